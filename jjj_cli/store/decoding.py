"""A store's records straight from its bytes: every one of them, or none where anything is out of order.

A sound store is read at one go. What is wrong with any other is for `checking` to say, record by record.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cache
from itertools import repeat
from operator import attrgetter
from typing import Any, TypeVar

import msgspec

from jjj_cli.record.records import Basis, Check, Edition, Exemption, Fact, Initiative, Metric, Record, Region, Source
from jjj_cli.store.upgrading import FORMAT

R = TypeVar("R", bound=Record)
# Decimal takes 1e999999999 gladly, and spelling it out then takes the machine's memory.
LARGEST_EXPONENT = 30


class Records(msgspec.Struct, forbid_unknown_fields=True):
    """The tables of a store, each record under its id."""

    sources: dict[str, Source] = {}
    regions: dict[str, Region] = {}
    metrics: dict[str, Metric] = {}
    facts: dict[str, Fact] = {}
    initiatives: dict[str, Initiative] = {}
    checks: dict[str, Check] = {}
    exemptions: dict[str, Exemption] = {}
    bases: dict[str, Basis] = {}
    about: dict[str, Edition] = {}

    def tables(self) -> dict[str, dict[str, Any]]:
        """Give the tables by their names, and what the store says of itself."""
        return {table: getattr(self, table) for table in self.__struct_fields__}


def decoded(content: bytes) -> Records | None:
    """Read a file's records; None where it is no store, and where there is anything to be said of one of them."""
    try:
        records = _decoder().decode(content)
    except _REFUSED:
        return None
    return records if _is_sound(records) else None


def converted(tables: dict[str, dict[str, Any]]) -> Records | None:
    """Make records of tables as they are kept; None where there is anything to be said of one of them."""
    try:
        records = msgspec.convert({table: tables.get(table, {}) for table in Records.__struct_fields__}, Records)
    except _REFUSED:
        return None
    return records if _is_sound(records) else None


def made_of(kind: type[R], given: Sequence[object]) -> list[R] | None:
    """Make records of what has their fields as attributes, the id among them.

    None where there is anything to be said of one of them.
    """
    try:
        made = msgspec.convert(given, list[kind], from_attributes=True)  # type: ignore[valid-type]
    except _REFUSED:
        return None
    if kind is Fact and not _are_sound(map(attrgetter("value"), made)):
        return None
    if kind is Edition and _is_later(made):
        return None
    return None if None in map(attrgetter("id"), made) else made


# What msgspec refuses, and what it gives up.
_REFUSED = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)


def is_sound(value: Decimal) -> bool:
    """Say whether a number is finite, and not so large, small or long that it could only do harm."""
    return (
        value.is_finite()
        and abs(value.adjusted()) <= LARGEST_EXPONENT
        and len(value.as_tuple().digits) <= LARGEST_EXPONENT
    )


def _is_sound(records: Records) -> bool:
    if _is_later(records.about.values()):
        return False
    return all(map(_named, records.tables().values())) and _are_sound(map(attrgetter("value"), records.facts.values()))


def _is_later(editions: Iterable[Edition]) -> bool:
    return any(edition.format > FORMAT for edition in editions)


def _named(table: dict[str, Record]) -> bool:
    """Give each record the id that it is kept under; False where one brings an id of its own."""
    if set(map(attrgetter("id"), table.values())) - {None}:
        return False
    # Nobody has seen these records yet: frozen is what they are from here on.
    for _ in map(msgspec.structs.force_setattr, table.values(), repeat("id"), table):
        pass
    return True


def _are_sound(values: Iterable[Decimal]) -> bool:
    """Say whether all numbers are sound: mostly each is a few plain digits, which one look at all of them tells."""
    numbers = list(values)
    spelled = list(map(str, numbers))
    whole = "".join(spelled)
    without_letters = whole.lower() == whole.upper()  # neither 1E+99 nor NaN
    few = max(map(len, spelled), default=0) <= LARGEST_EXPONENT
    return (without_letters and few) or all(map(is_sound, numbers))


@cache
def _decoder() -> msgspec.json.Decoder[Records]:
    return msgspec.json.Decoder(Records)
