"""Bars: rank, region, a bar from zero, and the figure at its end."""

from typing import NamedTuple

from jjj_cli.answers.drawing import End
from jjj_cli.plots.drawing import marks
from jjj_cli.plots.drawing.canvas import INK, QUIET, Canvas, Place
from jjj_cli.plots.drawing.marks import Key
from jjj_cli.plots.drawing.names import Name, name_column
from jjj_cli.plots.drawing.style import Style, line_height
from jjj_cli.plots.picture import Bar, Bars

# Where the longest bar would have less than this of its room, what is said of it stands in two lines.
_SHORTEST = 0.4
_THICK = 1.25


class Label(NamedTuple):
    """What stands at the end of a bar: the figure, and quietly what else is to be said, beside it or below the bar."""

    figure: str
    about: list[str]
    beside: bool
    width: float


class BarChart:
    """Lays bars out in a width, and draws them."""

    def __init__(self, chart: Bars, style: Style, width: float) -> None:
        self._bars, self._style, self._width = chart.bars, style, width
        self._groups = chart.groups
        measured = [style.ruler.width(bar.rank, style.small) for bar in chart.bars]
        self._rank = max(measured) + style.gap if any(measured) else 0.0
        self._names, self._column = name_column([bar.name for bar in chart.bars], style, width)
        self._start = self._rank + self._column + style.gap
        self._labels, self._zero, self._step = self._arranged(width - self._start)
        self._heights = [self._row_height(name, label) for name, label in zip(self._names, self._labels, strict=True)]
        self.height = self.least = sum(self._heights) + line_height(style.small)

    @property
    def keys(self) -> list[Key]:
        """Say what patterns and signs mean."""
        used: set[End] = {bar.end for bar in self._bars}
        return [
            *marks.group_keys(self._groups),
            *marks.hedge_keys(used, _key),
            *marks.hope_keys({bar.hope for bar in self._bars}),
        ]

    def draw(self, canvas: Canvas, at: Place, height: float) -> None:
        """Draw in a height that is at least the needed one."""
        left, top = at
        foot = line_height(self._style.small)
        stretch = (height - foot) / (self.height - foot)
        zero = left + self._start + self._zero
        y = top
        for place, bar in enumerate(self._bars):
            tall = self._heights[place] * stretch
            thick = min(self._style.base * _THICK * stretch, self._style.base * 2.2)
            middle = y + (tall - self._under(self._labels[place])) / 2
            self._draw_row(canvas, bar, place, (left, zero), (middle, thick))
            y += tall
        canvas.line([(zero, top), (zero, y)], INK, 0.9)
        canvas.text((zero, y + self._style.small), "0", self._style.small, QUIET, anchor="center")

    def _draw_row(self, canvas: Canvas, bar: Bar, place: int, across: Place, down: Place) -> None:
        style, (left, zero), (middle, thick) = self._style, across, down
        baseline = middle + style.base * 0.35
        canvas.text((left + self._rank - style.gap, baseline), bar.rank, style.small, QUIET, anchor="right")
        self._names[place].draw(canvas, (left + self._rank, middle))
        end = zero + bar.value * self._step
        if bar.hope:
            since = zero + (bar.since or 0) * self._step
            canvas.line([(since, middle), (end, middle)], QUIET, 0.9, ":")
            if bar.since is not None:
                canvas.line([(since, middle - thick / 2), (since, middle + thick / 2)], QUIET, 0.9)
            marks.diamond(canvas, (end, middle), style.base * 0.8, bar.hope, f"hope-{place + 1}")
            marks.hedge(canvas, (end, middle), style.base * 0.5, bar.end, across=True)
            reached = max(end, since) + style.base * (0.5 if bar.end == "exact" else 1.1)
        else:
            reached = marks.bar(canvas, middle - thick / 2, thick, (zero, end), bar.group, bar.end, f"bar-{place + 1}")
        self._draw_label(canvas, self._labels[place], (max(reached, zero) + style.gap, middle))
        below = middle + thick / 2 + line_height(style.small) * 0.9
        for number, line in enumerate([] if self._labels[place].beside else self._labels[place].about):
            canvas.text(
                (left + self._start + style.gap / 2, below + number * line_height(style.small)),
                line,
                style.small,
                QUIET,
            )

    def _draw_label(self, canvas: Canvas, label: Label, at: Place) -> None:
        style, (x, middle) = self._style, at
        y = middle + style.base * 0.35
        canvas.text((x, y), label.figure, style.base)
        if label.beside:
            x += style.ruler.width(label.figure, style.base) + style.gap
            canvas.text((x, y), "".join(label.about), style.small, QUIET)

    def _under(self, label: Label) -> float:
        """Give how high what stands below a bar is."""
        return 0.0 if label.beside else line_height(self._style.small) * len(label.about)

    def _arranged(self, room: float) -> tuple[list[Label], float, float]:
        """Give the labels, where zero is, and how many points one of the unit takes."""
        beside = [self._label(bar, room, beside=True) for bar in self._bars]
        zero, step = self._fitted(beside, room)
        longest = max(abs(bar.value) for bar in self._bars) * step
        if longest >= room * _SHORTEST or not any(bar.about for bar in self._bars):
            return beside, zero, step
        below = [self._label(bar, room, beside=False) for bar in self._bars]
        return below, *self._fitted(below, room)

    def _label(self, bar: Bar, room: float, *, beside: bool) -> Label:
        style, figure = self._style, self._style.ruler.wrap(bar.label, self._style.base, room * 0.45, 1)[0]
        wide = style.ruler.width(figure, style.base)
        if beside and style.ruler.width(bar.about, style.small) < room * 2:
            more = style.ruler.width(bar.about, style.small) + style.gap if bar.about else 0.0
            return Label(figure, [bar.about], True, wide + more)
        about = style.ruler.wrap(bar.about, style.small, room - style.gap, 3) if bar.about else []
        return Label(figure, about, False, wide)

    def _fitted(self, labels: list[Label], room: float) -> tuple[float, float]:
        """Find the largest scale on which every bar and its label have room."""
        low = min(0.0, *(bar.value for bar in self._bars))
        sign = self._style.gap + self._style.base * 1.2
        steps = []
        for bar, label in zip(self._bars, labels, strict=True):
            span = max(bar.value, bar.since or 0.0, 0.0) - low
            if span > 0:
                steps.append(max(room - label.width - sign, room * 0.05) / span)
        step = min(steps, default=1.0)
        return -low * step, step

    def _row_height(self, name: Name, label: Label) -> float:
        style = self._style
        row = max(name.height, line_height(style.base), style.base * _THICK)
        return row + self._under(label) + style.base * 0.45


def _key(known: End) -> marks.Drawn:
    def draw(canvas: Canvas, at: Place, width: float, height: float) -> None:
        end = at[0] + (width if known != "more" else width - height * 0.7)
        marks.bar(canvas, at[1], height, (at[0], end), 0, known)

    return draw
