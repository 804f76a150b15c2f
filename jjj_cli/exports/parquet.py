"""Facts as Parquet: numbers as doubles and, beside them, as exact text; lists as lists."""

from decimal import Decimal
from pathlib import Path
from typing import Any

from jjj_cli.errors import missing_extra
from jjj_cli.exports.excerpt import Excerpt, fact_rows
from jjj_cli.exports.provenance import about
from jjj_cli.exports.tables import FACTS


def write(excerpt: Excerpt, path: Path) -> None:
    """Write a Parquet file; raises UsageError where pyarrow is not installed."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise missing_extra("parquet", "parquet") from None
    rows = [_row(row) for row in fact_rows(excerpt)]
    table = pyarrow.Table.from_pylist(rows, schema=_schema(pyarrow, about(excerpt)))
    with path.open("wb") as file:
        parquet.write_table(table, file)


def _schema(pyarrow: Any, metadata: dict[str, str]) -> Any:
    types = {
        "text": pyarrow.string(),
        "number": pyarrow.float64(),
        "boolean": pyarrow.bool_(),
        "list": pyarrow.list_(pyarrow.string()),
    }
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
