"""Lines of a text that are rows of a table: parted by | or tabs, or set in columns by blanks."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

RULE = re.compile(r"[\s|:\-—+=]*")
_BLANKS = re.compile(r"(?<=\S) {2,}(?=\S)")
# How wide a cell of columns set by blanks may be, and the line: what is longer is prose.
_WIDEST, _LONGEST = 24, 400
_LEAST_COLUMNS = _LEAST_ROWS = 2
# So many rows are looked at before all of them are.
_FIRST = 8
_FIGURE = re.compile(r"[约近超]?[-+−]?\d[\d,.]*\s?[^\d\s]{0,8}")
_TIME = re.compile(r"(?:19|20)\d\d(?:年.{0,12}|[-—~至].{1,12})?|\d{1,2}(?:[-—~至]\d{1,2})?月.{0,6}|前?\d季度")
# What stands where there is no figure.
_DASH = re.compile(r"[-—–−…./*×]{1,6}|无|暂无|缺")
# What stands after a figure to refer to a note.
_MARKS = re.compile(r"(?:[*①-⑳†‡#]|\[\d{1,2}\])+$")


class Cell(NamedTuple):
    """A cell of a row: where its letters begin and end in the text."""

    start: int
    end: int
    text: str

    @property
    def is_figure(self) -> bool:
        """Say whether the cell is a number, and no year."""
        return bool(_FIGURE.fullmatch(self.text)) and not _TIME.fullmatch(self.text)

    @property
    def is_missing(self) -> bool:
        """Say whether the cell says that there is no figure."""
        return bool(_DASH.fullmatch(self.text))


class Row(NamedTuple):
    """A row of a table: where its line begins in the text, and its cells."""

    start: int
    cells: list[Cell]


class Line(NamedTuple):
    """A line of a text and where it begins."""

    start: int
    text: str


def lines(text: str) -> Iterator[Line]:
    """Give the lines of a text."""
    place = 0
    for line in text.split("\n"):
        yield Line(place, line)
        place += len(line) + 1


def is_row(line: str) -> bool:
    """Say whether a line may be a row."""
    return is_marked(line) or is_set(line)


def is_marked(line: str) -> bool:
    """Say whether a line has what parts cells."""
    return "|" in line or "\t" in line


def is_set(line: str) -> bool:
    """Say whether a line may be a row that blanks alone part."""
    return "  " in line and len(line) <= _LONGEST and _BLANKS.search(line) is not None


def rows_of(found: Iterable[Line]) -> list[Row]:
    """Give lines as rows, the rules between them left out."""
    made = (Row(line.start, _cells(line)) for line in found if not RULE.fullmatch(line.text))
    return [row for row in made if row.cells]


def tables(text: str) -> Iterator[list[Row]]:
    """Give the rows of each table of a text, two at least."""
    held: list[Line] = []
    marked = True
    for line in lines(text):
        kind = is_marked(line.text)
        if kind or is_set(line.text):
            if held and kind != marked:
                yield from _table(held, marked=marked)
                held = []
            marked = kind
            held.append(line)
        elif held and (line.text.strip() or not marked):
            yield from _table(held, marked=marked)
            held = []
    yield from _table(held, marked=marked)


def _table(held: list[Line], *, marked: bool) -> Iterator[list[Row]]:
    if not marked and not _is_set_in_columns(rows_of(held[:_FIRST])):  # most lines with blanks in them are no tables
        return
    rows = rows_of(held)
    if len(rows) > 1 and (marked or _is_set_in_columns(rows)):
        yield rows


def _is_set_in_columns(rows: list[Row]) -> bool:
    """Say whether lines that have blanks are a table: as many cells each, names above, figures in every other row."""
    if len(rows) < _LEAST_ROWS:
        return False
    first, *others = rows
    columns = len(first.cells)
    return (
        columns >= _LEAST_COLUMNS
        and all(len(row.cells) == columns for row in others)
        and all(len(cell.text) <= _WIDEST for row in rows for cell in row.cells)
        and not any(cell.is_figure for cell in first.cells)
        and all(any(cell.is_figure or cell.is_missing for cell in row.cells[1:]) for row in others)
    )


def _cells(line: Line) -> list[Cell]:
    if not is_marked(line.text):
        return [_cell(line.start + start, line.text[start:end]) for start, end in _columns(line.text)]
    mark = "\t" if "\t" in line.text else "|"
    place, found = line.start, []
    for part in line.text.split(mark):
        found.append(_cell(place, part))
        place += len(part) + 1
    if mark == "|" and line.text.lstrip().startswith("|"):
        found = found[1:]
    return found[:-1] if mark == "|" and found and not found[-1].text else found


def _columns(line: str) -> Iterator[tuple[int, int]]:
    start = 0
    for blanks in _BLANKS.finditer(line):
        yield start, blanks.start()
        start = blanks.end()
    yield start, len(line)


def _cell(place: int, part: str) -> Cell:
    """Give a cell without the blanks around it, and the marks of notes after a figure."""
    bare = part.strip()
    if bare and not bare[-1].isdigit() and (bare[0].isdigit() or bare[0] in "-−"):
        bare = _MARKS.sub("", bare).rstrip()
    begins = place + len(part) - len(part.lstrip())
    return Cell(begins, begins + len(bare), bare)
