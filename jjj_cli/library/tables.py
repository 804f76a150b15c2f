"""Rows as tables of other packages, which are imported when they are asked for."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from importlib import import_module
from types import NoneType
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, get_args, get_origin, get_type_hints

from jjj_cli.errors import UsageError

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

Kind = Literal["text", "number", "float", "integer", "boolean", "date", "list"]
Rows = Sequence[Mapping[str, Any]]
_KINDS: dict[object, Kind] = {
    str: "text",
    Decimal: "number",
    float: "float",
    int: "integer",
    bool: "boolean",
    date: "date",
    list[str]: "list",
}
_PANDAS: dict[Kind, str] = {
    "text": "string",
    "number": "float64",
    "float": "float64",
    "integer": "Int64",
    "boolean": "boolean",
    "date": "datetime64[s]",
    "list": "object",
}
# What decimal128 holds.
_MOST_DIGITS = 38


@cache
def kinds_of(row: type) -> dict[str, Kind]:
    """Give what each key of a kind of rows holds, as its annotation says."""
    return {name: _kind(hint) for name, hint in get_type_hints(row).items()}


class Column(NamedTuple):
    """A column as a table takes it: its name, what it holds, how many places exact numbers have, its values."""

    name: str
    kind: Kind
    places: int | None
    values: list[Any]


def arrow(fields: Sequence[str], kinds: Mapping[str, Kind], rows: Rows, *, exact: bool) -> "pyarrow.Table":
    """Make a table of pyarrow."""
    package = _imported("pyarrow")
    types = {
        "text": package.string(),
        "float": package.float64(),
        "integer": package.int64(),
        "boolean": package.bool_(),
        "date": package.date32(),
        "list": package.list_(package.string()),
    }
    made = [
        (one.name, package.array(one.values, types.get(one.kind) or package.decimal128(_MOST_DIGITS, one.places)))
        for one in (_column(name, kinds[name], rows, exact=exact) for name in fields)
    ]
    return package.table(dict(made))


def polars_frame(fields: Sequence[str], kinds: Mapping[str, Kind], rows: Rows, *, exact: bool) -> "polars.DataFrame":
    """Make a frame of Polars, which needs no pyarrow for it."""
    package = _imported("polars")
    types = {
        "text": package.String,
        "float": package.Float64,
        "integer": package.Int64,
        "boolean": package.Boolean,
        "date": package.Date,
        "list": package.List(package.String),
    }
    made = [
        package.Series(one.name, one.values, types.get(one.kind) or package.Decimal(_MOST_DIGITS, one.places))
        for one in (_column(name, kinds[name], rows, exact=exact) for name in fields)
    ]
    frame: polars.DataFrame = package.DataFrame(made)
    return frame


def pandas_frame(fields: Sequence[str], kinds: Mapping[str, Kind], rows: Rows, *, exact: bool) -> "pandas.DataFrame":
    """Make a frame of pandas, which needs no pyarrow for it; what is exact is a column of `Decimal`."""
    package = _imported("pandas")
    made = {}
    for name in fields:
        one = _column(name, kinds[name], rows, exact=False)
        if exact and kinds[name] == "number":
            made[name] = package.Series([row[name] for row in rows], dtype="object")
        else:
            made[name] = package.Series(one.values, dtype=_PANDAS[one.kind])
    return package.DataFrame(made, columns=list(fields))


def _column(name: str, kind: Kind, rows: Rows, *, exact: bool) -> Column:
    """Make a column; exact numbers are text where no decimal holds them all."""
    values = [row[name] for row in rows]
    if kind != "number":
        return Column(name, kind, None, values)
    if not exact:
        return Column(name, "float", None, [None if value is None else float(value) for value in values])
    places = _places([value for value in values if value is not None])
    if places is None:
        return Column(name, "text", None, [None if value is None else format(value, "f") for value in values])
    return Column(name, kind, places, values)


def _kind(hint: Any) -> Kind:
    parts = [part for part in get_args(hint) if part is not NoneType] if NoneType in get_args(hint) else [hint]
    return "text" if get_origin(parts[0]) is Literal else _KINDS[parts[0]]


def _imported(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError:
        from jjj_cli.installation import beside

        raise UsageError("package", name=name, hint=beside(name)) from None


def _places(values: list[Decimal]) -> int | None:
    """Give how many places exact numbers need; None where they need more digits than there are."""
    places = max((max(0, -int(value.as_tuple().exponent)) for value in values), default=0)
    whole = max((value.adjusted() + 1 for value in values if value), default=0)
    return places if max(whole, 0) + places <= _MOST_DIGITS else None
