"""Panels: one preferred figure a region, metric and year, as `compare` takes it; years across; names in English."""

import csv
import io
import json
import sqlite3
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from pyarrow import parquet
from running import exact, own_fact, run, write_store

THREE = ("-r", "北京,天津,河北")


def rows(*asked: str | Path) -> list[dict[str, Any]]:
    done = run("facts", *asked, "--format", "json")
    assert done.returncode == 0, done.stderr
    found = exact(done.stdout)["rows"]
    assert isinstance(found, list)
    return found


def test_a_tidy_panel_has_one_figure_a_region_metric_and_year() -> None:
    found = rows("--tidy")
    keys = [(row["region_code"], row["metric"], row["year"]) for row in found]
    assert len(set(keys)) == len(keys) > 5000
    assert all(row["start"] is None or row["start"] <= row["end"] for row in found)
    assert {row["nature"] for row in found} == {"actual", "preliminary", "revised"}


@pytest.mark.parametrize("year", [2015, 2022])
def test_it_is_the_figure_that_compare_takes(year: int) -> None:
    done = run("compare", "gdp", "北京", "天津", "河北", "--at", str(year), "--tolerance", "0d", "--format", "json")
    compared = {row["region_code"]: row["fact"] for row in exact(done.stdout)["rows"]}
    found = {row["region_code"]: row["fact"] for row in rows("-m", "gdp", *THREE, "--tidy") if row["year"] == year}
    assert found == compared
    assert len(found) == 3


def test_through_time_it_keeps_to_one_census() -> None:
    for row in rows("-m", "gdp", "-r", "天津", "--tidy", "--period", "2014/2022"):
        assert row["vintage"] == "economic-census-2023", row


def test_an_own_correction_stands_in_a_panel_too(tmp_path: Path) -> None:
    sources = {"paper": {"title": "更正", "publishers": ["日报"], "authority": "press", "access": "address"}}
    fact = own_fact(region="130800", period="2022-10", printed="60.3%", value=60.3, source="paper")
    fact["supersedes"] = "chengde.forest-coverage.2022-10"
    own = write_store(tmp_path / "own.json", sources=sources, facts={"own.chengde.forest-coverage.2022-10": fact})
    asked = ("-m", "forest-coverage", "-r", "承德", "--tidy", "--period", "2022", "--store", tmp_path / "own.json")
    assert [row["value"] for row in rows(*asked)] == [Decimal("60.3")]
    assert own is None or own


def test_years_stand_across_and_metrics_do_in_one_year() -> None:
    years = rows("-m", "gdp", *THREE, "--wide", "--period", "2020/2022", "--names", "en")
    assert [row["region"] for row in years] == ["Beijing", "Tianjin", "Hebei"]
    assert list(years[0])[-3:] == ["2020", "2021", "2022"]
    assert (years[0]["unit"], years[0]["2021"]) == ("亿元", Decimal("44350.7"))
    metrics = rows("-m", "gdp", "-m", "population", *THREE, "--wide", "--period", "2021")
    assert list(metrics[0]) == ["region", "region_code", "year", "地区生产总值 (亿元)", "常住人口 (万人)"]
    assert metrics[0]["地区生产总值 (亿元)"] == Decimal("44350.7")


def test_a_hedge_stays_in_its_cell() -> None:
    first = next(row for row in rows("--tidy") if row["relation"] == "gt")
    (row,) = rows("--wide", "-m", first["metric"], "-r", first["region_code"])
    assert row[str(first["year"])] == f">{first['value']}"


def test_a_panel_of_everything_is_not_wide() -> None:
    done = run("facts", "--wide")
    assert (done.returncode, "--tidy" in done.stderr) == (2, True)
    assert run("facts", "--wide", "--tidy").returncode == 2
    assert run("export", "--tidy", "--to", "jsonld").returncode == 2


def test_names_are_english_where_they_are_asked_for() -> None:
    asked = ("-m", "forest-coverage", "-r", "承德", "--fields", "region,metric_name", "--names", "en")
    assert {(row["region"], row["metric_name"]) for row in rows(*asked)} == {("Chengde", "Forest coverage")}
    done = run("export", "--to", "csv", "-r", "承德", "-m", "forest-coverage", "--names", "英文")
    assert done.returncode == 2
    done = run("export", "--to", "csv", "-r", "承德", "-m", "forest-coverage", "--names", "en")
    assert {row["region"] for row in csv.DictReader(io.StringIO(done.stdout))} == {"Chengde"}


def test_an_exported_panel_has_the_same_rows_in_every_format(tmp_path: Path) -> None:
    asked = ("-m", "gdp", *THREE, "--wide", "--period", "2020/2022")
    for name in ("made.csv", "made.jsonl", "made.xlsx"):
        assert run("export", *asked, "-o", tmp_path / name).returncode == 0
    told = list(csv.reader(io.StringIO((tmp_path / "made.csv").read_text(encoding="utf-8"))))
    lines = [json.loads(line) for line in (tmp_path / "made.jsonl").read_text(encoding="utf-8").splitlines()]
    sheet = load_workbook(tmp_path / "made.xlsx").active
    assert sheet is not None
    cells = [list(row) for row in sheet.iter_rows(values_only=True)]
    assert told[0] == list(lines[0]) == cells[0]
    assert [float(row[5]) for row in told[1:]] == [row["2020"] for row in lines] == [row[5] for row in cells[1:]]


HEDGED = ("-m", "gdp", "-r", "京津冀,北京", "--period", "2024/2025")


def test_a_panel_with_types_keeps_exact_texts_and_hedges(tmp_path: Path) -> None:
    for name in ("made.parquet", "made.sqlite"):
        assert run("export", *HEDGED, "--wide", "-o", tmp_path / name).returncode == 0
        assert run("export", *HEDGED, "--tidy", "-o", tmp_path / f"tidy.{name}").returncode == 0
    wide = parquet.read_table(tmp_path / "made.parquet").to_pylist()
    first = {"region": "京津冀", "2024": 115000.0, "2024_text": "115000", "2025": None, "2025_text": "<120000"}
    assert {key: wide[0][key] for key in first} == first
    tidy = parquet.read_table(tmp_path / "tidy.made.parquet").to_pylist()
    told = rows(*HEDGED, "--tidy")
    assert [row["value_text"] for row in tidy] == [str(row["value"]) for row in told]
    assert [row["year"] for row in tidy] == [row["year"] for row in told]
    with closing(sqlite3.connect(tmp_path / "made.sqlite")) as database:
        assert database.execute('SELECT "2024", "2025", "2025_text" FROM panel').fetchall() == [
            (115000, None, "<120000"),
            (49670.2, 52073.4, "52073.4"),
        ]
    with closing(sqlite3.connect(tmp_path / "tidy.made.sqlite")) as database:
        facts = database.execute("SELECT fact FROM panel ORDER BY rowid").fetchall()
    assert [fact for (fact,) in facts] == [row["fact"] for row in told]


@pytest.mark.parametrize("form", ["jsonld", "sdmx-csv", "sdmx-csv-plain", "datapackage"])
def test_a_format_of_another_shape_says_which_have_a_panel(form: str) -> None:
    done = run("export", "--tidy", "--to", form, "-o", "made.zip")
    assert done.returncode == 2
    assert "csv, jsonl, xlsx, parquet, sqlite" in done.stderr


def test_what_is_exported_wide_is_taken_in_again(tmp_path: Path) -> None:
    asked = ("-m", "gdp", *THREE, "--wide", "--period", "2020/2022")
    assert run("export", *asked, "-o", tmp_path / "made.csv").returncode == 0
    source = ("--source", "nbs-province-gdp-2025", "--store", tmp_path / "own.json")
    read = run("import", tmp_path / "made.csv", *source, "--dry-run")
    assert read.returncode == 0, read.stderr
    assert len(read.stdout.splitlines()) == 1 + 9
