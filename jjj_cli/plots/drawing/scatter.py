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
from jjj_cli.plots.picture import Scatter, Spot

_SHAPE, _TALL = 0.66, 0.9
_NAME = 0.3
# More points than this have their names alone.
_CROWD = 25


class ScatterChart:
    """Lays points out in a width, and draws them."""

    def __init__(self, chart: Scatter, style: Style, width: float) -> None:
        self._chart, self._style, self._width = chart, style, width
        crowd = len(chart.spots) > _CROWD
        written = style._replace(base=style.small) if crowd else style
        self._labels = [Label(spot.name, "" if crowd else spot.about, written, width * _NAME) for spot in chart.spots]
        self._axes = [style.ruler.wrap(axis, style.small, width, 2) for axis in chart.axes]
        self._head = (len(self._axes[1]) + 0.5) * line_height(style.small)
        self._foot = foot_axis(style) + len(self._axes[0]) * line_height(style.small)
        self.height = width * (_TALL if crowd else _SHAPE) + self._head + self._foot

    @property
    def keys(self) -> list[Key]:
        """Say what the markers are."""
        keys = [Key(_spot(group, hollow=False), words) for group, words in enumerate(self._chart.groups)]
        if any(spot.apart for spot in self._chart.spots):
            keys.append(Key(_spot(0, hollow=True), say("plot.apart")))
        return keys + marks.hedge_keys({end for spot in self._chart.spots for end in spot.ends}, _key)

    def draw(self, canvas: Canvas, at: Place, height: float) -> None:
        """Draw in a height that is at least the needed one."""
        (left, top), style, spots = at, self._style, self._chart.spots
        bottom = top + height - self._foot
        upwards = Scale(*reach([spot.y for spot in spots]), bottom, top + self._head + style.gap)
        room = Box(left + left_width(upwards, style), top + self._head + style.gap, left + self._width, bottom)
        onwards = Scale(*reach([spot.x for spot in spots]), room.left, room.right)
        bottom_axis(canvas, onwards, room, style)
        left_axis(canvas, upwards, room, style)
        for number, line in enumerate(self._axes[1], start=1):
            canvas.text((left, top + number * line_height(style.small)), "↑ " * (number == 1) + line, style.small)
        for number, line in enumerate(self._axes[0], start=2):
            words = line + " →" * (number == len(self._axes[0]) + 1)
            canvas.text((room.right, bottom + number * line_height(style.small)), words, style.small, anchor="right")
        below = bottom + (2 + len(self._axes[0])) * line_height(style.small)
        canvas.text((room.left, below), zero_words(onwards, upwards), style.small, QUIET)
        places = [(onwards.at(spot.x), upwards.at(spot.y)) for spot in spots]
        boxes = self._arranged(places, room)
        for label, place, box in zip(self._labels, places, boxes, strict=True):
            label.join(canvas, place, box, style)
        for label, box in zip(self._labels, boxes, strict=True):
            label.draw(canvas, (box.left, box.top))
        for number, (spot, place) in enumerate(zip(spots, places, strict=True), start=1):
            self._draw_spot(canvas, spot, place, f"spot-{number}")

    def _arranged(self, places: list[Place], room: Box) -> list[Box]:
        """Find room for the names beside the points."""
        field, base = Field(room), self._style.base
        for spot, place in zip(self._chart.spots, places, strict=True):
            field.take_around(place, base * (1.2 if spot.ends != ("exact", "exact") else 0.45))
        near = [base * (1.5 if spot.ends != ("exact", "exact") else 0.8) for spot in self._chart.spots]
        return field.arrange(
            [
                Wanted(place, label.width, label.height, away)
                for place, label, away in zip(places, self._labels, near, strict=True)
            ]
        )

    def _draw_spot(self, canvas: Canvas, spot: Spot, place: Place, name: str) -> None:
        size = self._style.base * 0.75
        colour, marker = LINES[spot.group % len(LINES)], MARKERS[spot.group % len(MARKERS)]
        canvas.marker(place, marker, size, PAPER if spot.apart else colour, colour if spot.apart else INK, name)
        marks.hedge(canvas, place, size * 0.7, spot.ends[0], across=True)
        marks.hedge(canvas, place, size * 0.7, spot.ends[1])


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
