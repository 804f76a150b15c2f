"""Pages on a terminal. The only place that draws with Rich."""

import sys
from typing import IO

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.style import Style
from rich.table import Table as RichTable
from rich.text import Text as RichText

from jjj_cli.render.alignment import align_points
from jjj_cli.render.safety import visible
from jjj_cli.result import Block, Column, Heading, Pairs, Table, Text

TONES = {"plain": "", "quiet": "dim", "caution": "yellow", "good": "green"}
# A column that wraps is comfortable at this width; below it the rows become cards.
COMFORTABLE = 14
GAP = 2


def draw(blocks: list[Block], *, colour: bool, stream: IO[str] | None = None) -> None:
    """Draw a page, as wide as the terminal is."""
    console = Console(
        file=stream or sys.stdout,
        no_color=not colour,
        force_terminal=colour or None,
        color_system="standard" if colour else None,
        highlight=False,
        markup=False,
        emoji=False,
        soft_wrap=False,
    )
    for place, block in enumerate(blocks):
        if place and not isinstance(block, Text | Pairs):
            console.print()
        _draw(console, block)


def _draw(console: Console, block: Block) -> None:
    match block:
        case Heading():
            console.print(RichText(visible(block.text), style="bold", overflow="fold"))
        case Text():
            console.print(RichText(visible(block.text), style=TONES[block.tone], overflow="fold"))
        case Pairs():
            console.print(_pairs(block.pairs))
        case Table():
            _draw_table(console, block)


def _draw_table(console: Console, table: Table) -> None:
    if table.title:
        console.print(RichText(visible(table.title), style="bold", overflow="fold"))
    columns, rows = _filled(table)
    rows = _aligned(columns, rows)
    widths = [_widest(column, [row[place] for row in rows]) for place, column in enumerate(columns)]
    needed = sum(
        width if column.keep or column.align != "left" else min(width, COMFORTABLE)
        for column, width in zip(columns, widths, strict=True)
    )
    if needed + GAP * (len(columns) - 1) > console.width:
        _draw_cards(console, columns, rows)
    else:
        console.print(_grid(columns, rows))


def _grid(columns: list[Column], rows: list[list[str]]) -> RichTable:
    drawn = RichTable(box=SIMPLE_HEAD, pad_edge=False, padding=(0, GAP, 0, 0), collapse_padding=True, header_style="bold")
    for column in columns:
        fixed = column.keep or column.align != "left"
        drawn.add_column(
            visible(column.heading),
            justify="left" if column.align == "left" else "right",
            no_wrap=fixed,
            overflow="fold",
            vertical="top",
        )
    for row in rows:
        drawn.add_row(*map(_cell, row))
    return drawn


def _draw_cards(console: Console, columns: list[Column], rows: list[list[str]]) -> None:
    """Draw each row as a card: the first cell, and the others named below it."""
    for place, row in enumerate(rows):
        if place:
            console.print()
        first, others = row[0], [(c.heading, cell.strip()) for c, cell in zip(columns[1:], row[1:], strict=True) if cell.strip()]
        head = f"{columns[0].heading} {first.strip()}" if columns[0].keep and columns[0].heading else first.strip()
        console.print(_cell(head, bold=True))
        console.print(Padding(_pairs(others), (0, 0, 0, 2)))


def _pairs(pairs: list[tuple[str, str]]) -> RichTable:
    grid = RichTable.grid(padding=(0, GAP, 0, 0))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for name, value in pairs:
        grid.add_row(RichText(visible(name)), _cell(value))
    return grid


def _cell(text: str, *, bold: bool = False) -> RichText:
    """Make a cell: its first line plain, what follows quiet."""
    first, _, rest = visible(text).partition("\n")
    cell = RichText(first, style=Style(bold=bold), overflow="fold")
    if rest:
        cell.append(f"\n{rest}", style="dim")
    return cell


def _filled(table: Table) -> tuple[list[Column], list[list[str]]]:
    """Leave out the columns that have nothing to say."""
    used = [place for place, _ in enumerate(table.columns) if any(row[place] for row in table.rows)]
    return [table.columns[place] for place in used], [[row[place] for place in used] for row in table.rows]


def _aligned(columns: list[Column], rows: list[list[str]]) -> list[list[str]]:
    by_column = [
        align_points([row[place] for row in rows]) if column.align == "number" else [row[place] for row in rows]
        for place, column in enumerate(columns)
    ]
    return [list(row) for row in zip(*by_column, strict=True)] if rows else []


def _widest(column: Column, cells: list[str]) -> int:
    lines = [column.heading, *(line for cell in cells for line in cell.split("\n"))]
    return max(map(cell_len, lines))

