"""Find, open and read the stores: the shipped one, and the user's own beside it.

Files are opened for reading alone; `book.py` writes the user's own.
"""

import os
import re
import stat
from decimal import Decimal
from functools import cache
from itertools import chain
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import msgspec
from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from jjj_cli.errors import StoreError
from jjj_cli.messages import join, say
from jjj_cli.record.model import Check, Fact, Initiative, Metric, Record, Region, Source, Store
from jjj_cli.store.decoding import converted, decoded, is_sound
from jjj_cli.system import system_path, utf8

TABLES: dict[str, type[Record]] = {
    "sources": Source,
    "regions": Region,
    "metrics": Metric,
    "facts": Fact,
    "initiatives": Initiative,
    "checks": Check,
}
# A hundred thousand facts take about 60 MB; what is larger is not a store that somebody keeps by hand.
LARGEST = 80_000_000

Tables = dict[str, dict[str, Any]]
_Kind = TypeVar("_Kind", bound=Record)


class Problem(NamedTuple):
    """What is wrong with a record: where it is, what it is, and the audit's rule that says so."""

    table: str
    id: str
    field: str
    message: str
    rule: str = ""
    file: Path | None = None


class Files(NamedTuple):
    """Which files are read, whether one of them is read alone, and where the user's own is or would be."""

    shipped: Path
    own: Path | None
    only: str | None = None
    kept: Path | None = None


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


def shipped_path() -> Path:
    """Find the shipped store: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).parents[1]
    inside = package / "data" / "facts.json"
    return inside if inside.exists() else package.parent / "data" / "facts.json"


def locate_own(own: Path | None) -> Files:
    """Decide which file the user's own facts are written to: `--store`, else `JJJ_STORE`, else the data directory."""
    kept = _named(own) or default_own()
    return Files(shipped_path(), kept if os.path.lexists(system_path(kept)) else None, kept=kept)


def locate(own: Path | None, *, only_shipped: bool = False, only_own: bool = False) -> Files:
    """Decide which files to read: `--store`, else `JJJ_STORE`, else the user's data directory.

    A store that is named must be there; the one in the data directory may be absent.
    Raises StoreError where only the own store is wanted and there is none.
    """
    found = None if only_shipped else _named(own) or _existing_own()
    if only_own and found is None:
        raise StoreError("no-own-store", hint=say("hint.own-store"))
    return Files(shipped_path(), found, "own" if only_own else None)


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
    """Read the store and everything that is wrong with its records; the sound ones are kept."""
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


def _joined(files: Files, own: Tables, own_problems: list[Problem]) -> tuple[Store, list[Problem]]:
    """Join the user's own records with the shipped ones, which win."""
    shipped, problems = _read(files.shipped)
    problems += own_problems
    merged: dict[str, dict[str, Any]] = {}
    for name in TABLES:
        keep = shipped[name]
        clashes = [key for key, record in keep.items() if own[name].get(key, record) != record]
        problems += [Problem(name, key, "id", say("problem.clash"), "S2") for key in clashes]
        merged[name] = {**own[name], **keep}
    own_ids = frozenset(chain.from_iterable(own.values()))
    corrections = {fact.supersedes: fact.id for fact in merged["facts"].values() if fact.supersedes}
    store = Store(**merged, own=own_ids, corrections=corrections)
    problems += dangling(store)
    return own_alone(store) if files.only == "own" else store, problems


def own_alone(store: Store) -> Store:
    """Leave of what a store tells the user's own part; what that refers to by name stays."""
    return store._replace(
        facts={key: fact for key, fact in store.facts.items() if key in store.own},
        initiatives={key: item for key, item in store.initiatives.items() if key in store.own},
        checks={key: check for key, check in store.checks.items() if key in store.own},
    )


def no_tables() -> Tables:
    """Give the tables of a store that has nothing in it."""
    return {name: {} for name in TABLES}


def read_tables(path: Path) -> Tables:
    """Read a store's tables, numbers as Decimal; raises StoreError for what is no store."""
    return _tables(path, read_bytes(path))


def _tables(path: Path, content: bytes) -> Tables:
    raw = _decode(path, content)
    if not isinstance(raw, dict):
        raise StoreError("not-a-store", path=path, hint=say("hint.store-shape"))
    for name in TABLES:
        rows = raw.setdefault(name, {})
        if not isinstance(rows, dict) or not all(isinstance(row, dict) for row in rows.values()):
            raise StoreError("not-a-table", path=path, table=name, hint=say("hint.store-shape"))
    if unknown := sorted(set(raw) - set(TABLES) - {"_default"}):
        raise StoreError("unknown-table", path=path, table=unknown[0], tables=join("join.list", TABLES))
    return raw


def read_bytes(path: Path) -> bytes:
    """Read a store's file, if it is one and not too large; raises StoreError."""
    try:
        status = os.stat(system_path(path))  # noqa: PTH116 - a Path cannot be made of bytes
        if stat.S_ISDIR(status.st_mode):
            raise StoreError("directory", path=path)
        if not stat.S_ISREG(status.st_mode):
            raise StoreError("not-a-file", path=path)
        if status.st_size > LARGEST:
            raise StoreError("too-large", path=path, size=status.st_size // 10**6, most=LARGEST // 10**6)
        with open(system_path(path), "rb") as file:  # noqa: PTH123
            content = file.read()
    except FileNotFoundError:
        raise StoreError("no-file", path=path, hint=say("hint.no-file")) from None
    except (OSError, ValueError) as error:
        raise StoreError("unreadable", path=path, reason=getattr(error, "strerror", None) or error) from None
    if not content or content.isspace():
        raise StoreError("empty", path=path)
    return content


def dangling(store: Store) -> list[Problem]:
    """Find every reference of a record to one that is not there."""
    tables = store._asdict()
    found: list[Problem] = []
    for table, field, target in REFERENCES:
        values = set(map(attrgetter(field), tables[table].values()))  # many records, few values
        used = {name for value in values for name in _names(value)}
        if lost := used - tables[target].keys():
            found += [
                Problem(table, record.id, field, say("problem.dangling", kind=say(f"kind.{target}"), name=name), "S3")
                for record in tables[table].values()
                for name in _names(getattr(record, field))
                if name in lost
            ]
    return found


# Which field of which table names a record of which other.
REFERENCES = (
    ("facts", "metric", "metrics"),
    ("facts", "region", "regions"),
    ("facts", "source", "sources"),
    ("facts", "counterpart", "regions"),
    ("facts", "part_of", "facts"),
    ("facts", "supersedes", "facts"),
    ("initiatives", "regions", "regions"),
    ("initiatives", "source", "sources"),
    ("initiatives", "facts", "facts"),
    ("checks", "result", "facts"),
    ("checks", "of", "facts"),
    ("regions", "parent", "regions"),
    ("regions", "members", "regions"),
    ("regions", "within", "regions"),
)


def dump(tables: Tables) -> bytes:
    """Spell tables as the store keeps them: stable order, unescaped, one field a line.

    Tables and fields stand in the record's order, records in the order given, so that one
    changed fact is one hunk of a diff.
    """
    ordered = {
        name: {
            key: {field: record[field] for field in kind.__struct_fields__ if field in record}
            for key, record in tables.get(name, {}).items()
        }
        for name, kind in TABLES.items()
    }
    return spelled(ordered)


def spelled(value: object) -> bytes:
    """Spell a value as JSON with exact numbers, one field a line."""
    return msgspec.json.format(msgspec.json.Encoder(decimal_format="number").encode(value), indent=2) + b"\n"


def _names(value: str | tuple[str, ...] | None) -> tuple[str, ...]:
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else value


def _read(path: Path) -> tuple[Tables, list[Problem]]:
    """Read a store's records and what is wrong with them; a sound store needs no look at each."""
    content = read_bytes(path)
    records = decoded(content)
    return (records.tables(), []) if records else _checked(path, _tables(path, content))


def _checked(path: Path, given: Tables) -> tuple[Tables, list[Problem]]:
    """Make records of tables and name what is wrong with them; sound tables need no look at each record."""
    if records := converted(given):
        return records.tables(), []
    problems: list[Problem] = []
    database = SlugDB(given, storage=ReadOnlyStorage)
    tables = {name: _table(database.table(name), kind, problems) for name, kind in TABLES.items()}
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


def field_of(error: Exception) -> str:
    """Read from the schema's message which field it is about: `$.value`, or field `value`."""
    match = re.search(r"`\$\.(\w+)|field `(\w+)`", str(error))
    return (match[1] or match[2]) if match else ""


def _decode(path: Path, content: bytes) -> Any:
    try:
        return exact(content)
    except UnicodeDecodeError as error:
        raise StoreError("not-utf8", path=path, position=_first_bad_byte(content, error)) from None
    except msgspec.DecodeError as error:
        if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
            raise StoreError("not-utf8", path=path, position=0) from None
        raise StoreError("not-json", path=path, reason=_placed(content, str(error))) from None
    except RecursionError:
        raise StoreError("not-json", path=path, reason=say("problem.depth")) from None


def _placed(content: bytes, message: str) -> str:
    """Add to the reader's message the line of the byte that it names."""
    match = re.search(r"\(byte (\d+)\)", message)
    if match is None:
        return message
    return say("problem.placed", message=message, line=content.count(b"\n", 0, int(match[1])) + 1)


def _first_bad_byte(content: bytes, error: UnicodeDecodeError) -> int:
    """Count from the start of the file, where the reader counts from the start of a string."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as whole:
        return whole.start
    return error.start


def exact(content: bytes | str) -> Any:
    """Read JSON with its numbers as they are written; raises as msgspec does."""
    return _decoder().decode(content)


@cache
def _decoder() -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(float_hook=Decimal)


def _named(own: Path | None) -> Path | None:
    variable = os.environ.get("JJJ_STORE")
    return own or (Path(utf8(variable)) if variable else None)


def default_own() -> Path:
    """Give where the user's own store lies unless another one is named."""
    from platformdirs import user_data_dir  # not needed where a store is named

    return Path(user_data_dir("jjj", appauthor=False)) / "facts.json"


def _existing_own() -> Path | None:
    path = default_own()
    try:
        return path if path.exists() else None
    except OSError:  # an unreadable home is no reason not to read the shipped store
        return None
