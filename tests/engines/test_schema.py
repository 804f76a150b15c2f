"""The tables of a store for engines are those of the record, and docs/scale.md has them."""

import re
from pathlib import Path

import duckdb
import pytest
from engine_stores import in_memory, opened, parquet
from importing import imported

from jjj_cli.exports import parquet_store
from jjj_cli.record.records import Edition
from jjj_cli.store.engines.schema import DERIVED, FACTS, NAMES, columns
from jjj_cli.store.tables import ABOUT, TABLES

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("table", NAMES)
def test_a_table_has_the_fields_of_its_records(table: str) -> None:
    kinds = {**TABLES, ABOUT: Edition}
    record = [one.name for one in columns(table) if not one.derived]
    assert record == list(kinds[table].__struct_fields__)  # type: ignore[attr-defined]


@pytest.mark.parametrize("page", ["scale.md", "scale.zh-CN.md"])
def test_the_page_has_every_column_of_the_facts(page: str) -> None:
    rows = re.findall(r"^\| (`[^|]*) \|", (DOCS / page).read_text(encoding="utf-8"), re.MULTILINE)
    named = {name for row in rows for name in re.findall(r"`(\w+)`", row)}
    assert {one.name for one in columns(FACTS)} <= named
    assert {one.name for one in DERIVED} <= named


def test_a_store_goes_from_engine_to_engine_unchanged(tmp_path: Path) -> None:
    first, second = Path(parquet(in_memory(300), tmp_path)), tmp_path / "again"
    parquet_store.write_store(opened(str(first)), second)
    for table in NAMES:
        one, other = (duckdb.execute(f"from '{folder / table}.parquet'").fetchall() for folder in (first, second))
        assert one == other, table


def test_a_part_of_a_store_keeps_its_order(tmp_path: Path) -> None:
    from jjj_cli.exports.excerpt import with_references

    store = in_memory(300)
    chosen = [fact for fact in store.facts.values() if fact.metric in ("thing-1", "thing-0")]
    parquet_store.write(with_references(store, chosen), tmp_path / "part")
    there = opened(str(tmp_path / "part"))
    assert list(there.facts) == [fact.id for fact in chosen]
    assert set(there.metrics) == {"thing-0", "thing-1"}


@pytest.mark.slow
def test_nothing_of_it_is_imported_for_a_store_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "own.json"
    path.write_text('{"facts": {}}', encoding="utf-8")
    for asked in (("compare", "gdp"), ("compare", "gdp", "--store", str(path)), ("regions",), ("--version",)):
        there = imported(*asked)
        assert not {name for name in there if name.startswith("jjj_cli.store.engines")}
        assert not {"duckdb", "psycopg", "pyspark", "pyarrow", "sqlite3"} & there
        assert ("jjj_cli.store.engine_names" in there) == ("--store" in asked)


@pytest.mark.slow
def test_what_an_engine_needs_is_imported_where_it_is_asked(tmp_path: Path) -> None:
    there = imported("metrics", "--store", parquet(in_memory(60), tmp_path))
    assert "duckdb" in there
    assert not {"psycopg", "pyspark", "pyarrow", "pandas", "sqlite3"} & there


def test_a_long_query_draws_nothing_where_the_answer_goes(tmp_path: Path) -> None:
    connection = opened(parquet(in_memory(60), tmp_path)).facts._connection  # type: ignore[attr-defined]
    assert list(connection.rows("select current_setting('enable_progress_bar')")) == [(False,)]
