"""What there is of a metric: of which regions and years, and whether it is one of those that regions compare by."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Protocol

import msgspec

from jjj_cli.record.codelists import ACTUAL_NATURES

# A metric is a core one that at least so many of the provinces and cities have a figure of.
CORE = Fraction(1, 2)
CORE_LEVELS = ("province", "city")


class Figure(Protocol):
    """What is asked of a fact."""

    @property
    def metric(self) -> str:
        """The metric."""

    @property
    def region(self) -> str:
        """The region."""

    @property
    def period(self) -> str:
        """The period."""

    @property
    def nature(self) -> str:
        """What it is."""


class Place(Protocol):
    """What is asked of a region."""

    @property
    def level(self) -> str:
        """The level."""


class Coverage(msgspec.Struct, frozen=True):
    """Of which regions a metric has figures, by their codes, and of which years it has results, in order."""

    regions: tuple[str, ...] = ()
    years: tuple[str, ...] = ()


Coverages = Mapping[str, Coverage]
NOTHING = Coverage()


def coverage_of(facts: Iterable[Figure]) -> dict[str, Coverage]:
    """Give what there is, by metric."""
    regions: dict[str, dict[str, None]] = defaultdict(dict)
    years: dict[str, set[str]] = defaultdict(set)
    for fact in facts:
        regions[fact.metric][fact.region] = None
        if fact.nature in ACTUAL_NATURES:
            years[fact.metric].add(year_of(fact))
    return {metric: Coverage(tuple(there), tuple(sorted(years[metric]))) for metric, there in regions.items()}


def year_of(fact: Figure) -> str:
    """Give the year in which the period of a figure ends."""
    return fact.period.rpartition("/")[2][:4]


def joined(one: Coverages, other: Coverages) -> dict[str, Coverage]:
    """Give what there is in two stores together."""
    return {
        metric: Coverage(
            tuple(dict.fromkeys((*one.get(metric, NOTHING).regions, *other.get(metric, NOTHING).regions))),
            tuple(sorted({*one.get(metric, NOTHING).years, *other.get(metric, NOTHING).years})),
        )
        for metric in {**one, **other}
    }


def is_core(regions: Mapping[str, Place], there: Coverage) -> bool:
    """Say whether a metric is a core one: half of the provinces and cities have a figure of it."""
    asked = {code for code, region in regions.items() if region.level in CORE_LEVELS}
    return bool(asked) and len(asked.intersection(there.regions)) >= CORE * len(asked)
