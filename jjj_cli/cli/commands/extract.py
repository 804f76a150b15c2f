"""`jjj extract`."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from typing import Annotated, BinaryIO

from jjj_cli.answers import pages
from jjj_cli.answers.result import Result
from jjj_cli.cli.options import Encoding, TextFiles, option
from jjj_cli.cli.registration import command
from jjj_cli.library import extractions as library
from jjj_cli.messages import say
from jjj_cli.record.records import Store
from jjj_cli.render.progress_bar import reading
from jjj_cli.safety.unseen import named
from jjj_cli.store.location import Files
from jjj_cli.store.opening import open_store
from jjj_cli.text.documents import form_of, opened
from jjj_cli.text.extraction import Reading, read
from jjj_cli.text.extraction import extract as find
from jjj_cli.text.line_ends import LineEnds

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
    names = list(dict.fromkeys(texts))
    answer = library.answer(store, names, encoding, _found(store, names, encoding), filed=True)

    def marked() -> Iterator[str]:
        unseen: list[str] = []
        for name in names:
            ends = LineEnds()
            with _watched(name) as stream:
                found = _noted(read(stream, name, form_of(name), encoding, ends), unseen)
                yield from pages.extractions.marked(found, ends)
        answer.notes[:] = [library.unseen_note(unseen)] if unseen else []

    return answer._replace(query={"texts": texts, "encoding": encoding}, plain=marked, verbatim=True)


def _noted(readings: Iterable[Reading], unseen: list[str]) -> Iterator[Reading]:
    """Note in passing what is not seen in figures."""
    for one in readings:
        unseen += [named(figure.unseen) for figure in one.figures if figure.unseen]
        yield one


def _found(store: Store, texts: list[str], encoding: str | None) -> Iterator[library.Found]:
    for name in texts:
        with _watched(name) as stream:
            for one in find(store, stream, name, form_of(name), encoding):
                yield name, one


@contextmanager
def _watched(name: str) -> Iterator[BinaryIO]:
    with opened(name) as stream, reading(stream, say("progress.reading", name=name)) as watched:
        yield watched
