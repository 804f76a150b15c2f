"""Ranges and lists: numbers that share a scale, a unit or a hedge with one that stands after them."""

import re
from itertools import pairwise

from jjj_cli.text.numerals import LARGE, SMALL
from jjj_cli.text.tokens import Token
from jjj_cli.units.scales import SCALES

RANGE_MARKS = frozenset(("—", "——", "–", "-", "--", "~", "～", "至", "到"))
LIST_MARKS = frozenset(("、", "和", "与", "及"))
# A list of values that belong, in order, to what was named before: 分别为430公斤、560公斤左右.
_SHARED = re.compile("分别|各|均|都")
_NUMBERED = re.compile(r"第[\d、和与及]*$|[图表附件]\d*[、和与及\d]*$")
NEAR = 12
_LARGE_END = re.compile("[万亿]+$")
_SCALE_END = re.compile("[百千万亿]+$")
_TEN = 10
# As long as a mark with a space or a line break on each side is.
_MARKED = 4


def share_units(text: str, tokens: list[Token]) -> None:
    """Give each number of a range or a list the unit, and where it has none the scale, of the one after it."""
    for place in range(len(tokens) - 2, -1, -1):
        one, after = tokens[place], tokens[place + 1]
        if after.start - one.end > (NEAR if one.unit == "个" else _MARKED):
            continue
        between = text[one.end : after.start]
        mark = between.strip(" \n")
        if mark in RANGE_MARKS:
            _range(one, after)
        elif mark in LIST_MARKS and one.bare and one.digits and not after.bare:
            if not _NUMBERED.search(text, max(0, one.start - NEAR), one.start):
                _share(one, after, ordered=False)
        elif mark in LIST_MARKS and not one.unit and after.unit and _is_scaled(one) and _is_scaled(after):
            _take_unit(one, after)  # 3.2万、5.1万和0.8万亩
        elif one.unit == "个" and after.unit == "个百分点" and "。" not in between:
            one.unit, one.base = after.unit, after.base  # 0.1个、0.3个百分点
            one.unit_span = after.unit_span


def _is_scaled(token: Token) -> bool:
    return bool(token.scale) or (not token.digits and token.numeral[-1] in LARGE)


def _range(one: Token, after: Token) -> None:
    if one.bare and not after.bare:
        _share(one, after, ordered=True)
    elif (one.scale or one.complete) and not one.unit and after.unit:  # 1万至1.2万套
        _take_unit(one, after)
    elif one.doubtful and not one.unit and after.unit:
        _share(one, after, ordered=True)
    if one.bare or one.base != after.base or after.kind == "low":
        return
    one.kind, after.kind = "low", "high"
    one.doubtful = after.doubtful = False


def _take_unit(one: Token, after: Token) -> None:
    one.unit, one.base, one.factor, one.unit_span = after.unit, after.base, after.factor, after.unit_span
    one.read, one.shared = after.read, True


def _share(one: Token, after: Token, *, ordered: bool) -> None:
    """Share the unit, and the scale where the first number then stays below the second: 8000至1.2万元."""
    _take_unit(one, after)
    if after.tenths and not one.tenths and not one.digits:
        one.value, one.tenths = one.value * _TEN, True
        return
    if not after.scale and not after.digits:
        _share_spelled(one, after)
        return
    scaled = one.value * SCALES.get(after.scale, 1)
    if not ordered or scaled < after.value * SCALES.get(after.scale, 1):
        one.scale, one.scale_span = after.scale, after.scale_span


def _share_spelled(one: Token, after: Token) -> None:
    """Share the scale within a numeral: 三至五亿元, 十五到二十万人次, 四至六百户."""
    if one.digits or (one.numeral[-1] in LARGE) or (one.numeral[-1] in SMALL and one.numeral[-1] not in "十"):
        return
    ends = (_SCALE_END if one.value < _TEN else _LARGE_END).search(after.numeral)
    if not ends or ends.start() == 0:
        return
    times = 1
    for letter in ends[0]:
        times *= LARGE.get(letter) or SMALL[letter]
    if one.value * times < after.value:
        one.value *= times


def share_hedges(text: str, tokens: list[Token]) -> None:
    """Give every value of a list that is said in order the hedge of its first or its last."""
    begun = None
    for place, (one, after) in enumerate(pairwise(tokens)):
        listed = one.end + 1 == after.start and one.base == after.base and text[one.end] in LIST_MARKS
        if listed and begun is None:
            begun = place
        elif not listed and begun is not None:
            _share_hedge(text, tokens[begun : place + 1], tokens[begun - 1].end if begun else 0)
            begun = None
    if begun is not None:
        _share_hedge(text, tokens[begun:], tokens[begun - 1].end if begun else 0)


def _share_hedge(text: str, listed: list[Token], floor: int) -> None:
    first, last = listed[0], listed[-1]
    if not _SHARED.search(text, max(floor, first.start - NEAR), first.start):
        return
    relation = last.relation if last.after else first.relation
    for token in listed:
        if token.relation == "eq":
            token.relation = relation
