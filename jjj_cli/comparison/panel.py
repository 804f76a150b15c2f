"""A panel of figures: one of each region, metric and year, as `compare` takes them.

Through time a series keeps to one census where it can, as in `compare --history`; of what counts otherwise in a year
the panel has what `compare --at YEAR` would take, the basis that most regions share.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta
from typing import NamedTuple

from jjj_cli.comparison import preference
from jjj_cli.comparison.definitions import definition_of
from jjj_cli.comparison.results import Choice
from jjj_cli.gazetteer.series import ANY, SeriesFilter
from jjj_cli.record import periods
from jjj_cli.record.codelists import ACTUAL_NATURES
from jjj_cli.record.records import Fact, Store


class Entry(NamedTuple):
    """The figure that stands for a region and a metric in a year, and how many others of that year do not."""

    fact: Fact
    year: int
    others: int


class Panel(NamedTuple):
    """The figures by metric, region and year, and those that are of no one year."""

    entries: list[Entry]
    undated: list[Fact]


def panel(store: Store, facts: Iterable[Fact], natures: tuple[str, ...] = (), only: SeriesFilter = ANY) -> Panel:
    """Take one figure of each region, metric and year.

    Results alone are taken, and where `natures` are asked for one of each. Parts of a whole, and what another figure
    corrects, are not taken.
    """
    groups: dict[tuple[str, int], list[Fact]] = defaultdict(list)
    undated = []
    for fact in facts:
        if fact.id in store.corrections or fact.nature not in (natures or ACTUAL_NATURES) or fact.part_of:
            continue
        year = periods.year_of(fact.period, fact.accumulation)
        if year is None:
            undated.append(fact)
        else:
            groups[fact.metric, year].append(fact)
    kept = _through_time(store, groups, only)
    entries = []
    for (_, year), there in groups.items():
        choice = Choice(at=f"{year:04}", tolerance=timedelta(0), only=only)
        taken = preference.take(store, [fact for fact in there if fact.id in kept], choice).facts
        entries += [Entry(fact, year, _others(there, fact)) for fact in taken]
    metrics = {metric: place for place, metric in enumerate(store.metrics)}
    regions = {code: place for place, code in enumerate(store.regions)}
    entries.sort(key=lambda one: (metrics[one.fact.metric], regions[one.fact.region], one.year))
    return Panel(entries, undated)


def mixed(entries: Iterable[Entry], *, across: bool) -> int:
    """Count the series that do not count the same in all years, or `across` the metrics that do not in all regions."""
    definitions: dict[tuple[str, ...], set[object]] = defaultdict(set)
    for entry in entries:
        fact = entry.fact
        key = (fact.metric,) if across else (fact.metric, fact.region)
        definitions[key].add((fact.vintage, definition_of(fact)))
    return sum(len(one) > 1 for one in definitions.values())


def _through_time(store: Store, groups: dict[tuple[str, int], list[Fact]], only: SeriesFilter) -> set[str]:
    """Give the ids of the figures that are taken of each metric through time."""
    by_metric: dict[str, list[Fact]] = defaultdict(list)
    for (metric, _), there in groups.items():
        by_metric[metric] += there
    choice = Choice(history=True, only=only)
    return {fact.id for facts in by_metric.values() for fact in preference.take(store, facts, choice).facts}


def _others(there: list[Fact], fact: Fact) -> int:
    """Count the figures of a region and a year that another was preferred to."""
    return sum(one.region == fact.region and one.id != fact.id for one in there)
