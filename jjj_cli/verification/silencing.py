"""What a draft silences, as linters have it: a line, or a block between two marks, by a comment of any kind."""

import re

# <!-- jjj: ignore -->, 正文 // jjj: ignore, <!-- jjj: ignore-start --> … <!-- jjj: ignore-end -->
_MARK = re.compile(r"jjj:\s?ignore(?P<block>-start|-end)?(?![\w-])")
# A comment that stands alone speaks of the next line.
_ALONE = re.compile(r"\s*(?:<!--|//|#|%|\{\{?[#!]|/\*|\[//\]: # \()?\s*jjj:\s?ignore\s*(?:-->|\*/|#\}|\)|\}\})?\s*$")


class Silencer:
    """Finds the lines of a text that are silenced, piece by piece: a block goes on from one piece into the next."""

    def __init__(self) -> None:
        self._inside = False
        self._next = False

    def lines(self, raw: str, first: int) -> frozenset[int]:
        """Give the numbers of the silenced lines of a piece whose first line has a number."""
        if not self._inside and not self._next and "jjj:" not in raw:
            return frozenset()  # true of most
        silent = set()
        for number, line in enumerate(raw.split("\n"), start=first):
            mark = _MARK.search(line)
            alone = mark is not None and not mark["block"] and _ALONE.match(line)
            if self._inside or self._next or (mark and not mark["block"]):
                silent.add(number)
            self._next = bool(alone)
            if mark and mark["block"]:
                self._inside = mark["block"] == "-start"
        return frozenset(silent)
