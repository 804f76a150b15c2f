"""What fits what is typed, as each shell reads it: nothing that a shell would obey, and nothing that it would run."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from unicodedata import east_asian_width

from jjj_cli.completion.request import Candidate, Completions, Request
from jjj_cli.safety.display import one_line

# What bash takes as it is, where no quotation mark is open; what is not ASCII it takes too.
_PLAIN = r"[^A-Za-z0-9_@%+=:,./\x80-\U0010ffff-]"
# What stands for more than itself between double quotes. What recalls a command cannot be kept from it there.
_STANDS_FOR_MORE = r'["\\$`]'
_RECALLS = "!"
# What PowerShell takes for single quotes, and for a word that needs none.
_SINGLE = "['‘’‚‛]"
_BARE = r"[\w%+./=-]*"
_APART = "  "
# More beside a word is not read there.
_LONGEST = 200


def lines(ask: Request, found: Completions, width: int) -> Iterator[str]:
    """Give the answer to a shell: what is to be done with it, then a candidate a line.

    What has characters in it that are not seen is left out: it could be shown, but not typed.
    """
    yield "files" if found.files else "tight" if found.tight else "words"
    safe = [
        one._replace(note=_clipped(one_line(one.note))) for one in found.candidates if one_line(one.word) == one.word
    ]
    yield from _SPELLED[ask.shell](ask, safe, width)


def _for_bash(ask: Request, found: list[Candidate], width: int) -> Iterator[str]:
    """Give the word where there is one, else names: bash types what they have in common, and that must go on.

    Somebody who types cang and is given the 沧 of 沧州市 and 沧县 could not go on without Chinese.
    """
    head = ask.typed[: ask.kept]
    words = [(one.word if len(found) == 1 else one.name or one.word, one.note) for one in found]
    rest = [(word[len(head) :], note) for word, note in words if word.startswith(head)]
    quoted = [(word, note) for text, note in rest if (word := _for_bash_quoted(text, ask.quote)) is not None]
    yield from _table(quoted, width) if ask.listing and len(quoted) > 1 else (word for word, _ in quoted)
    if len(rest) > 1 and ask.taken and not all(word.casefold().startswith(ask.typed.casefold()) for word, _ in words):
        yield ""  # with which nothing has anything in common, so that what is typed stays


def _for_bash_quoted(word: str, quote: str) -> str | None:
    """Quote a word; None where it cannot be, inside the quotation mark that is open."""
    if quote == "'":
        return None if quote in word else word
    if quote:
        return None if _RECALLS in word else re.sub(_STANDS_FOR_MORE, r"\\\g<0>", word)
    return re.sub(_PLAIN, r"\\\g<0>", word)


def _for_zsh(_: Request, found: list[Candidate], width: int) -> Iterator[str]:
    table = _table([(one.word, one.note) for one in found], width)
    yield from (f"{one.word}\t{shown}" for one, shown in zip(found, table, strict=True))


def _for_fish(_: Request, found: list[Candidate], width: int) -> Iterator[str]:  # noqa: ARG001 - it lays out by itself
    # It drops what does not look like what is typed.
    yield from (f"{one.name or one.word}\t{one.note}" for one in found)


def _for_powershell(_: Request, found: list[Candidate], width: int) -> Iterator[str]:  # noqa: ARG001 - it lays out by itself
    for one in found:
        word = one.word if re.fullmatch(_BARE, one.word) else "'" + re.sub(_SINGLE, r"\g<0>\g<0>", one.word) + "'"
        yield f"{word}\t{one.note or one.word}"


_SPELLED: dict[str, Callable[[Request, list[Candidate], int], Iterable[str]]] = {
    "bash": _for_bash,
    "zsh": _for_zsh,
    "fish": _for_fish,
    "powershell": _for_powershell,
}


def _table(rows: list[tuple[str, str]], width: int) -> Iterator[str]:
    """Line notes up beside words, each row cut to what one line of the screen holds."""
    cells = [_cells(word) for word, _ in rows]
    widest = max(cells, default=0)
    for (word, note), wide in zip(rows, cells, strict=True):
        beside = _cut(note, width - widest - len(_APART) - 1)
        yield f"{word}{' ' * (widest - wide)}{_APART}{beside}" if beside else word


def _cells(text: str) -> int:
    return len(text) if text.isascii() else sum(map(_cell, text))


@cache
def _cell(letter: str) -> int:
    return 2 if east_asian_width(letter) in "WF" else 1


def _cut(text: str, width: int) -> str:
    """Cut a text to a width, with a sign that it goes on."""
    if _cells(text[: width + 1]) <= width:
        return text
    used = 0
    for place, letter in enumerate(text):
        used += _cell(letter)
        if used >= width:
            return text[:place].rstrip() + "…" if place else ""
    return ""


def _clipped(note: str) -> str:
    return note if len(note) <= _LONGEST else note[: _LONGEST - 1] + "…"
