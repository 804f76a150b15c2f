"""The first rows of a frame, as it shows itself in Python."""

from collections.abc import Mapping, Sequence
from typing import Any
from unicodedata import east_asian_width

from jjj_cli.messages import say
from jjj_cli.safety.cells import text_of
from jjj_cli.safety.display import one_line

# How many rows are shown, and how wide a cell of them may be.
_ROWS = 10
_WIDEST = 28


def preview(title: str, fields: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> str:
    """Show a title, and below it some fields of the first rows."""
    lines = [fields, *([_cut(text_of(row[name], one_line)) for name in fields] for row in rows[:_ROWS])]
    widths = [max(map(_width, column)) for column in zip(*lines, strict=True)]
    shown = [_line(line, widths) for line in lines] if rows else []
    more = [say("frame.more", count=len(rows) - _ROWS)] if len(rows) > _ROWS else []
    return "\n".join([title, *shown, *more])


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell + " " * (width - _width(cell)) for cell, width in zip(cells, widths, strict=True))
    return "  ".join(padded).rstrip()


def _cut(text: str) -> str:
    if _width(text) <= _WIDEST:
        return text
    while _width(text) >= _WIDEST:
        text = text[:-1]
    return f"{text}…"


def _width(text: str) -> int:
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)
