"""What heads, marks and remarks of sheets say: one table each, in both languages."""

import re
from typing import NamedTuple

from jjj_cli.gazetteer.names import width_folded
from jjj_cli.record import periods
from jjj_cli.text.mentions import dates

# What a column is called, and the field of a fact that it gives.
HEADS: dict[str, tuple[str, ...]] = {
    "region": ("地区", "区域", "地区名称", "行政区", "行政区划", "城市", "市", "区县", "区市", "省市", "县市区"),
    "region_code": ("地区代码", "行政区划代码", "区划代码"),
    "metric": ("指标", "指标名称", "项目", "统计指标", "指标项", "indicator", "metric_name"),
    "period": ("年份", "年度", "时间", "时期", "日期", "年", "统计时间", "报告期", "year", "date", "time"),
    "value": ("数值", "值", "数据", "指标值", "数量", "统计值", "绝对数", "绝对值", "figure"),
    "printed": ("原文", "原文数字", "印刷数字"),
    "unit": ("单位", "计量单位"),
    "basis": ("口径", "统计口径", "口径说明"),
    "source": ("来源", "数据来源", "资料来源", "出处"),
    "locator": ("位置", "页码", "出处位置", "page"),
    "nature": ("数据性质", "性质"),
    "vintage": ("普查口径",),
    "accumulation": ("累计方式",),
    "counterpart": ("对方地区", "对方"),
    "note": ("备注", "说明", "注", "附注", "notes", "remark"),
}
# The fields of a fact by their own names, as a sheet's head has them.
FIELDS: tuple[str, ...] = (
    "region",
    "region_code",
    "metric",
    "period",
    "value",
    "printed",
    "unit",
    "basis",
    "source",
    "locator",
)
FIELDS += ("nature", "vintage", "accumulation", "counterpart", "note", "relation", "id", "supersedes", "part_of")
_FIELDS = {name: field for field, names in HEADS.items() for name in names} | {name: name for name in FIELDS}
# What a cell says where there is no figure.
NO_FIGURE = frozenset({"", "-", "--", "---", "—", "——", "–", "－", "…", "……", "...", "..", "/", "／", "\\", "·"})
NO_FIGURE |= {"N/A", "n/a", "NA", "n.a.", "nan", "NaN", "null", "无", "无数据", "缺", "x", "X", "*", "#N/A"}
# What a remark says of a figure's nature.
NATURES = {
    "preliminary": ("初步", "初步数", "初步核算", "初步核算数", "初步统计", "快报", "快报数", "p", "preliminary"),
    "revised": ("修订", "修订数", "修订后", "最终核实", "最终核实数", "r", "revised"),
    "target": ("目标", "目标值", "target"),
    "planned": ("规划", "规划值", "计划", "计划数", "planned"),
}
_NATURE_OF = {word: nature for nature, words in NATURES.items() for word in words}
# What a line below a sheet, or above it, begins with that is no row.
NO_ROW = re.compile(r"\s*(?:注|备注|说明|资料来源|数据来源|来源|Notes?|Sources?)\s*[：:\d.、]")
_UNIT_LINE = re.compile(r"(?:计量)?单位\s*[：:]\s*([^\s，。；、|（）()]{1,12})")
TABLE_NAME = re.compile(r"\s*(?:附?表|续表|Table)\s*[0-9０-９一二三四五六七八九十]")
_REMARK = re.compile(r"\s*[（(]([^（）()]{1,16})[）)]$")
_LETTER = re.compile(r"(\d{4})\s*([pr])")
_PLAIN_YEAR = re.compile(r"(?:18|19|20)\d{2}(?:\.0+)?")
_YEAR_WORD = re.compile(r"((?:18|19|20)\d{2})\s*年?度")
_ISO = re.compile(r"\d{4}-\d{2}(?:-\d{2})?")
_MONTHS = re.compile(r"(\d{4})年\s*(\d{1,2})\s*月?\s*[-—–~～至]+\s*(\d{1,2})月")
_QUARTERS = {"一季度": 3, "上半年": 6, "前三季度": 9}
_PART = re.compile(rf"(\d{{4}})年({'|'.join(_QUARTERS)})")


class Told(NamedTuple):
    """A text parted from what stands in brackets after it: a unit, a remark on the figure's nature."""

    text: str
    unit: str = ""
    nature: str = ""


def field_of(head: str) -> str | None:
    """Give the field of a fact that a column is called by, in either language."""
    plain = re.sub(r"\s+", "", width_folded(head)).casefold()
    return _FIELDS.get(plain)


def told(text: str) -> Told:
    """Part a head, or a cell, from the units and remarks that stand in brackets after it."""
    rest, unit, nature = text.strip(), "", ""
    while match := _REMARK.search(rest):
        said = match[1].strip()
        said = said.removeprefix("单位").lstrip("：:").strip() if said.startswith("单位") else said
        if (found := _NATURE_OF.get(said.casefold())) and not nature:
            nature = found
        elif known_unit(said) and not unit:
            unit = said
        else:
            break
        rest = rest[: match.start()].rstrip()
    if (letter := _LETTER.fullmatch(rest)) and not nature:
        return Told(letter[1], unit, _NATURE_OF[letter[2]])
    return Told(rest, unit, nature)


def known_unit(text: str) -> bool:
    """Say whether a text is a unit, with its scale or without."""
    from jjj_cli.text.measures import parted_unit

    return parted_unit(text) is not None


def unit_line(text: str) -> str:
    """Give the unit that a line says for a whole sheet: 单位：亿元."""
    match = _UNIT_LINE.search(text)
    return match[1] if match else ""


def period_of(text: str) -> str:
    """Give the period that a text is, as ISO 8601 has it; empty where it is none: 2021.0, 2021年末, 2022年1-9月."""
    plain = width_folded(text).strip()
    if _PLAIN_YEAR.fullmatch(plain):
        return plain[:4]
    if word := _YEAR_WORD.fullmatch(plain):
        return word[1]
    if part := _PART.fullmatch(plain):
        return f"{part[1]}-01/{part[1]}-{_QUARTERS[part[2]]:02}"
    if months := _MONTHS.fullmatch(plain):
        return _sound(f"{months[1]}-{int(months[2]):02}/{months[1]}-{int(months[3]):02}")
    if _ISO.fullmatch(plain):
        return _sound(plain)
    spoken = dates(plain)
    return _sound(spoken[0].id) if len(spoken) == 1 and (spoken[0].start, spoken[0].end) == (0, len(plain)) else ""


def _sound(period: str) -> str:
    try:
        periods.span(period)
    except ValueError:
        return ""
    return period
