"""Rules of time: periods are well formed, results lie before their publication and targets after it."""

from collections.abc import Iterator

from jjj_cli.audit.rules.facts import referring
from jjj_cli.messages import say
from jjj_cli.record import periods
from jjj_cli.record.codelists import ACTUAL_NATURES
from jjj_cli.record.records import Store
from jjj_cli.store.problems import Problem


def malformed_periods(store: Store) -> Iterator[Problem]:
    """Find periods and dates that are none."""
    dated = [("facts", fact.id, "period", fact.period) for fact in store.facts.values()]
    dated += [
        ("initiatives", item.id, "period", state.period) for item in store.initiatives.values() for state in item.states
    ]
    dated += [
        ("sources", source.id, "published", source.published) for source in store.sources.values() if source.published
    ]
    for table, key, field, period in dated:
        if not _is_period(period):
            yield Problem(table, key, field, say("problem.period", text=period))


def impossible_periods(store: Store) -> Iterator[Problem]:
    """Find results of a time after they were published, and targets of a time before."""
    for fact in referring(store):
        published = store.sources[fact.source].published
        if not published or not _is_period(published) or not _is_period(fact.period):
            continue
        begins = (periods.anchor(fact.period, fact.accumulation))[0]
        if fact.nature in ACTUAL_NATURES and begins > periods.span(published)[1]:
            yield Problem("facts", fact.id, "period", say("problem.future", period=fact.period, published=published))
        if fact.nature == "target" and periods.span(fact.period)[1] < periods.span(published)[1]:
            yield Problem(
                "facts", fact.id, "period", say("problem.past-target", period=fact.period, published=published)
            )


def _is_period(text: str) -> bool:
    try:
        periods.span(text)
    except ValueError:
        return False
    return True
