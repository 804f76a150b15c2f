"""Facts as JSON Lines: an object a fact, with all their fields."""

from collections.abc import Iterator

from jjj_cli.exports.excerpt import Excerpt, fact_rows
from jjj_cli.safety import json_text


def lines(excerpt: Excerpt) -> Iterator[str]:
    """Give a line a fact: numbers exact, lists as lists, what is missing as null."""
    for row in fact_rows(excerpt):
        yield json_text.compact(row) + "\n"
