"""Bars from zero on a terminal: each beside its figure, or below it where the terminal is narrow."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from rich.cells import cell_len

from jjj_cli.answers.drawing import Bar, Bars, Figure, Mark
from jjj_cli.messages import say
from jjj_cli.render.alignment import Line, align_points, pad
from jjj_cli.render.charts.chart import (
    ENDS,
    HOPES,
    QUIET,
    Glyphs,
    Scale,
    fit,
    lettered,
    named_missing,
    names,
    plain,
    put,
    signs,
    words,
)
from jjj_cli.render.wrapping import wrap
from jjj_cli.safety.display import visible

GAP = "  "
# Bars that have less room beside their figures than this stand below them, and so do figures beside names.
COMFORTABLE = 18
# Longer bars would take the figures too far from the names.
LONGEST = 100
# The names take no more than a third of the width, or a quarter where the bars need the room.
NAME_SHARES = (3, 4)
NAME = 12


class Row(NamedTuple):
    """A line of the chart in words: of a bar, or of a mark that stands on the bar above it."""

    name: str
    figure: Figure
    rank: str = ""
    letter: str = ""
    said: str = ""
    bar: Bar | None = None


class Track(NamedTuple):
    """Where the bars are drawn: cells left of zero and right of it, and beyond them room for what is open."""

    scale: Scale
    before: int
    after: int

    @property
    def left(self) -> int:
        """Give the cells left of the axis."""
        return self.before - self.scale.low * self.scale.cells

    @property
    def width(self) -> int:
        """Give the cells of the whole track, its axis among them."""
        return self.before + self.scale.length + 1 + self.after


class Columns(NamedTuple):
    """How wide the columns of words are."""

    rank: int
    name: int
    letter: int
    shown: int
    period: int
    source: int

    @property
    def figures(self) -> int:
        """Give how much room a figure takes with its period and source."""
        return sum(width + len(GAP) for width in self[3:] if width)

    def headed(self, headings: "Row") -> "Columns":
        """Give the columns with room for their headings, but for those that have nothing to show."""
        figure = headings.figure
        texts = (headings.rank, headings.name, "", figure.shown, figure.period, figure.source)
        return Columns(*(max(own, cell_len(text)) if own else 0 for own, text in zip(self, texts, strict=True)))


def lines(chart: Bars, width: int, glyphs: Glyphs) -> Iterator[Line]:
    """Draw bars, and below them in words what is to be known of them."""
    rows = _aligned(list(_rows(chart, glyphs)))
    columns = _columns(rows)
    if beside := _fitting(columns.headed(_headings(chart)), width):
        track = _track(chart, min(LONGEST, width - _before(beside) - beside.figures))
        yield from _beside(rows, beside, track, chart, glyphs)
    else:
        indent = columns.rank + len(GAP) if columns.rank else 0
        track = _track(chart, width - indent - columns.letter)
        yield from _below(rows, columns, track, glyphs, width, indent)
    if any(map(_values, chart.bars)):
        ends = {"low": track.scale.label(track.scale.low), "high": track.scale.label(track.scale.high)}
        yield from words(say("chart.scale", **ends, unit=chart.unit), width)
    yield from _legend(chart, width, glyphs)


def _rows(chart: Bars, glyphs: Glyphs) -> Iterator[Row]:
    for bar in chart.bars:
        letter = lettered(bar.group) if len(chart.kinds) > 1 and bar.value is not None else ""
        yield Row(plain(bar.name), _safe(bar.figure), bar.rank, letter, bar.said, bar)
        for mark in bar.marks if bar.value is not None else ():
            yield Row("", _safe(mark.figure), said=f"{glyphs.hopes[HOPES.index(mark.hope)]} {mark.said}")


def _safe(figure: Figure) -> Figure:
    return Figure(*map(plain, figure))


def _aligned(rows: list[Row]) -> list[Row]:
    shown = align_points([row.figure.shown for row in rows])
    return [row._replace(figure=row.figure._replace(shown=text)) for row, text in zip(rows, shown, strict=True)]


def _columns(rows: list[Row]) -> Columns:
    def widest(texts: list[str]) -> int:
        return max((cell_len(line) for text in texts for line in visible(text).split("\n")), default=0)

    figures = [row.figure for row in rows]
    return Columns(
        widest([row.rank for row in rows]),
        widest([text for row in rows for text in (row.name, row.said)]),
        max((len(row.letter) + 1 for row in rows if row.letter), default=0),
        widest([figure.shown for figure in figures]),
        widest([figure.period for figure in figures]),
        widest([figure.source for figure in figures]),
    )


def _fitting(columns: Columns, width: int) -> Columns | None:
    """Give the columns with names narrow enough to leave bars some room; none where that cannot be."""
    for share in NAME_SHARES:
        narrowed = columns._replace(name=min(columns.name, max(NAME, width // share)))
        if width - _before(narrowed) - narrowed.figures >= COMFORTABLE:
            return narrowed
    return None


def _before(columns: Columns) -> int:
    return (columns.rank + len(GAP) if columns.rank else 0) + columns.name + len(GAP) + columns.letter


def _track(chart: Bars, room: int) -> Track:
    """Fit a scale that has zero and all figures on it into a room."""
    values = [value for bar in chart.bars for value in _values(bar)]
    low, high = min([Decimal(0), *values]), max([Decimal(0), *values])
    open_ends = [bar.value < 0 for bar in chart.bars if bar.value is not None and bar.end != "exact"]
    marked = [mark.value < 0 for bar in chart.bars for mark in bar.marks]
    unsure = [mark.value < 0 for bar in chart.bars for mark in bar.marks if mark.end != "exact"]
    before, after = (sum(below in some for some in (open_ends, marked, unsure)) for below in (True, False))
    return Track(fit(low, high, max(2, room - 1 - before - after)), before, after)


def _values(bar: Bar) -> list[Decimal]:
    return [*([] if bar.value is None else [bar.value]), *(mark.value for mark in bar.marks)]


def _beside(rows: list[Row], columns: Columns, track: Track, chart: Bars, glyphs: Glyphs) -> Iterator[Line]:
    """Draw every bar between its region and its figure."""
    headings = _headings(chart)
    labels, rule = _axis(track, glyphs)
    yield [(_joined(columns, headings, headings.name, labels), "bold")]
    whole = _before(columns) + track.width + columns.figures
    start = _before(columns)
    yield [(glyphs.rule * start + rule + glyphs.rule * (whole - start - track.width), "")]
    for row in rows:
        named = [(line, "") for line in names(row.name, columns.name)] if row.name else []
        named += [(line, QUIET) for text in row.said.split("\n") if text for line in wrap(visible(text), columns.name)]
        for place, (name, style) in enumerate(named):
            yield _line(row if place == 0 else None, columns, name, style, track, glyphs)


def _headings(chart: Bars) -> Row:
    figure = Figure(plain(chart.unit), say("column.period"), say("column.source"))
    return Row(say("column.region"), figure, say("column.rank"))


def _line(row: Row | None, columns: Columns, name: str, style: str, track: Track, glyphs: Glyphs) -> Line:
    """Draw a line: the words before the track, the track, and the figure after it."""
    rank = [(pad(row.rank if row else "", columns.rank, right=True) + GAP, "")] if columns.rank else []
    letter = [(pad(row.letter if row else "", columns.letter), QUIET)] if columns.letter else []
    line: Line = [*rank, (pad(name, columns.name) + GAP, style), *letter]
    line += _drawn(row.bar if row else None, track, glyphs)
    return line + ([(_figures(row.figure, columns), style)] if row else [])


def _joined(columns: Columns, row: Row, name: str, track: str) -> str:
    rank = pad(row.rank, columns.rank, right=True) + GAP if columns.rank else ""
    return f"{rank}{pad(name, columns.name)}{GAP}{' ' * columns.letter}{track}{_figures(row.figure, columns)}"


def _figures(figure: Figure, columns: Columns) -> str:
    """Set a figure in its columns: by its point, its period, its source."""
    shown = GAP + pad(figure.shown, columns.shown, right=True) if columns.shown else ""
    rest = zip((figure.period, figure.source), (columns.period, columns.source), strict=True)
    return shown + "".join(GAP + pad(text, width) for text, width in rest if width)


def _below(rows: list[Row], columns: Columns, track: Track, glyphs: Glyphs, width: int, indent: int) -> Iterator[Line]:
    """Draw every bar below its region and its figure, the figure beside the name where all have room for that."""
    before = " " * (indent + columns.letter)
    labels, rule = _axis(track, glyphs)
    yield [(before + labels, "bold")]
    yield [(before + rule, "")]
    room = width - indent - columns.figures
    beside = room >= COMFORTABLE
    for row in rows:
        style = "" if row.name else QUIET
        head, *said = [row.name, *row.said.split("\n")] if row.name else row.said.split("\n")
        named = names(visible(head), max(1, room if beside else width - indent))
        figure = _figures(row.figure, columns)
        for place, line in enumerate(named):
            start = pad(row.rank, indent - len(GAP), right=True) + GAP if indent and not place else " " * indent
            yield [(start + (pad(line, room) + figure if beside and not place else line), style)]
        told = [*([] if beside else [" ".join(figure.split())]), *said]
        for line in (line for text in told if text for line in wrap(visible(text), max(1, width - indent))):
            yield [(" " * indent + line, QUIET)]
        if row.bar:
            yield [(" " * indent, ""), (pad(row.letter, columns.letter), QUIET), *_drawn(row.bar, track, glyphs)]


def _axis(track: Track, glyphs: Glyphs) -> tuple[str, str]:
    """Write the labels of the scale's ticks, each ending over its own, and the rule that they stand on."""
    labels = [" "] * track.width
    rule = [glyphs.rule] * track.width
    zero = track.left
    for cell, label in track.scale.ticks():
        place = cell + track.before
        rule[place] = glyphs.tick
        start = place if label.startswith("-") else place - len(label) + 1
        if all(labels[max(0, at)] == " " for at in range(start - 1, start + len(label))):
            put(labels, start, label)
    labels[zero] = "0"
    return "".join(labels), "".join(rule)


def _drawn(bar: Bar | None, track: Track, glyphs: Glyphs) -> Line:
    """Draw a bar in its track, from the axis, with its open end and its marks."""
    cells = [" "] * track.width
    zero = track.left
    filled = _fill(cells, bar, track, glyphs) if bar else 0
    for mark in bar.marks if bar else ():
        # What is still short of its mark is seen to be.
        short = bar is not None and bar.value is not None and 0 <= bar.value < mark.value
        place = _cell(mark.value, track)
        place = max(place, zero + 1 + filled) if short else place
        _set(cells, place, mark, glyphs)
    return [("".join(cells[:zero]), ""), (glyphs.axis, QUIET), ("".join(cells[zero + 1 :]), "")]


def _fill(cells: list[str], bar: Bar, track: Track, glyphs: Glyphs) -> int:
    """Draw a bar into the cells of its track, and give how many it takes."""
    if bar.value is None:
        return 0
    size = abs(bar.value) / track.scale.step * track.scale.cells
    backwards = bar.value < 0
    drawn = _bar(size, glyphs.fills[min(bar.group, len(glyphs.fills) - 1)], glyphs, backwards=backwards)
    end = glyphs.ends[ENDS.index(bar.end)]
    whole = end + drawn if backwards else drawn + end
    put(cells, track.left - len(whole) if backwards else track.left + 1, whole)
    return len(drawn)


def _bar(size: Decimal, fill: str, glyphs: Glyphs, *, backwards: bool) -> str:
    """Draw a bar of a size in cells, exact to an eighth of one; to half a cell where it goes to the left."""
    parts = glyphs.half if backwards else glyphs.eighths
    whole, rest = divmod(int((size * (len(parts) + 1)).to_integral_value(ROUND_HALF_UP)), len(parts) + 1)
    if size and not (whole or rest) and parts:
        rest = 1  # what is not nothing is seen
    last = parts[rest - 1] if rest else ""
    return last + fill * whole if backwards else fill * whole + last


def _cell(value: Decimal, track: Track) -> int:
    """Give the cell that a value lies in: the one after what a bar of that value fills."""
    size = int(abs(value) / track.scale.step * track.scale.cells)
    return track.left - 1 - size if value < 0 else track.left + 1 + size


def _set(cells: list[str], place: int, mark: Mark, glyphs: Glyphs) -> None:
    """Set a mark, and beyond it that it is open; the open end of a bar that stands there moves on."""
    onward = -1 if mark.value < 0 else 1
    moved = [cells[place]] if cells[place].strip() and cells[place] in glyphs.ends else []
    told = [glyphs.hopes[HOPES.index(mark.hope)], *moved, glyphs.ends[ENDS.index(mark.end)]]
    for steps, sign in enumerate(filter(None, told)):
        if 0 <= place + steps * onward < len(cells):
            cells[place + steps * onward] = sign


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
