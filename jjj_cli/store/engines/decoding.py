"""Rows of an engine as records, checked as those of a file are."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from itertools import chain, starmap
from operator import attrgetter, itemgetter
from pathlib import Path
from typing import Any

import msgspec

from jjj_cli.errors import StoreError
from jjj_cli.messages import say
from jjj_cli.record import periods
from jjj_cli.record.records import Fact
from jjj_cli.store.decoding import converted, made_of
from jjj_cli.store.engines.queries import FIELDS
from jjj_cli.store.engines.schema import FACTS, KINDS, Kind, TableColumn, columns
from jjj_cli.store.problems import Problem
from jjj_cli.store.tables import Tables

# Lists that are JSON text: few of them differ.
_read = lru_cache(maxsize=4096)(msgspec.json.decode)
# So many records are made at once: what each is made of is thrown away before memory has to grow for it.
_AT_ONCE = 256
Row = tuple[Any, ...]
_FIELDS = len(FIELDS)


def records(path: str, table: str, names: Sequence[str], batches: Iterable[Sequence[Row]]) -> dict[str, Any]:
    """Make the records of rows that begin with the fields named; raises StoreError for the first that is none."""
    made: dict[str, Any] = {}
    left = _some_at_a_time(batches)
    for some in left:
        found = made_of(KINDS[table], _laid_out(path, table, names, some))
        if found is None:
            found = _one_by_one(path, table, names, [*some, *chain.from_iterable(left)])
        ids = list(map(attrgetter("id"), found))
        if len(set(ids)) < len(ids) or not made.keys().isdisjoint(ids):
            raise fault(path, table, _named_twice([*made, *ids]), say("problem.twice"))
        made.update(zip(ids, found, strict=True))
    return made


def _some_at_a_time(batches: Iterable[Sequence[Row]]) -> Iterator[Sequence[Row]]:
    for batch in batches:
        for start in range(0, len(batch), _AT_ONCE):
            yield batch[start : start + _AT_ONCE]


def _named_twice(ids: Iterable[str]) -> str:
    """Give the first id that stands there again."""
    seen: set[str] = set()
    return next(key for key in ids if key in seen or seen.add(key))  # type: ignore[func-returns-value]


def _laid_out(path: str, table: str, names: Sequence[str], rows: Sequence[Row]) -> list[Any]:
    """Lay rows out for records to be made of: cells by their names, JSON read, by default what is not there."""
    laid_out = list(starmap(_layout(tuple(names), len(rows[0])), rows))
    defaults = {one.name: one.default for one in msgspec.structs.fields(KINDS[table])}
    for column in columns(table):
        if column.kind in ("json", "boolean") and column.name in names:
            default = defaults[column.name]
            for one in laid_out:
                given = getattr(one, column.name)
                if given is not None:
                    setattr(one, column.name, _value(path, table, column, given))
                elif default is not msgspec.NODEFAULT:
                    setattr(one, column.name, default)
    return laid_out


@cache
def _layout(names: tuple[str, ...], width: int) -> type[msgspec.Struct]:
    """Give what holds the cells of a row as wide, the first by their names."""
    beside = (f"_{place}" for place in range(len(names), width))
    return msgspec.defstruct("Row", (*names, *beside))


def _one_by_one(path: str, table: str, names: Sequence[str], rows: Sequence[Row]) -> list[Any]:
    """Make records of rows with a look at the id of each, and raise StoreError for what is wrong with the first."""
    kept: dict[str, dict[str, Any]] = {}
    for one in _laid_out(path, table, names, rows):
        given = {name: value for name in names if (value := getattr(one, name)) is not None}
        key = str(given.pop("id", ""))
        if key in kept:
            raise fault(path, table, key, say("problem.twice"))
        kept[key] = given
    made = converted({table: kept})
    if made is None:
        raise _first_fault(path, {table: kept})
    return list(getattr(made, table).values())


def facts(path: str, batches: Iterable[Sequence[Row]]) -> tuple[dict[str, Fact], list[Row]]:
    """Make facts of rows that begin with the fields, and give what each row has beside these.

    That begins with place, last day and months. What is derived of a fact is held against it: by what is wrong there,
    others would have been chosen. Raises StoreError.
    """
    beside: list[Row] = []
    made: dict[str, Fact] = records(path, FACTS, FIELDS, _keeping(batches, beside))
    if len(set(map(itemgetter(0), beside))) < len(beside):
        raise fault(path, FACTS, "", say("problem.place-twice", field="ord"))
    times = [(fact.period, fact.accumulation, *row[1:3]) for fact, row in zip(made.values(), beside, strict=True)]
    for time in dict.fromkeys(times):  # many figures, few times
        period, accumulation, last, length = time
        months = periods.months(period) if accumulation == "flow" else None
        if (_day(last), length) != (periods.span(period)[1], months):
            key = list(made)[times.index(time)]
            raise fault(path, FACTS, key, say("problem.derived", field="last_day, span_months"))
    return made, beside


def _keeping(batches: Iterable[Sequence[Row]], beside: list[Row]) -> Iterator[Sequence[Row]]:
    """Give rows on, and keep of each what it has beside the fields of a fact: the row itself is thrown away."""
    for batch in batches:
        beside += [row[_FIELDS:] for row in batch]
        yield batch


def typed(kind: Kind, value: Any) -> Any:
    """Give a value of an engine that knows few types as what its column holds."""
    if kind == "date":
        return _day(value)
    return bool(value) if kind == "boolean" and value is not None else value


def _day(value: object) -> object:
    """Read a day of an engine that has none but as text."""
    try:
        return date.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        return value


def _value(path: str, table: str, column: TableColumn, value: Any) -> Any:
    if column.kind == "boolean" and value in (0, 1):
        return bool(value)
    if column.kind != "json" or not isinstance(value, str):
        return value
    try:
        return _read(value)
    except msgspec.DecodeError:
        raise fault(path, table, "", say("problem.json", field=column.name)) from None


def _first_fault(path: str, tables: Mapping[str, dict[str, Any]]) -> StoreError:
    from jjj_cli.store.checking import checked  # only where there is anything to be said
    from jjj_cli.store.tables import no_tables

    whole: Tables = {**no_tables(), **tables}
    _, problems = checked(Path(), whole)
    first = problems[0] if problems else Problem(next(iter(tables)), "", "", say("problem.number"))
    return fault(path, first.table, first.id, first.message, len(problems))


def fault(path: str, table: str, key: str, message: str, count: int = 1) -> StoreError:
    """Say what is wrong with a record of a table, the first of so many."""
    return StoreError("record", path=path, table=table, id=key, message=message, count=count)
