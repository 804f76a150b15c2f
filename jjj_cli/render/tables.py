"""Tables on a terminal: rows of cells that wrap, or cards where columns have no room; pairs of name and value."""

from collections.abc import Iterator, Mapping

from rich.cells import cell_len

from jjj_cli.answers.result import CELL, Column, Link, Table
from jjj_cli.messages import join, say
from jjj_cli.render.alignment import Line, align_points, pad
from jjj_cli.render.column_widths import GAP, shared_widths
from jjj_cli.render.links import linked
from jjj_cli.render.paragraphs import text_lines
from jjj_cli.render.wrapping import wrap
from jjj_cli.safety.display import visible

RULE = "─"
# Below this width rows become cards before a column goes: a card is as narrow as it must be, and whole.
NARROW = 60
# No name beside a value takes more than this share of the width.
NAME_SHARE = 3


def table_lines(table: Table, width: int, links: Mapping[str, str]) -> Iterator[Line]:
    """Draw a table that fits a width."""
    if table.title:
        yield from text_lines(table.title, width, "bold")
    every, cells = _filled(table)
    columns, rows, widths = _fitting(every, cells, width)
    below: list[str] = []
    if widths is None and width >= NARROW:
        folded, under = _folded(*_unspared(every, cells))
        if (shared := shared_widths(folded, under, width)) is not None:
            columns, rows, widths = folded, under, shared
            below = [column.heading for column in every if column.folds]
    headings = [column.heading for column in columns]
    left_out = [column.heading for column in every if column.heading not in (*headings, *below)]
    if widths is None:
        yield from _cards(columns, rows, width, links)
        yield from [[]] if table.foot else []  # what stands right below a card is read as a line of it
        yield from _foot(table, width, [], [])
        return
    yield from row_lines(headings, columns, widths, width, "bold", {})
    yield [(RULE * (sum(widths) + len(GAP) * (len(widths) - 1)), "")]
    for row in rows:
        yield from row_lines(row, columns, widths, width, "", links)
    yield from _foot(table, width, left_out, below)


def _foot(table: Table, width: int, left_out: list[str], below: list[str]) -> Iterator[Line]:
    """Say below a table which columns had no room, which stand below what leads each row, and what its signs mean."""
    missing = say("table.left-out", names=join("join.list", left_out)) if left_out else ""
    moved = say("table.below", names=join("join.list", below)) if below else ""
    if told := [text for text in (missing, moved, table.foot) if text]:
        yield from text_lines(join("join.beside", told), width, "dim")


def _fitting(
    columns: list[Column], rows: list[list[str]], width: int
) -> tuple[list[Column], list[list[str]], list[int] | None]:
    """Leave out as few of the columns that can be spared as need be, and give the widths of the others.

    Gives all columns and None where they do not fit even so.
    """
    places = list(range(len(columns)))
    spared = sorted((place for place in places if columns[place].spared), key=lambda place: columns[place].spared)
    while True:
        kept, cells = [columns[place] for place in places], [[row[place] for place in places] for row in rows]
        widths = shared_widths(kept, cells, width)
        if widths is not None:
            return kept, cells, widths
        if not spared or width < NARROW:
            return columns, rows, None
        places.remove(spared.pop())


def _unspared(columns: list[Column], rows: list[list[str]]) -> tuple[list[Column], list[list[str]]]:
    """Leave out every column that can be spared."""
    places = [place for place, column in enumerate(columns) if not column.spared]
    return [columns[place] for place in places], [[row[place] for place in places] for row in rows]


def _folded(columns: list[Column], rows: list[list[str]]) -> tuple[list[Column], list[list[str]]]:
    """Put what folds of a row below what leads it, in one paragraph with what stands there already."""
    leading = max(place for place, column in enumerate(columns) if column.lead)
    kept = [place for place, column in enumerate(columns) if not column.folds]
    folding = [place for place, column in enumerate(columns) if column.folds]
    made = []
    for row in rows:
        first, *more = row[leading].split("\n")
        more += [
            columns[place].folds.replace(CELL, line) for place in folding for line in row[place].split("\n") if line
        ]
        lines = [first, join("join.beside", more)] if more else [first]
        made.append(["\n".join(lines) if place == leading else row[place] for place in kept])
    return [columns[place]._replace(runs=columns[place].runs or place == leading) for place in kept], made


def row_lines(
    cells: list[str], columns: list[Column], widths: list[int], room: int, style: str, links: Mapping[str, str]
) -> Iterator[Line]:
    """Set cells side by side; the first line of each in the style given, what follows it quietly.

    What runs on across the columns has the `room` of the page, and a line of its own where it would meet a cell.
    """
    wrapped = [
        _cell(cell, width, style, style or "dim") for cell, width in zip(_beside(cells, columns), widths, strict=True)
    ]
    urls = [links.get(cell) for cell in cells]
    lines = [_line(wrapped, urls, columns, widths, place) for place in range(max(map(len, wrapped)))]
    for left, text in _below(cells, columns, widths, room):
        running = [(" " * left, ""), (text, "dim")]
        end = left + cell_len(text)
        free = next((place for place, line in enumerate(lines) if place and _is_free(line, end + len(GAP))), None)
        if free is None:
            lines.append(running)
        else:
            lines[free] = [*running, *_from(lines[free], end)]
    yield from lines


def _beside(cells: list[str], columns: list[Column]) -> list[str]:
    """Give what of the cells keeps to its column."""
    return [cell.partition("\n")[0] if column.runs else cell for cell, column in zip(cells, columns, strict=True)]


def _below(cells: list[str], columns: list[Column], widths: list[int], room: int) -> Iterator[tuple[int, str]]:
    """Give what of the cells runs on across the columns, and how far from the left it begins."""
    left = 0
    for cell, column, width in zip(cells, columns, widths, strict=True):
        if column.runs:
            yield from ((left, part) for line in visible(cell).split("\n")[1:] for part in wrap(line, room - left))
        left += width + len(GAP)


def _line(wrapped: list[Line], urls: list[str | None], columns: list[Column], widths: list[int], place: int) -> Line:
    line: Line = []
    for lines, url, column, width in zip(wrapped, urls, columns, widths, strict=True):
        text, tone = lines[place] if place < len(lines) else ("", "")
        shown = pad(text, width, right=column.align != "left")
        line += [(shown.replace(text, linked(text, url), 1) if text else shown, tone), (GAP, "")]
    return _without_end_spaces(line)


def _is_free(line: Line, room: int) -> bool:
    """Say whether the first cells of a line have nothing in them."""
    whole = "".join(text for text, _ in line)
    return not whole[:room].strip()


def _from(line: Line, place: int) -> Line:
    """Give what a line has from a place on, up to which it is empty."""
    rest: Line = []
    for text, tone in line:
        rest += [(text[place:], tone)] if place < len(text) else []
        place = max(0, place - len(text))
    return rest


def _cell(text: str, width: int, style: str, quiet: str) -> Line:
    first, *rest = visible(text).split("\n")
    return [(line, style) for line in wrap(first, width)] + [
        (line, quiet) for more in rest for line in wrap(more, width)
    ]


def _without_end_spaces(line: Line) -> Line:
    while line and not line[-1][0].strip():
        line.pop()
    return line


def _cards(columns: list[Column], rows: list[list[str]], width: int, links: Mapping[str, str]) -> Iterator[Line]:
    """Draw each row as a card: what leads it, and the other cells named below."""
    for place, row in enumerate(rows):
        if place:
            yield []
        cells = [cell.strip() for cell in row]
        *before, head = [cell for column, cell in zip(columns, cells, strict=True) if column.lead and cell] or [""]
        begins = visible("".join(f"{cell}{GAP}" for cell in before))
        for number, (text, style) in enumerate(_cell(head, width - cell_len(begins), "bold", "dim")):
            shown = linked(text, links.get(head) if style == "bold" else None)
            yield [(pad("", cell_len(begins)) if number else begins, "bold"), (shown, style)]
        named = [(c.heading, cell) for c, cell in zip(columns, cells, strict=True) if cell and not c.lead]
        for line in pair_lines(named, width - len(GAP), {}):
            yield [(GAP, ""), *line]


def pair_lines(pairs: list[tuple[str, str]], width: int, links: Mapping[str, tuple[Link, ...]]) -> Iterator[Line]:
    """Draw names, and beside each its value."""
    names = min(max((cell_len(name) for name, _ in pairs), default=0), width // NAME_SHARE)
    widths = [names, width - names - len(GAP)]
    columns = [Column(""), Column("")]
    for name, value in pairs:
        if links.get(name):
            for number, line in enumerate(text_lines(value, widths[1], "", links[name])):
                yield [(pad("" if number else visible(name), names), "dim"), (GAP, ""), *line]
            continue
        for line in row_lines([name, value], columns, widths, width, "", {}):
            # Nothing is left of a line of a value that is empty.
            yield [(line[0][0], "dim"), *line[1:]] if line else []


def _filled(table: Table) -> tuple[list[Column], list[list[str]]]:
    """Leave out the columns that have nothing to say, and align the numbers of the others."""
    columns, cells = [], []
    for place, column in enumerate(table.columns):
        own = [row[place] for row in table.rows]
        if any(own):
            columns.append(column)
            cells.append(align_points(own) if column.align == "number" else own)
    return columns, [list(row) for row in zip(*cells, strict=True)]
