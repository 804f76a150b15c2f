"""What a figure counts and says: its basis, partners and collection, what it is of, and when its time ends."""

from datetime import date
from decimal import Decimal
from functools import lru_cache

from jjj_cli.record import periods
from jjj_cli.record.codelists import ACTUAL_NATURES
from jjj_cli.record.records import Fact, Store
from jjj_cli.units.normalisation import normalise

Kind = tuple[str | None, frozenset[str], str, int | None]


def definition_of(fact: Fact) -> Kind:
    """Give what a figure counts: its basis, its partners, how it was collected, and over how long a time."""
    return _kind(fact.basis, fact.counterpart, fact.accumulation, fact.period)


@lru_cache(maxsize=4096)  # many figures, few kinds
def _kind(basis: str | None, counterpart: tuple[str, ...], accumulation: str, period: str) -> Kind:
    return basis, frozenset(counterpart), accumulation, periods.months(period) if accumulation == "flow" else None


def months_covered(fact: Fact) -> int | None:
    """Count the months that a flow was collected in; of a moment and of a total there is nothing to count."""
    return periods.months(fact.period) if fact.accumulation == "flow" else None


def statement_of(store: Store, fact: Fact) -> tuple[Decimal, str]:
    """Give what a figure says, whatever the unit it is printed in."""
    return normalise(fact, store.metrics[fact.metric]), fact.relation


def hope_of(fact: Fact) -> str:
    """Tell what is hoped for from what is: a target, a plan, or nothing of the kind."""
    return "" if fact.nature in ACTUAL_NATURES else fact.nature


def end_of(fact: Fact) -> date:
    """Give the last day of the time that a figure is of."""
    return periods.span(fact.period)[1]


def end_together(one: Fact, other: Fact) -> bool:
    """Say whether two periods end at the same time, as far as they say it: 2022-10 and 2022 do."""
    if one.period == other.period:
        return True
    ends = [periods.anchor(fact.period, "cumulative") for fact in (one, other)]
    return periods.days_apart(*ends) == 0
