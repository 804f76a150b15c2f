"""The settings that docs/agents.md gives for clients: each starts a server that answers."""

import asyncio
import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from mcp import Client, StdioServerParameters
from mcp.client.stdio import stdio_client
from mcpclient import answer
from running import JJJ, environment

DOCS = Path(__file__).parents[2] / "docs"


def servers(page: str) -> list[tuple[str, tuple[str, ...]]]:
    """Give the commands that a page's settings start."""
    blocks = re.findall(r"```(json|toml)\n(.*?)```", (DOCS / page).read_text(encoding="utf-8"), re.DOTALL)
    read: dict[str, Any] = {"json": json.loads, "toml": tomllib.loads}
    settings = [next(iter(read[kind](text).values()))["jjj"] for kind, text in blocks]
    return [(one["command"], tuple(one["args"])) for one in settings]


def test_both_languages_have_the_same_settings() -> None:
    assert len(servers("agents.md")) == 5
    assert servers("agents.md") == servers("agents.zh-CN.md")


@pytest.mark.slow
def test_what_the_settings_start_answers(tmp_path: Path) -> None:
    async def ask(arguments: tuple[str, ...]) -> None:
        server = StdioServerParameters(command=str(JJJ), args=list(arguments), env=environment(tmp_path))
        async with Client(stdio_client(server)) as client:
            found = await answer(client, "lookup", {"region": "延庆", "metric": "forest-coverage"})
            assert found["figures"][0]["printed"] == "61.63%"

    commands = set(servers("agents.md"))
    assert {command for command, _ in commands} == {"jjj"}
    for _, arguments in sorted(commands):
        asyncio.run(ask(arguments))
