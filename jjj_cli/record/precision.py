"""How exactly a number is printed: one of its last digit, and of its last that is not 0."""

from decimal import Decimal


def step_of(value: Decimal) -> Decimal:
    """Give one of a number's last digit: 0.01 of 60.03, 1 of 60."""
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)


def round_step_of(value: Decimal) -> Decimal:
    """Give one of a whole number's last digit that is not 0: 10 of 60; 2.0 is no rounder than it is printed."""
    _, digits, exponent = value.as_tuple()
    rounder = digits[-1:] == (0,) and not (isinstance(exponent, int) and exponent < 0)
    return step_of(value.normalize() if rounder else value)
