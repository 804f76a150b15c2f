"""A cell of a table as a claim: its heads and its caption say of it what a sentence says of its figure."""

import re

from jjj_cli.text.mentions import without
from jjj_cli.text.patterns import any_of
from jjj_cli.text.quantities import Quantity
from jjj_cli.text.tables import JOINT
from jjj_cli.verification import words
from jjj_cli.verification.places import Gazetteer
from jjj_cli.verification.series import ANY, Index, Series
from jjj_cli.verification.times import times
from jjj_cli.verification.vocabulary import gram_set

_YEAR = re.compile(r"(?:19|20)\d\d")
_BRACKETS = re.compile(r"[（(][^（()）]*[）)]")
# The year of a caption stands in brackets too: 地区生产总值（2022年）.
_DATED = re.compile(r"[（(]([^（()）]*(?:19|20)\d\d[^（()）]*)[）)]")
_NUMBER = re.compile(r"^(?:续|附)?[表图]\s?[\d一二三四五六七八九十]*(?:[-－—.．][\d一二三四五六七八九十]+)*[\s：:]*")
_TITLES = re.compile(any_of(sorted(words.TITLES, key=len, reverse=True)))
# What narrows what a caption names: 城镇居民收入, and no 城镇化率.
_NARROWED = re.compile(f"(?:{any_of([*words.QUALIFIERS, *words.GROUNDS])})(?!化)|其中")
# What a sum below it is one of, which is less than the whole: 河北省部分城市.
_SOME = re.compile("部分|主要城市|重点城市|上榜|入围")
# The districts of a city are less than the city.
_DISTRICTS, _PART = re.compile("市辖区|各[区县市]"), "城区"
_NATION = "全国"
# Heads that say no more than that figures stand below them.
_IDLE = frozenset(("数值", "绝对数", "数据", "指标值", "数额"))
# What says that a cell is how much something has changed.
_CHANGES = re.compile("增长|下降|增速|增幅|降幅|同比|环比|增减|增加(?!值)|减少|上升|提高|降低|变化|变动|[比较]上年")
# How much of a metric's name makes heads name it, and how many heads are remembered.
NAMED, MOST = 0.8, 1 << 12


def is_of_changes(found: Quantity, one: Series) -> bool:
    """Say whether a series may be that of a cell: where the heads speak of a change, it is of such changes."""
    told = set(_CHANGES.findall(found.head))
    return not told or one.changes or any(word in one.text for word in told)


class Cells:
    """What the cells of a draft's tables are said to be of; `told` gives it as the words before a figure."""

    def __init__(self, index: Index, gazetteer: Gazetteer) -> None:
        self._index, self._gazetteer = index, gazetteer
        self._told: dict[tuple[str, str], str] = {}

    def told(self, found: Quantity) -> str:
        """Give the heads of a cell as the words before its figure: 唐山市2022年地区生产总值.

        What a head has in brackets of the unit is read already. A caption says what the heads do not: a time, a
        place, what is counted.
        """
        unit = found.unit or ""
        heads = _BRACKETS.sub(lambda match: "" if unit and unit in match[0] else match[0], found.head)
        # A blank between them, so that the end of one and the beginning of the next make no word.
        parts = (f"{head}年" if _YEAR.fullmatch(head) else head for head in heads.split(JOINT))
        heads = " ".join(part for part in parts if part not in _IDLE)
        heads = _DISTRICTS.sub(_PART, heads)
        if not found.caption:
            return heads
        asked = found.caption, heads
        if asked not in self._told:
            if len(self._told) >= MOST:  # a stranger's draft may have any number
                self._told.clear()
            self._told[asked] = " ".join(filter(None, (self._captioned(found.caption, heads), heads)))
        return self._told[asked]

    def _captioned(self, caption: str, heads: str) -> str:
        """Give what of a caption the heads of a cell leave to be said, of the part of it that stands nearest first."""
        below, said = heads, ""
        for part in reversed(caption.split(JOINT)):
            more = self._left_of(_NUMBER.sub("", _DATED.sub(r"\1", part)), below)
            said = " ".join(filter(None, (more, said)))
            below = f"{said} {heads}"
        return said

    def _left_of(self, part: str, below: str) -> str:
        """Give what a part of a caption adds to what is said below it."""
        dates, places = times(part), self._gazetteer.places(part)
        is_dated = any(one.period for one in times(below))
        kept = "" if is_dated else "".join(part[one.start : one.end] for one in dates)
        is_placed = _NATION in below or bool(self._gazetteer.places(below))
        kept += "" if is_placed else "".join(part[one.start : one.end] for one in places)
        spans = [(one.start, one.end) for one in dates] + [(one.start, one.end) for one in places]
        rest = without(part, spans)
        some = "" if is_placed else "".join(_SOME.findall(rest))
        rest = _TITLES.sub("", rest)
        if self._names_metric(below):
            rest = "".join(word for word in dict.fromkeys(_NARROWED.findall(rest)) if word not in below)
        return kept + some + rest

    def _names_metric(self, text: str) -> bool:
        """Say whether a text names a metric of the store, whatever it is counted in."""
        postings, weights = self._index.names[ANY], self._index.weights
        there: dict[object, float] = {}
        for gram in gram_set(text) & postings.keys():
            for name in postings[gram]:
                there[name] = there.get(name, 0.0) + weights[gram]
                if there[name] >= name.total * NAMED:
                    return True
        return False
