"""A connection to an engine: one text of SQL in, rows out; whatever goes wrong is told in a sentence."""

import warnings
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from itertools import chain
from typing import Any

from jjj_cli.errors import StoreError, missing_extra
from jjj_cli.messages import say
from jjj_cli.store.engines.address import Address
from jjj_cli.store.engines.schema import MUST, NAMES, Kind, columns

# So many rows are taken from an engine at once.
BATCH = 20_000
Row = tuple[Any, ...]


class Engine(ABC):
    """What each engine does in its own way. `errors` are what its client raises."""

    errors: tuple[type[Exception], ...]

    @abstractmethod
    def columns(self, table: str) -> Mapping[str, Kind | None]:
        """Give a table's columns and what they hold, as far as the engine says it; none where there is no table."""

    @abstractmethod
    def query(self, text: str, values: Sequence[object]) -> Iterator[Sequence[Row]]:
        """Ask for rows, some at a time; `?` stands for a value."""

    @abstractmethod
    def close(self) -> None:
        """Let go of it."""

    def name(self, table: str) -> str:
        """Give how a table is called in a query."""
        return table


# The module of each engine, what its package is called for people, and the extra that brings it.
_ENGINES = {
    "parquet": ("duckdb", "Parquet", "duckdb"),
    "duckdb": ("duckdb", "DuckDB", "duckdb"),
    "sqlite": ("sqlite", "SQLite", ""),
    "postgresql": ("postgresql", "PostgreSQL", "postgres"),
    "spark": ("spark", "Spark Connect", "spark"),
}


class Connection:
    """A store where an engine reads it. Nothing is written: an engine that can be told so is told so.

    Raises StoreError where an engine does not answer, or a table is not as `schema` has it; UsageError where its
    client is not installed.
    """

    def __init__(self, address: Address) -> None:
        self.address = address
        self._engine: Engine | None = None
        module, called, extra = _ENGINES[address.kind]
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # what a client thinks of the packages beside it
                made = import_module(f"jjj_cli.store.engines.{module}")
        except ImportError:
            raise missing_extra(called, extra) from None
        self._stamps = self._stamped()
        try:
            self._engine = made.connect(address)
        except made.ERRORS as error:
            raise StoreError("engine-closed", path=address.shown, reason=self._reason(error)) from None

    def rows(self, text: str, values: Sequence[object] = ()) -> Iterator[Row]:
        """Ask for rows; `{facts}` and the like stand for tables, `?` for values."""
        return chain.from_iterable(self.batches(text, values))

    def batches(self, text: str, values: Sequence[object] = ()) -> Iterator[Sequence[Row]]:
        """Ask for rows, some at a time as the engine gives them."""
        engine = self._open()
        named = text.format_map({table: engine.name(table) for table in NAMES})
        try:
            yield from engine.query(named, values)
        except engine.errors as error:
            self._check_unchanged()
            raise StoreError("engine-ended", path=self.address.shown, reason=self._reason(error)) from None
        self._check_unchanged()

    def check(self, table: str) -> tuple[str, ...]:
        """Give the names of a table's columns; raises StoreError where one lacks or holds something else.

        There are none where the table is not there and need not be.
        """
        engine = self._open()
        try:
            there = engine.columns(table)
        except engine.errors as error:
            raise StoreError("engine-ended", path=self.address.shown, reason=self._reason(error)) from None
        path = self.address.shown
        if not there:
            if table in MUST:
                raise self._closed(StoreError("engine-no-table", path=path, table=table))
            return ()
        for one in columns(table):
            if one.name not in there and not one.optional:
                raise self._closed(StoreError("engine-no-column", path=path, table=table, column=one.name))
            kind, asked = there.get(one.name), "text" if one.kind == "json" else one.kind
            if kind is not None and kind != asked:
                about = {"table": table, "column": one.name}
                kinds = {"kind": say(f"engine.{kind}"), "asked": say(f"engine.{asked}")}
                raise self._closed(StoreError("engine-kind", path=path, **about, **kinds))
        return tuple(there)

    @property
    def is_loose(self) -> bool:
        """Whether the engine has no types of its own for days and for true and false."""
        return self.address.kind == "sqlite"

    def close(self) -> None:
        """Let go of the engine; what is asked for afterwards is refused."""
        engine, self._engine = self._engine, None
        if engine:
            engine.close()

    def __del__(self) -> None:
        """Leave nothing open where whoever asked has forgotten it."""
        self.close()

    def _open(self) -> Engine:
        if self._engine is None:
            raise StoreError("engine-ended", path=self.address.shown, reason=say("engine.closed"))
        return self._engine

    def _closed(self, error: StoreError) -> StoreError:
        """Let go of a store of another shape, and say which one it should have."""
        self.close()
        return error.hinted(say("hint.engine-shape"))  # type: ignore[return-value]

    def _check_unchanged(self) -> None:
        if self._stamped() != self._stamps:
            self.close()
            raise StoreError("engine-changed", path=self.address.shown)

    def _stamped(self) -> list[tuple[str, int, int]]:
        """Give when the files were written and how large they are, of a store that is made of files."""
        try:
            status = [(str(path), path.stat()) for path in self.address.files]
        except OSError:
            return []
        return [(path, one.st_mtime_ns, one.st_size) for path, one in status]

    def _reason(self, error: Exception) -> str:
        """Give the first line of what a client says, which may repeat an address with its password."""
        said = self.address.hiding(str(error)).strip()
        return said.splitlines()[0] if said else type(error).__name__
