"""Figures over time on a terminal: a letter a region in one plot, or a plot a region where that is too much."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from rich.cells import cell_len

from jjj_cli.answers.drawing import Lines, Point, Series
from jjj_cli.messages import say
from jjj_cli.render.alignment import Line, pad
from jjj_cli.render.charts.chart import (
    ENDS,
    HOPES,
    QUIET,
    Glyphs,
    Scale,
    fit,
    named_missing,
    plain,
    signs,
    spread,
    words,
)

# More regions than this, or fewer cells, and each has a plot of its own.
MOST, WIDE = 12, 60
# A plot has a row for so many cells of the width, within these bounds; a small one has six.
SHAPE, LOWEST, HIGHEST, SMALL = 5, 9, 18, 6
LEVELS = 3
# A figure that is alone in time stands amid a year.
ALONE = 183
COLOURS = ("cyan", "magenta", "green", "red", "blue")
# Beside a point there is room for a sign on either side.
MARGIN = 1
_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
_MONTHS = (1, 2, 3, 6)


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


class Canvas:
    """Cells with a sign and a style each."""

    def __init__(self, columns: int, rows: int) -> None:
        self.columns = columns
        self.cells = [[(" ", "") for _ in range(columns)] for _ in range(rows)]

    def at(self, column: int, row: int) -> str:
        """Give the sign at a place; what lies outside is taken."""
        inside = 0 <= column < self.columns and 0 <= row < len(self.cells)
        return self.cells[row][column][0] if inside else "?"

    def put(self, column: int, row: int, text: str, style: str) -> None:
        """Write a text from a place on."""
        for place, letter in enumerate(spread(text)):
            self.cells[row][column + place] = (letter, style)

    def free(self, column: int, row: int, width: int) -> bool:
        """Say whether some cells of a row are empty."""
        return all(self.at(column + place, row) == " " for place in range(width))

    def line(self, row: int) -> Line:
        """Give a row in pieces of one style."""
        pieces: Line = []
        for sign, style in self.cells[row]:
            if pieces and pieces[-1][1] == style:
                pieces[-1] = (pieces[-1][0] + sign, style)
            else:
                pieces.append((sign, style))
        return pieces


def lines(chart: Lines, width: int, glyphs: Glyphs) -> Iterator[Line]:
    """Draw figures over time, and below them in words what they are and how to read them."""
    lasting = [one for one in chart.series if len(one.points) > 1]
    drawn = chart.series if lasting and len(chart.series) <= MOST else lasting
    points = [point for one in drawn for point in one.points]
    together = len(drawn) <= MOST and width >= WIDE
    if points:
        gutter, view = _view(points, width, together, max(cell_len(one.name) for one in drawn))
        if together:
            yield from _together(drawn, view, gutter, width, glyphs)
        else:
            yield from _apart(drawn, view, gutter, width, glyphs)
        yield from _told(chart.unit, points, view, width, glyphs)
    alone = [one for one in chart.series if one not in drawn]
    if alone:
        yield from words(say("chart.alone"), width)
        for one in alone:
            yield from words(_figures(one), width, indent=2)
    yield from named_missing(chart.missing, width)


def _view(points: list[Point], width: int, together: bool, name: int) -> tuple[int, View]:
    """Choose the axes: of values from zero where the figures keep half of the height, of time from end to end."""
    values, days = [point.value for point in points], [point.day for point in points]
    low, high = min(values), max(values)
    if high - low >= max(abs(low), abs(high)) / 2:
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    rows = max(LOWEST, min(HIGHEST, width // SHAPE)) - 1 if together else SMALL
    scale = fit(low, high, rows, lambda _: 1 if together else 0)
    gutter = max(len(label) for _, label in scale.ticks())
    if gutter > width // 3:  # the words below say where the axis begins and ends
        gutter = 0
    room = min(name + 1, width // 4) if together else 0
    first, last = min(days).toordinal(), max(days).toordinal()
    if first == last:
        first, last = max(1, first - ALONE), min(date.max.toordinal(), last + ALONE)
    columns = max(2, width - gutter - 1 - 2 * MARGIN - room)
    return gutter, View(date.fromordinal(first), date.fromordinal(last), scale, columns)


# All in one plot -------------------------------------------------------------------------------------


def _together(drawn: list[Series], view: View, gutter: int, width: int, glyphs: Glyphs) -> Iterator[Line]:
    canvas = Canvas(width - gutter - 1, view.rows)
    for number, one in enumerate(drawn):
        _dots(canvas, one, view, glyphs, _colour(number))
    crowded = [
        _letter(canvas, point, view, glyphs, _sign(number), _colour(number))
        for number, one in enumerate(drawn)
        for point in one.points
    ]
    for number, one in enumerate(drawn):
        last = max(one.points, key=lambda point: point.day)
        place, row = view.column(last.day) + 2 * MARGIN + 1, round(view.height(last.value))
        sign = _sign(number)
        name = plain(one.name) if canvas.at(place - 2 * MARGIN - 1, row) == sign else f"{sign} {plain(one.name)}"
        if canvas.free(place - 1, row, cell_len(name) + 1):
            canvas.put(place, row, name, _colour(number))
    yield from _framed(canvas, view, gutter, glyphs)
    for number, one in enumerate(drawn):
        for place, line in enumerate(words(_figures(one), width - 2, "")):
            yield [(_sign(number) + " " if not place else "  ", f"bold {_colour(number)}"), *line]
    if any(crowded):
        yield from words(f"* {say('chart.crowd')}", width, indent=2)


def _sign(number: int) -> str:
    return chr(ord("A") + number)


def _colour(number: int) -> str:
    return COLOURS[number % len(COLOURS)]


def _figures(one: Series) -> str:
    return "\n".join(
        say("chart.series", name=plain(one.name), figures=said) if not place else said
        for place, said in enumerate(one.said)
    )


def _letter(canvas: Canvas, point: Point, view: View, glyphs: Glyphs, letter: str, colour: str) -> bool:
    """Set a point, its signs beside it, and say whether another region's is there already."""
    column, row = view.column(point.day), round(view.height(point.value))
    there = canvas.at(column, row)
    crowd = there not in (" ", letter, *glyphs.dots)
    canvas.put(column, row, "*" if crowd else letter, "bold" if crowd else f"bold {colour}")
    _beside(canvas, point, column, row, glyphs)
    return crowd


def _beside(canvas: Canvas, point: Point, column: int, row: int, glyphs: Glyphs) -> None:
    """Set beside a point what it is known of it: that it is more or less than drawn, that it is hoped for."""
    hope = glyphs.hopes[HOPES.index(point.hope)] if point.hope else ""
    for place, sign in ((column + 1, glyphs.rises[ENDS.index(point.end)]), (column - 1, hope)):
        if sign and canvas.at(place, row) in (" ", *glyphs.dots):
            canvas.put(place, row, sign, "bold")


# A plot a region -------------------------------------------------------------------------------------


def _apart(drawn: list[Series], view: View, gutter: int, width: int, glyphs: Glyphs) -> Iterator[Line]:
    for number, one in enumerate(drawn):
        if number:
            yield []
        yield from words(one.name, width, "bold")
        canvas = Canvas(view.columns + 2 * MARGIN, view.rows)
        _dots(canvas, one, view, glyphs, "")
        for point in one.points:
            column, row = view.column(point.day), round(view.height(point.value))
            canvas.put(column, row, glyphs.point, "bold")
            _beside(canvas, point, column, row, glyphs)
        yield from _framed(canvas, view, gutter, glyphs)
        yield from words("\n".join(one.said), width, "")
    if len(drawn) > 1:
        yield []
        yield from words(say("chart.same-axes"), width)


# Both ------------------------------------------------------------------------------------------------


def _dots(canvas: Canvas, one: Series, view: View, glyphs: Glyphs, colour: str) -> None:
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


def _framed(canvas: Canvas, view: View, gutter: int, glyphs: Glyphs) -> Iterator[Line]:
    """Give the rows of a plot from above, with both axes."""
    labels = dict(view.scale.ticks()) if gutter else {}
    for row in reversed(range(view.rows)):
        sign = glyphs.tick_left if row in labels else glyphs.axis
        yield [(pad(labels.get(row, ""), gutter, right=True) + sign, QUIET), *canvas.line(row)]
    rule, names = _time_axis(view, gutter, canvas.columns, glyphs)
    foot = glyphs.corner if view.from_zero else glyphs.broken
    yield [(" " * gutter + foot + rule, QUIET)]
    yield [(names, QUIET)]


def _time_axis(view: View, gutter: int, columns: int, glyphs: Glyphs) -> tuple[str, str]:
    rule = [glyphs.rule] * (view.columns + 2 * MARGIN)
    names = [" "] * (gutter + 1 + columns)
    for day, label in _ticks(view)[1]:
        place = view.column(day)
        rule[place] = glyphs.foot
        start = min(gutter + 1 + place - len(label) // 2, len(names) - len(label))
        start = max(0, start)
        if all(sign == " " for sign in names[max(0, start - 1) : start + len(label)]):
            names[start : start + len(label)] = label
    return "".join(rule), "".join(names)


def _ticks(view: View) -> tuple[str, list[tuple[date, str]]]:
    """Give the ticks of the axis of time: ends of round years, or of months, or the first and the last day."""
    apart = view.columns / (view.last - view.first).days
    roomy = (every for every in _YEARS if every * 365 * apart >= len("2022") + 2)
    every = next(roomy, _YEARS[-1])
    years = range(view.first.year + -view.first.year % every, view.last.year + 1, every)
    found = [
        (date(year, 12, 31), str(year)) for year in years if year and view.first <= date(year, 12, 31) <= view.last
    ]
    if len(found) > 1:
        return "year", found
    for every in _MONTHS:
        if every * 30 * apart >= len("2022-10") + 2:
            ends = [(day, f"{day:%Y-%m}") for day in _month_ends(view.first, view.last) if day.month % every == 0]
            if len(ends) > 1:
                return "month", ends
    return "day", [(day, day.isoformat()) for day in (view.first, view.last)]


def _month_ends(first: date, last: date) -> list[date]:
    months = [(year, month) for year in range(first.year, last.year + 1) for month in range(1, 13)]
    ends = [date(year, month, monthrange(year, month)[1]) for year, month in months]
    return [day for day in ends if first <= day <= last]


def _told(unit: str, points: list[Point], view: View, width: int, glyphs: Glyphs) -> Iterator[Line]:
    """Say how the plot is to be read: its axes, its dots, its signs."""
    scale = view.scale
    ends = {"low": scale.label(scale.low), "high": scale.label(scale.high), "unit": unit}
    yield from words(say("chart.base.zero", **ends) if view.from_zero else say("chart.base.cut", **ends), width)
    yield from words(say(f"chart.time.{_ticks(view)[0]}"), width)
    yield from words(f"{glyphs.dots[1]} {say('chart.between')}", width, indent=2)
    hopes = {point.hope for point in points if point.hope}
    yield from signs(glyphs.rises, {point.end for point in points}, hopes, glyphs, width)
