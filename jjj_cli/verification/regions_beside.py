"""Regions that a sentence sets beside each other: 高于天津的17211.8亿元和河北的45660亿元, 京津两地合计."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from jjj_cli.verification.places import Place

# What joins two places, or a place to the figure of another one.
JOIN = re.compile(r"(?:、|以及|[和与及同跟])+$")
# What may stand between a place and its own figure.
_ADJOINS = re.compile(r"的?\s?[（(]?\s?(?:则?[为是达]|约|近|超|逾)?\s?")
# What sets a place against another one: 高于天津的, 是天津的.
_SET_AGAINST = re.compile(
    r"(?:[高低多少大小优好快慢强弱长短]于|不[及如敌]|超过|赶上|逼近|接近|落后于|领先于|相当于|不到|比)了?$"
)
# What says that a figure is of several together.
_AMONG = "其中"
_TOGETHER = re.compile(r"合计|合共|总和|之和|总计|相加|加起来|加在一起|加总|两地共|三地共|一起")
# What says of a region which parts count: 含定州、雄安.
_HOLDING = re.compile(r"[含括除]$")
_JOINED, _FAR = 2, 16


def own_place(text: str, place: Place, spans: Sequence[tuple[int, ...]], start: int) -> Place | None:
    """Give the companion right before a figure that is its own: set against another, or joined to another's figure."""
    if not _ADJOINS.fullmatch(text, place.end, start):
        return None
    if _SET_AGAINST.search(text, max(0, place.start - 4), place.start):
        return place
    joined = JOIN.search(text, max(0, place.start - _JOINED), place.start)
    if joined is None:
        return None
    at = joined.start() - (text[joined.start() - 1 : joined.start()] in ("）", ")"))
    before = bisect_left(spans, (start,)) - 1
    return place if before >= 0 and spans[before][1] == at else None


def run_of(text: str, places: Sequence[Place]) -> list[Place]:
    """Give the last places that only 、 and 和 stand between: 天津和河北."""
    run: list[Place] = []
    for place in reversed(places):
        if run and not JOIN.fullmatch(text, place.end, run[0].start):
            break
        run.insert(0, place)
    return run


def is_together(text: str, places: Sequence[Place], begin: int, start: int, end: int) -> bool:
    """Say whether a figure is of several regions together: after 天津和河北, or summed up."""
    named = {code for place in places if place.role in ("subject", "companion") for code in place.regions}
    if len(named) < _JOINED:
        return False
    among = text.rfind(_AMONG, begin, start)  # 合计11.5万亿元，其中北京4.98万亿元: one of what is summed up
    if _TOGETHER.search(text, max(begin, among, start - _FAR), start) or _TOGETHER.match(text, end):
        return True
    run = run_of(text, places)
    if run and _HOLDING.search(text, max(0, run[0].start - _JOINED), run[0].start):
        return False
    return len({code for place in run for code in place.regions}) >= _JOINED and len(run) >= _JOINED
