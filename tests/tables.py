"""One table, in each form that tables are taken in: rows, a workbook and its parts, a data package."""

import io
import zipfile
from collections.abc import Callable
from functools import cache

from openpyxl import Workbook

HEADER = ["metric", "region", "printed", "period", "source"]
ROW = ["forest-coverage", "沧州", "31%", "2021", "jjj-delegates-2022-10"]
TABLE = ",".join(HEADER) + "\n" + ",".join(ROW) + "\n"
SHEET = "xl/worksheets/sheet1.xml"
Change = Callable[[str], str]


@cache
def workbook() -> bytes:
    book, held = Workbook(), io.BytesIO()
    book.active.append(HEADER)
    book.active.append(ROW)
    book.save(held)
    return held.getvalue()


def changed(change: Change, part: str = SHEET, packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Pack the workbook again with a part of it changed."""
    with zipfile.ZipFile(io.BytesIO(workbook())) as old:
        parts = {name: old.read(name).decode() for name in old.namelist()}
    return packed({**parts, part: change(parts[part])}, packing)


def data_package(packing: int = zipfile.ZIP_DEFLATED, **files: str) -> bytes:
    """Pack tables, each by its name."""
    return packed({f"{name}.csv": text for name, text in files.items()}, packing)


def packed(parts: dict[str, str], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", packing) as made:
        for name, text in parts.items():
            made.writestr(name, text.encode("utf-8", "replace"))
    return held.getvalue()
