"""Names to metrics: slugs, Chinese and English names, aliases."""

from collections.abc import Mapping

from jjj_cli.errors import UnknownNameError
from jjj_cli.gazetteer.names import fold, nearest, suggest
from jjj_cli.record.records import Metric


def find_metric(metrics: Mapping[str, Metric], name: str) -> Metric:
    """Find the one metric that goes by a name: forest-coverage, 森林覆盖率, "forest cover".

    Raises UnknownNameError, with the nearest metrics, where there is none or more than one.
    """
    if name in metrics:
        return metrics[name]
    asked = fold(name)
    found = [metric for metric in metrics.values() if asked in _forms(metric)]
    if len(found) == 1:
        return found[0]
    if found:
        raise UnknownNameError("ambiguous-metric", name=name, hint=suggest([m.id for m in found], "hint.which"))
    typed = {form: metric.id for metric in metrics.values() for form in names_of(metric)}
    hint = suggest(nearest(name, typed)) or suggest(["jjj metrics"], "hint.list")
    raise UnknownNameError("unknown-metric", name=name, hint=hint)


def names_of(metric: Metric) -> tuple[str, ...]:
    """Give every name of a metric, its slug first."""
    return (metric.id, metric.name, metric.name_en, *metric.aliases)


def _forms(metric: Metric) -> set[str]:
    return {fold(form) for form in names_of(metric)}
