"""`jjj metrics`."""

from jjj_cli.answers import pages
from jjj_cli.answers.result import Result
from jjj_cli.answers.rows import fields
from jjj_cli.answers.rows.records import metric_row
from jjj_cli.cli.options import InDomain
from jjj_cli.cli.registration import command
from jjj_cli.store.location import Files
from jjj_cli.store.opening import open_store

FIELDS, MORE = fields.METRIC, fields.METRIC_MORE


@command
def metrics(files: Files, domain: InDomain = None) -> Result:
    """List metrics: what can be compared, and in which unit."""
    store = open_store(files)
    found = [metric for metric in store.metrics.values() if not domain or metric.domain in domain]
    return Result(
        command="metrics",
        query={"domain": domain},
        fields=FIELDS,
        more=MORE,
        rows=lambda: [metric_row(store, metric) for metric in found],
        page=lambda: pages.lists.metric_list(store, found),
        empty=not found,
    )
