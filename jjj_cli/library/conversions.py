"""Figures as typed, in other units."""

from collections.abc import Iterable

from jjj_cli.answers import pages
from jjj_cli.answers.result import Result
from jjj_cli.text.conversion import Converted, read, to_sensible, to_unit

FIELDS, MORE = ("value", "unit", "relation", "quantity"), ("shown",)


def convert(quantity: str, unit: str | None) -> list[Converted]:
    """Convert a figure to a unit, or to each in which it is neither very large nor very small."""
    typed = read(quantity)
    return [to_unit(typed, unit)] if unit else to_sensible(typed)


def answer(quantity: object, unit: str | None, converted: Iterable[Converted]) -> Result:
    """Answer with figures that were converted."""
    found = list(converted)
    return Result(
        command="convert",
        query={"quantity": quantity, "unit": unit},
        fields=FIELDS,
        more=MORE,
        rows=lambda: [one._asdict() for one in found],
        page=lambda: pages.conversions.converted_list(found),
        empty=not found,
    )
