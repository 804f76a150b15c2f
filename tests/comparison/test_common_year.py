"""One year for all: which it is, on which census, and what is said of the regions that are not there."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from running import exact, run

import jjj_cli as jjj
from jjj_cli.comparison.common_year import COMMON, common_year, compared
from jjj_cli.comparison.ranking import compare
from jjj_cli.comparison.results import Choice, Comparison
from jjj_cli.record.records import Store

Fact = dict[str, Any]
MakeStore = Callable[..., Store]
CHENGDE, CANGZHOU, LANGFANG, BAODING, HENGSHUI = "130800", "130900", "131000", "130600", "131100"
CITIES = (CHENGDE, CANGZHOU, LANGFANG, BAODING, HENGSHUI)
OLD, NEW = "economic-census-2018", "economic-census-2023"


def of(year: int | str, *regions: str, **more: Any) -> list[Fact]:
    return [{"region": region, "period": str(year), **more} for region in regions]


def taken(store: Store, **choice: Any) -> Comparison:
    comparing = partial(compare, store, store.metrics["forest-coverage"])
    return compared(store, comparing, Choice(at=COMMON, **choice))


# The facts, what is asked for, the regions that are compared with their period, and words of what is said.
CASES: dict[str, tuple[list[Fact], dict[str, Any], dict[str, str], str]] = {
    "all have it": ([*of(2022, *CITIES), *of(2023, *CITIES[:3])], {}, dict.fromkeys(CITIES, "2022"), "each of 5"),
    "four in five have it": (
        [*of(2022, *CITIES), *of(2023, *CITIES[:4])],
        {},
        dict.fromkeys(CITIES[:4], "2023"),
        "4 of 5 regions have a figure; none: Hengshui",
    ),
    "none that so many share": (
        [*of(2021, *CITIES[:2]), *of(2022, *CITIES[1:3]), *of(2023, *CITIES[3:4])],
        {},
        dict.fromkeys(CITIES[1:3], "2022"),
        "2 of 4",
    ),
    "a day lies in its year": (
        [*of("2022-12-31", CHENGDE), *of(2022, CANGZHOU)],
        {},
        {CHENGDE: "2022-12-31", CANGZHOU: "2022"},
        "each of 2",
    ),
    "half a year is none": (
        [
            *of("2023-01/2023-06", CHENGDE, CANGZHOU, accumulation="flow"),
            *of(2022, CHENGDE, CANGZHOU, accumulation="flow"),
        ],
        {},
        {CHENGDE: "2022", CANGZHOU: "2022"},
        "all of 2022",
    ),
    "a target is no result": (
        [*of(2025, CHENGDE, CANGZHOU, nature="target"), *of(2022, CHENGDE, CANGZHOU)],
        {},
        {CHENGDE: "2022", CANGZHOU: "2022"},
        "all of 2022",
    ),
    "on the census that most stand on": (
        [*of(2023, *CITIES[:2], vintage=NEW), *of(2023, CITIES[2], vintage=OLD), *of(2023, CITIES[3])],
        {},
        dict.fromkeys((*CITIES[:2], CITIES[3]), "2023"),
        "left out, on another census: Langfang",
    ),
    "who has nothing of it at all is named": (
        of(2022, CHENGDE),
        {"regions": (CHENGDE, CANGZHOU)},
        {CHENGDE: "2022"},
        "1 of 2 regions have a figure; none: Cangzhou",
    ),
    "the first few of it": ([*of(2022, *CITIES)], {"top": 2}, dict.fromkeys(CITIES[:2], "2022"), "each of 5"),
}


@pytest.mark.parametrize(("facts", "choice", "rows", "said"), CASES.values(), ids=CASES)
def test_year_in_common(
    facts: list[Fact], choice: dict[str, Any], rows: dict[str, str], said: str, make_store: MakeStore
) -> None:
    valued = [{"value": str(90 - CITIES.index(fact["region"])), **fact} for fact in facts]
    found = taken(make_store(valued), **choice)
    assert {row.fact.region: row.fact.period for row in found.rows} == rows
    assert said in found.notes[0].message
    assert found.verdict == "yes"


def test_nothing_has_no_year_in_common(make_store: MakeStore) -> None:
    assert taken(make_store([])).rows == []


@pytest.mark.parametrize(
    ("years", "year"),
    [({2020: 5, 2023: 4}, 2023), ({2020: 5, 2023: 3}, 2020), ({2020: 2, 2021: 2, 2022: 1}, 2021), ({2022: 1}, 2022)],
)
def test_newest_that_most_share(years: dict[int, int], year: int) -> None:
    numbered = {one: set(CITIES[:count]) for one, count in years.items()}
    if max(years.values()) < len(CITIES):
        numbered[2000] = {CITIES[-1]}
    assert common_year(numbered) == year


@pytest.mark.parametrize("metric", ["gdp", "gdp / population", "population"])
def test_cities_of_one_year(metric: str) -> None:
    call = ("compare", metric, "--level", "city", "--at", "common", "--only-shipped", "--format", "json")
    answer = exact(run(*call).stdout)
    assert (answer["query"]["at"], len(answer["rows"])) == ("common", 11)
    assert {row["period"][:4] for row in answer["rows"]} == {"2023"}
    assert "date-gap" not in {code for row in answer["rows"] for code in row["flags"]}
    assert {row["period"][:4] for row in jjj.compare(metric, level="city", at="common")} == {"2023"}


def test_map_takes_it_too() -> None:
    rows = exact(run("map", "gdp", "--at", "common", "--only-shipped", "--format", "json").stdout)["rows"]
    assert len({row["period"] for row in rows}) == 1


def test_where_figures_lie_apart_it_is_named() -> None:
    assert "--at common" in run("compare", "gdp", "--level", "city", "--only-shipped").stderr
    assert "--at common" not in run("compare", "gdp", "--level", "city", "--at", "2023", "--only-shipped").stderr


@pytest.mark.parametrize("beside", [("--history",), ("--sum",), ("--between", "2012", "2022")])
def test_it_has_no_meaning_beside(beside: tuple[str, ...]) -> None:
    done = run("compare", "gdp", "--at", "common", *beside)
    assert (done.returncode, "--at" in done.stderr) == (2, True)
