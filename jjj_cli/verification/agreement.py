"""Whether a fact bears out a figure, or rules it out: hedges, rounding and truncation taken into account."""

from decimal import Decimal

from msgspec import Struct

from jjj_cli.record.codelists import Relation
from jjj_cli.record.precision import exponent_of

# 近1600 speaks of a figure at most this share below it, 超1500 of one at most so far above, 约1600 of either.
NEAR_SHARE, ABOVE_SHARE = Decimal("0.05"), Decimal("0.1")
APPROX_SHARE = Decimal("0.05")
# A bound in round numbers speaks of a step of its last digit, and of no more than this share of it.
ROUND_SHARE = Decimal("0.25")
# A bound rules a figure out only where it lies well beyond what the hedge is used for.
OPEN_SHARE = Decimal("0.15")


class Figure(Struct, frozen=True, gc=False):
    """A number in a unit, how it is hedged, and one of its last digit (`round_step`: of its last that is not 0)."""

    value: Decimal
    relation: Relation
    step: Decimal
    round_step: Decimal


def significant(value: Decimal) -> int:
    """Count the digits of a number that tell: 4 of 60.03, 1 of 500."""
    shortest = value.normalize()
    return shortest.adjusted() - exponent_of(shortest) + 1


def agrees(said: Figure, fact: Figure) -> bool:
    """Say whether a fact bears out a figure."""
    if fact.relation == "eq":
        if said.relation != "eq":
            return _holds(said, fact)
        return abs(fact.value - said.value) * 2 <= max(said.step, fact.step)
    if said.value == fact.value:
        return said.relation in (fact.relation, "eq") or {said.relation, fact.relation} <= {"gt", "ge"}
    if fact.relation == "approx":
        return said.relation in ("eq", "approx") and abs(said.value - fact.value) <= fact.value * APPROX_SHARE / 2
    both_above = fact.relation in ("gt", "ge") and said.relation in ("gt", "ge")
    return both_above and fact.value > said.value and _is_just_above(said, fact.value)


def _holds(said: Figure, fact: Figure) -> bool:
    """Say whether an exact figure bears out a hedged one: each hedge has its own rule."""
    value, number = fact.value, said.value
    if said.relation == "eq":
        return abs(value - number) * 2 <= max(said.step, fact.step)
    if said.relation in ("gt", "ge"):
        return (value > number or (said.relation == "ge" and value == number)) and _is_just_above(said, value)
    if said.relation in ("lt", "le"):
        return (value < number or (said.relation == "le" and value == number)) and _is_just_below(said, value)
    if said.relation == "near":
        return number - max(number * NEAR_SHARE, said.step) <= value < number
    return abs(value - number) <= abs(number) * APPROX_SHARE


def _is_just_above(said: Figure, value: Decimal) -> bool:
    return value - said.value <= _reach(said)


def _is_just_below(said: Figure, value: Decimal) -> bool:
    return said.value - value <= _reach(said)


def _reach(said: Figure) -> Decimal:
    """Give how far from its number a bound speaks: 超1500 of 1600, 超10 of 12, and 不足100 not of 34."""
    size = abs(said.value)
    return max(min(said.round_step, size * ROUND_SHARE), size * ABOVE_SHARE)


def excludes(said: Figure, fact: Figure) -> bool:
    """Say whether a fact rules out a figure; a bound rules out only what lies beyond it."""
    if fact.relation == "eq":
        return _ruled_out(said, fact)
    if fact.relation in ("gt", "ge"):
        return said.relation in ("eq", "lt", "le", "near") and _below(said, fact.value)
    if fact.relation in ("lt", "le", "near"):
        return said.relation in ("eq", "gt", "ge") and _above(said, fact.value)
    return abs(said.value - fact.value) > abs(fact.value) * OPEN_SHARE


def _below(said: Figure, bound: Decimal) -> bool:
    slack = _slack(said) if said.relation == "eq" else Decimal(0)
    return said.value + slack <= bound if said.relation in ("lt", "le", "near") else said.value + slack < bound


def _above(said: Figure, bound: Decimal) -> bool:
    slack = _slack(said) if said.relation == "eq" else Decimal(0)
    return said.value - slack >= bound if said.relation in ("gt", "ge") else said.value - slack > bound


def _ruled_out(said: Figure, fact: Figure) -> bool:
    value, number, share = fact.value, said.value, abs(said.value) * OPEN_SHARE
    if said.relation == "eq":
        held = _holds(said, fact) or _is_rounded(said, value) or _is_cut_off(said, value)
        return not held and not _is_cut_off(fact, number)
    if said.relation in ("gt", "ge"):
        return value < number
    if said.relation in ("lt", "le"):
        return value > number
    if said.relation == "near":
        return value > number * (1 + APPROX_SHARE) or value < number - share
    return abs(value - number) > share


def _is_rounded(said: Figure, value: Decimal) -> bool:
    """Say whether a figure in round numbers stands for a value: 7000 for 7101."""
    return said.round_step > said.step and abs(value - said.value) <= _slack(said)


def _slack(said: Figure) -> Decimal:
    """Give how far off a figure in round numbers may be: half of its last digit that is not 0, a twentieth at most."""
    return min(said.round_step / 2, abs(said.value) * APPROX_SHARE)


def _is_cut_off(said: Figure, value: Decimal) -> bool:
    """Say whether the digits after a figure's last were left off: 1842 of 1842.7; yearbooks leave them off as well."""
    return 0 <= abs(value) - abs(said.value) < min(said.step, abs(said.value) * APPROX_SHARE)
