"""The caveat `date-gap`: figures of times that lie too far apart, or of another time than the one asked for."""

from collections.abc import Iterable
from datetime import timedelta

from jjj_cli.comparison.caveats.wording import dated, hint, note_of, some
from jjj_cli.comparison.results import Choice, Note, Row
from jjj_cli.messages import say
from jjj_cli.record import periods
from jjj_cli.record.codelists import ACTUAL_NATURES
from jjj_cli.record.records import Store

# The code of the hint that says how figures of one year are had.
WAY_OUT = "way-to-one-year"
_MONTH = 30.44


def caveat(store: Store, rows: list[Row], choice: Choice) -> Note | None:
    """Say that periods lie further apart than is tolerated, and by whose figures."""
    results = [row for row in rows if row.fact.nature in ACTUAL_NATURES]
    rows = results or rows  # a target is of a later time than a result, which `nature` says
    if choice.history or not rows:
        return None
    anchored = [(periods.anchor(row.fact.period, row.fact.accumulation), row.fact) for row in rows]
    first, last = min(anchored, key=lambda pair: pair[0][1]), max(anchored, key=lambda pair: pair[0][0])
    apart = timedelta(days=periods.days_apart(first[0], last[0]))
    if apart <= choice.tolerance:
        return None
    common = not (choice.at or choice.summed)
    span = _span(apart.days)
    short = say("short.date-gap-common", span=span) if common else say("short.date-gap", span=span)
    old, new = dated(store, first[1]), dated(store, last[1])
    return note_of("date-gap", rows, short=short, old=old, new=new, days=apart.days)


def _span(days: int) -> str:
    """Say how long a time is, in years and months."""
    years, months = divmod(round(days / _MONTH), 12)
    if years and months:
        return say("span.years-months", years=years, months=months)
    if years:
        return say("span.years", count=years)
    return say("span.months", count=months) if months else say("span.days", count=days)


def other_time(store: Store, rows: list[Row], choice: Choice) -> Note | None:
    """Say which figures are not of the time that was asked for, but the nearest to it."""
    if not choice.at or choice.history:
        return None
    results = [row for row in rows if row.fact.nature in ACTUAL_NATURES]
    near = [row for row in results if not periods.speaks_of(row.fact.period, row.fact.accumulation, choice.at)]
    if not near:
        return None
    short = say("short.other-time", at=choice.at, count=len(near), total=len(results))
    names = some(dated(store, row.fact) for row in near)
    return note_of("other-time", near, code="date-gap", short=short, at=choice.at, names=names)


def way_out(notes: Iterable[Note], choice: Choice) -> list[Note]:
    """Say how figures of one year are had, where those that are compared lie apart and no date was asked for."""
    apart = [note for note in notes if note.code == "date-gap" and note.weight != "hint"]
    return [hint(WAY_OUT, say("note.date-gap-common"), ())] if apart and not (choice.at or choice.summed) else []
