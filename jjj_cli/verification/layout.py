"""A piece of a draft as it is laid out: its sentences, paragraphs, headings, and the clauses around its figures."""

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise

from jjj_cli.verification.lazily import lazy
from jjj_cli.verification.vocabulary import Stretch

# A line as long as this that ends in no mark goes on in the next one: the text was wrapped.
WRAPPED = 25
LONGEST_HEADING = 40
# How far a sentence, a paragraph and what follows a figure are looked at: time grows in line with the text.
SENTENCE, PARAGRAPH, AFTER = 320, 640, 16
# How far back the clauses of a sentence are looked at, and how many; how much of one tells what is meant.
BACK, MOST_CLAUSES, LONGEST_CLAUSE = 160, 6, 60
# How near the words stand: in the figure's own clause, after it, in the clause before and those before that; after
# a clause with a figure of its own; in the paragraph; in the heading.
OWN, FOLLOWING, EARLIER, FADES, LEAST, FIGURED, AROUND, HEADED = 1.0, 0.9, 0.6, 0.85, 0.3, 0.8, 0.25, 0.3
_ENDS = re.compile(r"[。！？!?\n]")
_CLAUSE = re.compile(r"[，,；;：:（）()\n。！？!?]|”(?=“)")
_AFTER = re.compile(r"[，,；;：:。！？!?（）()\n]|(?<=[\d亿万%元])、")
_NOT_BLANK = re.compile(r"\S")
_LIST_GOES_ON = re.compile(r"[^，。；]{1,16}[和及与、]")
# What alone stands between two figures that follow each other.
_JOINS = frozenset("、和与及")
# What says of a list of figures that each is of its own part of the list before it.
RESPECTIVELY = ("分别", "依次")
_RESPECTIVELY = re.compile("|".join(RESPECTIVELY))


class Layout:
    """The text of a piece, where its figures begin and end, and where the rest does."""

    def __init__(self, text: str, spans: list[tuple[int, int]]) -> None:
        self.text, self.spans = text, spans
        self.starts = [start for start, _ in spans]
        self.ends = [match.end() for match in _ENDS.finditer(text) if not self._is_wrapped(match)]
        self.cuts = sorted({match.end() for match in _CLAUSE.finditer(text)} | {end for _, end in spans})
        self.headings = _headings(text)
        self.heading_starts = [start for start, _ in self.headings]

    def _is_wrapped(self, match: re.Match[str]) -> bool:
        """Say whether a line break only wraps a sentence."""
        text, at = self.text, match.start()
        if match[0] != "\n" or text[at - 1 : at] in "。！？!?；;：:…”」）)":
            return False
        line = text.rfind("\n", max(0, at - WRAPPED), at)
        return (
            line < 0 and at >= WRAPPED and text[at + 1 : at + 2] not in ("", "\n", "#", "-", "*", "|", ">", "　", " ")
        )

    def sentence(self, place: int) -> tuple[int, int]:
        """Give where the sentence of a place begins and ends, as far as it can matter."""
        at = bisect_right(self.ends, place)
        begin = self.ends[at - 1] if at else 0
        end = self.ends[at] if at < len(self.ends) else len(self.text)
        return max(begin, place - SENTENCE), min(end, place + SENTENCE)

    def paragraph(self, place: int) -> int:
        """Give where the paragraph of a place begins, as far as it can matter."""
        farthest = max(0, place - PARAGRAPH)
        return max(self.text.rfind("\n", farthest, place) + 1, farthest)

    def heading(self, place: int) -> tuple[int, int] | None:
        """Give the last heading before a place."""
        at = bisect_left(self.heading_starts, place)
        return self.headings[at - 1] if at else None

    @lazy
    def joined(self) -> list[bool]:
        """Say of each figure, and of none after the last, whether it follows another one: 17211.8亿元和45660亿元."""
        text, spans = self.text, self.spans
        return [False, *(text[one[1] : other[0]] in _JOINS for one, other in pairwise(spans)), False]

    @lazy
    def _lists(self) -> list[int]:
        return [match.start() for match in _RESPECTIVELY.finditer(self.text)]

    def opens_list(self, start: int, end: int) -> int | None:
        """Give where the first 分别 of a stretch stands."""
        lists = self._lists
        at = bisect_left(lists, start)
        return lists[at] if at < len(lists) and lists[at] + len(RESPECTIVELY[0]) <= end else None

    def follows(self, place: int) -> int:
        """Give where the line of a place ends, a heading's with the line that it heads, as far as it can matter."""
        line = place - 1 if self.text[place - 1 : place] == "\n" else place
        end = self.text.find("\n", line, place + SENTENCE)
        if end >= 0 and any(start <= line < stop for start, stop in [self.heading(end + 1) or (0, 0)]):
            headed = _NOT_BLANK.search(self.text, end, place + SENTENCE)
            end = self.text.find("\n", headed.start(), place + SENTENCE) if headed else -1
        return end if end >= 0 else place + SENTENCE

    def stretches(self, number: int, begin: int, following: Stretch) -> list[Stretch]:
        """Give what stands around a figure: its own clause first, then what follows, then what went before.

        `begin` is where its sentence begins.
        """
        start = self.spans[number][0]
        begin = max(begin, start - BACK)
        right, *lefts = reversed(self.clauses(number, begin))
        found = [(right, start, OWN), following]
        nearness = EARLIER
        for left in lefts:
            if right - left > 1:
                found.append((left, right, nearness * (FIGURED if self._is_figured(left, right) else 1)))
                nearness = max(LEAST, nearness * FADES)
            right = left
        return found + self._around(start, begin)

    def clauses(self, number: int, begin: int) -> list[int]:
        """Give where the clauses before a figure begin, its own last; `begin` is the first that is looked at."""
        start = self.spans[number][0]
        last = bisect_right(self.cuts, start)
        first = bisect_right(self.cuts, begin, max(0, last - MOST_CLAUSES), last)
        if first < last and self.cuts[last - 1] == start and self.text[start - 1] in "：:（(":
            last -= 1  # GDP：45660亿元, GDP（45660亿元）
        cuts = [begin, *self.cuts[first:last]]
        if number and cuts[-1] == self.spans[number - 1][1] and _LIST_GOES_ON.fullmatch(self.text, cuts[-1], start):
            cuts.append(start)  # what follows a counted figure is that figure's: 1.3万家服装商和614家企业
        return cuts

    def _is_figured(self, start: int, end: int) -> bool:
        """Say whether a figure begins in a stretch."""
        at = bisect_left(self.starts, start)
        return at < len(self.starts) and self.starts[at] < end

    def following(self, number: int, close: int) -> Stretch:
        """Give what follows a figure, up to the next figure, the end of the clause or that of the sentence, `close`."""
        end = self.spans[number][1]
        if self.text[end : end + 1] == "、":
            return end, end, FOLLOWING
        limit = min(close, end + AFTER)
        stop = _AFTER.search(self.text, end, limit)
        following = self.spans[number + 1][0] if number + 1 < len(self.spans) else limit
        return end, max(end, min(stop.start() if stop else limit, following)), FOLLOWING

    def _around(self, start: int, begin: int) -> list[Stretch]:
        """Give what stands before a figure's sentence: its paragraph, its heading."""
        paragraph = max(self.paragraph(start), begin - BACK)
        found = [(paragraph, begin, AROUND)] if paragraph < begin else []
        heading = self.heading(begin)
        if heading:
            found.append((*heading, HEADED))
        return found

    def clause(self, number: int, item: tuple[int, int] | None) -> str:
        """Give a figure with its clause, or with its item of a list, as far back as it tells what is meant."""
        start = self.spans[number][0]
        begin, close = self.sentence(start)
        own = item[0] if item else self.clauses(number, max(begin, start - BACK))[-1]
        return self.text[max(own, start - LONGEST_CLAUSE) : self.following(number, close)[1]]


def _headings(text: str) -> list[tuple[int, int]]:
    """Give the lines that head what follows: short ones without a full stop."""
    found, at = [], 0
    for line in text.splitlines(keepends=True):
        stripped = line.strip() if len(line) <= LONGEST_HEADING * 2 else ""
        if stripped and len(stripped) <= LONGEST_HEADING and stripped[-1] not in "。；，、,;”…" and line.endswith("\n"):
            found.append((at, at + len(line)))
        at += len(line)
    return found
