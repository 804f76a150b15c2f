"""`jjj extract`."""

from collections.abc import Iterator
from io import BytesIO
from itertools import chain
from typing import Annotated

from jjj_cli.answers import pages
from jjj_cli.answers.result import Result
from jjj_cli.cli.options import Encoding, TextFiles, option
from jjj_cli.cli.registration import command
from jjj_cli.library import extractions as library
from jjj_cli.messages import say
from jjj_cli.record.records import Store
from jjj_cli.render.progress_bar import reading
from jjj_cli.store.location import Files
from jjj_cli.store.opening import open_store
from jjj_cli.text.documents import form_of, laid_out, opened
from jjj_cli.text.extraction import extract as find

FIELDS, MORE = library.FIELDS, library.MORE
Inline = Annotated[bool, option("inline", "--inline")]


@command
def extract(files: Files, texts: TextFiles, encoding: Encoding = None, inline: Inline = False) -> Result:
    """Find every figure in a text, and what it is said of."""
    store = open_store(files)
    if inline:
        return _inline(store, texts, encoding)
    found = _found(store, texts, encoding)
    first = next(found, None)
    every = chain([first] if first else [], found)
    return library.answer(store, texts, encoding, every, empty=first is None)


def _inline(store: Store, texts: list[str], encoding: str | None) -> Result:
    """Give the texts themselves, their figures marked; rows of the figures where a format is asked for."""
    held = {name: _content(name) for name in dict.fromkeys(texts)}
    found: list[library.Found] = []
    for name, content in held.items():
        with reading(BytesIO(content), say("progress.reading", name=name), len(content)) as read:
            found += [(name, one) for one in find(store, read, name, form_of(name), encoding)]

    def marked() -> Iterator[str]:
        for name, content in held.items():
            text = laid_out(BytesIO(content), name, form_of(name), encoding)
            yield pages.extractions.marked(text, (one for of, one in found if of == name))

    return Result(
        command="extract",
        query={"texts": texts, "encoding": encoding},
        fields=(*MORE, *FIELDS),
        rows=lambda: (library.row(store, *one) for one in found),
        page=lambda: pages.extractions.figure_list(store, found, filed=True),
        plain=marked,
        notes=[library.unseen_note(unseen)] if (unseen := [one.unseen for _, one in found if one.unseen]) else [],
    )


def _found(store: Store, texts: list[str], encoding: str | None) -> Iterator[library.Found]:
    for name in texts:
        with opened(name) as stream, reading(stream, say("progress.reading", name=name)) as read:
            for one in find(store, read, name, form_of(name), encoding):
                yield name, one


def _content(name: str) -> bytes:
    with opened(name) as stream:
        return stream.read()
