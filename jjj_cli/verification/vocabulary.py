"""The words that tell series apart: pairs of letters, which need no word list, weighted by how rare they are."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from math import log
from operator import add

# A run of Chinese, or a sign in Latin letters and digits such as GDP and PM2.5; GDP4346 is GDP and a figure.
_SIGN = r"[A-Za-z]+(?:\d{1,2}(?:\.\d{1,2})?(?![\d.万亿千百]))?"
_RUN = re.compile(rf"[一-鿿]+|{_SIGN}")
_LATIN = re.compile(_SIGN)
# A pair of letters.
PAIR = 2


def grams(text: str) -> Iterator[tuple[str, int]]:
    """Give the pairs of letters in a text with their places; a Latin sign counts as one."""
    for run in _RUN.finditer(text):
        letters, at = run[0], run.start()
        if letters.isascii():
            yield letters.upper(), at
            continue
        for place in range(len(letters) - 1):
            yield letters[place : place + PAIR], at + place


def gram_set(text: str) -> frozenset[str]:
    """Give the pairs of letters of a name."""
    return frozenset(gram for gram, _ in grams(text))


def weights(documents: Iterable[frozenset[str]]) -> dict[str, float]:
    """Give how much each pair of letters tells: the fewer have it, the more."""
    counts: dict[str, int] = {}
    size = 0
    for document in documents:
        size += 1
        for gram in document:
            counts[gram] = counts.get(gram, 0) + 1
    return {gram: log(1 + size / count) for gram, count in counts.items()}


class Words:
    """The words of a vocabulary that a text has, found by place; the text is read once."""

    def __init__(self, text: str, vocabulary: Collection[str]) -> None:
        pairs = map(add, text, islice(text, 1, None))
        found = [(place, pair) for place, pair in enumerate(pairs) if pair in vocabulary]
        signs = [(sign.start(), sign[0].upper()) for sign in _LATIN.finditer(text) if sign[0].upper() in vocabulary]
        found = sorted(found + signs) if signs else found
        self._starts = [place for place, _ in found]
        self._words = [word for _, word in found]

    def between(self, start: int, end: int) -> list[str]:
        """Give the words that stand in a stretch of the text, in order."""
        return self._words[slice(*self._range(start, end))]

    def placed(self, start: int, end: int) -> list[tuple[str, int]]:
        """Give the words that stand in a stretch of the text with their places, in order."""
        within = slice(*self._range(start, end))
        return list(zip(self._words[within], self._starts[within], strict=True))

    def _range(self, start: int, end: int) -> tuple[int, int]:
        starts, words = self._starts, self._words
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        while last > first and starts[last - 1] + len(words[last - 1]) > end:
            last -= 1
        return first, last
