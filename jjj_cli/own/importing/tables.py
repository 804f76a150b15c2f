"""Rows to take in, of a file as people and scripts have them: CSV, TSV, JSON, JSON Lines, Excel.

A row is a fact's, unless its columns are those of another table. What `jjj` prints can be taken in
again, and so can what `jjj extract` finds.
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from jjj_cli.errors import StoreError, UsageError, missing_extra
from jjj_cli.messages import say
from jjj_cli.own.importing.columns import ORDER, Line, fact_fields, interpret, is_plain
from jjj_cli.own.importing.sheets.grid import Grid, of_csv, of_workbook
from jjj_cli.safety.cells import read_cell, unescaped
from jjj_cli.store.json_file import exact
from jjj_cli.text.documents import whole_text


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
        content = stream.read()
        rows = None if sheet is not None else _of_workbook(content, name, says)
        return of_workbook(content, name, sheet) if rows is None else _sorted(rows)
    if form in _BINARY:
        return _sorted(_BINARY[form](stream, name))
    text = whole_text(stream, name, encoding)
    if not text.strip():
        raise StoreError("import-empty", name=name)
    form = form or _looks_like(text)
    if form in DELIMITERS and not is_plain(_first_row(text, DELIMITERS[form]), says):
        return of_csv(text, name, DELIMITERS[form])
    return _sorted(READERS[form](text, name))


def _first_row(text: str, delimiter: str) -> list[str]:
    line = text.removeprefix("\ufeff").partition("\n")[0]
    return [cell.strip() for cell in next(csv.reader([line], delimiter=delimiter), [])]


def _sorted(lines: Iterable[Line]) -> list[Line]:
    return sorted(lines, key=lambda line: ORDER.index(line.table))


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
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=delimiter, strict=True)
    try:
        header = [column.strip() for column in next(reader)]
        number = reader.line_num + 1
        for cells in reader:
            if any(cell.strip() for cell in cells):
                row = dict(zip(header, map(read_cell, cells), strict=False))
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
        for key, record in (tables.get(table) or {}).items():
            number += 1
            row = {**record, "id": key} if isinstance(record, dict) else {"id": key}
            yield Line(number, table, fact_fields(row) if table == "facts" else row, row)


def _of_package(stream: BinaryIO, name: str) -> list[Line]:
    """Read the tables of a data package, a CSV file each."""
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(io.BytesIO(stream.read())) as package:
            texts = {
                Path(file).stem: package.read(file).decode() for file in package.namelist() if file.endswith(".csv")
            }
    except (BadZipFile, UnicodeDecodeError, OSError) as error:
        raise StoreError("import-form", name=name, form="Data Package", reason=error) from None
    if not texts.keys() & set(ORDER):
        raise StoreError("import-shape", name=name)
    return [line for table in ORDER if table in texts for line in _of_csv(texts[table], name, table=table)]


def _of_workbook(content: bytes, name: str, says: Callable[[str], bool]) -> list[Line] | None:
    """Read the sheets of an Excel file that are named as tables, else the first one as facts.

    Gives None where the first row of that one has not the columns of facts.
    """
    try:
        from openpyxl import load_workbook  # an extra
    except ImportError:
        raise missing_extra("xlsx", "xlsx") from None
    from zipfile import BadZipFile

    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        tables = [book[table] for table in ORDER if table in book.sheetnames]
        if not tables and not is_plain(_heads(book.worksheets[0]), says):
            return None
        sheets = tables or [book.worksheets[0]]
        return [line for sheet in sheets for line in _of_sheet(sheet.iter_rows(values_only=True), sheet.title)]
    except (BadZipFile, KeyError, ValueError, OSError, IndexError) as error:
        raise StoreError("import-form", name=name, form="Excel", reason=error) from None


def _heads(sheet: Any) -> list[str]:
    first = next(sheet.iter_rows(max_row=1, values_only=True), ())
    return [text for cell in first if (text := str(cell or "").strip())]


def _of_sheet(rows: Iterator[tuple[Any, ...]], title: str) -> Iterator[Line]:
    header = [str(cell or "").strip() for cell in next(rows, ())]
    for number, cells in enumerate(rows, start=2):
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
    return unescaped(str(cell))


READERS: dict[str, Callable[[str, str], Iterator[Line]]] = {
    "csv": _of_csv,
    "tsv": _of_tsv,
    "json": _of_json,
    "jsonl": _of_jsonl,
}
_BINARY: dict[str, Callable[[BinaryIO, str], list[Line]]] = {"datapackage": _of_package}
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
