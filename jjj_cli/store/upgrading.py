"""Stores of earlier forms as the present one has them; what is read is converted, and no file is changed."""

import re
from collections.abc import Iterator
from typing import Any

# The form that stores are written in; form 1 knew no form, and no table `about`.
FORMAT = 2

Tables = dict[str, Any]
# What a source's `reliability` said of form 1: who says it, and how it was read.
_RELIABILITY = {
    "official": ("government", "address"),
    "press": ("press", "address"),
    "compilation": ("encyclopedia", "data-set"),
    "copy": ("press", "copy"),
}
# Who says it, by the publisher's name, where `reliability` said only how it was read.
_AUTHORITY = (
    ("bureau", r"统计局|调查队|普查|Bureau of Statistics"),
    ("government", r"政府|委员会|[厅局委院办]$|Government|Ministry"),
)
_OF_A_STATE = ("status", "status_printed", "period", "source", "locator")


def form_of(tables: Tables) -> int:
    """Give the form that tables are kept in; one that is no number is taken for the first."""
    about = tables.get("about")
    store = about.get("store") if isinstance(about, dict) else None
    form = store.get("format") if isinstance(store, dict) else None
    return form if isinstance(form, int) else 1


def upgraded(tables: Tables) -> Tables:
    """Give tables of the first form in the present one; what is no record of it stays as it is."""
    return {**tables, **{name: {key: upgraded_row(name, row) for key, row in tables[name].items()} for name in _ROWS}}


def upgraded_row(table: str, row: dict[str, Any]) -> dict[str, Any]:
    """Give a row of a table of the first form in the present one; one that is of the present one stays as it is."""
    return _ROWS[table](row) if table in _ROWS else row


def authority_of(publishers: object) -> str | None:
    """Tell a statistics bureau and a government by the name of the first publisher."""
    names = [name for name in publishers if isinstance(name, str)] if isinstance(publishers, list | tuple) else []
    first = names[0] if names else ""
    return next((authority for authority, pattern in _AUTHORITY if re.search(pattern, first)), None)


def _source(row: dict[str, Any]) -> dict[str, Any]:
    known = row.get("reliability")
    if known not in _RELIABILITY:
        return row
    authority, access = _RELIABILITY[known]
    named = authority_of(row.get("publishers")) if known != "press" else None
    return dict(_replaced(row, "reliability", {"authority": named or authority, "access": access}))


def _initiative(row: dict[str, Any]) -> dict[str, Any]:
    if "states" in row or "status" not in row:
        return row
    state = {"printed" if field == "status_printed" else field: row[field] for field in _OF_A_STATE if field in row}
    rest = {field: value for field, value in row.items() if field not in _OF_A_STATE or field == "status"}
    return dict(_replaced(rest, "status", {"states": [state]}))


def _replaced(row: dict[str, Any], field: str, by: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Put other fields in the place of one."""
    for name, value in row.items():
        yield from by.items() if name == field else [(name, value)]


_ROWS = {"sources": _source, "initiatives": _initiative}
