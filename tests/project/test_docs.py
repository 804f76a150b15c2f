"""The examples in the README and the docs, run as they are printed and compared to the letter."""

import re
import shlex
import subprocess
import tempfile
from functools import cache
from pathlib import Path

import pytest
from documentation import PAGES, ROOT, examples
from running import Environment, run, still, terminal
from sessions import typed_again

COLUMNS = 80


# Pages that tell a story: their examples are run in order in one folder, with a store of its own, and
# the files that they show are there.
STORIES: dict[str, dict[str, str]] = {
    "own-facts.md": {"JJJ_STORE": "desk.json"},
    "own-facts.zh-CN.md": {"JJJ_STORE": "desk.json"},
    "tutorial.md": {},
    "tutorial.zh-CN.md": {},
}


def language_of(page: Path) -> dict[str, str]:
    """Give the environment of a page's examples: the reader's language is that of the page."""
    return {"JJJ_LANG": "zh" if ".zh" in page.suffixes[0] else "en"}


EXAMPLES = [(page, *one) for page in PAGES if page.name not in STORIES for one in examples(page)]


def test_there_are_examples_on_every_page_that_shows_commands() -> None:
    pages = {page.name for page, *_ in EXAMPLES} | STORIES.keys() | {page.name for page in SESSIONS}
    assert pages >= {
        "library.md",
        "README.md",
        "comparison.md",
        "scripts.md",
        "quantities.md",
        "cite.md",
        "own-facts.md",
    }


@pytest.mark.parametrize(
    ("page", "command", "printed"),
    [pytest.param(*one, marks=() if one[0].name == "README.md" else pytest.mark.slow) for one in EXAMPLES],
    ids=[f"{page.name} {command}" for page, command, _ in EXAMPLES],
)
def test_an_example_prints_what_the_page_says(page: Path, command: str, printed: str) -> None:
    assert _shown_alone(command, language_of(page)["JJJ_LANG"]) == printed.rstrip("\n")


@cache
def _shown_alone(command: str, language: str) -> str:
    """Run a command in an empty folder, once however many pages show it."""
    with tempfile.TemporaryDirectory() as folder:
        return shown(command, Path(folder), {"JJJ_LANG": language})


@pytest.mark.slow
@pytest.mark.parametrize("name", STORIES)
def test_a_story_goes_as_the_page_says(name: str, tmp_path: Path) -> None:
    page = ROOT / "docs" / name
    for file, text in re.findall(r"```text file=(\S+)\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL):
        (tmp_path / file).write_text(text, encoding="utf-8")
    env = {**language_of(page), **STORIES[name]}
    told = [(command, shown(command, tmp_path, env)) for command, _ in examples(page)]
    assert told == [(command, printed.rstrip("\n")) for command, printed in examples(page)]


# Those of the Chinese pages are the same to the letter, as is tested below.
SESSIONS = [
    page for page in PAGES if "```python\n>>>" in page.read_text(encoding="utf-8") and ".zh-CN" not in page.name
]


@pytest.mark.slow
@pytest.mark.parametrize(
    "page",
    # one starts a server
    [pytest.param(one, marks=pytest.mark.slow if one.name.startswith("agents.") else ()) for one in SESSIONS],
    ids=lambda page: page.name,
)
def test_python_answers_as_the_page_says(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("JJJ_STORE", raising=False)
    text = page.read_text(encoding="utf-8")
    assert typed_again(text) == text


# What a Chinese page has as often as the English one, and what it has the same.
COUNTED = {"headings": r"^#+ ", "rows": r"^\|", "examples": r"^\$ jjj [a-z]+", "pictures": r"^<img "}
CODE = r"```python\n.*?```"
ENGLISH_ALONE = ("data.md", "data-changelog.md", "data-coverage.md", "data-left-out.md")
PAIRS = [page for page in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")] if ".zh-CN" not in page.name]
PAIRS = [page for page in PAIRS if page.name not in ENGLISH_ALONE]


@pytest.mark.parametrize("page", PAIRS, ids=lambda page: page.name)
def test_a_page_says_the_same_in_both_languages(page: Path) -> None:
    other = page.with_name(page.name.replace(".md", ".zh-CN.md"))
    english, chinese = page.read_text(encoding="utf-8"), other.read_text(encoding="utf-8")
    for what, pattern in COUNTED.items():
        texts = [
            re.sub(r"^(?!\$ ).*\n", "", text, flags=re.MULTILINE) if what == "examples" else _prose(text)
            for text in (english, chinese)
        ]
        counts = [len(re.findall(pattern, text, re.MULTILINE)) for text in texts]
        assert counts[0] == counts[1], what
    if page.name.startswith("guide-") or page.name == "own-facts.md":
        return  # their code has the reader's own words in it
    assert re.findall(CODE, english, re.DOTALL) == re.findall(CODE, chinese, re.DOTALL)


@pytest.mark.parametrize("page", PAGES + sorted((ROOT / "docs").glob("guide-*.md")), ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)\s]*)\)", page.read_text(encoding="utf-8")):
        name, _, anchor = target.partition("#")
        there = (page.parent / name).resolve() if name else page
        assert there.exists(), target
        assert not anchor or anchor in anchors(there), target


def _prose(text: str) -> str:
    """Give a page without its code and what it prints."""
    return re.sub(r"```.*?```", "", text, flags=re.DOTALL)


def anchors(page: Path) -> list[str]:
    """Give what GitHub calls the headings of a page: lower case, hyphens for spaces, no marks."""
    headings = re.findall(
        r"^#+ (.*)$", re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL), re.MULTILINE
    )
    return [re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings]


def shown(command: str, folder: Path, env: Environment | None = None) -> str:
    """Run a command as on a terminal of 80 columns, its stdin from what stands before the pipe."""
    given, _, last = command.rpartition(" | ")
    arguments = shlex.split(last)[1:]
    env = {"NO_COLOR": "1", **(env or {})}
    if not given:
        screen = terminal(COLUMNS, *arguments, env=env, cwd=folder).text
        return still(screen).replace("\r\n", "\n").rstrip("\n")
    if given.startswith("jjj "):
        stdin = run(*shlex.split(given)[1:], env=env, cwd=folder).stdout
    else:
        stdin = subprocess.run(["bash", "-c", given], capture_output=True, check=True, text=True).stdout
    asked = [*arguments, "--format", "table"]
    return run(*asked, stdin=stdin, env=env, cwd=folder).stdout.rstrip("\n")
