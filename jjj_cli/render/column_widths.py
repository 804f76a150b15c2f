"""How wide the columns are that must share what a table has: so that it is not higher than it must be."""

from collections.abc import Sequence
from itertools import permutations

# How much a column gives to another at a time, the larger steps to get over what a small one does not change.
STEPS = (2, 4, 8)
# As many rows as say what the others are like.
ROWS = 60

# How long the lines of a cell are before they are wrapped.
Lengths = Sequence[int]


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
