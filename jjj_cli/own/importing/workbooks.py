"""Workbooks of strangers, looked through before openpyxl builds anything of them, and their rows."""

import io
import re
from collections.abc import Iterator
from typing import Any
from xml.parsers import expat

from jjj_cli.errors import StoreError, missing_extra
from jjj_cli.own.importing.packages import parsing, too_large, unpack
from jjj_cli.safety.bounds import MOST_CELLS, MOST_ROWS, MOST_VALUES

FORM = "Excel"
# As many rows as Excel has; a sheet names where its cells stand, and openpyxl builds all that lies between.
_LAST_ROW = 1 << 20
# How many places of a sheet are gone through, most of which may be empty: all rows of Excel, in seven columns.
_MOST_PLACES = 7 * _LAST_ROW
_AREA = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})")


def load(content: bytes, name: str, **options: bool) -> Any:
    """Open a workbook as openpyxl does; raises StoreError for what is none, or would become larger than is read."""
    try:
        from openpyxl import load_workbook  # an extra
    except ImportError:
        raise missing_extra("xlsx", "xlsx") from None
    with parsing(name, FORM):
        _look_through(content, name)
        return load_workbook(io.BytesIO(content), **options)


def rows_of(sheet: Any, name: str) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """Give the rows of a sheet that have something, and the first one, by their numbers; raises as openpyxl does."""
    places = cells = rows = 0
    for number, row in enumerate(sheet.iter_rows(values_only=True), start=1):
        places += len(row) or 1
        filled = len(row) - row.count(None)
        cells += filled
        rows += filled > 0
        if places > _MOST_PLACES or number > _LAST_ROW or cells > MOST_CELLS or rows > MOST_ROWS:
            raise too_large(name)
        if filled or number == 1:
            yield number, row


def _look_through(content: bytes, name: str) -> None:
    """Parse every part once: none declares a type of document, and none has more elements or merged cells than read."""
    look = _Look(name)
    for _, part in unpack(content, name, (".xml", ".rels", ".vml")):
        parser = expat.ParserCreate()
        parser.StartDoctypeDeclHandler = look.refuse
        parser.StartElementHandler = look.start
        parser.Parse(part, True)


class _Look:
    """Counts what a workbook would become."""

    def __init__(self, name: str) -> None:
        self._name, self._elements, self._merged = name, 0, 0

    def refuse(self, *_: object) -> None:
        """Refuse a type of document, where entities are declared; no program writes one."""
        raise StoreError("import-entities", name=self._name)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Count an element, and the cells that it merges."""
        self._elements += 1
        if tag.endswith("mergeCell") and (area := _AREA.fullmatch(attributes.get("ref", ""))):
            self._merged += _size(*area.groups())
        if self._elements > MOST_VALUES or self._merged > MOST_CELLS:
            raise too_large(self._name)


def _size(left: str, top: str, right: str, bottom: str) -> int:
    columns = abs(_column(right) - _column(left)) + 1
    return columns * (abs(int(bottom) - int(top)) + 1)


def _column(name: str) -> int:
    column = 0
    for letter in name:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column
