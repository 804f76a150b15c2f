"""Commands of a GitHub workflow, which become annotations of a pull request."""

from collections.abc import Iterator, Sequence

from jjj_cli.answers.findings import Finding
from jjj_cli.safety.display import visible

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice", "none": "notice"}
# What a command's message and the values of its properties escape, as GitHub's own toolkit does.
_IN_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_VALUES = _IN_DATA | str.maketrans({":": "%3A", ",": "%2C"})


def write(findings: Sequence[Finding]) -> Iterator[str]:
    """Write a command a finding; columns count characters, and stand only where it ends on the line it begins on."""
    for one in findings:
        values = {"file": one.path, "line": one.start.line, "endLine": one.end.line}
        if one.is_piped:
            values.pop("file")
        if one.start.line == one.end.line:
            values |= {"col": one.start.column, "endColumn": one.end.column}
        values["title"] = f"jjj: {one.code}"
        said = ",".join(f"{name}={visible(str(value)).translate(_IN_VALUES)}" for name, value in values.items())
        yield f"::{_COMMANDS[one.level]} {said}::{visible(one.message).translate(_IN_DATA)}\n"
