"""The streams that a command writes to: their encoding, their colour, their ends."""

import os
import sys
from typing import TextIO


def prepare() -> None:
    """Make the output streams able to carry Chinese, whatever the locale says.

    A script is always given UTF-8; a terminal keeps its own encoding where that has Chinese.
    """
    for stream in (sys.stdout, sys.stderr):
        if not hasattr(stream, "reconfigure"):
            continue
        if stream.isatty() and _has_chinese(stream):
            stream.reconfigure(errors="replace")
        else:
            stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")


def colour_allowed(stream: TextIO) -> bool:
    """Say whether a stream is coloured: NO_COLOR and FORCE_COLOR first, then what it is."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def close_quietly() -> None:
    """Point stdout at nothing after its reader has gone, so that closing it raises no more."""
    try:
        sys.stdout.close()
    except OSError:
        pass
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - it stays open to the end


def _has_chinese(stream: TextIO) -> bool:
    try:
        "京津冀—".encode(stream.encoding or "ascii")
    except (UnicodeError, LookupError):
        return False
    return True
