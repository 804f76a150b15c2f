"""A whole picture: title, what is to be known, signs, the chart, and what stands below it."""

from collections.abc import Iterable
from typing import NamedTuple, Protocol

from jjj_cli.errors import UsageError
from jjj_cli.messages import say
from jjj_cli.plots.drawing import fonts
from jjj_cli.plots.drawing.bars import BarChart
from jjj_cli.plots.drawing.canvas import INK, QUIET, RULE, Canvas, Place
from jjj_cli.plots.drawing.changes import ChangeChart
from jjj_cli.plots.drawing.fonts import Ruler
from jjj_cli.plots.drawing.lines import LineChart
from jjj_cli.plots.drawing.marks import Key
from jjj_cli.plots.drawing.scatter import ScatterChart
from jjj_cli.plots.drawing.style import Style, line_height
from jjj_cli.plots.drawing.tiles import TileChart
from jjj_cli.plots.formats import Size
from jjj_cli.plots.picture import Bars, Changes, Chart, Picture, TileMap, TimeSeries

_POINTS = 72 / 25.4
# The size of plain text by the width in millimetres, and the smallest that is still read.
_BASES = ((100, 7.5), (200, 8.5), (None, 11.0))
_SMALLEST = 6.5
_STEP = 0.5
# How long a text may be, in lines: all sources of a picture, but no book.
_LONGEST = 400


class Drawing(Protocol):
    """A chart that knows how high it would be, and how low it can be where the height is given."""

    height: float
    least: float

    @property
    def keys(self) -> list[Key]:
        """What its signs mean."""

    def draw(self, canvas: Canvas, at: Place, height: float) -> None:
        """Draw it."""


class Written(NamedTuple):
    """A line of text with its size and colour."""

    text: str
    size: float
    colour: str
    bold: bool = False


def drawn(picture: Picture, size: Size, *, seek: bool, outlined: bool, bare: bool = False) -> Canvas:
    """Draw a picture; `bare` leaves out what a page says around it.

    Raises UsageError where the file holds its characters `outlined` and no font has Chinese, or where the size is too
    small.
    """
    # A reader's own font is not known, so a file that takes it is measured alike everywhere.
    family = fonts.chinese(seek=seek) if outlined else None
    if family is None and outlined:
        raise UsageError("plot-font", hint=say("hint.plot-font"))
    ruler = Ruler(family)
    base = next(base for most, base in _BASES if most is None or size.width <= most)
    while True:
        sheet = _Sheet(picture, Style(base, ruler), size.width * _POINTS, bare=bare)
        if size.height is None or sheet.least <= size.height * _POINTS:
            return sheet.draw(sheet.height if size.height is None else size.height * _POINTS)
        if base <= _SMALLEST:
            needed = round(sheet.least / _POINTS + 0.5)
            raise UsageError("plot-full", needed=needed, height=size.height, hint=say("hint.plot-full"))
        base -= _STEP


class _Sheet:
    """A picture laid out in one size of text."""

    def __init__(self, picture: Picture, style: Style, width: float, *, bare: bool) -> None:
        self._style, self._width = style, width
        self._margin = style.base * (0.4 if bare else 1.4)
        self._room = width - 2 * self._margin
        self._chart = _chart(picture.chart, style, self._room)
        self._head = (
            []
            if bare
            else self._lines(
                [
                    (picture.title, "title"),
                    *([(picture.subtitle, "subtitle")] if picture.subtitle else []),
                    *((line, "about") for line in picture.about),
                ]
            )
        )
        foot = [
            *((line.text, line.tone) for line in picture.notes),
            (picture.sources, "quiet"),
        ]
        self._foot = [] if bare else self._lines(foot)
        self._keys = self._arranged(self._chart.keys)
        self._tops = (
            _height(self._head),
            sum(max(len(lines) for _, lines, _ in row) for row in self._keys) * line_height(style.small),
            _height(self._foot),
        )
        gaps = style.gap * (1 + bool(self._keys) + 2 * bool(self._foot))
        around = sum(self._tops) + gaps + 2 * self._margin
        self.height, self.least = around + self._chart.height, around + self._chart.least

    def draw(self, height: float) -> Canvas:
        """Draw it in a height that is at least the needed one: what is over, or lacking, is the chart's."""
        style, left = self._style, self._margin
        canvas = Canvas(self._width, height, style.ruler)
        y = _write(canvas, self._head, left, self._margin)
        if self._keys:
            y = self._draw_keys(canvas, y + style.gap)
        y += style.gap
        tall = self._chart.height + height - self.height
        self._chart.draw(canvas, (left, y), tall)
        y += tall + style.gap
        if self._foot:
            canvas.line([(left, y), (left + self._room, y)], RULE, 0.6)
            _write(canvas, self._foot, left, y + style.gap)
        return canvas

    def _lines(self, given: Iterable[tuple[str, str]]) -> list[Written]:
        style, ruler = self._style, self._style.ruler
        found = []
        for text, tone in given:
            size = {"title": style.large, "subtitle": style.base * 1.12}.get(tone, style.small)
            colour, bold = (QUIET if tone in ("quiet", "about") else INK), tone == "title"
            broken = ruler.balanced if bold else ruler.wrap
            lines = broken(text, size, self._room, _LONGEST, bold=bold)
            found += [Written(line, size, colour, bold) for line in lines]
        return found

    def _arranged(self, keys: list[Key]) -> list[list[tuple[Key, list[str], float]]]:
        """Put signs and their words in rows, as many in a row as there is room for."""
        style = self._style
        rows: list[list[tuple[Key, list[str], float]]] = []
        used = self._room
        for key in keys:
            lines = style.ruler.wrap(key.words, style.small, self._room - style.base * 2.8, 3)
            wide = max(style.ruler.width(line, style.small) for line in lines) + style.base * 4
            if used + wide - style.base * 1.2 > self._room:
                rows.append([])
                used = 0.0
            rows[-1].append((key, lines, wide))
            used += wide
        return rows

    def _draw_keys(self, canvas: Canvas, top: float) -> float:
        style = self._style
        for row in self._keys:
            x = self._margin
            for key, lines, wide in row:
                key.draw(canvas, (x, top + style.small * 0.14), style.base * 2.2, style.base)
                for number, line in enumerate(lines, start=1):
                    canvas.text(
                        (x + style.base * 2.8, top + number * line_height(style.small) - style.small * 0.3),
                        line,
                        style.small,
                    )
                x += wide
            top += max(len(lines) for _, lines, _ in row) * line_height(style.small)
        return top


def _chart(chart: Chart, style: Style, width: float) -> Drawing:
    match chart:
        case Bars():
            return BarChart(chart, style, width)
        case TimeSeries():
            return LineChart(chart, style, width)
        case Changes():
            return ChangeChart(chart, style, width)
        case TileMap():
            return TileChart(chart, style, width)
    return ScatterChart(chart, style, width)


def _height(lines: list[Written]) -> float:
    return sum(line_height(line.size) for line in lines)


def _write(canvas: Canvas, lines: list[Written], left: float, top: float) -> float:
    for line in lines:
        top += line_height(line.size)
        canvas.text((left, top - line.size * 0.36), line.text, line.size, line.colour, bold=line.bold)
    return top
