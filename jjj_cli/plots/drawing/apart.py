"""Words beside points, so that none lies on another."""

from collections.abc import Iterator, Sequence
from itertools import islice
from math import cos, pi, sin
from typing import NamedTuple

import numpy as np

from jjj_cli.plots.drawing.canvas import Place

# How far from its point a text may stand, in its own heights, and how many ways round are tried.
_RINGS = (0.0, 0.6, 1.3, 2.2, 3.4, 5.0, 7.0, 9.5)
_WAYS = 16
# Outside the picture is no place at all; a far one is worse than a near one.
_OUTSIDE, _FAR = 50.0, 1.5
# Right, left, above, below before all that lies between.
_FIRST = (0.0, pi, -pi / 2, pi / 2)
# The places of the first ring.
_CLOSE = len(_FIRST) + _WAYS


class Box(NamedTuple):
    """A rectangle by its sides."""

    left: float
    top: float
    right: float
    bottom: float


class Field:
    """What is taken of a rectangle, and where there is room for more."""

    def __init__(self, room: Box) -> None:
        self._room = room
        self._taken: list[Box] = []

    def take(self, box: Box) -> None:
        """Let nothing be written here."""
        self._taken.append(box)

    def copy(self) -> "Field":
        """Give a field to try things on."""
        other = Field(self._room)
        other._taken = list(self._taken)
        return other

    def take_line(self, start: Place, end: Place, wide: float) -> None:
        """Let nothing be written over a line."""
        (x, y), (dx, dy) = start, (end[0] - start[0], end[1] - start[1])
        count = max(1, int(max(abs(dx), abs(dy)) / wide))
        for step in range(count + 1):
            at = (x + dx * step / count, y + dy * step / count)
            self.take(Box(at[0] - wide / 2, at[1] - wide / 2, at[0] + wide / 2, at[1] + wide / 2))

    def place(self, at: Place, width: float, height: float, near: float) -> tuple[Box, bool]:
        """Find the best place for a text beside a point, and take it; say whether it is clear of all else."""
        taken = np.array(self._taken, dtype=float).reshape(-1, 4)
        best = min(
            (self._cost(box, taken) + _FAR * ring * height, order, box)
            for order, (ring, box) in enumerate(_around(at, width, height, near))
        )
        box = best[2]
        clear = self._cost(box, taken) == 0
        self.take(box)
        return box, clear

    def beside(self, at: Place, width: float, height: float, near: float) -> Box | None:
        """Find a clear place close to a point, and take it; None where there is none."""
        taken = np.array(self._taken, dtype=float).reshape(-1, 4)
        for _, box in islice(_around(at, width, height, near), _CLOSE):
            if self._cost(box, taken) == 0:
                self.take(box)
                return box
        return None

    def _cost(self, box: Box, taken: "np.ndarray[tuple[int, ...], np.dtype[np.float64]]") -> float:
        """Give how much of a box lies on others or outside."""
        wide = np.minimum(box.right, taken[:, 2]) - np.maximum(box.left, taken[:, 0])
        tall = np.minimum(box.bottom, taken[:, 3]) - np.maximum(box.top, taken[:, 1])
        on_others = float((wide.clip(min=0) * tall.clip(min=0)).sum())
        room = self._room
        beyond = (room.left - box.left, room.top - box.top, box.right - room.right, box.bottom - room.bottom)
        return on_others * 4 + sum(max(0.0, one) for one in beyond) * _OUTSIDE


def _around(at: Place, width: float, height: float, near: float) -> Iterator[tuple[float, Box]]:
    """Give places beside a point, the nearest first."""
    ways = [*_FIRST, *(2 * pi * way / _WAYS for way in range(_WAYS))]
    for ring in _RINGS:
        for way in ways:
            away = near + ring * height
            middle_x = at[0] + cos(way) * (away + width / 2)
            middle_y = at[1] + sin(way) * (away + height / 2)
            yield ring, Box(middle_x - width / 2, middle_y - height / 2, middle_x + width / 2, middle_y + height / 2)


def spread(wanted: Sequence[float], heights: Sequence[float], low: float, high: float) -> list[float]:
    """Move the middles of texts in a column apart, as little as that takes, between two ends."""
    order = sorted(range(len(wanted)), key=lambda one: wanted[one])
    middles = [0.0] * len(order)
    edge = low
    for one in order:
        middles[one] = max(edge + heights[one] / 2, wanted[one])
        edge = middles[one] + heights[one] / 2
    edge = high
    for one in reversed(order):
        middles[one] = min(edge - heights[one] / 2, middles[one])
        edge = middles[one] - heights[one] / 2
    return middles
