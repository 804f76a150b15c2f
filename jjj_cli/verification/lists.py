"""What 分别 binds: the figures of a list to its places, its times, or the parts of its clause, in order."""

import re
from itertools import pairwise
from typing import NamedTuple

from msgspec import structs

from jjj_cli.verification.layout import RESPECTIVELY
from jjj_cli.verification.passages import Passage
from jjj_cli.verification.places import Place
from jjj_cli.verification.regions_beside import run_of
from jjj_cli.verification.times import Time

# 京津冀 names all three, in this order.
WHOLE, IN_ORDER = "jjj", ("110000", "120000", "130000")
_ITEM_MARK = re.compile(r"[、和与及]")
_ENDS = re.compile(r"[。；;！!？?]|[，,](?![\d约近超])")


class Listed(NamedTuple):
    """What a list binds a figure to; `loose` where there is one and nothing in it answers to the figures.

    `first` is the number of the list's first figure: what is said before that is said of all.
    """

    place: Place | None = None
    time: Time | None = None
    item: tuple[int, int] | None = None
    first: int | None = None
    loose: bool = False


NOT_LISTED = Listed()


def listed(passage: Passage, number: int, begin: int, close: int) -> Listed:
    """Give what 分别 binds a figure to, by its number in the list."""
    text, start = passage.text, passage.spans[number][0]
    opens = passage.layout.opens_list(begin, start)
    if opens is None:
        return _paired(passage, number, begin)
    after = opens + len(RESPECTIVELY[0])
    stop = _ENDS.search(text, after, close)
    end = stop.start() if stop else close
    first = last = number
    while first and passage.spans[first - 1][0] >= after:
        first -= 1
    while last + 1 < len(passage.spans) and passage.spans[last + 1][0] < end:
        last += 1
    count = last - first + 1
    if count == 1 or start >= end:
        return NOT_LISTED
    return _bound(passage, begin, opens, number - first, count)._replace(first=first)


def _paired(passage: Passage, number: int, begin: int) -> Listed:
    """Bind figures that follow each other to as many places before them: 天津和河北的GDP为17211.8亿元和45660亿元."""
    spans, joined = passage.spans, passage.layout.joined
    first = last = number
    while joined[first] and spans[first - 1][1] > begin:
        first -= 1
    while joined[last + 1]:
        last += 1
    if first == last:
        return NOT_LISTED
    floor = max(begin, spans[first - 1][1] if first else 0)
    places = run_of(passage.text, passage.places.between(floor, spans[first][0]))
    return Listed(place=places[number - first], first=first) if len(places) == last - first + 1 else NOT_LISTED


def _bound(passage: Passage, begin: int, end: int, order: int, count: int) -> Listed:
    places = _each(passage.text, run_of(passage.text, passage.places.between(begin, end)))
    if len(places) == count:
        return Listed(place=places[order])
    times = [one for one in passage.timeline.between(begin, end) if one.sort == "date"]
    if len(times) == count:
        return Listed(time=times[order])
    items = _items(passage.text, begin, end)
    return Listed(item=items[order]) if len(items) == count else Listed(loose=True)


def _each(text: str, places: list[Place]) -> list[Place]:
    """Give a place of its own for each region that one names: 京津冀三地, 津冀两地."""
    return [structs.replace(place, regions=(code,)) for place in places for code in _regions(text, place)]


def _regions(text: str, place: Place) -> tuple[str, ...]:
    return IN_ORDER if place.regions == (WHOLE,) and text.startswith("三地", place.end) else place.regions


def _items(text: str, begin: int, end: int) -> list[tuple[int, int]]:
    """Give the items of a list that ends where 分别 stands: 城镇居民收入、农村居民收入分别为."""
    start = max(begin, *(text.rfind(mark, begin, end) + 1 for mark in "，,；;：:"))
    cuts = [start, *(mark.end() for mark in _ITEM_MARK.finditer(text, start, end)), end]
    return list(pairwise(cuts))
