"""Facts as Parquet: numbers as doubles and, beside them, as exact text; lists as lists."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from jjj_cli.answers.result import RowData
from jjj_cli.errors import missing_extra
from jjj_cli.exports.excerpt import Excerpt, fact_rows
from jjj_cli.exports.provenance import about
from jjj_cli.exports.tables import FACTS


def write(excerpt: Excerpt, path: Path) -> None:
    """Write a Parquet file; raises UsageError where pyarrow is not installed."""
    pyarrow = _library()
    rows = [_row(row) for row in fact_rows(excerpt)]
    _write(pyarrow.Table.from_pylist(rows, schema=_schema(pyarrow, about(excerpt))), path)


def write_table(columns: Mapping[str, str], rows: Sequence[RowData], path: Path) -> None:
    """Write a table of columns of given kinds, none of whose cells must be there; raises UsageError as `write` does."""
    pyarrow = _library()
    types = _types(pyarrow)
    schema = pyarrow.schema([(name, types[kind]) for name, kind in columns.items()])
    _write(pyarrow.Table.from_pylist(rows, schema=schema), path)


def _library() -> Any:
    try:
        import pyarrow
    except ImportError:
        raise missing_extra("parquet", "parquet") from None
    return pyarrow


def _write(table: Any, path: Path) -> None:
    from pyarrow import parquet

    with path.open("wb") as file:
        parquet.write_table(table, file)


def _types(pyarrow: Any) -> dict[str, Any]:
    return {
        "text": pyarrow.string(),
        "number": pyarrow.float64(),
        "integer": pyarrow.int64(),
        "boolean": pyarrow.bool_(),
        "list": pyarrow.list_(pyarrow.string()),
    }


def _schema(pyarrow: Any, metadata: dict[str, str]) -> Any:
    types = _types(pyarrow)
    fields = []
    for column in FACTS.columns:
        fields.append(pyarrow.field(column.name, types[column.kind], nullable=not column.required))
        if column.kind == "number":
            fields.append(pyarrow.field(f"{column.name}_text", pyarrow.string(), nullable=not column.required))
    return pyarrow.schema(fields, metadata={f"jjj.{name}": value for name, value in metadata.items()})


def _row(row: dict[str, object]) -> dict[str, object]:
    texts = {f"{name}_text": format(value, "f") for name, value in row.items() if isinstance(value, Decimal)}
    numbers = {name: float(value) for name, value in row.items() if isinstance(value, Decimal)}
    return {**row, **numbers, **texts}
