"""Everything as an SQLite database: tables with their references, a view for readers, and a full-text index."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path

from jjj_cli.answers.result import RowData
from jjj_cli.exports.excerpt import Excerpt
from jjj_cli.exports.ngrams import indexed
from jjj_cli.exports.provenance import about
from jjj_cli.exports.tables import BY_NAME, TABLES, Field, Table, foreign_keys
from jjj_cli.safety import json_text

_TYPES = {"text": "TEXT", "number": "NUMERIC", "boolean": "INTEGER", "list": "TEXT"}
_LARGEST_INTEGER = 2**63
# Which columns of a table are searched; the region and the metric of a fact by all their names.
_SEARCHED = {
    "facts": ("fact", "region", "metric_name", "printed", "basis", "counterpart", "note", "basis_en"),
    "initiatives": ("initiative", "name", "name_en", "regions", "status_printed", "summary", "summary_en"),
    "regions": ("code", "name", "name_en", "pinyin", "aliases", "note"),
    "metrics": ("metric", "name", "name_en", "aliases", "definition"),
    "sources": ("source", "title", "publishers", "note"),
}
_VIEW = """
CREATE VIEW figures AS
SELECT
    facts.fact, regions.name AS region, regions.name_en AS region_en,
    metrics.name AS metric, metrics.name_en AS metric_en,
    facts.printed, facts.value, facts.unit, facts.relation, facts.period, facts.nature, facts.vintage,
    facts.accumulation, facts.basis, facts.counterpart, facts.note,
    sources.title AS source, sources.publishers, sources.published, sources.authority, sources.access, sources.url,
    facts.locator, facts.basis_en
FROM facts
JOIN regions ON regions.code = facts.region_code
JOIN metrics ON metrics.metric = facts.metric
JOIN sources ON sources.source = facts.source
"""


def write(excerpt: Excerpt, path: Path) -> None:
    """Write a database; OSError where it cannot be written."""
    try:
        with closing(sqlite3.connect(path)) as database, database:
            database.execute("PRAGMA synchronous = OFF")  # the file is nobody's until it is whole
            database.execute("PRAGMA journal_mode = OFF")
            _fill(database, excerpt)
    except sqlite3.OperationalError as error:
        raise OSError(0, str(error)) from None


def _fill(database: sqlite3.Connection, excerpt: Excerpt) -> None:
    database.execute("CREATE TABLE about (name TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL)")
    database.executemany("INSERT INTO about VALUES (?, ?)", about(excerpt).items())
    for table in TABLES:
        keys = foreign_keys(excerpt, table)
        database.execute(_definition(table, keys))
        for column in keys:
            database.execute(f'CREATE INDEX "{table.name}_{column.name}" ON "{table.name}" ("{column.name}")')
        _insert(database, table.name, (_values(table, row) for row in table.rows(excerpt)))
    for table in TABLES:
        for column in table.columns:
            if column.link:
                _link(database, excerpt, table, column)
    database.execute(_VIEW)
    for name, columns in _SEARCHED.items():
        _index(database, excerpt, BY_NAME[name], columns)


def _definition(table: Table, keys: list[Field]) -> str:
    """Give the statement that makes a table; names are ours, never a store's."""
    parts = []
    for column in table.columns:
        key = " PRIMARY KEY" if column.name == table.key else ""
        needed = " NOT NULL" if column.required else ""
        values = ", ".join(f"'{value}'" for value in column.values)
        check = f' CHECK ("{column.name}" IN ({values}))' if values else ""
        parts.append(f'"{column.name}" {_TYPES[column.kind]}{key}{needed}{check}')
        if column.kind == "number":
            parts.append(f'"{column.name}_text" TEXT{needed}')
    parts += [f'FOREIGN KEY ("{column.name}") REFERENCES {_target(column)}' for column in keys]
    return f'CREATE TABLE "{table.name}" (\n    ' + ",\n    ".join(parts) + "\n)"


def _target(column: Field) -> str:
    target = BY_NAME[str(column.refers)]
    return f'"{target.name}" ("{target.key}")'


def _values(table: Table, row: RowData) -> Iterator[object]:
    for column in table.columns:
        value = row[column.name]
        if isinstance(value, Decimal):
            yield from (number_of(value), format(value, "f"))
        elif isinstance(value, list):
            yield json_text.compact(value)
        else:
            yield value


def number_of(value: Decimal) -> int | float:
    """Give a number that SQLite takes: whole where it is, else as near as a float comes."""
    whole = value == value.to_integral_value() and abs(value) < _LARGEST_INTEGER
    return int(value) if whole else float(value)


def _insert(database: sqlite3.Connection, table: str, rows: Iterable[Iterable[object]]) -> None:
    for row in rows:
        values = list(row)
        database.execute(f'INSERT INTO "{table}" VALUES ({", ".join("?" * len(values))})', values)  # noqa: S608


def _link(database: sqlite3.Connection, excerpt: Excerpt, table: Table, column: Field) -> None:
    """Make a table of pairs of a list's items and what they stand in; what is not exported is in no pair."""
    one, other = table.name.removesuffix("s"), str(column.refers).removesuffix("s")
    other = "member" if column.name == "members" else "outer" if column.name == "within" else other
    database.execute(
        f'CREATE TABLE "{column.link}" (\n'
        f'    "{one}" TEXT NOT NULL REFERENCES "{table.name}" ("{table.key}"),\n'
        f'    "{other}" TEXT NOT NULL REFERENCES {_target(column)},\n'
        f'    PRIMARY KEY ("{one}", "{other}")\n)'
    )
    there = {record.id for record in getattr(excerpt, str(column.refers))}
    pairs = (
        (row[str(table.key)], item)
        for row in table.rows(excerpt)
        for item in dict.fromkeys(row[column.name] or ())  # type: ignore[call-overload]
        if item in there
    )
    _insert(database, str(column.link), pairs)


def _index(database: sqlite3.Connection, excerpt: Excerpt, table: Table, columns: tuple[str, ...]) -> None:
    """Make a full-text index whose tokens are every stretch of Chinese; its texts stay in the table itself."""
    listed = ", ".join(f'"{column}"' for column in columns)
    # Datasette finds the index of a table by this very spelling of `content`.
    database.execute(f'CREATE VIRTUAL TABLE "{table.name}_fts" USING fts5 ({listed}, content="{table.name}")')
    rows = (
        (number, *(indexed(_searched(excerpt, table, row, column)) for column in columns))
        for number, row in enumerate(table.rows(excerpt), start=1)
    )
    marks = ", ".join("?" * (len(columns) + 1))
    database.executemany(f'INSERT INTO "{table.name}_fts" (rowid, {listed}) VALUES ({marks})', rows)  # noqa: S608


def _searched(excerpt: Excerpt, table: Table, row: RowData, column: str) -> str:
    """Give what a cell is found by."""
    if table.name == "facts" and column == "region":
        region = excerpt.store.regions[str(row["region_code"])]
        return " ".join(filter(None, [region.name, region.name_en, region.pinyin, *region.aliases]))
    if table.name == "facts" and column == "metric_name":
        metric = excerpt.store.metrics[str(row["metric"])]
        return " ".join([metric.name, metric.name_en, *metric.aliases])
    value = row[column]
    return " ".join(map(str, value)) if isinstance(value, list) else str(value or "")
