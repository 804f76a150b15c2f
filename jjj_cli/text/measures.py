"""The units of running text: which words are one where they stand, and what each of them is in the table."""

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from string import ascii_letters, digits
from typing import NamedTuple

from jjj_cli.text.lexicon import NOT_BEFORE
from jjj_cli.text.numerals import WORDS
from jjj_cli.text.patterns import any_of
from jjj_cli.units.registry import base_name, find_unit, table
from jjj_cli.units.scales import SCALES

# Units that in running text are mostly something else; below a stroke they are units.
_NOT_ALONE = frozenset(
    {*"dsJlgW°月方￥¥$€£", "公分", "百分比", "千分比", "RMB", "CNY", "USD", "US$", "点", "點", "S$", "HK$", "得分"}
)
# What a word is that means several things, by the words before the number; base unit, and how many of it one is.
_MEANINGS = {
    "度": (
        (re.compile("电|千瓦|能耗"), "千瓦时", Decimal(1)),
        (re.compile("温|热|烧|冷|室内|室外|零下|零上|烤|恒"), "摄氏度", Decimal(1)),
        (re.compile("坡|角|纬|经度|倾|转|弯|旋|仰|视野"), "°", Decimal(1)),
    ),
    "分": (
        (re.compile("每股|派息|分红|红利|股息|价|费|元|[角毛]|利息"), "元", Decimal("0.01")),
        (re.compile(""), "得分", Decimal(1)),
    ),
    "V": ((re.compile("电压|电池|供电|电源|直流|交流|输出|输入"), "伏", Decimal(1)),),
    "平": ((re.compile("房|户型|面积|套|居室|公寓|店|铺"), "平方米", Decimal(1)),),
    "日": ((re.compile("(?!)"), "天", Decimal(1)),),
    "角": ((re.compile("[元块角毛费价钱涨降跌息金付补]"), "元", Decimal("0.1")),),
    "毛": ((re.compile("[元块角毛费价钱涨降跌息金付补卖宜贵亏赚省]"), "元", Decimal("0.1")),),
    "块": ((re.compile("[元块毛费价钱涨降跌充赠扣花付补卖资租薪宜贵亏赚省挣发领罚缴]"), "元", Decimal(1)),),
}
# How far before a number such a word may stand.
NEAR = 12
_CLAUSE = re.compile("[，。；、]")
# What after it tells as much.
_FOLLOWED = {
    "日": re.compile("[以之]?内(?!部|容|外|地|蒙|涵)|以[上下](?![，、]?[前后])"),
    "度": re.compile("电"),
    **dict.fromkeys(("角", "毛"), re.compile(r"[0-9一二三四五六七八九]分")),
    "块": re.compile(
        r"钱|[涨降跌升卖]|左右|上下|出头|一[斤个只碗瓶份张人位桶袋条套件晚天顿支盒次]|[1-9一二三四五六七八九](?:[毛角一]|[^一-鿿\d.]|$)"
    ),
}
# Names that are looked at more closely: they mean several things, or more may belong to them.
# Coins are given in 元.
_COINS = {"角": Decimal("0.1"), "分钱": Decimal("0.01")}
SPECIAL = frozenset((*_MEANINGS, "两", "角", "毛钱", "角钱", "分钱"))
# 53.7%每天睡不到7小时 has no rate.
_SHARES = frozenset("%‰")
# An index is counted in points, and its value says that it is no hour.
_HOURS = 24
_MOVED = frozenset("涨跌升挫开")
# English print parts the scale from the unit: 5.2 billion yuan.
_IN_ENGLISH = [f"{scale} {unit}" for scale in ("million", "billion", "trillion") for unit in ("yuan", "RMB", "CNY")]
_BELOW_MARKS = "/每·"
_STROKES = re.compile("[/每·]")
_INVERSE = re.compile(r"(?:·[A-Za-z]+(?:⁻[¹²³]|-[123]))+")
# What stands below a stroke and is in no table: 元/学员.
_UNKNOWN = re.compile(r"[一-鿿]{1,4}(?![一-鿿\d])")
_OTHER_CURRENCIES = re.compile("人民币|[美欧日港韩]元|新台币|英镑")


class Measure(NamedTuple):
    """A unit as it stands in a text, and what it is in the table; `base` is empty where it is in none."""

    name: str
    start: int
    end: int
    base: str
    factor: Decimal


class _Name(NamedTuple):
    name: str
    length: int
    not_before: frozenset[str]


class _Names(NamedTuple):
    """Names by their first two letters, the longest first, and those of one letter."""

    long: dict[str, tuple[_Name, ...]]
    short: dict[str, _Name]


@cache
def _named() -> _Names:
    return _by_first([*(name for name in table().names if name not in _NOT_ALONE), *_IN_ENGLISH])


@cache
def _named_below() -> _Names:
    return _by_first(table().names)


def _by_first(names: Iterable[str]) -> _Names:
    long: dict[str, list[_Name]] = {}
    short: dict[str, _Name] = {}
    for name in sorted(names, key=len, reverse=True):
        ends_latin = name[-1].isascii() and name[-1].isalnum()
        entry = _Name(name, len(name), frozenset(ascii_letters + digits if ends_latin else NOT_BEFORE.get(name, "")))
        if len(name) == 1:
            short[name] = entry
        else:
            long.setdefault(name[:2], []).append(entry)
    return _Names({first: tuple(words) for first, words in long.items()}, short)


def is_unit(name: str) -> bool:
    """Say whether a text is a unit of the table, or one made of such; cheaper than asking for what is not there."""
    return all(
        part in table().names or part[len(scale_at(part, 0)) :] in table().names for part in _STROKES.split(name)
    )


def unit_at(text: str, place: int) -> tuple[str, int] | None:
    """Find the name of a unit that begins at a place, and where it ends; no beginning of another word."""
    return _plain_at(text, place, _named())


def plain_units() -> str:
    """Give a pattern of the units that say all by themselves, each with what may not come after it."""
    entries = [entry for entries in (*_named().long.values(), _named().short.values()) for entry in entries]
    chosen = {one.name: one.not_before for one in entries if one.name not in SPECIAL}
    return any_of(chosen, {name: f"(?![{''.join(sorted(letters))}])" for name, letters in chosen.items() if letters})


def firsts() -> str:
    """Give the letters that a unit may begin with."""
    return "".join({*(first[0] for first in _named().long), *_named().short})


@cache
def base_of(unit: str) -> tuple[str, Decimal]:
    """Give a unit by the table's names without its scales, and how many of that it is."""
    known = find_unit(unit)
    factor = Decimal(known.above.scale)
    for part in known.below:
        factor /= part.scale
    return base_name(known), factor


def scale_at(text: str, place: int) -> str:
    """Give the scale that begins at a place: 万, 千万, 万亿; 千 before 瓦 is the unit's."""
    two = text[place : place + 2]
    if two in SCALES:
        return two
    return two[:1] if two[:1] in SCALES and not WORDS.match(text, place) else ""


def parted_unit(text: str) -> tuple[str, str] | None:
    """Part a text that is a unit into its scale and its name: 万亩; None for what is no unit."""
    scale = scale_at(text, 0)
    names = ((used, text[len(used) :]) for used in ((scale, "") if scale else ("",)))
    return next(((used, name) for used, name in names if name and is_unit(name)), None)


def measure_at(text: str, place: int, value: Decimal, start: int) -> Measure | None:
    """Find the unit that begins at a place after a number, which begins at `start`."""
    found = _plain_at(text, place, _named())
    if found is None:
        return _index_points(text, place, value, start)
    name, end = found
    if name == "两" and _plain_at(text, end, _named()):  # 二十万两笔
        return None
    start = place
    if name in _MEANINGS:
        return _meant(text, name, place, end, _CLAUSE.split(text[max(0, start - NEAR) : start])[-1])
    if text[end : end + 1] in _BELOW_MARKS and end < len(text) and not (name in _SHARES and text[end] == "每"):
        return _composed(text, name, start, end)
    base, factor = base_of(name)
    if base == "元" and (currency := _OTHER_CURRENCIES.match(text, end)):  # 2万元欧元
        return Measure(currency[0], end, currency.end(), *base_of(currency[0]))
    if base in _COINS:
        base, factor = "元", factor * _COINS[base]
    return Measure(name, start, end, base, factor)


def _plain_at(text: str, place: int, names: _Names) -> tuple[str, int] | None:
    first = text[place : place + 2]
    for name, length, not_before in names.long.get(first, ()):
        if text.startswith(name, place) and text[place + length : place + length + 1] not in not_before:
            return name, place + length
    short = names.short.get(first[:1])
    if short and first[1:] not in short.not_before:
        return short.name, place + 1
    return None


def _index_points(text: str, place: int, value: Decimal, start: int) -> Measure | None:
    if text[place : place + 1] != "点":
        return None
    moved = text[start - 1 : start] in _MOVED and start > 0  # 跌16点
    if value <= _HOURS and value == value.to_integral_value() and not moved:
        return None
    if text[place + 1 : place + 2] in NOT_BEFORE["点"] and text[place + 1 :]:
        return None
    return Measure("点", place, place + 1, "点", Decimal(1))


def _meant(text: str, name: str, place: int, end: int, before: str) -> Measure:
    """Choose what a word means here; where nothing tells, it is not read."""
    followed = _FOLLOWED.get(name)
    told = followed is not None and followed.match(text, end) is not None
    for cue, base, factor in _MEANINGS[name]:
        if told or cue.search(before):
            return Measure(name, place, end, base, factor)
    return Measure(name, place, end, "", Decimal(1))


def _composed(text: str, name: str, start: int, end: int) -> Measure:
    """Read what stands below the stroke: 元/平方米·天, 米每秒, μg·m⁻³."""
    inverse = _INVERSE.match(text, end)
    if inverse:
        return _whole(text, start, inverse.end(), name)
    last = _below_end(text, end)
    if last == end and text[end] == "/" and (unknown := _UNKNOWN.match(text, end + 1)):
        return Measure(text[start : unknown.end()], start, unknown.end(), "", Decimal(1))
    return _whole(text, start, last, name)


def _below_end(text: str, end: int) -> int:
    """Give where what stands below the stroke after a unit ends; the unit's own end where nothing does."""
    last, mark = end, text[end : end + 1] or " "
    while mark in _BELOW_MARKS and (mark != "·" or last > end):
        scale = scale_at(text, last + 1)
        below = _plain_at(text, last + 1 + len(scale), _named_below())
        if below is None:
            break
        last = below[1]
        mark = text[last : last + 1] or " "
    return last


def per(text: str, name: str, end: int) -> Measure | None:
    """Read what stands below the stroke of a unit that stands before its number: ¥3,000/月."""
    last = _below_end(text, end)
    if last == end:
        return None
    unit = name + text[end:last]
    return Measure(unit, end, last, *base_of(unit))


def _whole(text: str, start: int, end: int, name: str) -> Measure:
    unit = text[start:end] if end - start > len(name) else name
    base, factor = base_of(unit)
    return Measure(unit, start, end, base, factor)
