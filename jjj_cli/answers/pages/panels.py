"""Panels for people: a line a figure, or years and metrics across."""

from collections.abc import Sequence

from jjj_cli.answers.result import Block, Column, RowData, Table, Text
from jjj_cli.messages import say
from jjj_cli.safety.cells import text_of

# What a line of a tidy panel shows of its row.
_SHOWN = ("region", "metric_name", "year", "value", "unit", "source")
_LEADING = ("region", "metric_name")


def _heads() -> dict[str, str]:
    return {
        "region": say("column.region"),
        "metric_name": say("column.metric"),
        "year": say("column.year"),
        "value": say("column.value"),
        "unit": say("column.unit"),
        "source": say("column.source"),
    }


def tidy_page(_fields: Sequence[str], rows: list[RowData]) -> list[Block]:
    """Make the page of a tidy panel."""
    heads = _heads()
    columns = [Column(heads[name], "number" if name == "value" else "left", lead=name in _LEADING) for name in _SHOWN]
    cells = [[_figure(row) if name == "value" else text_of(row[name]) for name in _SHOWN] for row in rows]
    return [Table(columns, cells), Text(say("count.facts", count=len(rows)), "quiet")]


def _figure(row: RowData) -> str:
    from jjj_cli.answers.rows.panel import SIGNS

    return SIGNS.get(row["relation"], "") + text_of(row["value"])  # type: ignore[call-overload, no-any-return]


def wide_page(fields: Sequence[str], rows: list[RowData]) -> list[Block]:
    """Make the page of a wide panel: who is who by name alone, and what is the same in every row above it."""
    hidden = {"region_code", "metric"}
    same = {name for name in ("metric_name", "unit", "year", "region") if len({row.get(name) for row in rows}) == 1}
    same &= {name for name in fields if name in rows[0]} if rows else set()
    same = same - {"region"} if "metric_name" in same else same
    title = " ".join(text_of(rows[0][name]) for name in fields if name in same) if rows else None
    shown = [name for name in fields if name not in hidden and name not in same]
    heads = _heads()
    columns = [
        Column(
            heads.get(name, name),
            "left" if name in heads else "number",
            lead=name in _LEADING,
        )
        for name in shown
    ]
    return [Table(columns, [[text_of(row[name]) for name in shown] for row in rows], title)]
