"""A finding in a text: what the formats of editors and of continuous integration say, each in its way."""

import posixpath
from contextlib import suppress
from pathlib import Path
from typing import Literal, NamedTuple

from jjj_cli.text.documents import STDIN

# What is sure to be wrong, what is to be looked at, what may be, and what is only told.
Level = Literal["error", "warning", "note", "none"]
# The verdicts on a draft as findings, the worst first; what needs a hand is an alarm.
LEVELS: dict[str, Level] = {
    "contradicted": "error",
    "outdated": "warning",
    "ambiguous": "note",
    "supported": "none",
    "unknown": "none",
}
ALARMS = tuple(code for code, level in LEVELS.items() if level != "none")


class Spot(NamedTuple):
    """A place in a text: its line, its column in characters and in bytes of UTF-8, each from 1."""

    line: int
    column: int
    byte_column: int


class Finding(NamedTuple):
    """A finding: its file as it was named, from where to where (`end` is after the last character), and what it is.

    `code` is the same in every language and `message` in the reader's; `fingerprint` is the same wherever in its
    file the finding has gone to.
    """

    file: str
    start: Spot
    end: Spot
    code: str
    level: Level
    message: str
    fingerprint: str
    details: dict[str, str]

    @property
    def is_piped(self) -> bool:
        """Whether it stands in what was read from standard input."""
        return self.file == STDIN

    @property
    def path(self) -> str:
        """The file as a repository names it: from the working folder, where it lies in that, with strokes."""
        return from_working_folder(self.file)


def from_working_folder(file: str) -> str:
    """Name a file from the working folder where it lies in that, else as it is named, with strokes and no `./`."""
    path = Path(file)
    if path.is_absolute():
        with suppress(ValueError, OSError):
            path = path.relative_to(Path.cwd())
    return posixpath.normpath(path.as_posix())
