"""Tiles on a terminal: plates in the shade of their class, narrower ones with the shade on two sides.

All rows of plates and what their shades mean fit a screen of 24 lines.
"""

from collections.abc import Iterator

from rich.cells import cell_len

from jjj_cli.answers.drawing import Tile, Tiles
from jjj_cli.messages import join, say
from jjj_cli.render.alignment import Line, pad
from jjj_cli.render.charts.glyphs import ENDS, Glyphs
from jjj_cli.render.charts.legend import side_by_side, signs, words
from jjj_cli.render.wrapping import wrap
from jjj_cli.safety.display import one_line

GAP = 2
# A tile wider than the first is no better to read, narrower than the second it is shaded on two sides alone, and
# narrower than the third it loses its text.
WIDEST, FRAMED, NARROWEST = 28, 16, 8
# What a frame with a space takes of a line on either side; how much narrower a small tile is.
FRAME, SMALLER = 2, 4
# What stands for a figure that no form of fits its tile.
MORE = "…"


def lines(chart: Tiles, width: int, glyphs: Glyphs) -> Iterator[Line]:
    """Draw tiles, and below them what their shades and marks mean."""
    columns = max(tile.column for tile in chart.tiles)
    size = min(WIDEST, (width - GAP * (columns - 1)) // columns)
    gap = GAP
    if size < FRAMED:
        gap, size = 1, (width - columns + 1) // columns
    if size < NARROWEST:
        yield from _listed(chart, width, glyphs)
    else:
        yield from _grid(chart, size, gap, glyphs, width)
    yield from _legend(chart, width, glyphs)


def _grid(chart: Tiles, size: int, gap: int, glyphs: Glyphs, width: int) -> Iterator[Line]:
    name = _names(chart.tiles, size)
    places = {(tile.row, tile.column): tile for tile in chart.tiles}
    columns = range(1, max(tile.column for tile in chart.tiles) + 1)
    for row in range(1, max(tile.row for tile in chart.tiles) + 1):
        if row > 1:
            yield []
        drawn = [_tile(places.get((row, column)), size, name, glyphs) for column in columns]
        for pieces in zip(*drawn, strict=True):
            yield [((" " * gap).join(pieces), "")]
    figures = [(tile, _figure(tile, size, glyphs)) for tile in chart.tiles if tile.shown]
    short = {tile.end for tile, figure in figures if figure == _short(tile, glyphs) != tile.shown}
    yield from signs(glyphs.ends, short, (), glyphs, width)
    if any(figure == MORE for _, figure in figures):
        yield from words(f"{MORE} {say('map.in-table')}", width, indent=2)


def _tile(tile: Tile | None, size: int, name: int, glyphs: Glyphs) -> list[str]:
    """Draw a tile as lines of one width; nothing where there is no tile."""
    framed = size >= FRAMED
    if tile is None:
        return [" " * size] * (2 if framed else 3)
    texts = [one_line(tile.names[name]), _figure(tile, size, glyphs)]
    if framed:
        return [pad(line, size) for line in _plate(tile, size - SMALLER * tile.small, texts, glyphs)]
    shade = None if tile.shade is None else glyphs.shades[tile.shade]
    over, side = shade or glyphs.rule, shade or glyphs.axis
    rank = f"{over} {tile.rank}{tile.marks} " if tile.shown else ""
    top = (shade or glyphs.corners[0]) + rank + over * (size - 1 - cell_len(rank))
    return [pad(line, size) for line in (top, *(side + text for text in texts))]


def _plate(tile: Tile, wide: int, texts: list[str], glyphs: Glyphs) -> Iterator[str]:
    """Draw a tile as two lines in its shade: the name with its rank, the figure with its marks.

    A rank that the name leaves no room for stands beside the figure, or in the table alone.
    """
    texts = [texts[0], f"{texts[1]}{tile.marks}"]
    fitting = [place for place in (0, 1) if cell_len(f"{texts[place]} {tile.rank}") <= wide - 2 * FRAME]
    if tile.rank and fitting:
        texts[fitting[0]] += f" {tile.rank}" if fitting[0] == 0 else f" ({tile.rank})"
    plate = max(map(cell_len, texts))
    shade = None if tile.shade is None else glyphs.shades[tile.shade]
    left_top, right_top, left_foot, right_foot = [shade] * 4 if shade else glyphs.corners
    for left, text, right in ((left_top, texts[0], right_top), (left_foot, texts[1], right_foot)):
        yield f"{left} {pad(text, plate)} {(shade or glyphs.rule) * (wide - 2 * FRAME - plate)}{right}"


def _room(tile: Tile, size: int) -> int:
    return size - 2 * FRAME - SMALLER * tile.small if size >= FRAMED else size - 1


def _names(tiles: list[Tile], size: int) -> int:
    """Choose the longest form of the names that fits all tiles."""
    forms = range(len(tiles[0].names))
    fitting = [form for form in forms if all(cell_len(tile.names[form]) <= _room(tile, size) for tile in tiles)]
    return [*fitting, forms[-1]][0]


def _figure(tile: Tile, size: int, glyphs: Glyphs) -> str:
    """Show a figure with its hedge in words, or with a sign, or where it is to be found."""
    if not tile.shown:
        return say("missing")
    room = _room(tile, size) - len(tile.marks) * (size >= FRAMED)
    forms = (one_line(tile.shown), _short(tile, glyphs))
    return next((form for form in forms if cell_len(form) <= room), MORE)


def _short(tile: Tile, glyphs: Glyphs) -> str:
    return one_line(tile.number + glyphs.ends[ENDS.index(tile.end)])


def _listed(chart: Tiles, width: int, glyphs: Glyphs) -> Iterator[Line]:
    """List the tiles, from the north and from the west, where there is no room for a grid."""
    for tile in sorted(chart.tiles):
        shade = " " if tile.shade is None else glyphs.shades[tile.shade]
        figure = f"{tile.shown} {tile.marks}" if tile.shown else say("missing")
        for place, line in enumerate(wrap(one_line(f"{tile.names[0]} {figure}".rstrip()), width - 2)):
            yield [("  " if place else f"{shade} ", ""), (line, "")]


def _legend(chart: Tiles, width: int, glyphs: Glyphs) -> Iterator[Line]:
    yield from words(chart.how, width)
    yield from side_by_side([f"{glyphs.shades[shade] * 2} {said}" for shade, said in chart.classes.items()], width)
    for said in chart.said:
        yield from words(said, width, indent=2)
    if chart.missing:
        yield from words(say("map.missing", names=join("join.list", chart.missing)), width)
