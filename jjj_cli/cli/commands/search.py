"""`jjj search`."""

from typing import Annotated

import typer

from jjj_cli.answers.result import Result
from jjj_cli.cli.registration import command
from jjj_cli.library import hits as library
from jjj_cli.messages import say
from jjj_cli.store.location import Files
from jjj_cli.store.opening import open_store

Words = Annotated[list[str], typer.Argument(metavar="TEXT...", help=say("help.argument.text"), show_default=False)]
Limit = Annotated[int | None, typer.Option(min=1, metavar="N", help=say("help.option.limit"), show_default=False)]
FIELDS = library.FIELDS


@command
def search(files: Files, text: Words, limit: Limit = None) -> Result:
    """Find anything by its words: names, summaries, bases, figures."""
    asked = " ".join(text)
    library.check(asked)
    return library.answer(open_store(files), asked, limit)
