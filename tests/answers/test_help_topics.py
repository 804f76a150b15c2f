"""`jjj help`: the topics are complete, are made of what the code has, and their examples do what they say."""

import os
import re
import subprocess
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, get_args

import pytest
from contracts import CALLS
from rich.cells import cell_len
from running import PATHS, answer, environment, exact, run, terminal
from shellprogram import program_folder

import jjj_cli
from jjj_cli.answers.rows import fields
from jjj_cli.citation.writing import Style
from jjj_cli.cli.app import NAMES
from jjj_cli.cli.field_help import key_of
from jjj_cli.cli.help_topics import TOPICS, every_given
from jjj_cli.comparison.caveats import explanation
from jjj_cli.errors import JjjError, NotComparableError, exit_codes
from jjj_cli.exports.formats import FORMATS
from jjj_cli.messages import ENGLISH
from jjj_cli.own.importing.tables import FORMS
from jjj_cli.record import periods
from jjj_cli.record.records import Store
from jjj_cli.render import links
from jjj_cli.render.output import FINDING_FORMATS, Format
from jjj_cli.units import registry

ROOT = Path(jjj_cli.__file__).parent


def _rows(*topic: str) -> list[dict[str, Any]]:
    found = answer("help", *topic)["rows"]
    assert isinstance(found, list)
    return found


# The list -------------------------------------------------------------------------------------------


def test_it_lists_the_topics_and_the_commands() -> None:
    listed = [(row["kind"], row["name"]) for row in _rows()]
    assert listed == [*(("topic", name) for name in TOPICS), *(("command", name) for name in NAMES)]
    assert not set(TOPICS) & set(NAMES)


@pytest.mark.slow
@pytest.mark.parametrize("path", [(), *PATHS, ("source",)], ids=lambda path: " ".join(path) or "jjj")
def test_the_help_of_a_command_is_its_own(path: tuple[str, ...]) -> None:
    if path:
        assert run("help", *path).stdout == run(*path, "--help").stdout


def test_the_help_of_a_command_is_its_own_in_every_form_and_on_a_terminal() -> None:
    assert run("help", "compare", "--format", "json").stdout == run("compare", "--help").stdout
    assert terminal(40, "help", "compare").text == terminal(40, "compare", "--help").text


@pytest.mark.parametrize(
    ("columns", "language"),
    [(40, "zh"), *(pytest.param(*one, marks=pytest.mark.slow) for one in ((40, "en"), (80, "zh"), (200, "en")))],
)
@pytest.mark.parametrize("topic", ["", *TOPICS, "fields compare"])
def test_a_topic_fits_the_terminal(topic: str, columns: int, language: str) -> None:
    screen = terminal(columns, "help", *topic.split(), env={"JJJ_LANG": language, "NO_COLOR": "1"})
    lines = screen.text.splitlines()
    assert screen.returncode == 0
    assert [line for line in lines if cell_len(line) > columns or line != line.rstrip()] == []
    words = {"en": r"[\u4e00-\u9fff]{8}", "zh": r"\b(Meaning|What|Facts|Written|Options|the)\b"}[language]
    prose = "".join(line for line in lines if not line.lstrip().startswith("$ "))
    assert topic == "units" or not re.search(words, prose)


@pytest.mark.parametrize("topic", TOPICS)
def test_a_page_holds_what_its_rows_say(topic: str) -> None:
    page = re.sub(r"\s", "", run("help", topic, "--format", "table", env={"COLUMNS": "400"}).stdout)
    for row in _rows(topic):
        for name in ("format", "field", "code", "name", "form", "meaning", "command"):
            assert re.sub(r"\s", "", str(row.get(name, ""))) in page


# Fields ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [name for name in vars(fields) if name.isupper()])
def test_every_field_of_a_row_is_explained(name: str) -> None:
    explained = {row["field"] for row in _rows("fields")}
    assert set(getattr(fields, name)) <= explained


@pytest.mark.slow
def test_every_command_says_which_fields_it_gives() -> None:
    # Asked for one that is not there, a command lists those that are: the table has the same.
    listed: set[str] = set()
    for call in (*CALLS, ("audit", "--statistics")):
        done = run(*call, "--fields", "nonsense")
        line = next(line for line in done.stderr.splitlines() if "the fields are " in line)
        fields = tuple(dict.fromkeys(line.partition("the fields are ")[2].split(", ")))
        fitting = {key for key, given in every_given().items() if given.every == fields and _is_of(key, call)}
        assert fitting, call
        listed |= fitting
    # An editor is needed for `edit`, and an export has forms of its own.
    assert set(every_given()) - listed == {"edit", "export", "import --template"}


def _is_of(key: str, call: tuple[str, ...]) -> bool:
    words = key.split()
    return call[0] == words[0] and all(word in call for word in words if word.startswith("--"))


def test_a_field_of_an_export_is_one_of_its_table() -> None:
    fields = [row["field"] for row in _rows("fields") if row["command"] == "export"]
    assert run("export", "--to", "csv").stdout.splitlines()[0].split(",") == fields
    template = [row["field"] for row in _rows("fields") if row["command"] == "import --template"]
    assert run("import", "--template").stdout.splitlines()[0].split(",") == template


def test_the_words_of_a_field_are_those_of_its_group() -> None:
    meanings = {(row["command"], row["field"]): row["meaning"] for row in _rows("fields")}
    for command, given in every_given().items():
        for field in given.every:
            assert meanings[command, field] == ENGLISH[key_of(given.groups, field)]
    assert meanings["compare", "value"] == ENGLISH["field.facts.value"]
    assert meanings["extract", "value"] == ENGLISH["field.figures.value"]


def test_the_fields_of_one_command_are_given_alone() -> None:
    compared = _rows("fields", "compare")
    assert {row["command"] for row in compared} == {"compare", "compare --between"}
    assert compared == [row for row in _rows("fields") if str(row["command"]).startswith("compare")]
    assert [row["field"] for row in compared if row["on_demand"]][-2:] == ["note", "basis_en"]
    assert {row["command"] for row in _rows("fields", "source", "add")} == {"source add"}


# Exit codes, formats, codes -------------------------------------------------------------------------


def test_every_exit_code_is_explained() -> None:
    kinds = [JjjError, *JjjError.__subclasses__()]
    assert {kind.exit_code for kind in kinds} | {0, 130} == set(exit_codes())  # type: ignore[attr-defined]
    assert [row["code"] for row in _rows("exit-codes")] == list(exit_codes())
    assert all(row["example"] for row in _rows("exit-codes") if row["code"] != 130)


@pytest.mark.slow
@pytest.mark.parametrize("row", [row for row in TOPICS["exit-codes"].rows() if row["example"]], ids=str)
def test_the_example_exits_so(row: dict[str, Any], tmp_path: Path) -> None:
    path = f"{program_folder()}{os.pathsep}{os.environ['PATH']}"
    env = {**environment(tmp_path), "PATH": path}
    done = subprocess.run(["bash", "-c", row["example"]], env=env, capture_output=True, check=False)
    assert done.returncode == row["code"]


def test_every_format_is_there() -> None:
    found = [(row["kind"], row["format"]) for row in _rows("formats")]
    assert found == [
        *(("output", name) for name in get_args(Format)),
        *(("findings", name) for name in FINDING_FORMATS),
        *(("export", form.name) for form in FORMATS),
        *(("import", name) for name in FORMS),
        *(("citation", name) for name in get_args(Style)),
    ]
    suffixes = {row["format"]: tuple(row["suffixes"]) for row in _rows("formats") if row["kind"] == "export"}
    assert suffixes == {form.name: form.suffixes for form in FORMATS}


def test_comparability_is_what_explain_says() -> None:
    assert _rows("comparability") == answer("explain")["rows"]
    assert [row["code"] for row in _rows("comparability")] == list(explanation.CODES)


# Units, periods, environment ------------------------------------------------------------------------


@pytest.mark.parametrize("row", [row for row in TOPICS["units"].rows() if row["kind"] != "scale"], ids=str)
def test_a_unit_is_what_its_row_says(row: dict[str, Any]) -> None:
    size = Fraction(row["factor"])
    for name in (row["name"], *row["aliases"]):
        known = registry.find_unit(name)
        assert registry.dimension_of(known) == row["dimension"]
        converted = registry.convert(Decimal(size.denominator), name, row["base"])
        assert converted == size.numerator


def test_every_unit_and_scale_is_there() -> None:
    found = {row["name"] for row in _rows("units")}
    assert set(registry.table().dimension) <= found
    scales = {row["name"]: row["factor"] for row in _rows("units") if row["kind"] == "scale"}
    assert scales["万"] == "10000"
    assert registry.convert(Decimal(1), "万亩", "亩") == 10000
    assert exact(run("help", "units", "--format", "json").stdout)["rows"] == _rows("units")


@pytest.mark.parametrize("pair", registry.table().apart.values(), ids=str)
def test_what_is_said_not_to_convert_does_not(pair: list[str]) -> None:
    one, other = pair
    with pytest.raises(NotComparableError):
        registry.convert(Decimal(1), one, other)
    page = run("help", "units", "--format", "table", env={"COLUMNS": "200"}).stdout
    assert f"{one} and {other}: " in page


def test_a_period_is_the_days_that_its_row_says() -> None:
    for row in _rows("periods"):
        if row["kind"] == "tolerance":
            assert periods.duration(row["form"]).days == row["days"]
            continue
        first = date.fromisoformat(row["first"]) if row["first"] else None
        assert periods.span(row["form"]) == (first, date.fromisoformat(row["last"]))
    letters = {re.sub(r"\d", "", row["form"]) for row in _rows("periods") if row["kind"] == "tolerance"}
    assert letters == set(periods.DAYS)


def test_every_kind_of_period_of_the_store_is_shown(shipped: Store) -> None:
    shapes = {re.sub(r"\d+", "1", row["form"]) for row in _rows("periods") if row["kind"] == "period"}
    single = {shape for shape in shapes if "/" not in shape}
    for fact in shipped.facts.values():
        start, slash, end = re.sub(r"\d+", "1", fact.period).partition("/")
        assert {start, end or start} - {".."} <= single
        assert not slash or any("/" in shape for shape in shapes)


def test_every_variable_that_is_read_is_explained() -> None:
    read = re.compile(r"""environ(?:\.get\(|\[)"([A-Z_]+)"|^VARIABLE = "([A-Z_]+)"|^_LOCALE = \((.*)\)""", re.MULTILINE)
    found: set[str] = set()
    for path in ROOT.rglob("*.py"):
        for match in read.finditer(path.read_text(encoding="utf-8")):
            found |= {name for group in match.groups() if group for name in re.findall(r"[A-Z_]+", group)}
    # By these a terminal says which one it is.
    terminals = {"TERM_PROGRAM", "TERM_PROGRAM_VERSION", "CI", *links.VARIABLES}
    # What a completion script asks with, and what is set for the drawing of pictures: nobody sets these by hand.
    terminals |= {"JJJ_COMPLETE", "MPLCONFIGDIR"}
    explained = {row["name"] for row in _rows("environment")}
    assert found - explained - terminals == set()
    # Read by what jjj is made of: the width, and where the data directory is.
    assert explained - found == {"COLUMNS", "XDG_DATA_HOME"}
