"""The caveat `source`: which figure is taken where sources give several, and which is a correction of another."""

from collections.abc import Iterable

from jjj_cli.comparison.caveats.wording import MANY, hint, named_figure, some, some_of
from jjj_cli.comparison.results import Note
from jjj_cli.messages import join, say
from jjj_cli.messages.naming import named, standing, title_within
from jjj_cli.record.records import Fact, Store


def conflicts(store: Store, rejected: dict[str, list[Fact]]) -> list[Note]:
    """Say which figure was preferred where sources give several for the same thing; of very many the first few."""
    found = [(taken, others) for taken, others in rejected.items() if others]
    if len(found) <= MANY:
        return [_conflict(store, *pair) for pair in found]
    names = some_of(found, lambda pair: _preference(store, *pair), "join.groups")
    ids = tuple(key for taken, others in found for key in (taken, *(fact.id for fact in others)))
    short = say("short.sources", count=len(found))
    return [Note(code="source", message=say("note.sources", count=len(found), names=names), facts=ids, short=short)]


def _conflict(store: Store, taken: str, others: list[Fact]) -> Note:
    return Note(
        code="source",
        message=say("note.source", **_sides(store, taken, others)),
        facts=(taken, *(fact.id for fact in others)),
        short=say("short.source"),
    )


def _preference(store: Store, taken: str, others: list[Fact]) -> str:
    return say("note.preferred", **_sides(store, taken, others))


def _sides(store: Store, taken: str, others: list[Fact]) -> dict[str, str]:
    return {
        "taken": _rated(store, store.facts[taken]),
        "others": join("join.list", [_rated(store, fact) for fact in others]),
    }


def _rated(store: Store, fact: Fact) -> str:
    """Name a figure by how far it can be relied on: 保定市 9242610人 (copy, preliminary)."""
    about = [standing(store.sources[fact.source])]
    about += [] if fact.nature == "actual" else [say(f"nature.{fact.nature}")]
    about += [say(f"vintage.{fact.vintage}")] if fact.vintage else []
    return say("note.rated", fact=named_figure(store, fact), what=join("join.semicolon", about))


def one_source(store: Store, source: str | None, others: list[str], lacking: list[str]) -> list[Note]:
    """Say which source is used for all regions and which are not, or that none has all."""
    if source is None:
        names = some(named(store.regions[code]) for code in lacking)
        return [hint("source", say("note.no-one-source", names=names), ())] if lacking else []
    titles = {code: say("note.title", title=title_within(store.sources[code].title)) for code in (source, *others)}
    names = some(titles[code] for code in others) if others else say("missing")
    return [hint("source", say("note.one-source", source=titles[source], names=names), ())]


def corrections(store: Store, facts: Iterable[Fact]) -> list[Note]:
    """Say which figures correct another, and which are corrected by another; of very many the first few."""
    shown = {fact.id: fact for fact in facts}
    new = [fact for fact in shown.values() if fact.supersedes]
    new += [store.facts[by] for _, by in store.corrected_among(shown.keys()) if by not in shown]
    pairs = [(fact.id, str(fact.supersedes)) for fact in new]
    if len(new) <= MANY:
        return [hint("source", _correction(store, fact), pair) for fact, pair in zip(new, pairs, strict=True)]
    names = some_of(new, lambda fact: _correction(store, fact), "join.groups")
    return [hint("source", names, tuple(key for pair in pairs for key in pair))]


def _correction(store: Store, fact: Fact) -> str:
    return say("note.corrected", new=named_figure(store, fact), old=_corrected(store, fact), id=fact.id)


def _corrected(store: Store, fact: Fact) -> str:
    """Name what a fact corrects: by its region and figure, or by its id where it is not read."""
    old = store.facts.get(str(fact.supersedes))
    return named_figure(store, old) if old else str(fact.supersedes)
