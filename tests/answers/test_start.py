"""What `jjj` alone says: at a terminal what it is, what to try, and what is in the store; in a pipe the help."""

import os
import re
import subprocess
from pathlib import Path

import pytest
from rich.cells import cell_len
from running import JJJ, answer, environment, own_fact, run, terminal, write_store

from jjj_cli import __version__
from jjj_cli.answers.pages.start import COMMANDS
from jjj_cli.messages import LANGUAGES

PLAIN = {"NO_COLOR": "1"}


def _screen(columns: int = 80, **env: str) -> str:
    screen = terminal(columns, env={**PLAIN, **env})
    assert screen.returncode == 0
    return screen.text


def _commands(text: str) -> list[str]:
    """Give the commands to try: what stands before the gap in the rows of the table."""
    rows = text.split("─\n", 1)[1].split("\n\n", 1)[0].splitlines()
    return [line.split("  ")[0] for line in rows if not line.startswith(" ")]


def test_it_says_what_jjj_is_in_two_lines() -> None:
    title, *about = _screen().split("\n\n")[0].splitlines()
    assert title == f"jjj {__version__}"
    assert len(about) == 2


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_commands_to_try_are_four_and_give_something(language: str, tmp_path: Path) -> None:
    commands = _commands(_screen(JJJ_LANG=language))
    assert len(commands) == len(COMMANDS) == 4
    for name, line in zip(COMMANDS, commands, strict=True):
        assert f"jjj {name} " in line
        path = f"{JJJ.parent}{os.pathsep}{os.environ['PATH']}"
        env = {**environment(tmp_path), "PATH": path, "JJJ_LANG": language}
        done = subprocess.run(["bash", "-o", "pipefail", "-c", line], env=env, capture_output=True, check=False)
        assert (done.returncode, len(done.stdout.splitlines()) > 1) == (0, True)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("columns", [40, 80, 200])
def test_it_fits_the_terminal_and_the_screen(columns: int, language: str) -> None:
    lines = _screen(columns, JJJ_LANG=language).splitlines()
    assert [line for line in lines if cell_len(line) > columns] == []
    assert columns == 40 or len(lines) < 24
    # Whatever the width, a command stands on a line of its own, whole.
    shown = {re.split(r" {2,}", line)[0] for line in lines}
    assert {line for line in _commands(_screen(200)) if line not in shown} == set()


def test_it_says_how_big_the_store_is() -> None:
    more = {"initiatives": ("--positions",)}
    names = ("facts", "metrics", "sources", "initiatives", "regions")
    counts = {name: len(answer(name, *more.get(name, ()))["rows"]) for name in names}
    said = ", ".join(f"{count} {name}" for name, count in counts.items())
    assert f"Shipped store  {said}\n" in _screen(200)
    assert "Your own" not in _screen(200)


def test_an_own_store_is_counted_apart(tmp_path: Path) -> None:
    source = {"title": "某报", "publishers": ["某社"], "authority": "press", "access": "address"}
    facts = {"own.one": own_fact(source="one"), "own.two": own_fact(source="one", period="2020")}
    own = write_store(tmp_path / "own.json", sources={"one": source}, facts=facts)
    shipped, text = _screen(200), _screen(200, JJJ_STORE=str(own))
    held = [re.search(r"Shipped store +(.*)", one) for one in (shipped, text)]
    assert held[0]
    assert held[1]
    assert held[0][1] == held[1][1]
    assert "Your own store  facts: 2, metrics: 0, sources: 1, initiatives: 0, regions: 0\n" in text
    assert str(own) in text


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("broken", "error: the store is not JSON: {path}"),
        ("", "error: the store is empty: {path}"),
        ('{"facts": {"own.one": {}}}', "error: the store is at fault: {path}, facts, own.one: "),
        (None, "error: no such store: {path}"),
    ],
)
def test_a_broken_store_is_told_in_a_line_below_the_screen(content: str | None, said: str, tmp_path: Path) -> None:
    own = tmp_path / "own.json"
    if content is not None:
        own.write_text(content, encoding="utf-8")
    screen = terminal(300, env={**PLAIN, "JJJ_STORE": str(own)})
    whole, last = screen.text.removesuffix("\n").rsplit("\n", 1)
    assert f"{whole}\n" == _screen(300)
    assert last.startswith(said.format(path=own))
    assert screen.returncode == 1


def test_in_a_pipe_it_is_the_help() -> None:
    assert run().stdout == run("--help").stdout
    assert run("--lang", "zh").stdout == run("--lang", "zh", "--help").stdout


def test_the_language_can_be_chosen_for_the_screen() -> None:
    assert "内置库" in terminal(80, "--lang", "zh", env=PLAIN).text
