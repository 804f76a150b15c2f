"""Facts as CSV: a row a fact, with all their fields."""

from collections.abc import Iterator

from jjj_cli.exports.excerpt import FIELDS, Excerpt, fact_rows
from jjj_cli.safety.cells import LineWriter, write_cell


def lines(excerpt: Excerpt) -> Iterator[str]:
    """Give a header, and a line a fact."""
    writer = LineWriter()
    yield writer.line(FIELDS)
    for row in fact_rows(excerpt):
        yield writer.line([write_cell(row[field]) for field in FIELDS])
