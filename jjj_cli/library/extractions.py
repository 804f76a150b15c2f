"""The figures of texts, and what each is said of."""

from collections.abc import Iterable, Iterator, Sequence

from jjj_cli.answers import pages
from jjj_cli.answers.result import Result, RowData
from jjj_cli.comparison.results import Note
from jjj_cli.messages import say
from jjj_cli.record.records import Store
from jjj_cli.text.extraction import Extracted

FIELDS, MORE = Extracted._fields, ("file",)
# A figure, and the name of the text that it was found in.
Found = tuple[str, Extracted]


def answer(
    store: Store,
    texts: Sequence[str],
    encoding: str | None,
    found: Iterable[Found],
    *,
    empty: bool = False,
    filed: bool = False,
) -> Result:
    """Answer with the figures of texts; the name of a text is a field where there are several or it is `filed`."""
    several = filed or len(texts) > 1
    notes: list[Note] = []
    found = _Noted(found, notes)
    return Result(
        command="extract",
        query={"texts": texts, "encoding": encoding},
        fields=(*MORE, *FIELDS) if several else FIELDS,
        more=() if several else MORE,
        rows=lambda: (row(store, *one) for one in found),
        page=lambda: pages.extractions.figure_list(store, found, filed=several, notes=notes),
        notes=notes,
        empty=empty,
    )


def row(store: Store, name: str, one: Extracted) -> RowData:
    """Give the row of a figure that was found in a text."""
    return {"file": name, **one._asdict(), "region": store.regions[one.region].name if one.region else None}


def unseen_note(unseen: Iterable[str]) -> Note:
    """Make the note of figures whose value is not sure: `unseen` names for each what is not seen in it or beside it."""
    every = [*unseen]
    characters = ", ".join(dict.fromkeys(name for names in every for name in names.split(", ")))
    return Note(code="unseen", message=say("note.unseen", count=len(every), characters=characters), weight="caution")


class _Noted(Iterable[Found]):
    """Figures, of which those with something unseen are noted once they have all been gone through."""

    def __init__(self, found: Iterable[Found], notes: list[Note]) -> None:
        self._found, self._notes = found, notes

    def __iter__(self) -> Iterator[Found]:
        unseen: list[str] = []
        for name, one in self._found:
            if one.unseen:
                unseen.append(one.unseen)
            yield name, one
        self._notes[:] = [unseen_note(unseen)] if unseen else []
