"""Thousands separators: long numbers bear them where people read a terminal, and nowhere else."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from decimal import Decimal

# A number of up to four digits is read at a glance, and could be a year.
_SHORT = 9999
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
