"""A store's records made one by one, so that every fault is named; the only user of TinyDB here."""

from pathlib import Path
from typing import TypeVar

import msgspec
from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from jjj_cli.messages import say
from jjj_cli.record.records import Edition, Fact, Record
from jjj_cli.store.decoding import converted, is_sound
from jjj_cli.store.problems import Problem, field_of
from jjj_cli.store.tables import ABOUT, TABLES, Tables

_Kind = TypeVar("_Kind", bound=Record)


class ReadOnlyStorage(Storage):
    """A TinyDB storage over tables that are never written."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def read(self) -> Tables:
        """Give the tables as read."""
        return self._tables

    def write(self, data: Tables) -> None:
        """Refuse: the shipped store is never written."""
        raise NotImplementedError


class SlugTable(Table):
    """A TinyDB table whose document ids are readable slugs."""

    document_id_class = str  # type: ignore[assignment]


class SlugDB(TinyDB):
    """A TinyDB database of slug tables."""

    table_class = SlugTable


def checked(path: Path, given: Tables) -> tuple[Tables, list[Problem]]:
    """Make records of tables and name what is wrong with them; sound tables need no look at each record."""
    if records := converted(given):
        return records.tables(), []
    problems: list[Problem] = []
    database = SlugDB(given, storage=ReadOnlyStorage)
    kinds: dict[str, type[Record]] = {**TABLES, ABOUT: Edition}
    tables = {name: _table(database.table(name), kind, problems) for name, kind in kinds.items()}
    return tables, [problem._replace(file=path) for problem in problems]


def _table(table: Table, kind: type[_Kind], problems: list[Problem]) -> dict[str, _Kind]:
    taken: dict[str, _Kind] = {}
    for document in table:
        key = str(document.doc_id)
        try:
            record = msgspec.convert({**document, "id": key}, kind)
        except (msgspec.ValidationError, RecursionError) as error:
            problems.append(Problem(table.name, key, field_of(error), str(error), "S1"))
            continue
        if "id" in document:
            problems.append(Problem(table.name, key, "id", say("problem.second-id"), "S1"))
        elif isinstance(record, Fact) and not is_sound(record.value):
            problems.append(Problem(table.name, key, "value", say("problem.number"), "S1"))
        else:
            taken[key] = record
    return taken
