"""Which figure stands for a region: the newest, on the basis that most regions share, of the best source."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from jjj_cli.comparison import vintages
from jjj_cli.comparison.conflicts import conflicting
from jjj_cli.comparison.definitions import definition_of, end_of, end_together, hope_of, months_covered
from jjj_cli.comparison.reliability import preferred, reliability_key
from jjj_cli.comparison.results import Choice
from jjj_cli.gazetteer import series as series_filter
from jjj_cli.record import periods
from jjj_cli.record.records import Fact, Store
from jjj_cli.record.scope import Scope

# A figure over less than a year is not set beside one of a year where there is another.
_MONTHS = 12
_YEAR = re.compile(r"\d{4}")
# What a figure counts is told apart by so much: a basis, partners, how it was collected, and over how long.
_PLACES = 4


class Taken(NamedTuple):
    """The figures that are compared, and by the id of each what it was preferred to.

    `conflicts` are figures of the same thing at the same time that say something else; `otherwise`
    are those that count otherwise: on another basis, with other partners, summed otherwise.
    """

    facts: list[Fact]
    conflicts: dict[str, list[Fact]]
    otherwise: dict[str, list[Fact]]


class Others(NamedTuple):
    """What else is published for the metric, region and time of a fact.

    `better` is preferred to it and `worse` is not; `otherwise` counts otherwise.
    """

    better: list[Fact]
    worse: list[Fact]
    otherwise: list[Fact]


def take(store: Store, facts: Iterable[Fact], choice: Choice) -> Taken:
    """Take the figures asked for: one for each region, unless every basis or the history is wanted.

    The figures of a history keep to one vintage where they can, and so do those of the regions; a quarter does not
    stand among years.
    """
    series: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
    for fact in facts:
        whole = whole_of(store, fact, choice) if fact.part_of else None
        series[(fact.region, hope_of(fact), whole, definition_of(fact))].append(fact)
    found: list[Fact] = []
    conflicts: dict[str, list[Fact]] = {}
    asked = {key: _moments(group, choice) for key, group in series.items()}
    common_to_all = None if choice.history else vintages.across(asked)
    for there in asked.values():
        vintage = vintages.through_time(there) if choice.history else common_to_all
        for same in there:
            best = preferred(store, vintages.kept(same, vintage)) if len(same) > 1 else same[0]
            found.append(best)
            conflicts[best.id] = conflicting(store, best, same) if len(same) > 1 else []
    if choice.bases:
        return Taken(found, conflicts, {})
    if choice.history:
        otherwise = _parts_of_years(store, found, choice)
        left = {fact.id for rest in otherwise.values() for fact in rest}
        return Taken([fact for fact in found if fact.id not in left], conflicts, otherwise)
    otherwise = _one_each(store, found, choice, common_to_all)
    return Taken([fact for fact in found if fact.id in otherwise], conflicts, otherwise)


def whole_of(store: Store, fact: Fact, choice: Choice) -> str | None:
    """Give the whole that a figure is a part of; a part whose series is asked for stands for itself."""
    return series_filter.whole_of(store, choice.only, fact) if fact.part_of else None


def alternatives(store: Store, fact: Fact) -> Others:
    """Give the other figures of a fact's metric, region and time, the preferred ones first."""
    there = [
        other
        for other in store.facts_within(Scope(metrics=(fact.metric,), regions=(fact.region,)))
        if (other.region, other.metric, other.part_of, hope_of(other))
        == (fact.region, fact.metric, fact.part_of, hope_of(fact))
        and other.id != fact.id
        and other.id not in store.corrections
        and fact.supersedes != other.id
        and end_together(other, fact)
    ]
    there.sort(key=lambda other: reliability_key(store, other), reverse=True)
    same = [other for other in there if definition_of(other) == definition_of(fact) and end_of(other) == end_of(fact)]
    better = [other for other in same if reliability_key(store, other) > reliability_key(store, fact)]
    worse = [other for other in same if other not in better]
    return Others(better, worse, [other for other in there if other not in same])


def by_date(facts: Iterable[Fact]) -> list[list[Fact]]:
    """Part figures by the day on which their periods end, the earliest first."""
    by_end: dict[date, list[Fact]] = defaultdict(list)
    for fact in facts:
        by_end[end_of(fact)].append(fact)
    return [by_end[end] for end in sorted(by_end)]


def days_from(fact: Fact, at: str) -> int:
    """Count the days between the time that a figure speaks of and another."""
    return periods.days_apart(periods.anchor(fact.period, fact.accumulation), periods.anchor(at, "point"))


def nearest_date(there: list[list[Fact]], at: str, tolerance: timedelta) -> list[Fact]:
    """Give the moment nearest to a date, the later one of two; none where all lie beyond the tolerance."""
    near = [(days_from(same[0], at), -place) for place, same in enumerate(there)]
    days, place = min(near, default=(0, 1))
    return there[-place] if near and timedelta(days=days) <= tolerance else []


def _moments(group: list[Fact], choice: Choice) -> list[list[Fact]]:
    """Part a series by period and keep what is asked for: all, the nearest to a date, or the latest."""
    if not (choice.at or choice.history):
        if len({fact.period for fact in group}) == 1:
            return [group]
        ends = list(map(end_of, group))
        last = max(ends)
        return [[fact for fact, end in zip(group, ends, strict=True) if end == last]]
    there = by_date(group)
    if choice.at and choice.history:
        return [same for same in there if timedelta(days=days_from(same[0], choice.at)) <= choice.tolerance]
    if choice.at and hope_of(group[0]):  # what was hoped for then: the next date that it is due
        due = periods.span(choice.at)[1]
        return [same for same in there if end_of(same[0]) >= due][:1]
    if choice.at:
        same = nearest_date(there, choice.at, choice.tolerance)
        return [same] if same else []
    return there


def _one_each(store: Store, found: list[Fact], choice: Choice, vintage: str | None) -> dict[str, list[Fact]]:
    """Give the one figure that is taken for each region, by its id, and what it was preferred to.

    A part is taken with its whole, whatever it counts.
    """
    groups: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
    for fact in found:
        part = fact.id if fact.part_of and whole_of(store, fact, choice) else ""
        groups[(fact.region, hope_of(fact), part)].append(fact)
    newest = {key: _newest(_whole_years(group, choice), choice) for key, group in groups.items()}
    counts = count_definitions(store, newest.values(), choice)

    def common(fact: Fact) -> tuple[int, ...]:
        return *commonness(fact, counts), fact.vintage == vintage

    taken: dict[str, list[Fact]] = {}
    for key, group in groups.items():
        best = newest[key][0]
        if len(newest[key]) > 1:
            best = max(newest[key], key=lambda fact: (*common(fact), *reliability_key(store, fact), end_of(fact)))
        taken[best.id] = [fact for fact in group if fact is not best]
    left = {fact.id for rest in taken.values() for fact in rest}
    return {key: rest for key, rest in taken.items() if whole_of(store, store.facts[key], choice) not in left}


def _parts_of_years(store: Store, found: list[Fact], choice: Choice) -> dict[str, list[Fact]]:
    """Give what was collected in parts of years where a series has years, by the id of the newest of these."""
    groups: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
    for fact in found:
        groups[(fact.region, hope_of(fact), whole_of(store, fact, choice))].append(fact)
    parted = [(group, _whole_years(group, choice)) for group in groups.values()]
    return {
        max(years, key=end_of).id: [fact for fact in group if fact not in years]
        for group, years in parted
        if len(years) < len(group)
    }


def _whole_years(group: list[Fact], choice: Choice) -> list[Fact]:
    """Leave out what was collected in a part of a year, where there is a year's and no month is asked for."""
    return [fact for fact in group if covers_a_year(fact, choice)] or group


def covers_a_year(fact: Fact, choice: Choice) -> bool:
    """Say whether a figure was collected in no less than a year, or a month is asked for."""
    months = months_covered(fact)
    return months is None or months >= _MONTHS or (choice.at is not None and not _YEAR.fullmatch(choice.at))


def _newest(group: list[Fact], choice: Choice) -> list[Fact]:
    """Keep the figures that are as near to the date asked for as any, or as new as the newest."""
    if len(group) == 1:
        return group
    if choice.at:
        least = min(days_from(fact, choice.at) for fact in group)
        return [fact for fact in group if days_from(fact, choice.at) == least]
    last = max(group, key=end_of)
    return [fact for fact in group if end_together(fact, last)]


def count_definitions(store: Store, groups: Iterable[list[Fact]], choice: Choice) -> tuple[Counter[object], ...]:
    """Count how many regions have a figure on each basis, with each partner, collected in each way."""
    regions = Counter(
        frozenset(definition_of(fact) for fact in group if not whole_of(store, fact, choice)) for group in groups
    )
    counts: tuple[Counter[object], ...] = tuple(Counter() for _ in range(_PLACES))
    for kinds, count in regions.items():  # many regions have the same kinds
        for place, found in enumerate(counts):
            found.update(dict.fromkeys({kind[place] for kind in kinds}, count))
    return counts


def commonness(fact: Fact, counts: tuple[Counter[object], ...]) -> tuple[int, ...]:
    """Give how common what a figure counts is: the basis first, of bases as common the one not stated."""
    basis, partners, accumulation, length = counts
    return (
        basis[fact.basis],
        not fact.basis,
        partners[frozenset(fact.counterpart)],
        not fact.counterpart,
        accumulation[fact.accumulation],
        length[months_covered(fact)],
    )
