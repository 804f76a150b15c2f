"""`jjj regions`."""

from typing import Annotated

import typer

from jjj_cli.answers.result import Result
from jjj_cli.cli.options import OfLevel, option
from jjj_cli.cli.registration import command
from jjj_cli.library import regions as library
from jjj_cli.messages import say
from jjj_cli.store.location import Files
from jjj_cli.store.opening import open_store

Words = Annotated[str | None, typer.Argument(metavar="TEXT", help=say("help.argument.region-text"), show_default=False)]
FIELDS, MORE = library.FIELDS, library.MORE


@command
def regions(
    files: Files,
    text: Words = None,
    level: OfLevel = None,
    inside: Annotated[str | None, option("in", "--in", metavar="REGION")] = None,
) -> Result:
    """List regions."""
    return library.answer(open_store(files), text, level, inside)
