"""PostgreSQL, by psycopg: the address is libpq's own."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import psycopg

from jjj_cli.store.engines.address import Address
from jjj_cli.store.engines.connection import BATCH, Engine, Row
from jjj_cli.store.engines.schema import Kind

ERRORS: tuple[type[Exception], ...] = (psycopg.Error,)
# How long a server may take to answer at all, in seconds, where the address does not say so itself.
_PATIENCE = 10
_KINDS: dict[str, Kind] = {
    **dict.fromkeys(("text", "character varying", "character"), "text"),
    "boolean": "boolean",
    "date": "date",
    **dict.fromkeys(("double precision", "real"), "double"),
    **dict.fromkeys(("smallint", "integer", "bigint"), "integer"),
}
_OTHER: Kind = "json"
_COLUMNS = """
select a.attname, format_type(a.atttypid, null) from pg_attribute a
where a.attrelid = to_regclass(%s) and a.attnum > 0 and not a.attisdropped order by a.attnum
"""


class PostgreSQL(Engine):
    """A database of which all is read as it was when it was opened."""

    errors = ERRORS

    def __init__(self, database: "psycopg.Connection[Any]", schema: str | None) -> None:
        self._database = database
        self._schema = schema
        self._asked = 0

    def name(self, table: str) -> str:
        """Give how a table is called: in the schema of the address, else where the server looks for it."""
        return f"{self._schema}.{table}" if self._schema else table

    def columns(self, table: str) -> Mapping[str, Kind | None]:
        """Give a table's columns and what they hold."""
        rows = self._database.execute(_COLUMNS, [self.name(table)]).fetchall()
        return {name: _KINDS.get(kind, _OTHER) for name, kind in rows}

    def query(self, text: str, values: Sequence[object]) -> Iterator[Sequence[Row]]:
        """Ask for rows, some at a time: the server holds the rest."""
        asked = text.replace("%", "%%").replace("?", "%s")
        self._asked += 1
        with self._database.cursor(f"jjj_{self._asked}") as rows:
            # the text is made here, and by no stranger
            rows.execute(asked, list(values))
            while batch := rows.fetchmany(BATCH):
                yield batch

    def close(self) -> None:
        """Let go of it."""
        self._database.close()


def connect(address: Address) -> PostgreSQL:
    """Connect for reading alone."""
    given = psycopg.conninfo.conninfo_to_dict(address.place)
    patience = int(given.get("connect_timeout") or _PATIENCE)
    database = psycopg.connect(address.place, connect_timeout=patience)
    database.read_only = True
    database.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
    return PostgreSQL(database, address.schema)
