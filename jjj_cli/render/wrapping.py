"""Lines of mixed Chinese and English that fit a width, broken where a reader would break them."""

import re

from rich.cells import cell_len, chop_cells

_CLOSING = "，。；：、！？）》」』”’…％%,.;:!?)]"
_OPENING = "（《「『“‘(["
# What stays together: a run of Latin letters and digits up to a mark that ends it, or one other
# character, with the marks that must not be parted from it.
_PIECE = re.compile(
    rf"[{re.escape(_OPENING)}]*(?:(?:[A-Za-z0-9¶#\[\]–_=&?%]|[.,](?=\d))+[-./]?|\S)[{re.escape(_CLOSING)}]*\s*|\s+"
)


def wrap(text: str, width: int) -> list[str]:
    """Break each line of a text into lines of at most `width` cells; nothing is lost but end spaces."""
    return [line for given in text.split("\n") for line in _wrap_line(given, width)]


def _wrap_line(text: str, width: int) -> list[str]:
    if cell_len(text) <= width:
        return [text]
    lines, line = [], ""
    for piece in _PIECE.findall(text):
        if line and cell_len(line + piece.rstrip()) > width:
            lines.append(line.rstrip())
            line = ""
        while cell_len(piece.rstrip()) > width:
            head, *_ = chop_cells(piece, width)
            lines.append(head)
            piece = piece[len(head) :]  # noqa: PLW2901 - what is left of the piece goes on
        line += piece
    return [*lines, line.rstrip()] if line.strip() else lines
