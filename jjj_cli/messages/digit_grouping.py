"""Thousands separators: long numbers bear them where people read, and nowhere else: on a terminal, in reports."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from decimal import Decimal

from jjj_cli.messages import say

# A number of up to four digits is read at a glance, and could be a year.
_SHORT = 9999
# The large numbers of an axis have their power in a word, as print has it; the unit may have one already.
_SEPARATOR = ","
_MYRIAD, _YI = Decimal("1e4"), Decimal("1e8")
_GROUPED: ContextVar[bool] = ContextVar("grouped", default=False)


@contextmanager
def grouped(on: bool = True) -> Iterator[None]:
    """Write the numbers that are worded within with separators."""
    before = _GROUPED.set(on)
    try:
        yield
    finally:
        _GROUPED.reset(before)


def digits(number: Decimal) -> str:
    """Write a number out, `15,782.1` where separators are on."""
    return format(number, ",f" if _GROUPED.get() and abs(number) > _SHORT else "f")


def on_axis(number: Decimal, unit: str) -> str:
    """Write a round number of an axis: `15,000`, in Chinese 1.5万 and 3亿, but no 万 of a unit that has one."""
    if not _GROUPED.get() or abs(number) <= _SHORT:
        return format(number, "f")
    scales = say("axis.scales")
    if scales == _SEPARATOR or unit.startswith(scales[0]):
        return format(number, ",f")
    large = abs(number) >= _YI and not unit.startswith(scales[1])
    scaled = (number / (_YI if large else _MYRIAD)).normalize()
    return format(scaled, "f") + scales[large]
