"""A model's client for tests: the SDK's own, in either era of the protocol, with a server in this process."""

import asyncio
import json
from collections.abc import Callable, Coroutine
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

import mcp_types as types
from jsonschema import Draft202012Validator
from mcp import Client

from jjj_cli.agents import tools
from jjj_cli.agents.server import made
from jjj_cli.agents.session import Session
from jjj_cli.messages.language import Language
from jjj_cli.store.location import Files, shipped_path

# The handshake of the years before, and requests that stand by themselves.
ERAS: tuple[Literal["legacy", "auto"], ...] = ("legacy", "auto")
WAIT = 60
# An answer in all, as it is sent.
MOST_SENT = 50_000
_VALIDATORS = {name: Draft202012Validator(tools.schemas(name)[1]) for name in tools.TOOLS}
# Opened once for all who ask the shipped store alone.
SHIPPED = Session(lambda: Files(shipped_path(), None), "en")


def with_client(
    talk: Callable[[Client], Coroutine[Any, Any, None]],
    *,
    era: Literal["legacy", "auto"] = "auto",
    own: Path | None = None,
    language: Language = "en",
) -> None:
    """Let a client talk with a server."""
    alone = own is None and language == "en"
    session = SHIPPED if alone else Session(lambda: Files(shipped_path(), own), language)

    async def run() -> None:
        async with Client(made(session), mode=era) as client:
            await asyncio.wait_for(talk(client), WAIT)

    asyncio.run(run())
    if not alone:
        session.close()


async def answer(client: Client, name: str, arguments: dict[str, Any]) -> Any:
    """Call a tool, and give its answer with exact numbers; it must keep to its schema and to its size."""
    result = await client.call_tool(name, arguments)
    assert not result.is_error, told(result)
    assert len(result.model_dump_json(by_alias=True).encode()) <= MOST_SENT
    exact = json.loads(told(result), parse_float=Decimal)
    plain = json.loads(told(result))
    assert result.structured_content == plain
    _VALIDATORS[name].validate(plain)
    for one in figures(exact):
        assert one["citation"]
        assert one["claim"] or one["operands"]
    return exact


async def refusal(client: Client, name: str, arguments: dict[str, Any]) -> str:
    """Call a tool, and give why it does not answer."""
    result = await client.call_tool(name, arguments)
    assert result.is_error
    return told(result)


def told(result: types.CallToolResult) -> str:
    """Give the text of a result."""
    (block,) = result.content
    assert isinstance(block, types.TextContent)
    return block.text


def figures(whole: Any) -> list[dict[str, Any]]:
    """Give all figures of an answer, wherever they stand."""
    found = [*whole.get("figures", ()), whole.get("figure")]
    found += [row.get("figure") for name in ("hits", "findings") for row in whole.get(name, ())]
    return [one for one in found if one]
