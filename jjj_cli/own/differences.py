"""What the user's own facts change against the shipped store, as it is after an upgrade."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Literal, NamedTuple, get_args

import msgspec

from jjj_cli.errors import StoreError
from jjj_cli.messages import say
from jjj_cli.record.records import Fact, Store
from jjj_cli.store.json_file import read_tables
from jjj_cli.store.location import Files
from jjj_cli.store.opening import load
from jjj_cli.store.tables import TABLES
from jjj_cli.units.normalisation import normalise

Change = Literal["new", "corrects", "outdated", "lost", "same", "differs", "clash"]
CHANGES: tuple[str, ...] = get_args(Change)


class Difference(NamedTuple):
    """A record of the user's own, what it is to the shipped store, and the shipped fact that it is about."""

    change: Change
    table: str
    id: str
    own: Fact | None
    shipped: Fact | None
    message: str


def differences(files: Files) -> list[Difference]:
    """Set the user's own records against the shipped ones; raises StoreError for what is no store."""
    if files.own is None:
        return []
    shipped, _ = load(Files(files.shipped, None))
    tables = read_tables(files.own)
    found = [
        Difference("clash", table, key, None, None, say("diff.said.clash"))
        for table in TABLES
        for key, row in tables[table].items()
        if table != "facts" and (there := getattr(shipped, table).get(key)) and _record(table, key, row) != there
    ]
    known = _by_subject(shipped)
    return found + [_difference(shipped, known, fact) for fact in _facts(tables["facts"])]


def _record(table: str, key: str, row: dict[str, object]) -> object:
    try:
        return msgspec.convert({**row, "id": key}, TABLES[table])
    except msgspec.ValidationError as error:
        raise StoreError("record-alone", table=table, id=key, message=error, hint=say("hint.audit")) from None


def _facts(rows: dict[str, dict[str, object]]) -> Iterator[Fact]:
    for key, row in rows.items():
        fact = _record("facts", key, row)
        assert isinstance(fact, Fact)  # noqa: S101 - the table says so
        yield fact


def _by_subject(shipped: Store) -> dict[tuple[object, ...], list[Fact]]:
    known: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
    for fact in shipped.facts.values():
        known[_subject(fact)].append(fact)
    return known


def _subject(fact: Fact) -> tuple[object, ...]:
    return (fact.metric, fact.region, fact.period, fact.basis, fact.counterpart, fact.part_of, fact.accumulation)


def _difference(shipped: Store, known: dict[tuple[object, ...], list[Fact]], fact: Fact) -> Difference:
    there = shipped.facts.get(fact.id)
    if there is not None:
        return _told("same" if there == fact else "clash", fact, there)
    if fact.supersedes:
        return _correction(shipped, fact, fact.supersedes)
    others = known.get(_subject(fact), [])
    agreeing = [other for other in others if _says(shipped, other) == _says(shipped, fact)]
    if agreeing:
        return _told("same", fact, agreeing[0])
    return _told("differs", fact, others[0]) if others else _told("new", fact, None)


def _correction(shipped: Store, fact: Fact, key: str) -> Difference:
    """Tell a correction that still stands from one whose shipped fact has changed since, or gone."""
    old = shipped.facts.get(key)
    if old is None:
        message = say("diff.said.lost", id=key)
        return Difference("lost", "facts", fact.id, fact, None, message)
    then = fact.supersedes_printed
    return _told("outdated" if then and then != old.printed else "corrects", fact, old)


def _says(shipped: Store, fact: Fact) -> tuple[object, ...]:
    metric = shipped.metrics.get(fact.metric)
    value = normalise(fact, metric) if metric else fact.value
    return (value, fact.relation, fact.nature)


def _told(change: Change, fact: Fact, there: Fact | None) -> Difference:
    values = {"id": there.id, "printed": there.printed, "then": fact.supersedes_printed} if there else {}
    return Difference(change, "facts", fact.id, fact, there, say(f"diff.said.{change}", **values))
