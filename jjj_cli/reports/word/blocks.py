"""The blocks of a report as paragraphs of a Word document."""

from collections.abc import Callable
from typing import Any

from jjj_cli.answers.result import Pairs, Text
from jjj_cli.messages.naming import caveat_coded, caveats_named
from jjj_cli.reports.document import (
    Block,
    Caveats,
    Chart,
    Command,
    Entries,
    Entry,
    Meanings,
    Points,
    Table,
)
from jjj_cli.reports.word.runs import add_paragraph, add_run, footnote_marks
from jjj_cli.reports.word.tables import add_table


def add_block(document: Any, block: Block) -> None:
    """Add a block of a report to a document."""
    _WRITERS[type(block)](document, block)


def _paragraph(document: Any, block: Text) -> None:
    add_paragraph(document, block.text, quiet=block.tone == "quiet", bold=block.tone in ("good", "caution"))


def _pairs(document: Any, block: Pairs) -> None:
    for name, value in block.pairs:
        _named(document, name, value)


def _caveats(document: Any, block: Caveats) -> None:
    for code, message in block.items:
        _named(document, caveats_named([code]), message)


def _meanings(document: Any, block: Meanings) -> None:
    for code, weight, meaning in block.items:
        _named(document, caveat_coded(code), f"{meaning} {weight}")


def _points(document: Any, block: Points) -> None:
    for item in block.items:
        add_run(document.add_paragraph(style="List Bullet"), item)


def _entries(document: Any, block: Entries) -> None:
    for entry in block.items:
        _entry(document, entry)


def _entry(document: Any, entry: Entry) -> None:
    line = document.add_paragraph()
    line.paragraph_format.keep_with_next = True
    add_run(line, entry.name, bold=True)
    add_run(line, f" {footnote_marks(entry.marks)}")
    add_paragraph(document, " · ".join(entry.about), quiet=True).paragraph_format.keep_with_next = True
    add_paragraph(document, entry.text)


def _named(document: Any, name: str, value: str) -> None:
    line = document.add_paragraph()
    add_run(line, f"{name}  ", bold=True)
    add_run(line, value)


_WRITERS: dict[type, Callable[[Any, Any], object]] = {
    Text: _paragraph,
    Pairs: _pairs,
    Table: lambda document, block: add_table(document, block.filled()),
    Chart: lambda *_: None,  # it shows what the table below it says
    Caveats: _caveats,
    Meanings: _meanings,
    Command: lambda document, block: add_paragraph(document, block.text),
    Points: _points,
    Entries: _entries,
}
