"""Rules of facts: where they stand, what they are called, and what they are part of or correct."""

from collections.abc import Iterable, Iterator

from jjj_cli.errors import JjjError
from jjj_cli.messages import say
from jjj_cli.record import periods
from jjj_cli.record.records import Fact, Store
from jjj_cli.store.problems import Problem
from jjj_cli.units import registry


def referring(store: Store) -> Iterable[Fact]:
    """Give the facts whose references hold; the others have a finding of their own."""
    return [f for f in store.facts.values() if f.metric in store.metrics and f.source in store.sources]


def without_locator(store: Store) -> Iterator[Problem]:
    """Find facts of which nobody says where in the source they stand."""
    for fact in store.facts.values():
        if not (fact.locator or "").strip():
            yield Problem("facts", fact.id, "locator", say("problem.no-locator"))


def misleading_ids(store: Store) -> Iterator[Problem]:
    """Find ids that name another metric or another time than the fact does."""
    for fact in store.facts.values():
        if fact.id in store.own:
            continue  # what somebody calls their own facts is theirs to choose
        if fact.metric not in fact.id.split(".") or not fact.id.endswith(periods.end_of(fact.period)):
            yield Problem(
                "facts", fact.id, "id", say("problem.id-says", metric=fact.metric, period=periods.end_of(fact.period))
            )


def impossible_parts(store: Store) -> Iterator[Problem]:
    """Find facts that are part of what they cannot be part of, or larger than the whole."""
    for fact in referring(store):
        whole = store.facts.get(fact.part_of or "")
        if whole is None:
            continue
        same = whole.metric == fact.metric and whole.region == fact.region and whole.period == fact.period
        if not same or whole.id == fact.id or whole.part_of:
            yield Problem("facts", fact.id, "part_of", say("problem.whole", whole=whole.id))
        elif _exceeds(fact, whole):
            yield Problem("facts", fact.id, "value", say("problem.part-larger", whole=whole.printed))


def _exceeds(part: Fact, whole: Fact) -> bool:
    try:
        return registry.convert(part.value, part.unit, whole.unit) > whole.value
    except JjjError:
        return False  # the units' own rules speak of it


def faulty_corrections(store: Store) -> Iterator[Problem]:
    """Find facts that correct another thing, themselves in the end, or what another corrects already."""
    owner: dict[str, str] = {}
    for fact in referring(store):
        old = store.facts.get(fact.supersedes or "")
        if old is None:
            continue
        same = (old.metric, old.region) == (fact.metric, fact.region)
        if not same or fact.id in _corrected_by(store, fact.id):
            yield Problem("facts", fact.id, "supersedes", say("problem.correction", old=old.id))
        elif owner.setdefault(old.id, fact.id) != fact.id:
            said = say("problem.corrected-twice", old=old.id, other=owner[old.id])
            yield Problem("facts", fact.id, "supersedes", said)


def _corrected_by(store: Store, key: str) -> list[str]:
    """Give what a fact corrects, and what that corrects in its turn."""
    chain: list[str] = []
    while (fact := store.facts.get(key)) and fact.supersedes and fact.supersedes not in chain:
        key = fact.supersedes
        chain.append(key)
    return chain
