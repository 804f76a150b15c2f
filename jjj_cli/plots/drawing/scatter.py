"""Two metrics: a point a region, its name beside it."""

from jjj_cli.messages import say
from jjj_cli.plots.drawing import marks
from jjj_cli.plots.drawing.apart import Box, Field
from jjj_cli.plots.drawing.axes import bottom_axis, foot_axis, left_axis, left_width, zero_words
from jjj_cli.plots.drawing.canvas import INK, PAPER, QUIET, Canvas, Place
from jjj_cli.plots.drawing.labels import Label
from jjj_cli.plots.drawing.marks import Key
from jjj_cli.plots.drawing.scale import Scale, reach
from jjj_cli.plots.drawing.style import LINES, MARKERS, Style, line_height
from jjj_cli.plots.picture import Hedge, Scatter, Spot

_SHAPE = 0.66
_NAME = 0.3
# More points than this have their names alone.
_CROWD = 25


class ScatterChart:
    """Lays points out in a width, and draws them."""

    def __init__(self, chart: Scatter, style: Style, width: float) -> None:
        self._chart, self._style, self._width = chart, style, width
        crowd = len(chart.spots) > _CROWD
        self._labels = [Label(spot.name, "" if crowd else spot.about, style, width * _NAME) for spot in chart.spots]
        self._axes = [style.ruler.wrap(axis, style.small, width, 2) for axis in chart.axes]
        self._head = (len(self._axes[1]) + 0.5) * line_height(style.small)
        self._foot = foot_axis(style) + len(self._axes[0]) * line_height(style.small)
        self.height = width * _SHAPE + self._head + self._foot

    @property
    def keys(self) -> list[Key]:
        """Say what the markers are."""
        keys = [Key(_spot(group, hollow=False), words) for group, words in enumerate(self._chart.groups)]
        if any(spot.apart for spot in self._chart.spots):
            keys.append(Key(_spot(0, hollow=True), say("plot.apart")))
        return keys + marks.hedge_keys({hedge for spot in self._chart.spots for hedge in spot.hedges}, _key)

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
        field = Field(Box(room.left, room.top, room.right, room.bottom))
        places = [(onwards.at(spot.x), upwards.at(spot.y)) for spot in spots]
        half = style.base * 0.45
        for place in places:
            field.take(Box(place[0] - half, place[1] - half, place[0] + half, place[1] + half))
        # The crowded ones choose last, and may have to go far.
        order = sorted(range(len(spots)), key=lambda one: -places[one][0])
        boxes = {
            one: field.place(places[one], self._labels[one].width, self._labels[one].height, style.base * 0.8)[0]
            for one in order
        }
        for one in order:
            self._labels[one].join(canvas, places[one], boxes[one], style)
        for one, spot in enumerate(spots):
            self._draw_spot(canvas, spot, places[one])
            self._labels[one].draw(canvas, (boxes[one].left, boxes[one].top))

    def _draw_spot(self, canvas: Canvas, spot: Spot, place: Place) -> None:
        size = self._style.base * 0.75
        colour, marker = LINES[spot.group % len(LINES)], MARKERS[spot.group % len(MARKERS)]
        canvas.marker(place, marker, size, PAPER if spot.apart else colour, colour if spot.apart else INK)
        marks.hedge(canvas, place, size * 0.7, spot.hedges[0], across=True)
        marks.hedge(canvas, place, size * 0.7, spot.hedges[1])


def _spot(group: int, *, hollow: bool) -> marks.Drawn:
    colour, marker = LINES[group % len(LINES)], MARKERS[group % len(MARKERS)]

    def draw(canvas: Canvas, at: Place, width: float, height: float) -> None:
        middle = (at[0] + width / 2, at[1] + height / 2)
        canvas.marker(middle, marker, height * 0.8, PAPER if hollow else colour, colour if hollow else INK)

    return draw


def _key(kind: Hedge) -> marks.Drawn:
    def draw(canvas: Canvas, at: Place, width: float, height: float) -> None:
        middle = (at[0] + width / 2, at[1] + height / 2)
        canvas.marker(middle, "o", height * 0.4, INK, PAPER)
        marks.hedge(canvas, middle, height * 0.42, kind)

    return draw
