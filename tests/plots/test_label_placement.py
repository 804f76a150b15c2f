"""Words beside points: nearest to their own, and a column of them as near to their lines as can be."""

import pytest

pytest.importorskip("matplotlib")

from jjj_cli.plots.drawing.label_placement import Box, Field, Wanted, spread


@pytest.mark.parametrize(
    ("wanted", "heights", "middles"),
    [
        ([10, 50], [10, 10], [10, 50]),
        # Those that would lie on each other stand around where they want to be, and move nobody else.
        ([50, 50, 50], [10, 10, 10], [40, 50, 60]),
        ([50, 51, 90], [10, 10, 10], [45.5, 55.5, 90]),
        ([50, 50, 62], [10, 10, 10], [44, 54, 64]),
        # Nothing leaves the column.
        ([0, 0], [10, 10], [5, 15]),
        ([100, 99], [10, 10], [95, 85]),
    ],
)
def test_a_column_of_names_is_moved_as_little_as_can_be(
    wanted: list[float], heights: list[float], middles: list[float]
) -> None:
    assert spread(wanted, heights, 0, 100) == pytest.approx(middles)


def test_a_figure_stands_nearer_to_its_own_point_than_to_another() -> None:
    room, own, other = Box(0, 0, 100, 100), (50.0, 50.0), (58.0, 50.0)
    alone = Field(room).beside(Wanted(own, 10, 5, 2))
    beside = Field(room).beside(Wanted(own, 10, 5, 2, (other,)))
    assert alone is not None
    assert beside is not None
    assert alone.left > own[0]
    assert beside.right < own[0]
