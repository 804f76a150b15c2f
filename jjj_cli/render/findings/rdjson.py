"""The Reviewdog Diagnostic Format, whose columns count bytes of UTF-8 from 1."""

from collections.abc import Iterator, Sequence

from jjj_cli.answers.findings import Finding, Spot
from jjj_cli.safety.json_text import indented

_SEVERITIES = {"error": "ERROR", "warning": "WARNING", "note": "INFO", "none": "INFO"}


def write(findings: Sequence[Finding]) -> Iterator[str]:
    """Write one object, `DiagnosticResult`."""
    diagnostics = [_diagnostic(one) for one in findings]
    yield indented({"source": {"name": "jjj"}, "diagnostics": diagnostics}) + "\n"


def _diagnostic(one: Finding) -> dict[str, object]:
    place = {"path": one.path, "range": {"start": _position(one.start), "end": _position(one.end)}}
    severity = _SEVERITIES[one.level]
    return {"message": one.message, "location": place, "severity": severity, "code": {"value": one.code}}


def _position(spot: Spot) -> dict[str, int]:
    return {"line": spot.line, "column": spot.byte_column}
