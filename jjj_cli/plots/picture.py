"""What a picture shows, as data: every word said and every number ready, and nothing drawn."""

from typing import NamedTuple

from jjj_cli.answers.drawing import End, Hope, Tiles

# More than this in one picture is read by nobody.
MOST = 200
# Lines of more regions than this have not a colour each.
MOST_LINES = 8


class Bar(NamedTuple):
    """A figure as a bar from zero, or as a diamond where it is hoped for.

    `since` is the figure that a target is measured by, with which it shares its region's name.
    """

    name: str
    rank: str
    value: float
    label: str
    about: str
    end: End
    group: int
    hope: Hope | None = None
    since: float | None = None


class Bars(NamedTuple):
    """Figures side by side; `groups` are the words for what counts alike, empty where all does."""

    bars: list[Bar]
    groups: list[str]


class Point(NamedTuple):
    """A published figure at its time, in years: 2022.75.

    `alone` where a year is skipped since the one before it, so that no line leads there.
    """

    when: float
    value: float
    label: str
    period: str
    end: End
    hope: Hope | None = None
    first: bool = False
    alone: bool = False


class Run(NamedTuple):
    """Figures that count the same, in order of time, and what is said at the last of them."""

    points: list[Point]
    about: str

    @property
    def pieces(self) -> list[list[Point]]:
        """Give the figures that a line joins: those between which no year is skipped."""
        found: list[list[Point]] = []
        for point in self.points:
            if point.alone or not found:
                found.append([])
            found[-1].append(point)
        return found


class Series(NamedTuple):
    """A region's figures over time; nothing connects two runs, since they do not count the same."""

    name: str
    runs: list[Run]


class TimeSeries(NamedTuple):
    """What became of a metric, a series a region."""

    series: list[Series]
    unit: str


class Change(NamedTuple):
    """A region's change between two dates; `broken` where it goes across a break."""

    name: str
    about: str
    start: float
    end: float
    labels: tuple[str, str]
    ends: tuple[End, End]
    change: str
    percent: str
    broken: bool


class Changes(NamedTuple):
    """Changes side by side; `headings` stand over the two columns of numbers."""

    rows: list[Change]
    headings: tuple[str, str]
    unit: str


class ScatterPoint(NamedTuple):
    """A region by two of its figures; `apart` where they are of different times."""

    name: str
    about: str
    x: float
    y: float
    ends: tuple[End, End]
    group: int
    apart: bool


class Scatter(NamedTuple):
    """Regions by two metrics."""

    points: list[ScatterPoint]
    axes: tuple[str, str]
    groups: list[str]
    units: tuple[str, str]


class TileMap(NamedTuple):
    """The cities as tiles roughly where they lie; `without` says what an empty one is."""

    tiles: Tiles
    without: str


Chart = Bars | TimeSeries | Changes | Scatter | TileMap


class Line(NamedTuple):
    """A line below the picture; `tone` as a page has it."""

    text: str
    tone: str = "plain"


class Picture(NamedTuple):
    """A chart with all that is to be said of it: above it `title`, `subtitle` and `about`, below it the rest.

    `alt` says in one sentence what is seen, for those who do not see it; `made` says of which store it was drawn,
    for whoever looks into the file.
    """

    title: str
    subtitle: str
    about: list[str]
    chart: Chart
    notes: list[Line]
    sources: str
    made: str
    alt: str
