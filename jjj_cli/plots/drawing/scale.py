"""From numbers to places: where a scale starts, and which round numbers stand at it."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from matplotlib.ticker import MaxNLocator

from jjj_cli.messages.digit_grouping import on_axis

# Numbers that lie closer together than this part of the largest are not shown from zero.
_SPREAD = 0.4
_ROOM = 0.06
# Beyond these a number is spelled with its power of ten.
_TINY, _HUGE = Decimal("1e-6"), Decimal("1e12")


class Scale(NamedTuple):
    """A straight scale from numbers to points."""

    low: float
    high: float
    start: float
    end: float
    unit: str = ""

    def at(self, value: float) -> float:
        """Give the place of a number."""
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)

    @property
    def from_zero(self) -> bool:
        """Say whether zero stands on the scale."""
        return self.low <= 0 <= self.high

    def ticks(self, most: int) -> list[tuple[float, str]]:
        """Give round numbers on the scale, no more than so many steps of them."""
        found = MaxNLocator(nbins=most, steps=[1, 2, 2.5, 5, 10]).tick_values(self.low, self.high)
        slack = (self.high - self.low) * 1e-9
        return [
            (float(value), spelled(float(value), self.unit))
            for value in found
            if self.low - slack <= value <= self.high + slack
        ]


def reach(values: Sequence[float]) -> tuple[float, float]:
    """Give from where to where a scale of these numbers goes: from zero where that leaves them apart."""
    low, high = min(values), max(values)
    if low >= 0 and high - low >= high * _SPREAD:
        return 0.0, high * (1 + _ROOM) or 1.0
    if high <= 0 and high - low >= -low * _SPREAD:
        return low * (1 + _ROOM), 0.0
    room = (high - low) * 2 * _ROOM or abs(high) * _ROOM or 1.0
    return low - room, high + room


def spelled(value: float, unit: str) -> str:
    """Spell a round number of a unit without what arithmetic leaves behind its last digit."""
    exact = Decimal(f"{value:.12g}").normalize() + 0
    return on_axis(exact, unit) if not exact or _TINY < abs(exact) < _HUGE else f"{exact:.4g}"
