"""One source for all regions: when there is one, which it is, and what is said of the others."""

from collections.abc import Callable
from typing import Any

import pytest
from running import run

from jjj_cli.comparison.ranking import compare
from jjj_cli.comparison.results import Choice, Comparison
from jjj_cli.record.records import Store

Fact = dict[str, Any]
MakeStore = Callable[..., Store]
CHENGDE, CANGZHOU, BEIJING = "130800", "130900", "110000"
SOURCES = {
    name: {"authority": authority, "access": "address", "title": name}
    for name, authority in [("bulletin", "bureau"), ("daily", "press"), ("yearbook", "encyclopedia")]
}


def fact(region: str, source: str, value: str = "60", **more: Any) -> Fact:
    return {"region": region, "source": source, "value": value, **more}


def compared(store: Store, **choice: Any) -> Comparison:
    return compare(store, store.metrics["forest-coverage"], Choice(prefer="one-source", **choice))


CASES: dict[str, tuple[list[Fact], dict[str, Any], list[str], list[str], str]] = {
    "one has all": (
        [fact(CHENGDE, "bulletin"), fact(CHENGDE, "yearbook"), fact(CANGZHOU, "yearbook", "50")],
        {},
        ["f2", "f3"],
        [],
        "《yearbook》; not used: 《bulletin》",
    ),
    "one has all, though others are newer": (
        [
            fact(CHENGDE, "bulletin", period="2023"),
            fact(CHENGDE, "yearbook"),
            fact(CANGZHOU, "yearbook", "50"),
        ],
        {},
        ["f2", "f3"],
        [],
        "《yearbook》; not used: 《bulletin》",
    ),
    "what a better source says is still told": (
        [fact(CHENGDE, "bulletin", "61"), fact(CHENGDE, "yearbook"), fact(CANGZHOU, "yearbook", "50")],
        {},
        ["f2", "f3"],
        ["source"],
        "《yearbook》",
    ),
    "of two the newest": (
        [
            *(fact(region, "bulletin", period="2021") for region in (CHENGDE, CANGZHOU)),
            *(fact(region, "yearbook") for region in (CHENGDE, CANGZHOU)),
        ],
        {},
        ["f3", "f4"],
        [],
        "《yearbook》; not used: –",
    ),
    "of two the nearest": (
        [
            *(fact(region, "bulletin", period="2021") for region in (CHENGDE, CANGZHOU)),
            *(fact(region, "yearbook") for region in (CHENGDE, CANGZHOU)),
        ],
        {"at": "2021"},
        ["f1", "f2"],
        [],
        "《bulletin》",
    ),
    "of two as new the nearer to who counted": (
        [fact(region, source) for source in ("daily", "bulletin") for region in (CHENGDE, CANGZHOU)],
        {},
        ["f3", "f4"],
        [],
        "《bulletin》",
    ),
    "none has all": (
        [fact(CHENGDE, "bulletin"), fact(CANGZHOU, "yearbook", "50")],
        {},
        ["f1", "f2"],
        [],
        "lacks Cangzhou 沧州市",
    ),
    "a target is nobody's": (
        [fact(CHENGDE, "bulletin"), fact(CHENGDE, "daily", "70", nature="target", period="2025")],
        {"include": ("target",)},
        ["f1", "f2"],
        ["nature"],
        "《bulletin》; not used: –",
    ),
}


@pytest.mark.parametrize(("facts", "choice", "taken", "codes", "said"), CASES.values(), ids=CASES)
def test_one_source_for_all(
    facts: list[Fact], choice: dict[str, Any], taken: list[str], codes: list[str], said: str, make_store: MakeStore
) -> None:
    found = compared(make_store(facts, sources=SOURCES), **choice)
    assert sorted(row.fact.id for row in found.rows) == taken
    assert [note.code for note in found.notes if note.weight != "hint"] == codes
    assert [said in note.message for note in found.notes if note.code == "source" and note.weight == "hint"] == [True]


def test_nothing_to_take_from(make_store: MakeStore) -> None:
    assert (compared(make_store()).rows, compared(make_store()).notes) == ([], [])


@pytest.mark.parametrize("other", [("--history",), ("--between", "2012", "2022")])
def test_one_source_is_for_figures_of_one_time(other: tuple[str, ...]) -> None:
    done = run("compare", "forest-coverage", "--prefer", "one-source", *other)
    assert (done.returncode, "--prefer" in done.stderr) == (2, True)
    assert run("compare", "forest-coverage", "--prefer", "any").returncode == 2


def test_where_no_region_has_a_figure_there_is_none_to_prefer() -> None:
    done = run("compare", "forest-coverage", "--at", "1950", "--prefer", "one-source")
    assert (done.returncode, "Nothing found" in done.stderr) == (0, True), done.stderr
