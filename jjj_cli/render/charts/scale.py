"""Round scales: the steps of an axis, and where on it a value lies."""

from collections.abc import Callable, Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import NamedTuple

from rich.cells import cell_len

from jjj_cli.messages.digit_grouping import on_axis

# A scale has no more steps than this.
MOST_STEPS = 8
# A scale of one step is hard to read, so that one of several may take up less.
_BARE = Decimal("0.85")
_ROUND = tuple(map(Decimal, ("1", "2", "2.5", "5")))


class Scale(NamedTuple):
    """Round steps from one multiple of them to another, each of so many cells."""

    step: Decimal
    low: int
    high: int
    cells: int
    unit: str = ""

    @property
    def length(self) -> int:
        """Give how many cells the whole scale takes."""
        return (self.high - self.low) * self.cells

    def place(self, value: Decimal) -> Decimal:
        """Give how many cells from its lower end a value lies."""
        return (value / self.step - self.low) * self.cells

    def label(self, tick: int) -> str:
        """Write the value of a tick."""
        return on_axis((self.step * tick).normalize(), self.unit) if tick else "0"

    def ticks(self) -> Iterator[tuple[int, str]]:
        """Give each tick's cell and value."""
        for tick in range(self.low, self.high + 1):
            yield (tick - self.low) * self.cells, self.label(tick)


def fit(low: Decimal, high: Decimal, cells: int, unit: str, room: Callable[[str], int] = cell_len) -> Scale:
    """Find the scale on which the figures take up most of some cells, with room for the labels of its ticks."""
    if low == high:
        low, high = (min(low, Decimal(0)), max(high, Decimal(0))) if low else (low, Decimal(1))
    span = high - low
    found: list[tuple[tuple[bool, Decimal, int], Scale]] = []
    for exponent in range(span.adjusted() - 1, span.adjusted() + 2):
        for step in (one.scaleb(exponent) for one in _ROUND):
            first = int((low / step).to_integral_value(ROUND_FLOOR))
            last = max(first + 1, int((high / step).to_integral_value(ROUND_CEILING)))
            scale = Scale(step, first, last, cells // (last - first), unit)
            if last - first <= MOST_STEPS and scale.cells:
                roomy = all(room(label) < scale.cells for _, label in scale.ticks()) or last - first == 1
                used = span / step * scale.cells * (_BARE if last - first == 1 else 1)
                found.append(((roomy, used, first - last), scale))
    return max(found, key=lambda pair: pair[0])[1]
