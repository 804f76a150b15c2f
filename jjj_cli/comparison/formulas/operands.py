"""Which figures of a region go into a formula together: of one time, and of one kind where there is a choice."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from itertools import combinations, product
from math import prod
from typing import NamedTuple

from jjj_cli.comparison.results import Choice
from jjj_cli.errors import NotComparableError
from jjj_cli.record import periods
from jjj_cli.record.codelists import ACTUAL_NATURES
from jjj_cli.record.records import Fact

# Ways to pair a region's figures by basis and partner; more is no question that a table answers.
MOST_WAYS = 1000
Operands = tuple[Fact, ...]


class Gap(NamedTuple):
    """How far the periods of operands lie apart: whether they differ at all, and by how many days."""

    differ: bool
    days: int


def match_operands(figures: list[list[Fact]], choice: Choice) -> list[Operands]:
    """Give the operands that go together, from each operand's figures of one region.

    Of the figures of a series (one basis, one partner) those of the same period are taken, as late
    as there are, or as near as the tolerance allows; every period where a history is asked for.
    Raises NotComparableError where there are too many ways to pair them.
    """
    series = [_series(facts) for facts in figures]
    if prod(map(len, series)) > MOST_WAYS:
        raise NotComparableError("formula-many", most=MOST_WAYS)
    found = [operands for chosen in product(*series) for operands in _in_time(chosen, choice)]
    fewest = min(map(_kinds, found), default=None)
    return _of_one_time([operands for operands in found if _kinds(operands) == fewest])


def gap(operands: Iterable[Fact]) -> Gap:
    """Give how far the periods of operands lie apart, at most."""
    pairs = [apart(one, other) for one, other in combinations(operands, 2)]
    return max(pairs, default=Gap(differ=False, days=0))


def mixed(operands: Iterable[Fact]) -> bool:
    """Say whether totals since a start stand among figures of a year."""
    return {"cumulative", "flow"} <= {fact.accumulation for fact in operands}


def apart(one: Fact, other: Fact) -> Gap:
    """Give how far the periods of two figures lie apart."""
    days = periods.days_apart(*(periods.anchor(fact.period, fact.accumulation) for fact in (one, other)))
    # a moment within a year is of that year; a quarter is not
    differ = days > 0 or (
        "point" not in (one.accumulation, other.accumulation) and periods.span(one.period) != periods.span(other.period)
    )
    return Gap(differ, days)


def _of_one_time(found: list[Operands]) -> list[Operands]:
    """Leave out operands of different times where each of them goes with others of its own time."""
    alike = [operands for operands in found if not gap(operands).differ]
    used = {fact.id for operands in alike for fact in operands}
    return [operands for operands in found if operands in alike or not {fact.id for fact in operands} <= used]


def _series(facts: list[Fact]) -> list[list[Fact]]:
    groups: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
    for fact in facts:
        hoped = fact.nature not in ACTUAL_NATURES
        groups[fact.basis, frozenset(fact.counterpart), hoped, fact.accumulation].append(fact)
    return list(groups.values())


def _in_time(chosen: tuple[list[Fact], ...], choice: Choice) -> list[Operands]:
    first, *others = chosen
    found = [(fact, *(min(other, key=lambda one: _nearness(fact, one)) for other in others)) for fact in first]
    found = [operands for operands in found if gap(operands).days <= choice.tolerance.days]
    if choice.history or not found:
        return found
    if choice.at:
        asked = periods.anchor(choice.at, "point")
        return [min(found, key=lambda one: (gap(one), _away(one, asked), -_end(one).toordinal()))]
    newest = max(map(_end, found))
    recent = [one for one in found if newest - _end(one) <= choice.tolerance]
    return [min(recent, key=lambda one: (gap(one), -_end(one).toordinal()))]


def _nearness(fact: Fact, other: Fact) -> tuple[Gap, int]:
    return apart(fact, other), -periods.span(other.period)[1].toordinal()


def _away(operands: Operands, asked: tuple[date, date]) -> int:
    return max(periods.days_apart(periods.anchor(fact.period, fact.accumulation), asked) for fact in operands)


def _end(operands: Operands) -> date:
    return min(periods.span(fact.period)[1] for fact in operands)


def _kinds(operands: Operands) -> tuple[int, bool, int, int]:
    """Tell what sets the operands apart: results beside targets first, then collection, partners and bases."""
    return (
        len({fact.nature not in ACTUAL_NATURES for fact in operands}),
        mixed(operands),
        len({frozenset(fact.counterpart) for fact in operands}),
        len({fact.basis for fact in operands}),
    )
