"""A store as a DuckDB file, a table a table, that `--store` reads."""

from pathlib import Path
from tempfile import TemporaryDirectory

from jjj_cli.errors import missing_extra
from jjj_cli.exports.excerpt import Excerpt
from jjj_cli.exports.parquet_store import write_tables
from jjj_cli.exports.store_tables import Contents, part, whole
from jjj_cli.record.records import Store
from jjj_cli.store.engines.schema import NAMES
from jjj_cli.system import utf8


def write(excerpt: Excerpt, path: Path) -> None:
    """Write a file with what was asked for of a store; raises UsageError where DuckDB or pyarrow is not installed."""
    _write(part(excerpt), path)


def write_store(store: Store, path: Path) -> None:
    """Write a file with all that a store has, which is not held for that; raises UsageError as `write` does."""
    _write(whole(store), path)


def _write(contents: Contents, path: Path) -> None:
    try:
        import duckdb
    except ImportError:
        raise missing_extra("duckdb", "duckdb") from None
    with TemporaryDirectory(prefix="jjj-", dir=path.parent) as folder:
        beside = Path(folder) / "tables"
        write_tables(contents, beside)  # DuckDB reads Parquet as fast as anything, and fills a table row by row slowly
        try:
            with duckdb.connect(utf8(str(path))) as database:
                database.execute("set enable_progress_bar = false")  # it goes to stdout
                for table in NAMES:
                    read = database.read_parquet(utf8(str(beside / f"{table}.parquet")))
                    read.create(table)
        except duckdb.Error as error:
            raise OSError(0, str(error)) from None
