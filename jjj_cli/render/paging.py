"""A page that is longer than the screen goes through the reader's pager."""

import os
import shlex
import subprocess
import sys
from shutil import get_terminal_size, which

from jjj_cli.render import links

# Colours pass, and what fits on the screen stays there.
_LESS = "less -FRX"


def page(text: str) -> bool:
    """Show a text in the pager where somebody is there to turn the page; say whether that was done.

    A pager that fails may have shown nothing, so that the text is still to be printed.
    """
    if text.count("\n") < get_terminal_size().lines or not _is_read():
        return False
    try:
        command = shlex.split(os.environ.get("PAGER", _LESS))
    except ValueError:  # a quote that is never closed
        return False
    if not command or command == ["cat"] or which(command[0]) is None:
        return False
    shown = text if links.without_links(text) == text or links.pass_through(command) else links.without_links(text)
    sys.stdout.flush()
    try:
        env = {"LESSCHARSET": "utf-8", **os.environ}  # less goes by the locale else, which may know no Chinese
        with subprocess.Popen(command, stdin=subprocess.PIPE, env=env) as pager:  # noqa: S603 - the reader's own
            pager.communicate(shown.encode(errors="replace"))
        return pager.returncode == 0
    except KeyboardInterrupt:  # it is the pager's
        return True
    except OSError:
        return False


def _is_read() -> bool:
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
