"""The track that bars are drawn in: its scale with zero on it, its axis, a bar with its open end and its marks."""

from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from rich.cells import cell_len

from jjj_cli.answers.drawing import Bar, Bars, Mark
from jjj_cli.render.alignment import Line
from jjj_cli.render.charts.cells import put
from jjj_cli.render.charts.glyphs import ENDS, HOPES, Glyphs
from jjj_cli.render.charts.legend import QUIET
from jjj_cli.render.charts.scale import Scale, fit


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


def track_for(chart: Bars, room: int) -> Track:
    """Fit a scale that has zero and all figures on it into a room."""
    values = [value for bar in chart.bars for value in values_of(bar)]
    low, high = min([Decimal(0), *values]), max([Decimal(0), *values])
    open_ends = [bar.value < 0 for bar in chart.bars if bar.value is not None and bar.end != "exact"]
    marked = [mark.value < 0 for bar in chart.bars for mark in bar.marks]
    unsure = [mark.value < 0 for bar in chart.bars for mark in bar.marks if mark.end != "exact"]
    before, after = (sum(below in some for some in (open_ends, marked, unsure)) for below in (True, False))
    return Track(fit(low, high, max(2, room - 1 - before - after), chart.unit), before, after)


def values_of(bar: Bar) -> list[Decimal]:
    """Give the numbers of a bar: its own, and those of its marks."""
    return [*([] if bar.value is None else [bar.value]), *(mark.value for mark in bar.marks)]


def axis(track: Track, glyphs: Glyphs) -> tuple[str, str]:
    """Write the labels of the scale's ticks, each ending over its own, and the rule that they stand on."""
    labels = [" "] * track.width
    rule = [glyphs.rule] * track.width
    zero = track.left
    for cell, label in track.scale.ticks():
        place = cell + track.before
        rule[place] = glyphs.tick
        start = place if label.startswith("-") else place - cell_len(label) + 1
        if all(labels[max(0, at)] == " " for at in range(start - 1, start + cell_len(label))):
            put(labels, start, label)
    labels[zero] = "0"
    return "".join(labels), "".join(rule)


def draw_bar(bar: Bar | None, track: Track, glyphs: Glyphs) -> Line:
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
