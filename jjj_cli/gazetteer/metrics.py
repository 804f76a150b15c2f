"""Names to metrics: slugs, Chinese and English names, aliases."""

from collections.abc import Iterable, Mapping

from jjj_cli.errors import UnknownNameError
from jjj_cli.gazetteer.names import fold, nearest, suggest
from jjj_cli.messages import say
from jjj_cli.record.records import Metric


def find_metric(metrics: Mapping[str, Metric], name: str, *, exact: bool = False) -> Metric:
    """Find the one metric that goes by a name: forest-coverage, 森林覆盖率, "forest cover".

    Where it need not be `exact`, what people type in short is known too. Raises UnknownNameError, with the nearest
    metrics, where there is none or more than one.
    """
    found = metrics_called(metrics, name, exact=exact)
    if len(found) == 1:
        return found[0]
    if found:
        raise UnknownNameError("ambiguous-metric", name=name, hint=suggest([m.id for m in found], "hint.which"))
    hint = suggest(nearest_metrics(metrics.values(), name)) or say("hint.metrics")
    raise UnknownNameError("unknown-metric", name=name, hint=hint)


def metrics_called(metrics: Mapping[str, Metric], name: str, *, exact: bool = False) -> list[Metric]:
    """Give the metrics that a name can mean: one, several where it is ambiguous, none where it is no metric's."""
    if name in metrics:
        return [metrics[name]]
    asked = fold(name)
    found = [metric for metric in metrics.values() if asked in _forms(metric)]
    if found or exact:
        return found
    from jjj_cli.gazetteer.shorthands import metrics_in_short  # most names are whole

    return metrics_in_short(metrics, name)


def nearest_metrics(metrics: Iterable[Metric], name: str) -> list[str]:
    """Give the ids of the metrics whose names look most like what was typed, best first."""
    return nearest(name, {form: metric.id for metric in metrics for form in names_of(metric)})


def names_of(metric: Metric) -> tuple[str, ...]:
    """Give every name of a metric, its slug first."""
    return (metric.id, metric.name, metric.name_en, *metric.aliases)


def _forms(metric: Metric) -> set[str]:
    return {fold(form) for form in names_of(metric)}
