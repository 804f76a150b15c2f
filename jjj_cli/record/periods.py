"""ISO 8601 periods: `2021-12-31`, `2022-09`, `2025`, `2012/2022-10`, `../2022-10`."""

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache, lru_cache

from jjj_cli.messages import say

OPEN = ".."
# Compiled by `re` on first use: start-up counts.
_DATE = r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?"
_DURATION = r"[Pp]?([0-9]{1,4})([ymwdYMWD])"
DAYS = {"y": 365, "m": 30, "w": 7, "d": 1}


class PeriodError(ValueError):
    """A text is no period, or one that runs backwards."""


def span(period: str) -> tuple[date | None, date]:
    """Give the first and the last day of a period; the first is None where its start is open.

    Raises PeriodError for what is no period, or runs backwards.
    """
    try:
        return _span(period)
    except ValueError:
        raise PeriodError(period) from None


@lru_cache(maxsize=4096)  # as few; a stranger's text may name any
def _span(period: str) -> tuple[date | None, date]:
    start, slash, end = period.partition("/")
    if not slash:
        return _days(period)
    last = _days(end)[1]
    if start == OPEN:
        return None, last
    first = _days(start)[0]
    if first > last:
        raise ValueError(period)
    return first, last


def end_of(period: str) -> str:
    """Give the end of a period as printed: `2022-10` of `2012/2022-10`."""
    return period.rpartition("/")[2]


def anchor(period: str, accumulation: str) -> tuple[date, date]:
    """Give the days that a figure speaks of: all of a point or a flow, the end of a cumulation."""
    first, last = span(period)
    if first is None or accumulation == "cumulative":
        return _days(end_of(period))
    return first, last


def said(period: str) -> str:
    """Say a period as it stands in a sentence: `to 2022-10`, `2012 – 2022-10`; in Chinese 截至2022年10月."""
    start, slash, end = period.partition("/")
    if not slash:
        return _date_said(period)
    if start == OPEN:
        return say("period.open", end=_date_said(end))
    return say("period.span", start=_date_said(start), end=_date_said(end))


def _date_said(text: str) -> str:
    numbers = [int(part) for part in text.split("-")]
    name = ("year", "month", "day")[len(numbers) - 1]
    return say(f"date.{name}", **dict(zip(("year", "month", "day"), numbers, strict=False)))


def year_of(period: str, accumulation: str) -> int | None:
    """Give the year that a figure is of; None where it is of none, or of a part of one, or of several.

    A point is of the year that it lies in, a cumulation of the one that it ends in, a flow of the one that it covers
    whole: what was collected in three quarters is no year's.
    """
    first, last = anchor(period, accumulation)
    whole = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    return first.year if first.year == last.year and (whole or accumulation != "flow") else None


def year_spans(years: Iterable[str]) -> list[str]:
    """Join years that follow one another: 2000–2010 and 2012."""
    runs = year_runs(map(int, years))
    return [f"{first:04}" if first == last else f"{first:04}–{last:04}" for first, last in runs]


def year_runs(years: Iterable[int]) -> list[tuple[int, int]]:
    """Give the first and the last of years that follow one another."""
    found: list[tuple[int, int]] = []
    for year in sorted(set(years)):
        if found and year == found[-1][1] + 1:
            found[-1] = (found[-1][0], year)
        else:
            found.append((year, year))
    return found


def days_apart(one: tuple[date, date], other: tuple[date, date]) -> int:
    """Count the days between two spans; 0 where they touch or overlap."""
    return max(0, (other[0] - one[1]).days, (one[0] - other[1]).days)


def follows(one: tuple[date, date], other: tuple[date, date]) -> bool:
    """Say whether no year is skipped between two spans, the first of which ends earlier."""
    return other[0].year - one[1].year <= 1


def speaks_of(period: str, accumulation: str, at: str) -> bool:
    """Say whether a figure speaks of a time, or of some of it."""
    return days_apart(anchor(period, accumulation), anchor(at, "point")) == 0


def overlaps(period: str, wanted: str) -> bool:
    """Say whether a period shares a day with another."""
    first, last = span(period)
    wanted_first, wanted_last = span(wanted)
    return (first or date.min) <= wanted_last and (wanted_first or date.min) <= last


def length(period: str) -> str | None:
    """Give how long a span is, as an ISO 8601 duration: `P10Y10M` of `2012/2022-10`.

    Gives None for what is no span of two dates: a single date, an open start.
    """
    if "/" not in period or period.startswith(OPEN):
        return None
    first, last = span(period)
    if first is None or last == date.max:
        return None
    after = last + timedelta(days=1)
    months = (after.year - first.year) * 12 + after.month - first.month - (after.day < first.day)
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    reached = date(year, month + 1, min(first.day, monthrange(year, month + 1)[1]))
    parts = ((months // 12, "Y"), (months % 12, "M"), ((after - reached).days, "D"))
    return "P" + "".join(f"{count}{unit}" for count, unit in parts if count)


@lru_cache(maxsize=4096)  # as for their days
def months(period: str) -> int | None:
    """Count the months of a period, to the nearest one; None where its start is open."""
    first, last = span(period)
    return None if first is None else round((last - first).days / 30.4)


def duration(text: str) -> timedelta:
    """Read a tolerance such as `1y`, `18m`, `90d` or `P1Y`; raises ValueError for anything else."""
    match = re.fullmatch(_DURATION, text.strip())
    if not match:
        raise ValueError(text)
    return timedelta(days=int(match[1]) * DAYS[match[2].lower()])


@cache  # many figures, few dates
def _days(text: str) -> tuple[date, date]:
    match = re.fullmatch(_DATE, text)
    if not match:
        raise ValueError(text)
    year, month, day = match.groups()
    if month is None:
        return date(int(year), 1, 1), date(int(year), 12, 31)
    if day is None:
        last = monthrange(int(year), int(month))[1]
        return date(int(year), int(month), 1), date(int(year), int(month), last)
    exact = date(int(year), int(month), int(day))
    return exact, exact
