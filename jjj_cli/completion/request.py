"""What a shell asks when somebody presses Tab, and what fits there."""

from typing import NamedTuple


class Request(NamedTuple):
    """What a shell asks: the words before the one that is typed, and what of that it has.

    `quote` is the quotation mark that is open, `kept` how many letters of what is typed the shell leaves as they are
    and does not want again. In a `listing` it shows what fits; it takes what all of that has in common only where that
    is `taken`. With `files` only a file can stand here.
    """

    shell: str
    words: tuple[str, ...]
    typed: str
    quote: str = ""
    kept: int = 0
    listing: bool = False
    taken: bool = True
    files: bool = False


class Candidate(NamedTuple):
    """A word that somebody may have begun to type, and what it stands for.

    `name` goes on from what is typed, where the word is another name of the same thing.
    """

    word: str
    note: str = ""
    name: str | None = None


class Completions(NamedTuple):
    """What fits what somebody has typed: words, or files that only the shell knows.

    A word that is `tight` may go on: no space follows it.
    """

    candidates: list[Candidate] = []  # noqa: RUF012 - never changed
    files: bool = False
    tight: bool = False
