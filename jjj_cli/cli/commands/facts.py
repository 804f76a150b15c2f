"""`jjj facts`."""

from jjj_cli.answers import pages
from jjj_cli.answers.result import Result
from jjj_cli.answers.rows import fields
from jjj_cli.answers.rows.citations import cited_sources
from jjj_cli.answers.rows.facts import fact_row
from jjj_cli.cli.options import Cited, Deep, InPeriod, InRegion, OfMetric, OfNature, OfSource
from jjj_cli.cli.registration import command
from jjj_cli.comparison.caveats.source import corrections
from jjj_cli.store.location import Files
from jjj_cli.store.opening import open_store
from jjj_cli.store.selection import fact_filter, select_facts

FIELDS, MORE = fields.FACT, fields.FACT_MORE


@command
def facts(
    files: Files,
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
    found = select_facts(store, wanted)
    return Result(
        command="facts",
        query=wanted._asdict(),
        fields=FIELDS,
        more=MORE,
        rows=lambda: [fact_row(store, fact) for fact in found],
        page=lambda: pages.lists.fact_list(store, found, cited=cite),
        empty=not found,
        notes=corrections(store, found),
        extra=lambda: cited_sources(store, found, wanted=cite),
    )
