"""Cells whose unit stands in a head or above the table, and 发行规模（亿元）15.00: what a cell is said to be of."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from jjj_cli.text.captions import (
    ABOVE,
    COUNTED,
    RANKED,
    RATED,
    Caption,
    Unit,
    caption_above,
    said_unit,
    unit,
    unit_for,
)
from jjj_cli.text.measures import base_of
from jjj_cli.text.table_rows import RULE, Line, Row, is_row, lines, rows_of, tables
from jjj_cli.text.tokens import ONE, Token
from jjj_cli.units.scales import SCALES

_HEAD = re.compile(r"[（(](?:单位[：:])?([^（()）\s，。；：]{1,12})[）)]")
_SCOPE_END = re.compile(r"[。；;\n]")
# What may stand between a head and its number.
_LINK = re.compile(r"\s?[为达是约：:]?\s?")
# A column that says the unit of each row, and a line of units above or in a table.
_UNITS = re.compile(r"(?:计量)?单位")
_UNIT_LINE = re.compile(r"单位\s?[：:]")
# What numbers rows and names none of them.
_NUMBERS = re.compile(r"序号|编号|排名|位次|名次|排序")
_NO_GROUP = re.compile(r"^注|来源|说明|备注")
# How many rows of heads a table has at most, how many letters of a group's name tell, and what makes a part of it.
_MOST_HEADS, _LONGEST_GROUP, _AMONG = 3, 30, "其中"
# So many letters are looked at for what makes a row, and so many lines for the heads.
_LONGEST_ROW, _FIRST_LINES = 4096, 12
JOINT = " | "


class Heads(NamedTuple):
    """What stands over the cells of a table: its caption, the names of its columns, and where its body begins."""

    caption: Caption
    columns: list[list[str]]
    body: int

    def over(self, column: int) -> list[str]:
        """Give the names over a column, the topmost first."""
        return self.columns[column] if column < len(self.columns) else []


class _Column(NamedTuple):
    """A column: its heads as one name, the unit that they say, and whether it has rates or ranks."""

    name: str
    unit: Unit | None
    is_rate: bool


def fill_cells(text: str, tokens: list[Token]) -> None:
    """Give bare numbers the unit that a head says, and every figure of a table its heads and its caption."""
    parted = "|" in text or "\t" in text or "  " in text
    if not parted and not any(token.bare and token.digits for token in tokens):
        return
    if parted:
        starts = [token.start for token in tokens]
        for rows in tables(text):
            _Table(text, rows).fill(tokens, starts)
    if "）" in text or ")" in text:
        _fill_lists(text, tokens)


def goes_on(text: str) -> bool:
    """Say whether a text begins with a row of a table."""
    return is_row(text.lstrip(" \n")[:_LONGEST_ROW].partition("\n")[0])


def open_head(text: str, above: str) -> str:
    """Give the heads of the table that a text ends in, and what stands above it, which may be all that is there yet.

    `above` is that of the text before it, which goes on where this one begins with rows.
    """
    if above:
        text = f"{above}\n{text}" if goes_on(text) else above[-ABOVE:] + text
    first = place = len(text)
    for line in reversed(text.split("\n")):
        place -= len(line)
        if is_row(line):
            first = place
        elif line.strip():
            break
        place -= 1
    return text[max(0, first - ABOVE) : first] + "\n".join(_kept(text[first:]))


def _kept(text: str) -> Iterable[str]:
    """Give the rows of a table that say what the next ones are of: its heads, its last group, its last row."""
    every = [line for line in lines(text) if line.text.strip() and not RULE.fullmatch(line.text)]
    heads = _heads(Caption(), rows_of(islice(every, _FIRST_LINES))).body
    yield from (line.text for line in every[:heads])
    body = every[heads:]
    last = next((at for at in range(len(body) - 1, -1, -1) if _is_named(body[at])), len(body))
    group = next((line for line in reversed(body[:last]) if _group(rows_of([line])[0])), None)
    yield from (line.text for line in (*filter(None, [group]), *body[last:][:1]))


def _is_named(line: Line) -> bool:
    return any(row.cells and row.cells[0].text for row in rows_of([line]))


def _fill_lists(text: str, tokens: list[Token]) -> None:
    """Read 降雪量（毫米）：站前4.6，河西3.9 and 期限（年）7."""
    starts = [token.start for token in tokens]
    heads = list(_HEAD.finditer(text))
    for place, head in enumerate(heads):
        said = unit(head[1])
        if said is None:
            continue
        link = _LINK.match(text, head.end())
        begins = link.end() if link else head.end()
        first = bisect_left(starts, head.end())
        if link and "：" in link[0].replace(":", "："):
            limit = heads[place + 1].start() if place + 1 < len(heads) else len(text)
            end = _SCOPE_END.search(text, begins, limit)
            last = bisect_left(starts, end.start() if end else limit)
            chosen = tokens[first:last]
        else:
            chosen = [token for token in tokens[first : first + 1] if token.start == begins]
        for token in chosen:
            _give(token, said)


def _heads(caption: Caption, rows: Sequence[Row]) -> Heads:
    """Read the first rows of a table: titles, then one to three rows of heads, of which the upper ones are merged."""
    first = 0
    while first + 2 < len(rows) and (title := _title(rows[first])):
        caption = caption.under([title])
        first += 1
    last = first + 1
    while last < len(rows) and last - first < _MOST_HEADS and _is_head(rows[first], rows[last]):
        last += 1
    over = [[cell.text for cell in row.cells] for row in rows[first:last]]
    for upper, lower in pairwise(over):
        for column in range(1, len(upper)):
            if not upper[column] and column < len(lower) and lower[column]:
                upper[column] = upper[column - 1]
    if over and over[0] and _UNIT_LINE.search(over[0][0]):
        caption = caption.under([over[0][0]])
    columns = [
        [names[at] for names in over if at < len(names) and names[at]] for at in range(max(map(len, over), default=0))
    ]
    return Heads(caption, columns, last)


def _title(row: Row) -> str:
    """Give what a row says that says one thing of the whole table: its title, or its unit."""
    said = list(dict.fromkeys(cell.text for cell in row.cells if cell.text))
    if len(said) != 1 or len(row.cells) == 1:
        return said[0] if len(said) == 1 else ""
    return said[0] if row.cells[0].text or _UNIT_LINE.search(said[0]) else ""


def _is_head(first: Row, row: Row) -> bool:
    """Say whether a row goes on with the heads: nothing in its first column, or only units, and no figure."""
    named = [cell for cell in row.cells[1:] if cell.text]
    if not named or any(cell.is_figure for cell in named):
        return False
    stub = row.cells[0].text
    return not stub or stub == first.cells[0].text or all(said_unit(cell.text) == unit(cell.text) for cell in named)


def _group(row: Row) -> str:
    """Give what a row names that says it of the rows below: 一、综合."""
    name = row.cells[0].text if row.cells else ""
    lonely = len(row.cells) > 1 and name and not any(cell.text for cell in row.cells[1:])
    return name if lonely and len(name) <= _LONGEST_GROUP and not _NO_GROUP.search(name) else ""


class _Table:
    """A table of a text: what its heads say of each of its cells."""

    def __init__(self, text: str, rows: list[Row]) -> None:
        self.heads = heads = _heads(caption_above(text, rows[0].start), rows)
        self.body = rows[heads.body :]
        self.columns: dict[int, _Column] = {}
        self.first = self._first_value()
        self.labels = [at for at in range(self.first) if not self._is_no_label(at)]
        self.units = next((at for at, over in enumerate(heads.columns) if over and _UNITS.fullmatch(over[-1])), None)

    def _first_value(self) -> int:
        """Give the first column that has figures and not what its row is called."""
        width = len(self.heads.columns)
        for at in range(1, width):
            cells = [row.cells[at] for row in self.body if at < len(row.cells)]
            if any(cell.is_figure for cell in cells) and not self._is_no_label(at):
                return at
        return 1

    def _is_no_label(self, at: int) -> bool:
        """Say whether a column numbers the rows or says their units."""
        over = self.heads.over(at)
        return bool(over) and bool(_NUMBERS.search(over[-1]) or _UNITS.fullmatch(over[-1]))

    def _is_shifted(self, row: Row) -> bool:
        """Say whether a row's cells are not below the heads that they belong to: more than heads, or without a name."""
        width = len(self.heads.columns)
        return any(cell.text for cell in row.cells[width:]) or (len(row.cells) < width and row.cells[0].is_figure)

    def fill(self, tokens: list[Token], starts: list[int]) -> None:
        """Give the tokens of each row their heads, their caption and the unit that is said of them."""
        group, above = "", dict[int, str]()
        for row in self.body:
            if found := _group(row):
                group = found
            if found or self._is_shifted(row):
                continue
            names = {at: row.cells[at].text for at in self.labels if at < len(row.cells)}
            if any(names.values()):
                names = {at: name or above.get(at, "") for at, name in names.items()}
                above = names
            self._fill_row(row, [name for name in names.values() if name], group, tokens, starts)

    def _fill_row(self, row: Row, names: list[str], group: str, tokens: list[Token], starts: list[int]) -> None:
        among = [group] if _AMONG in group else []
        caption = self.heads.caption.said
        if group and not among:
            caption = f"{caption}{JOINT}{group}" if caption else group
        for at in range(self.first, len(row.cells)):
            cell = row.cells[at]
            place = bisect_left(starts, cell.start)
            if not cell.text or place == len(tokens):
                continue
            token, over = tokens[place], self.heads.over(at)
            if token.start == cell.start:
                _end_at(token, cell.end)
            if token.end > cell.end:
                continue
            token.head, token.caption = JOINT.join(part for part in (*among, *names, *over) if part), caption
            if (token.start, token.end) == (cell.start, cell.end) and (said := self._unit(row, names, at, group)):
                _give(token, said)

    def _unit(self, row: Row, names: list[str], at: int, group: str) -> Unit | None:
        """Give the unit of a cell: of a column of rates its own; else its row's, its column's, the table's."""
        column = self._column(at)
        if column.is_rate:
            return column.unit or unit_for(column.name, self.heads.caption.units)
        own, of_row = self._row_unit(row, names), "".join(names)
        if own or column.unit:
            return own or column.unit
        if not _has_no_unit(of_row) and (of_group := said_unit(group)):
            return of_group
        return unit_for(of_row + column.name, self.heads.caption.units)

    def _column(self, at: int) -> _Column:
        """Give what the heads of a column say of its units."""
        if at not in self.columns:
            over = self.heads.over(at)
            name = "".join(over)
            said = next((found for one in reversed(over) if (found := said_unit(one))), None)
            self.columns[at] = _Column(name, said, bool(RATED.search(name) or RANKED.search(name)))
        return self.columns[at]

    def _row_unit(self, row: Row, names: list[str]) -> Unit | None:
        if self.units is not None and self.units < len(row.cells):
            return unit(row.cells[self.units].text)
        if any(COUNTED.search(name) for name in names):
            return None
        return next((found for name in reversed(names) if (found := said_unit(name))), None)


def _has_no_unit(name: str) -> bool:
    return bool(RATED.search(name) or RANKED.search(name) or COUNTED.search(name))


def _end_at(token: Token, end: int) -> None:
    """Take from a number the unit that is the beginning of the next row: 45222.4 above 年末常住人口."""
    if token.unit and token.unit_span[0] >= end:
        token.unit, token.base, token.factor, token.end = "", "", ONE, end
    if token.scale and token.scale_span[0] >= end:
        token.scale, token.end = "", end


def _give(token: Token, said: Unit) -> None:
    if not token.bare or not token.digits:
        return
    token.scale, token.unit = said.scale if said.scale in SCALES else "", said.name
    token.base, token.factor = base_of(said.name)
    token.kind = "level"
