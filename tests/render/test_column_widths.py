"""Columns share a width so that a table is not higher than it must be."""

import pytest

from jjj_cli.render.column_widths import balanced


@pytest.mark.parametrize(
    ("widths", "least", "rows", "shared"),
    [
        # A short column gives to a long one, and not below its least.
        ([16, 16], [10, 10], [[[8], [20]], [[6], [22]]], [10, 22]),
        ([16, 16], [14, 10], [[[8], [18]]], [14, 18]),
        ([16, 16], [14, 10], [[[8], [20]]], [16, 16]),
        # What gains nothing is left as it is.
        ([16, 16], [10, 10], [[[16], [16]]], [16, 16]),
        ([16, 16], [10, 10], [[[32], [32]]], [16, 16]),
        ([16, 16], [10, 10], [], [16, 16]),
        # A long row weighs no more than the others together.
        ([20, 20], [10, 10], [[[20], [50]], [[20], [10]], [[20], [10]], [[20], [10]]], [20, 20]),
        # A small step changes nothing here, and a large one does.
        ([20, 20], [10, 10], [[[12], [28]]], [12, 28]),
        # Of three columns any may give.
        ([12, 12, 12], [10, 10, 10], [[[10], [12], [14]]], [10, 12, 14]),
        # The lines of a cell are wrapped each for itself, and an empty one is a line.
        ([16, 16], [10, 10], [[[4], [16, 18]], [[4], [18, 0]]], [14, 18]),
    ],
)
def test_columns_give_what_they_do_not_need(
    widths: list[int], least: list[int], rows: list[list[list[int]]], shared: list[int]
) -> None:
    assert balanced(widths, least, rows) == shared
    assert sum(shared) == sum(widths)
