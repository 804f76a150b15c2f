"""How exact a printed figure is."""

from decimal import Decimal

from jjj_cli.record.records import Fact
from jjj_cli.units import registry


def half_step(fact: Fact) -> Decimal:
    """Give half of one of a figure's last digit; nothing for a count, which is exact."""
    unit = registry.find_unit(fact.unit)
    counted = unit.above.scale == 1 and registry.table().dimension[unit.above.name] == unit.above.name
    exponent = fact.value.as_tuple().exponent
    if (counted and fact.value == fact.value.to_integral_value()) or not isinstance(exponent, int):
        return Decimal(0)
    return Decimal(1).scaleb(exponent) / 2
