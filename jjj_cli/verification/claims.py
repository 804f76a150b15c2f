"""What a figure of a draft claims: its words, its regions in scope, its time, and what kind of statement it is."""

import re
from collections.abc import Sequence
from math import fsum

from jjj_cli.record import periods
from jjj_cli.record.codelists import Relation
from jjj_cli.text.quantities import Quantity
from jjj_cli.verification import words
from jjj_cli.verification.agreement import significant
from jjj_cli.verification.clauses import Clause
from jjj_cli.verification.lazily import lazy
from jjj_cli.verification.passages import Passage
from jjj_cli.verification.surroundings import SINCE_THEN, Surroundings
from jjj_cli.verification.times import Time

# How far back a time may be named that the text still speaks of; where words of time and hope stand.
NEARBY, CLOSE_BY, COMPARABLE = 400, 48, 40
_OVER_THE_YEAR = re.compile(words.OVER_THE_YEAR)
_COMPARED = re.compile(words.COMPARED)
_PAST = re.compile("|".join(words.PAST))
_TARGET = re.compile("|".join(words.TARGETS))
_RESULT = re.compile("|".join(words.RESULTS))
# What calls the figure itself a target: 目标为5%, 5%左右的预期目标.
_CALLED_TARGET = re.compile(
    r"(?:目标|预期)(?:值|数|任务|要求)?(?:（[^（）]*）)?[ ：:]?(?:为|是|定为|定在|设为|设定为|确定为)?[ ：:]?$"
)
_TARGET_FOLLOWS = re.compile(
    r"(?:左右|上下|以上|以内|以下)?的?(?:年度|全年|年初|预期|增长|发展|规划|计划|既定|工作|主要|经济)*目标"
)
# A planned area is what it is called: 规划面积1770平方公里.
_AS_PLANNED = re.compile(r"规划(?:总?面积|范围|用地)")
_ASKED, _ASKS = re.compile(r"吗\s?[？?]\s*$"), re.compile("是否|能否|是不是|有没有|会不会|能不能")
# 2021年-0.4万人: a minus, or a dash.
_DASHES = tuple("-－−–—")
# What stands before 等 is an example of what stands after it.
_EXAMPLES = re.compile(r"^.*等(?=[一-鿿]{2})")
_UP_TO_NOW = re.compile(r"截[至止](?!\d)")
_MORE = re.compile(r"(?:超过|突破|超出|高于|多于)了$")
_BY_YEAR = re.compile(r"到(?:了)?\s?$")
_SHARE = re.compile(
    r"占(?P<whole>[^，。；、\d]{0,14}?)(?:的|总量的?|总数的?|比重为?|比例为?|比为?)?(?:约|近|超|超过|逾)?$"
)
# 占全省的35.7%、京津冀区域的32%: a share goes on.
_GOES_ON = re.compile(r"^[、和及，](?P<whole>[^，。；、\d]{1,8}?)的(?:约|近|超|超过|逾)?$")
_JOINTS = ("、", "和", "及", "，")
_PART = re.compile(r"(?:人口|企业|项目|投资|面积|产值|总量|总数|GDP)(?:当)?中[，,]?[^，。；]{0,16}$")


class Claim(Surroundings):
    """One figure of a draft, and what can be asked about the words around it; `above` are the times above its table."""

    def __init__(self, passage: Passage, number: int, found: Quantity, above: Sequence[Time] = ()) -> None:
        super().__init__(passage, number, found)
        self._above = above
        self._opened: dict[tuple[int, int], Clause] = {}

    @lazy
    def own_clause(self) -> Clause:
        """Lay the figure's clause open; what stands before 等 in it is an example of what stands after it."""
        start, end, _ = self.stretches[0]
        examples = _EXAMPLES.search(self.own) if "等" in self.own else None
        return self.laid_open(start + (examples.end() if examples else 0), end)

    def laid_open(self, start: int, end: int) -> Clause:
        """Lay a stretch open, without the word that says that the figure is a share."""
        opened = self._opened.get((start, end))
        if opened is None:  # the same for each series that may be meant
            opened = self._opened[start, end] = self._laid_open(start, end)
        return opened

    def _laid_open(self, start: int, end: int) -> Clause:
        text = self.passage.bare[start:end]
        at = self.stretches[0][0] + self.share.start() - start if self.share else -1
        if 0 <= at < len(text):
            text = f"{text[:at]} {text[at + 1 :]}"
        return Clause(text, start, *self.passage.words.placed(start, end))

    def weigh(self, known: frozenset[str]) -> float:
        """Give what those of some words weigh that stand in the figure's own clause, or beside it."""
        weights = self.passage.weights
        return fsum([weights.get(gram, 0.0) for gram in known & self.near])

    @lazy
    def digits(self) -> int:
        """Count the digits of the figure that tell."""
        return significant(self.found.value)

    @lazy
    def nearby_times(self) -> list[Time]:
        """Give the times that the text around it, its heading and its title name: one may be the claim's."""
        start = max(0, self.layout.paragraph(self.start) - NEARBY)
        timeline = self.passage.timeline
        around = timeline.between(start, self.begin) + timeline.between(self.end, self.layout.follows(self.close))
        return [*self._above, *self.passage.headed(self.begin)] + [one for one in around if one.sort != "dateline"]

    @lazy
    def relation(self) -> Relation:
        """Give how the figure is hedged, 超过了 among the hedges."""
        relation = self.found.relation
        if self.is_level_beside and self.passage.text[self.start - 1] == "的":
            return "eq"  # 高于天津的14.1%: 天津 has just this
        return "gt" if relation == "eq" and "了" in self.own and _MORE.search(self.own) else relation

    @lazy
    def is_dashed(self) -> bool:
        """Say whether a dash stands right before the figure, which may be a minus."""
        return self.found.value > 0 and self.passage.text[max(0, self.start - 1) : self.start] in _DASHES

    @lazy
    def hope(self) -> str:
        """Say whether a target is meant (`target`), a result (`actual`), or either (`either`: 到2025年)."""
        if self.is_called_target:
            return "target"
        if self.is_planned or (self.found.kind == "target" and not self.is_by_year):
            return "either" if self._is_over else "target"
        return "either" if self.is_by_year or self.found.kind == "target" else "actual"

    @lazy
    def is_planned(self) -> bool:
        """Say whether words of hope stand before the figure: 计划, 力争."""
        return self._word_of_hope is not None

    @lazy
    def _word_of_hope(self) -> re.Match[str] | None:
        """Give the last word of hope before the figure."""
        return max(_TARGET.finditer(self.passage.text, self.segment, self.start), key=re.Match.start, default=None)

    @lazy
    def is_called_target(self) -> bool:
        """Say whether the figure itself is called a target: 目标为5%, 5%左右的预期目标."""
        text, start = self.passage.text, self.start
        if "目标" not in text[self.begin : self.close] and "预期" not in self.own:
            return False
        return bool(_CALLED_TARGET.search(text[self.segment : start]) or _TARGET_FOLLOWS.match(text, self.end))

    @lazy
    def is_plan(self) -> bool:
        """Say whether the figure is what is hoped for: no word of a result stands after the last word of hope."""
        word, text, start = self._word_of_hope, self.passage.text, self.start
        if word is None:
            return False
        return not (_RESULT.search(text, word.end(), start) or _AS_PLANNED.match(text, word.start(), start))

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
        return bool(SINCE_THEN.search(self.before[-CLOSE_BY:]))

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
        found = _SHARE.search(self.own) if "占" in self.own else None
        goes_on = _GOES_ON.match(self.own) if found is None and self.number and self.own[:1] in _JOINTS else None
        if goes_on and self.stretches[0][0] == self.layout.spans[self.number - 1][1]:
            start, end, _ = self._stretches_of(self.number - 1)[0]
            return goes_on if _SHARE.search(self.passage.text[start:end]) else None
        return found

    @lazy
    def is_compared(self) -> bool:
        """Say whether the figure is what something is above or below something else: 比昌平高40%."""
        before = self.before[-COMPARABLE:]
        return ("比" in before or "较" in before) and bool(_COMPARED.search(before))

    @lazy
    def is_over_the_year(self) -> bool:
        """Say whether the figure is how much something has grown since the year before: 比上年增长5.2%."""
        return bool(_OVER_THE_YEAR.search(self.before[-COMPARABLE:]))

    @lazy
    def is_average(self) -> bool:
        """Say whether the words, and not the time alone, say that the figure is a mean of years."""
        return "年均" in self.around

    @lazy
    def is_asked(self) -> bool:
        """Say whether the sentence asks if the figure is right: 达到65%了吗？."""
        text = self.passage.text
        asks = text[self.close - 1 : self.close] in ("？", "?") and _ASKED.search(text, self.end, self.close)
        return bool(asks) or _ASKS.search(text, self.segment, self.start) is not None

    @lazy
    def is_conditional(self) -> bool:
        """Say whether the figure stands in a condition."""
        return any(word in self.before[-CLOSE_BY:] for word in words.CONDITION)

    @lazy
    def is_part(self) -> bool:
        """Say whether the clause says that the figure is of a part: 常住人口中, 其中; not where it names a place."""
        before = self.before[-COMPARABLE:]
        if "其中" not in self.own and not ("中" in before and _PART.search(before)):
            return False
        start, end, _ = self.stretches[0]
        return not any(one.role == "subject" for one in self.passage.places.between(start, end))
