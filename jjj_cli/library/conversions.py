"""Figures as typed, in other units."""

from collections.abc import Iterable

from jjj_cli.answers import pages
from jjj_cli.answers.result import Result
from jjj_cli.text.conversion import Converted, read_ends, to_sensible, to_unit

FIELDS, MORE = ("value", "unit", "relation", "quantity"), ("shown",)


def convert(quantity: str, unit: str | None) -> list[Converted]:
    """Convert a figure, or both ends of a range, to a unit, or to each in which it reads well."""
    ends = read_ends(quantity)
    return [one for typed in ends for one in ([to_unit(typed, unit)] if unit else to_sensible(typed))]


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
