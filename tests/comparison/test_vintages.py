"""A series keeps to one vintage where it can, and a break is said."""

from collections.abc import Callable
from typing import Any

import pytest

from jjj_cli.comparison.ranking import change, compare
from jjj_cli.comparison.results import Choice
from jjj_cli.record.records import Store

MakeStore = Callable[..., Store]
OLD, NEW = "economic-census-2018", "economic-census-2023"
CHENGDE, CANGZHOU = "130800", "130900"
METRICS = {"gdp": {"name": "地区生产总值", "name_en": "GDP", "unit": "亿元", "additive": True}}


def fact(year: int, value: int, vintage: str, region: str = CHENGDE, **more: Any) -> dict[str, Any]:
    told = {"metric": "gdp", "region": region, "value": str(value), "period": str(year), "accumulation": "flow"}
    return {**told, "vintage": vintage, "printed": f"{value}亿元", **more}


def made(make_store: MakeStore, facts: list[dict[str, Any]]) -> Store:
    return make_store(facts, metrics=METRICS)


# Figures, and those of a history: their values, and whether a break is said.
HISTORIES: dict[str, tuple[list[dict[str, Any]], list[int], bool]] = {
    "one vintage has all years": (
        [fact(2021, 100, OLD), fact(2022, 110, OLD), fact(2022, 120, NEW)],
        [100, 110],
        False,
    ),
    "the newer of two that have all": (
        [fact(2021, 100, OLD), fact(2021, 105, NEW), fact(2022, 110, OLD), fact(2022, 120, NEW)],
        [105, 120],
        False,
    ),
    "no vintage has all": (
        [fact(2020, 90, OLD), fact(2021, 105, NEW), fact(2022, 120, NEW)],
        [90, 105, 120],
        True,
    ),
}


@pytest.mark.parametrize(("facts", "values", "broken"), HISTORIES.values(), ids=HISTORIES.keys())
def test_history_keeps_to_a_vintage(
    facts: list[dict[str, Any]], values: list[int], broken: bool, make_store: MakeStore
) -> None:
    store = made(make_store, facts)
    shown = compare(store, store.metrics["gdp"], Choice(history=True))
    assert [int(row.value) for row in shown.rows] == values
    assert ("vintage" in [note.code for note in shown.notes]) == broken


def test_change_is_between_figures_of_one_vintage(make_store: MakeStore) -> None:
    facts = [fact(2020, 90, OLD), fact(2020, 95, NEW, nature="preliminary"), fact(2022, 120, NEW)]
    store = made(make_store, facts)
    (row,) = change(store, store.metrics["gdp"], Choice(between=("2020", "2022"))).rows
    assert (int(row.start_value), int(row.value)) == (95, 120)


def test_regions_are_set_beside_one_another_on_the_vintage_that_most_have(make_store: MakeStore) -> None:
    facts = [fact(2022, 100, OLD), fact(2022, 104, NEW, nature="revised"), fact(2022, 200, OLD, region=CANGZHOU)]
    facts.append(fact(2022, 300, OLD, region="130700"))
    store = made(make_store, facts)
    shown = compare(store, store.metrics["gdp"], Choice())
    assert sorted(int(row.value) for row in shown.rows) == [100, 200, 300]
    assert [note.code for note in shown.notes if note.code in ("vintage", "source", "nature")] == []


def test_between_bases_as_common_the_vintage_that_most_have_decides(make_store: MakeStore) -> None:
    facts = [fact(2022, 300, OLD, region=code) for code in ("130700", "130200", CANGZHOU)]
    facts += [fact(2022, 100, OLD, basis="含"), fact(2022, 104, NEW, nature="revised", basis="不含")]
    store = made(make_store, facts)
    shown = compare(store, store.metrics["gdp"], Choice())
    assert sorted(int(row.value) for row in shown.rows) == [100, 300, 300, 300]


def test_a_vintage_apart_is_a_caveat(make_store: MakeStore) -> None:
    store = made(make_store, [fact(2022, 104, NEW), fact(2022, 200, OLD, region=CANGZHOU)])
    shown = compare(store, store.metrics["gdp"], Choice())
    (note,) = [note for note in shown.notes if note.code == "vintage"]
    assert set(note.facts) == {"f1", "f2"}
