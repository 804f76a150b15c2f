"""The metrics that are known: what can be compared, and in which unit."""

from collections.abc import Sequence

from jjj_cli.answers import pages
from jjj_cli.answers.result import Result
from jjj_cli.answers.rows import fields
from jjj_cli.answers.rows.records import metric_row
from jjj_cli.record.records import Store

FIELDS, MORE = fields.METRIC, fields.METRIC_MORE


def answer(store: Store, domains: Sequence[str] | None) -> Result:
    """Answer with the metrics of some domains."""
    found = [metric for metric in store.metrics.values() if not domains or metric.domain in domains]
    covers = store.coverage()
    return Result(
        command="metrics",
        query={"domain": domains},
        fields=FIELDS,
        more=MORE,
        rows=lambda: [metric_row(store, metric, covers) for metric in found],
        page=lambda: pages.lists.metric_list(store, found, covers),
        empty=not found,
    )
