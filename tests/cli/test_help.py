"""Help that helps: every command has examples, every example works, every line fits."""

import os
import re
import shlex
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest
from documentation import PAGES, examples
from rich.cells import cell_len
from running import PATHS, run, terminal
from shellprogram import program_folder

from jjj_cli import messages
from jjj_cli.cli.app import GROUPS, NAMES
from jjj_cli.messages import LANGUAGES, say

ASKED: list[tuple[str, ...]] = [(), *PATHS, *((name,) for name in GROUPS)]
# What writes the user's own store, or speaks of nothing else: nothing chooses what is read.
KEEPING = ("add", "source", "metric", "initiative", "import", "edit", "remove", "diff", "restore")
EVERY = pytest.mark.parametrize("asked", ASKED, ids=lambda asked: " ".join(asked) or "jjj")


# What speaks of one's own records, which there are once the example of `add` has been pasted.
OF_OWN = ("edit", "remove", "diff", "restore")


@cache
def _help(*asked: str, language: str = "en") -> str:
    done = run(*asked, "--help", env={"JJJ_LANG": language})
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def _examples(*asked: str, language: str = "en") -> list[str]:
    """Give the lines of use after `Examples:`, up to an empty line."""
    lines = [line.strip() for line in _help(*asked, language=language).splitlines()]
    after = lines[lines.index({"en": "Examples:", "zh": "示例："}[language]) + 1 :]
    whole = "\n".join(after[: after.index("")] if "" in after else after)
    return whole.replace("\\\n", "").splitlines()


def _written(language: str) -> list[tuple[tuple[str, ...], str]]:
    """Give the examples as the messages have them, and what each is of."""
    messages.use(language)
    try:
        told = [(path, say("example." + ".".join(path))) for path in PATHS]
        told.append(((), say("help.epilog").partition("\n\n")[0].partition("\n")[2]))
    finally:
        messages.use("en")
    bare = [(path, "\n".join(map(str.strip, text.splitlines()))) for path, text in told]
    return [(path, line) for path, text in bare for line in text.replace("\\\n", "").splitlines()]


# Pasted once where they are the same in both languages, which only their answers are not.
EXAMPLES = list(dict.fromkeys((path, line) for language in LANGUAGES for path, line in _written(language)))


@pytest.mark.parametrize("language", LANGUAGES)
@EVERY
def test_a_command_has_examples_of_itself(asked: tuple[str, ...], language: str) -> None:
    examples = _examples(*asked, language=language)
    assert len(examples) > 1
    for line in examples:
        words = shlex.split(line)
        places = [place for place, word in enumerate(words) if word == "jjj"]
        assert any(tuple(words[place + 1 : place + 1 + len(asked)]) == asked for place in places), line
        assert "--help" not in line


def test_a_help_that_is_longer_than_the_screen_goes_through_the_pager() -> None:
    paged = terminal(80, "compare", "--help", env={"PAGER": "sed s/^/|/"}).text
    assert paged == "".join(f"|{line}\n" for line in _help("compare").splitlines())
    assert terminal(80, "compare", "--help", env={"PAGER": ""}).text == _help("compare")


@pytest.mark.parametrize("path", PATHS, ids=" ".join)
def test_a_command_has_an_example_for_scripts(path: tuple[str, ...]) -> None:
    # In a pipe, or with what makes it go without a question.
    assert [line for line in _examples(*path) if re.search(r"\|(?!\|)|&&|>|--format|-o |EDITOR=", line)]


@pytest.fixture(scope="session")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a home in which the example of `add` has been pasted, and once more with another period."""
    home = tmp_path_factory.mktemp("own")
    for period in ("2022", "2021"):
        line = _examples("add")[-1].replace("--period 2022", f"--period {period}")
        assert _pasted(line, home).returncode == 0
    return home


def _pasted(line: str, home: Path) -> subprocess.CompletedProcess[bytes]:
    env = {"PATH": f"{program_folder()}{os.pathsep}{os.environ['PATH']}", "EDITOR": "true"}
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", line],
        cwd=home,
        env={**env, "HOME": str(home)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_help_shows_the_examples_that_are_pasted(language: str) -> None:
    shown = {line for asked in ASKED for line in _examples(*asked, language=language)}
    assert shown == {line for _, line in _written(language)}


SERVING = {("lsp",), ("mcp",)}


# What a page of the docs shows word for word is run there, and what it prints is compared to the letter.
ON_PAGES = {line for page in PAGES for line, _ in examples(page)}
PASTED = [(asked, line) for asked, line in EXAMPLES if line not in ON_PAGES or asked in SERVING]


@pytest.mark.slow
@pytest.mark.parametrize(("asked", "line"), PASTED, ids=[line for _, line in PASTED])
def test_an_example_works_when_pasted(asked: tuple[str, ...], line: str, tmp_path: Path, own: Path) -> None:
    if asked and asked[0] in OF_OWN:
        shutil.copytree(own, tmp_path, dirs_exist_ok=True)
    before = set(tmp_path.iterdir())
    done = _pasted(line, tmp_path)
    assert done.returncode == 0, done.stderr
    # What serves a program says nothing where nothing is asked.
    assert done.stdout.strip() or set(tmp_path.iterdir()) - before or asked in SERVING
    assert not re.search("error", done.stderr.decode())


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
    shared: tuple[str, ...] = ("--lang", "--store", "--help")
    if path[0] not in KEEPING:
        shared += ("--only-shipped", "--only-own")
    if path[0] not in ("lsp", "mcp"):  # they print nothing
        shared += ("--quiet",) if path[0] in KEEPING else ("--quiet", "--fail-empty")
    if path[0] not in ("export", "lsp", "mcp", "report"):  # they have forms of their own
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
