"""The streams that a command writes to: their encoding, their colour, their ends."""

import io
import os
import sys
from typing import TextIO

CHINESE = "京津冀—"
# Of the signs that charts are drawn with, some that encodings before Unicode lack.
BLOCKS = "█▏░▒►◆↑˙≈"


def prepare() -> None:
    """Make the output streams able to carry Chinese, whatever the locale says.

    A script is always given UTF-8; a terminal keeps its own encoding where that has Chinese.
    """
    _occupy()
    # Closed before the start: what is printed is lost and told of (`jjj >&-`), and what is told is heard by nobody.
    sys.stdout = sys.stdout or _open(1, os.O_RDONLY)
    sys.stderr = sys.stderr or _open(2, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        if not isinstance(stream, io.TextIOWrapper):
            continue
        if stream.isatty() and _has(stream, CHINESE):
            stream.reconfigure(errors="replace")
        else:
            stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")


def _occupy() -> None:
    """See that no file that is opened later takes the place of a stream that is closed, to be written into."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # the lowest number that is free


def _open(number: int, flags: int) -> TextIO:
    handle = os.open(os.devnull, flags)
    os.dup2(handle, number)
    os.close(handle)
    return open(number, "w", encoding="utf-8", errors="replace", closefd=False)


def colour_allowed(stream: TextIO) -> bool:
    """Say whether a stream is coloured: NO_COLOR and FORCE_COLOR first, then what it is."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def blocks_allowed(stream: TextIO) -> bool:
    """Say whether a stream has the signs that charts are drawn with; a dumb terminal is given plainer ones."""
    if stream.isatty() and os.environ.get("TERM") == "dumb":
        return False
    return _has(stream, BLOCKS)


def flush(code: int) -> int:
    """Write out what is still held back, and give the exit code; a reader that has gone is no error."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except BrokenPipeError:
            continue
        except OSError:
            return code or 1
    return code


def _has(stream: TextIO, signs: str) -> bool:
    try:
        signs.encode(stream.encoding or "ascii")
    except (UnicodeError, LookupError):
        return False
    return True
