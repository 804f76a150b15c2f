"""What a hedge leaves open: a figure as the interval that it is known to lie in."""

from decimal import Decimal
from typing import NamedTuple

from jjj_cli.model import Relation

# An end of an interval: the number, and whether the figure lies just beyond (1) or before (-1) it.
End = tuple[Decimal, int]
LOWEST: End = (Decimal("-Infinity"), 0)
HIGHEST: End = (Decimal("Infinity"), 0)


class Bounds(NamedTuple):
    """The interval that a figure is known to lie in; no bound is ever invented."""

    low: End
    high: End

    @classmethod
    def of(cls, value: Decimal, relation: Relation) -> "Bounds":
        """Give the interval of a figure: 超50% lies above 50, 近60% below 60, 约60% anywhere."""
        match relation:
            case "eq":
                return cls((value, 0), (value, 0))
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

    def surely_above(self, other: "Bounds") -> bool:
        """Say whether this figure is above the other whatever the hedges hide."""
        return self.low > other.high
