"""A store as a folder of Parquet, a file a table, that engines read and `--store` does."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jjj_cli.errors import missing_extra
from jjj_cli.exports.excerpt import Excerpt
from jjj_cli.exports.store_tables import Contents, part, whole
from jjj_cli.record.records import Store
from jjj_cli.store.engines.schema import NAMES, columns


def write(excerpt: Excerpt, path: Path) -> None:
    """Write a folder with what was asked for of a store; raises UsageError where pyarrow is not installed."""
    write_tables(part(excerpt), path)


def write_store(store: Store, path: Path) -> None:
    """Write a folder with all that a store has, which is not held for that; raises UsageError as `write` does."""
    write_tables(whole(store), path)


def write_tables(contents: Contents, path: Path) -> None:
    """Write a folder with these tables."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise missing_extra("parquet-store", "parquet") from None
    path.mkdir()
    for table in NAMES:
        schema = _schema(pyarrow, table)
        with (
            (path / f"{table}.parquet").open("wb") as opened,
            parquet.ParquetWriter(opened, schema, compression="zstd") as file,
        ):
            for batch in _batches(pyarrow, schema, contents, table):
                file.write_batch(batch)


def _batches(pyarrow: Any, schema: Any, contents: Contents, table: str) -> Iterator[Any]:
    for rows in contents.batches(table):
        arrays = [
            pyarrow.array(values, type=field.type)
            for values, field in zip(zip(*rows, strict=True), schema, strict=True)
        ]
        yield pyarrow.RecordBatch.from_arrays(arrays, schema=schema)


def _schema(pyarrow: Any, table: str) -> Any:
    types = {
        "text": pyarrow.string(),
        "json": pyarrow.string(),
        "boolean": pyarrow.bool_(),
        "integer": pyarrow.int64(),
        "double": pyarrow.float64(),
        "date": pyarrow.date32(),
    }
    return pyarrow.schema(
        [pyarrow.field(one.name, types[one.kind], nullable=not one.required) for one in columns(table)]
    )
