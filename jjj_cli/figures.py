"""Figures as people read them: the hedge as printed, digits as the source carries them."""

from decimal import Decimal

from jjj_cli.model import Fact, Relation
from jjj_cli.units import PRECISION, tidy

# The words that print a relation, before the number and after it; the first is used where the
# source's own word is not in the figure as printed.
BEFORE: dict[Relation, tuple[str, ...]] = {
    "gt": ("超过", "超", "逾", "突破", "多于", "高于"),
    "ge": ("至少", "不少于", "不低于"),
    "lt": ("不足", "不到", "低于"),
    "le": ("不超过", "至多"),
    "approx": ("大约", "约"),
    "near": ("将近", "接近", "近"),
}
AFTER: dict[Relation, tuple[str, ...]] = {
    "gt": ("余", "多", "几"),
    "ge": ("以上",),
    "le": ("以内", "以下"),
    "approx": ("左右", "上下"),
}
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
    for word in BEFORE.get(relation, ()):
        if printed.startswith(word):
            return word, ""
    for word in AFTER.get(relation, ()):
        if word in printed:
            return "", word
    return DEFAULT[relation]


def shown(fact: Fact, value: Decimal) -> str:
    """Show a normalised value with its hedge, rounded to the digits that the source carries."""
    before, after = hedge(fact.printed, fact.relation)
    return f"{before}{number(value, fact.value)}{after}"


def number(value: Decimal, printed: Decimal) -> str:
    """Show a number with as many digits as the printed one; unchanged where it is the same."""
    if value == printed:
        return format(printed, "f")
    digits = max(FEWEST_DIGITS, len(printed.as_tuple().digits))
    place = value.adjusted() - digits + 1
    rounded = value.quantize(Decimal(1).scaleb(place), context=PRECISION) if value else value
    return format(tidy(rounded), "f")
