"""What a shell asks when somebody presses Tab: the words before the cursor, and the one that is being typed."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from jjj_cli.completion.request import Request
from jjj_cli.completion.shells.scripts import SHELLS

VARIABLE = "JJJ_COMPLETE"
# PowerShell drops an empty argument on its way to a program: its words come in a variable, one a line.
WORDS = "JJJ_WORDS"
# How bash says that it will show what fits; the first is that it will do no more. They are the numbers of ?, ! and @.
_LISTING = ("63", "33", "64")
_PIECE = r"""(?P<space>\s+)
    | (?P<redirection>\d*[<>]+&?)
    | \\ (?P<escaped>.?)
    | (?P<single>') (?P<literal>[^']*) (?P<single_end>'?)
    | (?P<double>") (?P<quoted>(?:\\.|[^"\\])*) \\? (?P<double_end>"?)
    | (?P<plain>[^\s'"\\<>]+)"""


class Word(NamedTuple):
    """A word of a line, without its quotes, and the one that is still open at its end."""

    text: str
    quote: str = ""
    redirects: bool = False


def read_request(arguments: Sequence[str], environment: Mapping[str, str]) -> Request | None:
    """Read what a shell asks; None where nobody asks, or not as our scripts do."""
    shell = environment.get(VARIABLE)
    if shell == "powershell":
        arguments = environment.get(WORDS, "").split("\n")
    if shell not in SHELLS or not arguments:
        return None
    if shell == "bash":
        return _of_bash(Bash(*arguments)) if len(arguments) == len(Bash._fields) and arguments[1].isdecimal() else None
    *words, typed = arguments
    return Request(shell, tuple(words), split(typed)[-1].text if shell == "fish" else typed)


class Bash(NamedTuple):
    """What bash says: the line, where the cursor stands, the piece that is to be replaced, why it asks."""

    line: str
    point: str
    piece: str
    kind: str


def _of_bash(said: Bash) -> Request:
    # Old ones count bytes here: more than the line has, where the cursor stands at its end.
    *words, last = split(said.line[: int(said.point)])
    target = bool(words) and words[-1].redirects
    begun = _unquoted(said.piece, last.quote)
    kept = len(last.text) - len(begun) if last.text.endswith(begun) else 0
    before = tuple(_arguments(words))[1:]
    return Request(
        "bash",
        before,
        last.text,
        last.quote,
        kept,
        listing=said.kind in _LISTING,
        taken=said.kind != _LISTING[0],
        files=target,
    )


def _arguments(words: Sequence[Word]) -> Iterator[str]:
    """Give the words without redirections and what these name."""
    redirected = False
    for word in words:
        if not word.redirects and not redirected:
            yield word.text
        redirected = word.redirects


def _unquoted(piece: str, quote: str) -> str:
    return split(quote + piece)[-1].text


def split(line: str) -> list[Word]:
    """Split a line as a shell does, but that nothing in it is worked out; the last word is the one being typed."""
    words: list[Word] = []
    apart = True
    for match in re.finditer(_PIECE, line, re.VERBOSE | re.DOTALL):
        if match["space"]:
            apart = True
        elif match["redirection"]:
            words.append(Word(match[0], redirects=True))
            apart = True
        else:
            text, quote = _piece(match)
            before = "" if apart else words.pop().text
            words.append(Word(before + text, quote))
            apart = False
    return [*words, Word("")] if apart else words


def _piece(match: re.Match[str]) -> tuple[str, str]:
    if match["single"]:
        return match["literal"], "" if match["single_end"] else "'"
    if match["double"]:
        return re.sub(r'\\(["\\$`])', r"\1", match["quoted"]), "" if match["double_end"] else '"'
    return (match["plain"] or match["escaped"] or ""), ""
