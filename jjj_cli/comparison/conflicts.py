"""Whether figures of the same thing contradict each other, or are one figure that is rounded."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal

from jjj_cli.comparison.definitions import definition_of, statement_of
from jjj_cli.errors import JjjError
from jjj_cli.record.bounds import Bounds
from jjj_cli.record.precision import round_step_of, step_of
from jjj_cli.record.records import Fact, Store
from jjj_cli.units.normalisation import normalise

# A whole number that ends in zeros may be rounded, where it lies this near to the other.
_ROUNDED = Decimal("0.001")
# How many figures of one thing before it in the store a figure is held against.
_BESIDE = 32


def conflicting(store: Store, best: Fact, others: Iterable[Fact]) -> list[Fact]:
    """Give the figures of the same thing that say something else.

    What stands on another census does not contradict, nor does the same figure, rounded.
    """
    return [
        fact
        for fact in others
        if fact is not best
        and (not (fact.vintage and best.vintage) or fact.vintage == best.vintage)
        and not same_figure(store, fact, best)
    ]


def same_figure(store: Store, one: Fact, other: Fact) -> bool:
    """Say whether two facts state one figure, one of them perhaps rounded: 1721179 and 1721180, 60.03 and 60.0."""
    if one.value == other.value and (one.unit, one.relation, one.metric) == (other.unit, other.relation, other.metric):
        return True
    (value, relation), (beside, hedge) = statement_of(store, one), statement_of(store, other)
    if value == beside or relation != hedge or "eq" not in (relation, hedge):
        return (value, relation) == (beside, hedge)
    apart = abs(value - beside)
    pairs = ((one, value), (other, beside))
    if apart * 2 <= max(_in_unit(step_of(fact.value), fact, number) for fact, number in pairs):
        return True
    if apart > abs(value) * _ROUNDED:
        return False
    return apart * 2 <= max(_in_unit(round_step_of(fact.value), fact, number) for fact, number in pairs)


def _in_unit(step: Decimal, fact: Fact, value: Decimal) -> Decimal:
    """Give a step of a printed number in the unit that its value was normalised to."""
    return step * abs(value / fact.value) if fact.value and value is not fact.value else step


def own_contradictions(store: Store, only: Iterable[Fact] | None = None) -> Iterator[tuple[Fact, Fact]]:
    """Give pairs of one's own figures that contradict each other, the later in the store first.

    With `only`, pairs of these alone and another. What another corrects contradicts nothing any more. Of very many
    figures of one thing each is held against those next to it, so that time grows in line with them.
    """
    asked = None if only is None else {fact.id: _subject(fact) for fact in only}
    there: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
    for key in sorted(store.own):
        fact = store.facts.get(key)
        if fact is not None and key not in store.corrections and fact.metric in store.metrics:
            there[_subject(fact)].append(fact)
    groups = there.values() if asked is None else [there[subject] for subject in dict.fromkeys(asked.values())]
    for group in groups:
        for fact, other in _pairs(group, asked):
            if _are_apart(store, fact, other):
                yield fact, other


def _pairs(group: list[Fact], asked: Collection[str] | None) -> Iterator[tuple[Fact, Fact]]:
    """Give the pairs of a group that are compared: with `asked`, those that have one of these first."""
    for place, fact in enumerate(group):
        if asked is None:
            yield from ((fact, other) for other in group[max(0, place - _BESIDE) : place])
        elif fact.id in asked:
            yield from (
                (fact, other) for at, other in enumerate(group) if at < place or (at > place and other.id not in asked)
            )


def _subject(fact: Fact) -> tuple[object, ...]:
    about = (fact.metric, fact.region, fact.period, fact.part_of, fact.nature, fact.vintage)
    return (*about, *definition_of(fact))


def _are_apart(store: Store, one: Fact, other: Fact) -> bool:
    metric = store.metrics[one.metric]
    try:
        if one.relation == other.relation == "eq":
            return not same_figure(store, one, other)
        first, second = (Bounds.of(normalise(fact, metric), fact.relation) for fact in (one, other))
    except JjjError:
        return False  # the units' own rules speak of it
    return first.surely_above(second) or second.surely_above(first)
