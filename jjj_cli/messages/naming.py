"""What regions, metrics, units and caveats are called for people, in the reader's language."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Protocol

from jjj_cli.messages import ENGLISH, join, say

# A picture speaks one language; a page in English names things in both.
_ALONE: ContextVar[bool] = ContextVar("alone", default=False)
_WITHIN = str.maketrans("《》", "〈〉")


class Named(Protocol):
    """What has a Chinese and an English name: a region, a metric, an initiative."""

    @property
    def name(self) -> str:
        """The Chinese name."""

    @property
    def name_en(self) -> str:
        """The English name."""


class Sourced(Protocol):
    """What was said by somebody, and read somewhere: a source."""

    @property
    def authority(self) -> str:
        """Who says it."""

    @property
    def access(self) -> str:
        """How it was read."""


@contextmanager
def in_one_language() -> Iterator[None]:
    """Name what is named within in the reader's language alone."""
    before = _ALONE.set(True)
    try:
        yield
    finally:
        _ALONE.reset(before)


def named(one: Named) -> str:
    """Give a name for people: the Chinese one, in English both, since the Chinese is what the source says."""
    return briefly(one) if _ALONE.get() else say("named", name=one.name, name_en=one.name_en)


def title_within(title: str) -> str:
    """Give a title as it stands within 《》: a title in it has 〈〉 (GB/T 15834)."""
    return title.translate(_WITHIN)


def briefly(one: Named) -> str:
    """Give a name in the reader's language alone, for where there is one line."""
    return say("named.briefly", name=one.name, name_en=one.name_en or one.name)


def unit_named(unit: str) -> str:
    """Give a unit for a heading: as sources print it, in English with what it means, or that alone."""
    said = say(f"unit.{unit}") if f"unit.{unit}" in ENGLISH else unit
    return said.partition(f"{unit}, ")[2] or said if _ALONE.get() else said


def caveats_named(codes: Iterable[str]) -> str:
    """Name caveats for people, each once; scripts have the codes."""
    return join("join.list", [say(f"caveat.{code}") for code in dict.fromkeys(codes)])


def caveat_coded(code: str) -> str:
    """Name a caveat beside its code, where the two differ."""
    name = say(f"caveat.{code}")
    return code if name == code else say("caveat.coded", name=name, code=code)


def standing(source: Sourced) -> str:
    """Say who says what a source says, and how it was read where that was not at its own address."""
    who = say(f"authority.{source.authority}")
    return who if source.access == "address" else join("join.aside", [who, say(f"access.{source.access}")])
