"""Axes: round numbers, years, and the word that a scale does not start at zero."""

from itertools import pairwise

from jjj_cli.messages import say
from jjj_cli.plots.drawing.canvas import INK, QUIET, RULE, Canvas
from jjj_cli.plots.drawing.label_placement import Box
from jjj_cli.plots.drawing.scale import Scale
from jjj_cli.plots.drawing.style import Style, line_height

_STEPS = (1, 2, 5, 10, 20, 50, 100)
_MONTHS = 12
# A history shorter than this many years is told in months.
_SHORT = 2.0


def spaced(scale: Scale, style: Style) -> list[tuple[float, str]]:
    """Give round numbers for an axis to the right, as many as stand apart."""
    for most in (6, 4, 3, 2):
        ticks = scale.ticks(most)
        widths = [style.ruler.width(label, style.small) + style.gap for _, label in ticks]
        places = [scale.at(value) for value, _ in ticks]
        if all(b - a >= (v + w) / 2 for (a, v), (b, w) in pairwise(zip(places, widths, strict=True))):
            return ticks
    return scale.ticks(1)


def foot_axis(style: Style) -> float:
    """Give how high an axis with its numbers and a word below them is."""
    return line_height(style.small) * 2.4


def left_axis(canvas: Canvas, scale: Scale, room: Box, style: Style) -> None:
    """Draw an axis that goes upwards, with lines across the room."""
    for value, label in scale.ticks(6):
        y = scale.at(value)
        zero = value == 0
        canvas.line([(room.left, y), (room.right, y)], INK if zero else RULE, 0.8 if zero else 0.5)
        canvas.text((room.left - style.gap * 0.6, y + style.small * 0.35), label, style.small, QUIET, anchor="right")
    if not scale.from_zero:
        _torn(canvas, room, style)


def left_width(scale: Scale, style: Style) -> float:
    """Give how wide the numbers of an axis that goes upwards are."""
    return max(style.ruler.width(label, style.small) for _, label in scale.ticks(6)) + style.gap


def bottom_axis(canvas: Canvas, scale: Scale, room: Box, style: Style) -> None:
    """Draw an axis of numbers to the right."""
    for value, label in spaced(scale, style):
        x = scale.at(value)
        zero = value == 0
        canvas.line([(x, room.top), (x, room.bottom)], INK if zero else RULE, 0.8 if zero else 0.5)
        canvas.text((x, room.bottom + line_height(style.small)), label, style.small, QUIET, anchor="center")
    if not scale.from_zero:
        _torn(canvas, room, style, across=True)


def time_axis(canvas: Canvas, scale: Scale, room: Box, style: Style) -> None:
    """Draw years, each named in its middle, or months where there are few years."""
    short = scale.high - scale.low <= _SHORT
    parts = _MONTHS if short else 1
    first, last = round(scale.low * parts), round(scale.high * parts)
    wide = style.ruler.width("2000-00" if short else "2000", style.small) + style.gap * 1.5
    each = (scale.end - scale.start) / max(1, last - first)
    steps = (1, 2, 3, 6, 12) if short else _STEPS
    step = next((step for step in steps if step * each >= wide), steps[-1])
    for part in range(first, last + 1):
        x = scale.at(part / parts)
        if part % step == 0 or step == 1:
            canvas.line([(x, room.bottom), (x, room.bottom + style.small * 0.3)], INK, 0.6)
        if part % step == 0 and part < last:
            label = f"{part // _MONTHS}-{part % _MONTHS + 1:02}" if short else str(part)
            canvas.text(
                (x + each / 2, room.bottom + line_height(style.small)), label, style.small, QUIET, anchor="center"
            )
    canvas.line([(room.left, room.bottom), (room.right, room.bottom)], INK, 0.8)


def zero_words(*scales: Scale) -> str:
    """Say that an axis does not start at zero, where one does not."""
    return "" if all(scale.from_zero for scale in scales) else say("plot.not-from-zero")


def _torn(canvas: Canvas, room: Box, style: Style, *, across: bool = False) -> None:
    """Draw the sign of an axis that is cut off: its start torn."""
    size, away = style.base * 0.35, style.base * 1.2
    along = [(-size, 0.0), (-size / 3, size), (size / 3, -size), (size, 0.0)]
    if across:
        middle = (room.left + away, room.bottom)
        places = [(middle[0] + far, middle[1] + side) for far, side in along]
        canvas.line([(room.left, room.bottom), places[0]], RULE, 0.6)
        canvas.line([places[-1], (room.right, room.bottom)], RULE, 0.6)
    else:
        middle = (room.left, room.bottom - away)
        places = [(middle[0] + side, middle[1] - far) for far, side in along]
        canvas.line([(room.left, room.bottom), places[0]], RULE, 0.6)
        canvas.line([places[-1], (room.left, room.top)], RULE, 0.6)
    canvas.line(places, INK, 0.9)
