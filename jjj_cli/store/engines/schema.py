"""The tables of a store that engines read: the record's fields, and beside them what engines find and order facts by.

docs/scale.md has them for those who make one.
"""

from decimal import Decimal
from functools import cache
from typing import Any, Literal, NamedTuple, get_args, get_origin

import msgspec

from jjj_cli.record.records import Edition, Record
from jjj_cli.store.tables import ABOUT, TABLES

Kind = Literal["text", "json", "boolean", "integer", "double", "date"]


class TableColumn(NamedTuple):
    """A column: what it holds, whether each row has a value, and whether a table may lack it.

    A list, and what has parts, is JSON text; an exact number is text: 60.0 is not 60. What is `derived` is no field of
    the record.
    """

    name: str
    kind: Kind = "text"
    required: bool = False
    optional: bool = False
    derived: bool = False


_ORDER = TableColumn("ord", "integer", required=True, derived=True)
# What is made of a fact beside its record, so that an engine can find facts, and tell the newest.
DERIVED = (
    TableColumn("own", "boolean", optional=True, derived=True),
    TableColumn("normal_value", "double", derived=True),
    TableColumn("first_day", "date", derived=True),
    TableColumn("last_day", "date", required=True, derived=True),
    TableColumn("end_first", "date", required=True, derived=True),
    TableColumn("span_months", "integer", derived=True),
    TableColumn("folded", optional=True, derived=True),
)
FACTS = "facts"
# What a store may lack whole: then it has none of these.
MUST = (FACTS, "sources", "regions", "metrics")
NAMES = (*TABLES, ABOUT)
# Columns that came later than the tables: a store that was made before lacks them, and has nothing there.
LATER: frozenset[tuple[str, str]] = frozenset()
# What the rows of each table are records of.
KINDS: dict[str, type[Record]] = {**TABLES, ABOUT: Edition}
_KINDS: dict[Any, Kind] = {bool: "boolean", int: "integer", Decimal: "text"}


@cache
def columns(table: str) -> tuple[TableColumn, ...]:
    """Give the columns of a table: the fields of its records in their order, the place among them, what is derived."""
    record = [
        TableColumn(one.name, _kind(one.type), one.required or one.name == "id", (table, one.name) in LATER)
        for one in msgspec.structs.fields(KINDS[table])
    ]
    return (*record, _ORDER, *(DERIVED if table == FACTS else ()))


def _kind(given: Any) -> Kind:
    """Give how a field is kept: what may be absent as what it is where it is there."""
    inner = next((one for one in get_args(given) if one is not type(None)), None) if _is_optional(given) else given
    if get_origin(inner) is tuple or (get_args(inner) and get_origin(get_args(inner)[0]) is tuple):
        return "json"
    return _KINDS.get(inner, "text")


def _is_optional(given: Any) -> bool:
    return type(None) in get_args(given)
