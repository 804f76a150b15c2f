"""The guides: their commands run in order, as a reader pastes them, and print what the page says."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from shellprogram import program_folder

pytestmark = pytest.mark.slow  # each command starts a process

DOCS = Path(__file__).parents[2] / "docs"
GUIDES = sorted(DOCS.glob("guide-*.md"))
# What a page may use beside jjj and what every system has; where it is not there, its examples are not run.
TOOLS = ("jq",)
_STEP = re.compile(r"```(?:(?:text|json|csv) file=(?P<file>\S+)|(?P<kind>console|python))\n(?P<text>.*?)```", re.DOTALL)


def environment(page: Path, folder: Path) -> dict[str, str]:
    path = f"{program_folder()}{os.pathsep}{os.environ['PATH']}"
    return {"PATH": path, "HOME": str(folder), "COLUMNS": "80", "JJJ_LANG": "zh" if ".zh-CN" in page.name else "en"}


def console(block: str, page: Path, folder: Path) -> str:
    """Run the commands of a block one by one, as in a pipe, and give them with what each prints."""
    told = []
    for command in re.findall(r"^\$ (.*)$", block, re.MULTILINE):
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=folder,
            env=environment(page, folder),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        told.append(f"$ {command}\n{done.stdout}")
    return "".join(told)


def steps(page: Path) -> list[re.Match[str]]:
    """Give what a page shows, in order: files to write, commands to run, Python to run."""
    return list(_STEP.finditer(page.read_text(encoding="utf-8")))


def skip_without_tools(text: str) -> None:
    for tool in TOOLS:
        if re.search(rf"\b{tool}\b", text) and shutil.which(tool) is None:
            pytest.skip(f"{tool} is not installed")


@pytest.mark.parametrize("page", GUIDES, ids=lambda page: page.name)
def test_a_guide_goes_as_it_says(page: Path, tmp_path: Path) -> None:
    assert any(step["kind"] == "console" for step in steps(page))
    skip_without_tools("".join(step["text"] for step in steps(page) if step["kind"] == "console"))
    for step in steps(page):
        if step["file"]:
            (tmp_path / step["file"]).write_text(step["text"], encoding="utf-8")
        elif step["kind"] == "console":
            assert console(step["text"], page, tmp_path) == step["text"]


@pytest.mark.parametrize("page", [page for page in GUIDES if "```python" in page.read_text(encoding="utf-8")])
def test_the_python_of_a_guide_runs(page: Path, tmp_path: Path) -> None:
    code = "\n".join(step["text"] for step in steps(page) if step["kind"] == "python")
    made = re.findall(r"^(\w+) = ", code, re.MULTILINE)
    code += "".join(f"\nassert len({name}), {name!r}" for name in made)
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment(page, tmp_path), capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()


@pytest.mark.parametrize("name", ["guide-editor.md", "guide-editor.zh-CN.md"])
def test_the_task_finds_what_verify_writes(name: str, tmp_path: Path) -> None:
    page = DOCS / name
    files = {step["file"]: step["text"] for step in steps(page) if step["file"]}
    (task,) = json.loads(files["tasks.json"])["tasks"]
    env = environment(page, tmp_path)
    (tmp_path / "draft.md").write_text(files["draft.md"], encoding="utf-8")
    command = task["command"].replace("${file}", "draft.md")
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=tmp_path,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    pattern = task["problemMatcher"]["pattern"]
    found = [match for line in done.stdout.splitlines() if (match := re.match(pattern["regexp"], line))]
    assert [match[pattern["line"]] for match in found] == ["7"]
    assert all(match[pattern["file"]] == "draft.md" for match in found)
