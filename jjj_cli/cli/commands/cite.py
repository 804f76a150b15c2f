"""`jjj cite`."""

from typing import Annotated, get_args

import typer

from jjj_cli import __version__
from jjj_cli.answers.pages import citing
from jjj_cli.answers.result import Result
from jjj_cli.citation import writing
from jjj_cli.citation.items import is_date
from jjj_cli.citation.writing import Citation, Style
from jjj_cli.cli.options import option
from jjj_cli.cli.registration import command
from jjj_cli.comparison.caveats.source import corrections
from jjj_cli.errors import UsageError
from jjj_cli.messages import join, say
from jjj_cli.store.location import Files
from jjj_cli.store.opening import open_store

FIELDS = Citation._fields
Ids = Annotated[list[str], typer.Argument(metavar="ID...", help=say("help.argument.cited"), show_default=False)]
InStyle = Annotated[Style, option("style", "--style", "-s", metavar="STYLE", values=join("join.list", get_args(Style)))]
Accessed = Annotated[str | None, option("accessed", "--accessed", metavar="DATE")]


@command
def cite(files: Files, ids: Ids, style: InStyle = "gbt7714", accessed: Accessed = None) -> Result:
    """Cite what facts, initiatives and sources were read in."""
    if accessed:
        _check_day(accessed)
    store = open_store(files)
    items = writing.resolve(store, ids, accessed)
    written = writing.write(items, style)
    facts = [store.facts[name] for name in dict.fromkeys(ids) if name in store.facts]
    return Result(
        command="cite",
        query={"ids": ids, "style": style, "accessed": accessed},
        fields=FIELDS,
        rows=lambda: [one._asdict() for one in written],
        page=lambda: citing.citation_list(written),
        notes=[*corrections(store, facts), *writing.read_early(items)],
        plain=lambda: writing.bibliography(written, style),
        plain_in=("table", "markdown") if style == "footnote" else ("table",),  # a footnote is Markdown itself
        extra=lambda: {"version": __version__},
    )


def _check_day(text: str) -> None:
    if len(text) != len("2022-10-31") or not is_date(text):
        raise UsageError("day", text=text, hint=say("hint.day"))
