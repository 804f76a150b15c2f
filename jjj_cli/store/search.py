"""Find anything by text: names, aliases, summaries, bases and figures, best first."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from jjj_cli.gazetteer.names import width_folded
from jjj_cli.record.records import Record, Store


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
# A word that does not stand as such counts when this much of it does, by pairs of characters.
NEAR_ENOUGH = 0.6
SHORTEST_NEAR = 3


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


def _hits(store: Store, words: list[str], *, exact: bool) -> Iterator[Hit]:
    for kind, record, name, fields in _documents(store):
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
    if exact or len(word) < SHORTEST_NEAR or any(letter.isdigit() for letter in word):
        return 0
    pairs = [word[place : place + 2] for place in range(len(word) - 1)]
    share = sum(pair in folded for pair in pairs) / len(pairs)
    return weight * share / 2 if share >= NEAR_ENOUGH else 0


def _documents(store: Store) -> Iterator[tuple[str, Record, str, list[tuple[str, str | None]]]]:
    for metric in store.metrics.values():
        named = [("name", metric.name), ("name_en", metric.name_en), *(("alias", alias) for alias in metric.aliases)]
        yield "metric", metric, metric.name, [("id", metric.id), *named, ("note", metric.definition)]
    for region in store.regions.values():
        named = [("name", region.name), ("name_en", region.name_en), *(("alias", alias) for alias in region.aliases)]
        yield (
            "region",
            region,
            region.name,
            [("id", region.id), *named, ("alias", region.pinyin), ("note", region.note)],
        )
    for item in store.initiatives.values():
        named = [("name", item.name), ("name_en", item.name_en)]
        yield "initiative", item, item.name, [("id", item.id), *named, ("summary", item.summary)]
    for fact in store.facts.values():
        metric, region = store.metrics[fact.metric], store.regions[fact.region]
        name = f"{region.name} {metric.name} {fact.printed}"
        about = [("basis", f"{region.name}{metric.name}"), ("basis", fact.basis), ("note", fact.note)]
        yield "fact", fact, name, [("id", fact.id), ("printed", fact.printed), *about]
    for source in store.sources.values():
        publishers = [("note", publisher) for publisher in source.publishers]
        yield (
            "source",
            source,
            source.title,
            [("id", source.id), ("title", source.title), ("note", source.note), *publishers],
        )
