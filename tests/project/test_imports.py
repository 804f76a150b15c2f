"""What a command imports is what its start costs: nothing that it does not use."""

import subprocess
import sys
from pathlib import Path

import pytest
from importing import imported, packages
from running import environment, run, write_store

from jjj_cli.cli.app import MODULES, NAMES

pytestmark = pytest.mark.slow  # each case imports what a process imports

HEAVY = {"rich", "pint", "pydantic", "tomllib", "jinja2", "docx"}
COMMANDS = "jjj_cli.cli.commands."


SCRIPTS = [
    ("get", "承德", "forest-coverage"),
    ("compare", "forest-coverage"),
    ("compare", "森林覆盖率", "--region", "承德"),
    ("region", "沧州"),
    ("facts", "--region", "延庆"),
    ("initiatives", "--region", "承德"),
    ("regions",),
    ("metrics",),
    ("sources",),
    ("search", "生物医药"),
    ("show", "chengde.forest-coverage.2022-10"),
    ("cite", "chengde.forest-coverage.2022-10"),
]
FORMS = [("--format", "json"), ("--format", "tsv"), ()]


@pytest.mark.parametrize("asked", [(*asked, *FORMS[place % 3]) for place, asked in enumerate(SCRIPTS)], ids=" ".join)
def test_a_script_pays_for_its_command_alone_and_for_no_drawing_and_no_units(asked: tuple[str, ...]) -> None:
    assert packages(*asked) & HEAVY == set()
    assert {name for name in imported(*asked) if name.startswith(COMMANDS)} == {COMMANDS + asked[0]}


@pytest.mark.parametrize(
    ("asked", "kept_away"),
    [
        (("compare", "forest-coverage", "--format", "table"), {"pint", "pydantic", "tomllib"}),
        (("region", "沧州", "--format", "table"), {"pint", "pydantic", "tomllib"}),
        (("compare", "investment-total", "--unit", "万亿元", "--format", "table"), {"pint", "pydantic"}),
        (("compare", "investment-total", "--unit", "万亿元"), {"pint", "pydantic", "rich"}),
        (("compare", "forest-area", "--unit", "平方公里"), {"pint", "pydantic", "rich"}),
        (("audit",), {"pydantic", "rich"}),
        (("region", "沧州", "--format", "markdown"), {"pint", "pydantic", "rich", "tomllib"}),
        (("--help",), {"pint", "pydantic", "tomllib"}),  # Rich measures its Chinese, and draws nothing
        (("--version",), {"rich", "pint", "pydantic", "tomllib"}),
    ],
    ids=lambda part: " ".join(sorted(part) if isinstance(part, set) else part),
)
def test_a_page_pays_for_what_it_shows(asked: tuple[str, ...], kept_away: set[str]) -> None:
    assert packages(*asked) & kept_away == set()


def test_help_is_drawn_by_nobody() -> None:
    assert "rich.console" not in imported("--help")


def test_the_version_pays_for_no_store() -> None:
    assert "tinydb" not in packages("--version")


@pytest.mark.parametrize("asked", [("--version",), ("--help",), ("region", "--help")])
def test_help_and_version_open_no_store(asked: tuple[str, ...], tmp_path: Path) -> None:
    # A store that would stop every command: these do not look at it.
    own = write_store(tmp_path / "own.json")
    own.write_text("broken", encoding="utf-8")
    assert run(*asked, env={"JJJ_STORE": str(own)}).returncode == 0


def test_no_page_is_made_for_a_script() -> None:
    assert {
        name for name in imported("region", "沧州", "--format", "json") if name.startswith("jjj_cli.answers.pages.")
    } == set()


@pytest.mark.parametrize("asked", [("region", "沧州"), ("compare", "forest-coverage")])
def test_the_format_that_is_asked_for_is_the_one_that_is_imported(asked: tuple[str, ...]) -> None:
    # What draws must be seen where it draws, and what converts where it converts.
    assert "rich" in packages(*asked, "--format", "table")
    assert "tomllib" in packages("compare", "forest-area", "--unit", "平方公里")
    assert "csv" in packages(*asked, "--format", "csv")
    assert "csv" not in packages(*asked, "--format", "tsv")


@pytest.mark.parametrize("asked", [("region", "沧州"), ("compare", "forest-coverage"), ("facts", "--region", "延庆")])
def test_citing_is_imported_where_it_is_asked_for(asked: tuple[str, ...]) -> None:
    citing = "jjj_cli.citation"
    for form in ("json", "table"):
        assert citing not in imported(*asked, "--format", form)
        assert citing in imported(*asked, "--cite", "--format", form)


@pytest.mark.parametrize(("form", "package", "other"), [("html", "jinja2", "docx"), ("docx", "docx", "jinja2")])
def test_a_report_imports_what_writes_its_form(form: str, package: str, other: str, tmp_path: Path) -> None:
    made = imported("report", "沧州", "-o", str(tmp_path / f"made.{form}"))
    assert package in {name.split(".")[0] for name in made}
    assert other not in {name.split(".")[0] for name in made}
    assert not {name for name in imported("compare", "forest-coverage") if name.startswith("jjj_cli.reports")}


def test_formulas_are_imported_where_one_is_asked_for() -> None:
    formulas = {f"jjj_cli.comparison.formulas.{name}" for name in ("computation", "evaluation", "grammar", "operands")}
    made = {*formulas, "jjj_cli.units.intervals"}
    for form in ("json", "table"):
        assert imported("compare", "forest-coverage", "--format", form) & made == set()
        assert made <= imported("compare", "forest-area / 2", "--format", form)


def test_pictures_are_imported_where_one_is_asked_for(tmp_path: Path) -> None:
    for form in ("json", "table"):
        assert {"matplotlib", "numpy"} & packages("compare", "forest-coverage", "--format", form) == set()
        assert "jjj_cli.plots.drawing" not in imported("compare", "forest-coverage", "--format", form)
    picture = str(tmp_path / "picture.svg")
    assert "matplotlib" in packages("compare", "forest-coverage", "--plot", picture)
    # What is to be seen on a screen is not loaded to write a file.
    assert {"matplotlib.pyplot", "tkinter"} & imported("compare", "forest-coverage", "--plot", picture) == set()


# What an answer to a shell imports beside what the help of the command does.
ANSWERED = {
    "jjj_cli.cli.completion",
    "jjj_cli.cli.typed_line",
    "jjj_cli.completion.matching",
    "jjj_cli.completion.replies",
}
CHOSEN = {
    "jjj_cli.cli.completion_values",
    "jjj_cli.gazetteer.metrics",
    "jjj_cli.completion.candidates",
    "jjj_cli.gazetteer.regions",
    "jjj_cli.units.scales",
    "jjj_cli.units.registry",
}


@pytest.mark.parametrize(
    ("asked", "helped", "more"),
    [
        (("re",), (), set()),
        (("region", "--"), ("region",), set()),
        (("facts", "--format", ""), ("facts",), set()),
        (("sources", "--fields", "ti"), ("sources",), set()),
        (("region", "cang"), ("region",), CHOSEN),
        (("compare", "gdp / pop"), ("compare",), CHOSEN),
        (("compare", "gdp", "--unit", ""), ("compare",), CHOSEN),
        (("show", ""), ("show",), CHOSEN),
    ],
    ids=lambda part: " ".join(sorted(part) if isinstance(part, set) else part),
)
def test_an_answer_to_a_shell_imports_what_it_offers(
    asked: tuple[str, ...], helped: tuple[str, ...], more: set[str]
) -> None:
    told = imported(*asked, by="zsh")
    ours = {name for name in told if name.startswith("jjj_cli")}
    assert ours - imported(*helped, "--help") - CHOSEN == ANSWERED
    assert ours & CHOSEN >= more
    assert more or "jjj_cli.cli.completion_values" not in told


def test_an_answer_to_a_shell_draws_nothing_and_asks_pint_nothing() -> None:
    for asked in [
        ("re",),
        ("region", "cang"),
        ("compare", "gdp / pop"),
        ("compare", "gdp / population", "--unit", ""),
        ("convert", "近60万亩", ""),
        ("show", ""),
        ("add", "--source", ""),
        ("--lang", ""),
    ]:
        assert {name.split(".")[0] for name in imported(*asked, by="zsh")} & (HEAVY - {"tomllib"}) == set(), asked


# Each in a fork of a process that has imported what others wrote, and nothing of `jjj`.
ALONE = """
import os
import sys
import msgspec
import typer
for name in sys.argv[1:]:
    process = os.fork()
    if not process:
        __import__(name)
        os._exit(0)
    if os.waitpid(process, 0)[1]:
        print(name)
"""


def test_every_command_can_be_imported_alone() -> None:
    modules = {COMMANDS + MODULES.get(name, name) for name in NAMES}
    alone = sorted(modules - {COMMANDS + asked[0] for asked in SCRIPTS})  # those are called above
    command = [sys.executable, "-c", ALONE, *alone]
    done = subprocess.run(command, env=environment("/nowhere"), capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("", "")
