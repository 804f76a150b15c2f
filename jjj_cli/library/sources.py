"""The publications that the store was read from."""

from jjj_cli.answers import pages, rows
from jjj_cli.answers.result import Result
from jjj_cli.record.records import Store

FIELDS = rows.SOURCE


def answer(store: Store) -> Result:
    """Answer with every source."""
    found = list(store.sources.values())
    return Result(
        command="sources",
        query={},
        fields=FIELDS,
        rows=lambda: [rows.source_row(store, source) for source in found],
        page=lambda: pages.lists.source_list(store, found),
        empty=not found,
    )
