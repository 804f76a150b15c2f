"""The tables of a store, and the one spelling that they are kept in."""

from typing import Any

import msgspec

from jjj_cli.record.records import Basis, Check, Exemption, Fact, Initiative, Metric, Record, Region, Source
from jjj_cli.store.upgrading import FORMAT

TABLES: dict[str, type[Record]] = {
    "sources": Source,
    "regions": Region,
    "metrics": Metric,
    "facts": Fact,
    "initiatives": Initiative,
    "checks": Check,
    "exemptions": Exemption,
    "bases": Basis,
}
# Tables that stores had not from the first: one without anything in them is spelled as before.
_LATER = ("bases",)
# Tables that say in other words what is said elsewhere: where one's own and the shipped one differ, nothing clashes.
WORDINGS = ("bases",)
# What a record of a table is called, where that is not the table's name without its last letter.
_KINDS = {"bases": "basis"}
# What a store says of itself: a table of one record.
ABOUT = "about"
Tables = dict[str, dict[str, Any]]


def no_tables() -> Tables:
    """Give the tables of a store that has nothing in it."""
    return {name: {} for name in TABLES}


def kind_of(table: str) -> str:
    """Give what a record of a table is called for scripts: a fact of `facts`."""
    return _KINDS.get(table, table.removesuffix("s"))


def dump(tables: Tables) -> bytes:
    """Spell tables as the store keeps them: stable order, unescaped, one field a line.

    Tables and fields stand in the record's order, records in the order given, so that one
    changed fact is one hunk of a diff. What no record has, of a later release or by mistake, is kept after that.
    """
    about = dict(tables.get(ABOUT, {}))
    about["store"] = {**about.get("store", {}), "format": FORMAT}
    ordered: dict[str, Any] = {ABOUT: {"store": _ordered(about.pop("store"), ("format",)), **about}}
    for name in TABLES:
        if name in _LATER and not tables.get(name):
            continue
        ordered[name] = {key: in_order(name, record) for key, record in tables.get(name, {}).items()}
    ordered |= {name: rows for name, rows in tables.items() if name not in ordered and rows}
    return spelled(ordered)


def in_order(table: str, row: dict[str, Any]) -> dict[str, Any]:
    """Give a record of a table with its fields as a store keeps them."""
    return _ordered(row, TABLES[table].__struct_fields__)


def _ordered(row: dict[str, Any], fields: tuple[str, ...]) -> dict[str, Any]:
    """Give a row with the fields named first, and then what else it has."""
    return {field: row[field] for field in (*fields, *row) if field in row}


def spelled(value: object) -> bytes:
    """Spell a value as JSON with exact numbers, one field a line."""
    return msgspec.json.format(msgspec.json.Encoder(decimal_format="number").encode(value), indent=2) + b"\n"
