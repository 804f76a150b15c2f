"""Help that helps: every command has examples, every example works, every line fits."""

import os
import re
import shlex
import subprocess
from functools import cache
from pathlib import Path

import pytest
from rich.cells import cell_len
from running import JJJ, PATHS, run, terminal

from jjj_cli.cli.app import GROUPS, NAMES

ASKED = [(), *PATHS, *((name,) for name in GROUPS)]
# What writes the user's own store, or speaks of nothing else: nothing chooses what is read.
KEEPING = ("add", "source", "metric", "initiative", "import", "edit", "remove", "diff", "restore")
EVERY = pytest.mark.parametrize("asked", ASKED, ids=lambda asked: " ".join(asked) or "jjj")


@cache
def _help(*asked: str) -> str:
    done = run(*asked, "--help")
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def _examples(*asked: str) -> list[str]:
    """Give the lines of use after `Examples:`, up to an empty line."""
    lines = [line.strip() for line in _help(*asked).splitlines()]
    after = lines[lines.index("Examples:") + 1 :]
    whole = "\n".join(after[: after.index("")] if "" in after else after)
    return whole.replace("\\\n", "").splitlines()


EXAMPLES = [(asked, line) for asked in ASKED for line in _examples(*asked)]


@EVERY
def test_a_command_has_an_example_of_itself(asked: tuple[str, ...]) -> None:
    examples = _examples(*asked)
    assert examples
    for line in examples:
        name, *arguments = shlex.split(line.rpartition(" | ")[2])
        assert name == "jjj"
        assert tuple(arguments[: len(asked)]) == asked


@pytest.mark.parametrize("line", dict.fromkeys(line for _, line in EXAMPLES))
def test_an_example_works_when_pasted(line: str, tmp_path: Path) -> None:
    path = f"{JJJ.parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", line], cwd=tmp_path, env={"PATH": path, "HOME": str(tmp_path)}, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() or list(tmp_path.iterdir())
    assert b"error" not in done.stderr


@EVERY
def test_help_fits_80_columns(asked: tuple[str, ...]) -> None:
    assert [line for line in _help(*asked).splitlines() if cell_len(line) > 80] == []
    assert [line for line in terminal(80, *asked, "--help").text.splitlines() if cell_len(line) > 80] == []


@EVERY
def test_help_is_the_same_on_a_terminal_and_in_a_pipe(asked: tuple[str, ...]) -> None:
    assert terminal(80, *asked, "--help").text == _help(*asked)
    assert run(*asked, "-h").stdout == _help(*asked)


@pytest.mark.parametrize("path", PATHS, ids=" ".join)
def test_help_names_what_every_command_takes(path: tuple[str, ...]) -> None:
    shared: tuple[str, ...] = ("--quiet", "--store", "--help")
    if path[0] not in KEEPING:
        shared += ("--fail-empty", "--only-shipped", "--only-own")
    if path[0] not in ("export", "report"):  # they have forms of their own
        shared += ("--format", "--fields")
    listed = re.findall(r"^  (?:-\w, )?(--[a-z-]+)", _help(*path), re.MULTILINE)
    assert [option for option in shared if option not in listed] == []
    assert len(listed) == len(set(listed))


@pytest.mark.parametrize("path", PATHS, ids=" ".join)
def test_every_option_says_what_it_does(path: tuple[str, ...]) -> None:
    options = _help(*path).partition("Options:\n")[2].partition("\n\n")[0]
    said = re.split(r"^  (?=-)", options, flags=re.MULTILINE)[1:]
    assert said
    assert [text for text in said if not re.search(r"\S {2,}[A-Z]|\n +[A-Z]", text)] == []


def test_the_help_lists_every_command_with_what_it_does() -> None:
    listed = dict(re.findall(r"^  (\w+) +(\S.*)$", _help().partition("Commands:\n")[2], re.MULTILINE))
    assert [name for name in NAMES if name not in listed] == []
    for name in NAMES:
        assert listed[name] in _help(name)


def test_without_a_command_the_help_is_shown() -> None:
    assert run().stdout == _help()
