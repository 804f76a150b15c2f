"""Every figure of a text with its place, and a best guess of what it is said of."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache
from typing import BinaryIO, NamedTuple

from jjj_cli.record.codelists import Relation
from jjj_cli.record.records import Store
from jjj_cli.safety.unseen import named
from jjj_cli.text.documents import Form, Piece, pieces
from jjj_cli.text.line_ends import LineEnds
from jjj_cli.text.mentions import Lexicon, Mention, dates, without
from jjj_cli.text.quantities import Kind, Quantity, find
from jjj_cli.text.tables import goes_on, open_head
from jjj_cli.units.registry import find_unit, same_dimension

_SENTENCE_END = re.compile(r"[。！？!?\n]")
_SEGMENT_END = re.compile(r"[。！？!?\n；;]")
# What stands before the date of the figure that a change starts from.
_BEGINS = ("由", "从", "從", "自")
# How far back a word may stand that says what a figure is about.
FARTHEST = 400
NEAR = 20
_WHOLE = re.compile(r"全([省市区县區縣])[^，。！？!?\n；;]*$")
_LEVELS = {"省": ("province",), "市": ("city", "province"), "区": ("county", "zone"), "县": ("county",)}
_LEVELS |= {"區": _LEVELS["区"], "縣": _LEVELS["县"]}
# What ends a clause, or makes of a metric another one: 森林覆盖率增速, 投资总额占比.
_OTHER = re.compile(r"[。！？!?\n；;，,]|率|比重|比例|占|增速|增幅|降幅|排名|其中|人均|每")
# What makes of the metric after it another one: 人均GDP, 海洋生产总值, 第二产业生产总值.
_PER = re.compile(r"(?:(?:人均|户均|单位|每)[^，,。；;\n]{0,4}|海洋|产业|业|经济)$")
_CHANGED_METRIC = re.compile(r"增速|增幅|降幅|同比|增长|占比|比重|排名|人均|户均|每")
# What of the heads of a cell says a time that is no date, and what joins two years.
_TIMED = re.compile(r"[月季旬周日]|[去今上前当本]年|期|(?:19|20)\d\d")
_RANGE = tuple("-—–~至")
# What heads say that names nothing: a sum, a unit, a year.
_NAMELESS = re.compile(r"[（(][^（()）]*[）)]|合计|总计|总量|数值|绝对数|指标|[\s|\d年末底]+")
_COMPANION = re.compile(r"(?:与|同|和|跟|占|比|对|向|从|居|來自|来自)[^，。；]{0,12}$")


class Extracted(NamedTuple):
    """A figure found in a text; `start` and `end` count characters of the whole text from 0."""

    line: int
    column: int
    start: int
    end: int
    surface: str
    value: Decimal
    unit: str | None
    base_value: Decimal
    base_unit: str | None
    relation: Relation
    kind: Kind
    region: str | None
    metric: str | None
    period: str | None
    negated: bool
    unit_read: bool
    head: str | None
    unseen: str | None


def extract(store: Store, stream: BinaryIO, name: str, form: Form, encoding: str | None = None) -> Iterator[Extracted]:
    """Find every figure of a text, in order; memory does not grow with the text's length."""
    lexicon = Lexicon(store)
    for reading in read(stream, name, form, encoding):
        guesses = guessed(store, lexicon, reading.text, (one.quantity for one in reading.figures))
        for one, guess in zip(reading.figures, guesses, strict=True):
            yield _extracted(one, guess)


class Place(NamedTuple):
    """A place in a text: its line, its column in characters and in bytes of UTF-8, each from 1."""

    line: int = 1
    column: int = 1
    byte_column: int = 1

    def after(self, passed: str) -> "Place":
        """Give the place after some text."""
        if "\n" not in passed:
            return Place(
                self.line, self.column + len(passed), self.byte_column + len(passed.encode("utf-8", "replace"))
            )
        breaks = passed.count("\n")
        rest = passed[passed.rfind("\n") + 1 :]
        length, size = len(rest), len(rest.encode("utf-8", "replace"))
        return Place(self.line + breaks, length + 1, size + 1)


class Located(NamedTuple):
    """A figure and its place; `start` and `end` count characters of the whole text from 0, `printed` is all between.

    `unseen` are the characters in or beside it that nobody sees, which keep it from being judged.
    """

    quantity: Quantity
    at: Place
    start: int
    end: int
    printed: str
    unseen: str = ""

    @property
    def to(self) -> Place:
        """The place after its last letter."""
        return self.at.after(self.printed)


class Reading(NamedTuple):
    """A piece of a text: as it stands and on which line, what can be read in it, and its figures."""

    raw: str
    line: int
    text: str
    figures: list[Located]


def read(
    stream: BinaryIO, name: str, form: Form, encoding: str | None = None, ends: LineEnds | None = None
) -> Iterator[Reading]:
    """Read a text in pieces, each with its figures and their places in the whole text; `ends` is as `pieces` has it."""
    first, offset, head = Place(), 0, ""
    for raw, piece in pieces(stream, name, form, encoding, ends):
        passed, here = offset, first
        figures: list[Located] = []
        plain = len(piece.marks) == 1 and not piece.wide  # the text is as it stands
        shift = piece.marks[0][1] if plain else 0
        for quantity in _below(head, piece.text):
            start, end = quantity.start + shift, quantity.end + shift
            if not plain:
                start, end = piece.start(quantity.start), piece.end(quantity.end)
            here, passed = here.after(raw[passed - offset : start - offset]), start
            figures.append(_located(piece, quantity, here, (start, end), raw[start - offset : end - offset]))
        yield Reading(raw, first.line, piece.text, figures)
        first = first.after(raw)
        offset += len(raw)
        head = open_head(piece.text, head)


def _below(head: str, text: str) -> list[Quantity]:
    """Find the figures of a piece; where it goes on with a table, under the head that the piece before it has."""
    if not head or not goes_on(text):
        return find(text)
    shift = len(head) + 1
    found = find(f"{head}\n{text}")
    return [one._replace(start=one.start - shift, end=one.end - shift) for one in found if one.start >= shift]


def _located(piece: Piece, quantity: Quantity, at: Place, span: tuple[int, int], printed: str) -> Located:
    if piece.unseen is None:
        return Located(quantity, at, *span, printed)
    surface = piece.unseen.put_back(piece.text, quantity.start, quantity.end)
    unseen = piece.unseen.around(piece.text, quantity.start, quantity.end)
    return Located(quantity._replace(surface=surface), at, *span, printed, unseen)


class Guess(NamedTuple):
    """What a figure seems to be said of; None where the words around it do not tell."""

    region: str | None
    metric: str | None
    period: str | None


def guessed(store: Store, lexicon: Lexicon, text: str, quantities: Iterable[Quantity]) -> Iterator[Guess]:
    """Give what each figure of a text seems to be said of."""
    regions, metrics, days = lexicon.regions(text), lexicon.metrics(text), dates(text)
    region_starts, metric_starts, day_starts = (
        [mention.start for mention in found] for found in (regions, metrics, days)
    )
    begun = -1
    for quantity in quantities:
        if quantity.head:
            yield _of_cell(store, lexicon, quantity)
            continue
        metric = _last(metrics, metric_starts, quantity.start)
        day = _last(days, day_starts, quantity.start)
        if day and quantity.kind == "to" and day.start == begun:  # 由2012年的50.8%提高到60.03%: not of 2012
            day = _last(days, day_starts, day.start)
        if day and quantity.kind == "from" and text[day.start - 1 : day.start] in _BEGINS:
            begun = day.start
        around = _around(text, regions, region_starts, quantity.start)
        yield Guess(
            _spoken_of(store, text, around, quantity.start) if around else None,
            metric.id if metric and _is_said(store, text, metric, quantity) else None,
            day.id if day and not _SENTENCE_END.search(text, day.end, quantity.start) else None,
        )


def _around(text: str, regions: list[Mention], starts: list[int], before: int) -> list[Mention]:
    """Give the regions that are named before a place, in its paragraph and not too far back."""
    farthest = max(0, before - FARTHEST)
    last = bisect_left(starts, before)
    if not last or starts[last - 1] < farthest:
        return []
    line = max(text.rfind("\n", farthest, before) + 1, farthest)
    return regions[bisect_left(starts, line, 0, last) : last] if starts[last - 1] >= line else []


def _of_cell(store: Store, lexicon: Lexicon, quantity: Quantity) -> Guess:
    """Guess what a cell of a table is said of from the heads of its row and column, and from its caption.

    A caption says what they leave open: a metric and a region only where they name nothing that may be another one.
    """
    head, caption = quantity.head, quantity.caption
    regions, metrics, days = lexicon.regions(head), lexicon.metrics(head), dates(head)
    region = next((mention.id for mention in regions), None)
    metric = _fitting(store, metrics, quantity)
    day = next((mention.id for mention in days), None)
    if caption and day is None and not _TIMED.search(head):
        day = _only(mention for mention in dates(caption) if caption[mention.start - 1 : mention.start] not in _RANGE)
    if caption and not _left_of(head, [*regions, *metrics, *days]):
        region = region or _only(lexicon.regions(caption))
        metric = metric if metrics else _fitting(store, lexicon.metrics(caption), quantity)
    return Guess(region, None if metric and _CHANGED_METRIC.search(head) else metric, day)


def _fitting(store: Store, metrics: list[Mention], quantity: Quantity) -> str | None:
    return next((one.id for one in metrics if _fits(store.metrics[one.id].unit, quantity)), None)


def _only(mentions: Iterable[Mention]) -> str | None:
    """Give what all of some mentions name; None where they name several things."""
    named = {mention.id for mention in mentions}
    return named.pop() if len(named) == 1 else None


def _left_of(head: str, mentions: list[Mention]) -> str:
    """Give what of some heads names neither what was found in them nor a sum, a unit or a year."""
    return _NAMELESS.sub("", without(head, ((one.start, one.end) for one in mentions)))


def _last(found: list[Mention], starts: list[int], before: int) -> Mention | None:
    """Give the last mention before a place, where it is not too far back to matter."""
    place = bisect_left(starts, before)
    return found[place - 1] if place and starts[place - 1] >= before - FARTHEST else None


def _spoken_of(store: Store, text: str, around: list[Mention], before: int) -> str | None:
    """Choose the region that a figure is about, of those named before it in its paragraph.

    全市 and 全区 mean the first region named of that level; else the last one named in the segment
    that is no companion (与怀来县); else the first of the paragraph.
    """
    near = max(0, before - NEAR)
    whole = _WHOLE.search(text, near, before) if text.find("全", near, before) >= 0 else None
    if whole:
        levels = _LEVELS[whole[1]]
        return next((one.id for one in around if store.regions[one.id].level in levels), None)
    for one in reversed(around):
        if _SEGMENT_END.search(text, one.end, before):
            break
        if not _is_companion(text, one.start):
            return one.id
    return around[0].id


def _is_companion(text: str, start: int) -> bool:
    return bool(_COMPANION.search(text, max(0, start - NEAR), start))


def _is_said(store: Store, text: str, metric: Mention, quantity: Quantity) -> bool:
    """Say whether a figure is one of a metric: its unit fits, and nothing between the two changes the subject."""
    return (
        not _OTHER.search(text, metric.end, quantity.start)
        and _fits(store.metrics[metric.id].unit, quantity)
        and not _PER.search(text, max(0, metric.start - NEAR), metric.start)
    )


def _fits(unit: str, quantity: Quantity) -> bool:
    if not quantity.base_unit:
        return False
    if quantity.base_unit == "百分点":
        return unit == "%" and quantity.kind in ("increase", "decrease")
    return _same(quantity.base_unit, unit)


@cache
def _same(unit: str, other: str) -> bool:
    return same_dimension(find_unit(unit), find_unit(other))


def _extracted(found: Located, guess: Guess) -> Extracted:
    _, _, surface, value, unit, base_value, base_unit, relation, kind, negated, unit_read, head, _ = found.quantity
    read = (surface, value, unit or None, base_value, base_unit or None, relation, kind)
    at, unseen = found.at, named(found.unseen) if found.unseen else None
    line, column, start, end = at.line, at.column, found.start, found.end
    return Extracted(line, column, start, end, *read, *guess, negated, unit_read, head or None, unseen or None)
