"""How far it is from a region's figure to its target: what is missing, and in how many years it is due."""

from decimal import Context, Decimal

from jjj_cli.comparison.definitions import definition_of
from jjj_cli.comparison.results import Progress, Row
from jjj_cli.record import periods
from jjj_cli.record.bounds import Bounds
from jjj_cli.record.codelists import ACTUAL_NATURES, Relation
from jjj_cli.record.records import Fact

_YEAR = Decimal("365.25")
_PLACES = Decimal("0.1")
_EXACT = Context(prec=100)
# What says that the figure itself is meant: 达到36.5%以上 is reached with 36.5.
_GOAL: Relation = "eq"


def with_progress(rows: list[Row]) -> list[Row]:
    """Give each figure and each target of a region what is missing from the one to the other.

    Only figures that count the same have a way between them; a total of years has another start or none.
    """
    ways: dict[str, Progress] = {}
    for target in _hoped(rows):
        for row in rows:
            if row.fact.nature in ACTUAL_NATURES and _same(row.fact, target.fact) and row.fact.id not in ways:
                ways[row.fact.id] = ways[target.fact.id] = _progress(row, target)
    return [row._replace(progress=ways.get(row.fact.id)) for row in rows]


def _hoped(rows: list[Row]) -> list[Row]:
    """Give the targets, and after them the plans: of both, the target counts."""
    hoped = [row for row in rows if row.fact.nature not in ACTUAL_NATURES]
    return sorted(hoped, key=lambda row: row.fact.nature != "target")


def _same(one: Fact, other: Fact) -> bool:
    starts = [fact.period.partition("/")[0] if fact.accumulation == "cumulative" else "" for fact in (one, other)]
    return (
        one.region == other.region
        and definition_of(one) == definition_of(other)
        and one.part_of == other.part_of
        and (starts[0] == starts[1] or other.accumulation != "cumulative")
    )


def _progress(row: Row, target: Row) -> Progress:
    relation = Bounds.of(target.value, _GOAL).minus(Bounds.of(row.value, row.fact.relation)).relation
    missing = _EXACT.subtract(target.value, row.value) if relation else None
    days = (periods.span(target.fact.period)[1] - periods.span(row.fact.period)[1]).days
    years = (days / _YEAR).quantize(_PLACES)
    return Progress(target.fact, target.value, row.fact, row.value, missing, relation, years)
