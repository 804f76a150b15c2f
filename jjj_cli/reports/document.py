"""A report as data: sections of paragraphs, tables and charts, whatever form it is written in."""

import re
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from jjj_cli.answers.result import Pairs, Text
from jjj_cli.exports.excerpt import Excerpt

Key = Decimal | date | int
# How a column is sorted: by the order of its cells' keys, by its text, or not at all.
Sort = Literal["order", "text", ""]
# Which side a hedge leaves open: 超 more, 近 less, 约 both.
Open = Literal["", "more", "less", "both"]
# Whether a bar counts the same as most, and is of the nature of most; none where there is a target alone.
Fill = Literal["plain", "basis", "nature", "both", "none"]
_WEB = r"https?://[^/\s]"


class Strip(NamedTuple):
    """Where a figure lies among others, each in hundredths of the way from the lowest to the highest."""

    own: int
    others: tuple[int, ...]


class Cell(NamedTuple):
    """What stands in a table: a text and what it adds quietly.

    `marks` are the numbers of its sources, `codes` the caveats that it names, `key` what it is sorted by.
    """

    text: str = ""
    more: tuple[str, ...] = ()
    marks: tuple[int, ...] = ()
    codes: tuple[str, ...] = ()
    key: Key | None = None
    strip: Strip | None = None

    @property
    def empty(self) -> bool:
        """Whether there is nothing in it."""
        return not (self.text or self.more or self.marks or self.codes)


class Column(NamedTuple):
    """A table's column; the one that `heads` names what a row is about, one to `keep` does not break its lines."""

    heading: str
    sort: Sort = ""
    number: bool = False
    heads: bool = False
    wide: bool = False
    keep: bool = False


class Table(NamedTuple):
    """A table under its caption."""

    caption: str
    columns: list[Column]
    rows: list[list[Cell]]

    def filled(self) -> "Table":
        """Leave out the columns that have nothing to say."""
        used = [place for place, _ in enumerate(self.columns) if any(not row[place].empty for row in self.rows)]
        return Table(
            self.caption, [self.columns[place] for place in used], [[row[place] for place in used] for row in self.rows]
        )


class Goal(NamedTuple):
    """A target on a line of a chart: where, in hundredths of the width, and what it is."""

    at: str
    open: Open
    text: str


class Bar(NamedTuple):
    """A line of a chart: a bar from the zero line, or none where there are only goals.

    `fill` says whether it counts the same as most and is as firm; `letter` stands for what it counts.
    """

    name: str
    place: str
    shown: str
    about: str
    start: str
    width: str
    open: Open
    fill: Fill
    letter: str
    goals: tuple[Goal, ...] = ()
    below: bool = False


class Chart(NamedTuple):
    """Bars from zero; the legend says what its fills and ends mean."""

    caption: str
    zero: str
    bars: list[Bar]
    legend: list[tuple[str, str]]


class Caveats(NamedTuple):
    """What stands in the way: codes, each with a sentence."""

    items: list[tuple[str, str]]


class Meanings(NamedTuple):
    """What codes mean: the code, what it does to the verdict, the meaning."""

    items: list[tuple[str, str, str]]


class Command(NamedTuple):
    """A command to type."""

    text: str


class Points(NamedTuple):
    """A list of sentences."""

    items: list[str]


class Entry(NamedTuple):
    """Something that regions do: its name, how far it is, whom it is with, what it is."""

    name: str
    about: tuple[str, ...]
    text: str
    marks: tuple[int, ...]


class Entries(NamedTuple):
    """A list of such."""

    items: list[Entry]


Block = Text | Pairs | Table | Chart | Caveats | Meanings | Command | Points | Entries


class Section(NamedTuple):
    """A heading, what stands below it, and the sections within it; `id` is where a link leads."""

    id: str
    heading: str
    blocks: list[Block]
    inside: "list[Section]" = []  # noqa: RUF012 - never changed, as nothing in a report is


class Footnote(NamedTuple):
    """A source: its number, its citation, the address in it, how far it can be relied on."""

    number: int
    text: str
    address: str | None
    about: str

    @property
    def parts(self) -> tuple[str, str, str]:
        """What stands before its address, the address, and what follows; only one of the web is an address."""
        if not self.address or not re.match(_WEB, self.address, re.IGNORECASE) or self.address not in self.text:
            return self.text, "", ""
        return self.text.rpartition(self.address)


class Report(NamedTuple):
    """A report: title, what is in it in a line, sections, sources, and the records that it shows."""

    language: str
    title: str
    summary: str
    sections: list[Section]
    footnotes: list[Footnote]
    made: str
    excerpt: Excerpt
