"""Lines of mixed Chinese and English that fit a width, broken where a reader would break them."""

import re
from collections.abc import Callable, Iterator

from rich.cells import cell_len

CLOSING = "·，。；：、！？）》」』”’…％%,.;:!?)]"
OPENING = "（《「『“‘(["
# How many letters a Chinese character stands beside in an English text, at least.
ENGLISH = 1.5
# A piece of more letters than these is wider than any line: only so many are measured at a time.
_SURELY = 4096
_HAN = r"\u3400-\u9fff"
# An id or a date, which is copied whole.
_ID = r"[A-Za-z0-9]+(?:[-.][A-Za-z0-9]+){2,}|\d{4}-\d\d(?!\d)"
# The Chinese name that stands after the English one.
_NAME = rf"(?<=[A-Za-z0-9’)] )[{_HAN}][{_HAN}·]+(?![{_HAN}])"
# A run of Latin letters and digits up to a mark that ends it, with what begins an option or a suffix before it.
_RUN = r"(?:-{1,2}|\.)?(?:[A-Za-z0-9¶#\[\]_=&?%¥$`]|[.,–](?=\d)|(?<=[A-Za-z])['’](?=[A-Za-z]))+[-–./]?"
# The number of a source, which begins a line rather than ends one.
_NUMBERED = rf"(?<=\[)\d+\] (?:{_RUN}|\S)"
# What stays together: a run, or one other character, with the marks that must not be parted from it.
_AFTER = rf"(?:(?!\.\w)[{re.escape(CLOSING)}])*"  # the point of `.csv` is not the end of what stands before
_AROUND = rf"[{re.escape(OPENING)}]*(?:{{}}){_AFTER}\s*|\s+"
# Compiled by `re` on first use: start-up counts.
_PIECE = _AROUND.format(rf"{_NUMBERED}|{_ID}|{_RUN}|\S")
_ENGLISH_PIECE = _AROUND.format(rf"{_NUMBERED}|{_ID}|{_NAME}|{_RUN}|\S")
_SMALL_PIECE = _AROUND.format(rf"{_RUN}|\S")


def wrap(text: str, width: float, measure: Callable[[str], float] = cell_len) -> list[str]:
    """Break each line of a text into lines of at most `width` cells; nothing is lost but end spaces.

    `measure` says how wide a text is where that is not counted in cells.
    """
    return [line for given in text.split("\n") for line in _wrap_line(given, width, measure)]


def _wrap_line(text: str, width: float, measure: Callable[[str], float]) -> list[str]:
    if measure(text) <= width:
        return [text]
    lines, line = [], ""
    for piece in _pieces(text, width, measure):
        if line and measure(line + piece.rstrip()) > width:
            lines.append(line.rstrip())
            line = ""
        at, seen = 0, piece.rstrip()
        while len(seen) - at > _SURELY or measure(seen[at:]) > width:
            head = _head(piece[at : at + _SURELY], width, measure)
            lines.append(head)
            at += len(head)
        line += piece[at:]
    return [*lines, line.rstrip()] if line.strip() else lines


def _pieces(text: str, width: float, measure: Callable[[str], float]) -> Iterator[str]:
    """Give what is not to be broken, in smaller pieces where a line is too short for it."""
    for piece in re.findall(_ENGLISH_PIECE if _is_english(text) else _PIECE, text):
        yield from [piece] if measure(piece.rstrip()) <= width else re.findall(_SMALL_PIECE, piece)


def _is_english(text: str) -> bool:
    """Say whether a text is English with Chinese names in it, and not Chinese with commands in it."""
    return len(re.findall(r"[A-Za-z]", text)) > ENGLISH * len(re.findall(rf"[{_HAN}]", text))


def _head(piece: str, width: float, measure: Callable[[str], float]) -> str:
    """Give as much of a piece as fits, and one character at least."""
    taken: float = 0
    for place, letter in enumerate(piece):
        taken += measure(letter)
        if taken > width and place:
            return piece[:place]
    return piece
