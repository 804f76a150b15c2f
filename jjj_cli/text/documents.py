"""Texts as people have them: in UTF-8, UTF-16 or GB18030; plain, Markdown, HTML or .docx; of any length."""

import codecs
import html
import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO, Literal, NamedTuple

from jjj_cli.errors import StoreError, UsageError
from jjj_cli.messages import say
from jjj_cli.safety.bounds import MOST_LETTERS
from jjj_cli.system import system_path
from jjj_cli.text.characters import BREAK
from jjj_cli.text.html_documents import blocks
from jjj_cli.text.lexicon import BEFORE
from jjj_cli.text.line_ends import MARK, LineEnds
from jjj_cli.text.merged_cells import MergedCells
from jjj_cli.text.unseen import Unseen, take_out

Form = Literal["text", "markdown", "html", "docx"]

STDIN = "-"
_FORMS: dict[str, Form] = {".md": "markdown", ".markdown": "markdown", ".docx": "docx"}
_FORMS |= dict.fromkeys((".html", ".htm", ".xhtml"), "html")
# How much is read at a time: memory does not grow with the file.
BLOCK = 1 << 18
# What has no end of a sentence is cut once it is this long.
LONGEST_LINE = 1 << 18
# A line that ends like this ends a sentence; a figure may go on after any other line break.
_ENDS = ("。\n", "；\n", "！\n", "？\n", ".\n", ";\n", "\n\n")
# What a number and a hedge before it are made of.
_IN_NUMBERS = frozenset("0123456789.,， -")
_IN_HEDGES = frozenset("".join(BEFORE))
_MARKED = "utf-8-sig"
_BOMS = ((codecs.BOM_UTF8, _MARKED), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_GUESSES = ("utf-8", "gb18030")
# How a PDF begins, a document of Word before 2007 or with a password, and a package such as a .docx.
_PDF, _OLE, _PACKAGE = b"%PDF-", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"
# A letter that is written by its name or number, which pages may leave without its end.
_ENTITY = r"(?P<entity>&(?:#\d{1,7};?|#[xX][0-9a-fA-F]{1,6};?|\w{1,31};|shy|nbsp))"
# What stands in a page and not in its text; line breaks are kept in what is left.
_MARKUP = {
    "html": re.compile(
        r"(?P<cell></t[dh]\s{0,9}>\s{0,99}<t[dh]\b[^<>]*>)|<!--.*?(?:-->|\Z)|<(?P<raw>script|style)\b.*?(?:</(?P=raw)\s*>|\Z)|(?P<block></?(?:p|div|br|li|ul|ol|tr|td|th|h[1-6]|table|section)\b[^<>]*>)"
        r"|<[a-zA-Z/!?][^<>]*>|" + _ENTITY,
        re.DOTALL | re.IGNORECASE,
    ),
    "markdown": re.compile(
        r"\*{1,3}|`{1,3}|~~|(?<=\])\([^()\n]{0,2000}\)|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)|" + _ENTITY
    ),
}


class Piece(NamedTuple):
    """A piece of a text: what can be read in it, and where each part of that stands in the whole.

    `marks` are pairs of a place in `text` and the place of the same letter in the whole text; `wide` has the places of
    letters that are written by a name or number, and where that ends in the whole text. `unseen` is what was taken out
    because nobody sees it.
    """

    text: str
    marks: list[tuple[int, int]]
    wide: Mapping[int, int] = MappingProxyType({})
    unseen: Unseen | None = None

    def start(self, place: int) -> int:
        """Give where a letter of what can be read stands in the whole text."""
        if len(self.marks) == 1:  # no markup: the text is as it stands
            return self.marks[0][1] + place
        mark, offset = self.marks[bisect_right(self.marks, (place, 1 << 62)) - 1]
        return offset + place - mark

    def end(self, place: int) -> int:
        """Give where the letter before a place ends in the whole text."""
        return self.wide.get(place - 1) or self.start(place - 1) + 1


def form_of(name: str) -> Form:
    """Tell a text's form from its name."""
    return _FORMS.get(Path(name).suffix.lower(), "text")


def line_of(name: str, line: int) -> str:
    """Say which line of a text it is; in a document it is a paragraph."""
    return f"¶{line}" if form_of(name) == "docx" else str(line)


def pieces(
    stream: BinaryIO, name: str, form: Form, encoding: str | None = None, ends: LineEnds | None = None
) -> Iterator[tuple[str, Piece]]:
    """Give a text in pieces that end with a line: the piece as it stands, and what can be read in it.

    A document's paragraphs are lines; `ends` is given what is left out of each piece. Raises StoreError for what is no
    text, UsageError for an encoding that is not known.
    """
    offset, merged = 0, MergedCells()
    for raw in _raw(stream, name, form, encoding, ends):
        yield raw, _readable(raw, form, offset, merged)
        offset += len(raw)


def _raw(stream: BinaryIO, name: str, form: Form, encoding: str | None, ends: LineEnds | None) -> Iterator[str]:
    if form == "html":
        return blocks(_decoded(stream, name, encoding, ends), name, BLOCK)
    return _lines(_in_document(stream, name) if form == "docx" else _decoded(stream, name, encoding, ends))


def _in_document(stream: BinaryIO, name: str) -> Iterator[str]:
    """Give the lines of a document, as many at a time as are read of a text."""
    from jjj_cli.text.word_documents import lines  # only who reads one

    _refuse(stream.read(len(_OLE)), name)
    stream.seek(0)
    held, size = [], 0
    for text in lines(stream, name):
        held.append(text)
        size += len(text)
        if size > BLOCK:
            yield "".join(held)
            held, size = [], 0
    yield "".join(held)


def broken(text: str) -> str:
    """Break the lines that a paragraph of a document has."""
    return text.replace(BREAK, "\n")


def whole_text(stream: BinaryIO, name: str, encoding: str | None = None, ends: LineEnds | None = None) -> str:
    """Give a whole text, its markup and all; raises as `pieces` does, and for one that is too large to be held."""
    held, size = [], 0
    for text in _decoded(stream, name, encoding, ends):
        size += len(text)
        if size > MOST_LETTERS:
            raise StoreError("text-large", name=name, most=MOST_LETTERS // 10**6)
        held.append(text)
    return "".join(held)


def _readable(raw: str, form: Form, offset: int, merged: MergedCells) -> Piece:
    """Give what can be read of a text: its markup away, and what nobody sees."""
    piece = _unmarked(raw, form, offset, merged)
    text, unseen = take_out(piece.text)
    return _without(piece, text, unseen) if unseen else piece


def _without(piece: Piece, text: str, unseen: Unseen) -> Piece:
    """Give a piece without what was taken out of it, its places in the whole text kept."""
    before = [0]
    for run in unseen.letters:
        before.append(before[-1] + len(run))
    starts = [place + before[at] for at, place in enumerate(unseen.places)]  # in the piece as it was

    def moved(place: int) -> int:
        at = bisect_left(starts, place)
        return place - before[at] if not at else max(place - before[at], unseen.places[at - 1])

    gone = {start + at for start, run in zip(starts, unseen.letters, strict=True) for at in range(len(run))}
    marks = [(moved(place), whole) for place, whole in piece.marks]
    marks += [(place, piece.start(place + before[at + 1])) for at, place in enumerate(unseen.places)]
    wide = {moved(place): end for place, end in piece.wide.items() if place not in gone}
    return Piece(text, sorted(marks), wide, unseen)


def _unmarked(raw: str, form: Form, offset: int, merged: MergedCells) -> Piece:
    markup = _MARKUP.get(form)
    merged.begin()
    if form == "docx":
        return Piece(broken(raw), [(0, offset)])
    if markup is None:
        return Piece(raw, [(0, offset)])
    parts: list[str] = []
    marks = [(0, offset)]
    wide: dict[int, int] = {}
    length = last = 0
    for match in markup.finditer(raw):
        parts.append(raw[last : match.start()])
        length += match.start() - last
        put = _instead(match)
        if form == "html":
            put = merged.instead(match, put)
        parts.append(put)
        last = match.end()
        if match["entity"] and len(put) == 1:
            wide[length] = offset + last
        length += len(put)
        marks.append((length, offset + last))
    parts.append(raw[last:])
    return Piece("".join(parts), marks, wide)


def _instead(match: re.Match[str]) -> str:
    """Give what stands for markup: the letter of an entity, a line break for a block, a tab between cells."""
    groups = match.groupdict()
    if groups.get("entity"):
        letter = html.unescape(match[0])
        return letter if letter == match[0] else letter[:1].replace("\xa0", " ")
    return "\t" if groups.get("cell") else "\n" if groups.get("block") else ""


def _lines(texts: Iterator[str]) -> Iterator[str]:
    """Give whole lines, many at a time; a line without an end is cut between sentences or before a number."""
    held = ""
    for text in texts:
        held += text
        cut = max((held.rfind(end) + len(end) for end in _ENDS if end in held), default=0)
        if not cut and len(held) > LONGEST_LINE:
            cut = held.rfind("\n") + 1 or _cut(held)
        if cut:
            yield held[:cut]
            held = held[cut:]
    if held:
        yield held


def _cut(text: str) -> int:
    """Give a place to cut a line at: after its last sentence, else before its last number and hedge."""
    sentence = max(text.rfind(mark) for mark in "。；！？") + 1
    if sentence:
        return sentence
    start = max(text.rfind(digit) for digit in "0123456789")
    while start > 0 and text[start - 1] in _IN_NUMBERS:
        start -= 1
    while start > 0 and text[start - 1] in _IN_HEDGES:
        start -= 1
    return start if start > 0 else len(text)


@contextmanager
def opened(name: str) -> Iterator[BinaryIO]:
    """Open a text, stdin for `-`; raises StoreError for what cannot be read."""
    if name == STDIN:
        if sys.stdin is None:  # closed before the start: `jjj extract - <&-`
            raise StoreError("text-unreadable", name=name, reason=say("problem.closed"))
        yield sys.stdin.buffer
        return
    try:
        with open(system_path(Path(name)), "rb") as stream:  # noqa: PTH123 - a Path cannot be made of bytes
            yield stream
    except FileNotFoundError:
        raise StoreError("no-text", name=name) from None
    except (OSError, ValueError) as error:
        raise StoreError("text-unreadable", name=name, reason=getattr(error, "strerror", None) or error) from None


def _decoded(stream: BinaryIO, name: str, encoding: str | None, ends: LineEnds | None) -> Iterator[str]:
    first = stream.read(BLOCK)
    chosen = _encoding(first, name, encoding)
    if ends and chosen == _MARKED and first.startswith(codecs.BOM_UTF8):
        ends.mark = MARK
    decoder = codecs.getincrementaldecoder(chosen)()
    half = ""  # of a line end of two letters that two blocks share
    try:
        while first:
            text = half + decoder.decode(first)
            half = "\r" if text.endswith("\r") else ""
            text = text.removesuffix("\r")
            yield ends.left_out(text) if ends else text.replace("\r\n", "\n")
            first = stream.read(BLOCK)
        yield half + decoder.decode(b"", final=True)  # no line end, so that there is nothing to leave out
    except UnicodeDecodeError:
        raise StoreError("text-encoding", name=name, encoding=chosen, hint=say("hint.encoding")) from None


def _refuse(first: bytes, name: str) -> None:
    if first.startswith(_PDF):
        raise StoreError("pdf", name=name, hint=say("hint.pdf"))
    if first.startswith(_OLE):
        raise StoreError("word-old", name=name, hint=say("hint.word-old"))


def _encoding(first: bytes, name: str, asked: str | None) -> str:
    if asked:
        try:
            "".encode(asked)  # unlike codecs.lookup, this takes no rot13
            return codecs.lookup(asked).name
        except LookupError:
            raise UsageError("encoding", name=asked, hint=say("hint.encoding")) from None
    for bom, encoding in _BOMS:
        if first.startswith(bom):
            return encoding
    _refuse(first, name)
    if b"\0" in first:
        hint = say("hint.docx") if first.startswith(_PACKAGE) else say("hint.encoding")
        raise StoreError("binary", name=name, hint=hint)
    for guess in _GUESSES:
        try:
            codecs.getincrementaldecoder(guess)().decode(first)
        except UnicodeDecodeError:
            continue
        return guess
    raise StoreError("text-encoding", name=name, encoding="/".join(_GUESSES), hint=say("hint.encoding"))
