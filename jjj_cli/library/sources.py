"""The publications that the store was read from."""

from jjj_cli.answers import pages
from jjj_cli.answers.result import Result, RowData
from jjj_cli.answers.rows import fields
from jjj_cli.answers.rows.records import initiatives_by_source, source_row
from jjj_cli.record.records import Source, Store
from jjj_cli.store.selection import contains_words

FIELDS = fields.SOURCE


def answer(store: Store, text: str | None = None) -> Result:
    """Answer with the sources whose id, title or publishers have every word of a text."""
    found = [
        source
        for source in store.sources.values()
        if not text or contains_words(text, (source.id, source.title, *source.publishers))
    ]
    return Result(
        command="sources",
        query={"text": text or None},
        fields=FIELDS,
        rows=lambda: _rows(store, found),
        page=lambda: pages.lists.source_list(store, found),
        empty=not found,
    )


def _rows(store: Store, found: list[Source]) -> list[RowData]:
    read_in = initiatives_by_source(store)
    return [source_row(store, source, read_in) for source in found]
