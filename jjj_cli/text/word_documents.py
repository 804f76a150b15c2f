"""The text of a .docx, read as a stream: paragraphs, rows of tables and notes, a line each, in the order of the page.

A package is a stranger's: no entity is read, and what is unpacked is counted while it is, whatever the package says.
"""

import posixpath
import zipfile
import zlib
from collections.abc import Callable, Iterator
from io import SEEK_END
from typing import BinaryIO
from urllib.parse import urljoin
from xml.parsers import expat

from jjj_cli.errors import StoreError
from jjj_cli.safety.bounds import most_unpacked
from jjj_cli.text.characters import BREAK
from jjj_cli.text.merged_cells import columns_of

# What is read of a package at a time: a page is some 20 kB of XML.
CHUNK = 1 << 16
_WORDS = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main ",
    "http://purl.oclc.org/ooxml/wordprocessingml/main ",
)
# What is not in the text as it stands: what was moved away or deleted, what stands once more for older programs, and
# what a paragraph looks like, where tabs are stops.
_LEFT_OUT = {"moveFrom", "del", "Fallback", "pPr"}
_LETTERS = {"tab": "\t", "br": BREAK, "cr": BREAK, "noBreakHyphen": "-", "softHyphen": "\xad"}
# What makes a run of letters hidden, and the values with which it does not.
_HIDDEN, _OFF = "vanish", ("0", "false", "off")
_NOTES = ("footnote", "endnote")
_BROKEN = (zipfile.BadZipFile, zlib.error, expat.ExpatError, EOFError, OSError, RuntimeError, ValueError)
Start = Callable[[str, dict[str, str]], None]


def lines(stream: BinaryIO, name: str) -> Iterator[str]:
    """Give a document's text in parts: each paragraph, row of a table and note that has any ends with a line break.

    Notes stand after the paragraph or the table that refers to them. Raises StoreError for what is no such document,
    cannot be read, or unpacks to more than anybody writes.
    """
    if not zipfile.is_zipfile(stream):
        raise StoreError("docx-no-zip", name=name)
    try:
        with zipfile.ZipFile(stream) as package:
            yield from _Document(package, name, most_unpacked(stream.seek(0, SEEK_END))).lines()
    except KeyError:  # another kind of package, such as a workbook
        raise StoreError("docx-no-zip", name=name) from None
    except _BROKEN as error:
        raise StoreError("docx-broken", name=name, reason=error) from None


class _Document:
    """A package that is open, of which so many bytes are unpacked at most."""

    def __init__(self, package: zipfile.ZipFile, name: str, most: int) -> None:
        self._package, self._name, self._most, self._unpacked = package, name, most, 0

    def lines(self) -> Iterator[str]:
        main = next(iter(self._related("", "officeDocument")), "word/document.xml")
        notes: dict[tuple[str, str], str] = {}
        for kind in _NOTES:
            for part in self._related(main, f"{kind}s"):
                reader = _Reader(notes)
                for _ in self._parsed(part, reader.start, reader.end, reader.text):
                    pass
        reader = _Reader(notes)
        for _ in self._parsed(main, reader.start, reader.end, reader.text):
            yield reader.taken()
        yield reader.taken()

    def _related(self, part: str, kind: str) -> list[str]:
        """Find the parts that a part, or the package itself, names as of a kind."""
        folder, file = posixpath.split(part)
        found: list[str] = []

        def start(_: str, attributes: dict[str, str]) -> None:
            if attributes.get("Type", "").endswith(f"/{kind}") and attributes.get("TargetMode") != "External":
                found.append(urljoin(f"/{part}", attributes["Target"]).lstrip("/"))

        relations = posixpath.join(folder, "_rels", f"{file}.rels")
        if relations in self._package.namelist():
            for _ in self._parsed(relations, start, _nothing, _nothing):
                pass
        return found

    def _parsed(
        self, part: str, start: Start, end: Callable[[str], None], text: Callable[[str], None]
    ) -> Iterator[None]:
        """Parse a part, and pause after each piece that was unpacked."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text
        parser.StartDoctypeDeclHandler = self._refuse  # where entities are declared; no program writes one
        parser.buffer_text = True
        if self._package.getinfo(part).file_size > self._most:  # what it says of itself is enough to be refused for
            raise StoreError("docx-large", name=self._name, most=self._most >> 20)
        with self._package.open(part) as content:
            while chunk := content.read(CHUNK):
                self._unpacked += len(chunk)
                if self._unpacked > self._most:
                    raise StoreError("docx-large", name=self._name, most=self._most >> 20)
                parser.Parse(chunk, False)
                yield
        parser.Parse(b"", True)

    def _refuse(self, *_: object) -> None:
        raise StoreError("docx-entities", name=self._name)


def _nothing(_: str) -> None:
    """Take no notice."""


class _Reader:
    """Makes lines of what a parser finds; `notes` is filled by the parts of notes, and read by the text."""

    def __init__(self, notes: dict[tuple[str, str], str]) -> None:
        self._notes = notes
        self._out: list[str] = []
        self._after: list[str] = []
        self._paragraphs: list[list[str]] = []
        self._cells: list[str] = []
        self._cell: list[str] = []
        self._tables = self._left_out = self._texts = 0
        self._begun = self._hidden = False
        self._span = 1
        self._note = ""

    def taken(self) -> str:
        """Take what is finished, and what there is of a paragraph that does not end."""
        if len(self._paragraphs) == 1 and not self._tables and sum(map(len, self._paragraphs[0])) > CHUNK:
            self._out += self._paragraphs[0]
            self._paragraphs[0].clear()
            self._begun = True
        text = "".join(self._out)
        self._out.clear()
        return text

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Begin an element."""
        name = tag.rpartition(" ")[2]
        if self._left_out or name in _LEFT_OUT:
            self._left_out += 1
        elif not tag.startswith(_WORDS):
            return
        elif name == "p":
            self._paragraphs.append([])
        elif name == "t":
            self._texts += 1
        elif name == "tbl":
            self._tables += 1
        elif name in _NOTES:
            self._note = _identity(attributes)
        else:
            self._within(name, attributes)

    def _within(self, name: str, attributes: dict[str, str]) -> None:
        if name == "gridSpan" and self._tables == 1:
            self._span = columns_of(_attribute(attributes, "val"))
        elif not self._paragraphs:
            return
        elif name in ("r", _HIDDEN):
            self._hidden = name == _HIDDEN and _attribute(attributes, "val") not in _OFF
        elif name in _LETTERS:
            letter = _LETTERS[name]
            self._paragraphs[-1].append(" " if self._tables and letter.isspace() else letter)
        elif name.endswith("noteReference"):
            # taken away, so that a note which is referred to a million times is no bomb
            self._after.append(self._notes.pop((name.removesuffix("Reference"), _identity(attributes)), ""))

    def end(self, tag: str) -> None:
        """End an element."""
        name = tag.rpartition(" ")[2]
        if self._left_out:
            self._left_out -= 1
        elif tag.startswith(_WORDS):
            end = self._ENDS.get(name)
            if end:
                end(self)
            elif name in _NOTES:
                self._notes[name, self._note] = self.taken()

    def text(self, text: str) -> None:
        """Read letters."""
        if self._texts and self._paragraphs and not (self._left_out or self._hidden):
            self._paragraphs[-1].append(text.replace("\n", " "))

    def _end_text(self) -> None:
        self._texts -= 1

    def _end_paragraph(self) -> None:
        text = "".join(self._paragraphs.pop())
        if self._tables:
            self._cell.append(text)
        elif self._paragraphs:  # of a text box, which hangs on another paragraph
            self._after.append(_line(text))
        else:
            self._out.append(f"{text}\n" if self._begun else _line(text))
            self._begun = False
            self._put_after()

    def _end_cell(self) -> None:
        if self._tables == 1:
            self._cells.append(" ".join(filter(None, map(str.strip, self._cell))).replace("\t", " "))
            self._cells += [""] * (self._span - 1)  # a cell that lies over several columns stands in the first
            self._cell.clear()
            self._span = 1

    def _end_row(self) -> None:
        if self._tables == 1:
            self._out.append(_line("\t".join(self._cells)))
            self._cells.clear()

    def _end_table(self) -> None:
        self._tables -= 1
        if not self._tables and not self._paragraphs:
            self._put_after()

    def _put_after(self) -> None:
        self._out += self._after
        self._after.clear()

    _ENDS: dict[str, Callable[["_Reader"], None]] = {  # noqa: RUF012 - never changed
        "t": _end_text,
        "p": _end_paragraph,
        "tc": _end_cell,
        "tr": _end_row,
        "tbl": _end_table,
    }


def _line(text: str) -> str:
    return f"{text}\n" if text.strip() else ""


def _identity(attributes: dict[str, str]) -> str:
    return _attribute(attributes, "id")


def _attribute(attributes: dict[str, str], wanted: str) -> str:
    return next((value for name, value in attributes.items() if name.rpartition(" ")[2] == wanted), "")
