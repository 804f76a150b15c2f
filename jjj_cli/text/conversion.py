"""A figure as typed, in another unit: `近60万亩` in 平方公里, `2787亿元 / 672个` in 亿元/个."""

import re
from decimal import Decimal
from typing import NamedTuple

from jjj_cli.errors import NotComparableError, UsageError
from jjj_cli.gazetteer.names import width_folded
from jjj_cli.messages import join, say
from jjj_cli.record.codelists import Relation
from jjj_cli.text.measures import base_of
from jjj_cli.text.quantities import find, hedge_before, parse
from jjj_cli.text.wording import number
from jjj_cli.units.registry import PRECISION, alternatives, convert, find_unit, tidy

# As many as the store takes; print has far fewer.
MOST_DIGITS = 30
# What an exact figure is at least shown to.
HUNDREDTHS = -2
# Division is said with spaces around it; without them the stroke is part of a unit.
_DIVIDED = r"\s+[/÷]\s+|÷"
_TYPED = r"(?P<number>[+-]?\d[\d,]*(?:\.\d+)?)\s*(?P<unit>\D.*)"
_TURNED: dict[Relation, Relation] = {"gt": "lt", "ge": "le", "lt": "gt", "le": "ge", "near": "gt"}


class Typed(NamedTuple):
    """A figure that somebody typed: its number and unit, and the hedge as they wrote it.

    `like` is the number typed that has the fewest digits: what is shown has no more.
    """

    text: str
    value: Decimal
    unit: str
    relation: Relation
    like: Decimal


class Converted(NamedTuple):
    """A figure in a unit; `shown` is rounded: to hundredths, or to the digits that were typed where these say more.

    A hedged figure is shown with the digits that were typed alone.
    """

    quantity: str
    value: Decimal
    unit: str
    relation: Relation
    shown: str


def read(text: str) -> Typed:
    """Read a figure, or one figure divided by another; raises UsageError for anything else."""
    parts = re.split(_DIVIDED, text.strip())
    figures = [_figure(part, text) for part in parts]
    first, *others = figures
    for other in others:
        if not other.value:
            raise UsageError("division", text=text)
        value = PRECISION.divide(first.value, other.value)
        like = min(first.like, other.like, key=lambda number: len(number.as_tuple().digits))
        first = Typed(text, value, f"{first.unit}/{other.unit}", _quotient(first.relation, other.relation), like)
    find_unit(first.unit)
    return first._replace(text=text.strip())


def read_ends(text: str) -> list[Typed]:
    """Read a figure, or both ends of a range (3至5亩); raises UsageError for anything else."""
    whole = text.strip()
    found = find(whole)
    if [one.kind for one in found] != ["low", "high"] or (found[0].start, found[1].end) != (0, len(whole)):
        return [read(text)]
    for one in found:
        if not (one.unit and one.base_unit):
            raise UsageError("quantity", text=whole, hint=say("hint.quantity"))
    return [Typed(whole, one.value, one.unit, one.relation, one.value) for one in found]


def to_unit(typed: Typed, unit: str) -> Converted:
    """Convert a figure to a unit; raises NotComparableError that says what it could become."""
    try:
        value = convert(typed.value, typed.unit, unit)
    except NotComparableError as error:
        others = alternatives(typed.value, typed.unit)
        error.hint = say("hint.alternatives", units=join("join.list", [name for name, _ in others])) if others else None
        raise
    return _converted(typed, tidy(value), unit)


def to_sensible(typed: Typed) -> list[Converted]:
    """Convert a figure to each unit in which it is neither very large nor very small."""
    return [_converted(typed, value, unit) for unit, value in alternatives(typed.value, typed.unit)]


def _converted(typed: Typed, value: Decimal, unit: str) -> Converted:
    digits = number(value, typed.like, finest=HUNDREDTHS if typed.relation == "eq" else None)
    return Converted(typed.text, value, unit, typed.relation, say(f"hedged.{typed.relation}", number=digits, unit=unit))


def _figure(text: str, whole: str) -> Typed:
    found = parse(text)
    if found and found.unit and found.base_unit:
        if base_of(found.unit)[0] != found.base_unit:  # 零下15度 is no energy
            return Typed(text, found.base_value, found.base_unit, found.relation, found.base_value)
        return Typed(text, found.value, found.unit, found.relation, found.value)
    folded = width_folded(text.strip())
    relation, rest = hedge_before(folded)
    match = re.fullmatch(_TYPED, rest)
    if not match or len(find(text)) > 1 or len(match["number"]) > MOST_DIGITS:
        raise UsageError("quantity", text=whole, hint=say("hint.quantity"))
    value = Decimal(match["number"].replace(",", ""))
    return Typed(text, value, match["unit"].strip(), relation, value)


def _quotient(above: Relation, below: Relation) -> Relation:
    """Give the hedge of a quotient: of a bound by an exact number the bound, by a bound its turn."""
    if below == "eq":
        return above
    turned = _TURNED.get(below, "approx")
    return turned if above in ("eq", turned) else "approx"
