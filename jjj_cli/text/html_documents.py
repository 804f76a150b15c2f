"""Pages of HTML in blocks: cut where an element ends, so that a page of any length is read in flat memory."""

import re
from collections.abc import Iterator

from jjj_cli.errors import StoreError
from jjj_cli.safety.bounds import MOST_LETTERS

# What is read as one thing and never cut, and tables, which are cut between rows alone.
_PARTS = re.compile(r"<!--|<(?P<raw>script|style)\b|<(?P<end>/?)table\b", re.IGNORECASE)
_ENDS = {
    "<!--": re.compile("-->"),
    **{name: re.compile(rf"</{name}\s*>", re.IGNORECASE) for name in ("script", "style")},
}
_ELEMENT_END = re.compile(r"</(?:p|div|li|ul|ol|h[1-6]|section|article|tr)\s*>", re.IGNORECASE)
_ROW_END = re.compile(r"</tr\s*>", re.IGNORECASE)


def blocks(texts: Iterator[str], name: str, size: int) -> Iterator[str]:
    """Give a page in blocks of about a size, each of whole elements or whole rows of a table.

    Raises StoreError for a script or a comment that is longer than a text may be.
    """
    held, depth = "", 0  # in how many tables the page is where what is held begins
    wanted = size
    for text in texts:
        held += text
        if len(held) < wanted:
            continue
        if len(held) > MOST_LETTERS:
            raise StoreError("text-large", name=name, most=MOST_LETTERS // 10**6)
        cut, depth = _cut(held, depth)
        if cut:
            yield held[:cut]
            held = held[cut:]
        wanted = max(size, 2 * len(held))  # where there is no place to cut, it is looked for less and less often
    yield held


def _cut(text: str, depth: int) -> tuple[int, int]:
    """Give the last place where a page can be cut, 0 for none, and in how many tables that is."""
    cut, there = 0, depth
    place = 0
    while True:
        part = _PARTS.search(text, place)
        stop = part.start() if part else len(text)
        if last := _last(_ROW_END if depth else _ELEMENT_END, text, place, stop):
            cut, there = last, depth
        if part is None:
            return cut, there
        if part[0] == "<!--" or part["raw"]:
            end = _ENDS[(part["raw"] or part[0]).lower()].search(text, part.end())
            if end is None:
                return cut, there
            place = end.end()
        else:
            depth = max(0, depth - 1) if part["end"] else depth + 1
            place = part.end()


def _last(pattern: re.Pattern[str], text: str, start: int, stop: int) -> int:
    """Give where the last match between two places ends; 0 for none."""
    return max((match.end() for match in pattern.finditer(text, start, stop)), default=0)
