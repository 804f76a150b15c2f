"""What crosses the edge: a command's answer, for scripts as rows and for people as a page."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple

from jjj_cli.comparison.results import Note

if TYPE_CHECKING:
    from jjj_cli.answers.drawing import Drawing
    from jjj_cli.answers.findings import Finding

# Where a column that folds says what its cell has.
CELL = "{cell}"
Align = Literal["left", "right", "number"]
RowData = dict[str, object]


class Column(NamedTuple):
    """A table's column: a heading, how its cells align, and whether they stay on one line.

    Where a table is too wide, the columns that can be `spared` go, the ones with the highest number first; where
    that is not enough, a column that `folds` goes below what leads its row, said as this has it
    of its CELL, and runs on across the columns; where that is not
    enough either, rows become cards, headed by the columns that `lead`. `least` is the narrowest that a
    column with much in it is read at. What a cell that `runs` has below its first line runs on across the columns
    beside it: an id, which is copied whole.
    """

    heading: str
    align: Align = "left"
    keep: bool = False
    lead: bool = False
    least: int = 0
    runs: bool = False
    spared: int = 0
    folds: str = ""


class Table(NamedTuple):
    """A table for people; a cell's lines after the first say more, quietly.

    `links` are the cells whose first line leads to a publication, with the address as the store has it. `foot` stands
    right below, and says what its signs mean.
    """

    columns: list[Column]
    rows: list[list[str]]
    title: str | None = None
    links: Mapping[str, str] = MappingProxyType({})
    foot: str = ""


class Heading(NamedTuple):
    """A heading."""

    text: str


class Link(NamedTuple):
    """A part of a text that leads to a publication: from where to where, and the address as the store has it."""

    start: int
    end: int
    url: str


class Text(NamedTuple):
    """A paragraph; `tone` is how it is coloured, where there is colour, `links` what is linked, in order.

    A `note` is what `--quiet` leaves out.
    """

    text: str
    tone: Literal["plain", "quiet", "caution", "good"] = "plain"
    links: tuple[Link, ...] = ()
    note: bool = False


class Pairs(NamedTuple):
    """Names and values, one pair a line; `links` is what leads to a publication in the value of a name."""

    pairs: list[tuple[str, str]]
    links: Mapping[str, tuple[Link, ...]] = MappingProxyType({})


class Chart(NamedTuple):
    """Figures to be drawn: bars, lines or tiles."""

    drawing: "Drawing"


Block = Table | Heading | Text | Pairs | Chart


class Result(NamedTuple):
    """A command's answer.

    `rows` and `page` are made only when a format asks for them. `more` are fields that `--fields`
    can ask for beside `fields`; `extra` stands in the JSON object beside the rows; `plain` is a text
    that is printed as it is where no fields and no format but those of `plain_in` are asked for, and
    that a file or a pipe is given to the letter where it is `verbatim`, as somebody's own text is; a
    `document` has a form of its own, which neither a format nor fields change, and is safe to print
    as it is; `findings` are for the formats of editors and of continuous integration; `first` writes
    what is to be written before anything is printed. `brief` are the fields that are given in a pipe
    where neither a format nor fields are asked for; one alone has no header. `screen` is a shorter page
    for a terminal, where the whole `page` is more than one reads at once. `ends` gives the exit code where it is
    known only when everything has been given.
    """

    command: str
    query: dict[str, object]
    fields: tuple[str, ...]
    rows: Callable[[], Iterable[RowData]]
    page: Callable[[], list[Block]]
    empty: bool = False
    more: tuple[str, ...] = ()
    notes: list[Note] = []  # noqa: RUF012 - never changed, as nothing in a result is
    plain: Callable[[], Iterable[str]] | None = None
    document: Callable[[], Iterable[str | bytes]] | None = None
    findings: Callable[[], list["Finding"]] = list
    plain_in: tuple[str, ...] = ("table",)
    verbatim: bool = False
    extra: Callable[[], dict[str, object]] = dict
    first: Callable[[], None] | None = None
    exit_code: int = 0
    ends: Callable[[], int] | None = None
    brief: tuple[str, ...] = ()
    screen: Callable[[], list[Block]] | None = None
