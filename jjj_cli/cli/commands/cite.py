"""`jjj cite`."""

from typing import Annotated, get_args

import typer

from jjj_cli.answers.result import Result
from jjj_cli.citation.writing import Style
from jjj_cli.cli.options import option
from jjj_cli.cli.registration import command
from jjj_cli.library import citations as library
from jjj_cli.messages import join, say
from jjj_cli.store.location import Files
from jjj_cli.store.opening import open_store

FIELDS = library.FIELDS
Ids = Annotated[list[str], typer.Argument(metavar="ID...", help=say("help.argument.cited"), show_default=False)]
InStyle = Annotated[Style, option("style", "--style", "-s", metavar="STYLE", values=join("join.list", get_args(Style)))]
Accessed = Annotated[str | None, option("accessed", "--accessed", metavar="DATE")]


@command
def cite(files: Files, ids: Ids, style: InStyle = "gbt7714", accessed: Accessed = None) -> Result:
    """Cite what facts, initiatives and sources were read in, or the figures that a region and a metric name."""
    library.check_day(accessed)
    store = open_store(files)
    named, notes = library.figures_meant(store, ids)
    result = library.answer(store, named, style, accessed)
    return result._replace(notes=[*notes, *result.notes])
