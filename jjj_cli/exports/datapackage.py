"""Everything as a Data Package, version 2 (https://datapackage.org): CSV files and what they hold."""

import re
from collections.abc import Iterator
from pathlib import Path

from jjj_cli.exports.excerpt import Excerpt
from jjj_cli.exports.packing import Package
from jjj_cli.exports.provenance import LICENCE, LICENCE_ADDRESS, about
from jjj_cli.exports.tables import BY_NAME, TABLES, Field, Table, foreign_keys
from jjj_cli.messages import in_english as say
from jjj_cli.record.records import Source
from jjj_cli.safety import json_text
from jjj_cli.safety.cells import JOINER, LineWriter, write_cell

_PROFILES = "https://datapackage.org/profiles/2.0"
_TYPES = {"text": "string", "number": "number", "boolean": "boolean", "list": "list"}


def write(excerpt: Excerpt, path: Path) -> None:
    """Write a zip where the path says so, else a folder."""
    if path.suffix.lower() != ".zip":
        path.mkdir()
        for name, text in _files(excerpt):
            (path / name).write_text(text, encoding="utf-8", newline="")
        return
    with Package(path) as packed:
        for name, text in _files(excerpt):
            packed.writestr(name, text.encode())


def _files(excerpt: Excerpt) -> Iterator[tuple[str, str]]:
    yield "datapackage.json", json_text.indented(_descriptor(excerpt)) + "\n"
    for table in TABLES:
        yield f"{table.name}.csv", "".join(_lines(excerpt, table))


def _lines(excerpt: Excerpt, table: Table) -> Iterator[str]:
    writer = LineWriter()
    yield writer.line([column.name for column in table.columns])
    for row in table.rows(excerpt):
        yield writer.line([write_cell(row[column.name]) for column in table.columns])


def _descriptor(excerpt: Excerpt) -> dict[str, object]:
    known = about(excerpt)
    return {
        "$schema": f"{_PROFILES}/datapackage.json",
        "name": "jjj",
        "title": known["title"],
        "description": f"{known['description']} {known['rights']}",
        "version": known["version"],
        "dataVersion": known["data"],
        "created": known["created"],
        "licenses": [{"name": LICENCE, "path": LICENCE_ADDRESS, "title": say("export.licence")}],
        **({"sources": [_source(source) for source in excerpt.sources]} if excerpt.sources else {}),
        "resources": [_resource(excerpt, table) for table in TABLES],
    }


def _source(source: Source) -> dict[str, str]:
    names = ", ".join((source.title, *source.publishers, *filter(None, [source.published])))
    # a path that is no address of the web would be a file of the package
    sound = source.url and re.fullmatch(r"https?://(?!.*\.\.)[!-~]+", source.url)
    return {"title": names, "path": str(source.url)} if sound else {"title": names}


def _resource(excerpt: Excerpt, table: Table) -> dict[str, object]:
    return {
        "$schema": f"{_PROFILES}/dataresource.json",
        "name": table.name,
        "path": f"{table.name}.csv",
        "type": "table",
        "description": say(f"field.{table.name}"),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"$schema": f"{_PROFILES}/tabledialect.json", "lineTerminator": "\n"},
        "schema": {
            "$schema": f"{_PROFILES}/tableschema.json",
            "fields": [_field(table, column) for column in table.columns],
            "missingValues": [""],
            **({"primaryKey": [table.key]} if table.key else {}),
            **_references(excerpt, table),
        },
    }


def _field(table: Table, column: Field) -> dict[str, object]:
    constraints: dict[str, object] = {}
    if column.required:
        constraints["required"] = True
    if column.name == table.key:
        constraints["unique"] = True
    if column.values:
        constraints["enum"] = list(column.values)
    return {
        "name": column.name,
        "type": _TYPES[column.kind],
        "description": say(f"field.{table.name}.{column.name}"),
        **({"delimiter": JOINER, "itemType": "string"} if column.kind == "list" else {}),
        **({"constraints": constraints} if constraints else {}),
    }


def _references(excerpt: Excerpt, table: Table) -> dict[str, object]:
    keys = [
        {"fields": [column.name], "reference": {**_where(table, column), "fields": [BY_NAME[str(column.refers)].key]}}
        for column in foreign_keys(excerpt, table)
    ]
    return {"foreignKeys": keys} if keys else {}


def _where(table: Table, column: Field) -> dict[str, str]:
    """Name the resource that a column refers to; its own is not named."""
    return {} if column.refers == table.name else {"resource": str(column.refers)}
