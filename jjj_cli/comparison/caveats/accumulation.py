"""The caveat `accumulation`: levels beside flows and totals, or flows and totals over unlike spans of time."""

from functools import cache

from jjj_cli.comparison.caveats.wording import counts, grouped, listed, note_of
from jjj_cli.comparison.results import Choice, Note, Row
from jjj_cli.messages import say
from jjj_cli.record import periods
from jjj_cli.record.records import Fact, Store

_YEAR = 12


def caveat(store: Store, rows: list[Row], choice: Choice) -> Note | None:
    """Say which figures are summed over time and which are not, or over how long each is."""
    kinds = grouped(rows, lambda fact: fact.accumulation)
    if kinds:
        short = say("short.accumulation", groups=counts(kinds, _word))
        return note_of("accumulation", rows, short=short, groups=listed(store, kinds, _word))
    said = cache(_covered)  # many figures, few times
    spans = {key: facts for key, facts in grouped(rows, lambda f: said(f.accumulation, f.period)).items() if key}
    if len(spans) < 2:  # noqa: PLR2004 - one is like itself
        return None
    concerned = [row for row in rows if covered(row.fact)]
    short = say("short.covered", groups=counts(spans, _as_said))
    return note_of("covered", concerned, code="accumulation", short=short, groups=listed(store, spans, _as_said))


def _as_said(words: str) -> str:
    """Give words as they were said: `str` would forget what they are in English."""
    return words


def _word(key: str) -> str:
    return say(f"accumulation.{key}")


def covered(fact: Fact) -> str:
    """Say over how long a flow, or since when a total was summed; nothing where that is not stated."""
    return _covered(fact.accumulation, fact.period)


def _covered(accumulation: str, period: str) -> str:
    start, slash, _ = period.partition("/")
    if accumulation == "cumulative":
        return say("covered.since", start=start) if slash and start != periods.OPEN else ""
    months = periods.months(period) if accumulation == "flow" else None
    if months == _YEAR:
        return say("covered.year")
    return say("covered.months", count=months) if months else ""
