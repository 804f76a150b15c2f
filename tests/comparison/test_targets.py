"""Targets beside results: which belong together, what is missing, how many years are left."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from running import exact, own_fact, run, write_store

from jjj_cli.comparison.ranking import compare
from jjj_cli.comparison.results import Choice, Row
from jjj_cli.record.records import Store

Fact = dict[str, Any]
MakeStore = Callable[..., Store]
CANGZHOU, BEIJING, HEBEI = "130900", "110000", "130000"


def rows(store: Store, *include: str) -> list[Row]:
    return compare(store, store.metrics["forest-coverage"], Choice(include=include or ("target",))).rows


def target(value: str = "65", **more: Any) -> Fact:
    return {"value": value, "nature": "target", "period": "2025", **more}


@pytest.mark.parametrize(
    ("result", "goal", "missing", "relation", "years"),
    [
        ({}, {}, "5", "eq", "3.0"),
        ({"period": "2022-10"}, {}, "5", "eq", "3.2"),
        ({"period": "2022-12-31"}, {"period": "2024-06-30"}, "5", "eq", "1.5"),
        ({}, {"value": "36.5"}, "-23.5", "eq", "3.0"),
        ({}, {"period": "2020"}, "5", "eq", "-2.0"),
        # A goal of 65% or more is reached with 65%.
        ({}, {"relation": "ge"}, "5", "eq", "3.0"),
        ({}, {"relation": "gt"}, "5", "eq", "3.0"),
        ({"relation": "gt"}, {}, "5", "lt", "3.0"),
        ({"relation": "near"}, {}, "5", "gt", "3.0"),
        ({"relation": "approx"}, {}, None, None, "3.0"),
    ],
)
def test_what_is_missing_and_the_years_left(
    result: Fact, goal: Fact, missing: str | None, relation: str | None, years: str, make_store: MakeStore
) -> None:
    found = rows(make_store([result, target(**goal)]))
    assert [row.fact.id for row in found] == ["f1", "f2"]
    for row in found:
        assert row.progress
        assert (row.progress.target.id, row.progress.actual.id) == ("f2", "f1")
        assert row.progress.missing == (Decimal(missing) if missing else None)
        assert (row.progress.relation, row.progress.years) == (relation, Decimal(years))


@pytest.mark.parametrize(
    ("result", "goal"),
    [
        ({"region": CANGZHOU}, {}),
        ({}, {"basis": "林木"}),
        ({}, {"counterpart": [BEIJING]}),
        ({}, {"accumulation": "flow"}),
        (
            {"accumulation": "cumulative", "period": "2014/2022"},
            {"accumulation": "cumulative", "period": "2021/2025"},
        ),
    ],
)
def test_no_way_between_figures_that_count_otherwise(result: Fact, goal: Fact, make_store: MakeStore) -> None:
    assert {row.progress for row in rows(make_store([result, target(**goal)]))} == {None}


def test_each_target_stands_below_its_own_result(make_store: MakeStore) -> None:
    facts = [
        {"value": "70"},
        {"value": "30", "region": CANGZHOU},
        target("99", region=CANGZHOU),
        target("72"),
        target("50", region=HEBEI),
    ]
    found = rows(make_store(facts))
    assert [(row.fact.id, row.rank) for row in found] == [
        ("f1", 1),
        ("f4", None),
        ("f5", None),
        ("f2", 2),
        ("f3", None),
    ]


def test_of_a_target_and_a_plan_the_target_counts(make_store: MakeStore) -> None:
    found = rows(make_store([{}, target("61", nature="planned"), target()]), "target", "planned")
    assert {row.fact.id: row.progress and row.progress.target.id for row in found} == {
        "f1": "f3",
        "f2": None,
        "f3": "f3",
    }


def test_targets_alone_are_ranked(make_store: MakeStore) -> None:
    assert [row.rank for row in rows(make_store([target(), target("60", region=CANGZHOU)]))] == [1, 2]


def test_page_and_rows_say_what_is_missing(tmp_path: Any) -> None:
    facts = {
        "own.forest-coverage.2022": own_fact(region=HEBEI, value=35.6, printed="35.6%", period="2022"),
        "own.forest-coverage.2025": own_fact(region=HEBEI, value=36.5, printed="36.5%", period="2025", nature="target"),
        "own.beijing.forest-coverage.2022": own_fact(region=BEIJING, period="2022"),
    }
    own = write_store(tmp_path / "own.json", facts=facts)
    asked = ("compare", "forest-coverage", "--include", "target", "--store", own, "--only-own", "--format")
    for width in ("40", "80"):
        assert "+0.9, 3 y left" in run(*asked, "table", env={"COLUMNS": width}).stdout
    fields = "region_code,target,target_value,target_period,missing,missing_relation,years_left"
    told = exact(run(*asked, "json", "--fields", fields).stdout)["rows"]
    way = ["own.forest-coverage.2025", Decimal("36.5"), "2025", Decimal("0.9"), "eq", Decimal("3.0")]
    by_region = {row.pop("region_code"): list(row.values()) for row in told}
    assert by_region == {HEBEI: way, BEIJING: [None] * 6}
