"""`jjj facts`."""

from typing import Annotated

from jjj_cli.answers.result import Result
from jjj_cli.cli.options import Cited, Deep, InPeriod, InRegion, OfMetric, OfNature, OfSource, texts
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
    deep: Deep = False,
    cite: Cited = False,
) -> Result:
    """List published figures as printed, with period, basis and source."""
    store = open_store(files)
    wanted = fact_filter(region, metric, source, nature, period, deep=deep)
    return library.answer(store, wanted._replace(text=" ".join(text or ()) or None), cite=cite)
