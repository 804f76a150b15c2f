"""What all charts have in common: the glyphs that they are drawn with, round scales, words below them.

Drawn by hand and not by a plotting library: a bar shares its line with rank, name, figure, period and
source, is open where a figure is hedged, and is legible where there is no colour.
"""

import re
from collections.abc import Callable, Collection, Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import NamedTuple, get_args

from rich.cells import cell_len

from jjj_cli.answers.drawing import Bars, Drawing, End, Hope, Lines
from jjj_cli.messages import join, say
from jjj_cli.render.alignment import Line
from jjj_cli.render.wrapping import wrap
from jjj_cli.safety.display import one_line, visible

QUIET = "dim"
# A scale has no more steps than this.
MOST_STEPS = 8
_CHINESE_LAST = r" ([^\x00-\x7f]+)$"
# A scale of one step is hard to read, so that one of several may take up less.
_BARE = Decimal("0.85")
_ROUND = tuple(map(Decimal, ("1", "2", "2.5", "5")))


class Glyphs(NamedTuple):
    """The signs that a chart is drawn with; `eighths` and `half` are the parts of a filled cell."""

    fills: tuple[str, ...] = ("█", "▒", "░", "▓")
    eighths: str = "▏▎▍▌▋▊▉"
    half: str = "▐"
    shades: tuple[str, ...] = ("░", "▒", "▓", "█")
    axis: str = "│"
    rule: str = "─"
    tick: str = "┬"
    tick_left: str = "┤"
    corner: str = "└"
    foot: str = "┴"
    broken: str = "≈"
    corners: tuple[str, ...] = ("┌", "┐", "└", "┘")
    ends: tuple[str, ...] = ("", "►", "◄", "~")
    hopes: tuple[str, ...] = ("◆", "◇")
    rises: tuple[str, ...] = ("", "↑", "↓", "~")
    dots: str = ".·˙"
    point: str = "●"


BLOCKS = Glyphs()
# For a terminal or an encoding that has no block elements.
PLAIN = Glyphs(
    fills=("#", "=", "-", ":"),
    eighths="",
    half="",
    shades=(".", ":", "%", "#"),
    axis="|",
    rule="-",
    tick="+",
    tick_left="+",
    corner="+",
    foot="+",
    broken="~",
    corners=("+",) * 4,
    ends=("", ">", "<", "~"),
    hopes=("x", "o"),
    rises=("", "^", "v", "~"),
    dots=".-'",
    point="*",
)
ENDS: tuple[str, ...] = get_args(End)
HOPES: tuple[str, ...] = get_args(Hope)


class Scale(NamedTuple):
    """Round steps from one multiple of them to another, each of so many cells."""

    step: Decimal
    low: int
    high: int
    cells: int

    @property
    def length(self) -> int:
        """Give how many cells the whole scale takes."""
        return (self.high - self.low) * self.cells

    def place(self, value: Decimal) -> Decimal:
        """Give how many cells from its lower end a value lies."""
        return (value / self.step - self.low) * self.cells

    def label(self, tick: int) -> str:
        """Write the value of a tick."""
        return format((self.step * tick).normalize(), "f") if tick else "0"

    def ticks(self) -> Iterator[tuple[int, str]]:
        """Give each tick's cell and value."""
        for tick in range(self.low, self.high + 1):
            yield (tick - self.low) * self.cells, self.label(tick)


def fit(low: Decimal, high: Decimal, cells: int, room: Callable[[str], int] = cell_len) -> Scale:
    """Find the scale on which the figures take up most of some cells, with room for the labels of its ticks."""
    if low == high:
        low, high = (min(low, Decimal(0)), max(high, Decimal(0))) if low else (low, Decimal(1))
    span = high - low
    found: list[tuple[tuple[bool, Decimal, int], Scale]] = []
    for exponent in range(span.adjusted() - 1, span.adjusted() + 2):
        for step in (one.scaleb(exponent) for one in _ROUND):
            first = int((low / step).to_integral_value(ROUND_FLOOR))
            last = max(first + 1, int((high / step).to_integral_value(ROUND_CEILING)))
            scale = Scale(step, first, last, cells // (last - first))
            if last - first <= MOST_STEPS and scale.cells:
                roomy = all(room(label) < scale.cells for _, label in scale.ticks()) or last - first == 1
                used = span / step * scale.cells * (_BARE if last - first == 1 else 1)
                found.append(((roomy, used, first - last), scale))
    return max(found, key=lambda pair: pair[0])[1]


def lines(drawing: Drawing, width: int, glyphs: Glyphs) -> Iterator[Line]:
    """Draw a chart as lines that fit a width."""
    match drawing:
        case Bars():
            from jjj_cli.render.charts import bars  # one page has one kind of chart

            return bars.lines(drawing, width, glyphs)
        case Lines():
            from jjj_cli.render.charts import lines

            return lines.lines(drawing, width, glyphs)
        case _:
            from jjj_cli.render.charts import tiles

            return tiles.lines(drawing, width, glyphs)


def words(text: str, width: int, style: str = QUIET, indent: int = 0) -> Iterator[Line]:
    """Write words below a chart; what follows the first line is indented."""
    for place, line in enumerate(wrap(visible(text), max(1, width - indent))):
        yield [(" " * indent * bool(place) + line, style)]


def signs(
    ends: tuple[str, ...], known: Collection[str], hopes: Collection[str], glyphs: Glyphs, width: int
) -> Iterator[Line]:
    """Say what the signs of a chart mean, those that occur in it."""
    for end, sign in zip(ENDS, ends, strict=True):
        if end in known and sign:
            yield from words(f"{sign} {say(f'chart.end.{end}')}", width, indent=2)
    for hope, sign in zip(HOPES, glyphs.hopes, strict=True):
        if hope in hopes:
            yield from words(f"{sign} {say(f'chart.hope.{hope}')}", width, indent=2)


def named_missing(names: list[str], width: int) -> Iterator[Line]:
    """List the regions of which there is nothing to draw."""
    if names:
        yield from words(say("chart.missing", names=join("join.list", names)), width)


def names(text: str, width: int) -> list[str]:
    """Break a name that is too wide: first where its Chinese begins."""
    return wrap(text if cell_len(text) <= width else re.sub(_CHINESE_LAST, r"\n\1", text), width)


def plain(text: str) -> str:
    """Make a text safe to show on one line."""
    return one_line(text)


def spread(text: str) -> list[str]:
    """Spread a text over cells: a wide character fills one and leaves one empty."""
    cells: list[str] = []
    for letter in text:
        width = cell_len(letter)
        if width:
            cells += (letter, "")[:width]
        elif cells:  # an accent belongs to what it stands on
            cells[-1 if cells[-1] else -2] += letter
    return cells


def put(cells: list[str], place: int, text: str) -> None:
    """Write a text over cells from a place on, if it fits."""
    letters = spread(text)
    if place >= 0 and place + len(letters) <= len(cells):
        cells[place : place + len(letters)] = letters


def lettered(number: int) -> str:
    """Name a group by its number: a to z, then aa."""
    first, last = divmod(number, 26)
    return (lettered(first - 1) if first else "") + chr(ord("a") + last)
