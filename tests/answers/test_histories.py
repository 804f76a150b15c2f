"""A history on a screen: the newest years, what stands in the way of these, and how the others are had."""

import re

import pytest
from running import answer, terminal

from jjj_cli.messages import LANGUAGES

# What is asked, and how many figures the first screen leaves for `--all`.
ASKED = {
    ("gdp", "北京"): 10,
    ("gdp", "北京", "天津", "河北"): 30,
    ("gdp/population", "北京"): 10,
    ("urbanization-rate", "河北"): 11,  # of 2020 there are two, one of the census's own day
}
LINES = 24


def screen(*asked: str, lang: str = "en") -> list[str]:
    return terminal(80, "compare", *asked, "--history", env={"JJJ_LANG": lang, "NO_COLOR": "1"}).text.split("\n")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("asked", ASKED, ids=" ".join)
def test_the_first_screen_has_the_newest_years_and_what_stands_in_the_way(asked: tuple[str, ...], lang: str) -> None:
    shown, rows = screen(*asked, lang=lang)[: LINES - 1], answer("compare", *asked, "--history")["rows"]
    years = sorted({row["period"][-10:].split("/")[-1][:4] for row in rows})
    told = " ".join(shown)
    assert all(year in told for year in years[-10:])
    assert re.search("^(Comparable|可比性)", "\n".join(shown), re.M)
    older = str(len(rows) - ASKED[asked])
    assert re.search(rf"{older} of earlier years \(--all\)|较早年份 {older}（--all）", told)


def test_caveats_speak_of_the_years_that_are_shown() -> None:
    # Before 2006 there are figures on the census of 2013.
    assert "vintage" in {note["code"] for note in answer("compare", "gdp", "北京", "--history")["notes"]}
    shown = "\n".join(screen("gdp", "北京"))
    assert "vintage" not in shown
    assert "revised (9), preliminary (1)" in shown


def test_a_figure_on_an_older_census_is_marked() -> None:
    page = "\n".join(screen("population", "北京", "天津"))
    assert re.search(r"^2019 +2153\.6\^ +1562\^ ", page, re.M)
    assert re.search(r"^2020 +2189 +1387 ", page, re.M)
    assert "^ on the population census of 2010" in page


@pytest.mark.parametrize("asked", [("--all",), ("--notes",), ("--sort", "period")], ids=" ".join)
def test_all_years_are_there_where_they_are_asked_for(asked: tuple[str, ...]) -> None:
    rows = answer("compare", "gdp", "北京", "--history")["rows"]
    page = "\n".join(screen("gdp", "北京", *asked))
    assert all(re.search(rf"^Beijing 北京市 .* {row['period']} ", page, re.M) for row in rows)


def test_of_all_regions_those_of_one_level_stand_side_by_side() -> None:
    page = "\n".join(screen("gdp"))
    assert "Only the province level: 3 of " in page
    assert re.search(r"^Year +Beijing 北京市 +Tianjin 天津市 +Hebei 河北省 +Source$", page, re.M)
    beside = "\n".join(screen("gdp", "--level", "city"))
    assert re.search(r"^Region +2021 +2022 +2023 +2024 +2025 +Source$", beside, re.M)


def test_what_sets_a_series_apart_is_said_in_the_language_of_the_reader() -> None:
    asked = ("forest-coverage", "-r", "石家庄", "-r", "唐山")
    assert "whether Xinji is included" in " ".join(" ".join(screen(*asked)).split())
    assert "未写明是否含辛集市" not in "\n".join(screen(*asked))
    assert "辛集市" in "\n".join(screen(*asked, lang="zh"))
