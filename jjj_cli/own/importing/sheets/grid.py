"""A sheet as a grid of texts: each cell as it is shown, merged cells filled, what has no value known."""

import csv
import io
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, NamedTuple

from jjj_cli.errors import StoreError, UsageError
from jjj_cli.gazetteer.names import nearest, suggest
from jjj_cli.messages import join, say
from jjj_cli.own.importing import workbooks
from jjj_cli.own.importing.packages import parsing, too_large
from jjj_cli.safety.bounds import MOST_CELLS
from jjj_cli.safety.cells import read_cell, unescaped

Place = tuple[int, int]
# Float noise of a spreadsheet: a number is what it is shown as where it differs by no more than this.
_NOISE = Decimal("1e-9")
# What a format puts after its number: 0.0"亿元".
_AFTER = re.compile(r'"([^"]*)"$')


class Grid(NamedTuple):
    """The cells of a sheet by row and column, from 0.

    `numbers` has the number of each row in its file. `merged` has the cells that are a part of another, with that one,
    and `unworked` those with a formula that has no value.
    """

    name: str
    rows: list[list[str]]
    numbers: list[int]
    merged: dict[Place, Place]
    unworked: frozenset[Place] = frozenset()

    def at(self, row: int, column: int) -> str:
        """Give a cell's text; empty beyond the end of its row."""
        cells = self.rows[row]
        return cells[column] if column < len(cells) else ""

    @property
    def spread(self) -> frozenset[Place]:
        """The cells that are merged with others, and say what they all say."""
        return frozenset(self.merged.values())

    @property
    def width(self) -> int:
        """The number of columns."""
        return max(map(len, self.rows), default=0)

    def cell(self, row: int, column: int) -> str:
        """Name a cell as spreadsheets do: C5."""
        return f"{letters(column)}{self.numbers[row]}"


def letters(column: int) -> str:
    """Name a column as spreadsheets do: A, Z, AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def place_of(name: str) -> int:
    """Give the column of a name, from 0; raises ValueError for what is none."""
    if not (name.isascii() and name.isalpha()):
        raise ValueError(name)
    column = 0
    for letter in name.upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1


def of_csv(text: str, name: str, delimiter: str) -> Grid:
    """Read a table of text; raises StoreError for what is none."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows, numbers = [], []
    number, count = 1, 0
    try:
        for cells in reader:
            count += len(cells) or 1
            if count > MOST_CELLS:
                raise too_large(name)
            rows.append([read_cell(cell).strip() for cell in cells])
            numbers.append(number)
            number = reader.line_num + 1
    except csv.Error as error:
        raise StoreError("import-form", name=name, form="CSV", reason=error) from None
    return Grid("", rows, numbers, {})


def of_workbook(content: bytes, name: str, wanted: str | None) -> Grid:
    """Read a sheet of an Excel file, the first where none is named.

    Raises StoreError for what is no such file, UsageError for a sheet that is not there.
    """
    book, formulas = workbooks.load(content, name, data_only=True), workbooks.load(content, name)
    titles = [sheet.title for sheet in book.worksheets]
    if wanted is not None and wanted not in titles:
        close = suggest(nearest(wanted, {title: title for title in titles}))
        raise UsageError("no-sheet", name=wanted, hint=close or say("hint.values", values=join("join.list", titles)))
    title = wanted or titles[0]
    with parsing(name, workbooks.FORM):
        return _grid(title, book[title], formulas[title], name)


def _grid(title: str, sheet: Any, formulas: Any, name: str) -> Grid:
    if sheet.max_row * sheet.max_column > MOST_CELLS:
        raise StoreError("sheet-large", name=name, most=MOST_CELLS)
    rows = [[shown(cell.value, cell.number_format) for cell in cells] for cells in sheet.iter_rows()]
    unworked = {
        (cell.row - 1, cell.column - 1)
        for cells in formulas.iter_rows()
        for cell in cells
        if cell.data_type == "f" and not rows[cell.row - 1][cell.column - 1]
    }
    merged: dict[Place, Place] = {}
    for area in sheet.merged_cells.ranges:
        first = (area.min_row - 1, area.min_col - 1)
        for row, column in _places(area):
            if (row, column) != first:
                merged[row, column] = first
                rows[row][column] = rows[first[0]][first[1]]
    return Grid(title, rows, list(range(1, len(rows) + 1)), merged, frozenset(unworked))


def _places(area: Any) -> Iterator[Place]:
    for row in range(area.min_row - 1, area.max_row):
        for column in range(area.min_col - 1, area.max_col):
            yield row, column


def shown(value: object, number_format: str = "General") -> str:
    """Spell a spreadsheet's cell as it is shown: 50.0 of a format with one decimal, 52.5% of a format in percent.

    Nothing is rounded: a number with more digits than its format shows keeps them. A date is as ISO 8601 has it.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return _number(Decimal(repr(value)), number_format.partition(";")[0])
    if hasattr(value, "isoformat"):
        return _date(str(value.isoformat()).removesuffix("T00:00:00"), number_format.lower())
    return unescaped(str(value)).strip()


def _date(text: str, form: str) -> str:
    """Give as much of a date as its format shows: a year of `yyyy`, a month of `yyyy-mm`."""
    if "y" not in form or "d" in form:
        return text
    return text[:7] if "m" in form else text[:4]


def _number(number: Decimal, form: str) -> str:
    """Spell a number by its format; one that shows another number, or words before it, is given beside it."""
    form = re.sub(r"\[[^\]]*\]|_.|\*.", "", form).strip()
    after = _AFTER.search(form)
    plain = form[: after.start()] if after else form
    if re.search(r'["!\\@]|,(?![#0?])', plain):
        return f"{format(number.normalize(), 'f')} [{form}]"
    return _plain(number, plain) + (after[1] if after else "")


def _plain(number: Decimal, form: str) -> str:
    percent = form.endswith("%")
    if percent:
        number *= 100
    digits = form.removesuffix("%").partition(".")[2]
    decimals = len(digits) if digits and not digits.strip("0") else 0
    exact = format(number.normalize(), "f")
    fixed = number.quantize(Decimal(1).scaleb(-decimals)) if number.adjusted() < 20 else number  # noqa: PLR2004
    close = abs(fixed - number) <= _NOISE * max(abs(number), Decimal(1))
    fits = close and (decimals or form != "General")
    text = format(fixed, "f") if fits else exact
    return f"{text}%" if percent else text
