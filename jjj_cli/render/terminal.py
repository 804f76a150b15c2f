"""Pages on a terminal. The only place that draws with Rich."""

import io
import re

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text as RichText

from jjj_cli.render.alignment import align_points
from jjj_cli.render.safety import visible
from jjj_cli.render.wrapping import wrap
from jjj_cli.result import Block, Column, Heading, Pairs, Table, Text

TONES = {"plain": "", "quiet": "dim", "caution": "yellow", "good": "green"}
# A column that wraps is still comfortable at this width; where it would be narrower, rows become cards.
COMFORTABLE = 10
# No name beside a value takes more than this share of the width.
NAME_SHARE = 3
GAP = 2
_END_SPACES = re.compile(r" +$", re.MULTILINE)


def draw(blocks: list[Block], *, width: int, colour: bool) -> str:
    """Draw a page that fits a width, as the text that a terminal shows."""
    # Drawn into memory: Rich would end the program by itself where a pipe is closed.
    drawn = io.StringIO()
    console = Console(
        file=drawn,
        width=width,
        no_color=not colour,
        force_terminal=colour,
        color_system="standard" if colour else None,
        highlight=False,
        markup=False,
        emoji=False,
    )
    for place, block in enumerate(blocks):
        if place and _apart(blocks[place - 1], block):
            _line(console)
        _draw(console, block)
    return _END_SPACES.sub("", drawn.getvalue())


def _apart(above: Block, block: Block) -> bool:
    """Say whether an empty line stands between two blocks: a heading keeps to what it heads."""
    return not isinstance(above, Heading) and not (isinstance(above, Text) and isinstance(block, Text))


def _draw(console: Console, block: Block) -> None:
    match block:
        case Heading():
            _line(console, block.text, "bold")
        case Text():
            _line(console, block.text, TONES[block.tone])
        case Pairs():
            _draw_pairs(console, block.pairs, indent=0)
        case Table():
            _draw_table(console, block)


def _line(console: Console, text: str = "", style: str = "") -> None:
    lines = wrap(visible(text), console.width)
    console.print(RichText("\n".join(lines), style=style), soft_wrap=True)


def _draw_table(console: Console, table: Table) -> None:
    if table.title:
        _line(console, table.title, "bold")
    columns, rows = _filled(table)
    widths = _widths(columns, rows, console.width)
    if widths is None:
        _draw_cards(console, columns, rows)
    else:
        console.print(_grid(columns, rows, widths))


def _widths(columns: list[Column], rows: list[list[str]], available: int) -> list[int] | None:
    """Share out the width: what must not wrap has its own, the rest share what is left.

    Gives None where that would leave a column too narrow to read.
    """
    natural = [_widest(column, [row[place] for row in rows]) for place, column in enumerate(columns)]
    wraps = [place for place, column in enumerate(columns) if not column.keep and column.align == "left"]
    left = available - GAP * (len(columns) - 1) - sum(natural[place] for place in range(len(columns)) if place not in wraps)
    widths = dict(enumerate(natural))
    for done, place in enumerate(sorted(wraps, key=lambda place: natural[place])):
        widths[place] = min(natural[place], left // (len(wraps) - done))
        left -= widths[place]
    cramped = any(widths[place] < min(natural[place], COMFORTABLE) for place in wraps)
    return None if cramped or left < 0 else list(widths.values())


def _grid(columns: list[Column], rows: list[list[str]], widths: list[int]) -> RichTable:
    drawn = RichTable(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, GAP - 1, 0, 0), header_style="bold")
    for column, width in zip(columns, widths, strict=True):
        side = "left" if column.align == "left" else "right"
        heading = "\n".join(wrap(visible(column.heading), width))
        drawn.add_column(heading, justify=side, no_wrap=True, width=width, vertical="top")
    for row in rows:
        drawn.add_row(*(_cell(cell, width) for cell, width in zip(row, widths, strict=True)))
    return drawn


def _draw_cards(console: Console, columns: list[Column], rows: list[list[str]]) -> None:
    """Draw each row as a card: what leads it, and the other cells named below."""
    for place, row in enumerate(rows):
        if place:
            _line(console)
        cells = [cell.strip() for cell in row]
        leading = [cell for column, cell in zip(columns, cells, strict=True) if column.lead]
        head, _, rest = "  ".join(filter(None, leading)).partition("\n")
        _line(console, head, "bold")
        if rest:
            _line(console, rest, "dim")
        named = [(column.heading, cell) for column, cell in zip(columns, cells, strict=True) if cell and not column.lead]
        _draw_pairs(console, named, indent=GAP)


def _draw_pairs(console: Console, pairs: list[tuple[str, str]], *, indent: int) -> None:
    most = console.width // NAME_SHARE
    names = min(max((cell_len(name) for name, _ in pairs), default=0), most)
    grid = RichTable.grid(padding=(0, GAP, 0, 0))
    grid.add_column(width=indent - GAP if indent > GAP else 0)
    grid.add_column(width=names, style="dim")
    grid.add_column()
    width = console.width - names - GAP - indent
    for name, value in pairs:
        grid.add_row("", "\n".join(wrap(visible(name), names)), _cell(value, width))
    console.print(grid)


def _cell(text: str, width: int) -> RichText:
    """Make a cell: its first line plain, what follows quiet."""
    first, _, rest = visible(text).partition("\n")
    cell = RichText("\n".join(wrap(first, width)))
    if rest:
        cell.append("\n" + "\n".join(wrap(rest, width)), style="dim")
    return cell


def _filled(table: Table) -> tuple[list[Column], list[list[str]]]:
    """Leave out the columns that have nothing to say, and align the numbers of the others."""
    columns, cells = [], []
    for place, column in enumerate(table.columns):
        own = [row[place] for row in table.rows]
        if any(own):
            columns.append(column)
            cells.append(align_points(own) if column.align == "number" else own)
    return columns, [list(row) for row in zip(*cells, strict=True)]


def _widest(column: Column, cells: list[str]) -> int:
    lines = [line for cell in cells for line in visible(cell).split("\n")]
    return max(map(cell_len, [column.heading, *lines]))
