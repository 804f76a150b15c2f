"""Rows of what became of a metric between two dates."""

from jjj_cli.answers.result import RowData
from jjj_cli.answers.rows.facts import fact_row
from jjj_cli.comparison.changes import POINTS
from jjj_cli.comparison.results import Trend
from jjj_cli.record.records import Store


def change_row(store: Store, row: Trend, unit: str) -> RowData:
    """Give the row of a change: the later fact's row, the earlier figure, and the change."""
    return {
        **fact_row(store, row.end, unit),
        "from_fact": row.start.id,
        "from_value": row.start_value,
        "from_period": row.start.period,
        "change": row.change,
        "change_relation": row.relation,
        "change_unit": POINTS.get(unit, unit),
        "change_percent": row.percent,
        "flags": list(row.flags),
    }
