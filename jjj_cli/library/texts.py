"""Texts as the library is given them: as strings, or as paths to files."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from os import PathLike, fspath
from pathlib import Path
from typing import BinaryIO, NamedTuple

from jjj_cli.answers.result import RowData
from jjj_cli.library.arguments import check_value
from jjj_cli.text.documents import STDIN, Form, form_of, opened

Text = str | PathLike[str]


class Reading(NamedTuple):
    """A text to be read: the stream, its name, its form, its encoding."""

    stream: BinaryIO
    name: str
    form: Form
    encoding: str | None


@contextmanager
def reading(text: Text, form: Form | None, encoding: str | None) -> Iterator[Reading]:
    """Give a text, or what lies at a path, to be read; raises StoreError for what cannot be."""
    if form is not None:
        check_value("form", form, Form)
    if isinstance(text, str):
        # a lone surrogate is no character, and what stands for it takes as much room
        yield Reading(BytesIO(text.encode("utf-8", "replace")), STDIN, form or "text", "utf-8")
        return
    name = fspath(text)
    # absolute, since a file may be called `-`
    with opened(str(Path(name).absolute())) as stream:
        yield Reading(stream, name, form or form_of(name), encoding)


class Places:
    """Where a place of a text stands in the string that was given, whose line ends may be of two letters."""

    def __init__(self, text: Text) -> None:
        found = re.finditer("\r\n", text) if isinstance(text, str) else ()
        self._ends = [match.start() - passed for passed, match in enumerate(found)]

    def of(self, place: int) -> int:
        """Give the place in the string."""
        return place + bisect_left(self._ends, place)

    def moved(self, row: RowData) -> RowData:
        """Give a row whose `start` and `end` count in the string."""
        start, end = int(str(row["start"])), int(str(row["end"]))
        return {**row, "start": self.of(start), "end": self.of(end - 1) + 1}
