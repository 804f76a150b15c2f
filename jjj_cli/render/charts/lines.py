"""Figures over time on a terminal: a letter a region in one plot, or a plot a region where that is too much."""

from collections.abc import Iterator

from rich.cells import cell_len

from jjj_cli.answers.drawing import Lines, Point, Series
from jjj_cli.messages import say
from jjj_cli.render.alignment import Line
from jjj_cli.render.charts.glyphs import Glyphs
from jjj_cli.render.charts.legend import named_missing, signs, words
from jjj_cli.render.charts.line_canvas import Canvas
from jjj_cli.render.charts.line_plot import dots, framed, signs_beside
from jjj_cli.render.charts.line_view import MARGIN, View, view_for
from jjj_cli.render.charts.time_axis import ticks
from jjj_cli.safety.display import one_line

# More regions than this, or fewer cells, and each has a plot of its own.
MOST, WIDE = 12, 60
COLOURS = ("cyan", "magenta", "green", "red", "blue")


def lines(chart: Lines, width: int, glyphs: Glyphs) -> Iterator[Line]:
    """Draw figures over time, and below them in words what they are and how to read them."""
    lasting = [one for one in chart.series if len(one.points) > 1]
    drawn = chart.series if lasting and len(chart.series) <= MOST else lasting
    points = [point for one in drawn for point in one.points]
    together = len(drawn) <= MOST and width >= WIDE
    if points:
        gutter, view = view_for(points, chart.unit, width, together, max(cell_len(one.name) for one in drawn))
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


def _together(drawn: list[Series], view: View, gutter: int, width: int, glyphs: Glyphs) -> Iterator[Line]:
    canvas = Canvas(width - gutter - 1, view.rows)
    for number, one in enumerate(drawn):
        dots(canvas, one, view, glyphs, _colour(number))
    crowded = [
        _letter(canvas, point, view, glyphs, _sign(number), _colour(number))
        for number, one in enumerate(drawn)
        for point in one.points
    ]
    for number, one in enumerate(drawn):
        last = max(one.points, key=lambda point: point.day)
        place, row = view.column(last.day) + 2 * MARGIN + 1, round(view.height(last.value))
        sign = _sign(number)
        name = one_line(one.name) if canvas.at(place - 2 * MARGIN - 1, row) == sign else f"{sign} {one_line(one.name)}"
        if canvas.free(place - 1, row, cell_len(name) + 1):
            canvas.put(place, row, name, _colour(number))
    yield from framed(canvas, view, gutter, glyphs)
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
        say("chart.series", name=one_line(one.name), figures=said) if not place else said
        for place, said in enumerate(one.said)
    )


def _letter(canvas: Canvas, point: Point, view: View, glyphs: Glyphs, letter: str, colour: str) -> bool:
    """Set a point, its signs beside it, and say whether another region's is there already."""
    column, row = view.column(point.day), round(view.height(point.value))
    there = canvas.at(column, row)
    crowd = there not in (" ", letter, *glyphs.dots)
    canvas.put(column, row, "*" if crowd else letter, "bold" if crowd else f"bold {colour}")
    signs_beside(canvas, point, column, row, glyphs)
    return crowd


def _apart(drawn: list[Series], view: View, gutter: int, width: int, glyphs: Glyphs) -> Iterator[Line]:
    for number, one in enumerate(drawn):
        if number:
            yield []
        yield from words(one.name, width, "bold")
        canvas = Canvas(view.columns + 2 * MARGIN, view.rows)
        dots(canvas, one, view, glyphs, "")
        for point in one.points:
            column, row = view.column(point.day), round(view.height(point.value))
            canvas.put(column, row, glyphs.point, "bold")
            signs_beside(canvas, point, column, row, glyphs)
        yield from framed(canvas, view, gutter, glyphs)
        yield from words("\n".join(one.said), width, "")
    if len(drawn) > 1:
        yield []
        yield from words(say("chart.same-axes"), width)


def _told(unit: str, points: list[Point], view: View, width: int, glyphs: Glyphs) -> Iterator[Line]:
    """Say how the plot is to be read: its axes, its dots, its signs."""
    scale = view.scale
    ends = {"low": scale.label(scale.low), "high": scale.label(scale.high), "unit": unit}
    yield from words(say("chart.base.zero", **ends) if view.from_zero else say("chart.base.cut", **ends), width)
    yield from words(say(f"chart.time.{ticks(view)[0]}"), width)
    yield from words(f"{glyphs.dots[1]} {say('chart.between')}", width, indent=2)
    hopes = {point.hope for point in points if point.hope}
    yield from signs(glyphs.rises, {point.end for point in points}, hopes, glyphs, width)
