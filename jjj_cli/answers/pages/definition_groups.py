"""Which figures count alike: what sets the others apart, in words."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from jjj_cli.comparison.caveats.accumulation import covered
from jjj_cli.messages import join, say
from jjj_cli.messages.naming import basis_said, named
from jjj_cli.record.records import Fact, Store

# What a figure is and counts, each in words: basis, partners, collection, the time covered, nature.
Kind = tuple[str, ...]


class Kinds(NamedTuple):
    """The kind of each figure by its place, the most common one first, and what sets each kind apart."""

    places: list[int]
    words: list[str]

    @property
    def common(self) -> int | None:
        """Give the kind that more figures are of than of any other; None where there is none."""
        (first, count), *rest = Counter(self.places).most_common(2) or [(0, 0)]
        return None if rest and rest[0][1] == count else first


def kinds(described: Sequence[Kind]) -> Kinds:
    """Part figures by what sets them apart; what all have in common is not said."""
    apart = [place for place, values in enumerate(zip(*described, strict=True)) if len(set(values)) > 1]
    keys = [tuple(kind[place] for place in apart) for kind in described]
    order = [key for key, _ in Counter(keys).most_common()]
    return Kinds([order.index(key) for key in keys], [join("join.semicolon", filter(None, key)) for key in order])


def kind(store: Store, fact: Fact) -> Kind:
    """Say what a figure is and counts."""
    sides = join("join.list", [named(store.regions[code]) for code in sorted(fact.counterpart)])
    return (
        basis_said(store, fact.basis) or say("basis.none"),
        say("said.counterpart", names=sides) if sides else say("counterpart.none"),
        say(f"accumulation.{fact.accumulation}"),
        covered(fact),
        say(f"nature.{fact.nature}"),
    )


def kind_of_change(store: Store, start: Fact, end: Fact) -> Kind:
    """Say what two figures count: once where they count the same, else what either does."""
    pairs = zip(kind(store, start), kind(store, end), strict=True)
    return tuple(one if one == other else say("trend.periods", start=one, end=other) for one, other in pairs)
