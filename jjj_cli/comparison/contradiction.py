"""Figures of one's own that cannot both be true: of one thing at one time, and apart by more than rounding."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from jjj_cli.comparison.preference import definition_of, same_figure
from jjj_cli.errors import JjjError
from jjj_cli.record.bounds import Bounds
from jjj_cli.record.records import Fact, Store
from jjj_cli.units.normalisation import normalise


def own_contradictions(store: Store, only: Iterable[Fact] | None = None) -> Iterator[tuple[Fact, Fact]]:
    """Give pairs of one's own figures that contradict each other, the later in the store first.

    With `only`, pairs of these alone and another. What another corrects contradicts nothing any more.
    """
    asked = None if only is None else {fact.id: _subject(fact) for fact in only}
    there: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
    for key in sorted(store.own):
        fact = store.facts.get(key)
        if fact is not None and key not in store.corrections and fact.metric in store.metrics:
            there[_subject(fact)].append(fact)
    groups = there.values() if asked is None else [there[subject] for subject in dict.fromkeys(asked.values())]
    for group in groups:
        for place, fact in enumerate(group):
            for other in group[:place]:
                if (asked is None or fact.id in asked or other.id in asked) and _are_apart(store, fact, other):
                    yield (fact, other) if asked is None or fact.id in asked else (other, fact)


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
