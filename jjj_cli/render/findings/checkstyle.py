"""Checkstyle's XML, which Jenkins and others read: findings by file."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from jjj_cli.answers.findings import Finding
from jjj_cli.safety.display import visible

_SEVERITIES = {"error": "error", "warning": "warning", "note": "info", "none": "info"}
_ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;"})
# Characters that no XML may hold, beside the controls that `visible` spells out.
_NONE = dict.fromkeys((0xFFFE, 0xFFFF), "\ufffd")


def write(findings: Sequence[Finding]) -> Iterator[str]:
    """Write one document; columns count characters."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n'
    for file, of_file in groupby(findings, key=lambda one: one.file):
        yield f"  <file{_attribute('name', file)}>\n"
        for one in of_file:
            values = {
                "line": one.start.line,
                "column": one.start.column,
                "severity": _SEVERITIES[one.level],
                "message": one.message,
                "source": f"jjj.{one.code}",
            }
            yield f"    <error{''.join(_attribute(name, value) for name, value in values.items())}/>\n"
        yield "  </file>\n"
    yield "</checkstyle>\n"


def _attribute(name: str, value: object) -> str:
    return f' {name}="{visible(str(value)).translate(_NONE).translate(_ESCAPED)}"'
