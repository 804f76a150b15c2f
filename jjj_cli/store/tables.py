"""The tables of a store, and the one spelling that they are kept in."""

from typing import Any

import msgspec

from jjj_cli.record.records import Check, Exemption, Fact, Initiative, Metric, Record, Region, Source
from jjj_cli.store.upgrading import FORMAT

TABLES: dict[str, type[Record]] = {
    "sources": Source,
    "regions": Region,
    "metrics": Metric,
    "facts": Fact,
    "initiatives": Initiative,
    "checks": Check,
    "exemptions": Exemption,
}
# What a store says of itself: a table of one record.
ABOUT = "about"
Tables = dict[str, dict[str, Any]]


def no_tables() -> Tables:
    """Give the tables of a store that has nothing in it."""
    return {name: {} for name in TABLES}


def dump(tables: Tables) -> bytes:
    """Spell tables as the store keeps them: stable order, unescaped, one field a line.

    Tables and fields stand in the record's order, records in the order given, so that one
    changed fact is one hunk of a diff.
    """
    about = {"format": FORMAT, **{k: v for k, v in tables.get(ABOUT, {}).get("store", {}).items() if k != "format"}}
    ordered: dict[str, Any] = {ABOUT: {"store": about}}
    ordered |= {
        name: {
            key: {field: record[field] for field in kind.__struct_fields__ if field in record}
            for key, record in tables.get(name, {}).items()
        }
        for name, kind in TABLES.items()
    }
    return spelled(ordered)


def spelled(value: object) -> bytes:
    """Spell a value as JSON with exact numbers, one field a line."""
    return msgspec.json.format(msgspec.json.Encoder(decimal_format="number").encode(value), indent=2) + b"\n"
