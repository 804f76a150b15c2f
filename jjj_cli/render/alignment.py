"""Numbers in a column: their decimal points under one another, whatever stands around them."""

import re

from rich.cells import cell_len

# A line in pieces, each with the style that it is drawn in.
Line = list[tuple[str, str]]
# What stands in brackets behind a number: the time of one that is not of its whole year.
_ASIDE = re.compile(r"(?<=\S) ?[(（]")


def align_points(cells: list[str]) -> list[str]:
    """Pad numbers so that their decimal points stand under one another, whatever stands around them."""
    halves = [[_halves(line) for line in cell.split("\n")] for cell in cells]
    left = max((cell_len(before) for lines in halves for before, _ in lines), default=0)
    right = max((cell_len(after) for lines in halves for _, after in lines), default=0)
    return [
        "\n".join(f"{pad(before, left, right=True)}{pad(after, right)}" for before, after in lines) for lines in halves
    ]


def pad(text: str, width: int, *, right: bool = False) -> str:
    """Fill a text up to a width with spaces, before it where it stands to the right."""
    spaces = " " * (width - cell_len(text))
    return spaces + text if right else text + spaces


def _halves(cell: str) -> tuple[str, str]:
    """Split a cell after the digits before its point; what has no digits stands before, and an aside is no number."""
    told = _ASIDE.split(cell, maxsplit=1)[0]
    place = told.find(".")
    if place < 0:
        place = max((index + 1 for index, letter in enumerate(told) if letter.isdigit()), default=len(told))
    return cell[:place], cell[place:]
