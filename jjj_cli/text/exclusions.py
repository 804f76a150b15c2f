"""What looks like a figure and is none: dates, eras, ordinals, names, designations, words, classes."""

import re
from string import ascii_letters

from jjj_cli.text.lexicon import HEDGES, PERIOD_AFTER, PERIOD_BEFORE, hedges, rows
from jjj_cli.text.measures import unit_at
from jjj_cli.text.numerals import DIGITS, LARGE, SMALL
from jjj_cli.text.tokens import Token
from jjj_cli.units.registry import table

# Reigns and rulers whose years are dates: 民国九十八年, 光绪三十一年, 赵武灵王十九年.
_ERAS = tuple(row["word"] for row in rows("eras"))
_ERA_LETTERS = frozenset(era[-1] for era in _ERAS)
_RULERS = frozenset("王帝公宗祖")
_RANGE_ENDS = frozenset("至到—–~-")
# A year has four digits.
_YEAR = 4
_YEAR_SPELLED = re.compile(f"[{''.join(DIGITS)}]{{4}}")
_CENTURIES = ("18", "19", "20")
_AFTER_YEAR = ("来", "间", "度", "级", "代", "前", "后", "多来", "期")
_MEASURED_LATIN = re.compile(r"(?<![A-Za-z0-9.])(?:[A-Z]{2,}|R&D)$")
# What may stand after Latin letters without a space: GDP4346亿元, CPI2.1%, and no PM2.5年.
_AFTER_LATIN = frozenset(("元", "美元", "百分点", "倍", "人", "吨", "千瓦时"))
_SURNAMES = frozenset("张李王赵孙周吴郑钱陈杨黄刘朱林何马高胡徐")
_ONES = DIGITS.keys() - {"零", "〇"}
_SCALE_WORDS = SMALL.keys() | LARGE.keys()
# Small numbers spelled out before a counting word are mostly words: 一个, 两条, 三位一体.
_SMALL_WORDS = {*DIGITS, "十", "一百", "一千"}
# What ten of is a figure; 十个, 十天 and 十方 are words unless hedged.
_TEN_OF = frozenset(("倍", "元", "亩", "公里", "千米", "米", "吨", "千克", "公顷", "平方米", "平方公里", "千瓦"))
# Counting words of which even one or two, spelled out, are a figure: 翻两倍.
_MEASURES = ("倍", "工作日")
_HALVES = ("年", "个月", "倍")
_HEDGE_ENDS = frozenset(row["word"][-1] for row in HEDGES if row["place"] in ("before", "scale", "limited")) - {
    *"说穿莫"  # 他说千万
}
# What a scale alone may go on with and be a number: 百余家, 百分之三, 十至.
_GOES_ON = frozenset((*hedges("amid"), "分", *"至到—–~-"))
_TAIL = re.compile(r"[千万亿][一二三四五六七八九]$")
# 成千上万, 成百上千.
_BY_MANY = ("千上", "百上")
# What one of is mostly every one of, or none at all: 一斤涨到五块五, 不花一分钱.
_EACH = frozenset(("天", "斤", "亩", "千克", "吨"))
# How long something lasts is a figure even where it is spelled out and small: 历时三年, 缓刑四年.
_SPANS = frozenset(("年", "个月", "天"))
_LASTING = re.compile("(?:刑|历时|为期|长达|耗时|任期|期限为?|工期|用时|历经|持续|时隔)了?$")
_ORDINALS = ("第", "之")
NAMED_BY = frozenset("级号版后")
_LATIN = frozenset(ascii_letters)
_PERIODS = frozenset(("个月", "天", "周", "季度"))
TIMES = _PERIODS | {"年", "得分"}
# The first of them are a date: 今年前10个月, 假期头三天.
_FIRST = re.compile("(?:(?<![提之以目超])前|(?<![码两工石镇])头)$")
# Before what is no figure, all that `is_excluded` looks at.
BEFORE_NO_FIGURE = _LATIN | _RANGE_ENDS | {*_ORDINALS, "十", "+", " ", "/", "每"}
_HALF_OF = ("上", "下", "前", "后", "大", "小")
# K56+300处 is a place on a road.
_CHAINAGE = re.compile(r"K\d{1,4}\+$")
# 一升一降, 三升两降.
_RISES = re.compile("[一二两三四五六七八九]降")
_CLOCK = re.compile(r"[\d一二三四五六七八九十][点时：:]$")


def is_scale_word(text: str, start: int) -> bool:
    """Say whether a scale that stands alone begins a word, since no hedge stands on either side: 万元, 百姓."""
    if text[max(0, start - 2) : start] in _BY_MANY:
        return True
    after = text[start + 1 : start + 2]
    if text[start] == "十" and unit_at(text, start + 1):  # 十日以上
        return False
    return text[start - 1 : start] not in _HEDGE_ENDS and after not in _GOES_ON


def is_excluded(text: str, token: Token, excluded: int) -> bool:
    """Say whether a number is a date, an ordinal or a designation; `excluded` is where the last of these ended."""
    start = token.start
    before = text[start - 1 : start]
    if before == " " and text[start - 2 : start - 1] == "第":
        before = "第"
    return (
        before in _ORDINALS
        or (before == "十" and text[start - 2 : start - 1] == "“")
        or (before in _RANGE_ENDS and excluded > 0 and _ends_range(text, token, excluded))
        or (text[token.end : token.end + 1] in NAMED_BY and _is_designation(text, token))
        or (before == "/" and not token.unit and "0" <= text[start - 2 : start - 1] <= "9")  # 14.3/10万
        or (before == "+" and _CHAINAGE.search(text, max(0, start - 8), start) is not None)
        or (before == "每" and _is_base_of_rate(token))
        or (before in _LATIN and not _is_after_latin(text, token))
        or (token.base in TIMES and _is_time(text, token))
    )


def _ends_range(text: str, token: Token, excluded: int) -> bool:
    """Say whether it ends a range of dates or ordinals, as 第3至5, and is not what was reached then: 2025年到40%."""
    return text[excluded : token.start].strip() in _RANGE_ENDS and token.base != "%" and not token.scale


def _is_base_of_rate(token: Token) -> bool:
    """Say whether it is what a rate is counted by: 每10股派2.15元, 每100公里; 每10分钟一班 is a figure."""
    if token.base in TIMES or table().dimension.get(token.base) == "time":
        return False
    return token.base == "股" or (
        (token.scale or token.value > 1) and token.value.normalize().as_tuple().digits == (1,)
    )


def _is_designation(text: str, token: Token) -> bool:
    """Say whether it is one of 20万吨级, 3号, 2.0版."""
    return text.startswith("级", token.end) or not token.base


def _is_time(text: str, token: Token) -> bool:
    """Say whether it is a year, or the minutes of a clock."""
    if token.base == "得分":
        return _CLOCK.search(text, max(0, token.start - 3), token.start) is not None
    if token.base in _PERIODS:
        return _FIRST.search(text, max(0, token.start - 3), token.start) is not None
    return token.base == "年" and _is_year(text, token)


def _is_after_latin(text: str, token: Token) -> bool:
    if token.unit == "%":
        return True
    if token.bare or not (token.scale or token.base in _AFTER_LATIN):
        return False
    return bool(_MEASURED_LATIN.search(text, max(0, token.start - 8), token.start))


def _is_year(text: str, token: Token) -> bool:
    number, start, end = token.numeral, token.start, token.end
    spelled = _YEAR_SPELLED.fullmatch(number) is not None  # 二〇二二, and not 六百四十
    dated = spelled or (len(number) == _YEAR and number[:2] in _CENTURIES)
    if dated or text.startswith(_AFTER_YEAR, end) or text.startswith(PERIOD_AFTER, end - 1):
        return True
    before = text[max(0, start - 3) : start].rstrip(" ")
    if before.endswith("近") and _LASTING.search(text, max(0, start - 6), start - 1):  # 历时近10年
        return False
    if before.endswith(PERIOD_BEFORE) or before[-1:] in _RULERS:
        return True
    return before[-1:] in _ERA_LETTERS and before.endswith(_ERAS)


def is_word(text: str, token: Token) -> bool:
    """Say whether a numeral is only a word, or a number with a unit that cannot be told: 一个, 千家万户, 张三元."""
    if token.unit and not token.base and not token.scale:
        return not token.digits or "/" not in token.unit
    return not (token.digits or token.tenths) and _is_word(text, token)


def _is_word(text: str, token: Token) -> bool:
    if token.base == "升" and _RISES.match(text, token.end):
        return True
    numeral, before = token.numeral, text[token.start - 1 : token.start]
    if numeral[0] == "半":
        return before in _HALF_OF or not token.unit or _is_counted_half(token)
    if before in _SCALE_WORDS and numeral[0] in SMALL:
        return True
    if all(letter in _SCALE_WORDS for letter in numeral):
        return _is_scale_alone(text, token, before)
    if not token.unit:
        return not token.scale and _is_no_number(text, token)
    return is_either(numeral) or (
        numeral in _SMALL_WORDS and _is_small(token, text[max(0, token.start - 4) : token.start])
    )


def is_either(numeral: str) -> bool:
    """Say whether it is 两三个 or 三五年: one or the other."""
    return 1 < len(numeral) < _YEAR and all(letter in _ONES for letter in numeral)


def _is_small(token: Token, before_it: str) -> bool:
    """Say whether a small number is a word: 张三元, 四百一天; it is one in doubt before what it counts."""
    before = before_it[-1:]
    if token.base == "元" and before in _SURNAMES:
        return True
    if token.numeral == "一" and (before in _SCALE_WORDS or before in _ONES or (before.isascii() and before.isdigit())):
        return True
    each = token.numeral == "一" and (token.base in _EACH or token.unit == "分钱")  # 一天能收四百亩
    counted = _is_counted(token) and token.value == token.value.to_integral_value()
    token.doubtful = each or (counted and not (token.base in _SPANS and _LASTING.search(before_it)))
    return False


def _is_counted_half(token: Token) -> bool:
    return _is_counted(token) and token.base not in _HALVES


def _is_counted(token: Token) -> bool:
    """Say whether a unit counts things, so that a small number spelled out before it is mostly a word."""
    counted = table().dimension.get(token.base) == token.base and token.base not in _MEASURES
    return counted or token.base in ("里", "得分")


def _is_scale_alone(text: str, token: Token, before: str) -> bool:
    """Say whether 万元 or 百万 is a unit in a table's head, or a word, and no figure."""
    if token.numeral == "十" and (token.unit or text[token.end : token.end + 1] in _RANGE_ENDS):  # 十日以上
        token.doubtful = token.base not in _TEN_OF
        return False
    token.complete = token.numeral[-1] in LARGE and not token.unit
    if token.relation != "eq" or before in _HEDGE_ENDS:
        return False
    if len(token.numeral) == 1 or not token.unit:
        return True
    return not ("一" <= before <= "鿿" or before in ("，", "、", "。", ""))


def _is_no_number(text: str, token: Token) -> bool:
    """Say whether a number spelled out without a unit is none: only 三万, 七千六, and 四百 in 四百一天."""
    numeral, after = token.numeral, text[token.end : token.end + 1]
    if after in _RANGE_ENDS and after:
        token.doubtful = True
        return False
    per = after == "一" and (numeral[-1] in SMALL or numeral[-2:-1] in SMALL) and len(numeral) > 1
    token.complete = per or numeral[-1] in LARGE or _TAIL.search(numeral) is not None
    return not token.complete
