"""Rows of an engine as records, checked as those of a file are."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
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
# Where in a row of a fact its place stands, and what its time and what is derived of that.
_PLACE = len(FIELDS)
_TIME = itemgetter(FIELDS.index("period"), FIELDS.index("accumulation"), _PLACE + 1, _PLACE + 2)


def records(path: str, table: str, names: Sequence[str], rows: Sequence[Sequence[Any]]) -> dict[str, Any]:
    """Make the records of rows that begin with the fields named; raises StoreError for the first that is none."""
    made: dict[str, Any] = {}
    for start in range(0, len(rows), _AT_ONCE):
        found = made_of(KINDS[table], _given(path, table, names, rows[start : start + _AT_ONCE]))
        if found is None:
            return _one_by_one(path, table, names, rows)
        made.update(zip(map(attrgetter("id"), found), found, strict=True))
    return made if len(made) == len(rows) else _one_by_one(path, table, names, rows)


def _given(path: str, table: str, names: Sequence[str], rows: Sequence[Sequence[Any]]) -> list[dict[str, Any]]:
    """Give what records are made of, the id among it."""
    known = {one.name: one for one in columns(table) if not one.derived}
    made_anew = [(place, known[name]) for place, name in enumerate(names) if known[name].kind in ("json", "boolean")]
    found = []
    for row in rows:
        given = {name: value for name, value in zip(names, row, strict=False) if value is not None}
        for place, column in made_anew:
            if row[place] is not None:
                given[column.name] = _value(path, table, column, row[place])
        found.append(given)
    return found


def _one_by_one(path: str, table: str, names: Sequence[str], rows: Sequence[Sequence[Any]]) -> dict[str, Any]:
    """Make records of rows with a look at the id of each, and raise StoreError for what is wrong with the first."""
    kept: dict[str, dict[str, Any]] = {}
    for given in _given(path, table, names, rows):
        key = str(given.pop("id", ""))
        if key in kept:
            raise fault(path, table, key, say("problem.twice"))
        kept[key] = given
    made = converted({table: kept})
    if made is None:
        raise _first_fault(path, {table: kept})
    return dict(getattr(made, table))


def facts(path: str, rows: Sequence[Sequence[Any]]) -> dict[str, Fact]:
    """Make facts of rows that begin with the fields and go on with place, last day and months; raises StoreError.

    What is derived of a fact is held against it: by what is wrong there, others would have been chosen.
    """
    made: dict[str, Fact] = records(path, FACTS, FIELDS, rows)
    if len(set(map(itemgetter(_PLACE), rows))) < len(rows):
        raise fault(path, FACTS, "", say("problem.place-twice", field="ord"))
    times = list(map(_TIME, rows))
    for time in dict.fromkeys(times):  # many figures, few times
        period, accumulation, last, length = time
        months = periods.months(period) if accumulation == "flow" else None
        if (_day(last), length) != (periods.span(period)[1], months):
            key = list(made)[times.index(time)]
            raise fault(path, FACTS, key, say("problem.derived", field="last_day, span_months"))
    return made


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
