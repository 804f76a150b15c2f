"""Runs of text in a Word document: bold, quiet or small."""

from collections.abc import Iterable
from typing import Any

from docx.shared import Pt, RGBColor

from jjj_cli.reports.plain_text import plain
from jjj_cli.reports.word.styles import QUIET, SIZE


def add_run(line: Any, text: str, *, quiet: bool = False, bold: bool = False, size: float | None = None) -> None:
    """Add a run of text to a paragraph."""
    run = line.add_run(plain(text))
    run.bold = bold or None
    if quiet:
        run.font.color.rgb = RGBColor.from_string(QUIET)
    if size or quiet:
        run.font.size = Pt(size or SIZE - 1)


def add_paragraph(document: Any, text: str, *, quiet: bool = False, bold: bool = False) -> Any:
    """Add a paragraph of one run to a document, and give it."""
    line = document.add_paragraph()
    add_run(line, text, quiet=quiet, bold=bold)
    return line


def footnote_marks(numbers: Iterable[int]) -> str:
    """Write the numbers of sources: [1][2]."""
    return "".join(f"[{number}]" for number in numbers)
