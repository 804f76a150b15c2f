"""A figure in the unit that its metric is compared in, or in one asked for."""

from decimal import Decimal

from jjj_cli.errors import NotComparableError, StoreError, UnknownNameError
from jjj_cli.record.records import Fact, Metric
from jjj_cli.units.scales import ratio


def normalise(fact: Fact, metric: Metric, unit: str | None = None) -> Decimal:
    """Give a fact's number in the metric's unit, or in the unit asked for.

    Raises NotComparableError where the unit asked for measures something else, and StoreError
    where the store itself pairs a fact with a metric that it does not fit.
    """
    target = unit or metric.unit
    if fact.unit == target:
        return fact.value
    from jjj_cli.units import registry  # most figures are printed in their metric's unit, and need no table

    if not unit and (scale := ratio(fact.unit, target)):
        return registry.tidy(registry.PRECISION.multiply(fact.value, scale))

    try:
        in_metric = registry.convert(fact.value, fact.unit, metric.unit)
    except (NotComparableError, UnknownNameError) as error:
        raise StoreError("fact-unit", id=fact.id, message=error.message) from None
    return registry.convert(fact.value, fact.unit, unit) if unit else in_metric
