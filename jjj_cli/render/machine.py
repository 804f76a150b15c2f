"""Formats for scripts: TSV, CSV, JSON and JSON Lines. Chinese unescaped, numbers as numbers."""

import io
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import msgspec

from jjj_cli.render.safety import json_safe, no_formula, one_line
from jjj_cli.result import Result, RowData

SCHEMA = "jjj/1"
# What joins the items of a list in a cell.
JOINER = ";"
_ENCODER = msgspec.json.Encoder(decimal_format="number")


def tsv(result: Result, fields: tuple[str, ...]) -> str:
    """Write rows as tab-separated values with a header; a tab in a cell is spelled out."""
    lines = ["\t".join(fields)]
    lines += ["\t".join(no_formula(cell(row[field])) for field in fields) for row in result.rows()]
    return "\n".join(lines) + "\n"


def csv_text(result: Result, fields: tuple[str, ...]) -> str:
    """Write rows as comma-separated values with a header."""
    import csv

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(fields)
    writer.writerows([no_formula(cell(row[field])) for field in fields] for row in result.rows())
    return out.getvalue()


def jsonl(result: Result, fields: tuple[str, ...]) -> str:
    """Write a JSON object a row."""
    return "".join(_encode(row) + "\n" for row in _chosen(result.rows(), fields))


def json(result: Result, fields: tuple[str, ...]) -> str:
    """Write one JSON object: what was asked, the rows, the notes."""
    whole = {
        "schema": SCHEMA,
        "command": result.command,
        "query": result.query,
        **result.extra(),
        "rows": _chosen(result.rows(), fields),
        "notes": [{"code": note.code, "message": note.message, "facts": note.facts} for note in result.notes],
    }
    return json_safe(msgspec.json.format(_ENCODER.encode(_plain(whole)), indent=2).decode()) + "\n"


def _encode(value: object) -> str:
    return json_safe(_ENCODER.encode(_plain(value)).decode())


def _plain(value: Any) -> Any:
    """Replace lone surrogates, which no UTF-8 can hold."""
    if isinstance(value, str):
        return value if value.isprintable() else value.encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value


def _chosen(rows: Iterable[RowData], fields: tuple[str, ...]) -> list[RowData]:
    return [{field: row[field] for field in fields} for row in rows]


def cell(value: object) -> str:
    """Spell a value for a cell: a missing one is empty, the items of a list are joined."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, list | tuple):
        return JOINER.join(map(cell, value))
    return one_line(str(value))
