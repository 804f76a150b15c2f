"""GitLab's Code Quality report: a list of what stands on which lines, told apart by fingerprints."""

from collections.abc import Iterator, Sequence
from hashlib import sha256

from jjj_cli.answers.findings import Finding
from jjj_cli.safety.json_text import indented

_SEVERITIES = {"error": "major", "warning": "minor", "note": "info", "none": "info"}


def write(findings: Sequence[Finding]) -> Iterator[str]:
    """Write one list; it has no columns."""
    yield indented([_issue(one) for one in findings]) + "\n"


def _issue(one: Finding) -> dict[str, object]:
    # Of two findings with one fingerprint GitLab shows one, in whichever files they stand.
    fingerprint = sha256(f"{one.path}\0{one.fingerprint}".encode("utf-8", "replace")).hexdigest()[:32]
    return {
        "description": one.message,
        "check_name": f"jjj/{one.code}",
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[one.level],
        "location": {"path": one.path, "lines": {"begin": one.start.line, "end": one.end.line}},
    }
