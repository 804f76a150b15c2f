"""The examples in the README and the docs, run as they are printed and compared to the letter."""

import re
import shlex
import subprocess
from pathlib import Path

import pytest
from running import run, terminal

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
COLUMNS = 80


def examples() -> list[tuple[str, str, str]]:
    """Give each example: its page, the command, and what is printed below it."""
    found = []
    for page in PAGES:
        for block in re.findall(r"```console\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL):
            for one in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
                command, _, printed = one.partition("\n")
                found.append((page.name, command, printed))
    return found


EXAMPLES = examples()


def test_there_are_examples_on_every_page_that_shows_commands() -> None:
    assert {page for page, _, _ in EXAMPLES} >= {"README.md", "comparison.md", "scripts.md", "quantities.md"}


@pytest.mark.parametrize(("command", "printed"), [one[1:] for one in EXAMPLES], ids=[one[1] for one in EXAMPLES])
def test_an_example_prints_what_the_page_says(command: str, printed: str, tmp_path: Path) -> None:
    assert _shown(command, tmp_path) == printed.rstrip("\n")


def _shown(command: str, folder: Path) -> str:
    """Run a command as on a terminal of 80 columns, its stdin from what stands before the pipe."""
    given, _, last = command.rpartition(" | ")
    arguments = shlex.split(last)[1:]
    if not given:
        return terminal(COLUMNS, *arguments, env={"NO_COLOR": "1"}).text.replace("\r\n", "\n").rstrip("\n")
    stdin = subprocess.run(["bash", "-c", given], capture_output=True, check=True, text=True).stdout
    asked = [*arguments, "--format", "table"]
    return run(*asked, stdin=stdin, cwd=folder).stdout.rstrip("\n")
