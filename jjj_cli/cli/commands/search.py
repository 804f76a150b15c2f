"""`jjj search`."""

from typing import Annotated

import typer

from jjj_cli.answers import pages
from jjj_cli.answers.result import Result
from jjj_cli.cli.registration import command
from jjj_cli.errors import UsageError
from jjj_cli.gazetteer.names import fold
from jjj_cli.messages import say
from jjj_cli.store.location import Files
from jjj_cli.store.opening import open_store
from jjj_cli.store.search import Hit
from jjj_cli.store.search import search as find

Words = Annotated[list[str], typer.Argument(metavar="TEXT...", help=say("help.argument.text"), show_default=False)]
Limit = Annotated[int | None, typer.Option(min=1, metavar="N", help=say("help.option.limit"), show_default=False)]
FIELDS = Hit._fields


@command
def search(files: Files, text: Words, limit: Limit = None) -> Result:
    """Find anything by its words: names, summaries, bases, figures."""
    asked = " ".join(text)
    if not fold(asked):
        raise UsageError("no-words")
    store = open_store(files)
    hits = find(store, asked)
    shown = len(hits) if limit is None else limit
    return Result(
        command="search",
        query={"text": asked, "limit": limit},
        fields=FIELDS,
        rows=lambda: [hit._asdict() for hit in hits[:shown]],
        page=lambda: pages.lists.hit_list(store, hits, shown),
        empty=not hits,
    )
