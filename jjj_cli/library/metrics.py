"""The metrics that are known: what can be compared, and in which unit."""

from collections.abc import Sequence

from jjj_cli.answers import pages
from jjj_cli.answers.result import Result
from jjj_cli.answers.rows import fields
from jjj_cli.answers.rows.records import metric_row
from jjj_cli.gazetteer.metrics import names_of
from jjj_cli.record.records import Store
from jjj_cli.store.selection import contains_words

FIELDS, MORE = fields.METRIC, fields.METRIC_MORE


def answer(store: Store, domains: Sequence[str] | None, text: str | None = None) -> Result:
    """Answer with the metrics of some domains whose names or definition have every word of a text."""
    found = [
        metric
        for metric in store.metrics.values()
        if (not domains or metric.domain in domains)
        and (not text or contains_words(text, (*names_of(metric), metric.definition)))
    ]
    covers = store.coverage()
    return Result(
        command="metrics",
        query={"text": text or None, "domain": domains},
        fields=FIELDS,
        more=MORE,
        rows=lambda: [metric_row(store, metric, covers) for metric in found],
        page=lambda: pages.lists.metric_list(store, found, covers),
        empty=not found,
    )
