"""The shipped store as it is compiled: records by their place, so that a question reads those that it is about.

The file lies beside the JSON, which stays what people edit; where it is absent, of another form or older than the JSON,
the JSON is read, and `compiling` writes it anew where it can.
"""

import os
import sys
from array import array
from collections.abc import Callable, ItemsView, Iterator, Mapping, ValuesView
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar, cast, get_args
from zlib import crc32

import msgspec

from jjj_cli.record.coverage import Coverage, Coverages
from jjj_cli.record.records import Edition, Record
from jjj_cli.record.tables import FactKey
from jjj_cli.store.tables import TABLES
from jjj_cli.version import __version__

SUFFIX = ".compiled"
# The form of the parts, counted up when it changes, or the way that texts are folded for the search.
FORM = 3
# By which of their fields facts are found without a look at all of them.
INDEXED: tuple[FactKey, ...] = get_args(FactKey)
# How much later than the compiled file an installer may have written the JSON that came with it, in nanoseconds.
INSTALLED_TOGETHER = 5_000_000_000
# The first bytes say how long the head is.
LENGTH_OF_HEAD = 8
# What a msgpack array begins with where it has up to 2³² items: the records of a table are one.
ARRAY = 5

T = TypeVar("T", bound=Record)


class Head(msgspec.Struct, frozen=True):
    """What a compiled store says of itself: the JSON that it was made of, and where its parts lie.

    `length` is that of all parts together; `modified` is the time of the JSON in nanoseconds, and None where the two
    were packed together.
    """

    schema: int
    size: int
    modified: int | None
    length: int
    parts: dict[str, tuple[int, int]]


class Parts:
    """The parts of a compiled store by their names, as bytes."""

    def __init__(self, content: bytes, head: Head, start: int) -> None:
        self._content = memoryview(content)
        self._head = head
        self._start = start

    def __getitem__(self, name: str) -> memoryview:
        """Give a part."""
        begin, end = self._head.parts[name]
        return self._content[self._start + begin : self._start + end]


class CompiledTable(Mapping[str, T]):
    """A table of records by id: each is decoded when it is asked for, and all at one go when all are."""

    def __init__(self, parts: Parts, name: str) -> None:
        self._parts = parts
        self._name = name
        self._content = parts[f"{name}.records"]
        self._ends = array("I", bytes(parts[f"{name}.ends"]))
        self._decode = cast("Callable[[memoryview], T]", msgspec.msgpack.Decoder(TABLES[name]).decode)
        self._kinds: Any = list[TABLES[name]]  # type: ignore[valid-type]
        self._taken: dict[int, T] = {}

    @cached_property
    def _ids(self) -> list[str]:
        return msgspec.msgpack.decode(self._parts[f"{self._name}.ids"], type=list[str])

    @cached_property
    def _places(self) -> dict[str, int]:
        return {key: place for place, key in enumerate(self._ids)}

    @cached_property
    def _whole(self) -> dict[str, T]:
        found = msgspec.msgpack.decode(self._content, type=self._kinds)
        for place, record in self._taken.items():  # what somebody has is the same one for everybody
            found[place] = record
        return dict(zip(self._ids, found, strict=True))

    def _at(self, place: int) -> T:
        if "_whole" in self.__dict__:
            return self._whole[self._ids[place]]
        if place not in self._taken:
            start = self._ends[place - 1] if place else ARRAY
            self._taken[place] = self._decode(self._content[start : self._ends[place]])
        return self._taken[place]

    def __getitem__(self, key: str) -> T:
        """Give a record."""
        whole = self.__dict__.get("_whole")  # once all are decoded, an id is enough
        return whole[key] if whole is not None else self._at(self._places[key])

    def __contains__(self, key: object) -> bool:
        """Say whether there is a record of that id."""
        return key in self._places

    def __iter__(self) -> Iterator[str]:
        """Give the ids."""
        return iter(self._ids)

    def __len__(self) -> int:
        """Count the records."""
        return len(self._ends)

    def values(self) -> ValuesView[T]:
        """Give all records."""
        return self._whole.values()

    def items(self) -> ItemsView[str, T]:
        """Give all records with their ids."""
        return self._whole.items()

    def where(self, field: FactKey, value: str) -> list[T]:
        """Give the records whose field, one of those indexed, has a value, in the store's order."""
        return [self._at(place) for place in self._index(field).get(value, ())]

    def count(self, field: FactKey, value: str) -> int:
        """Count the records whose field has a value."""
        return len(self._index(field).get(value, ()))

    def coverage(self) -> Coverages:
        """Give of which regions and years there are figures, by metric."""
        if "_coverage" not in self.__dict__:
            part = self._parts[f"{self._name}.coverage"]
            self.__dict__["_coverage"] = msgspec.msgpack.decode(part, type=dict[str, Coverage])
        return cast("Coverages", self.__dict__["_coverage"])

    def holding(self, test: Callable[[str], bool]) -> list[T]:
        """Give the records whose folded texts pass a test, in the store's order."""
        texts = msgspec.msgpack.decode(self._parts[f"{self._name}.folded"], type=list[str])
        return [self._at(place) for place, text in enumerate(texts) if test(text)]

    def _index(self, field: str) -> dict[str, list[int]]:
        indexes: dict[str, dict[str, list[int]]] = self.__dict__.setdefault("_indexes", {})
        if field not in indexes:
            part = self._parts[f"{self._name}.by.{field}"]
            indexes[field] = msgspec.msgpack.decode(part, type=dict[str, list[int]])
        return indexes[field]


class Compiled(Mapping[str, CompiledTable[Any]]):
    """The tables of a compiled store, by name, which fact corrects which, and what the store says of itself."""

    def __init__(self, parts: Parts) -> None:
        self._tables = {name: CompiledTable[Any](parts, name) for name in TABLES}
        self.edition = msgspec.msgpack.decode(parts["edition"], type=Edition | None)
        self.corrections = msgspec.msgpack.decode(parts["corrections"], type=dict[str, str])

    def __getitem__(self, name: str) -> CompiledTable[Any]:
        """Give a table."""
        return self._tables[name]

    def __iter__(self) -> Iterator[str]:
        """Give the ids."""
        return iter(self._tables)

    def __len__(self) -> int:
        """Count the records."""
        return len(self._tables)


def schema() -> int:
    """Give a number for the form of the records: what was compiled for another form is not read."""
    kinds: list[type[msgspec.Struct]] = [*TABLES.values(), Coverage]
    fields = ";".join(",".join(kind.__struct_fields__) for kind in kinds)
    return crc32(f"{FORM};{__version__};{fields};{INDEXED};{sys.byteorder};{array('I').itemsize}".encode())


def compiled_path(path: Path) -> Path:
    """Give where the compiled form of a store lies."""
    return path.with_name(path.name + SUFFIX)


def opened(path: Path) -> Compiled | None:
    """Open the compiled form of a store; None where there is none of this form, made of the JSON as it is now."""
    place = compiled_path(path)
    try:
        json, made = path.stat(), place.stat()
        content = place.read_bytes()
        length = int.from_bytes(content[:LENGTH_OF_HEAD])
        start = LENGTH_OF_HEAD + length
        head = msgspec.msgpack.decode(content[LENGTH_OF_HEAD:start], type=Head)
        if not _is_of(head, json, made) or len(content) != start + head.length:
            return None
        return Compiled(Parts(content, head, start))
    except (OSError, ValueError, KeyError, msgspec.MsgspecError):  # there is none, or it is of another form
        return None


def _is_of(head: Head, json: os.stat_result, made: os.stat_result) -> bool:
    """Say whether a compiled store is of this form, and of the JSON as it is now."""
    if (head.schema, head.size) != (schema(), json.st_size):
        return False
    if head.modified is None:
        return json.st_mtime_ns <= made.st_mtime_ns + INSTALLED_TOGETHER
    return json.st_mtime_ns == head.modified
