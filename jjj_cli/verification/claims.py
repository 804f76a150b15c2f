"""What a figure of a draft claims: its words, its regions in scope, its time, and what kind of statement it is."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from jjj_cli.record import periods
from jjj_cli.record.codelists import Relation
from jjj_cli.text.quantities import Quantity
from jjj_cli.verification import words
from jjj_cli.verification.agreement import significant
from jjj_cli.verification.lazily import lazy
from jjj_cli.verification.lists import IN_ORDER, WHOLE, Listed, listed
from jjj_cli.verification.passages import AFTER, BACK, OWN, Passage
from jjj_cli.verification.scopes import Scope, scopes
from jjj_cli.verification.times import Time
from jjj_cli.verification.vocabulary import Stretch

# How far back a time may be named that the text still speaks of; where words of time and hope stand.
NEARBY, CLOSE_BY, COMPARABLE = 400, 48, 40
_OVER_THE_YEAR = re.compile(words.OVER_THE_YEAR)
_COMPARED = re.compile(words.COMPARED)
_PAST = re.compile("|".join(words.PAST))
_TARGET = re.compile("|".join(words.TARGETS))
_RESULT = re.compile("|".join(words.RESULTS))
_SINCE_THEN = re.compile(r"如今|现在|目前|眼下|当前|今天|现[已为有达]")
_UP_TO_NOW = re.compile(r"截[至止](?!\d)")
# 与2013年相比, 比2013年: what a figure is set against.
_AGAINST = re.compile(r"[与比较同]\s?$")
_SET = re.compile(r"相比|比")
# 是2013年的1.8倍: what a figure is so many times of.
_TIMES = re.compile(r"的?(?:约|近|超|逾|超过)?\d[\d.]*倍")
_MORE = re.compile(r"(?:超过|突破|超出|高于|多于)了$")
_BY_YEAR = re.compile(r"到(?:了)?\s?$")
_SHARE = re.compile(
    r"占(?P<whole>[^，。；、\d]{0,14}?)(?:的|总量的?|总数的?|比重为?|比例为?|比为?)?(?:约|近|超|超过|逾)?$"
)
# 占全省的35.7%、京津冀区域的32%: a share goes on.
_GOES_ON = re.compile(r"^[、和及，](?P<whole>[^，。；、\d]{1,8}?)的(?:约|近|超|超过|逾)?$")
_PART = re.compile(r"(?:人口|企业|项目|投资|面积|产值|总量|总数|GDP)(?:当)?中[，,]?[^，。；]{0,16}$")
_CHANGE_BEGINS = ("由", "从", "自")
# What a figure's noun may be told by before it, and what stands between the two: 鸟有390种.
_BEFORE_FIGURE = "有达为约近超逾共计 "
_YEAR, _DAY = 4, 10
LONGEST_CLAUSE = 60


class Clause(NamedTuple):
    """A stretch without its places, times and figures, its words with their places, and what those leave of it."""

    text: str
    words: list[tuple[str, int]]
    left: dict[tuple[tuple[tuple[str, int], ...], bool], str]


class Claim:
    """One figure of a draft, and what can be asked about the words around it."""

    def __init__(self, passage: Passage, number: int, found: Quantity, above: Sequence[Time] = ()) -> None:
        self.passage, self.number, self.found, self._above = passage, number, found, above
        self.start, self.end = passage.spans[number]
        self.begin, self.close = passage.sentence(self.start)
        text, begin, start = passage.text, self.begin, self.start
        self.segment = max(begin, text.rfind("；", begin, start) + 1, text.rfind(";", begin, start) + 1)

    @lazy
    def listed(self) -> Listed:
        """Give what 分别 binds the figure to."""
        return listed(self.passage, self.number, self.begin, self.close)

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
        return self.passage.stretches(self.number, self.begin, self.following)

    def _stretches_of(self, number: int) -> list[Stretch]:
        begin, close = self.passage.sentence(self.passage.spans[number][0])
        return self.passage.stretches(number, begin, self.passage.following(number, close))

    @lazy
    def following(self) -> Stretch:
        """Give what follows the figure."""
        return self.passage.following(self.number, self.close)

    @property
    def clause(self) -> str:
        """Give the figure with the clause that it stands in, as far back as it tells what is meant."""
        farthest = max(self.begin, self.start - BACK)
        begin = self.listed.item[0] if self.listed.item else self.passage.clauses(self.number, farthest)[-1]
        return self.passage.text[max(begin, self.start - LONGEST_CLAUSE) : self.following[1]]

    @property
    def clauses_said(self) -> tuple[str, ...]:
        """Give what stands around the figure, its own clause first, as it is printed."""
        text = self.passage.text
        return tuple([text[start:end] for start, end, _ in self.stretches])

    @property
    def hints(self) -> list[str]:
        """Give the words of the figure's sentence and heading, near and far: what leads to nothing ends here."""
        passage = self.passage
        heading = passage.heading(self.begin)
        found = passage.words.between(max(self.begin, self.start - BACK), min(self.end + AFTER, self.close))
        return found + passage.words.between(*heading) if heading else found

    @lazy
    def digits(self) -> int:
        """Count the digits of the figure that tell."""
        return significant(self.found.value)

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
    def near(self) -> frozenset[str]:
        """Give the words of the figure's own clause and of what follows the figure."""
        between = self.passage.words.between
        start, end, _ = self.stretches[0]
        after, until, _ = self.following
        return frozenset([*between(start, end), *between(after, until), *self._told])

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
        return scopes(self.passage, self.segment, self.start, self.following)

    @lazy
    def time(self) -> Time | None:
        """Give the time that the figure's sentence names for it."""
        if self.listed.time:
            return self.listed.time
        timeline, text = self.passage.timeline, self.passage.text
        here = [one for one in timeline.between(self.begin, self.start) if one.sort != "dateline"]
        if here and self.found.kind == "to" and self.number:
            first = self.passage.spans[self.number - 1][0]
            here = [
                one
                for one in here
                if one.start > first or text[max(0, one.start - 2) : one.start].rstrip()[-1:] not in _CHANGE_BEGINS
            ]
        here = [one for one in here if not _TIMES.match(text, one.end)]
        here = [one for one in here if not self._is_set_against(one)] or here
        if here:
            return None if _SINCE_THEN.search(text, here[-1].end, self.start) else here[-1]
        follows = timeline.between(self.end, min(self.end + 2, self.close))
        return next((one for one in follows if one.sort != "dateline"), None)

    def _is_set_against(self, one: Time) -> bool:
        """Say whether a time is only what the figure is set against: 与2013年相比."""
        text = self.passage.text
        return bool(_AGAINST.search(text, max(0, one.start - 2), one.start) or _SET.match(text, one.end))

    @lazy
    def nearby_times(self) -> list[Time]:
        """Give the times that the text around it, its heading and its title name: one may be the claim's."""
        start = max(0, self.passage.paragraph(self.start) - NEARBY)
        timeline = self.passage.timeline
        around = timeline.between(start, self.begin) + timeline.between(self.close, self.passage.follows(self.close))
        return [*self._above, *self.passage.headed(self.begin)] + [one for one in around if one.sort != "dateline"]

    @lazy
    def relation(self) -> Relation:
        """Give how the figure is hedged, 超过了 among the hedges."""
        return "gt" if self.found.relation == "eq" and _MORE.search(self.own) else self.found.relation

    @lazy
    def beside(self) -> frozenset[str]:
        """Give every region that the figure's sentence names; 京津冀 names all three."""
        places = self.passage.places.between(self.begin, self.following[1])
        there = frozenset(code for place in places for code in place.regions)
        return there | frozenset(IN_ORDER) if WHOLE in there else there

    @lazy
    def residues(self) -> dict[frozenset[str], str]:
        """Give what has been found so far to be left of the figure's clause, by the words that account for it."""
        return {}

    @lazy
    def clauses(self) -> dict[tuple[int, int], Clause]:
        """Give the stretches that have been laid open so far for `residues`."""
        return {}

    @lazy
    def partners(self) -> frozenset[str]:
        """Give the regions beside the figure's own that its clause names: 流向津冀, 与北京合作."""
        places = self.passage.places.between(self.stretches[0][0], self.following[1])
        beside = (one for one in places if one.role == "companion" or len(one.regions) > 1)
        return frozenset(code for one in beside for code in one.regions)

    @lazy
    def hope(self) -> str:
        """Say whether a target is meant (`target`), a result (`actual`), or either (`either`: 到2025年)."""
        if self.is_planned or (self.found.kind == "target" and not self.is_by_year):
            return "either" if self._is_over else "target"
        return "either" if self.is_by_year or self.found.kind == "target" else "actual"

    @lazy
    def is_planned(self) -> bool:
        """Say whether words of hope stand before the figure: 计划, 力争."""
        return bool(_TARGET.search(self.passage.text, self.segment, self.start))

    @lazy
    def is_by_year(self) -> bool:
        """Say whether the time is one by which something is reached: 到2025年."""
        time, text = self.time, self.passage.text
        return time is not None and bool(_BY_YEAR.search(text, max(0, time.start - 3), time.start))

    @property
    def _is_over(self) -> bool:
        """Say whether the time that is named is past by the day that the text was written."""
        period = self.time.period if self.time and self.time.sort == "date" else ""
        return bool(period) and periods.span(period)[1] < self.passage.today

    @lazy
    def says_result(self) -> bool:
        """Say whether the draft says that something has been reached."""
        return bool(_RESULT.search(self.before[-CLOSE_BY // 2 :]))

    @lazy
    def is_now(self) -> bool:
        """Say whether the draft says that it speaks of now."""
        return bool(_SINCE_THEN.search(self.before[-CLOSE_BY:]))

    @lazy
    def is_running(self) -> bool:
        """Say whether the draft says that it counts up to now: 截至昨日."""
        return self.time is None and bool(_UP_TO_NOW.search(self.before[-CLOSE_BY:]))

    @lazy
    def is_past(self) -> bool:
        """Say whether the draft speaks of a time gone by."""
        return bool(_PAST.search(self.before[-CLOSE_BY:]))

    @lazy
    def share(self) -> re.Match[str] | None:
        """Give what the figure is a share of, where it is said to be one: 占全省的35.7%."""
        found = _SHARE.search(self.own)
        goes_on = _GOES_ON.match(self.own) if found is None and self.number else None
        if goes_on and self.stretches[0][0] == self.passage.spans[self.number - 1][1]:
            start, end, _ = self._stretches_of(self.number - 1)[0]
            return goes_on if _SHARE.search(self.passage.text[start:end]) else None
        return found

    @lazy
    def is_compared(self) -> bool:
        """Say whether the figure is what something is above or below something else: 比昌平高40%."""
        return bool(_COMPARED.search(self.before[-COMPARABLE:]))

    @lazy
    def is_over_the_year(self) -> bool:
        """Say whether the figure is how much something has grown since the year before: 比上年增长5.2%."""
        return bool(_OVER_THE_YEAR.search(self.before[-COMPARABLE:]))

    @lazy
    def is_average(self) -> bool:
        """Say whether the words, and not the time alone, say that the figure is a mean of years."""
        return "年均" in self.around

    @lazy
    def is_conditional(self) -> bool:
        """Say whether the figure stands in a condition."""
        return any(word in self.before[-CLOSE_BY:] for word in words.CONDITION)

    @lazy
    def is_part(self) -> bool:
        """Say whether the clause says that the figure is of a part: 常住人口中, 其中; not where it names a place."""
        start, end, _ = self.stretches[0]
        if any(one.role == "subject" for one in self.passage.places.between(start, end)):
            return False
        return "其中" in self.own or bool(_PART.search(self.before[-COMPARABLE:]))
