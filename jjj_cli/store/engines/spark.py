"""Spark, by Spark Connect's own client, which needs no JVM."""

import logging
import sys
import warnings
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

import grpc
from pyspark.errors import AnalysisException, PySparkException
from pyspark.sql import SparkSession

# Spark takes a program without a file, as `python -c` is one, for its own tests, which end it.
_PROGRAM = vars(sys.modules["__main__"])
_IS_NAMED = "__file__" in _PROGRAM
_PROGRAM.setdefault("__file__", "")
from pyspark.sql.connect.client import DefaultChannelBuilder  # noqa: E402
from pyspark.sql.connect.client.retries import DefaultPolicy  # noqa: E402

if not _IS_NAMED:
    del _PROGRAM["__file__"]

from jjj_cli.messages import say  # noqa: E402
from jjj_cli.store.engines.address import Address  # noqa: E402
from jjj_cli.store.engines.connection import BATCH, Engine, Row  # noqa: E402
from jjj_cli.store.engines.schema import Kind  # noqa: E402

ERRORS: tuple[type[Exception], ...] = (PySparkException, grpc.RpcError, TimeoutError, ValueError)
# How long a server may take to answer at all, in seconds.
_PATIENCE = 10
# How often a server that has answered before is asked again: for some seconds, and not for ten minutes.
_RETRIES = 4
_KINDS: dict[str, Kind] = {
    "string": "text",
    "boolean": "boolean",
    "date": "date",
    **dict.fromkeys(("double", "float"), "double"),
    **dict.fromkeys(("tinyint", "smallint", "int", "bigint"), "integer"),
}
_OTHER: Kind = "json"


class Spark(Engine):
    """A session on a server of Spark Connect."""

    errors = ERRORS

    def __init__(self, session: SparkSession, schema: str | None) -> None:
        self._session = session
        self._schema = schema

    def name(self, table: str) -> str:
        """Give how a table is called: in the schema of the address, else in the server's own."""
        return f"{self._schema}.{table}" if self._schema else table

    def columns(self, table: str) -> Mapping[str, Kind | None]:
        """Give a table's columns and what they hold."""
        try:
            found = dict(self._session.table(self.name(table)).dtypes)
        except AnalysisException:
            return {}
        return {name: _KINDS.get(kind.partition("(")[0], _OTHER) for name, kind in found.items()}

    def query(self, text: str, values: Sequence[object]) -> Iterator[Sequence[Row]]:
        """Ask for rows, some at a time."""
        rows = self._session.sql(text, args=list(values)).toLocalIterator()
        while batch := list(islice(rows, BATCH)):
            yield batch

    def close(self) -> None:
        """Let go of it: the session ends."""
        self._session.stop()


def connect(address: Address) -> Spark:
    """Connect; raises where the server does not answer in time."""
    place = "sc" + address.place[address.place.index(":") :]
    builder = DefaultChannelBuilder(place)
    with builder.toChannel() as channel:
        try:
            grpc.channel_ready_future(channel).result(timeout=_PATIENCE)
        except grpc.FutureTimeoutError:
            raise TimeoutError(say("engine.no-answer", seconds=_PATIENCE)) from None
    # What it says of its retries and of the packages beside it; what fails is raised, and told once.
    warnings.filterwarnings("ignore", module=r"pyspark\.")
    logging.getLogger("pyspark").setLevel(logging.CRITICAL)
    logging.getLogger("pyspark.sql.connect.logging").setLevel(logging.CRITICAL)
    session = SparkSession.builder.remote(place).create()
    session.client.set_retry_policies([DefaultPolicy(max_retries=_RETRIES)])
    return Spark(session, address.schema)
