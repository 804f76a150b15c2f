"""DuckDB: its own files, and Parquet wherever it lies on this machine."""

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import gettempdir
from typing import Any

import duckdb

from jjj_cli.errors import StoreError
from jjj_cli.store.engines.address import Address
from jjj_cli.store.engines.connection import Engine, Row
from jjj_cli.store.engines.schema import FACTS, NAMES, Kind
from jjj_cli.system import native, utf8

ERRORS: tuple[type[Exception], ...] = (duckdb.Error, RuntimeError)
# What a query may hold before it is put on disk.
_MEMORY = "250MB"
_KINDS: dict[str, Kind] = {
    "VARCHAR": "text",
    "BOOLEAN": "boolean",
    "DATE": "date",
    "DOUBLE": "double",
    "FLOAT": "double",
    **dict.fromkeys(("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UBIGINT", "UINTEGER", "HUGEINT"), "integer"),
}
# So many rows are taken at once: whoever reads them throws them away before memory has to grow for more.
_AT_ONCE = 256
# A type that no column has.
_OTHER: Kind = "json"


class DuckDB(Engine):
    """A file of DuckDB, or a folder of Parquet with a file or a folder a table."""

    errors = ERRORS

    def __init__(self, database: Any) -> None:
        self._database = database

    def columns(self, table: str) -> Mapping[str, Kind | None]:
        """Give a table's columns and what they hold."""
        try:
            described = self._database.execute(f"select * from {table} limit 0").description
        except duckdb.CatalogException:
            return {}
        return {name: _KINDS.get(str(kind).partition("(")[0], _OTHER) for name, kind, *_ in described}

    def query(self, text: str, values: Sequence[object]) -> Iterator[Sequence[Row]]:
        """Ask for rows, some at a time."""
        asked = self._database.cursor()
        try:
            asked.execute(text, list(values))
            while batch := asked.fetchmany(_AT_ONCE):
                yield batch
        finally:
            asked.close()

    def close(self) -> None:
        """Let go of it."""
        self._database.close()


def connect(address: Address) -> DuckDB:
    """Open a file, or a folder of Parquet, for reading alone; nothing is fetched from elsewhere for it."""
    path = native(Path(address.place))
    if not path.exists():
        raise StoreError("no-file", path=address.shown)
    settings: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": "false",
        "memory_limit": _MEMORY,
        "parquet_metadata_cache": "true",  # a query names a table several times, and each reads what a file holds
        "preserve_insertion_order": "false",
        "temp_directory": str(Path(gettempdir()) / f"jjj-{os.getpid()}"),
    }
    if address.kind == "duckdb":
        return DuckDB(_quiet(duckdb.connect(utf8(str(path)), read_only=True, config=settings)))
    database = _quiet(duckdb.connect(":memory:", config=settings))
    try:
        for table in NAMES:
            if files := _files(path, table):
                listed = ", ".join(f"'{_quoted(utf8(str(file)))}'" for file in files)
                database.execute(f"create view {table} as select * from read_parquet([{listed}])")
    except ERRORS:
        database.close()
        raise
    return DuckDB(database)


def _quiet(database: Any) -> Any:
    """Have no bar drawn where a query takes long: it goes to stdout, where the answer goes."""
    database.execute("set enable_progress_bar = false")
    return database


def _files(path: Path, table: str) -> list[Path]:
    """Give the files of a table: a file by its name, or all that lie in a folder by its name."""
    if table == FACTS and path.is_file():
        return [path]
    folder = path if path.is_dir() else path.parent
    one = folder / f"{table}.parquet"
    return [one] if one.is_file() else sorted((folder / table).rglob("*.parquet"))


def _quoted(text: str) -> str:
    return text.replace("'", "''")
