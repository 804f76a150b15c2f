"""What the tests share: the shipped store, small stores made up for a test, and the command itself."""

import os
import subprocess
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec
import pytest
from backwards import Backwards, is_backwards
from running import run

from jjj_cli import messages
from jjj_cli.record.records import Store
from jjj_cli.store.location import Files, shipped_path
from jjj_cli.store.opening import open_store
from jjj_cli.store.tables import TABLES
from jjj_cli.verification.checker import Checker

# What a made-up record has where a test does not say otherwise.
DEFAULTS: dict[str, dict[str, Any]] = {
    "sources": {
        "title": "统计公报",
        "publishers": ["统计局"],
        "published": "2030-12-31",
        "authority": "bureau",
        "access": "address",
    },
    "regions": {"name": "某区", "name_en": "Somewhere", "level": "zone"},
    "metrics": {
        "name": "某指标",
        "name_en": "Something",
        "definition": "…",
        "unit": "%",
        "domain": "ecology",
        "additive": False,
    },
    "facts": {
        "metric": "forest-coverage",
        "region": "130800",
        "value": "60",
        "relation": "eq",
        "period": "2022",
        "accumulation": "point",
        "nature": "actual",
        "locator": "¶1",
    },
    "initiatives": {
        "name": "某举措",
        "name_en": "Something",
        "regions": ["130800"],
        "domain": "ecology",
        "summary": "…",
        "states": [{"status": "operating", "printed": "投用", "period": "2022", "locator": "¶1"}],
    },
    "checks": {"kind": "sum"},
}


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """Start no workers for a file or a test that is named: it is done before they are there."""
    named = config.getoption("file_or_dir")
    return 0 if named and all(name.partition("::")[0].endswith(".py") for name in named) and len(named) < 4 else None


def pytest_configure(config: pytest.Config) -> None:
    """Let every other worker read the tests from their end."""
    if is_backwards(config):
        config.pluginmanager.register(Backwards())


# How many cases of a table are no slow ones: the first of those that run a command, more where one costs nothing.
FIRST, FIRST_OF_TEXT = 1, 20
OF_TEXT = ("tests/text/", "tests/record/", "tests/gazetteer/", "tests/units/", "tests/citation/")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the later cases of every table as slow, so that the others cover every module in a minute."""
    seen: Counter[str] = Counter()
    for item in items:
        name = item.nodeid.partition("[")[0]
        seen[name] += 1
        later = seen[name] > (FIRST_OF_TEXT if name.startswith(OF_TEXT) else FIRST)
        if later or item.get_closest_marker("stress"):  # who asks for what is not slow asks for no stress
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def shipped() -> Store:
    """Open the store that ships, as a user's command does."""
    return open_store(Files(shipped_path(), None))


@pytest.fixture(scope="session")
def checker(shipped: Store) -> Checker:
    """Give a checker of drafts over that store, which is kept as an editor's server keeps it."""
    return Checker(shipped)


@pytest.fixture
def chinese() -> Iterator[None]:
    """Let everything be said in Chinese, as to a reader whose language that is."""
    messages.use("zh")
    yield
    messages.use("en")


@pytest.fixture
def make_store(shipped: Store) -> Callable[..., Store]:
    """Give `make_store(facts=..., **tables)`, which makes a store in memory from short records.

    Facts may be a list: they are then called f1, f2 and so on, unless they have an `id`. Sources,
    regions and metrics are the shipped ones unless given; there are no initiatives and no checks unless given.
    """

    def make(facts: Iterable[Mapping[str, Any]] | Mapping[str, Mapping[str, Any]] = (), **tables: Any) -> Store:
        given = {**tables, "facts": facts if isinstance(facts, Mapping) else _numbered(facts)}
        made: dict[str, Any] = {"initiatives": {}, "checks": {}}
        for name in ("sources", "regions", "metrics"):
            made[name] = getattr(shipped, name)
        for name, kind in TABLES.items():
            if name in given:
                short = {key: _filled(name, record, made) for key, record in given[name].items()}
                made[name] = {key: msgspec.convert({**record, "id": key}, kind) for key, record in short.items()}
        records: Any = made
        return Store(own=frozenset(), **records)

    return make


def _numbered(facts: Iterable[Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    return {fact.get("id", f"f{place}"): fact for place, fact in enumerate(facts, start=1)}


def _filled(table: str, record: Mapping[str, Any], made: dict[str, dict[str, Any]]) -> dict[str, Any]:
    filled = {**DEFAULTS[table], **record}
    first = next(iter(made["sources"]), None)
    if table == "initiatives":
        filled["states"] = [{"source": first, **state} for state in filled["states"]]
    if table == "facts":
        filled.setdefault("source", first)
        filled.setdefault("unit", made["metrics"][filled["metric"]].unit)
        filled.setdefault("printed", f"{filled['value']}{filled['unit']}")
    return filled


@pytest.fixture
def write_store() -> Callable[..., Path]:
    """Give `write_store(tmp_path, tables)`, which writes the tables to a file as they are and gives its path.

    Nothing is checked or put in order, so that what is wrong with a table stays wrong.
    """

    def write(folder: Path, tables: Mapping[str, Any], name: str = "facts.json") -> Path:
        path = folder / name
        path.write_bytes(msgspec.json.Encoder(decimal_format="number").encode(tables))
        return path

    return write


@pytest.fixture
def jjj(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Give `jjj(*arguments, **environment)`, which runs the command in an empty home.

    Nothing of the caller's environment is handed on but the search path.
    """

    def call(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        home = {"PATH": os.environ.get("PATH", os.defpath), "HOME": str(tmp_path)}
        return run(*arguments, cwd=tmp_path, env={**home, **environment})

    return call
