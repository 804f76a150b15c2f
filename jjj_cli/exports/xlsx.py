"""Everything as a workbook that an editor works in: a sheet a table, and one that says what the columns are."""

import errno
import os
import sys
from collections.abc import Iterable, Sequence
from copy import copy
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from unicodedata import east_asian_width

from jjj_cli.answers.result import RowData
from jjj_cli.errors import StoreError, missing_extra
from jjj_cli.exports.excerpt import Excerpt
from jjj_cli.exports.packing import Package
from jjj_cli.exports.provenance import about
from jjj_cli.exports.tables import TABLES, Field, Table
from jjj_cli.messages import in_english as say
from jjj_cli.safety.cells import escaped, joined, no_formula, with_ends

README = "README"
# What Excel keeps of a number, and what it takes in a cell.
DIGITS = 15
LONGEST = 32_767
_NARROWEST, _WIDEST = 8, 48
_TEXT = "@"
# What lxml raises, where it is installed, for a file that cannot be written.
_LXML_FAILED = "SerialisationError"
# So many empty rows below the table take the table's values and formats, for an editor to write in.
_SPARE = 500
# The columns of a fact from which the others follow.
EDITED = (
    *("fact", "region_code", "metric", "printed_value", "printed_unit", "printed", "relation", "period", "nature"),
    *("accumulation", "vintage", "basis", "counterpart_codes", "source", "part_of", "supersedes"),
    *("supersedes_printed", "locator", "note", "basis_en"),
)


def write(excerpt: Excerpt, path: Path) -> None:
    """Write a workbook; raises UsageError where openpyxl is not installed, StoreError for a text beyond any cell."""
    try:
        import openpyxl
    except ImportError:
        raise missing_extra("xlsx", "xlsx") from None
    book = openpyxl.Workbook()
    book.remove(book.active)
    for table in TABLES:
        _fill(book.create_sheet(table.name), excerpt, table)
    _explain(book.create_sheet(README), excerpt)
    _save(book, path)


def write_sheet(fields: Sequence[str], rows: Iterable[RowData], path: Path) -> None:
    """Write one table as a workbook of one sheet, whose cells are those of `write`; raises UsageError as that does."""
    try:
        import openpyxl
    except ImportError:
        raise missing_extra("xlsx", "xlsx") from None
    book = openpyxl.Workbook()
    sheet = book.active
    columns = [Field(name) for name in fields]
    widths = [_width(name) + 3 for name in fields]
    styles = _Styles(sheet)
    for place, name in enumerate(fields, start=1):
        styles.put(sheet.cell(1, place), name)
    count = 1
    for row in rows:
        count += 1
        for place, column in enumerate(columns, start=1):
            value = row[column.name]
            text = value if isinstance(value, int) else _value(value, column, str(row[fields[0]]))
            styles.put(sheet.cell(count, place), text)
            widths[place - 1] = max(widths[place - 1], _width(str(text or "")))
    _arrange(sheet, widths, count)
    _save(book, path)


def _save(book: Any, path: Path) -> None:
    """Write a workbook to a file; raises OSError where that cannot be, also where lxml has another name for it."""
    from openpyxl.writer.excel import ExcelWriter

    book.properties.modified = datetime.now(UTC).replace(tzinfo=None)
    told, sys.unraisablehook = sys.unraisablehook, lambda _: None  # what is half written tells of itself once more
    reason = ""
    try:
        with path.open("wb") as file:
            ExcelWriter(book, Package(file)).save()
    except Exception as error:
        if type(error).__name__ != _LXML_FAILED:
            raise
        reason = str(error)
    finally:
        sys.unraisablehook = told
    if reason:
        code = getattr(errno, reason.removeprefix("IO_"), 0)
        raise OSError(code, os.strerror(code) if code else reason)


def _fill(sheet: Any, excerpt: Excerpt, table: Table) -> None:
    widths = [_width(column.name) + 3 for column in table.columns]  # the filter's arrow stands in the header
    styles = _Styles(sheet)
    for place, column in enumerate(table.columns, start=1):
        styles.put(sheet.cell(1, place), column.name)
    count = 1
    for row in table.rows(excerpt):
        count += 1
        for place, column in enumerate(table.columns, start=1):
            text = _value(row[column.name], column, str(row[table.columns[0].name]))
            styles.put(sheet.cell(count, place), text)
            widths[place - 1] = max(widths[place - 1], _width(str(text)))
    _arrange(sheet, widths, count)
    _restrict(sheet, table, count)


def _value(value: object, column: Field, key: str) -> object:
    """Give what a cell holds: a number as one where Excel keeps all its digits, else its text."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, Decimal):
        return value if len(value.normalize().as_tuple().digits) <= DIGITS else format(value, "f")
    text = with_ends(escaped(joined(value) if isinstance(value, list) else str(value)))
    if len(text) > LONGEST:
        raise StoreError("export-long", most=LONGEST, field=column.name, id=key)
    return text or None


class _Styles:
    """How cells of a sheet look, by what they hold; each is made once, since to make one takes longer than a cell."""

    def __init__(self, sheet: Any, *, wrapped: bool = True) -> None:
        from openpyxl.styles import Alignment

        self._sheet = sheet
        self._alignment = Alignment(vertical="top", wrap_text=True) if wrapped else Alignment()
        self._made: dict[tuple[str | None, bool], Any] = {}

    def put(self, cell: Any, value: object) -> None:
        """Set a cell so that no text in it is ever taken for a formula, a number or a date."""
        if isinstance(value, str):
            cell._value, cell.data_type = value, "s"  # the setter would take = for a formula
            cell._style = self._of(_TEXT, quoted=no_formula(value) != value)  # nor is it one when an editor was there
        elif isinstance(value, Decimal):
            cell.value = value
            decimals = len(format(value, "f").partition(".")[2])
            cell._style = self._of(f"0.{'0' * decimals}" if decimals else "0")
        else:
            cell.value = value
            cell._style = self._of(None)

    def _of(self, number_format: str | None, *, quoted: bool = False) -> Any:
        key = number_format, quoted
        if key not in self._made:
            from openpyxl.cell import Cell

            cell = Cell(self._sheet)
            cell.alignment = self._alignment
            if number_format:
                cell.number_format, cell.quotePrefix = number_format, quoted
            self._made[key] = cell._style
        return self._made[key]


def _arrange(sheet: Any, widths: list[int], count: int) -> None:
    """Freeze and mark the header, and set the filter and the widths."""
    from openpyxl.styles import Font, PatternFill
    from openpyxl.utils import get_column_letter

    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(widths))}{count}"
    bold, shade = Font(bold=True), PatternFill("solid", fgColor="DDE6EE")
    for place, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = min(max(width, _NARROWEST), _WIDEST) + 1
    for cell in sheet[1]:
        cell._style = copy(cell._style)  # which others share
        cell.font, cell.fill = bold, shade


def _restrict(sheet: Any, table: Table, count: int) -> None:
    """Offer a column's values to choose from, and keep what is typed into a column of text as text."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    for place, column in enumerate(table.columns, start=1):
        letter = get_column_letter(place)
        if column.kind in ("text", "list"):
            sheet.column_dimensions[letter].number_format = _TEXT  # 2022-09 stays a period and becomes no date
        if column.values:
            listed = DataValidation(
                type="list",
                showErrorMessage=True,
                formula1=f'"{",".join(column.values)}"',
                allow_blank=not column.required,
            )
            listed.add(f"{letter}2:{letter}{count + _SPARE}")
            sheet.add_data_validation(listed)


def _explain(sheet: Any, excerpt: Excerpt) -> None:
    """Say what the workbook is, and what each column holds."""
    lines: list[tuple[str, ...]] = list(about(excerpt).items())
    lines += [("edit", say("export.edit", fields=", ".join(EDITED))), ()]
    for table in TABLES:
        lines.append((table.name, "", say(f"field.{table.name}")))
        lines += [
            (table.name, column.name, say(f"field.{table.name}.{column.name}"), ", ".join(column.values))
            for column in table.columns
        ]
    styles = _Styles(sheet, wrapped=False)
    for number, line in enumerate(lines, start=1):
        for place, text in enumerate(line, start=1):
            styles.put(sheet.cell(number, place), text or None)
    for letter, width in zip("ABCD", (14, 22, 80, 60), strict=True):
        sheet.column_dimensions[letter].width = width


def _width(text: str) -> int:
    """Count the columns that the widest line of a text takes: a Chinese character takes two."""
    if text.isascii() and "\n" not in text:
        return len(text)
    return max(sum(2 if east_asian_width(letter) in "WF" else 1 for letter in line) for line in text.split("\n"))
