"""What an editor and a model's client may send to the servers, line by line: whatever it is, the servers live on.

A line is a message. To the language server it is sent with its length before it, but for one that begins with `!`,
which is sent as it is. The last request is each time one that is always answered.
"""

import asyncio
import io
import json
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from threading import Event
from typing import Any, cast
from unittest.mock import patch

import fuzzing
from fuzz_messages import OF, SPOT
from mcp.server.stdio import stdio_server
from mcpclient import SHIPPED
from pygls.io_ import run_async
from pygls.protocol import default_converter
from pygls.server import JsonRPCServer

from jjj_cli.agents import server as agents
from jjj_cli.library.checkers import Ready
from jjj_cli.lsp.checks import Shown
from jjj_cli.lsp.serving import made
from jjj_cli.verification.judgements import VERDICTS

WAIT = 20
LAST = "the last one"
# The language server -----------------------------------------------------------------------------------------------


class _Sent:
    """What an editor sends, which ends when the last request has been answered, or cannot be any more."""

    def __init__(self, data: bytes) -> None:
        lines = data.split(b"\n")
        self.is_whole = not any(line.startswith(b"!") for line in lines)
        parts = [line[1:] + b"\r\n" if line.startswith(b"!") else _framed(line) for line in lines]
        last = {"jsonrpc": "2.0", "id": LAST, "method": "textDocument/hover", "params": {**OF, "position": SPOT}}
        self._stream = io.BytesIO(b"".join([*parts, _framed(json.dumps(last).encode())]))
        self.answered = asyncio.Event()

    async def readline(self) -> bytes:
        return self._stream.readline() or await self._end()

    async def readexactly(self, size: int) -> bytes:
        await asyncio.sleep(0)  # what was read before is dealt with meanwhile
        return self._stream.read(size) or await self._end()

    async def _end(self) -> bytes:
        with suppress(TimeoutError):
            await asyncio.wait_for(self.answered.wait(), WAIT if self.is_whole else 0.01)
        return b""


class _Got:
    """What an editor gets."""

    def __init__(self, sent: _Sent) -> None:
        self._sent = sent
        self.content = b""
        self.is_closed = False

    def write(self, data: bytes) -> None:
        self.content += data
        if json.dumps(LAST).encode() in data:
            self._sent.answered.set()

    def close(self) -> None:
        self.is_closed = True
        self._sent.answered.set()


def _framed(body: bytes) -> bytes:
    return b"Content-Length: %d\r\n\r\n%b" % (len(body), body)


@cache
def _ready() -> Ready:
    return Ready(fuzzing.small)


@cache
def _converter() -> Any:
    """Give what reads and writes messages, which takes longer to make than a conversation lasts."""
    make: Any = default_converter  # of which pygls gives no types
    return make()


def _begun(server: JsonRPCServer, protocol: Any, _: Any, workers: int | None = None) -> None:
    _begin(server, protocol, _converter, workers)


_begin = JsonRPCServer.__init__


def editor(data: bytes) -> None:
    """Send what an editor may send to a server of its own, and look at each answer."""
    sent, got = asyncio.run(_talked(data))
    answers = _unframed(got.content)
    for one in answers:
        assert one["jsonrpc"] == "2.0"
        # what nobody expects is an internal error, which is one of jjj
        assert one.get("error", {}).get("code") != -32603, one
    if sent.is_whole and not got.is_closed:
        assert LAST in [one.get("id") for one in answers], "the server has not answered"


async def _talked(data: bytes) -> tuple[_Sent, _Got]:
    sent = _Sent(data)
    got = _Got(sent)
    with patch.object(JsonRPCServer, "__init__", _begun):
        server = made(_ready(), Shown(tuple(VERDICTS)), lambda _: "en")
    server.protocol.set_writer(cast("Any", got))
    try:
        await run_async(Event(), sent, server.protocol, error_handler=server.report_server_error)
    except SystemExit:
        assert got.is_closed
    finally:
        server.session.close()
    return sent, got


def _unframed(content: bytes) -> list[dict[str, Any]]:
    found = []
    while content:
        head, _, rest = content.partition(b"\r\n\r\n")
        size = int(head.partition(b"Content-Length: ")[2].partition(b"\r\n")[0])
        found.append(json.loads(rest[:size]))
        content = rest[size:]
    return found


# The server of tools -----------------------------------------------------------------------------------------------


class _Lines:
    """What a client sends, which ends when the last request has been answered."""

    def __init__(self, data: bytes) -> None:
        last = json.dumps({"jsonrpc": "2.0", "id": LAST, "method": "ping"}).encode()
        whole = io.BytesIO(data.replace(b"\r", b"\n") + b"\n" + last + b"\n")
        self._lines = list(io.TextIOWrapper(whole, encoding="utf-8", errors="replace"))
        self.answered = asyncio.Event()
        self.got: list[str] = []

    async def __aiter__(self) -> Any:
        for line in self._lines:
            yield line
        await asyncio.wait_for(self.answered.wait(), WAIT)

    async def write(self, text: str) -> None:
        self.got.append(text)
        if LAST in text and json.loads(text).get("id") == LAST:
            self.answered.set()

    async def flush(self) -> None: ...


def client(data: bytes) -> None:
    """Send what a client may send to the server of tools, and look at each answer."""
    lines = asyncio.run(_served(data))
    for one in map(json.loads, lines):
        assert one["jsonrpc"] == "2.0"
        said: Mapping[str, Any] = one.get("error") or {}
        assert said.get("code") != -32603, one
        told = json.dumps(one.get("result"), ensure_ascii=False)
        assert "failed where it should not have" not in told, one
        assert "\\u001b" not in told, one


async def _served(data: bytes) -> list[str]:
    both = _Lines(data)
    server = agents.made(SHIPPED)
    async with stdio_server(cast("Any", both), cast("Any", both)) as (reader, writer):
        await server.run(reader, writer, server.create_initialization_options())
    return both.got
