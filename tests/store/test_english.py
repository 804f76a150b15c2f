"""What is written in English beside the Chinese: on pages, in rows for scripts, in one's own store."""

import json
from pathlib import Path
from typing import Any

import pytest
from running import run

from jjj_cli.library import face
from jjj_cli.store.json_file import read_tables
from jjj_cli.store.tables import dump, no_tables

BASIS, GLOSS = "未写明是否含辛集市", "not stated whether Xinji is included"
FACT = "shijiazhuang.forest-coverage.xinji-unstated.2018-12-31"
INITIATIVE = "xiongan-library"
SUMMARY = "Library with a total floor area of 68,000 square metres, opened on 27 September 2025."
SOURCE = "jjj-delegates-2022-10"
NEW = (
    "add",
    "--locator",
    "¶1",
    "-m",
    "forest-coverage",
    "-r",
    "张家口",
    "-p",
    "50%",
    "--period",
    "2022",
    "--source",
    SOURCE,
)


def said(*asked: str | Path, lang: str = "en", code: int = 0) -> str:
    done = run(*asked, "--lang", lang)
    assert done.returncode == code, done.stderr
    return " ".join((done.stdout + done.stderr).split())


@pytest.mark.parametrize(
    "asked",
    [
        ("show", FACT, "--format", "table"),
        ("facts", "--region", "石家庄", "--metric", "forest-coverage", "--format", "markdown"),
        ("compare", "forest-coverage", "--level", "city", "--format", "markdown"),
        ("compare", "forest-coverage", "--region", "石家庄", "--chart", "--format", "table"),
        ("get", "石家庄", "forest-coverage", "--format", "table"),
        ("region", "石家庄", "--format", "markdown"),
        ("search", "Xinji included", "--format", "markdown"),
    ],
    ids=" ".join,
)
def test_who_reads_english_reads_what_is_counted(asked: tuple[str, ...]) -> None:
    assert GLOSS in said(*asked)
    if asked[0] not in ("show", "search"):
        assert BASIS not in said(*asked)
        assert GLOSS not in said(*asked, lang="zh")


def test_a_record_is_shown_in_both_languages_and_in_chinese_alone() -> None:
    assert f"{GLOSS} {BASIS}" in said("show", FACT, "--format", "table")
    assert SUMMARY in said("show", INITIATIVE, "--format", "table")
    for id_ in (FACT, INITIATIVE):
        assert GLOSS not in (page := said("show", id_, "--format", "table", lang="zh"))
        assert SUMMARY not in page


def test_notes_for_scripts_are_the_same_in_both_languages() -> None:
    asked = ("compare", "forest-coverage", "--level", "city", "--format", "json")
    english, chinese = (json.loads(run(*asked, "--lang", lang).stdout) for lang in ("en", "zh"))
    assert english == chinese
    assert any(GLOSS in note["message"] for note in english["notes"])
    assert "basis_en" not in english["rows"][0]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_rows_have_the_english_on_demand(lang: str) -> None:
    asked = ("facts", GLOSS, "-m", "forest-coverage", "-r", "石家庄", "--format", "json", "--fields", "basis,basis_en")
    rows = json.loads(run(*asked, "--lang", lang).stdout)["rows"]
    assert rows[0] == {"basis": BASIS, "basis_en": GLOSS}
    (item,) = face.initiatives(text="雄安图书馆").rows
    assert item["summary_en"] == SUMMARY
    named = (
        "facts",
        "-m",
        "forest-coverage",
        "-r",
        "石家庄",
        "--names",
        "en",
        "--format",
        "jsonl",
        "--fields",
        "basis",
    )
    assert json.loads(run(*named).stdout.splitlines()[0]) == {"basis": GLOSS}


def test_a_sum_says_what_its_parts_count() -> None:
    asked = ("compare", "investment-total / project-count", "--region", "沧州", "--at", "2022-10", "--format", "json")
    (row,) = json.loads(run(*asked, "--fields", "basis,basis_en").stdout)["rows"]
    assert row["basis"] == "投资总额: 承接京津项目的总投资; 项目数: 承接的京津项目"
    assert row["basis_en"] == (
        "Total investment: total investment of projects taken on from Beijing and Tianjin; "
        "Number of projects: projects taken on from Beijing and Tianjin"
    )


def test_a_series_is_chosen_by_its_english() -> None:
    asked = ("facts", "-m", "gdp", "--format", "json", "--fields", "basis", "--basis")
    english, chinese = (json.loads(run(*asked, text).stdout)["rows"] for text in ("including Xinji", "含辛集市"))
    assert english
    assert all(row["basis"] == "含辛集市" for row in english)
    assert english == [row for row in chinese if row["basis"] == "含辛集市"]


@pytest.mark.slow
def test_ones_own_english_is_kept_once_and_comes_back(tmp_path: Path) -> None:
    own, other = tmp_path / "own.json", tmp_path / "other.json"
    assert run(*NEW, "--basis", "新口径", "--basis-en", "new basis", "--store", own).returncode == 0
    assert read_tables(own)["bases"] == {"新口径": {"name_en": "new basis"}}
    assert dump(read_tables(own)) == own.read_bytes()
    again = run(
        *NEW[:-4], "--period", "2021", "--source", SOURCE, "--basis", "新口径", "--basis-en", "else", "--store", own
    )
    assert (again.returncode, "“new basis”" in again.stderr) == (2, True)
    assert run("edit", "新口径", "--store", own, env={"EDITOR": "sed -i s/new/newer/"}).returncode == 0
    assert "newer basis" in said("facts", "--only-own", "--store", own, "--format", "markdown")
    for name in ("own.csv", "own.jsonl", "own.zip"):
        file = tmp_path / name
        assert run("export", "--only-own", "--store", own, "-o", file).returncode == 0
        taken = run("import", file, "--store", other)
        assert taken.returncode == 0, taken.stderr
        assert read_tables(other)["bases"] == {"新口径": {"name_en": "newer basis"}}
        other.unlink()
    assert run("audit", "--only-own", "--store", own).returncode == 0


def test_where_a_release_says_it_otherwise_the_shipped_english_is_taken(tmp_path: Path) -> None:
    own = tmp_path / "own.json"
    tables: dict[str, Any] = {**no_tables(), "bases": {BASIS: {"name_en": "mine"}}}
    own.write_bytes(dump(tables))
    assert GLOSS in said("show", FACT, "--store", own, "--format", "table")
    row = (
        f"metric,region,printed,period,source,basis,basis_en\nforest-coverage,石家庄,50%,2021,{SOURCE},{BASIS},other\n"
    )
    (tmp_path / "rows.csv").write_text(row, encoding="utf-8")
    assert run("import", tmp_path / "rows.csv", "--store", own).returncode == 0
    assert read_tables(own)["bases"] == {BASIS: {"name_en": "mine"}}
    assert b"bases" not in dump(no_tables())
