"""Texts on a terminal, broken for a width: what follows a mark hangs below it, and addresses stay whole."""

import re
from collections.abc import Iterator

from jjj_cli.answers.result import Link
from jjj_cli.render.alignment import Line
from jjj_cli.render.links import pieces, written
from jjj_cli.render.wrapping import wrap
from jjj_cli.safety.display import visible

# What begins a note or a source: the lines after the first hang below what follows it.
_MARK = re.compile(r"(\[\d+\]|[!·]) (?=\S)")


def text_lines(text: str, width: int, style: str, links: tuple[Link, ...] = ()) -> Iterator[Line]:
    """Draw a text that fits a width, its links where they stand."""
    parts = [(visible(part), url) for part, url in pieces(text, links)]
    place = 0
    for given in "".join(part for part, _ in parts).split("\n"):
        for start, end, indent in _hung(given, width):
            shown = [(written(shown, url), style) for shown, url in _cut(parts, place + start, place + end)]
            yield [(indent, ""), *shown] if indent else shown
        place += len(given) + 1


def _hung(line: str, width: int) -> Iterator[tuple[int, int, str]]:
    """Break a line: give where each part starts and ends in it, and what it is indented by."""
    mark = found[0] if (found := _MARK.match(line)) else ""
    place = len(mark)
    for number, part in enumerate(wrap(line[place:], width - len(mark))):
        start = line.index(part, place)  # nothing is lost between two lines but spaces
        place = start + len(part)
        yield (start, place, " " * len(mark)) if number else (0, place, "")


def _cut(parts: list[tuple[str, str | None]], start: int, end: int) -> Iterator[tuple[str, str | None]]:
    """Give what lies between two places of a text that comes in parts, each with its address."""
    place = 0
    for part, url in parts:
        if shown := part[max(0, start - place) : max(0, end - place)]:
            yield shown, url
        place += len(part)
