"""A sheet into rows by a reading: one of each figure, with its cell; what is no figure is counted, and none is lost."""

from collections import Counter
from typing import NamedTuple

from jjj_cli.messages import say
from jjj_cli.own.importing.columns import Line
from jjj_cli.own.importing.sheets.figures import figure, is_blank
from jjj_cli.own.importing.sheets.grid import Grid, letters, place_of
from jjj_cli.own.importing.sheets.reading import FIGURES, LEFT, SHARED, ReadColumn, Reading, row_places
from jjj_cli.own.importing.sheets.words import period_of, told


class Melted(NamedTuple):
    """The rows that are made of a sheet, and what is none.

    `blanks` counts the cells that say that there is no figure, by what they say; `empty` are the rows without one.
    """

    lines: list[Line]
    blanks: Counter[str]
    empty: list[int]


def melt(grid: Grid, reading: Reading) -> Melted:
    """Make a row of every figure of a sheet."""
    figures = _figures(reading)
    labels = [one for one in reading.columns if one.reads not in (FIGURES, LEFT) and one not in figures]
    blanks: Counter[str] = Counter()
    lines: list[Line] = []
    empty: list[int] = []
    above: dict[str, str] = {}
    for row in row_places(grid, reading.rows):
        if not any(grid.rows[row]):
            above.clear()
            continue
        said = _labels(grid, row, labels, reading, above)
        made = [line for one in figures if (line := _line(grid, row, one, said, reading, blanks))]
        lines += made
        if not made:
            empty.append(grid.numbers[row])
    return Melted(lines, blanks, empty)


def _figures(reading: Reading) -> list[ReadColumn]:
    """Give the columns of figures; where a column has them as printed, one of values only says them again."""
    printed = [one for one in reading.columns if one.reads == "printed"]
    return printed or [one for one in reading.columns if one.reads in (FIGURES, "value")]


def _labels(grid: Grid, row: int, labels: list[ReadColumn], reading: Reading, above: dict[str, str]) -> dict[str, str]:
    """Give what the names of a row say by field, blank ones as they stand above where the reading fills them."""
    said: dict[str, str] = {}
    for one in labels:
        text = grid.at(row, place_of(one.column))
        if one.column in reading.filled:
            text = above[one.column] = text or above.get(one.column, "")
        if text:
            said[one.reads] = text
    return said


def _line(
    grid: Grid, row: int, one: ReadColumn, said: dict[str, str], reading: Reading, blanks: Counter[str]
) -> Line | None:
    place = place_of(one.column)
    text = grid.at(row, place)
    if (row, place) in grid.unworked:
        return _made(grid, row, place, {**said, "printed": ""}, say("fault.formula"))
    if text and ((row, place) in grid.merged or (row, place) in grid.spread):
        return _made(grid, row, place, {**said, "printed": text}, say("fault.merged"))
    if is_blank(text):
        blanks[text] += 1
        return None
    shared = {name: value for name in SHARED if (value := getattr(one, name))}
    given = {**reading.whole, **shared, **_resolved(said, reading)}
    unit = said.get("unit") or _label_unit(said) or one.unit or reading.whole.get("unit", "")
    if one.reads != "printed":
        given.pop("unit", None)
    given.update({"printed": text} if one.reads == "printed" else figure(text, unit))
    if "nature" in said:
        given["nature"] = _nature(said["nature"])
    given["locator"] = _locator(grid, row, place, said, reading)
    return _made(grid, row, place, given)


def _resolved(said: dict[str, str], reading: Reading) -> dict[str, str]:
    """Bring the names of a row to what the store looks up: 2021.0 to 2021, 常住人口（万人） to 常住人口."""
    made = dict(said)
    for field in ("region", "region_code", "metric", "period"):
        text = said.get(field, "")
        if not text:
            continue
        plain = told(text)
        if plain.nature:
            made.setdefault("nature", plain.nature)
        known = reading.names.get(text)
        made[field] = known or (period_of(plain.text) or text if field == "period" else plain.text or text)
    if "region_code" in made:
        code = made.pop("region_code")
        made["region"] = code.removesuffix(".0")
    return made


def _label_unit(said: dict[str, str]) -> str:
    return told(said["metric"]).unit if "metric" in said else ""


def _nature(text: str) -> str:
    return told(f"x（{text}）").nature or text


def _locator(grid: Grid, row: int, place: int, said: dict[str, str], reading: Reading) -> str:
    """Say where a figure stands: what the row says, else the table's title, and the sheet and the cell."""
    cell = f"{grid.name}!{grid.cell(row, place)}" if grid.name else grid.cell(row, place)
    first = said.get("locator") or reading.whole.get("locator", "")
    return f"{first}, {cell}" if first else cell


def _made(grid: Grid, row: int, place: int, given: dict[str, str], wrong: str = "") -> Line:
    kept = {name: text for name, text in given.items() if text}
    return Line(grid.numbers[row], "facts", kept, kept, wrong, f"{letters(place)}{grid.numbers[row]}")
