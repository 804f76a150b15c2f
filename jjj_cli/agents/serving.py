"""The server on standard input and output, which are the protocol's alone."""

import asyncio
import gc
import logging
import sys
from collections.abc import Callable

from mcp.server.stdio import stdio_server

from jjj_cli.agents.server import made
from jjj_cli.agents.session import Session
from jjj_cli.errors import UsageError
from jjj_cli.messages import say
from jjj_cli.messages.language import Language
from jjj_cli.store.location import Files


def serve(located: Callable[[], Files], language: Language) -> int:
    """Serve the client at the other end of standard input and output until it ends, and give the exit code.

    Raises UsageError where a person is there instead.
    """
    if sys.stdin is None or sys.stdout is None or sys.stdin.isatty():
        raise UsageError("mcp-alone", hint=say("hint.mcp"))
    gc.enable()  # a command lives for a blink, and a server for days
    logging.getLogger("mcp").addHandler(logging.NullHandler())  # a client is told what is wrong, and nobody else
    session = Session(located, language)
    asyncio.run(_serve(session))
    return 0


async def _serve(session: Session) -> None:
    server = made(session)
    warming = asyncio.ensure_future(session.warm())
    # standard output is the protocol's: whatever else is printed goes to standard error
    async with stdio_server() as (reader, writer):
        await server.run(reader, writer, server.create_initialization_options())
    warming.cancel()
    session.close()
