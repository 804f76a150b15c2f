"""A region at a glance: one screen of core figures and newest initiatives, and the whole page on request."""

import re

import pytest
from running import answer, run

from jjj_cli.comparison.headline_figures import headline_figures
from jjj_cli.gazetteer.headline_metrics import HEADLINE_METRICS, MOST_HEADLINES
from jjj_cli.messages import LANGUAGES
from jjj_cli.record.records import Store

REGIONS = ("沧州", "北京", "承德", "雄安", "石家庄", "天津", "河北")


def shown(*asked: str, language: str = "en", width: int = 80) -> list[str]:
    done = run("region", *asked, "--format", "table", env={"COLUMNS": str(width), "JJJ_LANG": language})
    assert done.returncode == 0
    return done.stdout.splitlines()


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("region", REGIONS)
def test_a_region_fits_a_screen(region: str, language: str) -> None:
    assert len(shown(region, language=language)) <= 24


@pytest.mark.slow
@pytest.mark.parametrize("region", REGIONS)
def test_every_core_figure_is_one_of_the_region_with_its_period(region: str) -> None:
    page = shown(region, language="zh", width=200)
    facts = answer("region", region)["facts"]
    first = {name: names for names in HEADLINE_METRICS for name in names}
    measured = {first[fact["metric"]] for fact in facts if fact["metric"] in first and fact["nature"] == "actual"}
    end = page.index("")
    rows = [re.split(r" {2,}", line) for line in page[3:end] if "  " in line]  # the last line says what signs mean
    names = {fact["metric_name"]: fact for fact in answer("region", region, "--fields", "metric_name,metric")["rows"]}
    told = {first[names[row[0]]["metric"]] for row in rows}
    assert told >= measured or len(told) == MOST_HEADLINES
    assert len({first[names[row[0]]["metric"]] for row in rows}) == len(rows)


def test_a_rank_is_among_figures_of_the_same_year(shipped: Store) -> None:
    placed = [
        one
        for code in ("130900", "110000", "130800")
        for one in headline_figures(shipped, shipped.regions[code])
        if one.place
    ]
    assert placed
    for one in placed:
        assert one.place
        years = {row.fact.period[:4] for row in one.place.peers if "/" not in row.fact.period}
        assert len(years) <= 1
        assert one.place.row.fact == one.fact
        assert len(one.place.peers) >= 3  # of two, a rank says little


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("en", ["Cangzhou 沧州市 · prefecture city · Beijing–Tianjin–Hebei › Hebei · 130900"]),
        (
            "zh",
            [
                "沧州市 · 地级市 · 京津冀 › 河北省 · 130900",
                "举措 29 项：疏解 6、交通 2、产业 13、创新 6、公共服务 2",
            ],
        ),
    ],
)
def test_the_first_line_says_who_and_where_it_is(language: str, lines: list[str]) -> None:
    page = shown("沧州", language=language)
    assert page[0] == lines[0]
    assert set(lines) <= set(page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_more_is_counted(language: str) -> None:
    whole = answer("region", "承德")
    last = shown("承德", language=language)[-1]
    assert [int(number) for number in re.findall(r"\d+", last)] == [len(whole["facts"]), len(whole["initiatives"])]
    assert re.findall("--[a-z]+", last) == ["--facts", "--initiatives", "--all", "--deep"]


@pytest.mark.parametrize(
    ("option", "figures", "initiatives"),
    [("--all", True, True), ("--facts", True, False), ("--initiatives", False, True)],
)
def test_a_part_can_be_asked_for(option: str, figures: bool, initiatives: bool) -> None:
    words = set(" ".join(shown("承德", option)).split())
    rows = answer("region", "承德")["rows"]
    assert all((row["fact"] in words) == figures for row in rows if row["fact"])
    assert all((row["initiative"] in words) == initiatives for row in rows if row["initiative"])


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "tsv"])
def test_scripts_get_the_same_whatever_part_is_asked_for(form: str) -> None:
    plain = run("region", "承德", "--format", form)
    for option in ("--all", "--facts", "--initiatives"):
        done = run("region", "承德", option, "--format", form)
        assert (done.stdout, done.stderr) == (plain.stdout, plain.stderr)


def test_the_figures_of_a_metric_stand_in_the_order_of_time() -> None:
    page = "\n".join(shown("承德", "--facts", width=200))
    periods = re.findall(r"^chengde\.gdp\.(?:\S+\.)?(\d{4})(?: |$)", page, re.MULTILINE)
    assert page.count("Gross domestic product 地区生产总值 ") == 1
    assert len(periods) > 3
    assert periods == sorted(periods)


def test_a_kept_page_is_whole() -> None:
    markdown = run("region", "沧州", "--format", "markdown").stdout
    assert markdown == run("region", "沧州", "--all", "--format", "markdown").stdout
