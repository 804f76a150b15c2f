"""Words beside points, so that none lies on another."""

from collections.abc import Sequence
from math import cos, pi, sin
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from jjj_cli.plots.drawing.canvas import Place

# How far from its point a text may stand, in its own heights, and how many ways round are tried.
_RINGS = (0.0, 0.6, 1.3, 2.2, 3.4, 5.0, 7.0, 9.5)
_WAYS = 16
# Outside the picture is no place at all; a far one is worse than a near one.
_OUTSIDE, _FAR, _OVER = 50.0, 1.5, 4.0
# Right, left, above, below before all that lies between.
_FIRST = (0.0, pi, -pi / 2, pi / 2)
_DIRECTIONS = (*_FIRST, *(2 * pi * way / _WAYS for way in range(_WAYS)))
# Whoever chose first chooses again when the others have chosen.
_ROUNDS = 5

Boxes = npt.NDArray[np.float64]


class Box(NamedTuple):
    """A rectangle by its sides."""

    left: float
    top: float
    right: float
    bottom: float


class Wanted(NamedTuple):
    """A text that is to stand beside a point: how large it is, and how near it may come.

    `others` are points that it could be taken to belong to: it stands nearer to its own than to any of them.
    """

    at: Place
    width: float
    height: float
    near: float
    others: Sequence[Place] = ()


class Field:
    """What is taken of a rectangle, and where there is room for more."""

    def __init__(self, room: Box) -> None:
        self._room = room
        self._taken: list[Box] = []

    def copy(self) -> "Field":
        """Give a field to try things on."""
        other = Field(self._room)
        other._taken = list(self._taken)
        return other

    def take(self, box: Box) -> None:
        """Let nothing be written here."""
        self._taken.append(box)

    def take_around(self, at: Place, half: float) -> None:
        """Let nothing be written over a point."""
        self.take(Box(at[0] - half, at[1] - half, at[0] + half, at[1] + half))

    def take_line(self, start: Place, end: Place, wide: float) -> None:
        """Let nothing be written over a line."""
        (x, y), (dx, dy) = start, (end[0] - start[0], end[1] - start[1])
        count = max(1, int(max(abs(dx), abs(dy)) / wide))
        for step in range(count + 1):
            self.take_around((x + dx * step / count, y + dy * step / count), wide / 2)

    def beside(self, wanted: Wanted) -> Box | None:
        """Find a clear place close to a point, and take it; None where there is none."""
        close = _around(wanted)[: len(_DIRECTIONS)]
        clear = np.flatnonzero((self._cost(close, _array(self._taken)) == 0) & _owned(close, wanted))
        if not len(clear):
            return None
        box = Box(*map(float, close[clear[0]]))
        self.take(box)
        return box

    def arrange(self, texts: Sequence[Wanted]) -> list[Box]:
        """Find a place for each of some texts: each takes the best that the others leave, in a few rounds."""
        places = [_around(one) for one in texts]
        far = np.repeat(np.array(_RINGS), len(_DIRECTIONS)) * _FAR
        chosen: dict[int, Box] = {}
        for _ in range(_ROUNDS):
            before = dict(chosen)
            for number, one in enumerate(texts):
                others = [box for other, box in chosen.items() if other != number]
                cost = self._cost(places[number], _array([*self._taken, *others])) + far * one.height
                chosen[number] = Box(*map(float, places[number][int(cost.argmin())]))
            if chosen == before:
                break
        return [chosen[number] for number in range(len(texts))]

    def _cost(self, boxes: Boxes, taken: Boxes) -> npt.NDArray[np.float64]:
        """Give how much of each box lies on what is taken, or outside."""
        low = np.maximum(boxes[:, None, :2], taken[None, :, :2])
        high = np.minimum(boxes[:, None, 2:], taken[None, :, 2:])
        over = (high - low).clip(min=0).prod(axis=2).sum(axis=1)
        room = np.array(self._room)
        beyond = (room[:2] - boxes[:, :2]).clip(min=0).sum(axis=1) + (boxes[:, 2:] - room[2:]).clip(min=0).sum(axis=1)
        cost: npt.NDArray[np.float64] = over * _OVER + beyond * _OUTSIDE
        return cost


def _array(boxes: Sequence[Box]) -> Boxes:
    return np.array(boxes, dtype=np.float64).reshape(-1, 4)


def _owned(boxes: Boxes, wanted: Wanted) -> npt.NDArray[np.bool_]:
    """Say which boxes are nearer to their own point than to every other one."""
    spots = np.array([wanted.at, *wanted.others], dtype=np.float64)
    away = np.maximum(np.maximum(boxes[:, None, :2] - spots, spots - boxes[:, None, 2:]), 0)
    far = np.hypot(away[..., 0], away[..., 1])
    return np.all(far[:, :1] <= far[:, 1:], axis=1)  # type: ignore[no-any-return]


def _around(wanted: Wanted) -> Boxes:
    """Give places beside a point, the nearest first."""
    (x, y), width, height, near, _ = wanted
    middles = [
        (x + cos(way) * (near + ring * height + width / 2), y + sin(way) * (near + ring * height + height / 2))
        for ring in _RINGS
        for way in _DIRECTIONS
    ]
    return _array([Box(a - width / 2, b - height / 2, a + width / 2, b + height / 2) for a, b in middles])


def spread(wanted: Sequence[float], heights: Sequence[float], low: float, high: float) -> list[float]:
    """Move the middles of texts in a column apart, as little as that takes, between two ends.

    Texts that would lie on each other are set together around the middle of where they want to be.
    """
    order = sorted(range(len(wanted)), key=lambda one: wanted[one])
    groups: list[list[int]] = []
    for one in order:
        groups.append([one])
        while (
            len(groups) > 1
            and _reach(groups[-2], wanted, heights, low, high)[1] > (_reach(groups[-1], wanted, heights, low, high)[0])
        ):
            last = groups.pop()
            groups[-1] += last
    middles = [0.0] * len(order)
    for group in groups:
        edge, _ = _reach(group, wanted, heights, low, high)
        for one in group:
            middles[one] = edge + heights[one] / 2
            edge += heights[one]
    return middles


def _reach(
    group: Sequence[int], wanted: Sequence[float], heights: Sequence[float], low: float, high: float
) -> tuple[float, float]:
    """Give from where to where texts that stand on one another reach, as near as can be to where they want to be."""
    whole, edge, starts = sum(heights[one] for one in group), 0.0, []
    for one in group:
        starts.append(wanted[one] - edge - heights[one] / 2)
        edge += heights[one]
    start = max(low, min(sum(starts) / len(starts), high - whole))
    return start, start + whole
