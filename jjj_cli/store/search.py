"""Find anything by text: names, aliases, summaries, bases and figures, best first."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from math import ceil
from typing import Any, NamedTuple, Protocol, runtime_checkable

from jjj_cli.gazetteer.names import width_folded
from jjj_cli.record.records import Fact, Initiative, Metric, Record, Region, Source, Store


class Hit(NamedTuple):
    """A record that a text was found in: where, how well, and the text there."""

    kind: str
    id: str
    name: str
    field: str
    text: str
    score: float


_IGNORED = r"[\s\-_'’‘`·•・,，。]+|(?<![0-9])\.|\.(?![0-9])"
# What a hit in a field is worth; a name says more about a record than a note does.
WEIGHTS = {"id": 6, "name": 10, "name_en": 8, "alias": 8, "printed": 8, "title": 7, "basis": 5, "summary": 4, "note": 2}
# What a text that is the whole of a field is worth, where one that is a part of it is worth up to 2.
WHOLE = 3
# A kind's place among hits of equal worth.
KINDS = ("metric", "region", "initiative", "fact", "source")
# A word that does not stand as such counts when this much of it does, by pieces of it.
NEAR_ENOUGH = 0.6
SHORTEST_NEAR = 3
# A word that is longer is looked for as such alone: time grows with what is typed times what is searched.
LONGEST_NEAR = 100
# What is sought of a word: texts, and how many of them must stand there.
Sought = tuple[tuple[str, ...], int]
# What stands between the texts of a record, and in none of them.
_BETWEEN = "\x1f"
# Texts of a record, each with the field that it stands in.
Fields = Sequence[tuple[str, str | None]]


@runtime_checkable
class Searchable(Protocol):
    """A table that has the texts of its records folded."""

    def holding(self, test: Callable[[str], bool]) -> Iterable[Record]:
        """Give the records whose folded texts pass a test."""


@runtime_checkable
class Mentioning(Protocol):
    """A table that is not at hand, and has the texts of its records folded where it is."""

    def mentioning(self, words: Sequence[Sequence[Sought]]) -> Iterable[Record]:
        """Give the records in whose folded texts one of the ways stands in which each word is sought, if not more."""


def fold(text: str) -> str:
    """Bring a text to the form that it is searched in: as names are, but for the decimal point."""
    return re.sub(_IGNORED, "", width_folded(text).casefold())


def search(store: Store, text: str) -> list[Hit]:
    """Give the records that hold every word of a text, best first.

    Chinese needs no word breaks. Where nothing holds the words as typed, records that hold most
    of each word are given instead.
    """
    words = [word for word in map(fold, text.split()) if word]
    if not words:
        return []
    hits = list(_hits(store, words, exact=True)) or list(_hits(store, words, exact=False))
    return sorted(hits, key=lambda hit: (-hit.score, KINDS.index(hit.kind), hit.id))


def joined(record: Record, store: Store) -> str:
    """Give all that a record is searched in, folded, as it is compiled: what holds no word here holds none."""
    return _BETWEEN.join(fold(text) for _, text in _KINDS_OF[type(record)][1](store, record) if text)


def _hits(store: Store, words: list[str], *, exact: bool) -> Iterator[Hit]:
    for kind, record, name, fields in _documents(store, words, exact=exact):
        texts = [(field, text, fold(text)) for field, text in fields if text]
        worths = [
            max((_worth(word, field, folded, exact=exact), field, text) for field, text, folded in texts)
            for word in words
        ]
        if all(worth for worth, _, _ in worths):
            best = max(worths)
            score = sum(worth for worth, _, _ in worths) / len(words)
            yield Hit(kind, record.id, name, best[1], best[2], round(score, 2))


def _worth(word: str, field: str, folded: str, *, exact: bool) -> float:
    weight = WEIGHTS[field]
    if word == folded:
        return weight * WHOLE
    if word in folded:
        return weight * (1 + len(word) / len(folded))
    if exact:
        return 0
    share = _share(word, folded)
    return weight * share / 2 if share >= NEAR_ENOUGH else 0


def _share(word: str, folded: str) -> float:
    """Give how much of a word stands in a text, by the pieces of it that do."""
    pieces = _pieces(word)
    return sum(piece in folded for piece in pieces) / len(pieces) if pieces else 0


def _pieces(word: str) -> list[str]:
    """Give the pieces by which a word may be found that does not stand as such; none of a number.

    Two characters of Chinese, and three Latin letters: most pairs of these stand in any English sentence.
    """
    if not SHORTEST_NEAR <= len(word) <= LONGEST_NEAR or any(letter.isdigit() for letter in word):
        return []
    length = 3 if word.isascii() else 2
    return [word[place : place + length] for place in range(len(word) - length + 1)]


def _sought(word: str, *, exact: bool) -> list[Sought]:
    """Give the ways in which a word is found: as such, or where enough of its pieces stand."""
    pieces = [] if exact else _pieces(word)
    return [((word,), 1), *([(tuple(pieces), ceil(NEAR_ENOUGH * len(pieces)))] if pieces else [])]


def _documents(store: Store, words: list[str], *, exact: bool) -> Iterator[tuple[str, Record, str, Fields]]:
    """Give what may hold the words: of a compiled table only the records in whose folded texts they are."""

    def holds(text: str) -> bool:
        return all(word in text or (not exact and _share(word, text) >= NEAR_ENOUGH) for word in words)

    for kind, fields_of in _KINDS_OF.values():
        table: Mapping[str, Any] = getattr(store, f"{kind}s")
        if isinstance(table, Mentioning):
            records = table.mentioning([_sought(word, exact=exact) for word in words])
        else:
            records = table.holding(holds) if isinstance(table, Searchable) else table.values()
        for record in records:
            yield kind, record, _name(store, record), fields_of(store, record)


def _name(store: Store, record: Any) -> str:
    if isinstance(record, Fact):
        return f"{store.regions[record.region].name} {store.metrics[record.metric].name} {record.printed}"
    return str(record.title if isinstance(record, Source) else record.name)


def _of_metric(_: Store, metric: Any) -> Fields:
    return [("id", metric.id), *_names(metric), ("note", metric.definition)]


def _of_region(_: Store, region: Any) -> Fields:
    return [("id", region.id), *_names(region), ("alias", region.pinyin), ("note", region.note)]


def _of_initiative(_: Store, item: Any) -> Fields:
    return [
        ("id", item.id),
        ("name", item.name),
        ("name_en", item.name_en),
        ("summary", item.summary),
        ("summary", item.summary_en),
    ]


def _of_fact(store: Store, fact: Any) -> Fields:
    called = f"{store.regions[fact.region].name}{store.metrics[fact.metric].name}"
    basis = [("basis", called), ("basis", fact.basis), ("basis", store.basis_en(fact.basis))]
    return [("id", fact.id), ("printed", fact.printed), *basis, ("note", fact.note)]


def _of_source(_: Store, source: Any) -> Fields:
    publishers = [("note", publisher) for publisher in source.publishers]
    return [("id", source.id), ("title", source.title), ("note", source.note), *publishers]


def _names(one: Any) -> Fields:
    return [("name", one.name), ("name_en", one.name_en), *(("alias", alias) for alias in one.aliases)]


# What is searched, by the type of its record: its kind, and its texts, each with the field that it stands in.
_KINDS_OF: dict[type[Record], tuple[str, Callable[[Store, Any], Fields]]] = {
    Metric: ("metric", _of_metric),
    Region: ("region", _of_region),
    Initiative: ("initiative", _of_initiative),
    Fact: ("fact", _of_fact),
    Source: ("source", _of_source),
}
SEARCHED = tuple(f"{kind}s" for kind, _ in _KINDS_OF.values())
