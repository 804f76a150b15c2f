"""What regions, metrics, units and caveats are called for people, in the reader's language."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Protocol

from jjj_cli.messages import ENGLISH, Said, english, join, say

# A picture speaks one language; a page in English names things in both.
_ALONE: ContextVar[bool] = ContextVar("alone", default=False)
_HAN = r"[\u3400-\u9fff]"
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


class Glossary(Protocol):
    """What knows what a basis (口径) is in English: a store."""

    def basis_en(self, basis: str | None) -> str | None:
        """Give it in English; None where nobody has written it."""


class Summarized(Protocol):
    """What says in Chinese, and may say in English, what it is about: an initiative."""

    @property
    def summary(self) -> str:
        """What it is, in Chinese."""

    @property
    def summary_en(self) -> str | None:
        """What it is, in English."""


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


def is_english() -> bool:
    """Say whether the reader reads English, and may read no Chinese."""
    return say("named.briefly", name="", name_en="en") == "en"


def listed(one: Named, key: str) -> str:
    """Give a name for the first cell of a list, the id below it; in English the Chinese name beside that."""
    return say("named.listed", name=one.name, name_en=one.name_en or one.name, id=key)


def other_name(one: Named) -> str:
    """Give the English name where the list has the Chinese one first; nothing where it has that first itself."""
    return "" if is_english() else one.name_en


def labelled(label: str, text: str) -> str:
    """Name what the store has, in English with a word where it is in Chinese."""
    return say("label.chinese", label=label) if is_english() and re.search(_HAN, text) else label


class Glossed(Said):
    """A basis that was put together of others, which no store has: `gloss` is what it is in English."""

    __slots__ = ("gloss",)
    gloss: str


def glossed(basis: str, gloss: str) -> Glossed:
    """Give a basis that was put together, as the store has its parts, with what it is in English."""
    made = Glossed(basis)
    made.again, made.gloss = (lambda: english(basis)), gloss
    return made


def bases_joined(glossary: Glossary, bases: Iterable[str]) -> str:
    """Join bases into one."""
    parts = list(bases)
    words, glosses = join("join.semicolon", parts), [glossary.basis_en(part) for part in parts]
    return glossed(words, ENGLISH["join.semicolon"].join(map(str, glosses))) if all(glosses) else words


def basis_in_english(glossary: Glossary, basis: str | None) -> str | None:
    """Give what a figure counts in English; None where that is not written."""
    return basis.gloss if isinstance(basis, Glossed) else glossary.basis_en(basis)


def basis_said(glossary: Glossary, basis: str | None) -> str:
    """Say what a figure counts in the reader's language, where that is written; nothing where it states nothing."""
    name_en = basis_in_english(glossary, basis)
    return say("named.briefly", name=basis, name_en=name_en) if name_en else basis or ""


def summary_said(one: Summarized) -> str:
    """Say what an initiative is in the reader's language, where that is written."""
    return say("named.briefly", name=one.summary, name_en=one.summary_en) if one.summary_en else one.summary


def unit_named(unit: str) -> str:
    """Give a unit for a heading: as sources print it, in English with what it means, or that alone."""
    said = say(f"unit.{unit}") if f"unit.{unit}" in ENGLISH else unit
    return unit_meant(unit) or said if _ALONE.get() else said


def unit_meant(unit: str) -> str:
    """Say in English what a unit is; nothing in Chinese, or where nobody has written it."""
    said = say(f"unit.{unit}") if f"unit.{unit}" in ENGLISH else unit
    return said.partition(f"{unit}, ")[2]


def units_meant(units: Iterable[str]) -> list[str]:
    """Say in English what units are, each once."""
    return [say("unit.told", unit=unit, meaning=told) for unit in dict.fromkeys(units) if (told := unit_meant(unit))]


def with_meaning(figure: str, unit: str) -> str:
    """Give a figure with its unit, in English with what that is beside it."""
    meaning = unit_meant(unit)
    return say("unit.aside", figure=figure, meaning=meaning) if meaning else figure


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
