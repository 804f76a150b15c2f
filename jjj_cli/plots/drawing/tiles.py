"""A map of tiles: each city's name and figure on the shade of its class."""

from typing import NamedTuple

from jjj_cli.answers.drawing import Tile
from jjj_cli.plots.drawing import marks
from jjj_cli.plots.drawing.canvas import INK, PAPER, QUIET, RULE, Canvas, Place
from jjj_cli.plots.drawing.marks import Key
from jjj_cli.plots.drawing.style import SHADES, Style, line_height
from jjj_cli.plots.picture import TileMap

# Height to width of a tile; what lies between two, in parts of the width; how much smaller a small one is.
_SHAPE, _APART, _SMALLER = 0.52, 0.06, 0.16
_LEAST = 0.6
# How much lower the tiles can be where a height is given.
_LOWEST = 0.45


class Shade(NamedTuple):
    """How a tile is filled, framed, and written on."""

    face: str
    edge: str
    ink: str


class TileChart:
    """Lays tiles out in a width, and draws them."""

    def __init__(self, chart: TileMap, style: Style, width: float) -> None:
        self._tiles, self._style = chart.tiles, style
        self._without = chart.without
        columns = max(tile.column for tile in chart.tiles.tiles)
        self._rows = max(tile.row for tile in chart.tiles.tiles)
        self._step = width / (columns - _APART)
        self._size = self._step * (1 - _APART)
        self.height = (self._rows * (self._size * _SHAPE + self._step * _APART)) - self._step * _APART
        self.least = self.height * _LOWEST

    @property
    def keys(self) -> list[Key]:
        """Say which figures each shade stands for."""
        keys = [Key(_box(_shade(shade)), words) for shade, words in self._tiles.classes.items()]
        lacking = any(tile.shade is None for tile in self._tiles.tiles)
        return keys + ([Key(_box(_shade(None)), self._without)] if lacking else [])

    def draw(self, canvas: Canvas, at: Place, height: float) -> None:
        """Draw in a height that is at least the needed one."""
        gap = self._step * _APART
        tall = (height + gap) / self._rows - gap
        for tile in self._tiles.tiles:
            left, top = at[0] + (tile.column - 1) * self._step, at[1] + (tile.row - 1) * (tall + gap)
            smaller = _SMALLER if tile.small else 0.0
            wide, high = self._size * (1 - smaller), tall * (1 - smaller)
            corner = left + (self._size - wide) / 2, top + (tall - high) / 2
            self._draw_tile(canvas, tile, corner, (wide, high))

    def _draw_tile(self, canvas: Canvas, tile: Tile, at: Place, size: Place) -> None:
        style, shade = self._style, _shade(tile.shade)
        (left, top), (wide, high) = at, size
        corners = [(left, top), (left + wide, top), (left + wide, top + high), (left, top + high)]
        canvas.shape(corners, shade.face, shade.edge, width=0.8, name=f"tile-{tile.row}-{tile.column}")
        room = wide - style.gap
        lines = [(tile.names[0], style.base, shade.ink), (tile.shown + tile.marks, style.base * 1.15, shade.ink)]
        lines = [(text, self._fitted(text, most, room), ink) for text, most, ink in lines if text]
        y = top + (high - sum(line_height(letters) for _, letters, _ in lines)) / 2
        for number, (text, letters, ink) in enumerate(lines):
            y += line_height(letters)
            canvas.text((left + wide / 2, y - letters * 0.36), text, letters, ink, anchor="center", bold=number > 0)

    def _fitted(self, text: str, size: float, room: float) -> float:
        """Give the size at which a text has room."""
        return max(size * _LEAST, min(size, size * room / self._style.ruler.width(text, size, bold=True)))


def _shade(shade: int | None) -> Shade:
    if shade is None:
        return Shade(PAPER, RULE, QUIET)
    face, ink = SHADES[min(shade, len(SHADES) - 1)]
    return Shade(face, "none", ink if face else INK)


def _box(shade: Shade) -> marks.Drawn:
    return lambda canvas, at, width, height: canvas.box(at, width, height, shade.face, shade.edge)
