"""A region's latest figure of each headline metric, among those of its peers of the same time."""

from datetime import timedelta
from itertools import islice
from typing import NamedTuple

from jjj_cli.comparison.lookup import look_up
from jjj_cli.comparison.peer_rank import PeerRank, peer_rank
from jjj_cli.comparison.ranking import change
from jjj_cli.comparison.results import Choice, Trends
from jjj_cli.gazetteer.headline_metrics import HEADLINE_METRICS, MOST_HEADLINES
from jjj_cli.record import periods
from jjj_cli.record.records import Fact, Metric, Region, Store

# To be first of two says little.
_FEWEST = 3
# Over how many years a change is told.
YEARS = 10


class HeadlineFigure(NamedTuple):
    """A region's latest figure of a metric, its place among its peers, and what it was ten years before.

    The place and the past, which is one change, are there where they can be told without a caveat of their own.
    """

    metric: Metric
    fact: Fact
    place: PeerRank | None
    past: Trends | None


def headline_figures(store: Store, region: Region) -> list[HeadlineFigure]:
    """Give the latest figure of each headline metric that a region has, as many as a screen has room for."""
    measured = {fact.metric for fact in store.facts_where("region", region.id)}
    rows = (_first(store, region, [name for name in names if name in measured]) for names in HEADLINE_METRICS)
    return list(islice(filter(None, rows), MOST_HEADLINES))


def _first(store: Store, region: Region, names: list[str]) -> HeadlineFigure | None:
    """Give the figure of the first of some metrics that has one that is a result."""
    for name in names:
        metric = store.metrics[name]
        if found := look_up(store, metric, region.id):
            about = (store, region, metric, found.fact)
            return HeadlineFigure(metric, found.fact, _place(*about), _past(*about))
    return None


def _past(store: Store, region: Region, metric: Metric, fact: Fact) -> Trends | None:
    """Give what became of a figure in ten years, where one of that very year counts and stands on what it does.

    That the older one has been revised and the newer one not yet is the common case, and is told.
    """
    year = periods.year_of(fact.period, fact.accumulation)
    if year is None:
        return None
    between = str(year - YEARS), str(year)
    found = change(store, metric, Choice(regions=(region.id,), between=between, tolerance=timedelta(0)))
    caveats = {note.code for note in found.notes if note.weight != "hint"}
    return found if found.rows and found.rows[0].end.id == fact.id and caveats <= {"nature"} else None


def _place(store: Store, region: Region, metric: Metric, fact: Fact) -> PeerRank | None:
    """Give a figure's place among those of the same year, or of its very period where it is of none.

    Figures of other years would rank growth and not regions.
    """
    year = periods.year_of(fact.period, fact.accumulation)
    at = fact.period if year is None else str(year)
    found = peer_rank(store, region, metric, Choice(at=at, tolerance=timedelta(0)))
    told = found and found.ranked and found.row.fact.id == fact.id and len(found.peers) >= _FEWEST
    return found if told else None
