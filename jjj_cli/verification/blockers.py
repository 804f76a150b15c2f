"""What keeps a fact from ruling out what a draft says: its time, its age, its basis, its releases."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from jjj_cli.record import periods
from jjj_cli.record.records import Fact, Store

# What may be doubted; the words are in the message catalogue.
DOUBTS = ("old", "which-time", "basis", "revision")

# Forests are surveyed and plans are made anew every five years: an older figure says nothing of today.
YEARS = 5
# A first figure and a revised one of the same year lie within a twentieth of each other.
REVISION_SHARE = Decimal("0.05")
_RELEASED = ("preliminary", "revised")
# What parts the words of a basis: 承接的京津项目 is 承接 and 京津项目.
_BETWEEN = re.compile(r"[的、，；：（）()\s]+")


def today(store: Store) -> date:
    """Give the day that the newest source was published: no clock is needed to say what is old."""
    ends = [periods.span(source.published)[1] for source in store.sources.values() if source.published]
    return max(ends, default=date.max)


def is_old(store: Store, fact: Fact) -> bool:
    """Say whether a fact lies too far before the newest source to speak of now."""
    newest = today(store)
    end = periods.span(fact.period)[1]
    return (newest.year - YEARS, newest.month, newest.day) > (end.year, end.month, end.day)


def is_over(store: Store, fact: Fact) -> bool:
    """Say whether the time that a target was set for has passed by the newest source."""
    return periods.span(fact.period)[1] < today(store)


def doubts(store: Store, fact: Fact, said: Decimal, value: Decimal, draft: tuple[str | None, str]) -> Iterator[str]:
    """Give what keeps a fact from ruling out a figure: `draft` is the time that it names, and its sentence."""
    named, sentence = draft
    if named is None and is_old(store, fact):
        yield "old"
    if named is None and fact.accumulation == "flow":
        yield "which-time"
    if fact.basis and not all(word in sentence for word in _BETWEEN.split(fact.basis) if word):
        yield "basis"
    if _is_revised(store, fact) and abs(said - value) <= abs(value) * REVISION_SHARE:
        yield "revision"


def _is_revised(store: Store, fact: Fact) -> bool:
    """Say whether figures of a fact's kind are released more than once: those of a time, not counts."""
    alike = (other for other in store.facts.values() if other.metric == fact.metric)
    return fact.accumulation == "flow" and any(other.nature in _RELEASED for other in alike)
