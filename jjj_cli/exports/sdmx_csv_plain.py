"""Facts as SDMX-CSV 2.0 with plain heads, for readers that know no `STRUCTURE[;]`, such as pysdmx."""

from collections.abc import Iterator

from jjj_cli.exports import sdmx_csv
from jjj_cli.exports.excerpt import Excerpt


def lines(excerpt: Excerpt) -> Iterator[str]:
    """Give the lines of the other form; what has several values is one text, joined by `;`."""
    return sdmx_csv.lines(excerpt, sdmx_csv.PLAIN_HEADER)
