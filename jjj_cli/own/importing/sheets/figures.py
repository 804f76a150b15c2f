"""A cell as a figure: what is printed of it, its number and its unit, or nothing where it says that there is none."""

from decimal import Decimal

from jjj_cli.own.importing.sheets.words import NO_FIGURE, told
from jjj_cli.text.quantities import Quantity, parse


def is_blank(text: str) -> bool:
    """Say whether a cell says that there is no figure."""
    return text.strip() in NO_FIGURE


def is_figure(text: str) -> bool:
    """Say whether a cell is a figure, with a unit or without."""
    return _plain(told(text).text) is not None


def figure(text: str, unit: str) -> dict[str, str]:
    """Give the fields of a figure in a cell, whose unit may stand elsewhere.

    Print and unit are then both there: 8347.8 under 亿元 is `8347.8 (亿元)`. A cell that cannot be read is given as it
    is, and is refused where the figure is read.
    """
    cell = told(text)
    own = parse(cell.text)
    made = {"nature": cell.nature} if cell.nature else {}
    if own is not None and own.base_unit:
        return {**made, "printed": cell.text, **_odd(own)}
    unit = cell.unit or unit
    if not unit:
        return {**made, "printed": cell.text}
    found = parse(cell.text + unit)
    if found is None or not _is_of(found, cell.text, unit):
        return {**made, "printed": f"{cell.text} ({unit})"}
    value = {"value": format(found.value, "f"), "unit": found.unit, "relation": found.relation}
    return {**made, "printed": f"{cell.text} ({unit})", **value, **_odd(found)}


def _odd(found: Quantity) -> dict[str, str]:
    """Give what keeps a figure from being a level, for it to be refused."""
    made: dict[str, str] = {"kind": found.kind} if found.kind in ("increase", "decrease", "low", "high") else {}
    return {**made, "negated": "true"} if found.negated and found.relation == "eq" else made


def _is_of(found: Quantity, text: str, unit: str) -> bool:
    """Say whether a figure has the unit that was put after it: 120万 and 人 are 120 万人, 120万 and 万人 nothing."""
    number = text[-1:].isdigit()
    return found.unit == unit if number else found.unit.endswith(unit) and unit[:1] not in "十百千万亿"


def _plain(text: str) -> Decimal | None:
    found = parse(text) or parse(f"{text}元")
    return found.value if found else None
