"""SARIF 2.1.0, which code scanning and editors read; columns count characters (`unicodeCodePoints`)."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import quote

from jjj_cli.answers.findings import LEVELS, Finding
from jjj_cli.messages import say
from jjj_cli.safety.json_text import indented
from jjj_cli.version import __version__

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
# What does not fail has no level.
_KINDS = {"supported": "pass", "unknown": "open"}


def write(findings: Sequence[Finding]) -> Iterator[str]:
    """Write one log with one run."""
    rules = [_rule(code, level) for code, level in LEVELS.items()]
    driver = {"name": "jjj", "version": __version__, "rules": rules}
    run = {
        "tool": {"driver": driver},
        "language": str(say("report.language")),
        "columnKind": "unicodeCodePoints",
        "results": [_result(one) for one in findings],
    }
    yield indented({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}) + "\n"


def _rule(code: str, level: str) -> dict[str, object]:
    meant = str(say(f"finding.{code}"))
    return {"id": code, "shortDescription": {"text": meant}, "defaultConfiguration": {"level": level}}


def _result(one: Finding) -> dict[str, object]:
    region = {
        "startLine": one.start.line,
        "startColumn": one.start.column,
        "endLine": one.end.line,
        "endColumn": one.end.column,
    }
    return {
        "ruleId": one.code,
        "ruleIndex": list(LEVELS).index(one.code),
        "kind": _KINDS.get(one.code, "fail"),
        "level": one.level,
        "message": {"text": one.message},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(one.path)}, "region": region}}],
        "partialFingerprints": {"words/v1": one.fingerprint},
        "properties": one.details,
    }


def _uri(path: str) -> str:
    return Path(path).as_uri() if Path(path).is_absolute() else quote(path.encode("utf-8", "replace"))
