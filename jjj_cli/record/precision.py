"""How exactly a number is printed: one of its last digit, and of its last that is not 0."""

from decimal import Decimal


def exponent_of(value: Decimal) -> int:
    """Give the power of ten of a number's last digit: -2 of 60.03, 0 of 60.

    It is read off its print, which takes a tenth of the time of `as_tuple`.
    """
    number, _, power = str(value).partition("E")
    return (int(power) if power else 0) - len(number.partition(".")[2])


def step_of(value: Decimal) -> Decimal:
    """Give one of a number's last digit: 0.01 of 60.03, 1 of 60."""
    return Decimal(1).scaleb(exponent_of(value))


def round_step_of(value: Decimal) -> Decimal:
    """Give one of a whole number's last digit that is not 0: 10 of 60; 2.0 is no rounder than it is printed."""
    return steps_of(value)[1]


def steps_of(value: Decimal) -> tuple[Decimal, Decimal]:
    """Give one of a number's last digit, and of a whole number's last that is not 0."""
    exponent = exponent_of(value)
    step = Decimal(1).scaleb(exponent)
    if exponent < 0 or not str(value).partition("E")[0].endswith("0"):
        return step, step
    return step, step_of(value.normalize())
