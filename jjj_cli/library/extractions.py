"""The figures of texts, and what each is said of."""

from collections.abc import Iterable, Sequence

from jjj_cli.answers import pages
from jjj_cli.answers.result import Result, RowData
from jjj_cli.record.records import Store
from jjj_cli.text.extraction import Extracted

FIELDS, MORE = Extracted._fields, ("file",)
# A figure, and the name of the text that it was found in.
Found = tuple[str, Extracted]


def answer(store: Store, texts: Sequence[str], encoding: str | None, found: Iterable[Found], *, empty: bool) -> Result:
    """Answer with the figures of texts; the name of a text is a field where there are several."""
    several = len(texts) > 1
    return Result(
        command="extract",
        query={"texts": texts, "encoding": encoding},
        fields=(*MORE, *FIELDS) if several else FIELDS,
        more=() if several else MORE,
        rows=lambda: (row(store, *one) for one in found),
        page=lambda: pages.extractions.figure_list(store, found, filed=several),
        empty=empty,
    )


def row(store: Store, name: str, one: Extracted) -> RowData:
    """Give the row of a figure that was found in a text."""
    return {"file": name, **one._asdict(), "region": store.regions[one.region].name if one.region else None}
