"""How a wrong figure came about: the slips of the pen that make a contradiction sure."""

from decimal import Decimal
from typing import Literal, get_args

from jjj_cli.verification.agreement import Figure, significant

Slip = Literal["permuted", "scale", "unit", "digit", "hedge", "year", "neighbour", "target", "corrected"]
SLIPS: tuple[str, ...] = get_args(Slip)

# With fewer digits than these a slip is met by chance.
LEAST_DIGITS = 3
# 亩 and 公顷, 亩 and 平方公里, 公顷 and 平方公里, 里 and 公里, 毫克 and 微克.
UNIT_RATIOS = (Decimal(15), Decimal(1500), Decimal(2), Decimal(3))
_POWERS = range(1, 9)


def slip(said: Figure, fact: Figure) -> Slip | None:
    """Name the slip that makes one figure of another; None where there is none."""
    if said.relation != "eq" or fact.relation != "eq":
        return "hedge" if said.value == fact.value or _rounds(said, fact) else None
    one, other = _digits(said.value), _digits(fact.value)
    if (one == other and len(one) >= LEAST_DIGITS - 1) or _is_scaled_rounding(said, fact):
        return "scale"
    if any(_same(said.value * ratio, fact.value) or _same(said.value, fact.value * ratio) for ratio in UNIT_RATIOS):
        return "unit"
    return _of_digits(one, other) if said.value.adjusted() == fact.value.adjusted() else None


def _of_digits(one: tuple[int, ...], other: tuple[int, ...]) -> Slip | None:
    """Name a slip between numbers of as many digits: two that have changed places, or one that is another."""
    if len(one) != len(other) or len(one) < LEAST_DIGITS:
        return None
    different = sum(a != b for a, b in zip(one, other, strict=True))
    if sorted(one) == sorted(other) and different == 2:  # noqa: PLR2004 - two digits have changed places
        return "permuted"
    return "digit" if different == 1 and len(one) > LEAST_DIGITS else None


def _digits(value: Decimal) -> tuple[int, ...]:
    return value.normalize().as_tuple().digits


def _same(one: Decimal, other: Decimal) -> bool:
    return one == other and significant(one) >= LEAST_DIGITS


def _rounds(said: Figure, fact: Figure) -> bool:
    return abs(said.value - fact.value) < said.step


def _is_scaled_rounding(said: Figure, fact: Figure) -> bool:
    """Say whether a figure is the fact's, rounded, in another scale: 1.3亿元 for 12922.5亿元 is not, 1.29亿元 is."""
    power = fact.value.adjusted() - said.value.adjusted()
    if abs(power) not in _POWERS or not said.value or not fact.value or significant(said.value) < LEAST_DIGITS:
        return False
    factor = Decimal(10) ** power
    return abs(said.value * factor - fact.value) * 2 <= said.step * factor
