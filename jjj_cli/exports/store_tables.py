"""The tables of a store for engines: its records in rows, a few at a time, and what is derived of each fact."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from types import MappingProxyType
from typing import Any, NamedTuple

import msgspec

from jjj_cli.answers.result import RowData
from jjj_cli.errors import JjjError
from jjj_cli.exports.excerpt import Excerpt
from jjj_cli.record import periods
from jjj_cli.record.records import Edition, Fact, Record, Store
from jjj_cli.store.engines.schema import FACTS, NAMES, TableColumn, columns
from jjj_cli.store.search import joined
from jjj_cli.store.tables import ABOUT
from jjj_cli.store.upgrading import FORMAT
from jjj_cli.units.normalisation import normalise

# So many rows are held at once, whatever there is to write.
BATCH = 20_000
# A record and its place in the store's order.
Placed = tuple[int, Record]
Row = tuple[Any, ...]


class Contents(NamedTuple):
    """What is written: the store that it is of, and of each table what gives its records with their places.

    Of a table that lies with an engine as it is written, its rows are `kept`.
    """

    store: Store
    tables: Mapping[str, Callable[[], Iterable[Placed]]]
    kept: Mapping[str, Callable[[], Iterator[Sequence[Row]]]] = MappingProxyType({})

    def batches(self, table: str) -> Iterator[Sequence[Row]]:
        """Give the rows of a table, with `columns` in their order, a few at a time; of an empty table none."""
        if table in self.kept:
            yield from self.kept[table]()
            return
        made = (_row(self.store, table, place, record) for place, record in self.tables[table]())
        while batch := list(islice(made, BATCH)):
            yield batch


def whole(store: Store) -> Contents:
    """Take all that a store has; its facts come metric by metric, so that an engine finds those of one in one place."""
    tables = {name: _every(getattr(store, name, {})) for name in NAMES}
    rows = store.fact_rows([one.name for one in columns(FACTS)])
    kept = {} if rows is None else {FACTS: rows}
    return Contents(store, {**tables, FACTS: store.placed, ABOUT: _every(_about(store))}, kept)


def part(excerpt: Excerpt) -> Contents:
    """Take what was asked for of a store, and the arithmetic and the exemptions that are of nothing else."""
    store, ids = excerpt.store, {fact.id for fact in excerpt.facts}
    checks = {key: one for key, one in store.checks.items() if ids.issuperset((one.result, *one.of))}
    exempt = {key: one for key, one in store.exemptions.items() if ids.issuperset(one.of)}
    used = {fact.basis for fact in excerpt.facts}
    bases = {key: one for key, one in store.bases.items() if key in used}
    kept = {name: {one.id: one for one in getattr(excerpt, name)} for name in NAMES if hasattr(excerpt, name)}
    rest: dict[str, Mapping[str, Record]] = {"checks": checks, "exemptions": exempt, "bases": bases}
    tables = {name: _every(rows) for name, rows in {**kept, **rest}.items()}
    return Contents(store, {**tables, FACTS: lambda: store.placed(ids), ABOUT: _every(_about(store))})


def _about(store: Store) -> dict[str, Record]:
    return {"store": Edition(id="store", format=FORMAT, published=store.edition.published if store.edition else None)}


def _every(table: Mapping[str, Record]) -> Callable[[], Iterable[Placed]]:
    return lambda: enumerate(table.values())


def _row(store: Store, table: str, place: int, record: Record) -> Row:
    derived = {**(_derived(store, record) if isinstance(record, Fact) else {}), "ord": place}
    return tuple(_cell(one, record, derived) for one in columns(table))


def _cell(column: TableColumn, record: Record, derived: RowData) -> Any:
    if column.derived:
        return derived[column.name]
    value = getattr(record, column.name)
    if column.kind == "json":  # an empty list is nothing, where it may be
        return msgspec.json.encode(value).decode() if value or column.required else None
    return str(value) if column.kind == "text" and value is not None else value


def _derived(store: Store, fact: Fact) -> RowData:
    first, last = periods.span(fact.period)
    return {
        "own": fact.id in store.own,
        "normal_value": _normal(store, fact),
        "first_day": first,
        "last_day": last,
        "end_first": periods.anchor(fact.period, "cumulative")[0],
        "span_months": periods.months(fact.period) if fact.accumulation == "flow" else None,
        "folded": joined(fact, store),
    }


def _normal(store: Store, fact: Fact) -> float | None:
    """Give a fact's number in its metric's unit as a double; None where the store itself pairs them wrongly."""
    try:
        return float(normalise(fact, store.metrics[fact.metric]))
    except JjjError:
        return None
