"""The Parquet export as DuckDB and pyarrow read it."""

from decimal import Decimal
from typing import Any

import duckdb
from exporting import NOTHING, RECORD, all_facts, exported
from pyarrow import parquet

from jjj_cli.exports.excerpt import FIELDS


def _rows(sql: str) -> list[dict[str, Any]]:
    answer = duckdb.execute(sql, [str(exported("hard.parquet"))])
    names = [column[0] for column in answer.description or ()]
    return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]


def test_every_record_comes_back_in_duckdb() -> None:
    read = {row["fact"]: row for row in _rows("SELECT * FROM read_parquet(?)")}
    known = all_facts()
    assert read.keys() == known.keys()
    for key, record in known.items():
        row = {**read[key], "printed_value": Decimal(read[key]["printed_value_text"])}
        row["counterpart_codes"] = row["counterpart_codes"] or []
        assert {name: row[name] for name in RECORD.values()} == record


def test_numbers_are_doubles_lists_are_lists_and_all_else_is_text() -> None:
    columns = {row["column_name"]: row["column_type"] for row in _rows("DESCRIBE SELECT * FROM read_parquet(?)")}
    lists, numbers = {"counterpart", "counterpart_codes"}, {"value", "printed_value"}
    assert list(columns) == [
        name for field in FIELDS for name in ([field, f"{field}_text"] if field in numbers else [field])
    ]
    assert {name for name, kind in columns.items() if kind == "VARCHAR[]"} == lists
    assert {name for name, kind in columns.items() if kind == "DOUBLE"} == numbers
    assert {name for name, kind in columns.items() if kind == "VARCHAR"} == set(columns) - lists - numbers


def test_an_exact_decimal_is_one_cast_away() -> None:
    asked = "SELECT value_text::DECIMAL(38, 10), value FROM read_parquet(?) WHERE fact = 'own.figure.0'"
    assert [tuple(row.values()) for row in _rows(asked)] == [(Decimal("60.0300000000"), 60.03)]


def test_it_says_what_it_is() -> None:
    said = parquet.read_metadata(exported("hard.parquet")).metadata
    assert said[b"jjj.version"].startswith(b"0.")
    assert {b"jjj.created", b"jjj.licence", b"jjj.rights", b"jjj.title"} <= said.keys()


def test_an_empty_one_has_the_same_columns() -> None:
    empty = parquet.read_table(exported("empty.parquet", *NOTHING))
    assert (empty.num_rows, empty.schema) == (0, parquet.read_schema(exported("hard.parquet")))
