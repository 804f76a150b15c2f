"""A name beside a point, and below it quietly what else is to be said."""

from jjj_cli.plots.drawing.canvas import INK, PAPER, QUIET, RULE, Canvas, Place
from jjj_cli.plots.drawing.label_placement import Box
from jjj_cli.plots.drawing.style import Style, line_height

_LINES = 3


class Label:
    """A name and what is said of it, in lines of a width, or `beside` each other where they have room on one."""

    def __init__(
        self, name: str, about: str, style: Style, room: float, colour: str = INK, *, beside: bool = False
    ) -> None:
        ruler = style.ruler
        self._after: tuple[float, str, float] | None = None
        if beside and about:
            at = ruler.width(name, style.base * 0.95) + style.base * 0.5
            self.width = at + ruler.width(about, style.small * 0.95)
            if self.width <= room:
                self._after = at, about, style.small * 0.95
                about = ""
        self._lines = [
            (line, style.base * 0.95, colour) for line in ruler.balanced(name, style.base * 0.95, room, _LINES)
        ]
        if about:
            self._lines += [
                (line, style.small * 0.95, QUIET) for line in ruler.balanced(about, style.small * 0.95, room, _LINES)
            ]
        if not self._after:
            self.width = max(ruler.width(text, size) for text, size, _ in self._lines)
        self.height = sum(line_height(size) for _, size, _ in self._lines)

    def draw(self, canvas: Canvas, at: Place) -> None:
        """Write it from its upper left corner."""
        x, y = at
        canvas.box(at, self.width, self.height, PAPER)  # no line of a scale goes through it
        for text, size, colour in self._lines:
            y += line_height(size)
            canvas.text((x, y - size * 0.36), text, size, colour)
        if self._after:
            along, text, size = self._after
            canvas.text((x + along, y - self._lines[0][1] * 0.36), text, size, QUIET)

    def join(self, canvas: Canvas, spot: Place, box: Box, style: Style) -> None:
        """Lead from a point to where its name stands, where that is not beside it."""
        nearest = min(max(spot[0], box.left), box.right), min(max(spot[1], box.top), box.bottom)
        away = max(abs(nearest[0] - spot[0]), abs(nearest[1] - spot[1]))
        if away > style.base:
            canvas.line([spot, nearest], RULE, 0.6)
