"""One line a finding, `file:line:column: code: message`, however wide the terminal is: for problem matchers."""

from collections.abc import Iterator, Sequence

from jjj_cli.answers.findings import Finding
from jjj_cli.safety.display import one_line


def write(findings: Sequence[Finding]) -> Iterator[str]:
    """Write a line a finding; columns count characters."""
    for one in findings:
        yield one_line(f"{one.file}:{one.start.line}:{one.start.column}: {one.code}: {one.message}") + "\n"
