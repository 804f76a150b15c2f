"""Runs of text in a Word document: bold, quiet or small."""

from collections.abc import Iterable
from copy import deepcopy
from functools import cache
from typing import Any

from docx.oxml import OxmlElement
from docx.shared import Pt, RGBColor
from docx.text.run import Run

from jjj_cli.reports.plain_text import plain
from jjj_cli.reports.word.styles import QUIET, SIZE


def add_run(line: Any, text: str, *, quiet: bool = False, bold: bool = False, size: float | None = None) -> None:
    """Add a run of text to a paragraph."""
    line.add_run(plain(text))._r.insert(0, deepcopy(_look(quiet, bold, size)))


@cache
def _look(quiet: bool, bold: bool, size: float | None) -> Any:
    """Make the properties of runs that look so; setting each anew took half of the time of a document."""
    run = Run(OxmlElement("w:r"), None)  # type: ignore[arg-type]  # it stands in no document
    run.bold = bold or None
    if quiet:
        run.font.color.rgb = RGBColor.from_string(QUIET)
    if size or quiet:
        run.font.size = Pt(size or SIZE - 1)
    return run._r.rPr


def add_paragraph(document: Any, text: str, *, quiet: bool = False, bold: bool = False) -> Any:
    """Add a paragraph of one run to a document, and give it."""
    line = document.add_paragraph()
    add_run(line, text, quiet=quiet, bold=bold)
    return line


def footnote_marks(numbers: Iterable[int]) -> str:
    """Write the numbers of sources: [1][2]."""
    return "".join(f"[{number}]" for number in numbers)
