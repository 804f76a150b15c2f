"""Sources are links where the terminal knows them, and nothing else ever is."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from markdown_it import MarkdownIt
from rich.cells import cell_len
from running import Environment, answer, own_fact, run, terminal, write_store

OPEN = re.compile(r"\x1b\]8;id=jjj;([^\x1b]*)\x1b\\")
CLOSE = "\x1b]8;;\x1b\\"
ASKED = ("compare", "investment-total", "--region", "沧州", "--region", "保定", "--notes")
ON = {"FORCE_HYPERLINK": "1"}


def _linked(text: str) -> list[tuple[str, str]]:
    """Give each link of a page: the address and the words."""
    found = []
    for part in text.split(CLOSE)[:-1]:
        _, url, words = OPEN.split(part)
        found.append((url, re.sub(r"\x1b\[[0-9;]*m", "", words)))
    return found


def _bare(text: str) -> str:
    return OPEN.sub("", text).replace(CLOSE, "")


# What a terminal says of itself, and whether it is known to show links.
TERMINALS: list[tuple[Environment, bool]] = [
    ({}, False),
    ({"TERM": "xterm-kitty"}, True),
    ({"TERM": "alacritty"}, True),
    ({"KITTY_WINDOW_ID": "1"}, True),
    ({"VTE_VERSION": "6800"}, True),
    ({"VTE_VERSION": "5000"}, False),  # dies of them
    ({"VTE_VERSION": "4601"}, False),
    ({"VTE_VERSION": "soon"}, False),
    ({"WT_SESSION": "{0}"}, True),
    ({"KONSOLE_VERSION": "220401"}, True),
    ({"KONSOLE_VERSION": "180400"}, False),
    ({"DOMTERM": "QtDomTerm"}, True),
    ({"TERM_PROGRAM": "iTerm.app", "TERM_PROGRAM_VERSION": "3.4.19"}, True),
    ({"TERM_PROGRAM": "iTerm.app", "TERM_PROGRAM_VERSION": "3.0.15"}, False),
    ({"TERM_PROGRAM": "iTerm.app"}, False),
    ({"TERM_PROGRAM": "WezTerm", "TERM_PROGRAM_VERSION": "20230712-072601-f4abf8fd"}, True),
    ({"TERM_PROGRAM": "vscode", "TERM_PROGRAM_VERSION": "1.95.0"}, True),
    ({"TERM_PROGRAM": "vscode", "TERM_PROGRAM_VERSION": "1.71.2"}, False),
    ({"TERM_PROGRAM": "ghostty", "TERM_PROGRAM_VERSION": "1.0.1"}, True),
    ({"TERM_PROGRAM": "Hyper"}, True),
    ({"TERM_PROGRAM": "Apple_Terminal", "TERM_PROGRAM_VERSION": "455"}, False),
    # tmux hands links on from 3.4; below, and in screen, what the terminal outside is called says nothing.
    ({"TMUX": "/run/tmux", "TERM_PROGRAM": "tmux", "TERM_PROGRAM_VERSION": "3.4"}, True),
    ({"TMUX": "/run/tmux", "TERM_PROGRAM": "tmux", "TERM_PROGRAM_VERSION": "3.3a", "VTE_VERSION": "6800"}, False),
    ({"TMUX": "/run/tmux", "TERM_PROGRAM": "iTerm.app", "TERM_PROGRAM_VERSION": "3.4"}, False),
    ({"STY": "1.screen", "VTE_VERSION": "6800"}, False),
    ({"TERM": "dumb", "VTE_VERSION": "6800"}, False),
    ({"CI": "true", "VTE_VERSION": "6800"}, False),
    ({"NO_COLOR": "1", "VTE_VERSION": "6800"}, True),
    ({"FORCE_HYPERLINK": "1"}, True),
    ({"FORCE_HYPERLINK": "0", "VTE_VERSION": "6800"}, False),
    ({"FORCE_HYPERLINK": "", "VTE_VERSION": "6800"}, True),
]


@pytest.mark.parametrize(("env", "known"), TERMINALS, ids=str)
def test_a_terminal_that_knows_links_is_given_them(env: dict[str, str], known: bool) -> None:
    found = _linked(terminal(80, *ASKED, env=env).text)
    assert bool(found) == known


@pytest.mark.parametrize("width", [40, 80, 200])
@pytest.mark.parametrize("colour", [{}, {"NO_COLOR": "1"}], ids=["coloured", "plain"])
def test_a_link_takes_no_room_and_leads_to_its_source(colour: dict[str, str], width: int) -> None:
    linked, plain = (terminal(width, *ASKED, env={**env, **colour}).text for env in (ON, {"FORCE_HYPERLINK": "0"}))
    assert re.sub(r"\x1b\[[0-9;]*m", "", _bare(linked)) == re.sub(r"\x1b\[[0-9;]*m", "", plain)
    titles: dict[str, str] = {}
    for url, words in _linked(linked):
        assert cell_len(words) <= width
        titles[url] = titles.get(url, "") + words  # a title that is broken is linked in each line
    wanted = {row["source"] for row in answer(*ASKED)["rows"]}
    sources = [row for row in answer("sources")["rows"] if row["source"] in wanted and row["url"]]
    assert titles == {row["url"]: row["title"] for row in sources}
    assert titles


@pytest.mark.parametrize("form", ["tsv", "csv", "json", "jsonl", "markdown"])
def test_scripts_are_given_no_links(form: str) -> None:
    assert "\x1b" not in run(*ASKED, "--format", form, env=ON).stdout


def test_a_pipe_is_given_links_where_they_are_forced() -> None:
    assert _linked(run(*ASKED, "--format", "table", env=ON).stdout)
    assert not _linked(run(*ASKED, "--format", "table", env={"VTE_VERSION": "6800"}).stdout)


# Addresses ------------------------------------------------------------------------------------------

SOUND = (
    "https://example.org",
    "http://example.org:8080/a/b.html?x=1&y=%E4%BA%AC#z",
    "https://example.org/a_(b)?copy;=1",
    "https://example.org/)](x",
)
HOSTILE = (
    "javascript:alert(1)",
    "data:text/html,x",
    "file:///etc/passwd",
    "ftp://example.org/",
    "//example.org/",
    "https://",
    "https://example.org/a b",
    "https://example.org/\x07",
    "https://example.org/\x1b\\\x1b]0;owned\x07",
    "https://example.org/\x9c",
    "https://example.org/\u202e",
    "https://example.org/\n",
    "https://example.org/>x",
    'https://example.org/"x',
    "https://user:word@example.org/",
    "https://例子.org/",
    "\x00https://example.org/",
    "https://example.org/" + "x" * 3000,
)


def _shown(tmp_path: Path, url: str, form: str) -> str:
    source = {"title": "某[报]", "publishers": ["某社"], "authority": "press", "access": "address", "url": url}
    own = write_store(tmp_path / "own.json", sources={"one": source}, facts={"own.one": own_fact(source="one")})
    done = run("facts", "--only-own", "--store", own, "--format", form, env=ON)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("url", SOUND)
def test_a_sound_address_is_linked(url: str, tmp_path: Path) -> None:
    assert _linked(_shown(tmp_path, url, "table")) == [(url, "某[报]")]
    (link,) = _markdown_links(_shown(tmp_path, url, "markdown"))
    assert unquote(link) == unquote(url)


@pytest.mark.parametrize("url", HOSTILE)
def test_a_hostile_address_is_never_linked(url: str, tmp_path: Path) -> None:
    page = _shown(tmp_path, url, "table")
    assert "\x1b]" not in page
    assert "某[报]" in page
    assert _markdown_links(_shown(tmp_path, url, "markdown")) == []


def _markdown_links(text: str) -> list[str]:
    parts = [part for token in MarkdownIt("commonmark").parse(text) for part in token.children or []]
    return [str(part.attrs["href"]) for part in parts if part.type == "link_open"]


# Pagers ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "version", "env", "passed"),
    [
        ("less", "less 590 (GNU regular expressions)", {}, True),
        ("less", "less 566", {}, True),
        ("less", "less 551 (PCRE)", {}, False),
        ("less", "v1.36 BusyBox", {}, False),
        ("more", "more 2.38", {}, False),
        ("more", "more 2.38", {"FORCE_HYPERLINK": "1"}, True),
    ],
)
def test_a_pager_is_given_the_links_that_it_lets_through(
    name: str, version: str, env: dict[str, str], passed: bool, tmp_path: Path
) -> None:
    pager = tmp_path / name
    pager.write_text(f'#!/bin/sh\ncase "$1" in --version) echo "{version}";; *) cat;; esac\n')
    pager.chmod(0o755)
    page = terminal(80, "facts", "--region", "承德", env={"VTE_VERSION": "6800", "PAGER": str(pager), **env}).text
    assert bool(_linked(page)) == passed
    assert page.count("\n") > 24


@pytest.mark.parametrize("width", [40, 80, 200])
@pytest.mark.parametrize(
    "call",
    [("sources", "日报"), ("show", "chengde.forest-coverage.2022-10"), ("show", "chengde-afforestation")],
    ids=" ".join,
)
def test_lists_and_records_link_their_sources_and_look_the_same(call: tuple[str, ...], width: int) -> None:
    page = terminal(width, *call, env=ON).text
    assert _bare(page) == terminal(width, *call).text
    linked: dict[str, str] = {}
    for url, words in _linked(page):
        linked[url] = linked.get(url, "") + words
    sources = {row["url"]: row["title"] for row in answer("sources", "--fields", "url,title")["rows"] if row["url"]}
    assert linked
    for url, words in linked.items():
        assert words.replace(" ", "") == sources[url].replace(" ", "") or call[0] == "sources"
    if call[0] == "sources":
        assert linked.keys() == {row["url"] for row in answer(*call)["rows"] if row["url"]}


def test_an_unsound_address_is_no_link_in_a_list(tmp_path: Path) -> None:
    source = {
        "title": "某报",
        "publishers": ["某社"],
        "authority": "press",
        "access": "address",
        "url": "javascript:alert(1)",
    }
    own = write_store(tmp_path / "own.json", sources={"own.source": source})
    page = terminal(80, "sources", "--store", own, env=ON).text
    assert "某报" in page
    assert "javascript" not in page
    assert "javascript" not in run("sources", "--store", own, "--format", "markdown").stdout
