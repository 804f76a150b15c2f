"""What charts are made of: words for people and numbers to draw, however they come to be drawn."""

from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

# How far a figure is known: as it is drawn, or only that it is more or less than that, or near it.
End = Literal["exact", "more", "less", "about"]
Hope = Literal["target", "planned"]


class Figure(NamedTuple):
    """What stands beside a bar or a mark: the figure as people read it, its period and its source."""

    shown: str = ""
    period: str = ""
    source: str = ""


class Mark(NamedTuple):
    """A target or a plan, on its region's line at its value."""

    value: Decimal
    hope: Hope
    figure: Figure
    end: End = "exact"
    said: str = ""


class Bar(NamedTuple):
    """A line of a bar chart; without a value it has no bar but only what `marks` it, or nothing to draw.

    `group` tells which figures count alike, the most common kind first; `said` stands below the name.
    """

    name: str
    value: Decimal | None
    figure: Figure = Figure()
    rank: str = ""
    end: End = "exact"
    group: int = 0
    said: str = ""
    marks: tuple[Mark, ...] = ()


class Bars(NamedTuple):
    """Figures as bars from zero; `kinds` says what each group counts, where there are several."""

    unit: str
    bars: list[Bar]
    kinds: list[str]
    missing: list[str]


class Point(NamedTuple):
    """A published figure in time: the day on which its period ends."""

    day: date
    value: Decimal
    end: End = "exact"
    hope: Hope | None = None


class Series(NamedTuple):
    """A region's figures in time: a run for those that count the same, and each run's figures in words."""

    name: str
    runs: list[list[Point]]
    said: list[str]

    @property
    def points(self) -> list[Point]:
        """Give the points of all runs."""
        return [point for run in self.runs for point in run]


class Lines(NamedTuple):
    """Figures over time, a line a region."""

    unit: str
    series: list[Series]
    missing: list[str]


class Tile(NamedTuple):
    """A region as a tile of a grid, its names from the longest form to the shortest.

    `shown` is its figure with its hedge in words, and `number` without; `shade` is its class, the palest
    first, and None where there is no figure; `marks` stand beside the rank.
    """

    row: int
    column: int
    names: tuple[str, ...]
    shown: str = ""
    number: str = ""
    end: End = "exact"
    rank: str = ""
    shade: int | None = None
    marks: str = ""
    small: bool = False


class Tiles(NamedTuple):
    """Regions as tiles roughly where they lie.

    `how` says how figures are parted into shades, `classes` which ones a shade stands for, `said` what marks mean.
    """

    tiles: list[Tile]
    how: str
    classes: dict[int, str]
    said: list[str]
    missing: list[str]


Drawing = Bars | Lines | Tiles
