"""`jjj export`: which format, what is in it, where it goes, and what stays where it cannot."""

import json
import os
import stat
import subprocess
from pathlib import Path
from zipfile import ZipFile

import pytest
from contracts import FACT, FACT_ON_DEMAND
from exporting import NOTHING, exported, hard_store, records
from hostile import obeyed
from running import JJJ, environment, own_fact, run, run_process, terminal, write_store

from jjj_cli.exports.excerpt import FIELDS
from jjj_cli.exports.formats import FORMATS
from jjj_cli.exports.tables import FACTS

TEXT = [form.name for form in FORMATS if not form.binary]
BINARY = [form.name for form in FORMATS if form.binary]
FOLDERS = [form.name for form in FORMATS if form.folder]
EVERY = pytest.mark.parametrize("form", [form.name for form in FORMATS])
# One text for all: they are written to a path by one function (`Format.write`), each binary format by its own.
EVERY_WRITER = pytest.mark.parametrize("form", ["csv", *BINARY])
# A text of lines and one of pieces; to a stream all are written by one function.
STREAMED = pytest.mark.parametrize("form", ["csv", "jsonld"])
# Enough for a file of several pages, and not all that there is.
MANY = ("--metric", "gdp")
SMALL = ("--region", "承德", "--metric", "forest-coverage", "--source", "jjj-delegates-2022-10")


def test_every_field_of_the_contract_is_exported() -> None:
    # What was added to exports before has kept its place.
    assert FIELDS[: len(FACT) + len(FACT_ON_DEMAND) - 1] == (*FACT, *FACT_ON_DEMAND[:-1])
    assert FIELDS[-1] == FACT_ON_DEMAND[-1] == "basis_en"
    assert tuple(column.name for column in FACTS.columns) == FIELDS


# Which format --------------------------------------------------------------------------------------

REFUSED = [
    ((), 2, ("--to names no format", "csv, jsonl, sqlite")),
    (("-o", "x.txt"), 2, ("--to names no format",)),
    (("-o", "csv"), 2, ("--to names no format",)),
    (("--to", "cvs"), 2, ("unknown format: cvs", "did you mean csv?")),
    (("--to", "excel"), 2, ("unknown format: excel", "xlsx")),
    (("--format", "csv"), 2, ("--format and --fields are not for `jjj export`", "--to")),
    (("--to", "csv", "--format", "xml"), 2, ("--to",)),
    (("--to", "csv", "--fields", "fact"), 2, ("--to",)),
    (("--to", "jsonl", "--bom"), 2, ("--bom is for csv",)),
    (("--to", "csv", "--region", "沧洲"), 3, ("unknown region", "沧州市")),
    (("--to", "csv", "--nature", "guess"), 2, ("unknown nature",)),
    (("--to", "csv", "--source", "nobody"), 3, ("unknown source",)),
    (("--to", "csv", "--period", "soon"), 2, ("not a period",)),
    (("--to", "csv", "--only-own"), 1, ("no store of your own",)),
]


@pytest.mark.parametrize(("asked", "code", "words"), REFUSED, ids=[" ".join(asked) for asked, _, _ in REFUSED])
def test_what_is_not_understood_is_refused(asked: tuple[str, ...], code: int, words: tuple[str, ...]) -> None:
    done = run("export", *asked)
    assert (done.returncode, done.stdout) == (code, "")
    assert done.stderr.startswith("error: ")
    assert all(word in done.stderr for word in words), done.stderr


@pytest.mark.parametrize("form", FOLDERS)
def test_a_folder_goes_into_no_pipe(form: str) -> None:
    done = run("export", "--to", form, "-o", "-")
    said = f"error: {form} is a folder, which goes into no pipe\nhint: name a folder with -o\n"
    assert (done.returncode, done.stderr) == (2, said)


@pytest.mark.parametrize("form", [form for form in BINARY if form not in FOLDERS])
def test_bytes_are_not_for_a_terminal(form: str) -> None:
    refused = f"error: {form} is not for a terminal\n"
    assert run("export", "--to", form).stderr.startswith(refused)
    shown = terminal(80, "export", "--to", form, "-o", "-", env={"NO_COLOR": "1"})
    assert (shown.returncode, shown.text.startswith(refused)) == (2, True)


SUFFIXES = [(suffix, form.name) for form in FORMATS for suffix in form.suffixes]


@pytest.mark.parametrize(("suffix", "form"), [*SUFFIXES, (".CSV", "csv"), (".SQLite", "sqlite")])
def test_the_suffix_says_the_format(suffix: str, form: str, tmp_path: Path) -> None:
    done = run("export", *SMALL, "-o", tmp_path / f"some.name{suffix}")
    assert done.stderr == f"note: 2 facts written as {form}: {tmp_path / f'some.name{suffix}'}\n"


def test_quiet_says_nothing(tmp_path: Path) -> None:
    assert run("export", *SMALL, "-o", tmp_path / "made.csv", "--quiet").stderr == ""


def test_the_format_named_wins_over_the_suffix(tmp_path: Path) -> None:
    run("export", *SMALL, "--to", "jsonl", "-o", tmp_path / "a.csv")
    assert (tmp_path / "a.csv").read_text(encoding="utf-8") == run("export", *SMALL, "--to", "jsonl").stdout


@pytest.mark.parametrize("form", TEXT)
def test_a_file_holds_what_stdout_is_given(form: str, tmp_path: Path) -> None:
    fixed = {"SOURCE_DATE_EPOCH": "0"}
    given = run("export", *SMALL, "--to", form, env=fixed)
    assert (given.returncode, given.stderr) == (0, "")
    assert run("export", *SMALL, "--to", form, "-o", "-", env=fixed).stdout == given.stdout
    run("export", *SMALL, "--to", form, "-o", tmp_path / "file", env=fixed)
    assert (tmp_path / "file").read_bytes() == given.stdout.encode()


@pytest.mark.parametrize(("form", "magic"), [("sqlite", b"SQLite format 3\0"), ("parquet", b"PAR1"), ("xlsx", b"PK")])
def test_a_pipe_may_be_given_bytes(form: str, magic: bytes, tmp_path: Path) -> None:
    done = subprocess.run(
        [JJJ, "export", *SMALL, "--to", form, "-o", "-"], env=environment(tmp_path), capture_output=True, check=True
    )
    assert done.stdout.startswith(magic)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
@pytest.mark.parametrize("form", [form for form in BINARY if form not in ("xlsx", "parquet-store", "duckdb")] + TEXT)
def test_two_exports_of_one_store_are_alike(form: str, tmp_path: Path) -> None:
    # Of a workbook only the times differ that the zip and openpyxl put in; DuckDB names each of its files by chance.
    asked, fixed = ("export", *MANY, "--to", form, "-o"), {"SOURCE_DATE_EPOCH": "1700000000"}
    made = subprocess.run(
        [JJJ, *asked, "-"], env=environment("/nowhere", fixed), capture_output=True, check=True
    ).stdout
    path = tmp_path / "made.zip"  # by which a data package is one file, and nothing else is another
    assert run(*asked, path, env=fixed).returncode == 0
    assert path.read_bytes() == made
    assert form not in ("jsonld",) or b"2023-11-14T22:13:20Z" in made


# What is in it -------------------------------------------------------------------------------------


def _facts(*asked: str, env: dict[str, str] | None = None) -> list[str]:
    done = run("export", "--to", "jsonl", *asked, env=env)
    assert done.returncode == 0, done.stderr
    return [json.loads(line)["fact"] for line in done.stdout.split("\n") if line]


FILTERS: list[tuple[str, ...]] = [
    (),
    ("--region", "沧州"),
    ("--region", "河北", "--deep"),
    ("--metric", "forest-coverage", "--metric", "investment-total"),
    ("--nature", "target"),
    ("--period", "2012"),
    ("--source", "jjj-delegates-2022-10", "--region", "延庆"),
]


@pytest.mark.parametrize("asked", FILTERS, ids=" ".join)
def test_it_has_the_facts_that_jjj_facts_has(asked: tuple[str, ...]) -> None:
    listed = run("facts", *asked, "--fields", "fact", "--format", "tsv", "--quiet").stdout.splitlines()[1:]
    assert _facts(*asked) == listed
    assert listed


@pytest.mark.slow
def test_ones_own_store_is_read_beside_the_shipped_one() -> None:
    shipped = _facts()
    own = [fact for fact in records().facts if fact in records().own]
    asked = ("--store", str(hard_store()))
    assert sorted(_facts(*asked)) == sorted([*shipped, *own])
    assert sorted(_facts(*asked, "--only-own")) == sorted(own)
    assert _facts(*asked, "--only-shipped") == shipped


@EVERY
def test_nothing_found_is_an_export_of_nothing(form: str, tmp_path: Path) -> None:
    path = tmp_path / "empty"
    done = run("export", *NOTHING, "--to", form, "-o", path)
    assert done.returncode == 0
    assert done.stderr.splitlines() == ["note: Nothing found.", f"note: 0 facts written as {form}: {path}"]
    assert path.exists()


def test_nothing_found_may_be_a_failure(tmp_path: Path) -> None:
    done = run("export", *NOTHING, "-o", tmp_path / "empty.csv", "--fail-empty")
    assert (done.returncode, done.stderr.splitlines()[-1]) == (4, "error: nothing found")


def test_a_corrected_fact_is_told_of() -> None:
    done = run("export", "--to", "csv", "--store", hard_store(), "--region", "own-zone")
    assert "own.correction" in done.stderr


# Where it goes -------------------------------------------------------------------------------------


@EVERY
def test_nothing_is_left_beside_it(form: str, tmp_path: Path) -> None:
    run("export", *SMALL, "--to", form, "-o", tmp_path / "made")
    assert [path.name for path in tmp_path.iterdir()] == ["made"]


@pytest.mark.parametrize("form", [form for form in TEXT + BINARY if form not in ("datapackage", *FOLDERS)])
def test_a_file_that_is_there_is_replaced(form: str, tmp_path: Path) -> None:
    path = tmp_path / "made"
    path.write_text("old", encoding="utf-8")
    path.chmod(0o640)
    run("export", *SMALL, "--to", form, "-o", path)
    assert path.read_bytes()[:3] != b"old"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_new_file_is_as_open_as_the_user_has_it(tmp_path: Path) -> None:
    line = f"umask 027; exec '{JJJ}' export {' '.join(SMALL)} -o made.csv"
    subprocess.run(["sh", "-c", line], cwd=tmp_path, env=environment(tmp_path), capture_output=True, check=True)
    assert stat.S_IMODE((tmp_path / "made.csv").stat().st_mode) == 0o640


def test_what_a_link_points_to_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "real.csv").write_text("old", encoding="utf-8")
    (tmp_path / "link.csv").symlink_to("real.csv")
    run("export", *SMALL, "-o", tmp_path / "link.csv")
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_text(encoding="utf-8").startswith("fact,")


# One that writes text, one that is given a path, and one that makes a folder.
SOME = pytest.mark.parametrize("form", ["csv", "sqlite", "datapackage"])


@SOME
def test_a_folder_is_not_replaced(form: str, tmp_path: Path) -> None:
    (tmp_path / "made").mkdir()
    (tmp_path / "made" / "mine").write_text("mine", encoding="utf-8")
    done = run("export", *SMALL, "--to", form, "-o", tmp_path / "made")
    assert (done.returncode, done.stderr) == (
        2,
        f"error: there is a folder of that name: {tmp_path / 'made'}\n",
    )
    assert (tmp_path / "made" / "mine").read_text(encoding="utf-8") == "mine"


def test_a_file_does_not_take_an_empty_folders_place(tmp_path: Path) -> None:
    (tmp_path / "made").mkdir()
    done = run("export", *SMALL, "--to", "csv", "-o", tmp_path / "made")
    assert (done.returncode, done.stderr) == (2, f"error: there is a folder of that name: {tmp_path / 'made'}\n")
    assert [path.name for path in tmp_path.iterdir()] == ["made"]


def test_a_folder_takes_an_empty_folders_place(tmp_path: Path) -> None:
    (tmp_path / "made").mkdir()
    assert run("export", *SMALL, "--to", "datapackage", "-o", tmp_path / "made").returncode == 0
    assert (tmp_path / "made" / "datapackage.json").exists()


def test_what_is_no_file_is_not_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    done = run("export", *SMALL, "--to", "csv", "-o", tmp_path / "pipe")
    assert (done.returncode, done.stderr) == (2, f"error: this is not a regular file: {tmp_path / 'pipe'}\n")
    assert run("export", *SMALL, "--to", "csv", "-o", "/dev/null").returncode == 2


@SOME
def test_a_store_is_not_replaced(form: str, tmp_path: Path) -> None:
    own = write_store(tmp_path / "own.json", facts={"own.one": own_fact()})
    (tmp_path / "link").symlink_to("own.json")
    before = own.read_bytes()
    for path in (own, tmp_path / "link"):
        done = run("export", "--store", own, "--to", form, "-o", path)
        assert (done.returncode, done.stderr) == (
            2,
            f"error: this is a store, or a file that is read here, and is not replaced: {path}\n",
        )
    assert own.read_bytes() == before


def _denied(done: subprocess.CompletedProcess[str], folder: Path, names: list[str]) -> None:
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("error: the file cannot be written: ")
    assert done.stderr.count("\n") == 1
    assert sorted(path.name for path in folder.iterdir()) == names


@SOME
@pytest.mark.parametrize("path", ["nowhere/made", "file/made", "x" * 300])
def test_a_place_that_cannot_be_is_one_sentence(form: str, path: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    _denied(run("export", *SMALL, "--to", form, "-o", tmp_path / path), tmp_path, ["file"])


@SOME
@pytest.mark.skipif(not Path("/proc").is_dir(), reason="this system has no folder that takes nothing even from root")
def test_a_folder_that_takes_nothing_is_one_sentence(form: str) -> None:
    done = run("export", *SMALL, "--to", form, "-o", "/proc/jjj-made")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("error: the file cannot be written: /proc/jjj-made (")


@EVERY_WRITER
def test_a_full_disk_leaves_the_old_file_or_none(form: str, tmp_path: Path) -> None:
    path = tmp_path / "made"
    if form != "datapackage":
        path.write_text("old", encoding="utf-8")
    # A file may grow to 512 bytes: what is longer fails as on a full disk.
    unkept = environment(tmp_path, {"PYTHONDONTWRITEBYTECODE": "1"})  # nor are 512 bytes of a module compiled kept
    line = f"ulimit -f 1; exec '{JJJ}' export {' '.join(MANY)} --to {form} -o made"
    done = subprocess.run(["sh", "-c", line], cwd=tmp_path, env=unkept, capture_output=True, text=True, check=False)
    _denied(done, tmp_path, [] if form == "datapackage" else ["made"])
    assert form == "datapackage" or path.read_text(encoding="utf-8") == "old"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
@STREAMED
def test_a_full_disk_behind_stdout_is_one_sentence(form: str) -> None:
    with Path("/dev/full").open("w") as full:
        done = run_process("export", *MANY, "--to", form, stdout=full.fileno())
    assert (done.returncode, done.stderr) == (1, "error: the output cannot be written (No space left on device)\n")


@STREAMED
def test_a_reader_may_have_enough(form: str, tmp_path: Path) -> None:
    line = f"{{ '{JJJ}' export {' '.join(MANY)} --to {form}; echo $? >code; }} | head -c 1"
    done = subprocess.run(
        ["sh", "-c", line], cwd=tmp_path, env=environment(tmp_path), capture_output=True, text=True, check=True
    )
    assert ((tmp_path / "code").read_text(), done.stderr) == ("0\n", "")


@EVERY_WRITER
def test_a_file_may_have_a_chinese_name_whatever_the_locale(form: str, tmp_path: Path) -> None:
    env = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    (tmp_path / "数据").mkdir()
    done = run("export", *SMALL, "--to", form, "-o", tmp_path / "数据" / "京津冀", env=env)
    assert (done.returncode, done.stderr) == (0, f"note: 2 facts written as {form}: {tmp_path}/数据/京津冀\n")
    assert [path.name for path in (tmp_path / "数据").iterdir()] == ["京津冀"]


@pytest.mark.parametrize(("form", "package"), [("xlsx", "openpyxl"), ("parquet", "pyarrow")])
def test_a_package_that_is_not_installed_is_named(form: str, package: str, tmp_path: Path) -> None:
    (tmp_path / f"{package}.py").write_text("raise ImportError", encoding="utf-8")
    done = run("export", "--to", form, "-o", tmp_path / "made", env={"PYTHONPATH": str(tmp_path)})
    assert done.returncode == 2
    assert done.stderr == (
        f"error: {form} needs a package that is not installed\nhint: pip install 'jjj-cli[{form}]'\n"
    )
    assert not (tmp_path / "made").exists()


@pytest.mark.parametrize("form", TEXT)
def test_no_control_character_gets_out(form: str) -> None:
    assert obeyed(exported(f"hard.{form}", "--to", form).read_bytes().decode(), tabs=True) == []


@pytest.mark.parametrize("command", ["export -r 承德 -o a.xlsx", "export -r 承德 -o a.zip", "report 承德 -o a.docx"])
def test_a_package_bears_one_time_whatever_the_clock_says(command: str, tmp_path: Path) -> None:
    done = run(*command.split(), cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    with ZipFile(next(tmp_path.glob("a.*"))) as package:  # none is before 1980, which no clock need be after
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert package.testzip() is None
