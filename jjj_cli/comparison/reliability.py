"""How far a figure is preferred to another of the same thing and time."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from jjj_cli.comparison import vintages
from jjj_cli.comparison.definitions import definition_of, end_of, hope_of
from jjj_cli.record.records import Fact, Store

# How far a source is from who counted and from what was printed: a step of either counts one, an encyclopedia two.
AUTHORITY = {"bureau": 0, "government": 1, "press": 2, "research": 3, "encyclopedia": 5}
ACCESS = {"address": 0, "data-set": 1, "copy": 2}
NATURE = ("revised", "actual", "preliminary", "target", "planned")
_FINALITY = {nature: -place for place, nature in enumerate(NATURE)}


def preferred(store: Store, facts: Iterable[Fact]) -> Fact:
    """Give the one that is preferred of figures of the same thing at the same time."""
    every = list(facts)
    return every[0] if len(every) == 1 else max(every, key=lambda fact: reliability_key(store, fact))


class Trust(NamedTuple):
    """How far a figure is preferred, the first difference deciding.

    Whether no correction of one's own stands for it, its vintage, whether it is a revision, how near its source is to
    who counted (of two as near, the higher authority), how final it is, and the day of its source.
    """

    correction: bool
    vintage: str
    revised: bool
    standing: tuple[int, int]
    nature: int
    published: str


def reliability_key(store: Store, fact: Fact) -> Trust:
    """Give how far a figure is preferred."""
    source = store.sources[fact.source]
    trust = _trust(fact.vintage, fact.nature, source.authority, source.access, source.published)
    if fact.id not in store.own:
        return trust
    return trust._replace(correction=not _is_outdone(store, fact), standing=_standing(store, fact, trust.standing))


@lru_cache(maxsize=4096)  # many figures, few kinds
def _trust(vintage: str | None, nature: str, authority: str, access: str, published: str | None) -> Trust:
    standing = _nearness(authority, access)
    year = vintages.year_of(vintage)
    return Trust(True, year, nature == "revised", standing, _FINALITY[nature], published or "")


def _standing(store: Store, fact: Fact, own: tuple[int, int]) -> tuple[int, int]:
    """Give how near to who counted a figure of one's own is: a correction is as near as what it corrects."""
    old = store.facts.get(fact.supersedes) if fact.supersedes else None
    return max(own, _nearness(store.sources[old.source].authority, store.sources[old.source].access)) if old else own


def _nearness(authority: str, access: str) -> tuple[int, int]:
    far = AUTHORITY[authority]
    return -far - ACCESS[access], -far


def _is_outdone(store: Store, fact: Fact) -> bool:
    """Say whether a figure of one's own, such as one that was imported, is of what a correction of one's own is of."""
    if fact.supersedes:
        return False
    corrections = (store.facts.get(key) for key in store.corrections.values() if key in store.own)
    return any(one is not None and _is_of_the_same(one, fact) for one in corrections)


def _is_of_the_same(one: Fact, other: Fact) -> bool:
    return (one.region, one.metric, one.part_of, hope_of(one), end_of(one), definition_of(one)) == (
        other.region,
        other.metric,
        other.part_of,
        hope_of(other),
        end_of(other),
        definition_of(other),
    )
