"""The streams that a command writes to: their encoding, their colour, their ends."""

import io
import os
import sys
from pathlib import Path
from typing import TextIO

CHINESE = "京津冀—"
# Of the signs that charts are drawn with, some that encodings before Unicode lack.
BLOCKS = "█▏░▒►◆↑˙≈"


def prepare() -> None:
    """Make the output streams able to carry Chinese, whatever the locale says.

    A script is always given UTF-8; a terminal keeps its own encoding where that has Chinese.
    """
    sys.stdout = sys.stdout or _nowhere()  # closed before the start: `jjj >&-`
    sys.stderr = sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if not isinstance(stream, io.TextIOWrapper):
            continue
        if stream.isatty() and _has(stream, CHINESE):
            stream.reconfigure(errors="replace")
        else:
            stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")


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
