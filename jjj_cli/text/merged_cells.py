"""Cells that lie over several columns or rows: in lines of text blank cells stand for what they lie over."""

import re

# A cell lies over no more columns and rows than a page can have.
MOST_COLUMNS, MOST_ROWS, _DEEPEST = 40, 400, 40
_SPAN = re.compile(r"\b(?P<of>col|row)span\s{0,9}=\s{0,9}[\"']?\s{0,9}(?P<count>\d{1,4})", re.IGNORECASE)
# A cell that is no longer than this is one of a table of figures, and no part of how a page is laid out.
_LONGEST, _MOST_LETTERS = 1500, 120
_CELL_END = re.compile(r"<(?P<end>/?)(?:t[dhr]|table)\b", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_NAME = re.compile(r"</?([a-z0-9]+)", re.IGNORECASE)


def columns_of(count: str) -> int:
    """Give over how many columns a cell lies, as a document says it."""
    return max(1, min(int(count), MOST_COLUMNS)) if count.isdecimal() else 1


class _Table:
    """A table that is being read: the column after the last cell, and for how many rows to come a column is taken."""

    def __init__(self) -> None:
        self.column = self.span = 0
        self.taken: dict[int, int] = {}
        self.now: frozenset[int] = frozenset()

    def begin_row(self) -> None:
        """Begin a row: what lies over it from above takes its columns."""
        self.now = frozenset(self.taken)
        self.taken = {column: left - 1 for column, left in self.taken.items() if left > 1}
        self.column = self.span = 0

    def begin_cell(self, tag: str) -> int:
        """Begin a cell, and give how many blank ones stand before it."""
        spans = {match["of"].lower(): int(match["count"]) for match in _SPAN.finditer(tag)}
        before = self.column
        while self.column in self.now:
            self.column += 1
        blank = self.column - before
        self.span = max(1, min(spans.get("col", 1), MOST_COLUMNS))
        rows = min(spans.get("row", 1), MOST_ROWS)
        if rows > 1:
            self.taken |= dict.fromkeys(range(self.column, self.column + self.span), rows - 1)
        self.column += self.span
        return blank

    def end_cell(self) -> int:
        """End a cell, and give how many blank ones stand after it."""
        blank, self.span = max(0, self.span - 1), 0
        return blank


class MergedCells:
    """The tables of a page, while its markup is taken out of it from the beginning to the end."""

    def __init__(self) -> None:
        self._open: list[_Table] = []
        self._inside = 0  # where the cell ends that is being read, in the piece that is

    def begin(self) -> None:
        """Begin a piece of the page."""
        self._inside = 0

    def instead(self, match: re.Match[str], put: str) -> str:
        """Give what stands for a tag, for which `put` stands in a page without tables."""
        name = _NAME.match(match[0])
        tag = name[1].lower() if name else ""
        if match["cell"]:
            return self._next_cell(match, put)
        closes = match[0].startswith("</")
        if tag == "table":
            self._table(closes=closes)
        elif self._open and tag == "tr" and not closes:
            self._open[-1].begin_row()
        elif self._open and tag in ("td", "th"):
            return self._cell(match, put, closes=closes)
        elif put == "\n" and match.start() < self._inside:
            return " "  # a paragraph of a cell is no row
        return put

    def _table(self, *, closes: bool) -> None:
        if not closes and len(self._open) < _DEEPEST:
            self._open.append(_Table())
        elif closes and self._open:
            self._open.pop()

    def _next_cell(self, match: re.Match[str], put: str) -> str:
        self._inside = _ends(match.string, match.end())
        if not self._open:
            return put
        table = self._open[-1]
        after = table.end_cell()
        return put + "\t" * (after + table.begin_cell(match[0].partition(">")[2]))

    def _cell(self, match: re.Match[str], put: str, *, closes: bool) -> str:
        if closes:
            return "\t" * self._open[-1].end_cell() + put
        self._inside = _ends(match.string, match.end())
        return put + "\t" * self._open[-1].begin_cell(match[0])


def _ends(page: str, start: int) -> int:
    """Give where a cell of a table of figures ends; 0 for one that has more in it."""
    end = _CELL_END.search(page, start, start + _LONGEST)
    if end is None or not end["end"] or len(_TAG.sub("", page[start : end.start()]).strip()) > _MOST_LETTERS:
        return 0
    return end.start()
