"""A history: time to the right, a line a region, its name at its end."""

from itertools import pairwise
from math import ceil, floor
from typing import NamedTuple

from jjj_cli.answers.drawing import End
from jjj_cli.messages import join, say
from jjj_cli.plots.drawing import marks
from jjj_cli.plots.drawing.axes import foot_axis, left_axis, left_width, time_axis, zero_words
from jjj_cli.plots.drawing.canvas import INK, PAPER, QUIET, RULE, Canvas, Place
from jjj_cli.plots.drawing.label_placement import Box, Field, Wanted, spread
from jjj_cli.plots.drawing.labels import Label
from jjj_cli.plots.drawing.marks import Key
from jjj_cli.plots.drawing.scale import Scale, reach
from jjj_cli.plots.drawing.style import NAMES, Style, line_height, stroke
from jjj_cli.plots.picture import Point, Run, TimeSeries

# Height to width, the least of it where a height is given, and how much of the width the names at the right may take.
_SHAPE, _LOWEST = 0.52, 0.3
_BESIDE, _LETTERS = 0.3, 12
# Who ends after this part of the time is named in the column at the right.
_LATE = 0.9
_SHORT = 2.0
# A picture with a line of more figures than this has small marks, and of one with more in all the first is written.
_DENSE, _TOLD = 8, 24
# Of more lines than these each is named on one line.
_MANY = 5


# Which line, and which run of it.
Name = tuple[int, int]


class Last(NamedTuple):
    """Where a run ends, what is said there, and which line it is of."""

    run: Run
    label: Label
    place: int
    spot: Place
    name: Name


class LineChart:
    """Lays lines out in a width, and draws them."""

    def __init__(self, chart: TimeSeries, style: Style, width: float) -> None:
        self._chart, self._style, self._width = chart, style, width
        self._dense = any(len(run.points) > _DENSE for one in chart.series for run in one.runs)
        self._points = [point for one in chart.series for run in one.runs for point in run.points]
        self._range = _years([point.when for point in self._points])
        room, many = max(width * _BESIDE, style.base * _LETTERS), sum(len(one.runs) for one in chart.series) > _MANY
        self._labels = [
            [Label(one.name, run.about, style, room, NAMES[at % len(NAMES)], beside=many) for run in one.runs]
            for at, one in enumerate(chart.series)
        ]
        every = [label for labels in self._labels for label in labels]
        self._right = max(label.width for label in every) + style.base * 1.6
        stacked = sum(label.height + style.base * 0.2 for label in every)
        self._head = style.small * 0.5
        self.height = max(width * _SHAPE, stacked * 1.05 + style.gap) + self._head + foot_axis(style)
        self.least = max(width * _LOWEST, stacked * 1.05 + style.gap) + self._head + foot_axis(style)

    @property
    def keys(self) -> list[Key]:
        """Say what the signs are that are not named at their lines."""
        size = self._style.base * 0.7
        keys = []
        gaps = any(len(run.pieces) > 1 for one in self._chart.series for run in one.runs)
        broken = any(len(_published(one.runs)) > 1 for one in self._chart.series)
        told = [say("plot.missing-years") if gaps else "", say("plot.broken") if broken else ""]
        if any(told):
            keys.append(Key(_gap, join("join.semicolon", filter(None, told))))
        if any(point.first for point in self._points):
            keys.append(
                Key(
                    lambda c, at, w, h: c.marker((at[0] + w / 2, at[1] + h / 2), "o", size, PAPER, INK),
                    say("nature.preliminary"),
                )
            )
        keys += marks.hedge_keys({point.end for point in self._points}, _key)
        return keys + marks.hope_keys({point.hope for point in self._points})

    def draw(self, canvas: Canvas, at: Place, height: float) -> None:
        """Draw in a height that is at least the needed one."""
        left, top = at
        style = self._style
        low, high = reach([point.value for point in self._points])
        bottom = top + height - foot_axis(style)
        upwards = Scale(low, high, bottom, top + self._head + style.gap, self._chart.unit)
        room = Box(
            left + left_width(upwards, style), top + self._head + style.gap, left + self._width - self._right, bottom
        )
        onwards = Scale(*self._range, room.left, room.right)
        time_axis(canvas, onwards, room, style)
        left_axis(canvas, upwards, room, style)
        canvas.text((room.left, bottom + 2 * line_height(style.small)), zero_words(upwards), style.small, QUIET)
        field = Field(Box(room.left, room.top - style.gap, room.right, bottom))
        self._draw_lines(canvas, onwards, upwards, field)
        self._draw_labels(canvas, onwards, upwards, field)

    def _draw_lines(self, canvas: Canvas, onwards: Scale, upwards: Scale, field: Field) -> None:
        style = self._style
        for place, one in enumerate(self._chart.series):
            colour, marker, dash = stroke(place)
            for number, run in enumerate(one.runs):
                how = ":" if run.points[0].hope else dash
                for part, piece in enumerate(run.pieces):
                    spots = [(onwards.at(point.when), upwards.at(point.value)) for point in piece]
                    if len(spots) > 1:
                        canvas.line(
                            spots, colour, 1.6, how, f"line-{place + 1}-{number + 1}" + f"-{part + 1}" * (part > 0)
                        )
                    for start, end in pairwise(spots):
                        field.take_line(start, end, style.base * 0.4)
                    for point, spot in zip(piece, spots, strict=True):
                        small = self._dense and point is not run.points[-1] and not point.first
                        self._draw_point(canvas, point, spot, (colour, marker), small=small)
                        field.take_around(spot, style.base * 0.4)

    def _draw_point(self, canvas: Canvas, point: Point, spot: Place, how: tuple[str, str], *, small: bool) -> None:
        size = self._style.base * (0.34 if small else 0.66)
        if point.hope:
            marks.diamond(canvas, spot, size, point.hope)
        else:
            canvas.marker(spot, how[1], size, PAPER if point.first else how[0], how[0])
        marks.hedge(canvas, spot, size, point.end)

    def _draw_labels(self, canvas: Canvas, onwards: Scale, upwards: Scale, field: Field) -> None:
        """Name every run: in a column at the right, or where it ends early; then give figures where there is room."""
        ends = [
            Last(
                run, label, place, (onwards.at(run.points[-1].when), upwards.at(run.points[-1].value)), (place, number)
            )
            for place, (one, labels) in enumerate(zip(self._chart.series, self._labels, strict=True))
            for number, (run, label) in enumerate(zip(one.runs, labels, strict=True))
        ]
        # Of few years the newest end well before the edge.
        late = min(onwards.start + (onwards.end - onwards.start) * _LATE, max(end.spot[0] for end in ends))
        rest = {end.name for end in ends if end.spot[0] >= late}
        boxes = self._beside(ends, rest, onwards.end, field)
        rest |= {end.name for end in ends if end.name not in boxes}
        # What leads to the column is known now, and names keep clear of it.
        boxes = self._beside(ends, rest, onwards.end, field)
        for name, box in boxes.items():
            field.take(box)
            next(end for end in ends if end.name == name).label.draw(canvas, (box.left, box.top))
        others = [end for end in ends if end.name not in boxes]
        self._draw_column(canvas, others, onwards.end, (upwards.end, upwards.start), field)
        self._draw_figures(canvas, onwards, upwards, field)

    def _draw_figures(self, canvas: Canvas, onwards: Scale, upwards: Scale, field: Field) -> None:
        """Write figures where there is room, each in the colour of its line and nearer to it than to another."""
        size = self._style.small * 0.9
        spots = [
            [(onwards.at(point.when), upwards.at(point.value)) for run in one.runs for point in run.points]
            for one in self._chart.series
        ]
        for place, one in enumerate(self._chart.series):
            others = [spot for other, there in enumerate(spots) if other != place for spot in there]
            for run in one.runs:
                for point in run.points[:-1] if len(self._points) <= _TOLD else run.points[: len(run.points) > 1]:
                    spot = onwards.at(point.when), upwards.at(point.value)
                    wide = self._style.ruler.width(point.label, size)
                    if found := field.beside(
                        Wanted(spot, wide, self._style.small, self._style.base * 0.5, tuple(others))
                    ):
                        foot = found.left, found.bottom - self._style.small * 0.15
                        canvas.text(foot, point.label, size, NAMES[place % len(NAMES)])

    def _beside(self, ends: list[Last], rest: set[Name], edge: float, field: Field) -> dict[Name, Box]:
        """Find room for names where their lines end, but for the rest, to whom lines lead from the edge."""
        style, taken = self._style, field.copy()
        for end in ends:
            if end.name in rest:
                taken.take_line(end.spot, (edge, end.spot[1]), style.base * 0.3)
        found = {}
        for end in sorted(ends, key=lambda end: (-end.spot[0], end.spot[1])):
            wide, tall = end.label.width, end.label.height
            if end.name not in rest and (box := taken.beside(Wanted(end.spot, wide, tall, style.base * 0.7))):
                found[end.name] = box
        return found

    def _draw_column(self, canvas: Canvas, ends: list[Last], left: float, between: Place, field: Field) -> None:
        """Write names in a column, each as near to the height of its line as the others let it."""
        style = self._style
        heights = [end.label.height + style.base * 0.2 for end in ends]
        middles = spread([end.spot[1] for end in ends], heights, *between)
        x = left + style.base
        for end, middle in zip(ends, middles, strict=True):
            box = Box(
                x, middle - end.label.height / 2, x + style.gap / 2 + end.label.width, middle + end.label.height / 2
            )
            elbow = left + style.base * 0.2, end.spot[1]
            # Within the plot what leads to a name is no line of figures, and is not to look like one.
            canvas.line([(end.spot[0] + style.base * 0.5, end.spot[1]), elbow], RULE, 0.5)
            canvas.line([elbow, (x, middle)], stroke(end.place)[0], 0.5)
            field.take(box)
            end.label.draw(canvas, (box.left + style.gap / 2, box.top))


def _published(runs: list[Run]) -> list[Run]:
    return [run for run in runs if not run.points[0].hope]


def _years(times: list[float]) -> tuple[float, float]:
    """Give from where to where time goes: whole years, or whole months where there are few."""
    parts = 12 if max(times) - min(times) <= _SHORT / 2 else 1
    return floor(min(times) * parts) / parts, max(ceil(max(times) * parts), floor(min(times) * parts) + 1) / parts


def _gap(canvas: Canvas, at: Place, width: float, height: float) -> None:
    middle = at[1] + height / 2
    for start, end in ((0.0, 0.3), (0.7, 1.0)):
        canvas.line([(at[0] + width * start, middle), (at[0] + width * end, middle)], QUIET, 1.4)
    for part in (0.3, 0.7):
        canvas.marker((at[0] + width * part, middle), "o", height * 0.35, QUIET, QUIET)


def _key(known: End) -> marks.Drawn:
    def draw(canvas: Canvas, at: Place, width: float, height: float) -> None:
        middle = (at[0] + width / 2, at[1] + height * {"more": 0.8, "less": 0.2}.get(known, 0.5))
        canvas.marker(middle, "o", height * 0.4, INK, PAPER)
        marks.hedge(canvas, middle, height * 0.38, known)

    return draw
