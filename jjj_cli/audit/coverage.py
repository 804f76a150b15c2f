"""What a store covers: for each metric which regions, in which years, from how many sources."""

from collections import defaultdict
from typing import NamedTuple

from jjj_cli.record.codelists import ACTUAL_NATURES
from jjj_cli.record.coverage import year_of
from jjj_cli.record.records import Fact, Store


class Cover(NamedTuple):
    """What there is of a metric in a region: how many facts, the years of results, how many sources."""

    metric: str
    region: str
    facts: int
    years: tuple[str, ...]
    sources: int


def coverage(store: Store) -> list[Cover]:
    """Give what there is, in the order of the metrics and then of the regions."""
    cells: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in store.facts.values():
        cells[fact.metric, fact.region].append(fact)
    metrics = {key: place for place, key in enumerate(store.metrics)}
    regions = {key: place for place, key in enumerate(store.regions)}
    ordered = sorted(cells, key=lambda cell: (metrics[cell[0]], regions[cell[1]]))
    return [_cover(*cell, cells[cell]) for cell in ordered]


def _cover(metric: str, region: str, facts: list[Fact]) -> Cover:
    years = sorted({year_of(fact) for fact in facts if fact.nature in ACTUAL_NATURES})
    return Cover(metric, region, len(facts), tuple(years), len({fact.source for fact in facts}))
