"""SQLite: a file that the standard library reads."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

from jjj_cli.errors import StoreError
from jjj_cli.store.engines.address import Address
from jjj_cli.store.engines.connection import BATCH, Engine, Row
from jjj_cli.store.engines.schema import Kind
from jjj_cli.system import native

ERRORS: tuple[type[Exception], ...] = (sqlite3.Error,)


class SQLite(Engine):
    """A file of SQLite, whose columns hold whatever is put into them: what they hold is seen in the rows."""

    errors = ERRORS

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def columns(self, table: str) -> Mapping[str, Kind | None]:
        """Give a table's columns."""
        rows = self._database.execute("select name from pragma_table_info(?)", [table])
        return {name: None for (name,) in rows}

    def query(self, text: str, values: Sequence[object]) -> Iterator[Sequence[Row]]:
        """Ask for rows, some at a time; days are text here."""
        given = [one.isoformat() if isinstance(one, date) else one for one in values]
        with closing(self._database.execute(text, given)) as asked:
            while batch := asked.fetchmany(BATCH):
                yield batch

    def close(self) -> None:
        """Let go of it."""
        self._database.close()


def connect(address: Address) -> SQLite:
    """Open a file for reading alone, as it is now: who writes meanwhile changes nothing of what is read."""
    path = native(Path(address.place))
    if not path.exists():
        raise StoreError("no-file", path=address.shown)
    database = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, check_same_thread=False)
    try:
        database.execute("begin")
        database.execute("select count(*) from sqlite_master").fetchone()
    except ERRORS:
        database.close()
        raise
    return SQLite(database)
