"""A piece of a draft laid open once for all of its figures: sentences, headings, places, times, clauses, words."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from jjj_cli.record import periods
from jjj_cli.verification.lazily import lazy
from jjj_cli.verification.places import Gazetteer, Place, Places
from jjj_cli.verification.times import Time, Timeline
from jjj_cli.verification.vocabulary import Stretch, Words

# A line as long as this that ends in no mark goes on in the next one: the text was wrapped.
WRAPPED = 25
LONGEST_HEADING = 40
# How far a sentence, a paragraph and what follows a figure are looked at: time grows in line with the text.
SENTENCE, PARAGRAPH, AFTER = 320, 640, 16
# How far back the clauses of a sentence are looked at, and how many.
BACK, MOST_CLAUSES = 160, 6
# How far back the topic of a section is looked for, and how many it may have.
SECTION, MOST_TOPICS = 1200, 3
# How near the words stand: in the figure's own clause, after it, in the clause before and those before that; after
# a clause with a figure of its own; in the paragraph; in the heading.
OWN, FOLLOWING, EARLIER, FADES, LEAST, FIGURED, AROUND, HEADED = 1.0, 0.9, 0.6, 0.85, 0.3, 0.8, 0.25, 0.3
_ENDS = re.compile(r"[。！？!?\n]")
_CLAUSE = re.compile(r"[，,；;：:（）()\n。！？!?]|”(?=“)")
_AFTER = re.compile(r"[，,；;：:。！？!?（）()\n]|(?<=[\d亿万%元])、")
_NOT_BLANK = re.compile(r"\S")
_LIST_GOES_ON = re.compile(r"[^，。；]{1,16}[和及与、]")


class Carried(NamedTuple):
    """What a text has spoken of so far: its last region, its last time, its title's regions; when it was written."""

    place: Place | None = None
    dateline: str | None = None
    title: tuple[Place, ...] = ()
    time: Time | None = None


class Passage:
    """A piece of a draft with what it names; `carried` is what the text before it had, `newest` what day it is."""

    def __init__(self, text: str, spans: list[tuple[int, int]], carried: Carried) -> None:
        self.text, self.spans = text, spans
        self.starts = [start for start, _ in spans]
        self.ends = [match.end() for match in _ENDS.finditer(text) if not self._is_wrapped(match)]
        self.cuts = sorted({match.end() for match in _CLAUSE.finditer(text)} | {end for _, end in spans})
        self.headings = _headings(text)
        self.heading_starts = [start for start, _ in self.headings]
        self._topics: dict[int, list[str]] = {}
        # The regions that are named before the sentences of a paragraph, and how far off: `scopes` keeps them here.
        self.beyond: dict[tuple[int, int], dict[str, int]] = {}
        self.timeline = Timeline(text)
        self.carried, self._before = carried, carried.time

    def opened(self, gazetteer: Gazetteer, vocabulary: Collection[str], newest: date) -> "Passage":
        """Find what the piece names; `newest` says what day it is where the text does not."""
        self.words = Words(self.text, vocabulary)
        self.places = Places(gazetteer.places(self.text, self.carried.place))
        self.carried = self._carried_on()
        self.today = periods.span(self.carried.dateline)[1] if self.carried.dateline else newest
        return self

    def _carried_on(self) -> Carried:
        written = next((one.period for one in self.timeline.all if one.sort == "dateline"), None)
        last = next((one for one in reversed(self.places.all) if one.role == "subject" and len(one.regions) == 1), None)
        title = self.carried.title
        if not title and self.headings:
            title = tuple(one for one in self.places.between(*self.headings[0]) if one.role == "subject")
        time = next((one for one in reversed(self.timeline.all) if one.sort != "dateline"), self.carried.time)
        return Carried(last or self.carried.place, self.carried.dateline or written, title, time)

    @lazy
    def bare(self) -> str:
        """Give the text with blanks for its places, times and figures: what is left of it says what is counted."""
        parts, last = [], 0
        spans = [(one.start, one.end) for one in self.places.all]
        spans += [(one.start - self._is_over(one), one.end) for one in self.timeline.all]
        for start, end in sorted([*spans, *self.spans]):
            if end > last:
                parts += [self.text[last:start], " " * (end - max(start, last))]
                last = end
        return "".join([*parts, self.text[last:]])

    def _is_over(self, time: Time) -> bool:
        """Say whether a time is what something is set against: the 比 of 比上年 goes with it."""
        return time.sort == "open" and self.text[max(0, time.start - 1) : time.start] in ("比", "较")

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

    def figures(self, start: int, end: int) -> list[tuple[int, int]]:
        """Give where the figures of a stretch begin and end."""
        return self.spans[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def heading(self, place: int) -> tuple[int, int] | None:
        """Give the last heading before a place."""
        at = bisect_left(self.heading_starts, place)
        return self.headings[at - 1] if at else None

    def headed(self, place: int) -> list[Time]:
        """Give the times that the title and the last heading before a place name, the heading's last."""
        heads = [self.headings[0]] if self.headings and self.headings[0][0] < place else []
        heading = self.heading(place)
        heads += [heading] if heading else []
        return [time for head in heads for time in self.timeline.between(*head) if time.sort != "dateline"]

    def above(self, place: int) -> list[Time]:
        """Give the times that the text above a table, or its title, names: one may be that of all of its cells."""
        times = self.headed(place) + self.timeline.between(max(0, place - SECTION), place)
        found = [time for time in times if time.sort != "dateline"]
        return found or ([self._before] if self._before else [])

    def follows(self, place: int) -> int:
        """Give where the line of a place ends, a heading's with the line that it heads, as far as it can matter."""
        line = place - 1 if self.text[place - 1 : place] == "\n" else place
        end = self.text.find("\n", line, place + SENTENCE)
        if end >= 0 and any(start <= line < stop for start, stop in [self.heading(end + 1) or (0, 0)]):
            headed = _NOT_BLANK.search(self.text, end, place + SENTENCE)
            end = self.text.find("\n", headed.start(), place + SENTENCE) if headed else -1
        return end if end >= 0 else place + SENTENCE

    def topics(self, paragraph: int) -> list[str]:
        """Give the regions that the text before a paragraph speaks of most, the first one first."""
        if paragraph not in self._topics:
            counts: dict[str, int] = {}
            for one in self.places.between(max(0, paragraph - SECTION), paragraph):
                if one.role == "subject" and len(one.regions) == 1:
                    counts[one.regions[0]] = counts.get(one.regions[0], 0) + 1
            self._topics[paragraph] = sorted(counts, key=lambda code: -counts[code])[:MOST_TOPICS]
        return self._topics[paragraph]

    def stretches(self, number: int, begin: int, following: Stretch) -> list[Stretch]:
        """Give what stands around a figure: its own clause first, then what follows, then what went before.

        `begin` is where its sentence begins.
        """
        start = self.spans[number][0]
        begin = max(begin, start - BACK)
        cuts = self.clauses(number, begin)
        right = cuts.pop()
        found = [(right, start, OWN), following]
        nearness = EARLIER
        while cuts:
            left = cuts.pop()
            if right - left > 1:
                found.append((left, right, nearness * (FIGURED if self._is_figured(left, right) else 1)))
                nearness = max(LEAST, nearness * FADES)
            right = left
        return found + self._around(start, begin)

    def clauses(self, number: int, begin: int) -> list[int]:
        """Give where the clauses before a figure begin, its own last; `begin` is the first that is looked at."""
        start = self.spans[number][0]
        last = bisect_right(self.cuts, start)
        cuts = [cut for cut in self.cuts[max(0, last - MOST_CLAUSES) : last] if cut > begin]
        if cuts and cuts[-1] == start and self.text[start - 1] in "：:":
            cuts.pop()  # GDP：45660亿元
        cuts.insert(0, begin)
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


def _headings(text: str) -> list[tuple[int, int]]:
    """Give the lines that head what follows: short ones without a full stop."""
    found, at = [], 0
    for line in text.splitlines(keepends=True):
        stripped = line.strip() if len(line) <= LONGEST_HEADING * 2 else ""
        if stripped and len(stripped) <= LONGEST_HEADING and stripped[-1] not in "。；，、,;”…" and line.endswith("\n"):
            found.append((at, at + len(line)))
        at += len(line)
    return found
