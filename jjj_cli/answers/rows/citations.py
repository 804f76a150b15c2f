"""Rows of the sources that an answer rests on."""

from collections.abc import Iterable

from jjj_cli.answers.result import RowData
from jjj_cli.record.records import Fact, Initiative, Store


def cited_sources(store: Store, *records: Iterable[Fact | Initiative], wanted: bool) -> RowData:
    """Give what `--cite` adds to JSON: each source once, with the keys of a row of `cite`."""
    if not wanted:
        return {}
    from jjj_cli.citation import writing  # only where it is asked for

    shown = dict.fromkeys(record.source for some in records for record in some if record.source)
    return {"citations": [one._asdict() for one in writing.write(writing.resolve(store, shown), "gbt7714")]}
