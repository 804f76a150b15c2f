"""Which vintage a series keeps to: figures that stand on different censuses make no series."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TypeVar

from jjj_cli.record.records import Fact

Key = TypeVar("Key")
# The figures of a series, by moments.
Moments = list[list[Fact]]


def kept(same: list[Fact], vintage: str | None) -> list[Fact]:
    """Leave of the figures of a moment those of a vintage, where it has any."""
    return [fact for fact in same if fact.vintage == vintage] or same


def through_time(there: Moments) -> str | None:
    """Give the vintage that most moments of a series have a figure of, the newest of several."""
    return most_shared({fact.vintage for fact in same} for same in there)


def across(series: Mapping[Key, Moments]) -> str | None:
    """Give the vintage that most regions have a figure of, the newest of several; of one region the newest."""
    if not any(fact.vintage for there in series.values() for same in there for fact in same):
        return None
    regions: dict[str, set[str | None]] = {}
    for there in series.values():
        for fact in (fact for same in there for fact in same):
            regions.setdefault(fact.region, set()).add(fact.vintage)
    return most_shared(regions.values())


def break_between(one: Fact, other: Fact) -> bool:
    """Say whether a census lies between two figures of a history, so that they differ by its revision too."""
    return bool(one.vintage and other.vintage and one.vintage != other.vintage)


def year_of(vintage: str | None) -> str:
    """Give the year of the census that a vintage stands on; none sorts before all."""
    return (vintage or "").rpartition("-")[2]


def kind_of(vintage: str) -> str:
    """Give which kind of census a vintage stands on: of the economy, or of the population."""
    return vintage.rpartition("-")[0]


def most_shared(groups: Iterable[set[str | None]]) -> str | None:
    """Give the vintage that most groups of figures have, the newest of several."""
    counts = Counter(vintage for group in groups for vintage in group)
    return max(counts, key=lambda vintage: (counts[vintage], year_of(vintage)), default=None)
