"""Bars from zero on a terminal: each beside its figure, or below it where the terminal is narrow."""

from collections.abc import Iterator

from jjj_cli.answers.drawing import Bars
from jjj_cli.messages import say
from jjj_cli.render.alignment import Line, pad
from jjj_cli.render.charts.bar_columns import (
    COMFORTABLE,
    GAP,
    Columns,
    Row,
    column_widths,
    figure_text,
    heading_line,
    headings_of,
    rows_of,
)
from jjj_cli.render.charts.bar_track import Track, axis, draw_bar, track_for, values_of
from jjj_cli.render.charts.cells import name_lines
from jjj_cli.render.charts.glyphs import Glyphs
from jjj_cli.render.charts.legend import QUIET, lettered, named_missing, signs, words
from jjj_cli.render.wrapping import wrap
from jjj_cli.safety.display import visible

# Longer bars would take the figures too far from the names.
LONGEST = 100


def lines(chart: Bars, width: int, glyphs: Glyphs) -> Iterator[Line]:
    """Draw bars, and below them in words what is to be known of them."""
    rows = rows_of(chart, glyphs)
    columns = column_widths(rows)
    if beside := columns.headed(headings_of(chart)).narrowed(width):
        track = track_for(chart, min(LONGEST, width - beside.before - beside.figures))
        yield from _beside(rows, beside, track, chart, glyphs)
    else:
        indent = columns.rank + len(GAP) if columns.rank else 0
        track = track_for(chart, width - indent - columns.letter)
        yield from _below(rows, columns, track, glyphs, width, indent)
    if any(map(values_of, chart.bars)):
        ends = {"low": track.scale.label(track.scale.low), "high": track.scale.label(track.scale.high)}
        yield from words(say("chart.scale", **ends, unit=chart.unit), width)
    yield from _legend(chart, width, glyphs)


def _beside(rows: list[Row], columns: Columns, track: Track, chart: Bars, glyphs: Glyphs) -> Iterator[Line]:
    """Draw every bar between its region and its figure."""
    headings = headings_of(chart)
    labels, rule = axis(track, glyphs)
    yield [(heading_line(columns, headings, labels), "bold")]
    start = columns.before
    whole = start + track.width + columns.figures
    yield [(glyphs.rule * start + rule + glyphs.rule * (whole - start - track.width), "")]
    for row in rows:
        named = [(line, "") for line in name_lines(row.name, columns.name)] if row.name else []
        named += [(line, QUIET) for text in row.said.split("\n") if text for line in wrap(visible(text), columns.name)]
        for place, (name, style) in enumerate(named):
            yield _line(row if place == 0 else None, columns, name, style, track, glyphs)


def _line(row: Row | None, columns: Columns, name: str, style: str, track: Track, glyphs: Glyphs) -> Line:
    """Draw a line: the words before the track, the track, and the figure after it."""
    rank = [(pad(row.rank if row else "", columns.rank, right=True) + GAP, "")] if columns.rank else []
    letter = [(pad(row.letter if row else "", columns.letter), QUIET)] if columns.letter else []
    line: Line = [*rank, (pad(name, columns.name) + GAP, style), *letter]
    line += draw_bar(row.bar if row else None, track, glyphs)
    return line + ([(figure_text(row.figure, columns), style)] if row else [])


def _below(rows: list[Row], columns: Columns, track: Track, glyphs: Glyphs, width: int, indent: int) -> Iterator[Line]:
    """Draw every bar below its region and its figure, the figure beside the name where all have room for that."""
    before = " " * (indent + columns.letter)
    labels, rule = axis(track, glyphs)
    yield [(before + labels, "bold")]
    yield [(before + rule, "")]
    room = width - indent - columns.figures
    beside = room >= COMFORTABLE
    for row in rows:
        style = "" if row.name else QUIET
        head, *said = [row.name, *row.said.split("\n")] if row.name else row.said.split("\n")
        named = name_lines(visible(head), max(1, room if beside else width - indent))
        figure = figure_text(row.figure, columns)
        for place, line in enumerate(named):
            start = pad(row.rank, indent - len(GAP), right=True) + GAP if indent and not place else " " * indent
            yield [(start + (pad(line, room) + figure if beside and not place else line), style)]
        told = [*([] if beside else [" ".join(figure.split())]), *said]
        for line in (line for text in told if text for line in wrap(visible(text), max(1, width - indent))):
            yield [(" " * indent + line, QUIET)]
        if row.bar:
            yield [(" " * indent, ""), (pad(row.letter, columns.letter), QUIET), *draw_bar(row.bar, track, glyphs)]


def _legend(chart: Bars, width: int, glyphs: Glyphs) -> Iterator[Line]:
    """Say in words what the ends, the marks and the fills mean, of those that occur."""
    marks = [mark for bar in chart.bars for mark in bar.marks]
    ends = {bar.end for bar in chart.bars if bar.value is not None} | {mark.end for mark in marks}
    yield from signs(glyphs.ends, ends, {mark.hope for mark in marks}, glyphs, width)
    if len(chart.kinds) > 1:
        yield from words(say("chart.kinds"), width)
        for group, kind in enumerate(chart.kinds):
            fill = glyphs.fills[min(group, len(glyphs.fills) - 1)]
            yield from words(f"{lettered(group)} {fill}{fill} {kind}", width, indent=5)
        if len(chart.kinds) > len(glyphs.fills):
            yield from words(say("chart.shared", fill=glyphs.fills[-1]), width)
    yield from named_missing(chart.missing, width)
