"""What stands above a table, or as a title in its first rows: what all of its cells are of, and in which units."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from jjj_cli.text.measures import base_of, parted_unit
from jjj_cli.text.table_rows import is_row

# How far above a table what is said of it may stand, in how many lines, and how long a line of it is.
ABOVE, _MOST_LINES, _LONGEST = 240, 4, 60
_BRACKETS = re.compile(r"[（(](?:单位\s?[：:]\s?)?([^（()）。；：]{1,16})[）)]")
_UNIT_LINE = re.compile(r"(?:计量|金额|货币|数量)?单位\s?[：:]\s?([^\n|\t。；（()）]{1,40})")
_STROKE_UNIT = re.compile(r"/([^/\s]{1,6})$")
_BETWEEN = re.compile(r"\s?[、，,和及/]\s?|\s+")
_NAMED_MONEY = re.compile(r"^人民币\s?(?=[万亿百千]*元)")
# A line that is only the time: （2022年）.
_TIME_ALONE = re.compile(r"[（(]?(?:19|20)\d\d年?(?:[-—~至](?:19|20)?\d\d年)?[^（()），。]{0,6}[）)]?")
# What is no title: a sentence, who published it and when, a note, a figure.
_NO_TITLE = re.compile(
    r"[。；！？!?]|来源|发布|发表|记者|编辑|作者|^注|说明|\d\s?(?:[万亿%‰]|元|个百分点|公里|公顷|吨|[：:]\d\d)"
)
_HASHES = re.compile(r"^[#>\s]*|[\s#]*$")


class Unit(NamedTuple):
    """A unit that a head says, and the scale before it."""

    scale: str
    name: str


class Caption(NamedTuple):
    """What is said above a table, its nearest line last, and the units that it names."""

    said: str = ""
    units: tuple[Unit, ...] = ()

    def under(self, lines: Sequence[str]) -> "Caption":
        """Give the same with lines that stand nearer."""
        said = [self.said] if self.said else []
        units = self.units
        for line in lines:
            units = units_of(line) or units
            if title := _title(line):
                said.append(title)
        return Caption(" ".join(said), units)


def caption_above(text: str, start: int) -> Caption:
    """Give what the lines right above a place say of the table that begins there."""
    found: list[str] = []
    for line in reversed(text[max(0, start - ABOVE) : start].split("\n")[:-1]):
        bare = line.strip()
        if not bare:
            continue
        if is_row(bare) or len(found) == _MOST_LINES or len(bare) > _LONGEST:
            break
        found.append(bare)
        if not _is_aside(bare):
            break
    return Caption().under(found[::-1])


def _is_aside(line: str) -> bool:
    """Say whether a line says a unit or a time alone, and the title stands above it."""
    return not _title(line) or _TIME_ALONE.fullmatch(line) is not None


def _title(line: str) -> str:
    """Give what a line says beside its unit; nothing of what is no title."""
    bare = _HASHES.sub("", _UNIT_LINE.sub("", _BRACKETS.sub(_without_unit, line)))
    bare = bare.replace("（）", "").replace("()", "").strip("*_ ：:")
    return "" if _NO_TITLE.search(bare) else bare


def _without_unit(match: re.Match[str]) -> str:
    return "" if _listed(match[1]) else match[0]


def units_of(line: str) -> tuple[Unit, ...]:
    """Give the units that a title or a line above a table names; none where one of them is not known."""
    if said := _UNIT_LINE.search(line):
        return _listed(said[1])
    return next((found for one in reversed(list(_BRACKETS.finditer(line))) if (found := _listed(one[1]))), ())


@lru_cache(maxsize=1 << 10)
def _listed(text: str) -> tuple[Unit, ...]:
    """Read 亿元、%: every one a unit, or nothing; what stands apart after them is no part of the list."""
    text = text.strip()
    if one := unit(text):
        return (one,)
    found: list[Unit] = []
    place = 0
    while place < len(text):
        between = _BETWEEN.search(text, place)
        one = unit(text[place : between.start() if between else len(text)])
        if one is None:
            return tuple(found) if found and text[place - 1].isspace() else ()
        found.append(one)
        place = between.end() if between else len(text)
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=1 << 10)
def unit(text: str) -> Unit | None:
    """Read a unit with its scale; None for what is none."""
    found = parted_unit(_NAMED_MONEY.sub("", text.lstrip("±")))
    return Unit(*found) if found else None


@lru_cache(maxsize=1 << 10)
def said_unit(head: str) -> Unit | None:
    """Give the unit that a head says: 耕地（万亩）, GDP/亿元, 亿元."""
    if alone := unit(head):
        return alone
    for match in (*reversed(list(_BRACKETS.finditer(head))), _STROKE_UNIT.search(head)):
        if match and (found := unit(match[1])):
            return found
    said = _UNIT_LINE.search(head)
    listed = _listed(said[1]) if said else ()
    return listed[0] if len(listed) == 1 else None


# What an amount is named by, and what it is counted in then: another unit above the table is not meant for it.
_AMOUNTS = {
    "money": re.compile(r"总值|产值|增加值|总额|收入|支出|余额|GDP|投资|税收|贷款|存款"),
    "people": re.compile(r"人口(?!密度)|人数|人员|就业"),
    "area": re.compile(r"面积(?!产)"),
}
_BASES = {"人": "people", **dict.fromkeys(("亩", "公顷", "平方公里", "平方米"), "area")}
SHARES = frozenset("%‰")
# Columns of ranks and times have no unit; those of rates have none but a share.
RATED = re.compile(r"率|比重|占|增速|增幅|降幅|同比|环比|增长|[%‰]")
RANKED = re.compile(r"排名|位次|名次|排序|倍|指数|系数")
COUNTED = re.compile(r"年份|年度|时间|日期|序号|编号|代码")


def unit_for(name: str, units: tuple[Unit, ...]) -> Unit | None:
    """Choose the unit of a cell among those of the whole table by the names over and beside it; None unless clear."""
    if not units or RANKED.search(name) or COUNTED.search(name):
        return None
    shares = [one for one in units if one.name in SHARES]
    others = [one for one in units if one.name not in SHARES]
    if RATED.search(name):
        return shares[0] if len(shares) == 1 else None
    named = [kind for kind, words in _AMOUNTS.items() if words.search(name)]
    fitting = [one for one in others if _kind(one) in named]
    if len(fitting) == 1:
        return fitting[0]
    return units[0] if len(units) == 1 and not (named and others) else None


def _kind(one: Unit) -> str:
    base = base_of(one.name)[0]
    return "money" if base.endswith("元") else _BASES.get(base, "")
