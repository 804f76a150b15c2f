"""`jjj facts`."""

from typing import Annotated

from jjj_cli.answers.result import Result
from jjj_cli.cli.options import (
    Cited,
    Deep,
    InPeriod,
    InRegion,
    OfAuthority,
    OfMetric,
    OfNature,
    OfSource,
    OnBasis,
    WithPartner,
    texts,
)
from jjj_cli.cli.registration import command
from jjj_cli.library import facts as library
from jjj_cli.store.location import Files
from jjj_cli.store.opening import open_store
from jjj_cli.store.selection import fact_filter

FIELDS, MORE = library.FIELDS, library.MORE


@command
def facts(
    files: Files,
    text: Annotated[list[str] | None, texts("fact-text")] = None,
    region: InRegion = None,
    metric: OfMetric = None,
    source: OfSource = None,
    nature: OfNature = None,
    period: InPeriod = None,
    basis: OnBasis = None,
    partner: WithPartner = None,
    authority: OfAuthority = None,
    deep: Deep = False,
    cite: Cited = False,
) -> Result:
    """List published figures as printed, with period, basis and source."""
    store = open_store(files)
    wanted = fact_filter(region, metric, source, nature, period, deep=deep)
    partners = tuple(partner) if partner else None
    wanted = wanted._replace(basis=basis, partners=partners, authorities=tuple(authority or ()))
    return library.answer(store, wanted._replace(text=" ".join(text or ()) or None), cite=cite)
