"""The stores opened as one: the shipped records and the user's own beside them, for reading alone."""

from collections.abc import Mapping
from itertools import chain
from pathlib import Path
from typing import Any

from jjj_cli.errors import StoreError
from jjj_cli.messages import say
from jjj_cli.record.records import Fact, Store
from jjj_cli.store.compiled import opened
from jjj_cli.store.decoding import decoded
from jjj_cli.store.json_file import read_bytes, tables_of
from jjj_cli.store.layered import Layered
from jjj_cli.store.location import Files, shipped_path
from jjj_cli.store.problems import Problem
from jjj_cli.store.references import circling, dangling
from jjj_cli.store.tables import ABOUT, TABLES, WORDINGS, Tables, no_tables


def open_store(files: Files) -> Store:
    """Read the store, or say in one sentence what is wrong with it (StoreError)."""
    store, problems = load(files)
    if problems:
        first = problems[0]
        path = first.file or (files.own if first.id in store.own else files.shipped)
        hint = say("hint.audit")
        if path == files.own:
            hint += "\n" + (say("hint.diff") if first.rule == "S2" else say("hint.restore"))
        values = {"table": first.table, "id": first.id, "message": first.message, "count": len(problems)}
        raise StoreError("record", path=path, hint=hint, **values)
    return store


def load(files: Files) -> tuple[Store, list[Problem]]:
    """Read the store and everything that is wrong with its records; the sound ones are kept.

    One that an engine reads is read as it is asked: what is wrong with it is raised then.
    """
    if files.engine:
        from jjj_cli.store.engines.opening import engine_store  # only where one is named

        return engine_store(files.engine), []
    try:
        own, problems = _read(files.own) if files.own else (no_tables(), [])
    except StoreError as error:
        raise error.hinted(say("hint.restore")) if error.key in _DAMAGE else error from None
    return _joined(files, own, problems)


# What a store that somebody damaged by hand is refused for.
_DAMAGE = ("empty", "not-utf8", "not-json", "not-a-store", "not-a-table", "unknown-table")


def assemble(files: Files, own_tables: Tables) -> tuple[Store, list[Problem]]:
    """Read the shipped store with tables of the user's own, as `load` does."""
    return _joined(files, *_checked(files.own or files.kept or Path(), own_tables))


def _checked(path: Path, tables: Tables) -> tuple[Tables, list[Problem]]:
    from jjj_cli.store.checking import checked  # imports TinyDB, which no sound file needs

    return checked(path, tables)


def _joined(files: Files, own: Tables, own_problems: list[Problem]) -> tuple[Store, list[Problem]]:
    """Join the user's own records with the shipped ones, which win."""
    compiled = opened(files.shipped)
    if compiled is None:
        return _joined_whole(files, own, own_problems)
    problems = own_problems + [problem for name in TABLES for problem in _clashes(name, own[name], compiled[name])]
    merged = {name: Layered(own[name], compiled[name]) if own[name] else compiled[name] for name in TABLES}
    corrections = {**compiled.corrections, **_corrections(own["facts"])}
    store = Store(**merged, edition=compiled.edition, own=_ids(own), corrections=corrections)
    problems += circling(own) + dangling(own, merged)  # the shipped records were looked at when they were compiled
    return own_alone(store) if files.only == "own" else store, problems


def _joined_whole(files: Files, own: Tables, own_problems: list[Problem]) -> tuple[Store, list[Problem]]:
    """Join the records where the shipped ones are not compiled, and compile them where they are sound."""
    shipped, problems = _read(files.shipped)
    problems += own_problems
    problems += [problem for name in TABLES for problem in _clashes(name, own[name], shipped[name])]
    merged = {name: {**own[name], **shipped[name]} for name in TABLES}
    edition = shipped[ABOUT].get("store")
    store = Store(**merged, edition=edition, own=_ids(own), corrections=_corrections(merged["facts"]))
    problems += circling(merged) + dangling(merged)
    if not problems and not store.own and files.shipped == shipped_path():
        from jjj_cli.store import compiling  # only where the shipped store has changed

        compiling.keep(files.shipped, shipped)
    return own_alone(store) if files.only == "own" else store, problems


def _clashes(table: str, own: Mapping[str, Any], shipped: Mapping[str, Any]) -> list[Problem]:
    """Find the records of one's own that go by the id of a shipped one and say something else."""
    if table in WORDINGS:
        return []
    clashing = [key for key, record in own.items() if key in shipped and shipped[key] != record]
    return [Problem(table, key, "id", say("problem.clash"), "S2") for key in clashing]


def _corrections(facts: Mapping[str, Fact]) -> dict[str, str]:
    return {fact.supersedes: fact.id for fact in facts.values() if fact.supersedes}


def _ids(tables: Tables) -> frozenset[str]:
    return frozenset(chain.from_iterable(tables[name] for name in TABLES))


def own_alone(store: Store) -> Store:
    """Leave of what a store tells the user's own part; what that refers to by name stays."""
    return store._replace(
        facts={key: fact for key, fact in store.facts.items() if key in store.own},
        initiatives={key: item for key, item in store.initiatives.items() if key in store.own},
        checks={key: check for key, check in store.checks.items() if key in store.own},
        exemptions={key: one for key, one in store.exemptions.items() if key in store.own},
    )


def _read(path: Path) -> tuple[Tables, list[Problem]]:
    """Read a store's records and what is wrong with them; a sound store needs no look at each."""
    content = read_bytes(path)
    records = decoded(content)
    return (records.tables(), []) if records else _checked(path, tables_of(path, content))
