"""Cells whose unit stands in a head: Markdown and HTML tables, columns parted by tabs, 发行规模（亿元）15.00."""

import re
from bisect import bisect_left
from functools import lru_cache
from typing import NamedTuple

from jjj_cli.text.measures import base_of, is_unit, scale_at
from jjj_cli.text.tokens import Token
from jjj_cli.units.scales import SCALES

_HEAD = re.compile(r"[（(](?:单位[：:])?([^（()）\s，。；：]{1,12})[）)]")
_TABLE_UNIT = re.compile(r"单位\s?[：:]\s?([^\s，。；、|）)]{1,12})")
_STROKE_UNIT = re.compile(r"/([^/\s]{1,6})$")
_SCOPE_END = re.compile(r"[。；;\n]")
# What may stand between a head and its number.
_LINK = re.compile(r"\s?[为达是约：:]?\s?")
# A column that says the unit of each row.
_UNITS = re.compile(r"(?:计量)?单位")
# Columns that the unit of the whole table is not meant for.
_RATES = "率|比重|占比|增速|增幅|同比|环比|增长|排名|位次|名次|倍|[%‰]"
_NO_UNIT = re.compile(f"{_RATES}|年份|年度|时间|日期|序号|编号|代码")
# Columns that the unit of a row is not meant for either.
_RATED = re.compile(_RATES)
_RULE = re.compile(r"[\s|:\-—+]*")
# How far above a table its unit may stand.
_ABOVE = 120
# So many letters are looked at for what makes a row.
_LONGEST_ROW = 4096


class _Unit(NamedTuple):
    scale: str
    name: str


class _Row(NamedTuple):
    start: int
    text: str


class _Cell(NamedTuple):
    start: int
    end: int
    text: str


def fill_cells(text: str, tokens: list[Token]) -> None:
    """Give bare numbers the unit that a head says, and every figure of a table the heads of its row and column."""
    if not any(token.bare and token.digits for token in tokens) and "|" not in text and "\t" not in text:
        return
    if "|" in text or "\t" in text:
        _fill_tables(text, tokens)
    if "）" in text or ")" in text:
        _fill_lists(text, tokens)


def goes_on(text: str) -> bool:
    """Say whether a text begins with a row of a table."""
    return _is_row(text.lstrip(" \n")[:_LONGEST_ROW].partition("\n")[0])


def open_head(text: str, above: str) -> str:
    """Give the head of the table that a text ends in, and what says its unit above it; empty where there is neither.

    `above` is that of the text before it, which goes on where this one is all rows.
    """
    first, place = -1, len(text)
    for line in reversed(text.split("\n")):
        place -= len(line)
        if _is_row(line):
            first = first if _RULE.fullmatch(line) else place
        elif line.strip():
            above = ""
            break
        place -= 1
    if first < 0:  # what stands above a table may be all that is there yet
        above = (above + text[-_ABOVE:])[-_ABOVE:]
        return above if _TABLE_UNIT.search(above) else ""
    if _is_row(above):
        return above
    return above + text[max(0, first - _ABOVE) : first] + text[first:].partition("\n")[0]


def _is_row(line: str) -> bool:
    return "|" in line or "\t" in line


def _fill_lists(text: str, tokens: list[Token]) -> None:
    """Read 降雪量（毫米）：站前4.6，河西3.9 and 期限（年）7."""
    starts = [token.start for token in tokens]
    heads = list(_HEAD.finditer(text))
    for place, head in enumerate(heads):
        unit = _unit(head[1])
        if unit is None:
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
            _give(token, unit)


def _fill_tables(text: str, tokens: list[Token]) -> None:
    starts = [token.start for token in tokens]
    block: list[_Row] = []
    place = 0
    for line in text.split("\n"):
        if _is_row(line):
            if not _RULE.fullmatch(line):
                block.append(_Row(place, line))
        elif line.strip() and block:
            _fill_table(text, block, tokens, starts)
            block = []
        place += len(line) + 1
    _fill_table(text, block, tokens, starts)


def _fill_table(text: str, rows: list[_Row], tokens: list[Token], starts: list[int]) -> None:
    if len(rows) < 2:  # noqa: PLR2004 - a head and a row
        return
    first = rows[0]
    above = _TABLE_UNIT.search(text, max(0, first.start - _ABOVE), first.start + len(first.text))
    whole = _unit(above[1]) if above else None
    head = [cell.text for cell in _cells(first)]
    named = next((place for place, name in enumerate(head) if _UNITS.fullmatch(name)), None)
    columns = [_said(name) or (None if _NO_UNIT.search(name) else whole) for name in head]
    for row in rows[1:]:
        cells = _cells(row)
        own = None if not cells or _NO_UNIT.search(cells[0].text) else _said(cells[0].text)
        if named is not None and named < len(cells):
            own = _unit(cells[named].text)
        rated = bool(cells) and _said(cells[0].text) is None and _NO_UNIT.search(cells[0].text) is not None
        for column, cell in enumerate(cells[1:], start=1):
            place = bisect_left(starts, cell.start)
            if place == len(tokens) or tokens[place].end > cell.end:
                continue
            token = tokens[place]
            name = head[column] if column < len(head) else ""
            token.head = " | ".join(part for part in (cells[0].text, name) if part)
            if (token.start, token.end) == (cell.start, cell.end):
                said = columns[column] if column < len(columns) else None
                unit = said if _RATED.search(name) else own or said
                if unit and not (rated and unit is whole):
                    _give(token, unit)


def _cells(row: _Row) -> list[_Cell]:
    place, line = row
    mark = "\t" if "\t" in line else "|"
    cells = []
    for part in line.split(mark):
        bare = part.strip()
        begins = place + len(part) - len(part.lstrip())
        cells.append(_Cell(begins, begins + len(bare), bare))
        place += len(part) + 1
    if mark == "|" and line.lstrip().startswith("|"):
        cells = cells[1:]
    return cells[:-1] if mark == "|" and cells and not cells[-1].text else cells


def _said(head: str) -> _Unit | None:
    """Give the unit that a head says: 耕地（万亩）, GDP/亿元."""
    for match in (*reversed(list(_HEAD.finditer(head))), _STROKE_UNIT.search(head)):
        if match and (unit := _unit(match[1])):
            return unit
    return None


@lru_cache(maxsize=1 << 10)
def _unit(text: str) -> _Unit | None:
    text = text.lstrip("±")
    scale = scale_at(text, 0)
    for used in (scale, "") if scale else ("",):
        name = text[len(used) :]
        if is_unit(name):
            return _Unit(used, name)
    return None


def _give(token: Token, unit: _Unit) -> None:
    if not token.bare or not token.digits:
        return
    token.scale, token.unit = unit.scale if unit.scale in SCALES else "", unit.name
    token.base, token.factor = base_of(unit.name)
    token.kind = "level"
