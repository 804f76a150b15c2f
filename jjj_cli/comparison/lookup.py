"""The one figure that stands for a region, and what there is where none does."""

from collections.abc import Collection, Iterable
from datetime import timedelta
from typing import NamedTuple

from jjj_cli.comparison import preference
from jjj_cli.comparison.caveats import source
from jjj_cli.comparison.caveats.wording import hint, some
from jjj_cli.comparison.results import Choice, Note, Row
from jjj_cli.gazetteer.metrics import nearest_metrics
from jjj_cli.gazetteer.regions import ancestors
from jjj_cli.gazetteer.series import ANY, SeriesFilter, nearest_series, whole_of
from jjj_cli.messages import say
from jjj_cli.messages.naming import named
from jjj_cli.record import periods
from jjj_cli.record.codelists import ACTUAL_NATURES, LEVELS
from jjj_cli.record.records import Fact, Metric, Store
from jjj_cli.record.scope import Scope

# How many times are named before the rest is counted.
_TIMES = 8
# Of how many metrics and regions it is said at most.
_PAIRS = 4


class Found(NamedTuple):
    """A figure, what it is of, and what is to be known of it: which others contradict it.

    One that is `worked_out` stands in no store.
    """

    fact: Fact
    metric: Metric
    notes: list[Note]
    worked_out: Row | None = None


def look_up(store: Store, metric: Metric, region: str, at: str | None = None, only: SeriesFilter = ANY) -> Found | None:
    """Give the figure that `compare` would take for a region alone: the latest, or that of a time and of no other."""
    facts = [fact for fact in _published(store, metric, region) if fact.nature in ACTUAL_NATURES]
    facts = [fact for fact in nearest_series(store, only, facts) if not whole_of(store, only, fact)]
    there = [fact for fact in facts if at is None or is_of(fact, at)]
    taken = preference.take(store, there, Choice(regions=(region,), at=at, tolerance=timedelta(0), only=only))
    if not taken.facts:
        return None
    fact = taken.facts[0]
    return Found(fact, metric, [*source.conflicts(store, taken.conflicts), *source.corrections(store, [fact])])


def is_of(fact: Fact, at: str) -> bool:
    """Say whether a figure is of a time: a flow of all of it, a moment or the end of a cumulation within it."""
    first, last = periods.anchor(fact.period, fact.accumulation)
    asked_first, asked_last = periods.anchor(at, "point")
    if fact.accumulation == "flow":
        return (first, last) == (asked_first, asked_last)
    return asked_first <= first and last <= asked_last


def instead(store: Store, metrics: Iterable[Metric], regions: Collection[str]) -> list[Note]:
    """Say what there is instead of what was not found, for each metric and region, as far as few are asked for."""
    measured = [metric for metric in metrics if metric.id in store.metrics]
    if not regions:
        return [_times_of(store, metric) for metric in measured[:_PAIRS]]
    pairs = [(metric, region) for metric in measured for region in regions][:_PAIRS]
    return [note for metric, region in pairs for note in alternatives(store, metric, region)]


def alternatives(store: Store, metric: Metric, region: str) -> list[Note]:
    """Say what there is instead of what was not found: the metric's other times, near metrics that the region has."""
    about = {"metric": named(metric), "region": named(store.regions[region])}
    notes = [_times_of(store, metric, region)]
    if near := _near(store, metric, region):
        names = some(say("note.near-metric", name=named(one), id=one.id) for one in near)
        notes.append(hint("missing", say("note.near-metrics", **about, names=names), ()))
    if not _published(store, metric, region) and (others := _regions_of(store, metric, region)):
        names = some(named(store.regions[code]) for code in others)
        notes.append(hint("missing", say("note.other-regions", **about, names=names), ()))
    if metric.formula:
        notes.append(hint("missing", say("note.worked-out", **about, id=metric.id, code=region), ()))
    return notes


def _times_of(store: Store, metric: Metric, region: str | None = None) -> Note:
    """Say which times a metric has figures of, in a region or in any."""
    published = _published(store, metric, region)
    ids = tuple(fact.id for fact in published) if region else ()
    about = {"metric": named(metric), "times": _times(published)}
    if region is None:
        return hint("missing", say("note.all-times", **about) if published else say("note.no-figures", **about), ids)
    about["region"] = named(store.regions[region])
    return hint("missing", say("note.other-times", **about) if published else say("note.no-times", **about), ids)


def _published(store: Store, metric: Metric, region: str | None) -> list[Fact]:
    return [
        fact
        for fact in store.facts_within(Scope(metrics=(metric.id,), regions=(region,) if region else ()))
        if region in (None, fact.region) and fact.id not in store.corrections
    ]


def _near(store: Store, metric: Metric, region: str) -> list[Metric]:
    """Give the metrics that go by a like name and that the region has figures of."""
    others = dict.fromkeys(fact.metric for fact in store.facts_where("region", region) if fact.metric != metric.id)
    return [store.metrics[one] for one in nearest_metrics((store.metrics[one] for one in others), metric.name)]


def _regions_of(store: Store, metric: Metric, region: str) -> list[str]:
    """Give the regions that have figures of a metric: those that the region lies in first, then the larger ones."""
    there = {fact.region for fact in _published(store, metric, None)}
    around = [code for code in ancestors(store.regions, region) if code in there]
    rest = [code for code in store.regions if code in there and code not in around]
    return [*around, *sorted(rest, key=lambda code: LEVELS.index(store.regions[code].level))]


def _times(facts: Iterable[Fact]) -> str:
    """List times, years that follow one another as one: 2008 – 2020, 2022, 2030 (target)."""
    years: set[int] = set()
    rest: dict[str, None] = {}
    for fact in sorted(facts, key=lambda one: periods.span(one.period)[1]):
        year = periods.year_of(fact.period, fact.accumulation)
        if year is not None and fact.nature in ACTUAL_NATURES:
            years.add(year)
        else:
            rest[_time(fact)] = None
    return some([*_runs(years), *rest], most=_TIMES)


def _time(fact: Fact) -> str:
    said = periods.said(fact.period)
    if fact.nature in ACTUAL_NATURES:
        return said
    return say("note.time-of", period=said, nature=say(f"nature.{fact.nature}"))


def _runs(years: set[int]) -> list[str]:
    """Join years that follow one another, as periods are said."""
    runs = periods.year_runs(years)
    return [periods.said(f"{first:04}" if first == last else f"{first:04}/{last:04}") for first, last in runs]
