"""A stretch of a draft without its places, times and figures, and what the words of a series leave of it."""

import re

from jjj_cli.text.patterns import any_of
from jjj_cli.verification import words

_PLAIN = sorted({*words.PLAIN, *words.PAST})
_BEGINS = "".join(sorted({word[0] for word in _PLAIN}))
# What says nothing, and what is no letter: neither is left over.
_NOTHING = re.compile(rf"(?=[{_BEGINS}]|[^一-鿿A-Za-z])(?:[^一-鿿A-Za-z]+|{any_of(_PLAIN)})")


class Clause:
    """A stretch without its places, times and figures: its text, and the words that stand in it with their places."""

    __slots__ = ("_left", "_start", "_starts", "_text", "_there", "_words")

    def __init__(self, text: str, start: int, words_there: list[str], starts: list[int]) -> None:
        self._text, self._start, self._words, self._starts = text, start, words_there, starts
        # Its last letter is one too: 鸟 stands for 鸟类.
        self._there = frozenset([*words_there, text[-1:]])
        self._left: dict[frozenset[str], str] = {}

    def left_by(self, known: frozenset[str]) -> str:
        """Give the letters that neither some words nor plain ones account for."""
        there = known & self._there
        left = self._left.get(there)
        if left is None:  # most series have none of a clause's words, or the same ones
            left = self._left[there] = _NOTHING.sub("", self._without(there))
        return left

    def _without(self, known: frozenset[str]) -> str:
        """Give the text with a blank for each run of some of its words."""
        text, start, parts, done = self._text, self._start, list[str](), 0
        if known:
            for word, place in zip(self._words, self._starts, strict=True):
                if word in known:
                    at = place - start
                    if at > done:
                        parts.append(text[done:at])
                    done = at + len(word)
        rest = text[done:]
        return " ".join([*parts, rest[:-1] if rest[-1:] in known else rest])
