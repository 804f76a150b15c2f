"""A talk with `jjj` at a terminal: each question answered as it comes up."""

import os
import pty
import select
from pathlib import Path

from running import at_terminal, environment


def typed(own: Path, answers: list[tuple[str, str]], *asked: str | Path) -> tuple[str, int]:
    """Run `jjj` at a terminal and answer each question as it comes up; give what was shown, and the exit code."""
    keyboard, screen = pty.openpty()
    env = environment(own.parent, {"TERM": "xterm-256color", "COLUMNS": "100"})
    ended = at_terminal(screen, [*asked, "--store", own], env)
    os.close(screen)
    shown, read = "", ""
    for question, answer in answers:
        while question not in read:
            got = _read(keyboard)
            assert got, f"{question} was not asked: {read}"
            read += got
        shown, read = shown + read, ""
        os.write(keyboard, f"{answer}\r".encode())
    while got := _read(keyboard):
        shown += got
    os.close(keyboard)
    return shown, ended()


def _read(keyboard: int) -> str:
    """Read what the screen got; nothing at its end, and where nothing comes for a long time."""
    if not select.select([keyboard], [], [], 30)[0]:
        return ""
    try:
        got = os.read(keyboard, 65536)
    except OSError:
        return ""
    if b"\x1b[6n" in got:  # where the cursor is: a terminal that does not say it is waited for
        os.write(keyboard, b"\x1b[1;1R")
    return got.decode("utf-8", "replace")
