"""Regions' names at the left: their own name, and below it quietly what they lie in."""

from typing import NamedTuple

from jjj_cli.plots.drawing.canvas import INK, QUIET, Canvas, Place
from jjj_cli.plots.drawing.style import Style, line_height

# How much of the width names may take, and how many lines.
_WIDEST = 0.36
_LINES = 3


class Name(NamedTuple):
    """A name in lines: text, size, colour."""

    lines: list[tuple[str, float, str]]
    width: float
    height: float

    def draw(self, canvas: Canvas, at: Place) -> None:
        """Write it to the right of a place, around its height."""
        x, middle = at
        y = middle - self.height / 2
        for text, size, colour in self.lines:
            y += line_height(size)
            canvas.text((x, y - size * 0.36), text, size, colour)


def name_column(
    names: list[str], style: Style, width: float, about: list[str] | None = None
) -> tuple[list[Name], float]:
    """Break names into lines that leave room for the rest, and give how wide the widest is."""
    told = about or [""] * len(names)
    made = [_name(name, more, style, width * _WIDEST) for name, more in zip(names, told, strict=True)]
    return made, max((name.width for name in made), default=0.0)


def _name(name: str, about: str, style: Style, room: float) -> Name:
    own, _, outer = name.partition("\n")
    ruler = style.ruler
    lines = [(line, style.base, INK) for line in ruler.balanced(own, style.base, room, _LINES) if line]
    for more in filter(None, (outer, about)):
        lines += [(line, style.small, QUIET) for line in ruler.wrap(more, style.small, room, _LINES)]
    wide = max((ruler.width(text, size) for text, size, _ in lines), default=0.0)
    return Name(lines, wide, sum(line_height(size) for _, size, _ in lines))
