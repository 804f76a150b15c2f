"""`jjj get`."""

from typing import Annotated

import typer

from jjj_cli.answers.result import Result
from jjj_cli.cli.options import Cited, InRegion, OfAuthority, OfMetric, OfSource, OnBasis, WithPartner, option
from jjj_cli.cli.registration import command
from jjj_cli.gazetteer.series import SeriesFilter
from jjj_cli.library import figures as library
from jjj_cli.messages import say
from jjj_cli.store.location import Files
from jjj_cli.store.opening import open_store

Words = Annotated[
    list[str] | None, typer.Argument(metavar="REGION|METRIC|DATE...", help=say("help.argument.get"), show_default=False)
]
FIELDS, MORE = library.FIELDS, library.MORE


@command
def get(
    files: Files,
    words: Words = None,
    region: InRegion = None,
    metric: OfMetric = None,
    at: Annotated[str | None, option("at-exactly", "--at", metavar="DATE")] = None,
    unit: Annotated[str | None, option("unit", "--unit", "-u", metavar="UNIT")] = None,
    basis: OnBasis = None,
    partner: WithPartner = None,
    source: OfSource = None,
    authority: OfAuthority = None,
    value: Annotated[bool, option("bare-value", "--value")] = False,
    notes: Annotated[bool, option("notes", "--notes")] = False,
    cite: Cited = False,
) -> Result:
    """Give the one figure that is preferred for a region and a metric."""
    store = open_store(files)
    only = SeriesFilter(basis, tuple(partner) if partner else None, source, tuple(authority or ()))
    named = library.Asked(tuple(region or ()), tuple(metric or ()), (), at, only)
    asked = library.read_words(store, words or (), named, worked_out=True)
    result = library.answer(store, asked, unit, bare=value, cite=cite)
    return result._replace(screen=None) if notes else result
