"""The publications that the store was read from."""

from jjj_cli.answers import pages
from jjj_cli.answers.result import Result
from jjj_cli.answers.rows import fields
from jjj_cli.answers.rows.records import source_row
from jjj_cli.record.records import Store

FIELDS = fields.SOURCE


def answer(store: Store) -> Result:
    """Answer with every source."""
    found = list(store.sources.values())
    return Result(
        command="sources",
        query={},
        fields=FIELDS,
        rows=lambda: [source_row(store, source) for source in found],
        page=lambda: pages.lists.source_list(store, found),
        empty=not found,
    )
