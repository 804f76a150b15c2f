"""Compiles the shipped store, as `compiled` reads it, when the package is built and where the JSON has changed."""

import sys
from array import array
from collections import defaultdict
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import msgspec

from jjj_cli.record.coverage import coverage_of
from jjj_cli.record.records import Record
from jjj_cli.store.compiled import ARRAY, INDEXED, LENGTH_OF_HEAD, Head, compiled_path, schema
from jjj_cli.store.decoding import decoded
from jjj_cli.store.references import dangling
from jjj_cli.store.tables import ABOUT, TABLES

# Everybody may read what everybody may read of the package.
_MODE = 0o644
_ENCODER = msgspec.msgpack.Encoder()


def compiled_bytes(tables: Mapping[str, Mapping[str, Record]], size: int, modified: int | None) -> bytes:
    """Spell sound tables as a compiled store of a JSON file of a size and a time (None: packed with it)."""
    parts: dict[str, bytes] = {}
    for name in TABLES:
        parts |= _table(name, tables[name])
    parts["edition"] = _ENCODER.encode(tables.get(ABOUT, {}).get("store"))
    facts: Mapping[str, Any] = tables["facts"]
    parts |= {f"facts.by.{field}": _index(facts, field) for field in INDEXED}
    parts["facts.coverage"] = _ENCODER.encode(coverage_of(facts.values()))
    corrections = {fact.supersedes: fact.id for fact in facts.values() if fact.supersedes}
    parts["corrections"] = _ENCODER.encode(corrections)
    places: dict[str, tuple[int, int]] = {}
    place = 0
    for name, content in parts.items():
        places[name] = (place, place + len(content))
        place += len(content)
    head = _ENCODER.encode(Head(schema(), size, modified, place, places))
    return b"".join([len(head).to_bytes(LENGTH_OF_HEAD), head, *parts.values()])


def packed(path: Path) -> bytes:
    """Give the compiled form of a store's file as it is packed with it; raises ValueError where it is not sound."""
    content = path.read_bytes()
    records = decoded(content)
    if records is None or dangling(records.tables()):
        raise ValueError(f"{path.name} is not sound: `jjj audit` says why")
    return compiled_bytes(records.tables(), len(content), None)


def keep(path: Path, tables: Mapping[str, Mapping[str, Record]]) -> None:
    """Write the compiled form of a store beside it, whole or not at all, where that is possible.

    As with Python's own compiled files, nobody is told where it is not, and PYTHONDONTWRITEBYTECODE forbids it.
    """
    if sys.dont_write_bytecode:
        return
    with suppress(OSError):
        status = path.stat()
        content = compiled_bytes(tables, status.st_size, status.st_mtime_ns)
        place = compiled_path(path)
        with NamedTemporaryFile(dir=place.parent, prefix=f".{place.name}.", delete=False) as file:
            beside = Path(file.name)
            try:
                file.write(content)
                file.flush()
                beside.chmod(_MODE)
                beside.replace(place)
            except OSError:
                beside.unlink()


def _table(name: str, table: Mapping[str, Record]) -> dict[str, bytes]:
    """Spell a table: its ids, its records as one array, and where each of them ends there."""
    spelled = [_ENCODER.encode(record) for record in table.values()]
    ends, end = array("I"), ARRAY
    for one in spelled:
        end += len(one)
        ends.append(end)
    content = b"\xdd" + len(spelled).to_bytes(4) + b"".join(spelled)
    return {
        f"{name}.ids": _ENCODER.encode(list(table)),
        f"{name}.ends": ends.tobytes(),
        f"{name}.records": content,
    }


def _index(facts: Mapping[str, Any], field: str) -> bytes:
    places: dict[str, list[int]] = defaultdict(list)
    for place, fact in enumerate(facts.values()):
        if value := getattr(fact, field):
            places[value].append(place)
    return _ENCODER.encode(places)
