"""Formats for scripts: TSV, CSV, JSON and JSON Lines. Chinese unescaped, numbers as numbers."""

from collections.abc import Iterator
from itertools import islice

from jjj_cli.answers.result import Result
from jjj_cli.safety.cells import LineWriter, no_formula, text_of
from jjj_cli.safety.display import one_line
from jjj_cli.safety.json_text import compact, indented

SCHEMA = "jjj/1"
# So many rows are put into JSON at once.
_AT_ONCE = 64


def tsv(result: Result, fields: tuple[str, ...]) -> Iterator[str]:
    """Write rows as tab-separated values with a header; a tab in a cell is spelled out."""
    yield "\t".join(fields) + "\n"
    for row in result.rows():
        yield "\t".join(no_formula(cell(row[field])) for field in fields) + "\n"


def csv(result: Result, fields: tuple[str, ...]) -> Iterator[str]:
    """Write rows as comma-separated values with a header."""
    writer = LineWriter()
    yield writer.line(fields)
    for row in result.rows():
        yield writer.line([no_formula(cell(row[field])) for field in fields])


def jsonl(result: Result, fields: tuple[str, ...]) -> Iterator[str]:
    """Write a JSON object a row."""
    for row in result.rows():
        yield compact({field: row[field] for field in fields}) + "\n"


def json(result: Result, fields: tuple[str, ...]) -> Iterator[str]:
    """Write one JSON object: what was asked, the rows some at a time, the notes."""
    before = {"schema": SCHEMA, "command": result.command, "query": result.query, **result.extra()}
    yield indented(before).removesuffix("\n}") + ',\n  "rows": ['
    rows = iter(result.rows())
    mark = ""
    while some := list(islice(rows, _AT_ONCE)):
        shown = indented({"rows": [{field: row[field] for field in fields} for row in some]})
        yield mark + shown.removeprefix('{\n  "rows": [').removesuffix("\n  ]\n}")
        mark = ","
    end = "\n  ]" if mark else "]"
    notes = [{"code": note.code, "message": note.message, "facts": note.facts} for note in result.notes]
    yield end + "," + indented({"notes": notes}).removeprefix("{") + "\n"


def cell(value: object) -> str:
    """Spell a value for a cell of one line."""
    return text_of(value, one_line)
