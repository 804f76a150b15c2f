"""A store that an engine reads, as all that asks knows stores: tables that are filled as they are asked for."""

from typing import Any
from weakref import WeakSet

from jjj_cli.record.records import Store
from jjj_cli.store.engines.address import Address
from jjj_cli.store.engines.connection import Connection
from jjj_cli.store.engines.facts import EngineFacts
from jjj_cli.store.engines.queries import Columns
from jjj_cli.store.engines.schema import FACTS, NAMES
from jjj_cli.store.engines.tables import Corrections, EngineTable, Own
from jjj_cli.store.tables import ABOUT

# What is open; who ends a process leaves nothing behind (`close`).
_OPEN: WeakSet[Connection] = WeakSet()


def engine_store(address: Address) -> Store:
    """Open the store at an address; raises StoreError where it cannot be read, UsageError where a client is missing.

    What is asked of it later raises StoreError too.
    """
    connection = Connection(address)
    _OPEN.add(connection)
    names = connection.check(FACTS)
    there = Columns("own" in names, "folded" in names)
    tables: dict[str, EngineTable[Any]] = {}
    for name in NAMES:
        if name != FACTS:
            tables[name] = EngineTable(connection, name, tables)
    about = tables.pop(ABOUT)
    corrections, own = Corrections(connection, there), Own(connection, there)
    facts = EngineFacts(connection, there, corrections, own, tables)
    return Store(**tables, facts=facts, edition=about.get("store"), own=own, corrections=corrections)


def close() -> None:
    """Let go of all that is open."""
    for connection in list(_OPEN):
        connection.close()
