"""The protocol's public inspector, a client that is none of ours and none of the SDK's, where one is to be had."""

import json
import os
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from running import JJJ, environment

pytestmark = pytest.mark.slow

PACKAGE = "@modelcontextprotocol/inspector"
# How long it may take to start two programs on a machine that is busy.
LONG = 120

LOOKUP = ("tools/call", "--tool-name", "lookup", "--tool-arg", "metric=forest-coverage", "--tool-arg")
# What is asked, and what stands in the answer.
ASKED = [
    (("tools/list",), '"readOnlyHint": true'),
    ((*LOOKUP, "region=延庆"), '"printed\\":\\"61.63%'),
    ((*LOOKUP, "region=延床"), "did you mean"),
    (("resources/templates/list",), "jjj://fact/{id}"),
    (("resources/read", "--uri", "jjj://fact/chengde.forest-coverage.2022-10"), "60.03%"),
    (("prompts/list",), "fact_check"),
    (("prompts/get", "--prompt-name", "brief", "--prompt-args", "region=承德"), "130800"),
]


@cache
def inspector() -> tuple[str, ...]:
    """Give what starts it, nothing where there is none; it is never downloaded."""
    if named := os.environ.get("JJJ_MCP_INSPECTOR"):
        return (named,)
    if found := shutil.which("mcp-inspector"):
        return (found,)
    npx = shutil.which("npx")
    if npx:
        kept = (npx, "--no-install", PACKAGE)
        offline = {**os.environ, "npm_config_offline": "true"}
        done = subprocess.run([*kept, "--help"], env=offline, capture_output=True, timeout=LONG, check=False)
        if done.returncode == 0:
            return kept
    return ()


def inspected(home: Path, method: str, *asked: str) -> subprocess.CompletedProcess[str]:
    """Have the inspector start a server and ask it one thing."""
    if not inspector():
        pytest.skip(f"no {PACKAGE} here: install it with npm, or name it in JJJ_MCP_INSPECTOR")
    command = [*inspector(), "--cli", str(JJJ), "mcp", "--method", method, *asked]
    env = {**environment(home, {"PATH": os.environ["PATH"]})}
    return subprocess.run(command, env=env, capture_output=True, text=True, timeout=LONG, check=False)


@pytest.mark.parametrize(("asked", "answered"), ASKED, ids=[" ".join(asked) for asked, _ in ASKED])
def test_the_inspector_is_answered(asked: tuple[str, ...], answered: str, tmp_path: Path) -> None:
    done = inspected(tmp_path, *asked)
    assert done.returncode == 0, done.stderr
    whole: dict[str, Any] = json.loads(done.stdout)
    assert answered in json.dumps(whole, ensure_ascii=False, indent=2).replace("\\\\", "\\")
    assert bool(whole.get("isError")) == ("延床" in "".join(asked))


def test_the_inspector_hears_of_what_there_is_not(tmp_path: Path) -> None:
    done = inspected(tmp_path, "tools/call", "--tool-name", "nothing")
    assert done.returncode == 1
    assert "nothing" in done.stderr
