"""A piece of a draft laid open once for all of its figures: sentences, headings, places, times, clauses, words."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from jjj_cli.record import periods
from jjj_cli.verification.layout import Layout
from jjj_cli.verification.lazily import lazy
from jjj_cli.verification.places import Gazetteer, Place, Places
from jjj_cli.verification.times import Time, Timeline
from jjj_cli.verification.vocabulary import Words

# How far back the topic of a section is looked for, and how many it may have.
SECTION, MOST_TOPICS = 1200, 3


class Carried(NamedTuple):
    """What a text has spoken of so far: its last region, its last time, its title's regions; when it was written."""

    place: Place | None = None
    dateline: str | None = None
    title: tuple[Place, ...] = ()
    time: Time | None = None


class Passage:
    """A piece of a draft with what it names; `carried` is what the text before it had, `newest` what day it is."""

    def __init__(self, text: str, spans: list[tuple[int, int]], carried: Carried) -> None:
        self.text, self.spans, self.layout = text, spans, Layout(text, spans)
        self._topics: dict[int, list[str]] = {}
        # The regions that are named before the sentences of a paragraph, and how far off: `scopes` keeps them here.
        self.beyond: dict[tuple[int, int], dict[str, int]] = {}
        self.timeline = Timeline(text)
        self.carried, self._before = carried, carried.time

    def opened(self, gazetteer: Gazetteer, weights: Mapping[str, float], newest: date) -> "Passage":
        """Find what the piece names; `weights` has the words that tell, `newest` the day where the text has none."""
        self.weights, self.words = weights, Words(self.text, weights)
        self.places = Places(gazetteer.places(self.text, self.carried.place))
        self.carried = self._carried_on()
        self.today = periods.span(self.carried.dateline)[1] if self.carried.dateline else newest
        return self

    def _carried_on(self) -> Carried:
        written = next((one.period for one in self.timeline.all if one.sort == "dateline"), None)
        last = next((one for one in reversed(self.places.all) if one.role == "subject" and len(one.regions) == 1), None)
        title = self.carried.title
        if not title and self.layout.headings:
            title = tuple(one for one in self.places.between(*self.layout.headings[0]) if one.role == "subject")
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

    def headed(self, place: int) -> list[Time]:
        """Give the times that the title and the last heading before a place name, the heading's last."""
        heads = [self.layout.headings[0]] if self.layout.headings and self.layout.headings[0][0] < place else []
        heading = self.layout.heading(place)
        heads += [heading] if heading else []
        return [time for head in heads for time in self.timeline.between(*head) if time.sort != "dateline"]

    def above(self, place: int) -> list[Time]:
        """Give the times that the text above a table, or its title, names: one may be that of all of its cells."""
        times = self.headed(place) + self.timeline.between(max(0, place - SECTION), place)
        found = [time for time in times if time.sort != "dateline"]
        return found or ([self._before] if self._before else [])

    def topics(self, paragraph: int) -> list[str]:
        """Give the regions that the text before a paragraph speaks of most, the first one first."""
        if paragraph not in self._topics:
            counts: dict[str, int] = {}
            for one in self.places.between(max(0, paragraph - SECTION), paragraph):
                if one.role == "subject" and len(one.regions) == 1:
                    counts[one.regions[0]] = counts.get(one.regions[0], 0) + 1
            self._topics[paragraph] = sorted(counts, key=lambda code: -counts[code])[:MOST_TOPICS]
        return self._topics[paragraph]
