"""Rules of units: each is known, and measures what the metric does."""

from collections.abc import Iterator
from functools import lru_cache

from jjj_cli.audit.rules.facts import referring
from jjj_cli.errors import UnknownNameError
from jjj_cli.messages import say
from jjj_cli.record.records import Store
from jjj_cli.store.problems import Problem
from jjj_cli.units import registry


def unknown_units(store: Store) -> Iterator[Problem]:
    """Find units that are not in the table."""
    used = [("metrics", metric.id, metric.unit) for metric in store.metrics.values()]
    used += [("facts", fact.id, fact.unit) for fact in store.facts.values()]
    for table, key, unit in used:
        try:
            registry.find_unit(unit)
        except UnknownNameError as error:
            yield Problem(table, key, "unit", error.message)


def incompatible_units(store: Store) -> Iterator[Problem]:
    """Find facts in units that measure something else than their metric."""
    for fact in referring(store):
        metric = store.metrics[fact.metric]
        if not _may_fit(fact.unit, metric.unit):
            yield Problem(
                "facts",
                fact.id,
                "unit",
                say("problem.dimension", unit=fact.unit, metric=metric.name, other=metric.unit),
            )


@lru_cache(1000)  # many facts, few pairs
def _may_fit(unit: str, other: str) -> bool:
    """Say whether two units measure the same thing, or one of them is unknown, which is a finding of its own."""
    try:
        return registry.same_dimension(registry.find_unit(unit), registry.find_unit(other))
    except UnknownNameError:
        return True
