"""Where days and values stand in a plot of lines: the axes of both, chosen for a width."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from rich.cells import cell_len

from jjj_cli.answers.drawing import Point
from jjj_cli.render.charts.scale import Scale, fit

# A plot has a row for so many cells of the width, within these bounds; a small one has six.
SHAPE, LOWEST, HIGHEST, SMALL = 5, 9, 18, 6
# A figure that is alone in time stands amid a year.
ALONE = 183
# Beside a point there is room for a sign on either side.
MARGIN = 1


class View(NamedTuple):
    """Where days and values stand: columns from the left, rows from below."""

    first: date
    last: date
    scale: Scale
    columns: int

    @property
    def rows(self) -> int:
        """Give the rows of the plot."""
        return self.scale.length + 1

    @property
    def from_zero(self) -> bool:
        """Say whether zero is on the axis of values."""
        return self.scale.low <= 0 <= self.scale.high

    def column(self, day: date) -> int:
        """Give the column of a day; days as far apart are as many columns apart."""
        return MARGIN + round((day - self.first).days * (self.columns - 1) / (self.last - self.first).days)

    def height(self, value: Decimal) -> Decimal:
        """Give how many rows above the lowest one a value stands."""
        return self.scale.place(value)


def view_for(points: list[Point], unit: str, width: int, together: bool, name: int) -> tuple[int, View]:
    """Choose the axes: of values from zero where the figures keep half of the height, of time from end to end."""
    values, days = [point.value for point in points], [point.day for point in points]
    low, high = min(values), max(values)
    if high - low >= max(abs(low), abs(high)) / 2:
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    rows = max(LOWEST, min(HIGHEST, width // SHAPE)) - 1 if together else SMALL
    scale = fit(low, high, rows, unit, lambda _: 1 if together else 0)
    gutter = max(cell_len(label) for _, label in scale.ticks())
    if gutter > width // 3:  # the words below say where the axis begins and ends
        gutter = 0
    room = min(name + 1, width // 4) if together else 0
    first, last = min(days).toordinal(), max(days).toordinal()
    if first == last:
        first, last = max(1, first - ALONE), min(date.max.toordinal(), last + ALONE)
    columns = max(2, width - gutter - 1 - 2 * MARGIN - room)
    return gutter, View(date.fromordinal(first), date.fromordinal(last), scale, columns)
