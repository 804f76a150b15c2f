"""The candidates as they were collected, and which of them enter."""

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from intake.decisions import fits, table

Row = dict[str, Any]
# What says where a candidate was read and how it was judged, and is no field of a record.
_ASIDE: tuple[str, ...] = ("row", "also", "conflicts", "fits", "doubt", "tier", "in_store", "figures", "initiatives")
_ASIDE += ("corroborates", "updates", "known_update")


class Candidates(NamedTuple):
    """A collection of candidates by kind."""

    facts: list[Row]
    metrics: dict[str, Row]
    sources: dict[str, Row]
    regions: dict[str, Row]
    initiatives: list[Row]


class LeftOut(NamedTuple):
    """A candidate that does not enter, and why; `kind` is the decision that it falls under."""

    id: str
    row: str
    kind: str
    reason: str


def read(folder: Path) -> Candidates:
    """Read a collection's folder: facts and sources, and what else it brings."""
    named = {name: _lines(folder / f"{name}.jsonl") for name in ("metrics", "sources", "sources-also", "regions-new")}
    sources = {row["id"]: row for row in (*named["sources"], *named["sources-also"])}
    metrics = {row["id"]: row for row in named["metrics"]}
    regions = {row["code"]: row for row in named["regions-new"]}
    facts, initiatives = (_lines(folder / f"{name}.jsonl") for name in ("facts", "initiatives"))
    return Candidates(facts, metrics, sources, regions, initiatives)


def record(row: Row) -> Row:
    """Give of a candidate what is a field of a record."""
    return {field: value for field, value in row.items() if field not in _ASIDE and field not in ("id", "code")}


def parted(found: Candidates, known: set[str]) -> tuple[list[Row], list[LeftOut]]:
    """Part the facts into those that enter and those that do not; `known` are the metrics of the store."""
    sound = [row for row in found.facts if not row.get("doubt")]
    often = {row["metric"]: 0 for row in sound}
    for row in sound:
        often[row["metric"]] += 1
    entering: list[Row] = []
    left_out: list[LeftOut] = []
    for row in found.facts:
        why = _why_not(row, found.metrics.get(row["metric"]), often.get(row["metric"], 0), known)
        if why:
            left_out.append(LeftOut(row["id"], row.get("row", ""), *why))
        else:
            entering.append(row)
    return entering, left_out


def _why_not(row: Row, metric: Row | None, often: int, known: set[str]) -> tuple[str, str] | None:
    """Give the decision that keeps a candidate out, and the reason; nothing where it enters.

    A metric that the collection does not bring is the store's, which has been decided on.
    """
    if row.get("doubt"):
        return "doubt", without_reader(row["doubt"])
    for line in table("left-out"):
        if (
            fits(line["fact"], row["id"])
            and fits(line["metric"], row["metric"])
            and fits(line["source"], row["source"])
        ):
            return line["kind"], line["reason"]
    if metric is None:
        return None if row["metric"] in known else ("metric", "neither the collection nor the store has its metric")
    if metric["tier"] > _TIERS:
        return "tier", "the metric is of use to few"
    if metric["tier"] == _TIERS and row["metric"] not in known and often < _ENOUGH and not _coordination(row["metric"]):
        return "few", "the metric has fewer than three figures, and is not about coordination"
    return None


_TIERS, _ENOUGH = 2, 3
# Which reader found it is no reason.
_BY_WHOM = r"（a\d 审计[^）]*）"


def without_reader(reason: str) -> str:
    """Leave out of a reason which reader found it."""
    return re.sub(_BY_WHOM, "", reason)


def _coordination(metric: str) -> bool:
    return any(line["id"] == metric and line["coordination"] for line in table("metrics"))


def _lines(path: Path) -> list[Row]:
    """Read a file of records, a line a record; a collection has no file of what it does not bring."""
    if not path.exists():
        return []
    return [json.loads(line, parse_float=Decimal) for line in path.read_text(encoding="utf-8").splitlines()]
