"""Rows to take in, of a file as people and scripts have them: CSV, TSV, JSON, JSON Lines, Excel.

A row is a fact's, unless its columns are those of another table. What `jjj` prints can be taken in
again, and so can what `jjj extract` finds.
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import chain, islice
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from jjj_cli.errors import StoreError, UsageError
from jjj_cli.messages import join, say
from jjj_cli.own.importing import workbooks
from jjj_cli.own.importing.columns import ORDER, Line, fact_fields, interpret, is_plain
from jjj_cli.own.importing.packages import content_of, parsing, too_large, unpack
from jjj_cli.own.importing.sheets.grid import Grid, of_csv, of_workbook
from jjj_cli.safety.bounds import MOST_ROWS, MOST_VALUES
from jjj_cli.safety.cells import read_cell, unescaped
from jjj_cli.store.json_file import exact, known_form
from jjj_cli.store.upgrading import upgraded_row
from jjj_cli.text.documents import whole_text

# A byte order mark, of which some programs write two; what parts the values of a table in text.
_MARK, _PARTS = "\ufeff", ",\t{["


def read_lines(
    stream: BinaryIO,
    name: str,
    form: str | None,
    encoding: str | None,
    sheet: str | None = None,
    says: Callable[[str], bool] = lambda _head: False,
) -> list[Line] | Grid:
    """Read the rows of a file, or the sheet that is still to be read into rows.

    `says` tells whether a head that is no column's name says something of figures. Raises StoreError for what is no
    table, UsageError for an unknown column.
    """
    form = form or _suffix(name)
    if sheet is not None and form != "xlsx":
        raise UsageError("sheet-form", name=name)
    if form == "xlsx":
        content = content_of(stream, name)
        rows = None if sheet is not None else _of_workbook(content, name, says)
        return of_workbook(content, name, sheet) if rows is None else _sorted(rows, name)
    if form in _BINARY:
        return _sorted(_BINARY[form](stream, name), name)
    text = whole_text(stream, name, encoding).lstrip(_MARK)
    if not text.strip():
        raise StoreError("import-empty", name=name)
    if sum(map(text.count, _PARTS)) > MOST_VALUES:
        raise too_large(name)
    form = form or _looks_like(text)
    if form in DELIMITERS and not is_plain(_first_row(text, name, DELIMITERS[form]), says):
        return of_csv(text, name, DELIMITERS[form])
    return _sorted(READERS[form](text, name), name)


def _first_row(text: str, name: str, delimiter: str) -> list[str]:
    try:
        return [cell.strip() for cell in next(csv.reader([text.partition("\n")[0]], delimiter=delimiter), [])]
    except csv.Error as error:
        raise StoreError("import-form", name=name, form="CSV", reason=error) from None


def _sorted(lines: Iterable[Line], name: str) -> list[Line]:
    found = list(islice(lines, MOST_ROWS + 1))
    if len(found) > MOST_ROWS:
        raise too_large(name)
    return sorted(found, key=lambda line: ORDER.index(line.table))


def _suffix(name: str) -> str:
    suffix = Path(name).suffix.lower().removeprefix(".")
    suffix = {"ndjson": "jsonl", "zip": "datapackage"}.get(suffix, suffix)
    return suffix if suffix in FORMS else ""


def _looks_like(text: str) -> str:
    """Tell the form of what comes from a pipe: by its first letter, and by what parts its first line."""
    if text.lstrip()[:1] == "[":
        return "json"
    if text.lstrip()[:1] == "{":
        return "jsonl" if re.search(r"\}\s*\n\s*\{", text) or "\n" not in text.strip() else "json"
    return "tsv" if "\t" in text.partition("\n")[0] else "csv"


def _of_csv(text: str, name: str, delimiter: str = ",", table: str | None = None) -> Iterator[Line]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        header = [column.strip() for column in next(reader, [])]
        number = reader.line_num + 1
        for cells in reader:
            if any(cell.strip() for cell in cells):
                row = dict(zip(header, (read_cell(cell.strip()) for cell in cells), strict=False))
                more = len(cells) > len(header)
                wrong = say("fault.cells", cells=len(cells), columns=len(header)) if more else ""
                yield interpret(number, row, table, wrong)
            number = reader.line_num + 1
    except csv.Error as error:
        raise StoreError("import-form", name=name, form="CSV", reason=error) from None


def _of_tsv(text: str, name: str) -> Iterator[Line]:
    return _of_csv(text, name, "\t")


def _of_jsonl(text: str, name: str) -> Iterator[Line]:  # noqa: ARG001 - a bad line is named by its number
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield _of_row(number, _decoded_line(line))


def _of_json(text: str, name: str) -> Iterator[Line]:
    whole = _decoded(text, name, "JSON")
    if isinstance(whole, dict) and isinstance(whole.get("facts"), dict):  # a store
        known_form(name, whole)
        yield from _of_store(whole)
        return
    rows = whole.get("rows") if isinstance(whole, dict) else whole
    if not isinstance(rows, list):
        raise StoreError("import-shape", name=name)
    for number, row in enumerate(rows, start=1):
        yield _of_row(number, row)


def _of_store(tables: Mapping[str, Any]) -> Iterator[Line]:
    number = 0
    for table in ORDER:
        rows = tables.get(table) or {}
        if not isinstance(rows, dict):
            number += 1
            yield Line(number, table, {}, {}, say("fault.table", table=table))
            continue
        for key, record in rows.items():
            number += 1
            row = {**upgraded_row(table, record), "id": key} if isinstance(record, dict) else {"id": key}
            wrong = "" if isinstance(record, dict) else say("fault.object")
            yield Line(number, table, fact_fields(row) if table == "facts" else row, row, wrong)


def _of_package(stream: BinaryIO, name: str) -> Iterator[Line]:
    """Read the tables of a data package, a CSV file each."""
    with parsing(name, "Data Package"):
        files = unpack(content_of(stream, name), name, tuple(f"{table}.csv" for table in ORDER))
        texts = {Path(file).stem: content.decode().lstrip(_MARK) for file, content in files}
    tables = [table for table in ORDER if table in texts]
    if not tables:
        raise StoreError("import-package", name=name, tables=join("join.list", ORDER))
    if not any(text.strip() for text in texts.values()):
        raise StoreError("import-empty", name=name)
    if sum(text.count(part) for text in texts.values() for part in _PARTS) > MOST_VALUES:
        raise too_large(name)
    return chain.from_iterable(_of_csv(texts[table], name, table=table) for table in tables)


def _of_workbook(content: bytes, name: str, says: Callable[[str], bool]) -> list[Line] | None:
    """Read the sheets of an Excel file that are named as tables, else the first one as facts.

    Gives None where the first row of that one has not the columns of facts.
    """
    book = workbooks.load(content, name, read_only=True, data_only=True)
    with parsing(name, workbooks.FORM):
        tables = [book[table] for table in ORDER if table in book.sheetnames]
        sheets = tables or [book.worksheets[0]]
        heads = [] if tables else _heads(sheets[0])
    if not tables and not is_plain(heads, says):
        return None
    with parsing(name, workbooks.FORM):
        read = [(sheet.title, list(workbooks.rows_of(sheet, name))) for sheet in sheets]
    return [line for title, rows in read for line in _of_sheet(rows, title)]


def _heads(sheet: Any) -> list[str]:
    first = next(sheet.iter_rows(max_row=1, values_only=True), ())
    return [text for cell in first if (text := str(cell or "").strip())]


def _of_sheet(rows: list[tuple[int, tuple[Any, ...]]], title: str) -> Iterator[Line]:
    header = [str(cell or "").strip() for cell in (rows[0][1] if rows else ())]
    for number, cells in rows[1:]:
        row = {column: _of_cell(cell) for column, cell in zip(header, cells, strict=False) if column}
        if any(row.values()):
            yield interpret(number, row, title if title in ORDER else None)


def _of_cell(cell: object) -> str:
    """Spell a spreadsheet's cell: a number as it is shown, a date as ISO 8601 has it."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float):
        return format(Decimal(repr(cell)).normalize(), "f")
    if hasattr(cell, "isoformat"):
        return str(cell.isoformat()).removesuffix("T00:00:00")
    return unescaped(str(cell).strip())


READERS: dict[str, Callable[[str, str], Iterator[Line]]] = {
    "csv": _of_csv,
    "tsv": _of_tsv,
    "json": _of_json,
    "jsonl": _of_jsonl,
}
_BINARY: dict[str, Callable[[BinaryIO, str], Iterable[Line]]] = {"datapackage": _of_package}
FORMS = (*READERS, "xlsx", *_BINARY)
DELIMITERS = {"csv": ",", "tsv": "\t"}


def _decoded(text: str, name: str, form: str) -> Any:
    try:
        return exact(text)
    except (msgspec.DecodeError, RecursionError) as error:
        raise StoreError("import-form", name=name, form=form, reason=error) from None


def _decoded_line(line: str) -> Any:
    try:
        return exact(line)
    except (msgspec.DecodeError, RecursionError) as error:
        return say("fault.json", reason=error)


def _of_row(number: int, row: object) -> Line:
    """Give a JSON row; what is no object is a row with nothing but what is wrong with it."""
    if isinstance(row, dict):
        return interpret(number, row)
    return interpret(number, {}, wrong=row if isinstance(row, str) else say("fault.object"))
