"""The contract with scripts, command by command: keys, formats, exit codes, streams."""

import csv
import io
import json
import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from contracts import CALLS, ELSEWHERE, FACT, FACT_ON_DEMAND, FOUNDING, INITIATIVE, REGION, REGION_ON_DEMAND
from running import (
    JJJ,
    OWN,
    ROWS,
    TEXT,
    answer,
    environment,
    exact,
    own_fact,
    run,
    run_into,
    run_process,
    still,
    terminal,
    write_store,
)

from jjj_cli.cli.app import NAMES


def _named(call: tuple[str, ...]) -> str:
    return " ".join(call).replace(TEXT, "text.md").replace(ROWS, "rows.csv").replace(str(OWN), "own.json")


WRITTEN = next(call for call in CALLS if call[0] == "add")[1:]
EVERY_CALL = pytest.mark.parametrize(("call", "keys"), CALLS.items(), ids=map(_named, CALLS))
# Without which a test of rows would have nothing to look at.
HAS_ROWS = pytest.mark.parametrize("call", [call for call in CALLS if call != ("audit",)], ids=_named)


def _rows(call: tuple[str, ...]) -> list[dict[str, Any]]:
    rows = answer(*call)["rows"]
    assert isinstance(rows, list)
    return rows


def _closed_pipe() -> int:
    """Give the writing end of a pipe that nobody reads any more."""
    reading, writing = os.pipe()
    os.close(reading)
    return writing


def test_every_command_is_in_the_table() -> None:
    assert {call[0] for call in CALLS} == set(NAMES) - ELSEWHERE


@EVERY_CALL
def test_json_is_one_object(call: tuple[str, ...], keys: list[str]) -> None:
    more = {
        "compare": ["verdict"],
        "map": ["verdict"],
        "region": ["region", "initiatives", "facts"],
        "cite": ["version"],
    }.get(call[0], [])
    whole = answer(*call)
    assert list(whole) == ["schema", "command", "query", *more, "rows", "notes"]
    assert whole["schema"] == "jjj/1"
    assert whole["command"] == " ".join(call[: len(whole["command"].split())])
    assert isinstance(whole["query"], dict)
    assert all(list(row) == keys for row in whole["rows"])
    assert all(list(note) == ["code", "message", "facts"] for note in whole["notes"])


@HAS_ROWS
def test_every_format_carries_the_same_rows(call: tuple[str, ...]) -> None:
    rows, keys = _rows(call), CALLS[call]
    assert rows
    lines = _text(call, "jsonl").splitlines()
    assert [exact(line) for line in lines] == rows
    assert all(list(exact(line)) == keys for line in lines)
    table = [line.split("\t") for line in _text(call, "tsv").removesuffix("\n").split("\n")]
    assert table[0] == keys
    assert list(csv.reader(io.StringIO(_text(call, "csv")))) == table
    assert [_spelled(row) for row in rows] == table[1:]


@cache
def _text(call: tuple[str, ...], form: str) -> str:
    """Give what is printed in a format; a script's is not coloured though colour is asked for."""
    return run(*call, "--format", form, env={"NO_COLOR": "1"} if form == "table" else {"FORCE_COLOR": "1"}).stdout


def _spelled(row: dict[str, Any]) -> list[str]:
    """Spell a JSON row as TSV does: lists joined, what is missing empty, no formula in this data."""

    def spell(value: object) -> str:
        if isinstance(value, list):
            return ";".join(map(spell, value))
        if isinstance(value, bool):
            return str(value).lower()
        return "" if value is None else str(value)

    return list(map(spell, row.values()))


@pytest.mark.slow
def test_a_sound_audit_has_no_rows_in_any_format() -> None:
    assert _rows(("audit",)) == []
    header = CALLS["audit",]
    own = ("audit", "--only-own", "--store", OWN)  # of a sound store all are alike
    assert run(*own, "--format", "jsonl").stdout == ""
    assert run(*own, "--format", "tsv").stdout == "\t".join(header) + "\n"
    assert run("audit", "--format", "csv").stdout == ",".join(header) + "\n"


def test_a_region_in_json_is_told_three_ways() -> None:
    whole = answer("region", "沧州")
    assert list(whole["region"]) == [*REGION, *REGION_ON_DEMAND]
    assert whole["region"]["code"] == "130900"
    assert {tuple(row) for row in whole["facts"]} == {tuple(FACT)}
    assert {tuple(row) for row in whole["initiatives"]} == {tuple(INITIATIVE)}
    kinds = [row["kind"] for row in whole["rows"]]
    assert kinds == ["fact"] * len(whole["facts"]) + ["initiative"] * len(whole["initiatives"])
    assert whole["region"]["facts"] == len(whole["facts"]) > 0
    assert whole["region"]["initiatives"] == len(whole["initiatives"]) > 0


@pytest.mark.parametrize(
    ("asked", "verdict"),
    [
        (("compare", "forest-coverage", "--region", "延庆", "--region", "承德"), "yes"),
        (("compare", "investment-total"), "caution"),
        (("compare", "output-value", "--include", "target"), "no"),
        (("compare", "forest-coverage", "investment-total"), "caution"),
    ],
)
def test_compare_gives_a_verdict(asked: tuple[str, ...], verdict: str) -> None:
    assert answer(*asked)["verdict"] == verdict


@pytest.mark.parametrize(
    ("asked", "spelled"),
    [
        (("compare", "forest-coverage"), '"value": 60.03,'),
        (("compare", "investment-total", "--bases", "--unit", "万亿元"), '"value": 0.7319,'),
        (("compare", "investment-total", "--bases", "--unit", "元"), '"value": 731900000000,'),
        (("show", "chengde.forest-coverage.2012"), '"value": 50.8,'),
        (("compare", "enterprise-count", "--bases"), '"value": 13000,'),
        (("compare", "forest-coverage"), '"rank": 1,'),
    ],
)
def test_numbers_are_numbers_and_exact(asked: tuple[str, ...], spelled: str) -> None:
    assert spelled in run(*asked, "--format", "json").stdout
    assert spelled.replace(": ", ":").removesuffix(",") in run(*asked, "--format", "jsonl").stdout


def test_what_is_missing_is_null() -> None:
    (row,) = [row for row in _rows(FOUNDING) if row["fact"] == "chengde.forest-coverage.2022-10"]
    assert (row["basis"], row["counterpart"]) == (None, None)
    initiative = next(row for row in _rows(("region", "沧州")) if row["kind"] == "initiative")
    assert {initiative[key] for key in FACT if key not in INITIATIVE} == {None}


# The first call of each command: what a terminal and a pipe get is decided in one place for all.
FIRST = {call[0]: call for call in reversed(CALLS) if call[0] not in ("audit", "cite", "get")}
FOR_SCRIPTS = [(call, ("json", "jsonl", "csv", "tsv")) for call in CALLS if call != ("audit",)]
FOR_PEOPLE = [pytest.param(call, ("markdown", "table"), marks=pytest.mark.slow) for call in FIRST.values()]


@pytest.mark.parametrize(("call", "forms"), [*FOR_SCRIPTS, *FOR_PEOPLE], ids=_named)
def test_chinese_is_not_escaped_and_nothing_is_coloured(call: tuple[str, ...], forms: tuple[str, ...]) -> None:
    # Ids and English alone.
    plain = call[0] in ("import", "remove", "diff", "restore", "help", "completion") or call == ("audit", "--rules")
    for form in forms:
        said = _text(call, form)
        assert "\x1b" not in said
        assert "\\u" not in said
        assert plain or any("\u4e00" <= letter <= "\u9fff" for letter in said)


@pytest.mark.parametrize("form", ["tsv", "csv", "json", "jsonl", "markdown"])
def test_a_format_wins_over_the_terminal(form: str) -> None:
    asked = ("compare", "forest-coverage", "--format", form, "--quiet")
    assert terminal(80, *asked).text == run(*asked).stdout


def test_a_table_wins_over_the_pipe() -> None:
    assert "────" in run("compare", "forest-coverage", "--format", "table").stdout


@pytest.mark.slow
@pytest.mark.parametrize("call", FIRST.values(), ids=_named)
def test_by_default_a_terminal_gets_a_table_and_a_pipe_tsv(call: tuple[str, ...]) -> None:
    assert run(*call, "--quiet").stdout == _text(call, "tsv")
    plain = {"NO_COLOR": "1"}
    seen = still(terminal(80, *call, env=plain).text)
    assert _ungrouped(seen) == _ungrouped(run(*call, "--format", "table", env={"COLUMNS": "80"}).stdout)


def _ungrouped(page: str) -> str:
    """Give a page without what long numbers bear on a terminal, and the room that it takes."""
    return re.sub(r"[\s─░▒▓█]|(?<=\d),(?=\d{3})", "", page)


# --fields ----------------------------------------------------------------------------------------


@HAS_ROWS
def test_fields_are_picked_and_ordered(call: tuple[str, ...]) -> None:
    first, *_, last = CALLS[call]
    whole = exact(run(*call, "--format", "json", "--fields", f"{last},{first}").stdout)
    assert whole["rows"] == [{last: row[last], first: row[first]} for row in _rows(call)]
    assert all(list(row) == [last, first] for row in whole["rows"])


def test_a_header_has_the_fields_that_are_picked() -> None:
    assert run("regions", "--fields", "level, code").stdout.split("\n")[0] == "level\tcode"


def test_fields_pick_the_columns_of_a_table() -> None:
    asked = (
        "compare",
        "forest-coverage",
        "--region",
        "延庆",
        "--region",
        "承德",
        "--fields",
        "region,value",
        "--format",
    )
    shown = run(*asked, "table").stdout
    assert [line.split() for line in shown.splitlines() if "─" not in line] == [
        ["region", "value"],
        ["延庆区", "61.63"],
        ["承德市", "60.03"],
    ]
    assert run(*asked, "markdown").stdout.splitlines()[0] == "| region | value |"


def test_fields_on_demand_are_given() -> None:
    asked = ("facts", "--metric", "investment-total", "--fields", ",".join(["fact", *FACT_ON_DEMAND]), "--format")
    rows = json.loads(run(*asked, "json").stdout)["rows"]
    part = next(row for row in rows if row["part_of"])
    assert list(part) == ["fact", *FACT_ON_DEMAND]
    assert (part["printed_value"], part["printed_unit"]) == (773, "亿元")


@EVERY_CALL
def test_an_unknown_field_lists_the_valid_ones(call: tuple[str, ...], keys: list[str]) -> None:
    done = run(*call, "--fields", f"{keys[0]},nonsense")
    assert (done.returncode, done.stdout) == (2, "")
    assert "unknown field: nonsense" in done.stderr
    listed = next(line for line in done.stderr.splitlines() if "the fields are " in line)
    assert listed.partition("the fields are ")[2].split(", ")[: len(keys)] == keys


# Exit codes --------------------------------------------------------------------------------------

# Arguments, the code, and what stderr must say; what the user asks in vain brings the nearest names.
ENDS: list[tuple[tuple[str, ...], int, tuple[str, ...]]] = [
    (("compare", "forest-coverage"), 0, ()),
    (("region", "Cangzhou"), 0, ()),
    (("region", "130900"), 0, ()),
    (("audit",), 0, ()),
    (("--version",), 0, ()),
    (("--help",), 0, ()),
    ((), 0, ()),
    (("facts", "--region", "南开", "--metric", "forest-coverage"), 0, ("note: Nothing found.",)),
    (("facts", "--store", "no-such-file.json"), 1, ("no such store",)),
    (("facts", "--store", "."), 1, ("is a directory",)),
    (("facts", "--only-own"), 1, ("no store of your own", "--store PATH")),
    (("nonsense",), 2, ("nonsense",)),
    (("compare",), 2, ("METRIC", "`jjj compare --help`")),
    (("compare", "forest-coverage", "--nonsense"), 2, ("--nonsense",)),
    (("facts", "--format", "xml"), 2, ("xml", "jsonl", "`jjj facts --help`")),
    (("facts", "--fields", ","), 2, ("no field", "region_code")),
    (("facts", "--only-own", "--only-shipped"), 2, ("exclude each other",)),
    (("facts", "--period", "20-10"), 2, ("not a period: 20-10", "2012/2022-10")),
    (("facts", "--nature", "targe"), 2, ("targe", "did you mean target?", "preliminary")),
    (("initiatives", "--domain", "eco"), 2, ("eco", "did you mean ecology?", "transport")),
    (("initiatives", "--status", "ended"), 2, ("ended", "operating")),
    (("regions", "--level", "town"), 2, ("town", "county")),
    (("compare", "forest-coverage", "--tolerance", "1x"), 2, ("1x", "90d")),
    (("compare", "forest-coverage", "--at", "soon"), 2, ("not a period: soon",)),
    (("compare", "forest-coverage", "--top", "0"), 2, ("--top",)),
    (("compare", "forest-coverage", "--include", "guess"), 2, ("guess", "target", "planned")),
    (("search", " "), 2, ("nothing to search for",)),
    (("region", "沧洲"), 3, ("unknown region: 沧洲", "Cangzhou 沧州市 (130900)")),
    (("region", "Cangzho"), 3, ("unknown region: Cangzho", "Cangzhou 沧州市 (130900)")),
    (("region", "新华区"), 3, ("more than one", "130105", "130902")),
    (("regions", "--in", "沧洲"), 3, ("unknown region: 沧洲", "Cangzhou 沧州市 (130900)")),
    (("initiatives", "--with", "沧洲"), 3, ("unknown region: 沧洲", "Cangzhou 沧州市 (130900)")),
    (("compare", "gdp", "天津", "Heibei"), 3, ("Heibei", "Hebei")),
    (("compare", "forest-covrage"), 3, ("unknown metric: forest-covrage", "forest-coverage")),
    (("help", "unit"), 3, ("unknown topic or command: unit", "did you mean units")),
    (("help", "fields", "compar"), 3, ("unknown topic or command: compar", "compare --between")),
    (("help", "source", "ad"), 3, ("unknown topic or command: source ad", "source")),
    (("help", "units", "亩"), 2, ("亩",)),
    (("explain", "bases"), 3, ("unknown code: bases", "did you mean basis?", "date-gap")),
    (("compare", "森林覆蓋率"), 3, ("unknown metric: 森林覆蓋率", "forest-coverage")),
    (("facts", "--metric", "forest-covrage"), 3, ("unknown metric: forest-covrage", "forest-coverage")),
    (("compare", "investment-total", "--unit", "公倾"), 3, ("unknown unit: 公倾", "公顷")),
    (("facts", "--source", "jjj-delegates"), 3, ("unknown source: jjj-delegates", "jjj-delegates-2022-10")),
    (("show", "chengde.forest-coverage.2022"), 3, ("unknown id", "chengde.forest-coverage.2022-10")),
    (("facts", "--region", "南开", "--metric", "forest-coverage", "--fail-empty"), 4, ("nothing found",)),
    (("search", "没有这样的词", "--fail-empty"), 4, ("nothing found",)),
    (("initiatives", "--region", "南开", "--fail-empty"), 4, ("nothing found",)),
    (("compare", "forest-coverage", "--region", "南开", "--fail-empty"), 4, ("nothing found",)),
    (("compare", "investment-total", "--unit", "公顷"), 5, ("money", "area", "亿元", "公顷")),
    (("compare", "investment-total", "--region", "沧州", "--region", "保定", "--strict"), 5, ("date-gap", "basis")),
    (("compare", "forest-coverage", "--region", "延庆", "--region", "承德", "--strict"), 0, ()),
]


@pytest.mark.parametrize(("asked", "code", "words"), ENDS, ids=[f"{code} {' '.join(asked)}" for asked, code, _ in ENDS])
def test_exit_codes(asked: tuple[str, ...], code: int, words: tuple[str, ...]) -> None:
    done = run(*asked)
    assert done.returncode == code, done.stderr
    assert all(word in done.stderr for word in words), done.stderr
    assert "Traceback" not in done.stderr
    # Data on stdout and words on stderr: what went wrong has printed no row, what went well no error.
    assert ("error:" in done.stderr) == (code != 0)
    assert code == 0 or len(done.stdout.splitlines()) == (code == 4)


def test_a_region_of_which_nothing_is_known_is_empty(tmp_path: Path) -> None:
    park = {"name": "某园", "name_en": "Some park", "level": "zone", "parent": "130900"}
    asked = ("region", "own-park", "--store", str(write_store(tmp_path / "own.json", regions={"own-park": park})))
    assert exact(run(*asked, "--format", "json").stdout)["rows"] == []
    assert run(*asked, "--fail-empty").returncode == 4


def test_audit_findings_exit_with_1_and_stand_on_stdout(tmp_path: Path) -> None:
    own = write_store(tmp_path / "own.json", facts={"own.one": own_fact(unit="亩", printed="31.5亩", locator=None)})
    done = run("audit", "--store", own, "--format", "jsonl")
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 1
    assert [(row["rule"], row["table"], row["id"], row["field"]) for row in found] == [
        ("U2", "facts", "own.one", "unit"),
        ("F1", "facts", "own.one", "locator"),
    ]
    assert done.stderr == ""


def test_a_store_at_fault_exits_with_1_and_names_the_record(tmp_path: Path) -> None:
    own = write_store(tmp_path / "own.json", facts={"own.one": own_fact(region="999999")})
    done = run("facts", "--store", own)
    assert (done.returncode, done.stdout) == (1, "")
    assert "own.one" in done.stderr
    assert "999999" in done.stderr


# Streams -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["tsv", "csv", "jsonl"])
def test_notes_go_to_stderr_where_the_format_has_no_place_for_them(form: str) -> None:
    asked = ("compare", "investment-total", "--format", form)
    told = run(*asked)
    codes = [note["code"] for note in answer("compare", "investment-total")["notes"]]
    lines = told.stderr.splitlines()
    assert [line for line in lines if line.startswith("caveat[basis]:")]
    assert [line for line in lines if line.startswith("caveat[counterpart]:")]
    assert len(lines) == len(codes)
    assert "caveat" not in told.stdout
    quiet = run(*asked, "--quiet")
    assert (quiet.stdout, quiet.stderr) == (told.stdout, "")


@pytest.mark.parametrize("form", ["json", "table", "markdown"])
def test_notes_stand_in_the_page_where_it_has_a_place_for_them(form: str) -> None:
    asked = ("compare", "investment-total", "--region", "沧州", "--region", "保定")
    done = run(*asked, "--format", form, env={"COLUMNS": "2000"})
    assert done.stderr == ""
    assert answer(*asked)["notes"]
    whole = done.stdout if form != "table" else run(*asked, "--format", form, "--notes", env={"COLUMNS": "2000"}).stdout
    for note in answer(*asked)["notes"]:
        assert note["message"] in whole


def test_quiet_does_not_silence_errors() -> None:
    assert "unknown region" in run("region", "沧洲", "--quiet").stderr


@pytest.mark.slow
@pytest.mark.parametrize("reader", ["sort", "head -1", "head -c 1", "true"])
@pytest.mark.parametrize("asked", ["compare forest-coverage --quiet", "facts --format jsonl"])
def test_a_reader_may_have_enough(asked: str, reader: str, tmp_path: Path) -> None:
    # The code that `jjj` leaves with is written where the shell's own does not hide it.
    line = f"{{ '{JJJ}' {asked}; echo $? >code; }} | {reader}"
    done = subprocess.run(
        ["sh", "-c", line], cwd=tmp_path, env=environment(tmp_path), capture_output=True, text=True, check=True
    )
    assert (tmp_path / "code").read_text() == "0\n"
    assert done.stderr == ""
    if reader == "sort":
        assert sorted(done.stdout.splitlines()) == sorted(run(*asked.split()).stdout.splitlines())


# One of each way to print: rows as they come, rows at once, a page, a list of references, a document, the help.
PRINTED = pytest.mark.parametrize(
    "asked",
    [
        (*FOUNDING, "--quiet"),
        ("regions", "--format", "table", "--quiet"),
        ("explain", "--format", "markdown", "--quiet"),
        ("verify", TEXT, "--quiet"),
        ("export", "--to", "jsonl", "--quiet"),
        ("report", "沧州", "--to", "markdown", "-o", "-", "--quiet"),
        ("completion", "bash"),
        ("compare", "--help"),
        ("--version",),
    ],
    ids=_named,
)


@PRINTED
def test_a_pipe_closed_from_the_start_is_no_error(asked: tuple[str, ...]) -> None:
    done = run_into(_closed_pipe(), *asked)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
@PRINTED
def test_a_full_disk_is_one_sentence(asked: tuple[str, ...]) -> None:
    with Path("/dev/full").open("w") as full:
        done = run_into(full.fileno(), *asked)
    assert done.returncode == 1
    assert done.stderr == "error: the output cannot be written (No space left on device)\n"


_CLOSED = {
    ">&-": "error: the output cannot be written (Bad file descriptor)\n",
    "<&-": "error: the text cannot be read: - (closed)\n",
}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("asked", "closed", "code"),
    [
        ("compare investment-total", "2>&-", 0),
        ("compare investment-total --quiet", ">&-", 1),
        ("compare investment-total", ">&- 2>&-", 1),
        ("convert -", "<&-", 1),
        ("compare investment-total --quiet", "<&-", 0),
        ("region nowhere", "2>&-", 3),
        ("region nowhere", ">&- 2>&-", 3),
    ],
)
def test_streams_may_be_closed_before_the_start(asked: str, closed: str, code: int, tmp_path: Path) -> None:
    done = subprocess.run(
        ["sh", "-c", f"exec '{JJJ}' {asked} {closed}"],
        cwd=tmp_path,
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (code, _CLOSED.get(closed, "") if code == 1 else "")
    expected = run(*asked.split()).stdout if not {">&-", "<&-"} & set(closed.split()) or not code else ""
    assert done.stdout == expected


@pytest.mark.parametrize(("asked", "code"), [(("region", "nowhere"), 3), (("facts", "--format", "xml"), 2)])
def test_nobody_listening_on_stderr_leaves_the_code_as_it_is(asked: tuple[str, ...], code: int) -> None:
    assert run_process(*asked, stderr=_closed_pipe()).returncode == code


def test_it_runs_as_a_module(tmp_path: Path) -> None:
    asked = ("region", "沧州", "--format", "json")
    command = [sys.executable, "-m", "jjj_cli", *asked]
    done = subprocess.run(command, cwd=tmp_path, env=environment(tmp_path), capture_output=True, check=True)
    assert done.stdout.decode() == run(*asked).stdout


@pytest.mark.parametrize(("asked", "code"), [(["region", "沧洲"], 3), (["--version"], 0)])
def test_as_a_module_it_is_called_jjj_and_keeps_its_exit_codes(asked: list[str], code: int, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "jjj_cli", *asked]
    done = subprocess.run(command, cwd=tmp_path, env=environment(tmp_path), capture_output=True, check=False)
    told = run(*asked)
    assert (done.returncode, done.stdout.decode(), done.stderr.decode()) == (code, told.stdout, told.stderr)
