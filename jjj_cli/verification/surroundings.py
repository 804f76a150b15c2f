"""What stands around a figure of a draft: its clause and those before it, its words, its regions in scope, its time."""

import re
from collections.abc import Set

from msgspec import structs

from jjj_cli.text.quantities import Quantity
from jjj_cli.verification import words
from jjj_cli.verification.layout import AFTER, BACK, OWN
from jjj_cli.verification.lazily import lazy
from jjj_cli.verification.lists import IN_ORDER, WHOLE, listed
from jjj_cli.verification.passages import Passage
from jjj_cli.verification.places import Place
from jjj_cli.verification.regions_beside import is_together, own_place
from jjj_cli.verification.scopes import Scope, scopes
from jjj_cli.verification.times import Time
from jjj_cli.verification.vocabulary import Stretch

SINCE_THEN = re.compile(r"如今|现在|目前|眼下|当前|今天|现[已为有达]")
# 与2013年相比, 比2013年: what a figure is set against.
_AGAINST = re.compile(r"[与比较同]\s?$")
_ADJOINS = re.compile(r"[末底]?的?\s?[（(：:]?\s?")
_CLOSED = re.compile(r"[）)]\s?[：:为是达]?\s?")
_LONGEST_TIME = 16
_SET = re.compile(r"相比|比")
# 是2013年的1.8倍: what a figure is so many times of.
_TIMES = re.compile(r"的?(?:约|近|超|逾|超过)?\d[\d.]*倍")
_CHANGE_BEGINS = ("由", "从", "自")
# What a figure's noun may be told by before it, and what stands between the two: 鸟有390种.
_BEFORE_FIGURE = "有达为约近超逾共计 "
_YEAR, _DAY = 4, 10


class Surroundings:
    """One figure of a draft, and where and when it is of as the words around it say."""

    def __init__(self, passage: Passage, number: int, found: Quantity) -> None:
        self.passage, self.number, self.found = passage, number, found
        self.layout = layout = passage.layout
        self.start, self.end = layout.spans[number]
        self.begin, self.close = layout.sentence(self.start)
        # What 分别 binds it to.
        self.listed = listed(passage, number, self.begin, self.close)
        text, begin, start = passage.text, self.begin, self.start
        self.segment = max(begin, text.rfind("；", begin, start) + 1, text.rfind(";", begin, start) + 1)

    def is_led(self, leads: Set[str]) -> bool:
        """Say whether a word of the figure's sentence or heading, near or far, is one of some words."""
        between = self.passage.words.between
        if not leads.isdisjoint(between(max(self.begin, self.start - BACK), min(self.end + AFTER, self.close))):
            return True
        heading = self.layout.heading(self.begin)
        return heading is not None and not leads.isdisjoint(between(*heading))

    @lazy
    def stretches(self) -> list[Stretch]:
        """Give what stands around the figure, its own clause first, then what follows it."""
        found, listed = self._stretches, self.listed
        if listed.item:
            return [(*listed.item, OWN), found[1], *((start, end, 0.2) for start, end, _ in found[2:])]
        if listed.first is not None and not listed.loose:
            before = self._stretches_of(listed.first)
            return [before[0], found[1], *before[2:]]
        return found

    @lazy
    def _stretches(self) -> list[Stretch]:
        return self.layout.stretches(self.number, self.begin, self.following)

    def _stretches_of(self, number: int) -> list[Stretch]:
        layout = self.layout
        begin, close = layout.sentence(layout.spans[number][0])
        return layout.stretches(number, begin, layout.following(number, close))

    @lazy
    def following(self) -> Stretch:
        """Give what follows the figure."""
        return self.layout.following(self.number, self.close)

    @lazy
    def places_before(self) -> list[Place]:
        """Give the places that the figure's part of its sentence names before it."""
        places, own = self._places_named, self._own_place
        return [*places[:-1], structs.replace(own, role="subject")] if own else places

    @lazy
    def _places_named(self) -> list[Place]:
        return self.passage.places.between(self.segment, self.start)

    @lazy
    def _own_place(self) -> Place | None:
        """Give the place that another one is set beside, where the figure is its own."""
        last = self._places_named[-1:]
        if not last or last[0].role != "companion":
            return None
        return own_place(self.passage.text, last[0], self.passage.spans, self.start)

    @lazy
    def is_level_beside(self) -> bool:
        """Say whether the figure is how much there is in the place that another one is set against: 高于天津的14.1%."""
        own = self._own_place
        return own is not None and self.passage.text.startswith("的", own.end, self.start)

    @lazy
    def is_together(self) -> bool:
        """Say whether the figure is of several regions together: 天津和河北, 三地合计."""
        if self.listed.place or self._own_place:
            return False
        return is_together(self.passage.text, self.places_before, self.segment, self.start, self.end)

    @lazy
    def own(self) -> str:
        """Give the figure's clause up to the figure."""
        start, end, _ = self.stretches[0]
        return self.passage.text[start:end]

    @lazy
    def before(self) -> str:
        """Give the figure's sentence up to the figure."""
        return self.passage.text[self.begin : self.start]

    @lazy
    def around(self) -> str:
        """Give the figure's sentence up to where what follows the figure ends."""
        return self.passage.text[self.begin : self.following[1]]

    @lazy
    def grams(self) -> dict[str, float]:
        """Give the words around the figure and how near each stands."""
        found = self.passage.words.nearest(self.stretches)
        found.update(dict.fromkeys(self._told, OWN))
        return found

    @lazy
    def printed(self) -> frozenset[str]:
        """Give the words of the figure's own clause and of what follows the figure."""
        between = self.passage.words.between
        start, end, _ = self.stretches[0]
        after, until, _ = self.following
        return frozenset(between(start, end) + between(after, until))

    @lazy
    def near(self) -> frozenset[str]:
        """Give the same with what the time stands for, and the letters beside the figure."""
        return self.printed.union(self._told)

    @lazy
    def _told(self) -> list[str]:
        """Give what the time stands for, and the letters beside the figure."""
        before, after = self.own.rstrip(_BEFORE_FIGURE)[-1:], self.passage.text[self.end : self.end + 1]
        return [*self._time_words(), *filter(None, (before, after))]

    def _time_words(self) -> tuple[str, ...]:
        """Give the words that the time stands for: a census, a month's mean, a year's, that of a part of a year."""
        time = self.time
        if time is None or time.sort not in ("date", "census"):
            return ()
        if time.sort == "census":
            return words.OF_A_CENSUS
        start, slash, _ = time.period.partition("/")
        if slash:
            return words.OF_A_PART if "-" in start else ()
        if len(start) == _DAY:
            return ()
        return words.OF_A_YEAR if len(start) == _YEAR else words.OF_A_MONTH

    @lazy
    def scopes(self) -> list[Scope]:
        """Give the regions that the figure may be of, the nearest first."""
        if self.listed.place:
            return [Scope(code, 0) for code in self.listed.place.regions]
        return scopes(self.passage, self.segment, self.start, self.places_before, self.following)

    @lazy
    def time(self) -> Time | None:
        """Give the time that the figure's sentence names for it."""
        if self.listed.time:
            return self.listed.time
        timeline, start = self.passage.timeline, self.start
        before, after = timeline.between(self.begin, start), timeline.between(self.end, self.end + 2)
        if not before and not after:
            return None
        if bracketed := self._bracketed(before, after):
            return bracketed
        here = [one for one in before if one.sort != "dateline"]
        if here and (named := self._named_before(here)):
            return None if SINCE_THEN.search(self.passage.text, named.end, start) else named
        return next((one for one in after if one.sort != "dateline" and one.start < self.close), None)

    def _bracketed(self, before: list[Time], after: list[Time]) -> Time | None:
        """Give the time in brackets right beside the figure: 14.63%（2022年）, 航线数（2022年6月）：136条."""
        text = self.passage.text
        last = before[-1] if before else None
        if (
            last
            and last.start >= self.start - _LONGEST_TIME
            and last.period
            and _CLOSED.fullmatch(text, last.end, self.start)
        ):
            return last
        if not after or text[self.end : self.end + 1] not in ("（", "("):
            return None
        inside = (one for one in after if one.start > self.end)
        return next((one for one in inside if text[one.end : one.end + 1] in ("）", ")") and one.period), None)

    def _named_before(self, here: list[Time]) -> Time | None:
        """Give the last of the times before the figure that is its own."""
        text = self.passage.text
        if self.found.kind == "to" and self.number:
            first = self.layout.spans[self.number - 1][0]
            here = [
                one
                for one in here
                if one.start > first or text[max(0, one.start - 2) : one.start].rstrip()[-1:] not in _CHANGE_BEGINS
            ]
        here = [one for one in here if not _TIMES.match(text, one.end)]
        own = (one for one in reversed(here) if not self._is_set_against(one))
        return next(own, here[-1] if here else None)

    def _is_set_against(self, one: Time) -> bool:
        """Say whether a time is only what the figure is set against: 与2013年相比."""
        text = self.passage.text
        if _ADJOINS.fullmatch(text, one.end, self.start):  # 与2018年（12.86%）相比
            return False
        return bool(_AGAINST.search(text, max(0, one.start - 2), one.start) or _SET.match(text, one.end))

    @lazy
    def beside(self) -> frozenset[str]:
        """Give every region that the figure's sentence names; 京津冀 names all three."""
        places = self.passage.places.between(self.begin, self.following[1])
        there = frozenset(code for place in places for code in place.regions)
        return there | frozenset(IN_ORDER) if WHOLE in there else there

    @lazy
    def partners(self) -> frozenset[str]:
        """Give the regions beside the figure's own that its clause names: 流向津冀, 与北京合作."""
        places = self.passage.places.between(self.stretches[0][0], self.following[1])
        beside = (one for one in places if one.role == "companion" or len(one.regions) > 1)
        return frozenset(code for one in beside for code in one.regions)
