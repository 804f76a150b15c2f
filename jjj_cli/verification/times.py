"""When a figure is of: the dates that a draft names, and how it names them."""

import re
from bisect import bisect_left
from typing import Literal

from msgspec import Struct

from jjj_cli.record import periods

Sort = Literal["date", "since", "part", "census", "open", "dateline"]

_YEAR = r"(?:19|20)\d{2}"
# What many set between figures and letters: 2022 年 10 月.
_GAP = r"[ \u00a0\u2009]?"
_MONTHS = r"1[0-2]|0?[1-9]"
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_CENSUS = {"五": "2000-11-01", "六": "2010-11-01", "七": "2020-11-01"}
_CENSUS |= {"5": "2000-11-01", "6": "2010-11-01", "7": "2020-11-01"}
_PLANS = {"十一五": 2010, "十二五": 2015, "十三五": 2020, "十四五": 2025, "十五五": 2030}

_PATTERN = re.compile(
    rf"""
    (?=[0-9第五六七十去上今前本全年过近最一二三四两八九])(?:  # the first letters alone keep most of a text out
    (?P<census>(?:第?[五六七567]次?(?:全国)?(?:人口)?普查?|[五六七]普))
    | (?P<from>{_YEAR}){_GAP}年?(?:{_GAP}(?P<from_month>{_MONTHS}){_GAP}月)?{_GAP}(?:[至—–~-]+|到){_GAP}
        (?P<to>{_YEAR}){_GAP}年(?:{_GAP}(?P<to_month>{_MONTHS}){_GAP}月)?
    | (?P<year>{_YEAR})(?:{_GAP}年|(?=[-./]\d))
        (?:
            (?:年?(?P<end>底|末))
          | (?P<start>初)
          | (?P<half>[上下]半年)
          | (?:{_GAP}第?{_GAP}(?P<quarter>[一二三四1-4]){_GAP}季度)
          | (?P<first>前(?:[一二三]|[1-3])?季度)
          | (?:前{_GAP}(?P<first_months>\d{{1,2}}|[一二两三四五六七八九十]{{1,2}}){_GAP}个月)
          | {_GAP}(?:1\s*(?:月)?[至—–~-]+\s*|1到)(?P<span>{_MONTHS}){_GAP}月(?:份)?
          | {_GAP}(?P<month>{_MONTHS}){_GAP}月(?:份)?(?:{_GAP}(?P<day>\d{{1,2}}){_GAP}日|(?P<month_end>底|末))?
          | (?<!年)[-./](?P<iso_month>\d{{1,2}})(?:[-./](?P<iso_day>\d{{1,2}}))?
        )?
        (?P<since>以来|至今|起|迄今)?
    | (?P<plan>十[一二三四五]五)[”」"]?(?:时期)?(?:规划)?(?P<plan_end>末|期末|末期)?
    | (?P<relative>去年|上年|今年|前年|本年)
        (?P<rel_tail>(?:年?[底末])|[上下]半年|第?[一二三四]季度|前三季度|{_GAP}(?:{_MONTHS}){_GAP}月(?:底|末)?)?(?P<rel_since>以来)?
    | (?P<bare>(?<![\d年])(?:1\s*(?:月)?[至—–~-]+\s*|1到)(?P<bare_span>{_MONTHS}){_GAP}月(?:份)?
        | (?<![\d.年])(?:上半年|前三季度|第?[一二三四]季度|(?:{_MONTHS}){_GAP}月(?:底|末|份)?(?!\d)))
    | (?P<whole>(?<![\d年上])(?:全年|年末|年底)(?!期))
    | (?P<back>(?:过去|近|最近)?(?:\d{{1,2}}|[一二三四五六七八九十]{{1,2}})(?:多)?年(?:来|间)
        | 过去[一二三四五六七八九十\d]{{1,2}}年)
    )""",
    re.VERBOSE,
)
_NUMERALS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
_DATELINE = re.compile(r"[（(【\[][^（()）\n]{0,24}$")
_WIRED = re.compile(r"日?(?:电|讯)")
# What a line says that is there for the day of publication: 来源：河北日报 10:00.
_PUBLISHED = re.compile(r"来源|时间|编辑|作者|发布|发表|责编|阅读|记者|^[\s\d:：|/\-　]*$|[报网社台]\s*$")
_LONGEST_BESIDE = 40
_DAY = 10
# 按2010年价格: the year that prices are those of is not when a figure is of.
_PRICES = re.compile(r"(?:不变|可比)?价|为基|=100")


class Time(Struct, frozen=True, gc=False):
    """A time that a draft names: a period, how it is named, and where; `open` ones need a date to be counted from."""

    period: str
    sort: Sort
    start: int
    end: int


def times(text: str) -> list[Time]:
    """Find every time that a text names; what names no year takes the last one named before it in its paragraph."""
    found: list[Time] = []
    for match in _PATTERN.finditer(text):
        one = _time(match)
        if one is not None:
            found.append(one)
    return found


def _time(match: re.Match[str]) -> Time | None:
    start, end = match.span()
    if _PRICES.match(match.string, end):
        return None
    if match["year"]:
        return _of_year(match, start, end)
    if match["census"]:
        number = next((letter for letter in match["census"] if letter in _CENSUS), None)
        return Time(_CENSUS[number], "census", start, end) if number else None
    if match["from"]:
        period = f"{_joined(match['from'], match['from_month'])}/{_joined(match['to'], match['to_month'])}"
        # 2022年至2021年: somebody mistyped, and nobody knows which.
        return Time(period, "date", start, end) if _runs_on(period) else Time("", "open", start, end)
    if match["plan"]:
        return Time(str(_PLANS[match["plan"]]), "date" if match["plan_end"] else "part", start, end)
    return Time("", "open", start, end)


def _runs_on(period: str) -> bool:
    """Say whether a period ends after its start."""
    try:
        periods.span(period)
    except periods.PeriodError:
        return False
    return True


def _joined(year: str, month: str | None) -> str:
    return f"{year}-{int(month):02}" if month else year


def _of_year(match: re.Match[str], start: int, end: int) -> Time | None:
    year = match["year"]
    if match["iso_month"] is None and not match["since"] and not _is_year(match):
        return None
    if match["iso_month"] and "." in match[0] and not match["iso_day"]:
        return None  # 1961.2万人
    period = _within(match, year)
    if period is None:
        return None
    if match["since"]:
        return Time(f"{period}/..", "since", start, end)
    return Time(period, _sort(match.string, start, end, period), start, end)


def _is_year(match: re.Match[str]) -> bool:
    return "年" in match[0]


def _within(match: re.Match[str], year: str) -> str | None:
    """Give the period in a year that a match names; None for what is no date."""
    if match["end"] or match["start"]:
        return f"{year}-12-31" if match["end"] else f"{year}-01"
    if match["half"]:
        return _span(year, 1, 6) if match["half"][0] == "上" else _span(year, 7, 12)
    if match["quarter"]:
        last = _QUARTERS[match["quarter"]] * 3
        return _span(year, last - 2, last)
    if match["first"]:
        return _span(year, 1, _QUARTERS.get(match["first"][1], 3) * 3)
    if match["first_months"] or match["span"]:
        return _span(year, 1, _count(match["first_months"] or match["span"]))
    month, day = match["month"] or match["iso_month"], match["day"] or match["iso_day"]
    return _day(year, month, day) if month else year


def _span(year: str, first: int, last: int) -> str | None:
    return f"{year}-{first:02}/{year}-{last:02}" if 1 <= last <= 12 else None  # noqa: PLR2004 - months


def _day(year: str, month: str, day: str | None) -> str | None:
    if not 1 <= int(month) <= 12 or (day and not 1 <= int(day) <= 31):  # noqa: PLR2004 - months and days
        return None
    return f"{year}-{int(month):02}" + (f"-{int(day):02}" if day and int(day) <= _days(month) else "")


def _days(month: str) -> int:
    return 28 if int(month) == 2 else 30  # noqa: PLR2004 - a day that no month lacks


def _count(text: str) -> int:
    if text.isdigit():
        return int(text)
    return _NUMERALS.get(text, 0) if len(text) == 1 else 10 + _NUMERALS.get(text[1], 0)


def _sort(text: str, start: int, end: int, period: str) -> Sort:
    """Tell a dateline, which says when something was written, from the time of a figure."""
    if "/" in period:
        return "date"
    bracketed = _DATELINE.search(text, max(0, start - 30), start)
    if bracketed and text[end : end + 1] in ("）", ")", "】", "]", "日"):
        return "dateline"
    if _WIRED.match(text, end) or (len(period) == _DAY and _stands_alone(text, start, end)):
        return "dateline"
    return "date"


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Say whether a day is all that a line says, but for who published it and the hour."""
    line = text.rfind("\n", max(0, start - _LONGEST_BESIDE), start) + 1
    stop = text.find("\n", end, end + _LONGEST_BESIDE)
    around = text[line:start] + text[end:stop]
    return (
        stop >= 0
        and (line > 0 or start <= _LONGEST_BESIDE)
        and len(around) <= _LONGEST_BESIDE
        and "。" not in around
        and bool(_PUBLISHED.search(around))
    )


class Timeline:
    """The times of a piece of text, found by place."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.all = times(text)
        self._starts = [one.start for one in self.all]

    def between(self, start: int, end: int) -> list[Time]:
        """Give the times that begin in a stretch of the text."""
        return self.all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
