"""Characters of a text that nobody sees: taken out before it is read, and remembered for the figures beside them.

A figure is read as it looks. What stands in or beside it and is not seen, or does not look like what it is, keeps it
from being judged: nobody can tell which number was meant.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from jjj_cli.safety.unseen import IN_NO_FIGURE, JOINING

_TAKEN = re.compile(f"[{IN_NO_FIGURE}]+")
_JOINING = re.compile(f"[{JOINING}]")
# What turns the letters after it around, up to what ends that or to the end of the line.
_TURNING, _TURNED_BACK = "\u202b\u202e\u2067", "\u202c\u2069\n"
# Digits of other scripts, and of mathematics, which look like those of a number.
_OTHER_DIGIT = re.compile(r"(?![0-9０-９])\d")
# What a number is made of, and how far it may reach beyond what is read of it.
_IN_NUMBERS = frozenset("0123456789０１２３４５６７８９.．,·-+−'’")
_FARTHEST = 32


class Unseen(NamedTuple):
    """What was taken out of a text: each run of letters, and its place in what is left.

    `turned` are the stretches of what is left that stand the other way round on the page, with the letter that turns
    them.
    """

    places: list[int]
    letters: list[str]
    turned: list[tuple[int, int, str]]

    def around(self, text: str, start: int, end: int) -> str:
        """Give the characters in or beside a figure that are not seen, or are not the digits that they look like."""
        first, last = _reach(text, start, end)
        found = [
            letter
            for at in range(bisect_left(self.places, first), bisect_right(self.places, last))
            for letter in self.letters[at]
            if self.places[at] > first or not _JOINING.match(letter)
        ]
        found += _OTHER_DIGIT.findall(text, first, last)
        at = bisect_left(self.turned, (end,)) - 1  # they do not overlap
        found += [self.turned[at][2]] if at >= 0 and start < self.turned[at][1] else []
        return "".join(dict.fromkeys(found))

    def put_back(self, text: str, start: int, end: int) -> str:
        """Give a stretch of the text with what was taken out of it."""
        parts, done = [], start
        for at in range(bisect_right(self.places, start), bisect_left(self.places, end)):
            parts += [text[done : self.places[at]], self.letters[at]]
            done = self.places[at]
        return "".join([*parts, text[done:end]])


def found_in(figure: str) -> str:
    """Give the characters in a figure's own text that are not seen, or are not the digits that they look like."""
    return "".join(_TAKEN.findall(figure) + _OTHER_DIGIT.findall(figure))


def take_out(text: str) -> tuple[str, Unseen | None]:
    """Take what is not seen out of a text; None where that keeps no figure from being judged."""
    if text.isascii() and text.isprintable():
        return text, None
    parts, places, letters = [], [], []
    last = length = 0
    for match in _TAKEN.finditer(text):
        parts.append(text[last : match.start()])
        length += match.start() - last
        last = match.end()
        places.append(length)
        letters.append(match[0])
    if not places:
        return text, Unseen([], [], []) if _OTHER_DIGIT.search(text) else None
    left = "".join([*parts, text[last:]])
    return left, Unseen(places, letters, list(_turned(left, places, letters)))


def _turned(text: str, places: list[int], letters: list[str]) -> Iterator[tuple[int, int, str]]:
    ends = [place for place, run in zip(places, letters, strict=True) if any(one in _TURNED_BACK for one in run)]
    done = 0
    for place, run in zip(places, letters, strict=True):
        turning = next((one for one in run if one in _TURNING), "")
        if turning and place >= done:
            at = bisect_right(ends, place)
            end = ends[at] if at < len(ends) else len(text)
            line = text.find("\n", place, end)
            done = end if line < 0 else line
            yield place, done, turning


def _reach(text: str, start: int, end: int) -> tuple[int, int]:
    """Give from where to where what looks like one number with a figure goes on."""
    first, last = start, end
    while first > 0 and start - first < _FARTHEST and _is_of_number(text[first - 1]):
        first -= 1
    while last < len(text) and last - end < _FARTHEST and _is_of_number(text[last]):
        last += 1
    return first, last


def _is_of_number(letter: str) -> bool:
    return letter in _IN_NUMBERS or letter.isdecimal()
