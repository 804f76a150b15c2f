"""Regions' names at the left: their own name, and below it quietly what they lie in."""

from typing import NamedTuple

from jjj_cli.plots.drawing.canvas import INK, QUIET, Canvas, Place
from jjj_cli.plots.drawing.style import Style, line_height

# How much of the width names may take, and how many lines.
_WIDEST = 0.36
_LINES = 3


class Name(NamedTuple):
    """A name in lines: of each its text, size and colour, and how far to the right it stands."""

    lines: list[tuple[str, float, str]]
    width: float
    height: float
    aside: tuple[str, float, float] | None = None

    def draw(self, canvas: Canvas, at: Place) -> None:
        """Write it to the right of a place, around its height."""
        x, middle = at
        y = middle - self.height / 2
        for number, (text, size, colour) in enumerate(self.lines):
            y += line_height(size)
            canvas.text((x, y - size * 0.36), text, size, colour)
            if self.aside and not number:
                more, smaller, away = self.aside
                canvas.text((x + away, y - size * 0.36), more, smaller, QUIET)


def name_column(
    names: list[str], style: Style, width: float, about: list[str] | None = None
) -> tuple[list[Name], float]:
    """Break names into lines that leave room for the rest, and give how wide the widest is."""
    told = about or [""] * len(names)
    made = [_name(name, more, style, width * _WIDEST) for name, more in zip(names, told, strict=True)]
    return made, max((name.width for name in made), default=0.0)


def _name(name: str, about: str, style: Style, room: float) -> Name:
    """Write what a region lies in beside its name where there is room, else below it."""
    own, _, outer = name.partition("\n")
    ruler = style.ruler
    away = ruler.width(own, style.base) + style.gap
    beside = away + ruler.width(outer, style.small)
    aside = (outer, style.small, away) if outer and beside <= room else None
    lines = [(line, style.base, INK) for line in ruler.balanced(own, style.base, room, _LINES) if line]
    for more in filter(None, ("" if aside else outer, about)):
        lines += [(line, style.small, QUIET) for line in ruler.wrap(more, style.small, room, _LINES)]
    wide = max([ruler.width(text, size) for text, size, _ in lines] + ([beside] if aside else []), default=0.0)
    return Name(lines, wide, sum(line_height(size) for _, size, _ in lines), aside)
