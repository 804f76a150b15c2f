"""`jjj initiatives`."""

from typing import Annotated

import typer

from jjj_cli.answers.result import Result
from jjj_cli.cli.options import Deep, InDomain, InRegion, OfSource, OfStatus, Positions, WithRegion
from jjj_cli.cli.registration import command
from jjj_cli.library import initiatives as library
from jjj_cli.messages import say
from jjj_cli.store.location import Files
from jjj_cli.store.opening import open_store
from jjj_cli.store.selection import InitiativeFilter

Words = Annotated[
    list[str] | None, typer.Argument(metavar="TEXT...", help=say("help.argument.initiative-text"), show_default=False)
]
FIELDS = library.FIELDS
MORE = library.MORE


@command
def initiatives(
    files: Files,
    words: Words = None,
    region: InRegion = None,
    partner: WithRegion = None,
    domain: InDomain = None,
    status: OfStatus = None,
    source: OfSource = None,
    positions: Positions = False,
    deep: Deep = False,
) -> Result:
    """List initiatives: who does what with whom, and how far it is."""
    store = open_store(files)
    wanted = InitiativeFilter(
        text=" ".join(words) if words else None,
        regions=tuple(region or ()),
        partners=tuple(partner or ()),
        domains=tuple(domain or ()),
        statuses=tuple(status or ()),
        source=source,
        deep=deep,
        positions=positions,
    )
    return library.answer(store, wanted)
