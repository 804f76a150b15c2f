"""Arithmetic with hedged figures: the interval that a result is known to lie in, and the hedge that says it.

A figure that is hedged from above (近60, 不足50) and printed as a positive number is taken to be positive.
"""

from fractions import Fraction
from typing import NamedTuple

from jjj_cli.record.bounds import Bounds, End
from jjj_cli.record.codelists import Relation
from jjj_cli.record.records import Fact

INFINITY = float("inf")
Number = Fraction | float


class Edge(NamedTuple):
    """An end of an interval: the number, and whether the figure never reaches it."""

    value: Number
    open: bool = False


class Interval(NamedTuple):
    """What a figure or a result is known to lie between."""

    low: Edge
    high: Edge

    @classmethod
    def exact(cls, value: Fraction) -> "Interval":
        """Give the interval of an exact number."""
        return cls(Edge(value), Edge(value))

    @classmethod
    def of(cls, fact: Fact, size: Fraction) -> "Interval":
        """Give the interval of a figure whose unit has a size."""
        low, high = (_edge(end, size) for end in Bounds.of(fact.value, fact.relation))
        if fact.value > 0 and fact.relation in ("lt", "le", "near"):
            low = Edge(Fraction(0), open=True)
        return cls(low, high)

    def plus(self, other: "Interval") -> "Interval":
        """Add another."""
        return Interval(_sum(self.low, other.low), _sum(self.high, other.high))

    def minus(self, other: "Interval") -> "Interval":
        """Subtract another."""
        return self.plus(Interval(_negative(other.high), _negative(other.low)))

    def times(self, other: "Interval") -> "Interval":
        """Multiply by another."""
        edges = [_product(one, two) for one in self for two in other]
        return Interval(min(edges), max(edges, key=lambda edge: (edge.value, not edge.open)))

    def over(self, other: "Interval") -> "Interval":
        """Divide by another; one that reaches both sides of nothing, or nothing itself, tells nothing."""
        low, high = other
        if low.value >= 0 and low != Edge(Fraction(0)):
            return self.times(Interval(_inverse(high), _inverse(low)))
        if high.value <= 0 and high != Edge(Fraction(0)):
            negated = Interval(_negative(high), _negative(low))
            return Interval.exact(Fraction(0)).minus(self).over(negated)
        return Interval(Edge(-INFINITY), Edge(INFINITY))

    def relation(self, value: Fraction, hedges: set[Relation]) -> Relation:
        """Say how a result is hedged whose operands are hedged so: a bound only where it is sure.

        Near stays near where all that is hedged is near; what has no bound at its number is approximate.
        """
        if self.low.value == value:
            return "eq" if self.high == self.low else "gt" if self.low.open else "ge"
        if self.high.value == value:
            below: Relation = "near" if hedges == {"near"} else "lt"
            return below if self.high.open else "le"
        return "approx"


def _edge(end: End, size: Fraction) -> Edge:
    number, side = end
    return Edge(Fraction(number) * size, side != 0) if number.is_finite() else Edge(float(number))


def _sum(one: Edge, other: Edge) -> Edge:
    return Edge(one.value + other.value, one.open or other.open)


def _negative(edge: Edge) -> Edge:
    return Edge(-edge.value, edge.open)


def _product(one: Edge, other: Edge) -> Edge:
    for edge in (one, other):
        if edge == Edge(Fraction(0)):
            return edge  # what is nothing stays nothing, however large the other may be
    if not one.value or not other.value:
        return Edge(Fraction(0), open=True)
    return Edge(one.value * other.value, one.open or other.open)


def _inverse(edge: Edge) -> Edge:
    if not edge.value:
        return Edge(INFINITY, open=True)
    return Edge(Fraction(0), open=True) if edge.value == INFINITY else Edge(1 / edge.value, edge.open)
