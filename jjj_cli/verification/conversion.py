"""Conversion as `units` has it, with what two units make of each other kept: drafts have few units and many figures."""

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
    if unit == target:
        return value
    factor = _short(unit, target)
    return value * factor if factor is not None else convert(value, unit, target)


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
