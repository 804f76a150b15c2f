"""Changes: a hollow point where a figure was, an arrow to a full one where it is, and in numbers by how much."""

from jjj_cli.answers.drawing import End
from jjj_cli.messages import say
from jjj_cli.plots.drawing import marks
from jjj_cli.plots.drawing.axes import foot_axis, spaced
from jjj_cli.plots.drawing.canvas import INK, PAPER, QUIET, RULE, Canvas, Place
from jjj_cli.plots.drawing.marks import Key
from jjj_cli.plots.drawing.names import name_column
from jjj_cli.plots.drawing.scale import Scale, reach
from jjj_cli.plots.drawing.style import COLOURS, Style, line_height
from jjj_cli.plots.picture import Change, Changes

# The part of the width that is left beside the names.
_INSIDE = 0.64


class ChangeChart:
    """Lays changes out in a width, and draws them."""

    def __init__(self, chart: Changes, style: Style, width: float) -> None:
        self._rows, self._style, self._width = chart.rows, style, width
        self._headings, self._unit = chart.headings, chart.unit
        self._columns = [self._column(0), self._column(1)]
        numbers = sum(wide for _, wide in self._columns)
        # Where there is too little room for them, the figures stand below the names.
        self._inside = width * _INSIDE - numbers >= 4 * self._label_room()
        about = [row.about if self._inside else f"{_range(row)}\n{row.about}" for row in chart.rows]
        self._names, column = name_column([row.name for row in chart.rows], style, width, about)
        self._start = column + style.gap * 1.5
        self._heights = [max(name.height, line_height(style.base) * 1.5) + style.base * 0.5 for name in self._names]
        self._head = max(len(lines) for lines, _ in self._columns) * line_height(style.small) + style.gap / 2
        self._axis = foot_axis(style)
        self.height = self.least = self._head + sum(self._heights) + self._axis

    @property
    def keys(self) -> list[Key]:
        """Say what the points and lines are."""
        size = self._style.base * 0.75
        keys = [
            Key(
                lambda c, at, w, h: c.marker((at[0] + w / 2, at[1] + h / 2), "o", size, PAPER, INK), say("column.from")
            ),
            Key(
                lambda c, at, w, h: c.marker((at[0] + w / 2, at[1] + h / 2), "o", size, COLOURS[0], INK),
                say("column.to"),
            ),
        ]
        if any(row.broken for row in self._rows):
            keys.append(marks.dashed_key(say("plot.across")))
        return keys + marks.hedge_keys({end for row in self._rows for end in row.ends}, _key)

    def draw(self, canvas: Canvas, at: Place, height: float) -> None:
        """Draw in a height that is at least the needed one."""
        left, top = at
        style, stretch = self._style, (height - self._head - self._axis) / (self.height - self._head - self._axis)
        right = left + self._width
        for lines, wide in reversed(self._columns):
            for number, line in enumerate(lines):
                canvas.text(
                    (right, top + (number + 0.75) * line_height(style.small)), line, style.small, QUIET, anchor="right"
                )
            right -= wide
        scale = self._scale(left + self._start, right - style.gap)
        bottom = top + height - self._axis
        for value, label in spaced(scale, style):
            canvas.line([(scale.at(value), top + self._head), (scale.at(value), bottom)], RULE, 0.5)
            canvas.text(
                (scale.at(value), bottom + line_height(style.small)), label, style.small, QUIET, anchor="center"
            )
        if not scale.from_zero:
            words = say("plot.not-from-zero")
            canvas.text((left + self._start, bottom + 2 * line_height(style.small)), words, style.small, QUIET)
        y = top + self._head
        for place, row in enumerate(self._rows):
            tall = self._heights[place] * stretch
            middle = y + tall / 2
            self._names[place].draw(canvas, (left, middle))
            self._draw_row(canvas, row, scale, middle, f"change-{place + 1}")
            self._draw_numbers(canvas, row, left + self._width, middle + style.base * 0.35)
            y += tall

    def _draw_row(self, canvas: Canvas, row: Change, scale: Scale, middle: float, name: str) -> None:
        style = self._style
        start, end = scale.at(row.start), scale.at(row.end)
        size = style.base * 0.75
        tip = size * 0.5
        if abs(end - start) > size:
            forward = 1 if end > start else -1
            canvas.line([(start, middle), (end, middle)], QUIET, 1.6, "--" if row.broken else "-", name)
            point = end - forward * tip
            wing = [
                (point - forward * tip * 1.6, middle - tip),
                (point, middle),
                (point - forward * tip * 1.6, middle + tip),
            ]
            canvas.shape(wing, QUIET, QUIET)
        canvas.marker((start, middle), "o", size, PAPER, INK)
        canvas.marker((end, middle), "o", size, COLOURS[0], INK)
        for x, hedge in zip((start, end), row.ends, strict=True):
            marks.hedge(canvas, (x, middle - size * 0.4), size * 0.6, hedge, across=True)
        sides = ("right", "left") if start <= end else ("left", "right")
        for x, words, side, colour in zip((start, end), row.labels, sides, (QUIET, INK), strict=True):
            if not self._inside:
                break
            away = -size if side == "right" else size
            anchor = "right" if side == "right" else "left"
            canvas.text((x + away, middle + style.small * 0.35), words, style.small, colour, anchor=anchor)  # type: ignore[arg-type]

    def _draw_numbers(self, canvas: Canvas, row: Change, right: float, baseline: float) -> None:
        for words, (_, wide) in zip((row.percent, row.change), reversed(self._columns), strict=True):
            canvas.text((right, baseline), words, self._style.base, anchor="right", bold=words == row.change)
            right -= wide

    def _column(self, place: int) -> tuple[list[str], float]:
        """Give the heading of a column of numbers in lines, and how wide the column is; nothing without a heading."""
        if not self._headings[place]:
            return [], 0.0
        style = self._style
        cells = [(row.change, row.percent)[place] for row in self._rows]
        wide = max(style.ruler.width(cell, style.base, bold=True) for cell in cells)
        lines = style.ruler.balanced(self._headings[place], style.small, max(wide, style.base * 8), 3)
        return lines, max([wide, *(style.ruler.width(line, style.small) for line in lines)]) + style.gap * 1.5

    def _label_room(self) -> float:
        """Give how much room the figures beside the points need."""
        style = self._style
        return max(style.ruler.width(label, style.small) for row in self._rows for label in row.labels) + style.base

    def _scale(self, left: float, right: float) -> Scale:
        """Make the scale so that the figures at both ends of every range have room."""
        style = self._style
        low, high = reach([value for row in self._rows for value in (row.start, row.end)])
        room = self._label_room() if self._inside else style.base
        return Scale(low, high, left + room, right - room, self._unit)


def _range(row: Change) -> str:
    """Say what was and what is in a line."""
    return say("trend.periods", start=row.labels[0], end=row.labels[1])


def _key(known: End) -> marks.Drawn:
    def draw(canvas: Canvas, at: Place, width: float, height: float) -> None:
        middle = (at[0] + width / 2, at[1] + height / 2)
        canvas.marker(middle, "o", height * 0.5, PAPER, INK)
        marks.hedge(canvas, middle, height * 0.4, known, across=True)

    return draw
