"""Figures as people read them: the hedge as printed, digits as the source carries them."""

from decimal import Decimal

from jjj_cli.messages import say
from jjj_cli.messages.digit_grouping import digits
from jjj_cli.record.codelists import Relation
from jjj_cli.record.records import Fact
from jjj_cli.text import lexicon
from jjj_cli.units.registry import PRECISION, tidy

# How a relation is printed where the source's own word is not in the figure.
DEFAULT: dict[Relation, tuple[str, str]] = {
    "gt": ("超", ""),
    "ge": ("", "以上"),
    "lt": ("不足", ""),
    "le": ("", "以内"),
    "approx": ("约", ""),
    "near": ("近", ""),
}
# A figure is never shown with fewer digits than this, or 2万亩 would become 10 平方公里.
FEWEST_DIGITS = 2


def hedge(printed: str, relation: Relation) -> tuple[str, str]:
    """Give the hedge before and after a number, in the source's own word where it has one."""
    if relation == "eq":
        return "", ""
    for word, meant in lexicon.BEFORE.items():
        if meant == relation and printed.startswith(word):
            return word, ""
    after = [word for word, meant in lexicon.AFTER.items() if meant == relation]
    for word in [*after, *(lexicon.AMID if relation == "gt" else "")]:
        if word in printed:
            return "", word
    return DEFAULT[relation]


def shown(fact: Fact, value: Decimal) -> str:
    """Show a normalised value with its hedge, rounded to the digits that the source carries."""
    before, after = hedge(fact.printed, fact.relation)
    return say(f"hedge.{fact.relation}", before=before, number=number(value, fact.value), after=after)


def measured(fact: Fact, value: Decimal, unit: str) -> str:
    """Show a normalised value as `shown` does, with its unit."""
    before, after = hedge(fact.printed, fact.relation)
    if after and after in lexicon.AMID:  # 290余个: it stands before the unit
        return say("figure.measured", number=shown(fact, value), unit=unit)
    figure = say("figure.measured", number=number(value, fact.value), unit=unit)
    return say(f"hedge.{fact.relation}", before=before, number=figure, after=after)


def number(value: Decimal, printed: Decimal, finest: int | None = None) -> str:
    """Show a number with as many digits as the printed one; `finest` is a power of ten that it is shown to at least."""
    return digits(rounded(value, printed, finest))


def rounded(value: Decimal, printed: Decimal, finest: int | None = None) -> Decimal:
    """Round a number to as many digits as the printed one has; unchanged where it is the same."""
    if value == printed:
        return printed
    carried = max(FEWEST_DIGITS, len(printed.as_tuple().digits))
    place = value.adjusted() - carried + 1
    place = place if finest is None else min(place, finest)
    return tidy(value.quantize(Decimal(1).scaleb(place), context=PRECISION) if value else value)
