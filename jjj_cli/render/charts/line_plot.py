"""What every plot of lines has: dots between figures, signs beside them, a frame of both axes."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from jjj_cli.answers.drawing import Point, Series
from jjj_cli.render.alignment import Line, pad
from jjj_cli.render.charts.glyphs import ENDS, HOPES, Glyphs
from jjj_cli.render.charts.legend import QUIET
from jjj_cli.render.charts.line_canvas import Canvas
from jjj_cli.render.charts.line_view import View
from jjj_cli.render.charts.time_axis import time_axis

# A dot stands at the foot, in the middle or at the top of its cell.
LEVELS = 3


def dots(canvas: Canvas, one: Series, view: View, glyphs: Glyphs, colour: str) -> None:
    """Draw a lighter line between the figures of each run: there is nothing published there."""
    for run in one.runs:
        for start, end in pairwise(run):
            _segment(
                canvas,
                (view.column(start.day), view.height(start.value)),
                (view.column(end.day), view.height(end.value)),
                glyphs,
                f"dim {colour}".strip(),
            )


def _segment(canvas: Canvas, start: tuple[int, Decimal], end: tuple[int, Decimal], glyphs: Glyphs, style: str) -> None:
    """Set a dot in each column between two points, or in each row where they are steep, at a third of a row."""
    across, up = end[0] - start[0], end[1] - start[1]
    steps = max(across, int(abs(up)))
    for step in range(1, steps):
        column = start[0] + round(across * step / steps)
        height = start[1] + up * step / steps
        row = round(height)
        level = min(LEVELS - 1, max(0, int((height - row + Decimal("0.5")) * LEVELS)))
        if canvas.at(column, row) == " ":
            canvas.put(column, row, glyphs.dots[level], style)


def signs_beside(canvas: Canvas, point: Point, column: int, row: int, glyphs: Glyphs) -> None:
    """Set beside a point what it is known of it: that it is more or less than drawn, that it is hoped for."""
    hope = glyphs.hopes[HOPES.index(point.hope)] if point.hope else ""
    for place, sign in ((column + 1, glyphs.rises[ENDS.index(point.end)]), (column - 1, hope)):
        if sign and canvas.at(place, row) in (" ", *glyphs.dots):
            canvas.put(place, row, sign, "bold")


def framed(canvas: Canvas, view: View, gutter: int, glyphs: Glyphs) -> Iterator[Line]:
    """Give the rows of a plot from above, with both axes."""
    labels = dict(view.scale.ticks()) if gutter else {}
    for row in reversed(range(view.rows)):
        sign = glyphs.tick_left if row in labels else glyphs.axis
        yield [(pad(labels.get(row, ""), gutter, right=True) + sign, QUIET), *canvas.line(row)]
    rule, names = time_axis(view, gutter, canvas.columns, glyphs)
    foot = glyphs.corner if view.from_zero else glyphs.broken
    yield [(" " * gutter + foot + rule, QUIET)]
    yield [(names, QUIET)]
