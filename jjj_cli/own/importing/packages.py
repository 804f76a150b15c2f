"""Packages of strangers, opened: what they unpack to is bounded, and what is wrong with them is said in a sentence."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO
from zipfile import ZipFile

from jjj_cli.errors import JjjError, StoreError
from jjj_cli.messages import say
from jjj_cli.safety.bounds import MOST_CELLS, MOST_LETTERS, MOST_ROWS, most_unpacked

# How documents of Office begin that are of before 2007 or have a password.
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def content_of(stream: BinaryIO, name: str) -> bytes:
    """Read a package; raises StoreError for one that is too large, or of Office before 2007, or with a password."""
    content = stream.read(MOST_LETTERS + 1)
    if len(content) > MOST_LETTERS:
        raise too_large(name)
    if content.startswith(_OLE):
        raise StoreError("office-old", name=name, hint=say("hint.office-old"))
    return content


@contextmanager
def parsing(name: str, form: str) -> Iterator[None]:
    """Turn whatever a reader of packages raises into a StoreError.

    zipfile, zlib, the parsers of XML and openpyxl raise some twenty kinds of errors for what is damaged, among them
    TypeError and NotImplementedError.
    """
    try:
        yield
    except JjjError:
        raise
    except Exception as error:
        raise StoreError("import-form", name=name, form=form, reason=str(error) or type(error).__name__) from None


def unpack(content: bytes, name: str, wanted: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    """Give the files of a package whose names end in one of some ways; raises as zipfile does, and StoreError.

    What is not wanted is not unpacked. `zipfile` gives no more of a file than the package says that it has.
    """
    with ZipFile(io.BytesIO(content)) as package:
        infos = [info for info in package.infolist() if info.filename.endswith(wanted)]
        most = most_unpacked(len(content))
        if sum(info.file_size for info in infos) > most:
            raise StoreError("import-unpacks", name=name, most=most >> 20)
        for info in infos:
            if info.flag_bits & 1:
                raise StoreError("import-password", name=name)
            yield info.filename, package.read(info)


def too_large(name: str) -> StoreError:
    """Make the error of a table that has more than is read."""
    return StoreError("import-large", name=name, most=MOST_LETTERS // 10**6, rows=MOST_ROWS, cells=MOST_CELLS)
