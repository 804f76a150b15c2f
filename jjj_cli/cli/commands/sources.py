"""`jjj sources`."""

from jjj_cli.answers import pages
from jjj_cli.answers.result import Result
from jjj_cli.answers.rows import fields
from jjj_cli.answers.rows.records import source_row
from jjj_cli.cli.registration import command
from jjj_cli.store.location import Files
from jjj_cli.store.opening import open_store

FIELDS = fields.SOURCE


@command
def sources(files: Files) -> Result:
    """List the publications that the store was read from."""
    store = open_store(files)
    found = list(store.sources.values())
    return Result(
        command="sources",
        query={},
        fields=FIELDS,
        rows=lambda: [source_row(store, source) for source in found],
        page=lambda: pages.lists.source_list(store, found),
        empty=not found,
    )
