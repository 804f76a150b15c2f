"""The words that tell series apart: pairs of letters, which need no word list, weighted by how rare they are."""

import re
from array import array
from collections.abc import Collection, Iterable, Iterator
from itertools import accumulate, compress, count, islice
from math import log
from operator import add, itemgetter

# A run of Chinese, or a sign in Latin letters and digits such as GDP and PM2.5; GDP4346 is GDP and a figure.
_SIGN = r"[A-Za-z]+(?:\d{1,2}(?:\.\d{1,2})?(?![\d.万亿千百]))?"
_RUN = re.compile(rf"[一-鿿]+|{_SIGN}")
_LATIN = re.compile(_SIGN)
# A pair of letters.
PAIR = 2
# Where a stretch of a text begins and ends, and how near it stands to a figure, from 1 down to 0.
Stretch = tuple[int, int, float]
_BY_NEARNESS = itemgetter(2)


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
        # Of all pairs few are words: no loop in Python meets them, and no list holds them.
        known = bytearray(map(vocabulary.__contains__, map(add, text, islice(text, 1, None))))
        starts = list(compress(count(), known))
        said = [text[place : place + PAIR] for place in starts]
        known.extend(b"\0"[: len(text)])
        signs = [(sign.start(), sign[0].upper()) for sign in _LATIN.finditer(text) if sign[0].upper() in vocabulary]
        if signs:
            found = sorted([*zip(starts, said, strict=True), *signs])
            for place, _ in signs:
                known[place] += 1
            starts, said = [place for place, _ in found], [word for _, word in found]
        self._starts, self._words = starts, said
        self._ends = list(map(add, starts, map(len, said)))
        # How many words begin before each place: where a stretch's words lie is looked up, and not searched for.
        self._before = array("I", accumulate(known, initial=0))

    def between(self, start: int, end: int) -> list[str]:
        """Give the words that stand in a stretch of the text, in order."""
        first, last = self._range(start, end)
        return self._words[first:last]

    def placed(self, start: int, end: int) -> tuple[list[str], list[int]]:
        """Give the words that stand in a stretch of the text, in order, and where each begins."""
        first, last = self._range(start, end)
        return self._words[first:last], self._starts[first:last]

    def nearest(self, stretches: Iterable[Stretch]) -> dict[str, float]:
        """Give the words that stand in stretches of the text, each with how near it stands at its nearest."""
        found: dict[str, float] = {}
        before = self._before
        for start, end, nearness in sorted(stretches, key=_BY_NEARNESS):  # what stands nearer is put over it
            if before[start] != before[end]:
                found.update(dict.fromkeys(self.between(start, end), nearness))
        return found

    def _range(self, start: int, end: int) -> tuple[int, int]:
        before, ends = self._before, self._ends
        first, last = before[start], before[end]
        while last > first and ends[last - 1] > end:
            last -= 1
        return first, last
