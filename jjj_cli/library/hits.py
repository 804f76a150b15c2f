"""What a text is found in."""

from jjj_cli.answers import pages
from jjj_cli.answers.result import Result
from jjj_cli.errors import UsageError
from jjj_cli.gazetteer.names import fold
from jjj_cli.record.records import Store
from jjj_cli.store.search import Hit, search

FIELDS = Hit._fields


def check(text: str) -> None:
    """Refuse a text without a word (UsageError)."""
    if not fold(text):
        raise UsageError("no-words")


def answer(store: Store, text: str, limit: int | None) -> Result:
    """Answer with the records that hold every word of a text, best first."""
    hits = search(store, text)
    shown = len(hits) if limit is None else limit
    return Result(
        command="search",
        query={"text": text, "limit": limit},
        fields=FIELDS,
        rows=lambda: [hit._asdict() for hit in hits[:shown]],
        page=lambda: pages.lists.hit_list(store, hits, shown),
        empty=not hits,
    )
