"""The user's own store, open for writing: what is put in it is checked and written whole, or not at all."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal, NamedTuple

import msgspec
from tinydb.storages import Storage
from tinydb.table import Document

from jjj_cli.audit.findings import findings
from jjj_cli.errors import StoreError, UnknownNameError, UsageError
from jjj_cli.gazetteer.names import nearest, suggest
from jjj_cli.gazetteer.sources import find_source
from jjj_cli.messages import say
from jjj_cli.own.atomic import check_replaceable, locked, replace
from jjj_cli.record.periods import end_of
from jjj_cli.record.records import Basis, Fact, Record
from jjj_cli.store.checking import SlugDB
from jjj_cli.store.json_file import LARGEST, read_tables, repeated_keys
from jjj_cli.store.location import Files, default_own
from jjj_cli.store.opening import assemble
from jjj_cli.store.problems import Problem
from jjj_cli.store.tables import TABLES, Tables, dump, no_tables

Status = Literal["added", "duplicate", "replaced", "removed", "unchanged"]
# What a fact of one's own is called begins like this, so that no later shipped one has its id.
OWN = "own"
# A fact without its place, or at odds with its series, is kept, and the audit asks about it; so is a gloss of nothing.
_LATER = ("F1", "V1", "V2", "V3", "V4", "V5", "V6", "V7", "E1")


class Outcome(NamedTuple):
    """What became of a record; one that cannot be read has its id alone."""

    status: Status
    table: str
    id: str
    record: Record | None


class OwnStorage(Storage):
    """A TinyDB storage over tables in memory, of which `commit` writes a file whole."""

    def __init__(self, target: Path) -> None:
        self._target = target
        self._tables = read_tables(target) if target.exists() else no_tables()
        if target.exists() and (twice := repeated_keys(target)):
            raise StoreError("repeated-key", path=target, id=twice[0], hint=say("hint.by-hand"))

    def read(self) -> Tables:
        """Give the tables as they are."""
        return self._tables

    def write(self, data: Tables) -> None:
        """Take the tables as they are to be."""
        self._tables = data

    def commit(self) -> None:
        """Write the file; raises StoreError where that cannot be, and leaves the old one."""
        content = dump(self._tables)
        if len(content) > LARGEST:
            raise StoreError("too-large", path=self._target, size=len(content) // 10**6, most=LARGEST // 10**6)
        replace(self._target, content)


class OwnStore:
    """The user's own records as they are to be; `store` is what everybody would read then."""

    def __init__(self, files: Files, target: Path) -> None:
        self._files = files
        self._storage = OwnStorage(target)
        self._records = {name: dict(rows) for name, rows in self._storage.read().items() if name in TABLES}
        self._changed: set[str] = set()
        self._checked: list[Problem] | None = None
        self._touched: set[str] = set()
        # The last number that was needed to make an id of its own: rows of one region and period are many.
        self._numbers: dict[tuple[str, str], int] = {}
        self._before: dict[str, tuple[str, dict[str, Any] | None]] = {}
        # What is wrong with it already may be what is to be mended.
        self._known = set(self._assemble())
        store = self.store
        self._figures = {_figure_key(fact): fact.id for fact in store.facts.values()}
        self._ids = {key for table in TABLES for key in getattr(store, table)}

    def put(self, table: str, record: Record, *, over: bool = False) -> Outcome:
        """Put a record in; one without an id is given one, one that is there already is left.

        Raises UsageError where the id is another record's, unless that is the user's own and `over` says so.
        """
        if isinstance(record, Fact) and not over and (there := self._figures.get(_figure_key(record))):
            return Outcome("duplicate", table, there, self.store.facts[there])
        if not record.id:
            record = msgspec.structs.replace(record, id=self._free_id(record))
        before = getattr(self.store, table).get(record.id)
        if before == record:
            return Outcome("duplicate", table, record.id, record)
        if record.id in self._ids and not (over and record.id in self._records[table]):
            raise UsageError("id-taken", id=record.id, hint=say("hint.id-taken"))
        self._before.setdefault(record.id, (table, self._records[table].get(record.id)))
        self._records[table][record.id] = _document(record)
        self._take_note(table, record)
        return Outcome("replaced" if before else "added", table, record.id, record)

    def gloss(self, basis: str | None, name_en: str | None) -> None:
        """Say in English what a basis is, where neither the shipped store nor the user's own does."""
        if basis and name_en and self.store.basis_en(basis) is None:
            self.put("bases", Basis(id=basis, name_en=name_en))

    def remove(self, keys: Iterable[str]) -> list[Outcome]:
        """Take records of the user's own out; raises UnknownNameError for what is not theirs."""
        removed = []
        for key in keys:
            table, _ = self.find(key)
            del self._records[table][key]
            self._changed.add(table)
            self._checked = None
            removed.append(Outcome("removed", table, key, getattr(self.store, table).get(key)))
        return removed

    def of_source(self, name: str) -> list[str]:
        """Give the ids of what the user has of a source: its figures, and itself where it is theirs.

        Raises UnknownNameError for a source that is none, or that nothing of theirs is of.
        """
        source = find_source(self.store.sources, name)
        found = [key for key, row in self._records["facts"].items() if row.get("source") == source]
        found += [source] if source in self._records["sources"] else []
        if not found:
            raise UnknownNameError("nothing-of-source", name=source)
        return found

    def drop(self, keys: Iterable[str]) -> None:
        """Leave out again what was put in."""
        for key in keys:
            table, before = self._before[key]
            if before is None:
                del self._records[table][key]
            else:
                self._records[table][key] = before
            self._touched.discard(key)
            self._checked = None

    def abandon(self) -> None:
        """Forget everything that was done."""
        self._changed.clear()

    def find(self, key: str) -> tuple[str, dict[str, Any]]:
        """Find a record of the user's own as it is kept; raises UnknownNameError with the nearest ids."""
        for table, rows in self._records.items():
            if key in rows:
                return table, rows[key]
        if key in self._ids:
            raise UnknownNameError("shipped-id", name=key, hint=say("hint.correct", id=key))
        mine = {name: name for rows in self._records.values() for name in rows}
        raise UnknownNameError("unknown-own-id", name=key, hint=suggest(nearest(key, mine)))

    def problems(self) -> list[Problem]:
        """Find what is wrong with what was put in, and what was taken out and is still referred to."""
        if self._checked is None:
            self._checked = self._check()
        return self._checked

    def _assemble(self) -> list[Problem]:
        """Read what everybody would read, and give what is wrong with it."""
        store, found = assemble(self._files, self._records)
        # The tables as read are not to be written to, and `put` writes to these.
        tables: dict[str, Any] = {name: dict(getattr(store, name).items()) for name in TABLES}
        self.store = store._replace(**tables)
        return found

    def _check(self) -> list[Problem]:
        if new := [one for one in self._assemble() if one not in self._known]:
            return new
        near = self.store._replace(facts=self._near())
        return [one for one in findings(near) if one.id in self._touched and one.rule not in _LATER]

    def _near(self) -> dict[str, Fact]:
        """Give the facts that a rule can set beside what was put in: those of its metrics, its sources and its wholes.

        The rules look at records by themselves or within a metric; the others were checked when they shipped.
        """
        facts = self.store.facts
        put = [facts[key] for key in self._touched if key in facts]
        metrics = self._touched.union(fact.metric for fact in put)
        named = {key for fact in put for key in (fact.part_of, fact.supersedes) if key}
        return {
            key: fact
            for key, fact in facts.items()
            if fact.metric in metrics or fact.source in self._touched or key in named
        }

    def check(self) -> None:
        """Raise StoreError for the first thing that is wrong with what was put in or taken out."""
        if found := self.problems():
            first = found[0]
            raise StoreError("refused", id=first.id, field=first.field, message=first.message, count=len(found))

    def commit(self) -> None:
        """Write what has changed; raises StoreError for the first thing that is wrong with it."""
        if not self._changed:
            return
        self.check()
        with SlugDB(storage=lambda: self._storage) as database:
            for name in self._changed:
                table = database.table(name)
                table.truncate()
                table.insert_multiple([Document(row, doc_id=key) for key, row in self._records[name].items()])  # type: ignore[arg-type]
            self._storage.commit()

    def _take_note(self, table: str, record: Record) -> None:
        self._checked = None
        self._changed.add(table)
        self._touched.add(record.id)
        self._ids.add(record.id)
        getattr(self.store, table)[record.id] = record
        if isinstance(record, Fact):
            self._figures[_figure_key(record)] = record.id

    def _free_id(self, record: Record) -> str:
        """Make an id for a fact: own.chengde.forest-coverage.2022, with a number where that is taken."""
        if not isinstance(record, Fact):
            raise UsageError("no-id")
        region = self.store.regions[record.region].name_en
        place = "-".join("".join(c if c.isascii() and c.isalnum() else " " for c in region.lower()).split())
        stem, end = f"{OWN}.{place or record.region}.{record.metric}", end_of(record.period)
        made, number = f"{stem}.{end}", self._numbers.get((stem, end), 1)
        while made in self._ids:
            number += 1
            made = f"{stem}.{number}.{end}"
        self._numbers[stem, end] = number
        return made


@contextmanager
def opened(files: Files) -> Iterator[OwnStore]:
    """Open the user's own store under its lock; what was done is written at the end, if nothing was raised.

    The store is made on first use. Raises StoreError where it cannot be read or written.
    """
    path = files.kept or default_own()
    with locked(path, make_folder=path == default_own()) as target:
        check_replaceable(path, target)
        own = OwnStore(files, target)
        yield own
        own.commit()


def _figure_key(fact: Fact) -> tuple[object, ...]:
    """Give what makes two facts the same figure: all but its id, its place and what is noted about it."""
    about = (fact.metric, fact.region, fact.period, fact.basis, fact.counterpart, fact.part_of, fact.supersedes)
    return (*about, fact.value, fact.unit, fact.relation, fact.accumulation, fact.nature, fact.vintage, fact.source)


def _document(record: Record) -> dict[str, Any]:
    row: dict[str, Any] = msgspec.to_builtins(record, builtin_types=(Decimal,))
    return {field: value for field, value in row.items() if field != "id"}
