"""Whether a fact is of the time that a draft speaks of."""

import re
from datetime import date
from typing import NamedTuple

from jjj_cli.record import periods
from jjj_cli.record.records import Fact
from jjj_cli.verification.claims import Claim
from jjj_cli.verification.times import Time, times

_BACK = {"去年": 1, "上年": 1, "前年": 2, "今年": 0}
_YEAR_DAYS = range(360, 370)


class When(NamedTuple):
    """The time that a claim is of: a period, or the start of one; `vague` where a date to count from is wanting."""

    period: str | None = None
    since: str | None = None
    vague: bool = False
    census: bool = False


NO_TIME = When()


def when(claim: Claim) -> When:
    """Give the time that a claim's own sentence names."""
    return _resolved(claim, claim.time)


def is_spoken_of(claim: Claim, fact: Fact) -> bool:
    """Say whether the text before a claim, its heading or its title names the time of a fact."""
    moments = (_resolved(claim, one).period for one in claim.nearby_times if one.sort in ("date", "census", "since"))
    return any(period and periods.overlaps(fact.period, period) for period in moments)


def speaks_of_another(claim: Claim, fact: Fact) -> bool:
    """Say whether the text around a claim that names no time names others alone than a fact's, and does not say now."""
    if claim.is_now:
        return False
    dated = [one.period for one in claim.nearby_times if one.sort in ("date", "census")]
    return bool(dated) and not any(periods.overlaps(fact.period, period) for period in dated)


def _resolved(claim: Claim, time: Time | None) -> When:
    if time is None:
        return NO_TIME
    if time.sort == "census":
        return When(time.period, census=True)
    if time.sort == "since":
        return When(since=time.period.partition("/")[0])
    if time.sort == "part":
        return When(period=time.period if claim.hope != "actual" else None, vague=claim.hope == "actual")
    if time.sort == "open":
        return _counted(claim, time)
    return When(time.period)


def _counted(claim: Claim, time: Time) -> When:
    """Resolve 去年, 今年上半年 and 1—11月 by the year named last or the day that the text was written."""
    said = claim.passage.text[time.start : time.end]
    if re.match(r"\d{4}", said):  # from a year to one before it
        return When(vague=True)
    if re.match(r"过去|近|最近|\d|[一二三四五六七八九十]+多?年", said) and "年" in said and "月" not in said:
        return When(vague=True)
    if said in ("全年", "年末", "年底"):
        return _of_context(claim, time, said)
    earlier = claim.passage.timeline.between(claim.passage.layout.paragraph(time.start), time.start)
    named = next((one.period for one in reversed(earlier) if one.sort in ("date", "since") and one.period), None)
    written = claim.passage.carried.dateline
    relative = next((word for word in _BACK if said.startswith(word)), None)
    base = written if relative else named or written
    if base is None:
        return When(vague=True)
    year = int(base[:4]) - _BACK.get(relative or "", 0)
    rest = said.removeprefix(relative or "").lstrip("年")
    if rest in ("以来", ""):
        return When(since=str(year)) if rest or relative == "今年" else When(str(year))
    found = times(f"{year}年{rest}")
    return When(found[0].period) if found and found[0].period else When(vague=True)


def _of_context(claim: Claim, time: Time, said: str) -> When:
    """Resolve 全年 and 年末 by the year that the text before it, its heading or its title is about."""
    passage = claim.passage
    earlier = passage.timeline.between(passage.layout.paragraph(time.start), time.start) + passage.headed(time.start)
    named = next((one.period for one in reversed(earlier) if one.sort == "date"), None)
    if named is None:
        return When(vague=True)
    return When(named[:4] if said == "全年" else f"{named[:4]}-12-31")


def is_of(fact: Fact, moment: When, kind: str) -> bool:
    """Say whether a fact is of a moment; of any where none is named."""
    if moment.period is None:
        return moment.since is None or _begins(fact, moment.since)
    named = periods.span(moment.period)
    first, last = periods.span(fact.period)
    if fact.accumulation == "flow":
        started = kind == "from" and last <= named[1]  # 由8.8%降至0.7%: of a year before
        # 2014年至2023年，…增长到10.4万亿元: of the last year
        ended = (kind == "to" or _is_day(named)) and last == named[1] and _is_year(first, last)
        return started or ended or (first, last) == named
    if fact.accumulation == "cumulative":
        return _ends_within(fact, named, of_year=len(periods.end_of(moment.period)) == len("2022"))
    apart = periods.days_apart(periods.anchor(fact.period, fact.accumulation), _closed(named)) == 0
    return apart or (kind == "from" and last <= named[1])


def _begins(fact: Fact, since: str) -> bool:
    """Say whether a total was begun when a draft says; a point has no beginning."""
    if fact.accumulation != "cumulative":
        return True
    first = periods.span(fact.period)[0]
    return first is None or first.year == int(since[:4])


def _ends_within(fact: Fact, named: tuple[date | None, date], *, of_year: bool) -> bool:
    end = periods.anchor(fact.period, "cumulative")
    first = periods.span(fact.period)[0]
    if named[0] and named[1].year - named[0].year > 0 and first and first.year != named[0].year:
        return False
    whole = named[1].replace(month=1, day=1) if of_year else named[1].replace(day=1)
    inside = named if named[1].year == (named[0] or named[1]).year else (whole, named[1])
    return periods.days_apart(end, _closed(inside)) == 0


def _closed(span: tuple[date | None, date]) -> tuple[date, date]:
    return span[0] or span[1], span[1]


def _is_day(span: tuple[date | None, date]) -> bool:
    return span[0] == span[1]


def _is_year(first: date | None, last: date) -> bool:
    return first is not None and (last - first).days in _YEAR_DAYS


def known_by(fact: Fact, day: str | None) -> bool:
    """Say whether a fact's time had come when a draft was written."""
    if day is None:
        return True
    begun, over = periods.anchor(fact.period, "cumulative")
    return (over if fact.accumulation == "flow" else begun) <= periods.span(day)[1]
