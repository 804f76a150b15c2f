"""The examples in the README and the docs, run as they are printed and compared to the letter."""

import re
import shlex
import subprocess
from pathlib import Path

import pytest
from running import Environment, run, terminal

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "README.zh-CN.md", *sorted((ROOT / "docs").glob("*.md"))]
# Pages whose commands are run in a pipe, by test_guides.
PAGES = [page for page in PAGES if not page.name.startswith("guide-")]
COLUMNS = 80
# The bar that comes and goes where the machine is slow: nothing of it stays.
_BAR = re.compile(r"\x1b\[\?25l.*?\x1b\[\?25h\x1b\[1A\x1b\[2K", re.DOTALL)


# Pages that tell a story: their examples are run in order in one folder, with a store of its own, and
# the files that they show are there.
STORIES: dict[str, dict[str, str]] = {
    "own-facts.md": {"JJJ_STORE": "desk.json"},
    "own-facts.zh-CN.md": {"JJJ_STORE": "desk.json"},
    "tutorial.md": {},
    "tutorial.zh-CN.md": {},
}


def examples(page: Path) -> list[tuple[str, str]]:
    """Give each example of a page: the command, and what is printed below it."""
    found = []
    for block in re.findall(r"```console\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL):
        for one in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, printed = one.partition("\n")
            found.append((command, printed))
    return found


def language_of(page: Path) -> dict[str, str]:
    """Give the environment of a page's examples: the reader's language is that of the page."""
    return {"JJJ_LANG": "zh" if ".zh" in page.suffixes[0] else "en"}


EXAMPLES = [(page, *one) for page in PAGES if page.name not in STORIES for one in examples(page)]


def test_there_are_examples_on_every_page_that_shows_commands() -> None:
    pages = {page.name for page, *_ in EXAMPLES} | STORIES.keys()
    assert pages >= {"README.md", "comparison.md", "scripts.md", "quantities.md", "cite.md", "own-facts.md"}


@pytest.mark.parametrize(
    ("page", "command", "printed"), EXAMPLES, ids=[f"{page.name} {command}" for page, command, _ in EXAMPLES]
)
def test_an_example_prints_what_the_page_says(page: Path, command: str, printed: str, tmp_path: Path) -> None:
    assert shown(command, tmp_path, language_of(page)) == printed.rstrip("\n")


@pytest.mark.parametrize("name", STORIES)
def test_a_story_goes_as_the_page_says(name: str, tmp_path: Path) -> None:
    page = ROOT / "docs" / name
    for file, text in re.findall(r"```text file=(\S+)\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL):
        (tmp_path / file).write_text(text, encoding="utf-8")
    env = {**language_of(page), **STORIES[name]}
    told = [(command, shown(command, tmp_path, env)) for command, _ in examples(page)]
    assert told == [(command, printed.rstrip("\n")) for command, printed in examples(page)]


def shown(command: str, folder: Path, env: Environment | None = None) -> str:
    """Run a command as on a terminal of 80 columns, its stdin from what stands before the pipe."""
    given, _, last = command.rpartition(" | ")
    arguments = shlex.split(last)[1:]
    env = {"NO_COLOR": "1", **(env or {})}
    if not given:
        screen = terminal(COLUMNS, *arguments, env=env, cwd=folder).text
        return _BAR.sub("", screen).replace("\r\n", "\n").rstrip("\n")
    if given.startswith("jjj "):
        stdin = run(*shlex.split(given)[1:], env=env, cwd=folder).stdout
    else:
        stdin = subprocess.run(["bash", "-c", given], capture_output=True, check=True, text=True).stdout
    asked = [*arguments, "--format", "table"]
    return run(*asked, stdin=stdin, env=env, cwd=folder).stdout.rstrip("\n")
