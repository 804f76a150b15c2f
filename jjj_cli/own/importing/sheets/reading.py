"""How a sheet is read, as data: what each column is, what holds for the whole sheet, which rows are read.

It is what `--map` takes: JSON that a person can check and change. A reading that does not fit its sheet is refused.
"""

from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from jjj_cli.errors import StoreError, UsageError
from jjj_cli.messages import join, say
from jjj_cli.own.importing.sheets.grid import Grid, letters, place_of
from jjj_cli.own.importing.sheets.words import FIELDS
from jjj_cli.system import native

# What a column is: a field of the facts in its rows, figures of its own, or nothing that is read.
FIGURES, LEFT = "figures", "left"
# What the figures of a column, or of the whole sheet, may have in common.
SHARED = ("metric", "region", "period", "unit", "nature", "basis", "accumulation", "source", "locator")
# What must be said of every figure, one way or another.
NEEDED = ("region", "metric", "period")


class ReadColumn(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """A column: its letter, its head as it stands, what it is, and what its figures have in common.

    `why` says why it is left, and is for people.
    """

    column: str
    head: str
    reads: str
    metric: str | None = None
    region: str | None = None
    period: str | None = None
    unit: str | None = None
    nature: str | None = None
    basis: str | None = None
    accumulation: str | None = None
    source: str | None = None
    locator: str | None = None
    why: str | None = None


class Reading(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """How a sheet is read.

    `head` and `rows` are the first and the last of the rows of heads and of figures, by their numbers in the file;
    `filled` are the columns whose blank cells say what stands above them; `whole` is what holds for every figure;
    `names` gives names of the sheet that the store does not know their own, and null to what is to be refused.
    """

    head: tuple[int, int]
    rows: tuple[int, int]
    columns: list[ReadColumn]
    sheet: str | None = None
    filled: list[str] = []
    whole: dict[str, str] = {}
    names: dict[str, str | None] = {}


class Proposal(NamedTuple):
    """A reading, whether anything of it is guessed, and what of it is worth saying: each a line."""

    reading: Reading
    certain: bool
    remarks: list[str]


Kind = Literal["figures", "left"]


def read_map(path: Path) -> Reading:
    """Read a map; raises StoreError for a file that is none."""
    try:
        return msgspec.json.decode(native(path).read_bytes(), type=Reading)
    except (OSError, msgspec.MsgspecError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise StoreError("map", path=path, reason=reason, hint=say("hint.map")) from None


def map_text(reading: Reading) -> str:
    """Give a reading as the text of a map."""
    return msgspec.json.format(msgspec.json.encode(reading, enc_hook=str), indent=2).decode() + "\n"


def check(reading: Reading, grid: Grid) -> None:
    """Hold a map against its sheet; raises UsageError where the heads are others, or something cannot be."""
    for one in reading.columns:
        _check_column(one)
        _check_head(one, reading, grid)
    for key in reading.whole.keys() - set(SHARED):
        raise UsageError("map-field", name=key, hint=say("hint.values", values=join("join.list", SHARED)))
    columns = [one.column for one in reading.columns]
    for letter in reading.filled:
        if letter not in columns:
            raise UsageError("map-column", name=letter)
    known = set(columns)
    for column in range(grid.width):
        filled = any(grid.at(row, column) for row in row_places(grid, reading.rows))
        if letters(column) not in known and filled:
            raise UsageError("map-lacks", column=letters(column), hint=say("hint.map"))


def _check_head(one: ReadColumn, reading: Reading, grid: Grid) -> None:
    head = head_text(grid, reading.head, place_of(one.column))
    if head != one.head:
        raise UsageError("map-head", column=one.column, head=head, expected=one.head, hint=say("hint.map"))
    if field := said_twice(one, reading.columns):
        raise UsageError("map-twice", column=one.column, field=field)


def said_twice(one: ReadColumn, columns: list[ReadColumn]) -> str | None:
    """Give what the head of a column of figures says though a column of names says it too; None where it does not.

    Of a matrix of regions nobody knows whose a figure is.
    """
    rows = {"region" if other.reads == "region_code" else other.reads for other in columns}
    return next((field for field in NEEDED if one.reads == FIGURES and field in rows and getattr(one, field)), None)


def _check_column(one: ReadColumn) -> None:
    try:
        place_of(one.column)
    except ValueError:
        raise UsageError("map-column", name=one.column) from None
    if one.reads not in (*FIELDS, FIGURES, LEFT):
        values = join("join.list", (FIGURES, LEFT, *FIELDS))
        raise UsageError("map-field", name=one.reads, hint=say("hint.values", values=values))


def lacking(reading: Reading, given: dict[str, str]) -> list[str]:
    """Give what nothing says of the figures: neither a column, nor the sheet, nor what is given beside it."""
    fields = {one.reads for one in reading.columns}
    fields |= {"region"} if "region_code" in fields else set()
    said = fields | set(reading.whole) | set(given)
    figures = [one for one in reading.columns if one.reads == FIGURES]
    if not figures and not fields & {"value", "printed"}:
        return ["value"]
    needed = (*NEEDED, "source")
    return [
        field
        for field in needed
        if field not in said and (not figures or any(not getattr(one, field) for one in figures))
    ]


def head_text(grid: Grid, head: tuple[int, int], column: int) -> str:
    """Give the heads of a column from above to below, each once."""
    texts = [grid.at(row, column) for row in row_places(grid, head)]
    return " | ".join(dict.fromkeys(" ".join(text.split()) for text in texts if text))


def row_places(grid: Grid, numbers: tuple[int, int]) -> list[int]:
    """Give the places of the rows from one number to another."""
    return [place for place, number in enumerate(grid.numbers) if numbers[0] <= number <= numbers[1]]
