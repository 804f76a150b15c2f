"""The list of metrics: by domain, the core ones first, with what there is of each."""

from collections.abc import Callable
from typing import Any

import pytest
from running import exact, run

from jjj_cli.answers.pages.lists import metric_list
from jjj_cli.answers.result import Table
from jjj_cli.gazetteer.lower_is_better import LOWER_IS_BETTER
from jjj_cli.record.coverage import NOTHING, Coverage, is_core
from jjj_cli.record.records import Store

MakeStore = Callable[..., Store]
REGIONS = {key: {"level": level} for key, level in [("a", "province"), ("b", "city"), ("c", "city"), ("d", "county")]}


@pytest.mark.parametrize(
    ("there", "core"),
    [(("a", "b"), True), (("b", "c", "d"), True), (("a", "d"), False), ((), False)],
)
def test_core_is_what_half_of_the_provinces_and_cities_have(
    there: tuple[str, ...], core: bool, make_store: MakeStore
) -> None:
    assert is_core(make_store([], regions=REGIONS).regions, Coverage(there)) is core


def test_core_metrics_of_a_domain_stand_first(shipped: Store) -> None:
    covers = shipped.coverage()
    tables = [one for one in metric_list(shipped, list(shipped.metrics.values()), covers) if isinstance(one, Table)]
    assert len(tables) == len({metric.domain for metric in shipped.metrics.values()})
    for table in tables:
        ids = [row[0].rpartition("\n")[2] for row in table.rows]
        marks = [is_core(shipped.regions, covers.get(key, NOTHING)) for key in ids]
        assert marks == sorted(marks, reverse=True)


def test_years_and_regions_are_those_of_its_figures(shipped: Store) -> None:
    rows = exact(
        run(
            "metrics",
            "--fields",
            "metric,core,regions,first_year,last_year,facts",
            "--only-shipped",
            "--format",
            "json",
        ).stdout
    )["rows"]
    found: dict[str, Any] = {row["metric"]: row for row in rows}
    facts = shipped.facts_where("metric", "pm25-annual-mean")
    assert found["pm25-annual-mean"] == {
        "metric": "pm25-annual-mean",
        "core": True,
        "regions": len({fact.region for fact in facts}),
        "first_year": min(int(fact.period[:4]) for fact in facts),
        "last_year": max(int(fact.period[:4]) for fact in facts if fact.nature == "actual"),
        "facts": len(facts),
    }
    nothing = next(row for row in rows if not row["facts"])
    assert (nothing["core"], nothing["first_year"], nothing["last_year"]) == (False, None, None)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("pm25-annual-mean", "--level", "city"), "highest first; lower is better"),
        (("pm25-annual-mean", "--level", "city", "--reverse"), "lowest first; lower is better"),
        (("pm25-annual-mean", "--level", "city", "--sort", "region"), ""),
        (("gdp", "--level", "city"), ""),
    ],
)
def test_a_ranking_says_where_lower_is_better(asked: tuple[str, ...], said: str, shipped: Store) -> None:
    second = run("compare", *asked, "--format", "table").stdout.splitlines()[1]
    assert (second if "lower is better" in second else "") == said
    assert shipped.metrics.keys() >= LOWER_IS_BETTER
