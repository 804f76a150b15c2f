"""Find and read the figures in Chinese text: number, unit, hedge and kind, each with its place.

The grammar is one pattern that matches a number with its scale and unit; what stands before and
after is looked at within a fixed distance, so that time grows in line with the text.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from string import ascii_letters
from typing import Literal, NamedTuple

from jjj_cli.record.codelists import Relation
from jjj_cli.text import lexicon
from jjj_cli.text.numerals import DIGITS, LARGE, SMALL, arabic_or_spelled, fraction, spelled
from jjj_cli.units.registry import find_unit, table, tidy
from jjj_cli.units.scales import SCALES

Kind = Literal["level", "increase", "decrease", "from", "to", "low", "high", "target", "cumulative"]

# How far a word may stand from the figure that it speaks of.
NEAR = 12
CLAUSE = 40
CLAUSE_ENDS = "。；;！!？?\n"
# No number of print has more digits; a longer run is an id, a phone number or an attack.
MOST_DIGITS = 15
# Letters and digits of full width, and signs of the same width as what they stand for.
_NARROW = {chr(ord(letter) + 0xFEE0): letter for letter in "0123456789.%/-" + ascii_letters}
_NARROW |= {"\u3000": " ", "\xa0": " "}
_WIDE = re.compile(f"[{''.join(_NARROW)}]")
# Units of the table that in running text are mostly something else.
_NOT_IN_TEXT = {
    "d",
    "s",
    "J",
    "l",
    "h",
    "L",
    "日",
    "块",
    "方",
    "公分",
    "次",
    "W",
    "g",
    "m",
    "百分比",
    "RMB",
    "t",
    "分",
    "度",
}
_HEDGES = tuple(lexicon.BEFORE)
_BEFORE_ENDS = frozenset(word[-1] for word in lexicon.BEFORE)
_AFTER_BEGINS = frozenset(word[0] for word in lexicon.AFTER)
_ONES = DIGITS.keys() - {"零", "〇"}
_SCALE_WORDS = SMALL.keys() | LARGE.keys()
_SCALE = "|".join(sorted(SCALES, key=len, reverse=True))
# Small numbers spelled out before a counting word are mostly words: 一个, 两条, 三位一体.
_SMALL_WORDS = {*DIGITS, "十", "一百", "一千"}


class Quantity(NamedTuple):
    """A figure in a text, with the place of its surface; `value` and `unit` keep the printed scale.

    `base_value` and `base_unit` have the scale multiplied out: 3556万亩 is 35560000 亩. A unit is
    empty where a number has a scale and no unit (2000亿).
    """

    start: int
    end: int
    surface: str
    value: Decimal
    unit: str
    base_value: Decimal
    base_unit: str
    relation: Relation = "eq"
    kind: Kind = "level"


def narrow(text: str) -> str:
    """Bring full-width letters, digits and signs to their plain forms, place for place."""
    if "。" in text:  # a full stop set for a decimal point: 8900。7亿
        text = re.sub(r"(?<=[0-9０-９])。(?=[0-9０-９]{1,2}[万亿%％])", ".", text)
    if "，" in text and re.search("[０-９]，", text):
        text = re.sub(r"(?<=[０-９])，(?=[０-９]{3}(?![０-９]))", ",", text)
    return _WIDE.sub(lambda match: _NARROW[match[0]], text)


def _not_before(name: str) -> str:
    """Give the look ahead that keeps a unit from being the beginning of a word."""
    if name[-1].isascii() and name[-1].isalnum():
        return "(?![A-Za-z0-9])"
    return f"(?![{lexicon.NOT_BEFORE[name]}])" if name in lexicon.NOT_BEFORE else ""


def _is_latin(letter: str) -> bool:
    return letter.isascii() and letter.isalpha()


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted((name for name in table().names if name not in _NOT_IN_TEXT), key=len, reverse=True)
    unit = "|".join(re.escape(name) + _not_before(name) for name in names)
    # 分 is a minute only after hours
    unit += "|(?<=小时[0-9])分(?!钟)|(?<=小时[0-9][0-9])分(?!钟)"
    below = "|".join(map(re.escape, sorted(table().names, key=len, reverse=True)))
    ones, large = "".join(DIGITS), "".join(LARGE)
    digits = ones + "".join(SMALL)
    grouped = r"\d{1,3}(?:[, ]\d{3})+(?!\d)|(?<=[一-鿿])\d{1,6}\n\d{1,6}(?!\d)"
    figure = rf"(?<![\d.])(?:{grouped}|\d{{1,{MOST_DIGITS}}}(?!\d))(?:\.\d{{1,{MOST_DIGITS}}}(?![\d.]))?"
    tail = rf"(?:[点點][{ones}]{{1,10}}[{large}]{{0,2}})?"
    # 千 before 瓦 is the unit's: 千万千瓦
    numeral = rf"(?!千[瓦克米伏])[{digits}{large}]"
    words = rf"(?:[{lexicon.VAGUE}半]|{numeral})(?:{numeral}){{0,20}}{tail}"
    return re.compile(
        rf"""
        (?P<of>(?:\d{{1,4}}|[{digits}{large}]{{1,4}}))分之(?P<part>\d{{1,4}}(?:\.\d{{1,6}})?|[{digits}点點]{{1,8}})
        |
        (?P<number>(?P<figure>{figure})|(?P<words>{words}))
        (?P<amid>[{lexicon.AMID}]?)
        [ \n]?
        (?P<scale>(?:(?!千[瓦克米伏]|百分|千分)(?:{_SCALE}))?)
        (?P<later>[{lexicon.AMID}]?)
        (?:
            (?:(?<![ \n])[ \n])?(?:[个個](?P<about>多)(?=小时|小時|月))?
            (?P<unit>(?:{unit})(?:/(?:(?!千[瓦克米伏])(?:{_SCALE}))?(?:{below}))?)
            (?P<half>半(?![{lexicon.HALF_OF}]))?
            |(?P<tenths>成(?:半|[一二三四五六七八九](?![成]))?(?![立为為功果员員本都绩績熟长長就品交]))
        )?
        """,
        re.VERBOSE,
    )


def find(text: str) -> list[Quantity]:
    """Find every figure of a text, in order."""
    plain = narrow(text)
    found = list(_scan(plain))
    for step in (_extended, _joined, _elided, _ranged):
        found = list(step(plain, found))
    named: list[Quantity] = []
    for place, quantity in enumerate(found):
        kind = _kind(plain, found, place)
        if kind == "level" and named and _is_listed(plain, named[-1], quantity):
            kind = named[-1].kind
        start, end, _, value, unit, base_value, base_unit, relation, _ = quantity
        named.append(Quantity(start, end, text[start:end], value, unit, base_value, base_unit, relation, kind))
    return named


def _is_listed(text: str, before: Quantity, quantity: Quantity) -> bool:
    """Say whether a figure goes on a list of changes: 分别提高0.1个、0.3个百分点."""
    same = before.base_unit == quantity.base_unit and before.kind in ("increase", "decrease", "cumulative")
    return same and text[before.end : quantity.start] in ("、", "和", "及")


def parse(text: str) -> Quantity | None:
    """Read a text that is one figure and nothing else; None where it is not."""
    found = find(text.strip())
    return found[0] if len(found) == 1 and found[0].surface == text.strip() else None


def hedge_before(text: str) -> tuple[Relation, str]:
    """Take a hedge off the beginning of a text: 近60万亩 gives `near` and the rest."""
    for word in sorted(lexicon.BEFORE, key=len, reverse=True):
        if text.startswith(word):
            return lexicon.BEFORE[word], text.removeprefix(word).strip()
    return "eq", text


def _scan(text: str) -> Iterator[Quantity]:
    for match in _pattern().finditer(text):
        if match["unit"] or match["scale"] or match["words"] or match["tenths"]:
            quantity = _read(text, match)
        else:  # all that is left are fractions, and bare numbers, which are no figures
            quantity = _fraction(match) if match["of"] else None
        if quantity:
            yield quantity


def _fraction(match: re.Match[str]) -> Quantity | None:
    value = fraction(match["of"], match["part"])
    if value is None:
        return None
    percent = match["of"] in ("百", "一百", "100")
    shown = tidy(value * 100) if percent else value
    unit = "%" if percent else ""
    return _hedged(match.string, match.start(), match.end(), shown, unit, shown, unit, "")


def _read(text: str, match: re.Match[str]) -> Quantity | None:
    start, end = match.start(), match.end()
    scale, unit = match["scale"] or "", match["unit"] or ""
    value = _number(match)
    if value is None or _no_figure(text, match):
        return None
    if match["tenths"]:
        value = _tenths(value, match["tenths"][1:])
        return _hedged(text, start, end, value, "%", value, "%", "")
    if match["half"]:
        value += Decimal("0.5")
    if sign := _sign(text, start):
        value, start = -value, start - sign
    if match["words"]:
        # 两万五千亩, 百万亩: the scale is part of the numeral
        value, scale = value * SCALES.get(scale, 1), ""
    if not unit and not scale and not (match["words"] and match["words"][-1] in LARGE):
        return None
    whole = scale + unit
    if unit:
        base_unit, factor = _base(whole)
    else:
        base_unit, factor = "", Decimal(SCALES.get(scale, 1))
    base = value if factor == 1 else tidy(value * factor)
    vague = (match["amid"] or "") + (match["later"] or "") + (match["about"] or "")
    return _hedged(text, start, end, value, whole, base, base_unit, vague)


def _tenths(value: Decimal, more: str) -> Decimal:
    """Give 三成, 三成半 and 三成五 in percent."""
    return value * 10 + (5 if more == "半" else DIGITS.get(more, 0))


def _sign(text: str, start: int) -> int:
    """Give the length of a minus before a number: 零下, 负, or a stroke that is not that of a range."""
    for word in ("零下", "负", "負"):
        if text.endswith(word, 0, start):
            return len(word)
    stroke = start > 0 and text[start - 1] in "-−"
    return int(stroke and text[max(0, start - 2) : start - 1] in ("", *_BEFORE_SIGN))


@cache
def _base(unit: str) -> tuple[str, Decimal]:
    """Give a unit without its scales, and how many of that it is."""
    known = find_unit(unit)
    factor = Decimal(known.above.scale)
    for part in known.below:
        factor /= part.scale
    return "/".join(part.name for part in (known.above, *known.below)), factor


def _number(match: re.Match[str]) -> Decimal | None:
    figure = match["figure"]
    if figure:
        marked = not figure.isascii() or "," in figure or " " in figure or "\n" in figure
        return arabic_or_spelled(figure) if marked else Decimal(figure)
    words = match["words"]
    return spelled(words[1:]) if words[0] in lexicon.VAGUE else spelled(words)


_RANGE_ENDS = tuple("至到—–~-")
_ORDINALS = re.compile(r"第[0-9一二三四五六七八九十]{1,4}[至到—–~-]$")
# A year has four digits.
_YEAR = 4


def _no_figure(text: str, match: re.Match[str]) -> bool:
    """Say whether what looks like a figure is a date, an ordinal, a name, a class or a word."""
    start, end = match.span()
    before, after, unit = text[max(0, start - 3) : start], text[end : end + 4], match["unit"]
    return (
        before.endswith(("第", "“十", "之"))
        or after.startswith(("级", "級", "伏"))
        or (before[-1:] in _RANGE_ENDS and _ORDINALS.search(text, max(0, start - NEAR), start) is not None)
        or (unit != "%" and _is_latin(before[-1:]))
        or (after.startswith(("以上", "以下")) and after[2:].startswith(lexicon.CLASS_NOUNS))
        or (unit is not None and unit[-1:] == "年" and _is_year(text, match, before, after))
        or (match["words"] is not None and _is_word(match, before))
    )


def _is_word(match: re.Match[str], before: str) -> bool:
    """Say whether a numeral spelled out is only a word: 一个, 两条, 千家万户, 上半年, 万元 as a denominator."""
    words, scale, unit = match["words"], match["scale"], match["unit"]
    hedged = match["amid"] or match["later"]
    if set(words) <= _SCALE_WORDS and before and before[-1].isascii() and not hedged:
        return True  # a unit alone, as in a table's head: 万亿元
    if words in _SCALE_WORDS:
        return not (scale or hedged or before.endswith(_HEDGES))
    if scale:
        return False
    if set(words) <= _ONES and 1 < len(words) < _YEAR:
        return True  # 两三个, 三五年: one or the other
    if not words.strip(lexicon.VAGUE) or (words == "半" and before.endswith(("上", "下"))):
        return True
    return _is_small(words, unit, half=match["half"]) if unit else len(words) == 1 and not match["tenths"]


def _is_small(words: str, unit: str, *, half: str | None) -> bool:
    """Say whether a number is one of those that before a counting word are mostly words."""
    name = table().names.get(unit, unit)
    counted = table().dimension.get(name) == name and name not in lexicon.MEASURES
    return not half and words in _SMALL_WORDS and (counted or name == "里")


def _is_year(text: str, match: re.Match[str], before: str, after: str) -> bool:
    number = match["number"]
    dated = len(number) == 4 and (number[:2] in ("18", "19", "20") or not number.isascii())  # noqa: PLR2004 - a year
    spoken = before.endswith(lexicon.PERIOD_BEFORE) or text[match.end() - 1 :].startswith(lexicon.PERIOD_AFTER)
    return dated or spoken or after.startswith(("来", "來", "间", "間", "度", "级", "代", "前", "后", "多来", "多來"))


# A hedge with a verb between it and the number, which is no part of the figure: 约占全国的8.3%.
_APART = re.compile(r"[约約][占有达達合][^，。；、]{0,6}$")


def _hedged(
    text: str, start: int, end: int, value: Decimal, unit: str, base: Decimal, base_unit: str, amid: str
) -> Quantity:
    """Take the hedges around a figure into it."""
    relation: Relation = "gt" if amid or text[start] in lexicon.VAGUE else "eq"
    before, start = _hedge_before(text, start)
    relation = before or relation
    if relation == "eq" and ("约" in text[max(0, start - NEAR) : start] or "約" in text[max(0, start - NEAR) : start]):
        relation = "approx" if _APART.search(text, max(0, start - NEAR), start) else "eq"
    if text[end : end + 1] in _AFTER_BEGINS:
        after, end = _hedge_after(text, end)
        relation = after or relation
    return Quantity(start, end, text[start:end], value, unit, base, base_unit, relation)


def _hedge_after(text: str, end: int) -> tuple[Relation | None, int]:
    """Find a hedge that begins where a figure ends, and where it ends."""
    for length in (2, 1):
        word = text[end : end + length]
        if word in lexicon.AFTER and not (length == 1 and text[end + 1 : end + 2] in tuple(lexicon.NO_HEDGE_AFTER)):
            relation = lexicon.AFTER[word]
            return (relation if relation != "eq" else None), end + length
    return None, end


def _hedge_before(text: str, start: int) -> tuple[Relation | None, int]:
    """Find a hedge that ends where a figure starts, or a space before that, and where it starts."""
    end = start - 1 if text[start - 1 : start] == " " else start
    if text[end - 1 : end] not in _BEFORE_ENDS:
        return None, start  # true of most
    for length in (4, 3, 2, 1):
        word = text[max(0, end - length) : end]
        if word in lexicon.BEFORE and len(word) == length:
            stops = lexicon.NO_HEDGE_BEFORE.get(word, "")
            alone = word == "上" and text[start] not in SMALL and text[start] not in LARGE
            if alone or (end > length and text[end - length - 1] in stops):
                return None, start
            return lexicon.BEFORE[word], end - length
    return None, start


def _extended(text: str, found: list[Quantity]) -> Iterator[Quantity]:
    """Give each figure, after the bare numbers before it that share its unit: 3至5亩, 3、5和8万亩."""
    floor = 0
    for quantity in found:
        earlier = list(_bare_before(text, quantity, floor))
        ranged = bool(earlier) and earlier[-1].kind == "low"
        yield from earlier
        yield quantity._replace(kind="high", relation=earlier[-1].relation) if ranged else quantity
        floor = quantity.end


def _bare_before(text: str, quantity: Quantity, floor: int) -> Iterator[Quantity]:
    if not quantity.unit or text[quantity.start - 1 : quantity.start] not in _LIST_MARKS:
        return  # cheaper than the pattern, and true of most
    match = _bare_list().search(text, max(floor, quantity.start - CLAUSE), quantity.start)
    if not match:
        return
    tenths = 10 if quantity.unit == "%" and "成" in quantity.surface else 1
    for bare in _bare_number().finditer(text, match.start(), match.end()):
        value = arabic_or_spelled(bare["number"])
        if value is None:
            continue
        unit = quantity.unit if not bare["scale"] else bare["scale"] + quantity.unit.lstrip("".join(SCALES))
        low = text[bare.end() : quantity.start].strip() in _RANGE_MARKS
        relation, start = _hedge_before(text, bare.start())
        yield quantity._replace(
            start=max(floor, start),
            end=bare.end(),
            surface=bare[0],
            value=value * tenths,
            unit=unit,
            base_value=tidy(value * tenths * (_base(unit)[1] if quantity.base_unit else SCALES.get(unit, 1))),
            relation=relation or "eq",
            kind="low" if low else "level",
        )


# What a bare number may stand before the next with.
_LIST_MARKS = frozenset(lexicon.RANGE + "、和与及 ")
_BEFORE_SIGN = tuple("为為是达達约至到由从长降速幅率：:（( ，,\n")
_RANGE_MARKS = ("—", "——", "–", "-", "--", "~", "～", "至", "到")


@cache
def _bare_number() -> re.Pattern[str]:
    number = rf"(?<![\d.A-Za-z])\d{{1,{MOST_DIGITS}}}(?:\.\d{{1,6}})?|[一二两兩三四五六七八九十百]{{1,5}}"
    return re.compile(rf"(?P<number>{number})(?P<scale>(?:{_SCALE})?)")


@cache
def _bare_list() -> re.Pattern[str]:
    """Match bare numbers up to the end of the slice: a range, or a list in digits."""
    number = _bare_number().pattern.replace("?P<number>", "?:").replace("?P<scale>", "?:")
    digits = rf"\d{{1,{MOST_DIGITS}}}(?:\.\d{{1,6}})?"
    return re.compile(rf"(?<![第年月.\d])(?:(?:{digits}[、和与及]){{1,6}}|{number}\s?[{lexicon.RANGE}]{{1,2}}\s?)$")


def _joined(text: str, found: list[Quantity]) -> Iterator[Quantity]:
    """Join what is one figure in several pieces: 1小时55分钟, 1亿5000万元, 两个半小时."""
    held: Quantity | None = None
    for quantity in found:
        if held and held.end == quantity.start and (one := _one_figure(held, quantity)):
            held = one
            continue
        if held:
            yield held
        held = _and_a_half(text, quantity, held.end if held else 0)
    if held:
        yield held


_HOURS = ("天", "小时", "分钟", "秒")


def _one_figure(first: Quantity, second: Quantity) -> Quantity | None:
    both = second._replace(start=first.start, relation=_either(first, second))
    if {first.base_unit, second.base_unit} <= set(_HOURS):
        ratio = table().factor[first.base_unit] / table().factor[second.base_unit]
        total = second.value + first.value * ratio.numerator / ratio.denominator
        return both._replace(value=total, base_value=tidy(total)) if ratio > 1 else None
    if first.unit in SCALES and second.unit and second.base_value < SCALES[first.unit]:
        total = first.base_value + second.base_value
        unit = first.unit + second.base_unit
        return both._replace(value=tidy(total / SCALES[first.unit]), unit=unit, base_value=total)
    return None


def _either(first: Quantity, second: Quantity) -> Relation:
    return first.relation if first.relation != "eq" else second.relation


def _and_a_half(text: str, quantity: Quantity, floor: int) -> Quantity:
    """Read 两个半小时, of which the scan has found only the half."""
    if not text.startswith("半", quantity.start):
        return quantity
    match = re.search(
        r"(\d{1,4}|[一二两兩三四五六七八九十]{1,3})[个個]$", text[max(floor, quantity.start - 5) : quantity.start]
    )
    whole = arabic_or_spelled(match[1]) if match else None
    if match is None or whole is None:
        return quantity
    start = quantity.start - len(match[0])
    return quantity._replace(start=start, value=whole + quantity.value, base_value=whole + quantity.base_value)


def _elided(text: str, found: list[Quantity]) -> list[Quantity]:
    """Give 0.1个 its unit in 0.1个、0.3个百分点."""
    out = list(found)
    for place in range(len(out) - 2, -1, -1):
        one, after = out[place], out[place + 1]
        between = text[one.end : after.start]
        if one.unit == "个" and after.unit == "个百分点" and len(between) <= NEAR and "。" not in between:
            out[place] = one._replace(unit=after.unit, base_unit=after.base_unit)
    return out


def _ranged(text: str, found: list[Quantity]) -> list[Quantity]:
    """Mark the ends of a range whose both ends have a unit: 3%—5%."""
    out = list(found)
    for place in range(len(out) - 1):
        one, after = out[place], out[place + 1]
        if text[one.end : after.start].strip() not in _RANGE_MARKS:
            continue
        if one.unit in SCALES and after.base_unit:  # 1万至1.2万套
            one = one._replace(unit=one.unit + after.base_unit, base_unit=after.base_unit)
        if one.base_unit == after.base_unit:
            out[place], out[place + 1] = one._replace(kind="low"), after._replace(kind="high")
    return out


_START = re.compile(r"(?:由|从|從|自)\s?(?:[^，。；、]{0,8}?(?:年|月|底|末|初|时|的)的?|约|近|超|不足)?$")
_DIRECTIONS = "|".join(sorted(lexicon.INCREASE + lexicon.DECREASE, key=len, reverse=True))
_REACHED = "|".join(sorted(lexicon.REACHED, key=len, reverse=True))
_CHANGE = re.compile(
    rf"(?:{_DIRECTIONS})[了约近超逾]{{0,2}}(?P<reached>(?:{_REACHED})?)(?:20\d\d年[底末]?的?|[^，。；、的占]{{0,4}})$"
)
_MEASURES = ("增速", "增幅", "降幅", "涨幅", "跌幅", "增长率")
_TARGET = re.compile(
    # the first letters alone keep most of a clause out
    rf"(?=[{''.join(sorted({word[0] for word in lexicon.TARGET}))}])(?:{'|'.join(lexicon.TARGET)})"
    r"|(?:^|[，,：“（(])到20[2-9]\d年(?!底?[，,]?已)"
)
_CUMULATIVE = re.compile("|".join(lexicon.CUMULATIVE))
# 累计承接项目505个、资金2468亿元: both are totals.
_LISTED_TOTAL = re.compile(rf"(?:{'|'.join(lexicon.CUMULATIVE)})[^，。；]*、[^，。；、]{{0,6}}$")


def _kind(text: str, found: list[Quantity], place: int) -> Kind:
    """Say what a figure is: the start or the end of a change, a change, a bound, a hope, a total, a level."""
    quantity = found[place]
    before = _clause(text, quantity.start)
    change = _CHANGE.search(before[-NEAR:])
    reaches = change is not None and bool(change["reached"]) and not change[0].startswith(_MEASURES)
    if _is_start(text, before, found, place):
        return "from"
    if reaches and place and _is_start(text, _clause(text, found[place - 1].start), found, place - 1):
        return "to"
    if quantity.kind in ("low", "high"):
        return quantity.kind
    if _TARGET.search(before):
        return "target"
    if reaches:
        return "to"
    return _change_or_level(change, before)


def _change_or_level(change: re.Match[str] | None, before: str) -> Kind:
    if change:
        return "decrease" if change[0].startswith(lexicon.DECREASE) else "increase"
    if "计" not in before and "計" not in before:
        return "level"
    return "cumulative" if _CUMULATIVE.search(before[-NEAR:]) or _LISTED_TOTAL.search(before) else "level"


def _is_start(text: str, before: str, found: list[Quantity], place: int) -> bool:
    """Say whether a change starts here: 由50.8%提高到, 从2012年的71.2亿元增长至."""
    if place + 1 >= len(found) or not _START.search(before):
        return False
    between = text[found[place].end : found[place + 1].start]
    return len(between) <= CLAUSE // 2 and any(word in between for word in ("到", "至", "为", "為", "增", "降", "减"))


_CLAUSES = re.compile(f"[{CLAUSE_ENDS}]")


def _clause(text: str, end: int) -> str:
    """Give what stands before a figure in its sentence, as far as it can matter."""
    return _CLAUSES.split(text[max(0, end - CLAUSE) : end])[-1]
