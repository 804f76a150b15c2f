"""What a formula is made of: metrics, numbers and the signs between them; and how it is spelled."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import NamedTuple

from jjj_cli.record.records import Metric

_STRENGTH = {"+": 1, "-": 1, "*": 2, "/": 2}


class Figure(NamedTuple):
    """A metric in a formula."""

    metric: Metric


class Number(NamedTuple):
    """A number in a formula, as exact as it is written."""

    value: Decimal


class Operation(NamedTuple):
    """Two parts of a formula and the sign between them."""

    sign: str
    left: "Node"
    right: "Node"


Node = Figure | Number | Operation


def figures(node: Node) -> Iterator[Metric]:
    """Give the metrics of a formula as they come up, again where they come up again."""
    match node:
        case Figure(metric):
            yield metric
        case Operation(_, left, right):
            yield from figures(left)
            yield from figures(right)


def metrics_of(node: Node) -> list[Metric]:
    """Give the metrics of a formula, each once."""
    return list({metric.id: metric for metric in figures(node)}.values())


def spell(node: Node, name: Callable[[Metric], str]) -> str:
    """Spell a formula with the fewest brackets, its metrics by whatever name is asked for."""
    match node:
        case Figure(metric):
            return name(metric)
        case Number(value):
            return format(value, "f")
    left, right = spell(node.left, name), spell(node.right, name)
    if _strength(node.left) < _STRENGTH[node.sign]:
        left = f"({left})"
    if _strength(node.right) < _STRENGTH[node.sign] + (node.sign in "-/"):
        right = f"({right})"
    return f"{left} {node.sign} {right}"


def _strength(node: Node) -> int:
    return _STRENGTH[node.sign] if isinstance(node, Operation) else 3
