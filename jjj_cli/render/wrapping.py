"""Lines of mixed Chinese and English that fit a width, broken where a reader would break them."""

import re
from collections.abc import Callable

from rich.cells import cell_len

CLOSING = "·，。；：、！？）》」』”’…％%,.;:!?)]"
OPENING = "（《「『“‘(["
# A run of Latin letters and digits up to a mark that ends it, with what begins an option or a suffix before it.
_RUN = r"(?:-{1,2}|\.)?(?:[A-Za-z0-9¶#\[\]–_=&?%`]|[.,](?=\d))+[-./]?"
# What stays together: a run, or one other character, with the marks that must not be parted from it.
_PIECE = re.compile(rf"[{re.escape(OPENING)}]*(?:{_RUN}|\S)[{re.escape(CLOSING)}]*\s*|\s+")


def wrap(text: str, width: float, measure: Callable[[str], float] = cell_len) -> list[str]:
    """Break each line of a text into lines of at most `width` cells; nothing is lost but end spaces.

    `measure` says how wide a text is where that is not counted in cells.
    """
    return [line for given in text.split("\n") for line in _wrap_line(given, width, measure)]


def _wrap_line(text: str, width: float, measure: Callable[[str], float]) -> list[str]:
    if measure(text) <= width:
        return [text]
    lines, line = [], ""
    for piece in _PIECE.findall(text):
        if line and measure(line + piece.rstrip()) > width:
            lines.append(line.rstrip())
            line = ""
        while measure(piece.rstrip()) > width:
            head = _head(piece, width, measure)
            lines.append(head)
            piece = piece[len(head) :]  # noqa: PLW2901 - what is left of the piece goes on
        line += piece
    return [*lines, line.rstrip()] if line.strip() else lines


def _head(piece: str, width: float, measure: Callable[[str], float]) -> str:
    """Give as much of a piece as fits, and one character at least."""
    taken: float = 0
    for place, letter in enumerate(piece):
        taken += measure(letter)
        if taken > width and place:
            return piece[:place]
    return piece
