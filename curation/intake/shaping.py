"""Candidates as records: mended where that is decided, with vintage, scope, authority and access."""

import re
from typing import Any

from intake.candidates import Row, record
from intake.decisions import Line, by_key, fits, table, within

# What can be preferred, compared and mixed: what is meant to be has no vintage.
_RESULTS = ("actual", "preliminary", "revised")
_ACCESS = {"official": "address", "press": "address", "compilation": "data-set", "copy": "copy"}
_AUTHORITY = {"official": "government", "press": "press", "compilation": "encyclopedia", "copy": "press"}


def fact(key: str, row: Row, *, there: bool = False) -> tuple[str, Row]:
    """Give a fact's id and record as the decisions have them; the id of one that is `there` says no scope."""
    made = record(row)
    for line in table("corrections"):
        if line["id"] == key:
            made[line["field"]] = line["value"]
    new = str(made.pop("id", key))
    made = {field: value for field, value in made.items() if value not in ("", [], None)}
    scoped, made = _scoped(new, made)
    new = new if there else scoped
    if vintage := _vintage(new, made):
        made["vintage"] = vintage
    return new, made


def source(row: Row) -> Row:
    """Give a source's record: who says it, by the publisher's name, and how it was read."""
    made = record(row)
    known = made.pop("reliability", None)
    first = (made["publishers"] or [""])[0]
    decided = next((line["authority"] for line in table("authorities") if re.search(line["publisher"], first)), None)
    if known:
        made |= {"authority": decided or _AUTHORITY[known], "access": _ACCESS[known]}
    elif decided:
        made["authority"] = decided
    if made["access"] == "data-set" and made.get("url"):
        made["access"] = "address"
    return made


def metric(key: str, row: Row) -> Row:
    """Give a metric's record with what is decided: its range and whole, names that mislead left out, others added."""
    made, line = record(row), by_key("metrics")[key]
    kept = [name for name in made["aliases"] if name not in line["drop"].split()]
    made["aliases"] = list(dict.fromkeys([*kept, *line["add"].split()]))
    for field in ("minimum", "maximum"):
        if line[field]:
            made[field] = int(line[field])
    if line["part_of"]:
        made["part_of"] = line["part_of"]
    return made


def initiative(row: Row) -> Row:
    """Give an initiative's record with one state, mended where that is decided."""
    given = {**row, **decided(row["id"])}
    state = {"status": given["status"], "printed": given["status_printed"], "period": given["period"]}
    state |= {"source": given["source"], "locator": given["locator"]}
    if "status_printed" in decided(row["id"]):
        state["locator"] = f"「{given['status_printed']}」"
    kept = {name: given[name] for name in ("name", "name_en", "regions", "domain", "summary")}
    if isinstance(kept["regions"], str):  # as a table decides them
        kept["regions"] = kept["regions"].split()
    return {**kept, "states": [state]}


def decided(key: str) -> dict[str, Any]:
    """Give what is decided of an initiative."""
    return {line["field"]: line["value"] for line in table("initiatives") if line["initiative"] == key}


def _scoped(key: str, made: Row) -> tuple[str, Row]:
    """Put the scope that a figure turns out to have in the place of one that is not said."""
    for line in table("scopes"):
        if (
            fits(line["source"], made["source"])
            and fits(line["metric"], made["metric"])
            and fits(line["region"], made["region"])
            and within(line, made["period"])
        ):
            said = made.get("note") or ""
            note = said if line["note"] in said else "；".join(filter(None, (said, line["note"])))
            rest = made.get("basis", "").partition("；")[2]
            basis = "；".join(filter(None, (line["basis"], rest)))
            renamed = key.replace(line["id_from"], line["id_to"]) if line["id_from"] else key
            return renamed, {**made, "basis": basis, **({"note": note} if note else {})}
    return key, made


def _vintage(key: str, made: Row) -> str:
    """Give the first vintage that is decided for a figure; what is meant to be has none."""
    if made["nature"] not in _RESULTS:
        return ""
    return next((line["vintage"] for line in table("vintages") if _is_of(line, key, made)), "")


def _is_of(line: Line, key: str, made: Row) -> bool:
    return (
        fits(line["fact"], key)
        and fits(line["metric"], made["metric"])
        and fits(line["nature"], made["nature"])
        and fits(line["source"], made["source"])
        and within(line, made["period"])
    )
