"""A region's latest figure of each core metric, among those of its peers of the same time."""

from datetime import timedelta
from typing import NamedTuple

from jjj_cli.comparison.lookup import look_up
from jjj_cli.comparison.peer_rank import PeerRank, peer_rank
from jjj_cli.comparison.results import Choice
from jjj_cli.gazetteer.core_metrics import CORE_METRICS
from jjj_cli.record import periods
from jjj_cli.record.records import Fact, Metric, Region, Store

# To be first of two says little.
_FEWEST = 3


class CoreFigure(NamedTuple):
    """A region's latest figure of a metric, and its place among its peers where there is one."""

    metric: Metric
    fact: Fact
    place: PeerRank | None


def core_figures(store: Store, region: Region) -> list[CoreFigure]:
    """Give the latest figure of each core metric that a region has."""
    measured = {fact.metric for fact in store.facts_where("region", region.id)}
    rows = (_first(store, region, [name for name in names if name in measured]) for names in CORE_METRICS)
    return [row for row in rows if row]


def _first(store: Store, region: Region, names: list[str]) -> CoreFigure | None:
    """Give the figure of the first of some metrics that has one that is a result."""
    for name in names:
        metric = store.metrics[name]
        if found := look_up(store, metric, region.id):
            return CoreFigure(metric, found.fact, _place(store, region, metric, found.fact))
    return None


def _place(store: Store, region: Region, metric: Metric, fact: Fact) -> PeerRank | None:
    """Give a figure's place among those of the same year, or of its very period where it is of none.

    Figures of other years would rank growth and not regions.
    """
    year = periods.year_of(fact.period, fact.accumulation)
    at = fact.period if year is None else str(year)
    found = peer_rank(store, region, metric, Choice(at=at, tolerance=timedelta(0)))
    told = found and found.ranked and found.row.fact.id == fact.id and len(found.peers) >= _FEWEST
    return found if told else None
