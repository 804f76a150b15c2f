"""The one figure: what words ask for it, how it is printed, and what is said where it is not there."""

from pathlib import Path

import pytest
from running import answer, own_fact, run, terminal, write_store

import jjj_cli as jjj

# What is asked, and what a pipe gets: figures as printed, bare, or in another unit; one alone has no header.
PIPED = [
    ("承德 forest-coverage", "60.03%\n"),
    ("forest-coverage 2012 承德市", "50.8%\n"),
    ("2012年 森林覆盖率 Chengde", "50.8%\n"),
    ("130800 --metric forest-coverage --at 2012 --value", "50.8\n"),
    (
        "延庆 承德 forest-coverage",
        "region\tmetric\tprinted\n延庆区\tforest-coverage\t61.63%\n承德市\tforest-coverage\t60.03%\n",
    ),
    (
        "延庆 承德 forest-coverage --no-header --value",
        "延庆区\tforest-coverage\t61.63\n承德市\tforest-coverage\t60.03\n",
    ),
    ("沧州 gdp 2023 --unit 万亿元", "0.444万亿元\n"),
    ("沧州 gdp 2023 --unit 万亿元 --format tsv --fields value,unit", "value\tunit\n0.444\t万亿元\n"),
    ("沧州 gdp 1990", ""),
    # A part of the basis before the name says which of several things is meant.
    ("沧州 承接京津项目数", "672个\n"),
    ("沧州 项目数 --basis 承接京津", "672个\n"),
    ("沧州 项目数 2024 --basis 承接京津", ""),
    # What was worked out is the figure that `compare` gives.
    ("北京 gdp/population 2023", "21.664万元/人\n"),
    ("北京 gdp/population --at 2023 --value", "21.66424192515326196358312745905389\n"),
    ("河北雄安新区 gdp/population", ""),
    ("石家庄 gdp 2023 --authority 统计机构 --basis 含辛集市 --value", "7534\n"),
]
# What cannot be asked: the exit code, and what is said of it.
REFUSED = [
    ("沧州", 2, "missing: METRIC", "jjj region 沧州"),
    ("gdp", 2, "missing: REGION", "jjj compare gdp"),
    ("", 2, "missing: REGION", "jjj get REGION METRIC"),
    ("沧州 gdp 2020 2021", 2, "two dates: 2020, 2021", "--between"),
    ("沧州 gdp/area 2022 --unit 亩", 5, "cannot become", ""),
    ("沧州 gdp/nothing", 3, "unknown metric: nothing", ""),
    ("沧洲 gdp", 3, "neither a region nor a metric: 沧洲", "沧州市"),
    ("新华区 gdp", 3, "more than one region", "石家庄"),
    ("沧州 gdp --unit 亩", 5, "cannot become", ""),
]


@pytest.mark.parametrize(("asked", "printed"), PIPED, ids=[one[0] for one in PIPED])
def test_a_pipe_gets_the_figure_alone(asked: str, printed: str) -> None:
    done = run("get", *asked.split())
    assert (done.returncode, done.stdout) == (0, printed), done.stderr


@pytest.mark.parametrize(("asked", "code", "message", "hint"), REFUSED, ids=[one[0] for one in REFUSED])
def test_what_cannot_be_asked_is_said(asked: str, code: int, message: str, hint: str) -> None:
    done = run("get", *asked.split())
    assert done.returncode == code
    assert message in done.stderr.splitlines()[0]
    assert hint in done.stderr


@pytest.mark.parametrize("region", ["北京", "承德", "沧州", "京津冀"])
@pytest.mark.parametrize("metric", ["gdp", "forest-coverage", "population"])
def test_the_figure_is_the_one_that_compare_takes(region: str, metric: str) -> None:
    (got,) = answer("get", region, metric)["rows"] or [{"fact": None}]
    compared = [row["fact"] for row in answer("compare", metric, "--region", region)["rows"]]
    code = answer("show", region)["rows"][0]["code"]
    assert got["fact"] in [None, *compared]
    assert got["fact"] or code not in {row["region_code"] for row in answer("compare", metric)["rows"]}


def test_a_terminal_gets_two_lines() -> None:
    first, second, *more = terminal(200, "get", "承德", "forest-coverage", env={"NO_COLOR": "1"}).text.splitlines()
    assert first == "Chengde 承德市 Forest coverage 森林覆盖率: 60.03%, 2022-10"
    assert second.startswith("no basis stated; actual; 《")
    assert not more


def test_a_formula_is_shown_with_what_it_was_worked_out_from() -> None:
    page = terminal(200, "get", "北京", "gdp / population", "2023", env={"NO_COLOR": "1"}).text.splitlines()
    assert page[0].endswith("21.664万元/人 (10,000 yuan per person), 2023")
    assert page[2] == "Gross domestic product 地区生产总值 47353.7 (亿元), 2023 [1]; revised"
    assert "! nature: operands at different stages" in page
    (row,) = answer("compare", "gdp / population", "--region", "北京", "--at", "2023")["rows"]
    (got,) = answer("get", "北京", "gdp / population", "2023")["rows"]
    assert got == {key: value for key, value in row.items() if key in got}


def test_another_time_does_not_stand_in_and_what_there_is_is_said() -> None:
    done = run("get", "沧州", "gdp", "1990", "--fail-empty")
    assert (done.returncode, done.stdout) == (4, "")
    assert "there are figures of 2015, 2018 – 2023" in done.stderr
    assert "(gdp-per-capita)" in done.stderr
    assert "2021" not in run("get", "沧州", "gdp", "2021-06", "--value").stdout


def test_a_part_of_a_year_is_not_the_year(tmp_path: Path) -> None:
    own = write_store(
        tmp_path / "own.json",
        facts={
            "own.quarters": own_fact(
                metric="gdp", value=10, unit="亿元", printed="10亿元", period="1991-01/1991-09", accumulation="flow"
            )
        },
    )
    asked = ("get", "沧州", "gdp", "--store", str(own))
    assert run(*asked, "1991").stdout == ""
    assert run(*asked, "1991-01/1991-09").stdout == "10亿元\n"


def test_a_word_for_both_is_asked_for_by_an_option(tmp_path: Path) -> None:
    metric = {
        "name": "沧州",
        "name_en": "Cangzhou as a metric",
        "definition": "试",
        "unit": "%",
        "domain": "ecology",
        "additive": False,
    }
    own = write_store(tmp_path / "own.json", metrics={"lion": metric})
    done = run("get", "沧州", "gdp", "--store", str(own))
    assert done.returncode == 2
    assert "both a region and a metric" in done.stderr
    assert "--region 沧州 or 130900" in done.stderr
    assert (
        run("get", "gdp", "2023", "--region", "沧州", "--store", str(own)).stdout
        == run("get", "gdp", "沧州", "2023").stdout
    )


def test_the_library_gives_the_same() -> None:
    assert jjj.get("沧州", "gdp", "2023").one()["value"] == 4440
    assert (
        jjj.get(region=["北京", "天津"], metric="gdp", at="2020").fields[:5]
        == tuple(answer("get", "北京", "天津", "gdp", "2020")["rows"][0])[:5]
    )
