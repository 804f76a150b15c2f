"""How the columns of a table share a width: so that the table is not higher than it must be."""

import re
from collections.abc import Sequence
from itertools import permutations

from rich.cells import cell_len

from jjj_cli.answers.result import Column
from jjj_cli.safety.display import visible

GAP = "  "
# A column that wraps is still comfortable at this width; where it would be narrower, rows become cards.
COMFORTABLE = 10
# A word of Latin letters up to this long is kept whole: preliminary, Shijiazhuang.
LONGEST = 14
# How much a column gives to another at a time, the larger steps to get over what a small one does not change.
STEPS = (2, 4, 8)
# As many rows as say what the others are like.
ROWS = 60

# How long the lines of a cell are before they are wrapped.
Lengths = Sequence[int]


def shared_widths(columns: list[Column], rows: list[list[str]], available: int) -> list[int] | None:
    """Share out the width: what must not wrap has its own, the rest share what is left.

    Gives None where that would leave a column too narrow to read.
    """
    lengths = [[_lengths(column, cell) for column, cell in zip(columns, row, strict=True)] for row in rows]
    natural = [
        max([cell_len(column.heading), *(length for row in lengths for length in row[place])])
        for place, column in enumerate(columns)
    ]
    wraps = [place for place, column in enumerate(columns) if not column.keep and column.align == "left"]
    left = available - len(GAP) * (len(columns) - 1)
    left -= sum(width for place, width in enumerate(natural) if place not in wraps)
    widths = dict(enumerate(natural))
    for done, place in enumerate(sorted(wraps, key=lambda place: natural[place])):
        widths[place] = min(natural[place], left // (len(wraps) - done))
        left -= widths[place]
    words = {
        place: max([_longest_word(columns[place].heading), *(_longest_word(row[place]) for row in rows)])
        for place in wraps
    }
    least = {place: min(natural[place], max(COMFORTABLE, columns[place].least, words[place])) for place in wraps}
    if left < 0 or any(widths[place] < least[place] for place in wraps):
        return None
    if any(widths[place] < natural[place] for place in wraps):
        least = {place: max(least[place], min(widths[place], cell_len(columns[place].heading))) for place in wraps}
        sharing = [[row[place] for place in wraps] for row in lengths]
        shared = balanced([widths[place] for place in wraps], [least[place] for place in wraps], sharing)
        widths |= {place: min(natural[place], width) for place, width in zip(wraps, shared, strict=True)}
    return list(widths.values())


def _longest_word(cell: str) -> int:
    """Measure the longest word that is not broken: Chinese is, and so is what is no word any more."""
    return max((len(word) for word in re.findall(r"[!-~]+", cell) if len(word) <= LONGEST), default=0)


def _lengths(column: Column, cell: str) -> list[int]:
    return [cell_len(line) for line in visible(cell).split("\n")[: 1 if column.runs else None]]


def balanced(widths: list[int], least: list[int], rows: Sequence[Sequence[Lengths]]) -> list[int]:
    """Move width from column to column as long as the rows become fewer lines high; none gets below its least."""
    rows = rows[:ROWS]
    best = _height(widths, rows)
    while True:
        tried = [(_height(moved, rows), moved) for moved in _moves(widths, least)]
        height, moved = min(tried, default=(best, widths), key=lambda one: one[0])
        if height >= best:
            return widths
        best, widths = height, moved


def _moves(widths: list[int], least: list[int]) -> list[list[int]]:
    found = []
    for step in STEPS:
        for giving, taking in permutations(range(len(widths)), 2):
            if widths[giving] - step >= least[giving]:
                moved = [*widths]
                moved[giving] -= step
                moved[taking] += step
                found.append(moved)
    return found


def _height(widths: list[int], rows: Sequence[Sequence[Lengths]]) -> int:
    """Say how many lines the rows are high, as far as their lengths tell."""
    return sum(
        max(sum(-(-length // width) or 1 for length in cell) for cell, width in zip(row, widths, strict=True))
        for row in rows
    )
