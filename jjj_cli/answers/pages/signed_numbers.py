"""A difference in a cell: signed, hedged, and with no more digits than what it is the difference of."""

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal

from jjj_cli.messages import say
from jjj_cli.messages.digit_grouping import digits
from jjj_cli.record.codelists import Relation
from jjj_cli.record.records import Fact
from jjj_cli.text.wording import rounded

# A bound is never rounded past itself: less than 0.04 is less than 0.1, and not less than 0.
_ROUNDING: dict[Relation, str] = {"gt": ROUND_FLOOR, "ge": ROUND_FLOOR, "lt": ROUND_CEILING, "le": ROUND_CEILING}


def signed(change: Decimal | None, relation: Relation | None, place: int) -> str:
    """Show a difference rounded to a place, with what a hedge leaves of it."""
    if change is None or relation is None:
        return say("trend.open")
    return say(f"trend.{relation}", change=_signed(change, place, _ROUNDING.get(relation, ROUND_HALF_EVEN)))


def last_place(*figures: tuple[Fact, Decimal]) -> int:
    """Give the last place that all of some figures carry as shown: -1 of 50.8 and 60.03, 3 of 1.3万."""
    return max(_last_place(fact, value) for fact, value in figures)


def _last_place(fact: Fact, value: Decimal) -> int:
    carried = value.adjusted() - len(fact.value.as_tuple().digits) + 1
    return max(carried, int(rounded(value, fact.value).as_tuple().exponent))


def _signed(value: Decimal, place: int, rounding: str) -> str:
    shown = value.quantize(Decimal(1).scaleb(place), rounding)
    return ("+" if shown > 0 else "") + digits(shown if shown else abs(shown))
