"""The server on standard input and output, which are the protocol's alone."""

import gc
import logging
import os
import sys
from collections.abc import Callable
from typing import BinaryIO, cast

from jjj_cli.errors import UsageError
from jjj_cli.library.checkers import Ready
from jjj_cli.library.stores import Current
from jjj_cli.lsp.checks import Shown
from jjj_cli.lsp.features import bind
from jjj_cli.lsp.server import Server
from jjj_cli.lsp.session import Session
from jjj_cli.messages import say
from jjj_cli.messages.language import Language
from jjj_cli.store.location import Files

# How a server leaves that was told to, and one that was not told first (as the protocol has it).
DONE, ABRUPT = 0, 1
_OUT, _ERRORS = 1, 2


def serve(located: Callable[[], Files], wanted: Shown, choose: Callable[[str | None], Language]) -> int:
    """Serve the editor at the other end of standard input and output until it ends, and give the exit code.

    Raises UsageError where a person is there instead.
    """
    if sys.stdin is None or sys.stdout is None or sys.stdin.isatty():
        raise UsageError("lsp-alone", hint=say("hint.lsp"))
    gc.enable()  # a command lives for a blink, and a server for days
    reader, writer = _taken()
    server = made(Ready(Current(located).read), wanted, choose)
    server.start_io(reader, writer)
    server.session.close()
    return DONE if server.is_told_to_end or not server.is_told_to_exit else ABRUPT


def made(ready: Ready, wanted: Shown, choose: Callable[[str | None], Language]) -> Server:
    """Make a server that answers."""
    server = Server(Session(ready, wanted), choose)
    bind(server)
    log = logging.getLogger("pygls")  # what it tells is told in the editor's log already
    log.addHandler(logging.NullHandler())
    log.propagate = False
    return server


def _taken() -> tuple[BinaryIO, BinaryIO]:
    """Take standard input and output for the protocol: whatever else is printed goes to standard error."""
    sys.stdout.flush()
    writer = os.fdopen(os.dup(_OUT), "wb")
    os.dup2(_ERRORS, _OUT)
    return cast("BinaryIO", sys.stdin.buffer), writer
