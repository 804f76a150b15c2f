"""Conversion as `units` has it, with what two units make of each other kept: drafts have few units and many figures."""

from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from jjj_cli.errors import JjjError
from jjj_cli.units.registry import convert

# How many of one unit another is, where the quotient is a short one; a longer one is worked out anew, exactly.
SHORT = 12


def converts(unit: str, target: str) -> bool:
    """Say whether two units measure the same thing."""
    return unit == target or _factor(unit, target) is not None


def converted(value: Decimal, unit: str, target: str) -> Decimal:
    """Give a number in another unit, which it converts to."""
    return all_converted((value,), unit, target)[0]


def all_converted(values: Sequence[Decimal], unit: str, target: str) -> Sequence[Decimal]:
    """Give numbers in another unit, which they convert to."""
    if unit == target:
        return values
    factor = _short(unit, target)
    if factor is None:
        return [convert(value, unit, target) for value in values]
    return [value * factor for value in values]


@cache
def _short(unit: str, target: str) -> Decimal | None:
    """Give how many of one unit another is, where the quotient is a short one."""
    factor = _factor(unit, target)
    return factor if factor is not None and len(factor.as_tuple().digits) <= SHORT else None


@cache
def _factor(unit: str, target: str) -> Decimal | None:
    try:
        return convert(Decimal(1), unit, target)
    except JjjError:
        return None
