"""What a hedge leaves open: a figure as the interval that it is known to lie in."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from decimal import Context, Decimal
from typing import NamedTuple

from jjj_cli.record.codelists import Relation

# An end of an interval: the number, and whether the figure lies just beyond (1) or before (-1) it.
End = tuple[Decimal, int]
LOWEST: End = (Decimal("-Infinity"), 0)
HIGHEST: End = (Decimal("Infinity"), 0)
# 近, 超 and 约 are read as within a tenth of the number that they stand before.
NEAR = Decimal("0.1")
# Exact for any two numbers that a store may hold.
_EXACT = Context(prec=100)


class Bounds(NamedTuple):
    """The interval that a figure is known to lie in; no bound is ever invented."""

    low: End
    high: End

    @classmethod
    def of(cls, value: Decimal, relation: Relation) -> "Bounds":
        """Give the interval of a figure: 超50% lies above 50, 近60% below 60, 约60% anywhere."""
        match relation:
            case "eq":
                end = (value, 0)
                return cls(end, end)
            case "gt":
                return cls((value, 1), HIGHEST)
            case "ge":
                return cls((value, 0), HIGHEST)
            case "lt" | "near":
                return cls(LOWEST, (value, -1))
            case "le":
                return cls(LOWEST, (value, 0))
            case _:
                return cls(LOWEST, HIGHEST)

    def near(self, value: Decimal) -> "Bounds":
        """Give what of the interval lies near a value: how far a hedge reaches as people read it, not as is certain."""
        reach = abs(value) * NEAR
        return Bounds(max(self.low, (value - reach, 0)), min(self.high, (value + reach, 0)))

    def surely_above(self, other: "Bounds") -> bool:
        """Say whether this figure is above the other whatever the hedges hide."""
        return self.low > other.high

    def minus(self, other: "Bounds") -> "Bounds":
        """Give what this figure less the other can be."""
        return Bounds(_less(self.low, other.high), _less(self.high, other.low))

    @property
    def relation(self) -> Relation | None:
        """Give how the one known end is hedged; None where neither end is known."""
        if self.low == self.high:
            return "eq"
        if self.low[0].is_finite():
            return "gt" if self.low[1] else "ge"
        if self.high[0].is_finite():
            return "lt" if self.high[1] else "le"
        return None


def _less(one: End, other: End) -> End:
    side = one[1] - other[1]
    return _EXACT.subtract(one[0], other[0]), (side > 0) - (side < 0)


class Field:
    """Many figures to set one against; counted by bisection, since a store may have tens of thousands of them.

    Ends are found by their places among all ends: to tell two numbers of a place takes a fraction of what decimals do.
    """

    def __init__(self, figures: Iterable[Bounds]) -> None:
        every = list(figures)
        self.size = len(every)
        exact = {low for low, high in every if low is high}  # most are, and to hash a decimal takes long
        self._ends = sorted(exact.union(*(bounds for bounds in every if bounds.low is not bounds.high)))
        self._places: dict[End, float] = {end: place for place, end in enumerate(self._ends)}
        self._low = [self._places[low] for low, _ in every]
        self._high = [
            place if low is high else self._places[high] for place, (low, high) in zip(self._low, every, strict=True)
        ]
        self._lows, self._highs = sorted(self._low), sorted(self._high)

    def ranks(self) -> list[tuple[int, int]]:
        """Give the best and the worst rank of each figure, in their order: see `above` and `maybe_above`."""
        return [
            (
                self.size - bisect_right(self._lows, high) + 1,
                self.size - bisect_right(self._highs, low) - (high > low) + 1,
            )
            for low, high in zip(self._low, self._high, strict=True)
        ]

    def above(self, bounds: Bounds) -> int:
        """Count the figures that are surely above one."""
        return self.size - bisect_right(self._lows, self._place(bounds.high))

    def below(self, bounds: Bounds) -> int:
        """Count the figures that one is surely above."""
        return bisect_left(self._highs, self._place(bounds.low))

    def maybe_above(self, bounds: Bounds) -> int:
        """Count the figures that may be above one of them, which is not counted: an equal one is not."""
        itself = bounds.high > bounds.low
        return self.size - bisect_right(self._highs, self._place(bounds.low)) - itself

    def _place(self, end: End) -> float:
        """Give the place of an end; one that no figure has lies between two."""
        place = self._places.get(end)
        return bisect_left(self._ends, end) - 0.5 if place is None else place

    def beside(self, bounds: Bounds) -> int:
        """Count the figures that may be equal to one, or on either side of it; itself too where it is among them."""
        return self.size - self.above(bounds) - self.below(bounds)
