"""`jjj convert`."""

import sys
from typing import Annotated

import typer

from jjj_cli.answers import pages
from jjj_cli.answers.result import Result
from jjj_cli.cli.app import command
from jjj_cli.errors import JjjError, StoreError
from jjj_cli.messages import say
from jjj_cli.render.output import tell_error
from jjj_cli.store.location import Files
from jjj_cli.text.conversion import Converted, read_ends, to_sensible, to_unit

FIELDS, MORE = ("value", "unit", "relation", "quantity"), ("shown",)
Quantity = Annotated[str, typer.Argument(metavar="QUANTITY", help=say("help.argument.quantity"), show_default=False)]
Target = Annotated[str | None, typer.Argument(metavar="UNIT", help=say("help.argument.unit"), show_default=False)]
STDIN = "-"
FIELDS = ("value", "unit", "relation", "quantity")
MORE = ("shown",)


@command
def convert(files: Files, quantity: Quantity, unit: Target = None) -> Result:  # noqa: ARG001 - it needs no store
    """Convert a figure to another unit, hedge and all."""
    converted, bad = _lines(unit) if quantity == STDIN else (_convert(quantity, unit), 0)
    return Result(
        command="convert",
        query={"quantity": quantity, "unit": unit},
        fields=FIELDS,
        more=MORE,
        rows=lambda: [one._asdict() for one in converted],
        page=lambda: pages.conversions.converted_list(converted),
        empty=not converted,
        exit_code=StoreError.exit_code if bad else 0,
    )


def _convert(quantity: str, unit: str | None) -> list[Converted]:
    ends = read_ends(quantity)
    return [one for typed in ends for one in ([to_unit(typed, unit)] if unit else to_sensible(typed))]


def _lines(unit: str | None) -> tuple[list[Converted], int]:
    """Convert every line of stdin; a line that cannot be is told of, and the others go on."""
    converted: list[Converted] = []
    bad = 0
    for number, line in enumerate(sys.stdin or (), start=1):
        if not line.strip():
            continue
        try:
            converted += _convert(line.strip(), unit)
        except JjjError as error:
            bad += 1
            tell_error(StoreError("line", line=number, message=error.message, hint=error.hint))
    return converted, bad
