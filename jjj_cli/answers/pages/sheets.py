"""How a sheet is read, for people: what each column is, what holds for all of it, and what is left."""

from jjj_cli.answers.result import Block, Column, Table, Text
from jjj_cli.messages import join, say
from jjj_cli.messages.naming import named
from jjj_cli.own.importing.sheets.grid import Grid, place_of
from jjj_cli.own.importing.sheets.melting import Melted
from jjj_cli.own.importing.sheets.reading import FIGURES, LEFT, SHARED, Proposal, ReadColumn, Reading, row_places
from jjj_cli.record.records import Store


def reading_page(
    store: Store, name: str, grid: Grid, one: Proposal, melted: Melted, given: dict[str, str]
) -> list[Block]:
    """Make the page of a reading: a table of its columns, and below it a line of everything else."""
    reading = one.reading
    columns = [
        Column(say("column.sheet-column"), keep=True, lead=True),
        Column(say("column.sheet-head"), lead=True),
        Column(say("column.sheet-reads")),
        Column(say("column.sheet-example")),
    ]
    rows = [
        [read.column, read.head, _reads(store, read, reading), _example(grid, reading, read)]
        for read in reading.columns
    ]
    title = say("sheet.title", name=reading.sheet or name)
    return [Table(columns, rows, title), *map(Text, _lines(store, reading, melted, one.remarks, given))]


def _lines(store: Store, reading: Reading, melted: Melted, remarks: list[str], given: dict[str, str]) -> list[str]:
    counts = {"head": _numbers(reading.head), "rows": _numbers(reading.rows), "count": len(melted.lines)}
    said = [say("sheet.rows", **counts)]
    said += [say("sheet.whole", what=_labelled(store, reading.whole))] if reading.whole else []
    said += [say("sheet.given", what=_labelled(store, given))] if given else []
    said += [say("sheet.filled", columns=join("join.list", reading.filled))] if reading.filled else []
    unknown = [name for name, known in reading.names.items() if known is None]
    renamed = [f"{name} → {known}" for name, known in reading.names.items() if known is not None]
    said += [say("sheet.unknown", names=join("join.semicolon", unknown))] if unknown else []
    said += [say("sheet.renamed", names=join("join.semicolon", renamed))] if renamed else []
    return [*said, *without_figures(melted), *remarks]


def without_figures(melted: Melted) -> list[str]:
    """Say which cells and which rows of a sheet have no figure: each in a line."""
    blanks = [say("counted", count=count, what=mark or say("sheet.blank")) for mark, count in melted.blanks.items()]
    said = [say("sheet.blanks", what=join("join.list-words", blanks))] if blanks else []
    said += [say("sheet.empty", rows=join("join.list", map(str, melted.empty)))] if melted.empty else []
    return said


def _numbers(rows: tuple[int, int]) -> str:
    return str(rows[0]) if rows[0] == rows[1] else f"{rows[0]}–{rows[1]}"


def _reads(store: Store, one: ReadColumn, reading: Reading) -> str:
    whole = reading.whole
    rows_say_units = any(other.reads in ("unit", "metric") for other in reading.columns)
    if one.reads == LEFT:
        return say("sheet.reads.left", why=one.why or say("sheet.why.map"))
    said = {name: value for name in SHARED if (value := getattr(one, name))}
    if one.reads == FIGURES and "unit" in whole and not rows_say_units:
        said.setdefault("unit", whole["unit"])
    what = _shared(store, said)
    if one.reads == FIGURES:
        return say("sheet.reads.figures", what=what)
    field = say(f"sheet.field.{one.reads}")
    return say("sheet.reads.field-with", field=field, what=what) if what else field


def _shared(store: Store, said: dict[str, str]) -> str:
    return join("join.list", [_spelled(store, name, text) for name, text in said.items()])


def _labelled(store: Store, said: dict[str, str]) -> str:
    """Give what is said by field, each with its name."""
    parts = [
        say("sheet.said", field=say(f"sheet.field.{name}"), what=_spelled(store, name, text))
        for name, text in said.items()
    ]
    return join("join.semicolon", parts)


def _spelled(store: Store, field: str, text: str) -> str:
    if field == "metric" and text in store.metrics:
        return named(store.metrics[text])
    if field == "region" and text in store.regions:
        return named(store.regions[text])
    return say(f"nature.{text}") if field == "nature" else text


def _example(grid: Grid, reading: Reading, one: ReadColumn) -> str:
    texts = (grid.at(row, place_of(one.column)) for row in row_places(grid, reading.rows))
    return next((text for text in texts if text), "")
