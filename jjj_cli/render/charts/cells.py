"""Texts in the cells of a chart: broken for a width, spread over cells, written over others."""

import re

from rich.cells import cell_len

from jjj_cli.render.wrapping import wrap

_CHINESE_LAST = r" ([^\x00-\x7f]+)$"


def name_lines(text: str, width: int) -> list[str]:
    """Break a name that is too wide: first where its Chinese begins."""
    return wrap(text if cell_len(text) <= width else re.sub(_CHINESE_LAST, r"\n\1", text), width)


def spread(text: str) -> list[str]:
    """Spread a text over cells: a wide character fills one and leaves one empty."""
    cells: list[str] = []
    for letter in text:
        width = cell_len(letter)
        if width:
            cells += (letter, "")[:width]
        elif cells:  # an accent belongs to what it stands on
            cells[-1 if cells[-1] else -2] += letter
    return cells


def put(cells: list[str], place: int, text: str) -> None:
    """Write a text over cells from a place on, if it fits."""
    letters = spread(text)
    if place >= 0 and place + len(letters) <= len(cells):
        cells[place : place + len(letters)] = letters
