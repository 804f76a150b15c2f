"""Rules of units: each is known, and measures what the metric does."""

from collections.abc import Iterator

from jjj_cli.audit.rules.facts import referring
from jjj_cli.errors import JjjError, UnknownNameError
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
        try:
            registry.convert(fact.value, fact.unit, metric.unit)
        except UnknownNameError:
            continue
        except JjjError:
            yield Problem(
                "facts",
                fact.id,
                "unit",
                say("problem.dimension", unit=fact.unit, metric=metric.name, other=metric.unit),
            )
