"""`jjj convert`."""

import sys
from typing import Annotated

import typer

from jjj_cli.answers.result import Result
from jjj_cli.cli.registration import command
from jjj_cli.errors import JjjError, StoreError
from jjj_cli.library import conversions as library
from jjj_cli.messages import say
from jjj_cli.render.output import tell_error
from jjj_cli.store.location import Files
from jjj_cli.text.conversion import Converted

FIELDS, MORE = library.FIELDS, library.MORE
Quantity = Annotated[str, typer.Argument(metavar="QUANTITY", help=say("help.argument.quantity"), show_default=False)]
Target = Annotated[str | None, typer.Argument(metavar="UNIT", help=say("help.argument.unit"), show_default=False)]
STDIN = "-"


@command
def convert(files: Files, quantity: Quantity, unit: Target = None) -> Result:  # noqa: ARG001 - it needs no store
    """Convert a figure to another unit, hedge and all."""
    converted, bad = _lines(unit) if quantity == STDIN else (library.convert(quantity, unit), 0)
    found = library.answer(quantity, unit, converted)
    return found._replace(exit_code=StoreError.exit_code) if bad else found


def _lines(unit: str | None) -> tuple[list[Converted], int]:
    """Convert every line of stdin; a line that cannot be is told of, and the others go on."""
    if sys.stdin is None:  # closed before the start: `jjj convert - <&-`
        raise StoreError("text-unreadable", name=STDIN, reason=say("problem.closed"))
    converted: list[Converted] = []
    bad = 0
    for number, line in enumerate(sys.stdin, start=1):
        if not line.strip():
            continue
        try:
            converted += library.convert(line.strip(), unit)
        except JjjError as error:
            bad += 1
            tell_error(StoreError("line", line=number, message=error.message, hint=error.hint))
    return converted, bad
