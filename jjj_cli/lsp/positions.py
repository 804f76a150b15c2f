"""Places of a text as an editor counts them: lines, and in a line units of the encoding that was agreed on."""

import re
from array import array
from bisect import bisect_right
from typing import Literal, NamedTuple

Encoding = Literal["utf-8", "utf-16", "utf-32"]
# As the protocol breaks lines: by these three and by nothing else that Python's `splitlines` knows.
_BREAK = re.compile(r"\r\n|\n|\r")
# A codec, and how many bytes of it are a unit.
_CODECS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
# So many characters are counted at once; a place is at most so far from where the units are known.
_STEP = 1024


class Spot(NamedTuple):
    """A place as an editor has it: a line and the units before it in that line, both from 0."""

    line: int
    units: int


class Positions:
    """A text's places, found in as little time in one line of megabytes as in many short ones."""

    def __init__(self, text: str, encoding: Encoding = "utf-16") -> None:
        self._text = text
        self._codec, self._size = _CODECS[encoding]
        self._starts = [0, *(found.end() for found in _BREAK.finditer(text))]
        self._ends = [*(found.start() for found in _BREAK.finditer(text)), len(text)]
        self._known = array("Q", [0])
        for start in range(0, len(text), _STEP):
            self._known.append(self._known[-1] + self._units(start, min(start + _STEP, len(text))))

    def spot(self, place: int) -> Spot:
        """Give where a character is; a place in a line end is where its line ends."""
        line = bisect_right(self._starts, place) - 1
        return Spot(line, self._before(min(place, self._ends[line])) - self._before(self._starts[line]))

    def place(self, spot: Spot) -> int:
        """Give the character at a place; what lies beyond a line or the text is its end."""
        if spot.line >= len(self._starts):
            return len(self._text)
        start, end = self._starts[spot.line], self._ends[spot.line]
        wanted = self._before(start) + spot.units
        if wanted >= self._before(end):
            return end
        place = max(start, (bisect_right(self._known, wanted) - 1) * _STEP)
        units = self._before(place)
        while units < wanted:
            units += self._units(place, place + 1)
            place += 1
        return place - (units > wanted)  # within a character: where it begins

    def line_end(self, place: int) -> int:
        """Give where the line of a character ends."""
        return self._ends[bisect_right(self._starts, place) - 1]

    def line_start(self, place: int) -> int:
        """Give where the line of a character begins."""
        return self._starts[bisect_right(self._starts, place) - 1]

    def _before(self, place: int) -> int:
        step = place // _STEP
        return self._known[step] + self._units(step * _STEP, place)

    def _units(self, start: int, end: int) -> int:
        return len(self._text[start:end].encode(self._codec, "surrogatepass")) // self._size
