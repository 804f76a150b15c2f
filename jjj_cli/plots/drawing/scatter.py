"""Two metrics: a point a region, its name beside it."""

from jjj_cli.answers.drawing import End
from jjj_cli.messages import say
from jjj_cli.plots.drawing import marks
from jjj_cli.plots.drawing.axes import bottom_axis, foot_axis, left_axis, left_width, zero_words
from jjj_cli.plots.drawing.canvas import INK, PAPER, QUIET, Canvas, Place
from jjj_cli.plots.drawing.label_placement import Box, Field, Wanted
from jjj_cli.plots.drawing.labels import Label
from jjj_cli.plots.drawing.marks import Key
from jjj_cli.plots.drawing.scale import Scale, reach
from jjj_cli.plots.drawing.style import LINES, MARKERS, Style, line_height
from jjj_cli.plots.picture import Scatter, ScatterPoint

_SHAPE, _TALL, _LOWEST = 0.66, 0.9, 0.35
_NAME = 0.3
# More points than this have their names alone.
_CROWD = 25


class ScatterChart:
    """Lays points out in a width, and draws them."""

    def __init__(self, chart: Scatter, style: Style, width: float) -> None:
        self._chart, self._style, self._width = chart, style, width
        crowd = len(chart.points) > _CROWD
        written = style._replace(base=style.small) if crowd else style
        self._labels = [
            Label(point.name, "" if crowd else point.about, written, width * _NAME) for point in chart.points
        ]
        self._axes = [style.ruler.wrap(axis, style.small, width, 2) for axis in chart.axes]
        self._head = (len(self._axes[1]) + 0.5) * line_height(style.small)
        self._foot = foot_axis(style) + len(self._axes[0]) * line_height(style.small)
        self.height = width * (_TALL if crowd else _SHAPE) + self._head + self._foot
        self.least = width * (_SHAPE if crowd else _LOWEST) + self._head + self._foot

    @property
    def keys(self) -> list[Key]:
        """Say what the markers are."""
        keys = [Key(_spot(group, hollow=False), words) for group, words in enumerate(self._chart.groups)]
        if any(point.apart for point in self._chart.points):
            keys.append(Key(_spot(0, hollow=True), say("plot.apart")))
        return keys + marks.hedge_keys({end for point in self._chart.points for end in point.ends}, _key)

    def draw(self, canvas: Canvas, at: Place, height: float) -> None:
        """Draw in a height that is at least the needed one."""
        (left, top), style, points = at, self._style, self._chart.points
        bottom = top + height - self._foot
        upwards = Scale(
            *reach([point.y for point in points]), bottom, top + self._head + style.gap, self._chart.units[1]
        )
        room = Box(left + left_width(upwards, style), top + self._head + style.gap, left + self._width, bottom)
        onwards = Scale(*reach([point.x for point in points]), room.left, room.right, self._chart.units[0])
        bottom_axis(canvas, onwards, room, style)
        left_axis(canvas, upwards, room, style)
        for number, line in enumerate(self._axes[1], start=1):
            canvas.text((left, top + number * line_height(style.small)), "↑ " * (number == 1) + line, style.small)
        for number, line in enumerate(self._axes[0], start=2):
            words = line + " →" * (number == len(self._axes[0]) + 1)
            canvas.text((room.right, bottom + number * line_height(style.small)), words, style.small, anchor="right")
        below = bottom + (2 + len(self._axes[0])) * line_height(style.small)
        canvas.text((room.left, below), zero_words(onwards, upwards), style.small, QUIET)
        places = [(onwards.at(point.x), upwards.at(point.y)) for point in points]
        boxes = self._arranged(places, room)
        for label, place, box in zip(self._labels, places, boxes, strict=True):
            label.join(canvas, place, box, style)
        for label, box in zip(self._labels, boxes, strict=True):
            label.draw(canvas, (box.left, box.top))
        for number, (point, place) in enumerate(zip(points, places, strict=True), start=1):
            self._draw_point(canvas, point, place, f"spot-{number}")

    def _arranged(self, places: list[Place], room: Box) -> list[Box]:
        """Find room for the names beside the points."""
        field, base = Field(room), self._style.base
        for point, place in zip(self._chart.points, places, strict=True):
            field.take_around(place, base * (1.2 if point.ends != ("exact", "exact") else 0.45))
        near = [base * (1.5 if point.ends != ("exact", "exact") else 0.8) for point in self._chart.points]
        return field.arrange(
            [
                Wanted(place, label.width, label.height, away)
                for place, label, away in zip(places, self._labels, near, strict=True)
            ]
        )

    def _draw_point(self, canvas: Canvas, point: ScatterPoint, place: Place, name: str) -> None:
        size = self._style.base * 0.75
        colour, marker = LINES[point.group % len(LINES)], MARKERS[point.group % len(MARKERS)]
        canvas.marker(place, marker, size, PAPER if point.apart else colour, colour if point.apart else INK, name)
        marks.hedge(canvas, place, size * 0.7, point.ends[0], across=True)
        marks.hedge(canvas, place, size * 0.7, point.ends[1])


def _spot(group: int, *, hollow: bool) -> marks.Drawn:
    colour, marker = LINES[group % len(LINES)], MARKERS[group % len(MARKERS)]

    def draw(canvas: Canvas, at: Place, width: float, height: float) -> None:
        middle = (at[0] + width / 2, at[1] + height / 2)
        canvas.marker(middle, marker, height * 0.8, PAPER if hollow else colour, colour if hollow else INK)

    return draw


def _key(known: End) -> marks.Drawn:
    def draw(canvas: Canvas, at: Place, width: float, height: float) -> None:
        middle = (at[0] + width / 2, at[1] + height / 2)
        canvas.marker(middle, "o", height * 0.4, INK, PAPER)
        marks.hedge(canvas, middle, height * 0.42, known)

    return draw
