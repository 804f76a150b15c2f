"""A printed figure as somebody enters it: its number, unit and hedge read, and held against what else is given."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from jjj_cli.errors import JjjError, UnknownNameError
from jjj_cli.messages import say
from jjj_cli.own.faults import Fault, code_of
from jjj_cli.record.codelists import RELATIONS
from jjj_cli.safety.unseen import named
from jjj_cli.text.quantities import Quantity, parse
from jjj_cli.text.unseen import found_in
from jjj_cli.units.registry import convert, find_unit
from jjj_cli.units.scales import SCALES

Given = Mapping[str, str]
# A change or an end of a range is no level, and a level is what a fact gives.
_NO_LEVELS = ("increase", "decrease", "low", "high")


def read_figure(given: Given, unit: str | None, faults: list[Fault]) -> dict[str, object]:
    """Read number, unit and hedge from what is printed, and check what else is said of them."""
    printed = given.get("printed") or ""
    if unseen := given.get("unseen") or named(found_in(printed)):
        faults.append(Fault("printed", say("fault.unseen", characters=unseen)))
    if given.get("kind") in _NO_LEVELS:
        faults.append(Fault("kind", say("fault.no-level", kind=say(f"change.{given['kind']}"))))
    found = parse(printed)
    relation = found.relation if found else given.get("relation", "eq")
    if given.get("negated") == "true" and relation == "eq":  # a hedge has its negation counted in
        faults.append(Fault("negated", say("fault.negated", printed=printed)))
    if found is None:
        return _as_given(given, faults) if printed else {}
    # What a text prints after it may be another unit than the metric's, which is not to stand in for it then.
    unread = given.get("unit_read") == "false" and not found.base_unit
    whole = "" if unread else _with_unit(found, unit)
    if not whole:
        faults.append(Fault("printed", say("fault.no-unit", printed=printed), say("hint.no-unit")))
    elif not _is_said(given, found.value, whole):
        values = {"value": format(found.value, "f"), "unit": whole, "given": f"{given['value']} {given['unit']}"}
        faults.append(Fault("value", say("fault.other-value", **values)))
    if given.get("relation", found.relation) not in (found.relation, ""):
        faults.append(Fault("relation", say("fault.relation", relation=found.relation, given=given["relation"])))
    return {"value": found.value, "unit": whole, "relation": found.relation}


def _with_unit(found: Quantity, unit: str | None) -> str:
    """Give a figure's unit; print leaves it out where it is plain: 2000亿 of a metric in 亿元."""
    if found.base_unit or not unit:
        return found.unit
    known = find_unit(unit)
    names = [part.name for part in (known.above, *known.below)]
    counted = all(name.isalpha() for name in names)  # nobody prints 2000亿 for 2000亿%
    return found.unit + "/".join(names) if counted and found.unit in SCALES else ""


def _is_said(given: Given, value: Decimal, unit: str) -> bool:
    """Say whether the value and the unit that are given beside a printed figure are the same figure."""
    if not (given.get("value") and given.get("unit")):
        return True
    try:
        return convert(value, unit, given["unit"]) == Decimal(given["value"].replace(",", ""))
    except (JjjError, InvalidOperation):
        return False


def _as_given(given: Given, faults: list[Fault]) -> dict[str, object]:
    """Take number, unit and hedge as they are given, where what is printed cannot be read."""
    if not given.get("value") or not given.get("unit"):
        faults.append(Fault("printed", say("error.quantity", text=given["printed"]), say("hint.printed")))
        return {}
    try:
        value = Decimal(given["value"].replace(",", ""))
        find_unit(given["unit"])
    except InvalidOperation:
        faults.append(Fault("value", say("fault.number", value=given["value"])))
        return {}
    except UnknownNameError as error:
        faults.append(Fault("unit", error.message, error.hint, unknown=True))
        return {}
    relation = code_of("relation", given.get("relation") or "eq", RELATIONS, faults)
    return {"value": value, "unit": given["unit"], "relation": relation}
