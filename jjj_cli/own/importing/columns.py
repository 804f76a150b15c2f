"""What the columns of a row mean: a fact's own fields, by whatever name they have elsewhere."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from jjj_cli.errors import UsageError
from jjj_cli.gazetteer.names import nearest, suggest
from jjj_cli.messages import say
from jjj_cli.own.importing.sheets.figures import figure
from jjj_cli.safety.cells import split, text_of
from jjj_cli.store.tables import TABLES, kind_of
from jjj_cli.store.upgrading import upgraded_row

# What a column is called in other places, and the field that it fills; the first that has something is taken.
FACT_COLUMNS: dict[str, tuple[str, ...]] = {
    "id": ("id", "fact"),
    "metric": ("metric",),
    "region": ("region_code", "region"),
    "printed": ("printed", "surface"),
    "value": ("printed_value", "value"),
    "unit": ("printed_unit", "unit"),
    "relation": ("relation",),
    "kind": ("kind",),
    "negated": ("negated",),
    "unit_read": ("unit_read",),
    "unseen": ("unseen",),
    "period": ("period",),
    "nature": ("nature",),
    "vintage": ("vintage",),
    "accumulation": ("accumulation",),
    "basis": ("basis",),
    "basis_en": ("basis_en",),
    "counterpart": ("counterpart_codes", "counterpart"),
    "part_of": ("part_of",),
    "supersedes": ("supersedes",),
    "supersedes_printed": ("supersedes_printed",),
    "source": ("source",),
    "locator": ("locator",),
    "note": ("note",),
}
_BY_RANK = [(column, field) for field, columns in FACT_COLUMNS.items() for column in columns]
# What is printed beside a fact and follows from it, or from the text that it was found in.
_FOLLOWS = frozenset(
    {
        "metric_name",
        "superseded_by",
        "rank",
        "flags",
        "outcome",
        "line",
        "column",
        "start",
        "end",
        "head",
        "base_value",
        "base_unit",
        "citation",
    }
)
# Texts that are kept to the letter; what people put around them in a cell is gone when the cell is read.
_PROSE = ("printed", "basis", "supersedes_printed", "locator", "note")
_KNOWN = {column for columns in FACT_COLUMNS.values() for column in columns} | _FOLLOWS
# The order in which tables are taken in: what others refer to comes first.
ORDER = ("sources", "metrics", "regions", "facts", "initiatives", "checks", "exemptions", "bases")
# What `extract` says a figure is, where that is a field of a fact.
_KINDS = {"target": ("nature", "target"), "cumulative": ("accumulation", "cumulative")}
# The columns of a table to fill in.
TEMPLATE: tuple[str, ...] = ("metric", "region", "printed", "period", "source", "locator", "basis", "nature")
TEMPLATE += ("accumulation", "counterpart", "supersedes", "note", "id")


class Line(NamedTuple):
    """A row to take in: where it stands in its file, its table, what it gives, and the row as it is.

    `wrong` says why it is no row at all; `cell` is where in a sheet its figure stands.
    """

    number: int
    table: str
    given: Mapping[str, Any]
    raw: Mapping[str, Any]
    wrong: str = ""
    cell: str = ""


def is_plain(header: Sequence[str], says: Callable[[str], bool]) -> bool:
    """Say whether a table has the columns of a fact or of another record, though one may be misspelled.

    `says` tells of a head that is no column whether it says something else: a year, a region, a metric.
    """
    known = [name for name in header if name in _KNOWN or name in _OTHERS]
    unknown = [name for name in header if name not in known]
    if not unknown or _OTHERS.intersection(header):
        return True
    return len(known) > 1 and not any(says(name) for name in unknown if name)


def interpret(number: int, row: Mapping[str, Any], table: str | None = None, wrong: str = "") -> Line:
    """Give what a row means; raises UsageError for a column that no fact has."""
    table = table or _table(row)
    given = fact_fields(row) if table == "facts" else _of_another_table(table, row)
    return Line(number, table, given, row, wrong)


def columns_of(lines: Iterable[Line]) -> list[str]:
    """Give every column that some rows have, in the order in which they come up."""
    return list(dict.fromkeys(column for line in lines for column in line.raw))


def fact_fields(row: Mapping[str, Any]) -> dict[str, str]:
    """Give what a fact's row says, as texts by the fact's own fields; raises UsageError for an unknown column."""
    texts = {
        column: text_of(value, str if column in _PROSE else str.strip)
        for column, value in row.items()
        if value is not None
    }
    for column in texts.keys() - _KNOWN:
        hint = suggest(nearest(column, {name: name for name in _KNOWN})) or say("hint.template")
        raise UsageError("unknown-column", name=column, hint=hint)
    return _fact_given(texts)


# The columns by which the rows of other tables are told.
_TOLD_BY = {"publishers": "sources", "definition": "metrics", "summary": "initiatives", "level": "regions"}
_OTHERS = frozenset(_TOLD_BY)


def _table(row: Mapping[str, Any]) -> str:
    """Tell which table a row is of: by its kind, else by a column that only that table has."""
    kinds = {kind_of(table): table for table in ORDER}
    if (kind := row.get("kind")) and isinstance(kind, str) and kind in kinds:
        return kinds[kind]
    if "printed" in row or "surface" in row:
        return "facts"
    return next((table for column, table in _TOLD_BY.items() if column in row), "facts")


def _fact_given(row: Mapping[str, str]) -> dict[str, str]:
    given: dict[str, str] = {}
    for column, field in _BY_RANK:
        if text := row.get(column):
            given.setdefault(field, text)
    if "printed" not in given and given.get("value") and given.get("relation", "eq") == "eq":
        given |= figure(given["value"], given.get("unit", ""))  # the unit stands beside the number, as under a head
    if "surface" in row and row.get("line"):
        given.setdefault("locator", f"行{row['line']}")
    field, value = _KINDS.get(given.get("kind", ""), ("", ""))
    if field:
        given.setdefault(field, value)
    return given


def _of_another_table(table: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """Give what a row of another table says in the record's own fields, lists as lists."""
    kind = TABLES[table]
    lists = {field.name for field in msgspec.structs.fields(kind) if field.name != "id" and "tuple" in str(field.type)}
    given: dict[str, Any] = {}
    for field in (*kind.__struct_fields__, *_OF_A_STATE.get(table, ())):
        column = _OTHER_COLUMNS.get((table, field), field)
        value = row.get(column, row.get(field))
        if field in lists and isinstance(value, str):
            value = split(value, tidy=True)
        given[field] = _TRUTH.get(value, value) if isinstance(value, str) and field in _TRUTHS else value
    if (
        table == "sources" and row.get("reliability") and not given["authority"]
    ):  # as exports of an earlier form have it
        return upgraded_row(table, {**given, "reliability": row["reliability"]})
    return given


_TRUTHS = ("additive", "position")
# An initiative's row gives its newest state in columns, and its record keeps it as a state.
_OF_A_STATE = {"initiatives": ("status", "status_printed", "period", "source", "locator")}
_TRUTH = {"true": True, "false": False, "yes": True, "no": False}
_OTHER_COLUMNS = {
    ("sources", "id"): "source",
    ("metrics", "id"): "metric",
    ("initiatives", "id"): "initiative",
    ("initiatives", "regions"): "region_codes",
    ("regions", "id"): "code",
    ("bases", "id"): "basis",
}
