"""The caveat `source`: which figure is taken where sources give several, and which is a correction of another."""

from collections.abc import Iterable

from jjj_cli.comparison.caveats.wording import hint, named_figure, some
from jjj_cli.comparison.results import Note
from jjj_cli.messages import join, say
from jjj_cli.messages.naming import named, standing, title_within
from jjj_cli.record.records import Fact, Store


def conflicts(store: Store, rejected: dict[str, list[Fact]]) -> list[Note]:
    """Say which figure was preferred where sources give several for the same thing."""
    return [
        Note(
            code="source",
            message=say(
                "note.source",
                taken=_rated(store, store.facts[taken]),
                others=join("join.list", [_rated(store, fact) for fact in others]),
            ),
            facts=(taken, *(fact.id for fact in others)),
            short=say("short.source"),
        )
        for taken, others in rejected.items()
        if others
    ]


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
    """Say which figures correct another, and which are corrected by another."""
    shown = {fact.id: fact for fact in facts}
    new = [fact for fact in shown.values() if fact.supersedes]
    new += [store.facts[by] for _, by in store.corrected_among(shown.keys()) if by not in shown]
    return [
        hint(
            "source",
            say("note.corrected", new=named_figure(store, fact), old=_corrected(store, fact), id=fact.id),
            (fact.id, str(fact.supersedes)),
        )
        for fact in new
    ]


def _corrected(store: Store, fact: Fact) -> str:
    """Name what a fact corrects: by its region and figure, or by its id where it is not read."""
    old = store.facts.get(str(fact.supersedes))
    return named_figure(store, old) if old else str(fact.supersedes)
