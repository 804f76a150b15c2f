"""Facts as CSV: a row a fact, with all their fields."""

from collections.abc import Iterator, Sequence
from io import StringIO

from jjj_cli.cells import write_cell
from jjj_cli.exports.excerpt import FIELDS, Excerpt, fact_rows


def lines(excerpt: Excerpt) -> Iterator[str]:
    """Give a header, and a line a fact."""
    writer = LineWriter()
    yield writer.line(FIELDS)
    for row in fact_rows(excerpt):
        yield writer.line([write_cell(row[field]) for field in FIELDS])


class LineWriter:
    """Spells cells as lines of CSV (RFC 4180, with a line feed after each)."""

    def __init__(self) -> None:
        import csv

        self._held = StringIO()
        self._writer = csv.writer(self._held, lineterminator="\n")

    def line(self, cells: Sequence[str]) -> str:
        """Give a line."""
        self._held.seek(0)
        self._held.truncate()
        self._writer.writerow(cells)
        return self._held.getvalue()
