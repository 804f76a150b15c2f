"""A panel as a table whose columns have types: Parquet, or an SQLite database of one table."""

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from jjj_cli.answers.result import RowData
from jjj_cli.answers.rows.fields import ACROSS, TIDY
from jjj_cli.exports import parquet
from jjj_cli.exports.sqlite import number_of
from jjj_cli.safety import json_text
from jjj_cli.safety.cells import text_of

# What the table of a database is called.
TABLE = "panel"
Kind = Literal["text", "number", "integer", "list"]
_KINDS: dict[str, Kind] = {"value": "number", "year": "integer", "others": "integer", "counterpart": "list"}
_SQLITE = {"text": "TEXT", "number": "NUMERIC", "integer": "INTEGER", "list": "TEXT"}


def columns_of(fields: Sequence[str]) -> dict[str, Kind]:
    """Give the columns: beside each with numbers stands its text, as CSV has the cell.

    The text is exact, and says how a figure of a wide table is hedged, whose number is empty.
    """
    columns: dict[str, Kind] = {}
    for name in fields:
        columns[name] = kind = _kind(name)
        if kind == "number":
            columns[f"{name}_text"] = "text"
    return columns


def typed(row: RowData) -> RowData:
    """Give a row with a cell for each column."""
    made: RowData = {}
    for name, value in row.items():
        if _kind(name) == "number":
            made[name] = value if isinstance(value, Decimal) else None
            made[f"{name}_text"] = None if value is None else text_of(value)
        else:
            made[name] = value
    return made


def _kind(name: str) -> Kind:
    """Say what a column holds; what is neither of a region nor of a metric is a year or a metric across."""
    return _KINDS.get(name, "text" if name in (*TIDY, *ACROSS) else "number")


def write_parquet(fields: Sequence[str], rows: Iterable[RowData], path: Path) -> None:
    """Write a Parquet file; raises UsageError where pyarrow is not installed."""
    parquet.write_table(columns_of(fields), [_floats(typed(row)) for row in rows], path)


def _floats(row: RowData) -> RowData:
    return {name: float(value) if isinstance(value, Decimal) else value for name, value in row.items()}


def write_sqlite(fields: Sequence[str], rows: Iterable[RowData], path: Path) -> None:
    """Write a database of one table; OSError where it cannot be written."""
    columns = columns_of(fields)
    defined = ", ".join(f"{_quoted(name)} {_SQLITE[kind]}" for name, kind in columns.items())
    marks = ", ".join("?" * len(columns))
    try:
        with closing(sqlite3.connect(path)) as database, database:
            database.execute(f"CREATE TABLE {TABLE} ({defined})")
            cells = ([_stored(value) for value in typed(row).values()] for row in rows)
            database.executemany(f"INSERT INTO {TABLE} VALUES ({marks})", cells)  # noqa: S608 - names are ours
    except sqlite3.OperationalError as error:
        raise OSError(0, str(error)) from None


def _quoted(name: str) -> str:
    escaped = name.replace('"', '""')
    return f'"{escaped}"'


def _stored(value: object) -> object:
    if isinstance(value, Decimal):
        return number_of(value)
    return json_text.compact(value) if isinstance(value, list) else value


WRITERS: Mapping[str, Callable[[Sequence[str], Iterable[RowData], Path], None]] = MappingProxyType(
    {"parquet": write_parquet, "sqlite": write_sqlite}
)
