"""A panel written as one flat table: CSV, JSON Lines, a workbook of one sheet, Parquet, or a database of one table."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from jjj_cli.answers.result import RowData
from jjj_cli.errors import UsageError
from jjj_cli.exports.formats import Format
from jjj_cli.messages import join, say
from jjj_cli.safety import json_text
from jjj_cli.safety.cells import LineWriter, write_cell

FORMATS = ("csv", "jsonl", "xlsx", "parquet", "sqlite")


def check(form: Format) -> None:
    """Refuse a format that has no one flat table (UsageError)."""
    if form.name not in FORMATS:
        raise UsageError("flat-format", name=form.name, hint=say("hint.values", values=join("join.list", FORMATS)))


def lines(form: Format, fields: Sequence[str], rows: Iterable[RowData]) -> Iterator[str]:
    """Give the text of a table, line by line, with the format's mark before it."""
    if form.mark:
        yield form.mark
    if form.name == "jsonl":
        yield from (json_text.compact(row) + "\n" for row in rows)
        return
    writer = LineWriter()
    yield writer.line([write_cell(name) for name in fields])
    for row in rows:
        yield writer.line([write_cell(row[name]) for name in fields])


def write(form: Format, fields: Sequence[str], rows: Iterable[RowData], path: Path) -> None:
    """Write a table to a path; raises UsageError where a library is needed that is not installed."""
    if not form.binary:
        with path.open("w", encoding="utf-8", errors="replace", newline="") as file:
            file.writelines(lines(form, fields, rows))
    elif form.name == "xlsx":
        from jjj_cli.exports.xlsx import write_sheet

        write_sheet(fields, rows, path)
    else:
        from jjj_cli.exports import typed_panel

        typed_panel.WRITERS[form.name](fields, rows, path)
