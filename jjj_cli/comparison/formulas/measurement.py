"""What a formula measures, and in what unit it is shown."""

from collections.abc import Mapping

from jjj_cli.comparison.formulas.grammar import parse
from jjj_cli.comparison.formulas.nodes import Figure, Node, Number, Operation, metrics_of
from jjj_cli.errors import NotComparableError, UsageError
from jjj_cli.record.records import Metric
from jjj_cli.units import compounds
from jjj_cli.units.compounds import Compound


def measured(node: Node) -> Compound:
    """Give what a formula measures; raises NotComparableError where a sum is of different things."""
    match node:
        case Figure(metric):
            return Compound.of(metric.unit)
        case Number():
            return compounds.NUMBER
    left, right = measured(node.left), measured(node.right)
    if node.sign == "*":
        return left.times(right)
    if node.sign == "/":
        return left.over(right)
    if left.measures_as(right):
        return left if left != compounds.NUMBER else right
    values = {"dimension": left.dimension(), "unit": left.spelled()}
    raise NotComparableError("formula-sum", **values, other=right.dimension(), target=right.spelled())


def unit_of(node: Node, asked: str | None = None) -> str:
    """Give the unit that a formula is shown in: the one asked for, if it measures that, or one that reads well."""
    found = measured(node)
    share = isinstance(node, Operation) and node.sign == "-" and compounds.reduced(found) == compounds.SHARE
    if share and asked in (None, compounds.POINTS):
        return compounds.POINTS  # 36.5% less 35.6% is 0.9 percentage points
    return compounds.fitting(found, asked) if asked else compounds.reduced(found)


def plain_unit(node: Node) -> str | None:
    """Give the unit of a formula where its operands' own combine to one; None where Pint would have to be asked."""
    return None if _adds(node) else compounds.plainly(measured(node))


def _adds(node: Node) -> bool:
    return isinstance(node, Operation) and (node.sign in "+-" or _adds(node.left) or _adds(node.right))


def check_formula(metrics: Mapping[str, Metric], metric: Metric) -> None:
    """Check a metric's own formula: its names, and that it measures what the metric does; raises JjjError."""
    seen = {metric.id}
    waiting = [str(metric.formula)]
    while waiting:
        for one in metrics_of(parse(metrics, waiting.pop())):
            if one.id == metric.id:
                raise UsageError("formula-circle", name=metric.id)
            if one.formula and one.id not in seen:
                waiting.append(one.formula)
            seen.add(one.id)
    compounds.fitting(measured(parse(metrics, str(metric.formula))), metric.unit)
