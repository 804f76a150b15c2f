"""The SQLite export opens in Datasette, its references hold, and its index finds Chinese."""

import asyncio
import sqlite3
from collections.abc import Coroutine, Iterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from exporting import NOTHING, RECORD, TEXTS, all_facts, exported, hard_store, records
from running import run

from jjj_cli.exports.ngrams import indexed
from jjj_cli.exports.tables import TABLES
from jjj_cli.store.location import Files, shipped_path
from jjj_cli.store.opening import open_store


@pytest.fixture(scope="module")
def database() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(exported("hard.sqlite"))) as opened:
        opened.row_factory = sqlite3.Row
        yield opened


def _facts(database: sqlite3.Connection) -> dict[str, dict[str, Any]]:
    return {row["fact"]: dict(row) for row in database.execute("SELECT * FROM facts")}


def test_every_record_comes_back(database: sqlite3.Connection) -> None:
    read = _facts(database)
    links: dict[str, list[str]] = {}
    for fact, region in database.execute("SELECT * FROM fact_counterparts ORDER BY rowid"):
        links.setdefault(fact, []).append(region)
    for key, record in all_facts().items():
        given = {**read[key], "printed_value": Decimal(read[key]["printed_value_text"])}
        assert {
            name: links.get(key, []) if name == "counterpart_codes" else given[name] for name in RECORD.values()
        } == record
    assert len(read) == len(records().facts)


@pytest.mark.parametrize("table", ["sources", "metrics", "regions", "initiatives"])
def test_every_other_record_is_there(table: str, database: sqlite3.Connection) -> None:
    key = next(one.key for one in TABLES if one.name == table)
    found = database.execute(f"SELECT {key} FROM {table}")  # noqa: S608 - names of ours
    assert {row[0] for row in found} == set(getattr(records(), table))


@pytest.mark.slow
def test_all_that_there_is_is_exported_where_nothing_is_asked_for(tmp_path: Path) -> None:
    assert run("export", "-o", tmp_path / "whole.sqlite", "--store", hard_store()).returncode == 0
    known = open_store(Files(shipped_path(), hard_store()))
    with closing(sqlite3.connect(tmp_path / "whole.sqlite")) as opened:
        for table in ("facts", "sources", "metrics", "regions", "initiatives"):
            key = next(one.key for one in TABLES if one.name == table)
            found = opened.execute(f"SELECT {key} FROM {table}")  # noqa: S608 - names of ours
            assert {row[0] for row in found} == set(getattr(known, table))


def test_a_number_is_a_number_and_its_text_is_exact(database: sqlite3.Connection) -> None:
    read = _facts(database)
    assert [
        (read[f"own.figure.{n}"]["printed_value"], read[f"own.figure.{n}"]["printed_value_text"]) for n in (0, 1, 3, 7)
    ] == [
        (60.03, "60.03"),
        (50, "50.0"),
        (1.2345678901234568e26, "123456789012345678901234567.89"),
        (9007199254740993, "9007199254740993"),
    ]


@pytest.mark.parametrize("asked", [(), ("--region", "沧州"), ("--nature", "preliminary"), NOTHING], ids=" ".join)
def test_every_reference_holds(asked: tuple[str, ...]) -> None:
    with closing(sqlite3.connect(exported("part.sqlite", *asked))) as opened:
        assert opened.execute("PRAGMA foreign_key_check").fetchall() == []
        assert opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert {row[2] for row in opened.execute("PRAGMA foreign_key_list(facts)")} >= {"regions", "metrics", "sources"}


def test_a_reference_that_does_not_hold_is_refused() -> None:
    with closing(sqlite3.connect(":memory:")) as copy, closing(sqlite3.connect(exported("hard.sqlite"))) as opened:
        opened.backup(copy)
        copy.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
            copy.execute("UPDATE facts SET region_code = 'nowhere' WHERE fact = 'own.part'")
        with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
            copy.execute("UPDATE facts SET relation = 'maybe' WHERE fact = 'own.part'")


def test_a_part_keeps_its_wholes_name_where_the_whole_is_not_asked_for() -> None:
    asked = ("--nature", "preliminary", "--source", "own-source")
    with closing(sqlite3.connect(exported("part.sqlite", *asked))) as opened:
        assert opened.execute("SELECT fact, part_of FROM facts").fetchall() == [("own.part", "own.figure.0")]
        columns = {row[3] for row in opened.execute("PRAGMA foreign_key_list(facts)")}
        assert "part_of" not in columns
        # what the fact refers to is there, and the initiative that names it, with what that refers to
        assert opened.execute("SELECT initiative FROM initiatives").fetchall() == [("own-plan",)]
        assert opened.execute("SELECT fact FROM initiative_facts").fetchall() == [("own.part",)]
        regions = {row[0] for row in opened.execute("SELECT code FROM regions")}
        assert regions >= {"own-zone", "own-other", "130900", "130000"}
        assert len(regions) < 10


def test_the_view_tells_a_reader_everything(database: sqlite3.Connection) -> None:
    row = dict(database.execute("SELECT * FROM figures WHERE fact = 'chengde.forest-coverage.2022-10'").fetchone())
    told = {"region": "承德市", "metric": "森林覆盖率", "printed": "60.03%", "value": 60.03, "relation": "eq"}
    assert told.items() <= row.items()
    assert row["source"].startswith("协同发展")
    assert len(database.execute("SELECT * FROM figures").fetchall()) == len(records().facts)


def test_it_says_what_it_is(database: sqlite3.Connection) -> None:
    known = dict(map(tuple, database.execute("SELECT * FROM about")))
    assert known["licence"] == "MIT"
    assert "publishers" in known["rights"]
    assert known["version"].startswith("0.")


# Full text -----------------------------------------------------------------------------------------

# What somebody types, and the fact that it is to find.
SOUGHT = [
    ("沧州", "cangzhou.investment-total.2022-10"),
    ("沧州市", "cangzhou.investment-total.2022-10"),
    ("森林覆盖率", "chengde.forest-coverage.2022-10"),
    ("覆盖", "chengde.forest-coverage.2022-10"),
    ("承德 森林", "chengde.forest-coverage.2022-10"),
    ('"60.03"', "chengde.forest-coverage.2022-10"),
    ("Cangzhou", "cangzhou.investment-total.2022-10"),
    ("cangzhou", "cangzhou.investment-total.2022-10"),
    ('"forest-coverage"', "chengde.forest-coverage.2022-10"),
    ("2787亿元", "cangzhou.investment-total.2022-10"),
    ("2787", "cangzhou.investment-total.2022-10"),
    ("亿元", "cangzhou.investment-total.2022-10"),
    ("中央企国企", "cangzhou.investment-total.state-firms.2022-10"),
]


@pytest.mark.parametrize(("text", "fact"), SOUGHT, ids=[text for text, _ in SOUGHT])
def test_the_index_finds_it(text: str, fact: str, database: sqlite3.Connection) -> None:
    sql = "SELECT fact FROM facts WHERE rowid IN (SELECT rowid FROM facts_fts WHERE facts_fts MATCH ?)"
    found = [row[0] for row in database.execute(sql, (text,))]
    assert fact in found
    assert len(found) < len(records().facts)


@pytest.mark.parametrize("text", ["石家庄北", "州沧", "覆率", "88"])
def test_the_index_finds_nothing_that_is_not_there(text: str, database: sqlite3.Connection) -> None:
    assert database.execute("SELECT rowid FROM facts_fts WHERE facts_fts MATCH ?", (text,)).fetchall() == []


@pytest.mark.parametrize("table", ["initiatives", "regions", "metrics", "sources"])
def test_the_other_tables_are_indexed_too(table: str, database: sqlite3.Connection) -> None:
    text = {"initiatives": "造林", "regions": "承德", "metrics": "森林", "sources": "协同发展"}[table]
    asked = f"SELECT rowid FROM {table}_fts WHERE {table}_fts MATCH ?"  # noqa: S608 - names of ours
    assert database.execute(asked, (text,)).fetchall()


def test_every_stretch_of_chinese_is_a_token() -> None:
    assert indexed("达3556万亩。") == "达 3556 万亩。 达3556万亩 达 达3556 达3556万 3556 3556万 3556万亩 万 万亩 亩"
    assert indexed("forest coverage, 60.03%") == "forest coverage, 60.03%"


# Datasette -----------------------------------------------------------------------------------------


def _asked(*paths: str) -> list[Any]:
    """Ask Datasette for some paths of the database."""
    from datasette.app import Datasette  # only where it is asked: to import it takes half a second

    async def ask() -> list[Any]:
        datasette = Datasette([str(exported("hard.sqlite"))])
        return [await datasette.client.get(f"/hard/{path}") for path in paths]

    asking: Coroutine[Any, Any, list[Any]] = ask()
    return asyncio.run(asking)


@pytest.mark.slow
def test_datasette_shows_every_table_and_the_view() -> None:
    names = [*(table.name for table in TABLES), "fact_counterparts", "initiative_regions", "figures", "about"]
    shown = _asked(*names)
    assert [page.status_code for page in shown] == [200] * len(names)
    assert [page for page in shown if "<script>alert(1)</script><b>" in page.text] == []


def test_datasette_searches_and_follows_references() -> None:
    found, row = _asked(
        "facts.json?_search=沧州&_shape=objects&_size=max",
        "facts.json?fact__exact=chengde.forest-coverage.2022-10&_shape=objects&_labels=on",
    )
    assert {"cangzhou.investment-total.2022-10"} <= {fact["fact"] for fact in found.json()["rows"]}
    assert found.json()["filtered_table_rows_count"] < len(records().facts)
    (fact,) = row.json()["rows"]
    assert fact["region_code"] == {"value": "130800", "label": "承德市"}
    assert fact["value"] == 60.03


def test_datasette_gives_hostile_texts_back_as_they_were() -> None:
    (page,) = _asked("facts.json?fact__startswith=own.text&_shape=objects&_size=max")
    texts = {fact["fact"]: fact["note"] for fact in page.json()["rows"]}
    assert texts == {f"own.text.{name.replace(' ', '-').lower()}": text for name, text in TEXTS.items()}
