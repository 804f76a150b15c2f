"""Names to what a report is on: a region or a metric."""

from collections.abc import Iterable

from jjj_cli.errors import UnknownNameError
from jjj_cli.gazetteer.metrics import find_metric, nearest_metrics
from jjj_cli.gazetteer.names import suggest
from jjj_cli.gazetteer.regions import find_region, label, nearest_regions
from jjj_cli.messages import say
from jjj_cli.record.records import Metric, Region, Store

Subject = Region | Metric
_AMBIGUOUS = ("ambiguous-region", "ambiguous-metric")


def find_all(store: Store, names: Iterable[str]) -> list[Subject]:
    """Find what each name stands for, each once; raises UnknownNameError as `find` does."""
    return list({found.id: found for found in (find(store, name) for name in names)}.values())


def find(store: Store, name: str) -> Subject:
    """Find the region or the metric of a name; raises UnknownNameError with the nearest of both."""
    region, metric = _region(store, name), _metric(store, name)
    if isinstance(region, Region) and isinstance(metric, Metric):
        which = suggest([label(store.regions, region), metric.id], "hint.which")
        raise UnknownNameError("ambiguous-subject", name=name, hint=which)
    for found in (region, metric):
        if isinstance(found, Region | Metric):
            return found
    for refused in (region, metric):
        if isinstance(refused, UnknownNameError) and refused.key in _AMBIGUOUS:
            raise refused
    near = [*nearest_regions(store.regions, name), *nearest_metrics(store.metrics.values(), name)]
    hint = suggest(near) or say("hint.words")
    raise UnknownNameError("unknown-subject", name=name, hint=hint)


def _region(store: Store, name: str) -> Region | UnknownNameError:
    try:
        return find_region(store.regions, name)
    except UnknownNameError as error:
        return error


def _metric(store: Store, name: str) -> Metric | UnknownNameError:
    try:
        return find_metric(store.metrics, name)
    except UnknownNameError as error:
        return error
