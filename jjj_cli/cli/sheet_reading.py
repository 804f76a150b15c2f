"""A sheet read as somebody agrees to: shown, asked about at a terminal, by a map in a script."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import typer

from jjj_cli.answers.pages.sheets import reading_page, without_figures
from jjj_cli.answers.result import Text
from jjj_cli.cli import prompts
from jjj_cli.errors import UsageError
from jjj_cli.exports.destination import save
from jjj_cli.messages import join, say
from jjj_cli.own.importing.columns import Line
from jjj_cli.own.importing.sheets.grid import Grid
from jjj_cli.own.importing.sheets.melting import melt
from jjj_cli.own.importing.sheets.proposal import proposed
from jjj_cli.own.importing.sheets.reading import Proposal, check, lacking, map_text, read_map
from jjj_cli.record.records import Store
from jjj_cli.render.output import show


class Agreement(NamedTuple):
    """What somebody says of how a sheet is read: by a map, by answering, or only to look at it.

    `name` is the file's; `given` is what is said of figures that do not say it themselves; `written` is where the
    reading is to be written, which is none of the files to `keep`.
    """

    name: str
    given: dict[str, str]
    map: str | None = None
    written: str | None = None
    look: bool = False
    keep: Sequence[Path] = ()


def read_sheet(store: Store, grid: Grid, agreed: Agreement) -> tuple[list[Line], list[str]]:
    """Give the rows of a sheet as it is read, and what is to be said of it where it was not shown.

    Raises UsageError where nobody says that it is to be read so, or something that every figure needs is not said;
    Abort where somebody at the terminal does not agree.
    """
    one = _proposal(store, grid, agreed)
    unit = agreed.given.get("unit")
    if unit:
        one.reading.whole.setdefault("unit", unit)
    melted = melt(grid, one.reading)
    given = {name: text for name, text in agreed.given.items() if name != "unit"}
    mapped = agreed.map is not None
    if not mapped and not one.certain:
        show(reading_page(store, agreed.name, grid, one, melted, given))
    if agreed.written:
        _write(Path(agreed.written), map_text(one.reading), agreed.keep)
        return melted.lines, []
    if fields := lacking(one.reading, agreed.given):
        flags = join("join.list", [f"--{field}" for field in fields if field != "value"])
        raise UsageError(
            "sheet-lacks",
            fields=join("join.list", [say(f"sheet.field.{name}") for name in fields]),
            hint=say("hint.sheet-lacks", flags=flags) if flags else say("hint.sheet-head"),
        )
    if not (mapped or one.certain or agreed.look):
        _agree()
    return melted.lines, without_figures(melted) if mapped or one.certain else []


def _write(path: Path, text: str, keep: Iterable[Path]) -> None:
    def write(made: Path) -> None:
        made.write_text(text, encoding="utf-8")

    save(path, write, keep)


def _proposal(store: Store, grid: Grid, agreed: Agreement) -> Proposal:
    if agreed.map is None:
        return proposed(store, grid)
    reading = read_map(Path(agreed.map))
    check(reading, grid)
    return Proposal(reading, certain=True, remarks=[])


def _agree() -> None:
    if not prompts.interactive():
        raise UsageError("sheet-unsure", hint=say("hint.sheet-unsure"))
    try:
        prompts.confirm([], say("ask.sheet"))
    except typer.Abort:
        show([Text(say("hint.sheet-unsure"))])
        raise
