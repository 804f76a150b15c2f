"""What tests run in a fork is what people run: a process of its own gives the same, byte for byte."""

import re
from pathlib import Path

import pytest
from contracts import CALLS, FOUNDING
from running import TEXT, Environment, run, run_process, still, terminal, terminal_process

pytestmark = pytest.mark.slow  # each case starts a process
Call = tuple[str | bytes, ...]
ZH = {"JJJ_LANG": "zh"}
DATED = {"SOURCE_DATE_EPOCH": "1700000000"}
# Each way in and out: rows, pages, documents, bytes, what is refused, what a shell asks, what is read from stdin.
RUNS: list[tuple[Call, Environment, str | None]] = [
    *(((*call, "--format", "table"), {**ZH, "COLUMNS": "60"}, None) for call in list(CALLS)[::12]),
    *(((*call, "--format", "json"), {}, None) for call in list(CALLS)[2:4]),
    (FOUNDING, {}, None),
    ((), {}, None),
    ((), ZH, None),
    (("--version",), {}, None),
    (("compare", "--help"), {"COLUMNS": "40"}, None),
    (("compare", "--help", "--lang", "zh"), {}, None),
    (("compare", "forest-coverage", "--format", "table"), {"FORCE_COLOR": "1"}, None),
    (("compare", "forest-area", "--plot", "a.svg"), ZH, None),
    (("compare", "gdp / population", "--unit", "万元/人", "--chart", "--format", "table"), {}, None),
    (("export", "--region", "沧州", "--to", "csv", "-o", "-"), {}, None),
    (("export", "--region", "沧州", "-o", "a.db"), DATED, None),
    (("report", "forest-area", "-o", "a.docx"), DATED, None),
    (("report", "forest-area", "--to", "html", "-o", "-"), {**DATED, **ZH}, None),
    (("verify", "-"), {}, "承德市森林覆盖率为61%。\n"),
    (("extract", "-"), ZH, "承德市森林覆盖率为61%。\n"),
    (("add",), {}, ""),
    (("compare", "森林覆蓋率"), ZH, None),
    (("nonsense",), {}, None),
    (("region", b"\xff\xfe"), {}, None),
    (("region", "沧州"), {"HOME": None, "PATH": None}, None),
    (("region", "沧州"), {"JJJ_STORE": "/no/such/file", **ZH}, None),
    (("region", "cang"), {"JJJ_COMPLETE": "zsh"}, None),
    ((), {"JJJ_COMPLETE": "powershell", "JJJ_WORDS": "compare\ngdp"}, None),
]


def _named(asked: tuple[Call, Environment, str | None]) -> str:
    return re.sub(r"/\S+/", "", str(asked))


SEEN: list[tuple[int, tuple[str, ...], Environment]] = [
    (80, (), {}),
    (40, ("region", "沧州"), {}),
    (80, ("compare", "forest-coverage", "--history", "--chart"), ZH),
    (80, FOUNDING, {"PAGER": "head -3"}),
    (80, FOUNDING, {"TERM": "dumb", "NO_COLOR": "1"}),
    (80, ("verify", TEXT), {"FORCE_HYPERLINK": "1"}),
    (40, ("compare", "--help"), ZH),
    (40, ("region", "沧洲"), {}),
]


@pytest.mark.parametrize(("asked", "env", "stdin"), RUNS, ids=map(_named, RUNS))
def test_a_fork_gives_what_a_process_gives(asked: Call, env: Environment, stdin: str | None, tmp_path: Path) -> None:
    told = []
    for name, each in (("forked", run), ("own", run_process)):
        folder = tmp_path / name
        folder.mkdir()
        done = each(*asked, env=env, stdin=stdin, cwd=folder)
        files = {file.name: file.read_bytes() for file in folder.iterdir()}
        told.append((done.returncode, done.stdout, done.stderr, files))
    assert told[0] == told[1]


@pytest.mark.parametrize(("columns", "asked", "env"), SEEN)
def test_a_screen_shows_what_a_process_shows(columns: int, asked: tuple[str, ...], env: Environment) -> None:
    forked, own = terminal(columns, *asked, env=env), terminal_process(columns, *asked, env=env)
    assert (forked.returncode, still(forked.text)) == (own.returncode, still(own.text))
