"""Changes between two dates: which figures are paired, what a hedge leaves of them, what refuses them."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from running import exact, own_fact, run, write_store

from jjj_cli.answers.pages.signed_numbers import signed
from jjj_cli.comparison.ranking import change
from jjj_cli.comparison.results import Choice, Trends
from jjj_cli.gazetteer.series import SeriesFilter
from jjj_cli.record.bounds import Bounds
from jjj_cli.record.codelists import Relation
from jjj_cli.record.records import Store

Fact = dict[str, Any]
MakeStore = Callable[..., Store]
CHENGDE, CANGZHOU, BEIJING, HEBEI = "130800", "130900", "110000", "130000"
MONEY = {"metric": "investment-total", "accumulation": "flow"}
SOURCES = {"bulletin": {"authority": "bureau", "access": "address"}, "copy": {"authority": "press", "access": "copy"}}


def changed(store: Store, metric: str = "forest-coverage", **choice: Any) -> Trends:
    return change(store, store.metrics[metric], Choice(**{"between": ("2012", "2022"), **choice}))


def codes(found: Trends) -> list[str]:
    return [note.code for note in found.notes if note.weight != "hint"]


def old(value: str = "50", **more: Any) -> Fact:
    return {"period": "2012", "value": value, **more}


def new(value: str = "60", **more: Any) -> Fact:
    return {"period": "2022", "value": value, **more}


@pytest.mark.parametrize(
    ("start", "end", "relation", "change"),
    [
        (("50", "eq"), ("60", "eq"), "eq", "10"),
        (("60", "eq"), ("50", "eq"), "eq", "-10"),
        (("50", "eq"), ("60", "gt"), "gt", "10"),
        (("50", "eq"), ("60", "ge"), "ge", "10"),
        (("50", "eq"), ("60", "near"), "lt", "10"),
        (("50", "eq"), ("60", "le"), "le", "10"),
        (("50", "gt"), ("60", "eq"), "lt", "10"),
        (("50", "ge"), ("60", "eq"), "le", "10"),
        (("50", "near"), ("60", "eq"), "gt", "10"),
        (("50", "near"), ("60", "ge"), "gt", "10"),
        (("50", "ge"), ("60", "le"), "le", "10"),
        # Both ends may lie anywhere: nothing is certain.
        (("50", "gt"), ("60", "gt"), None, None),
        (("50", "near"), ("60", "near"), None, None),
        (("50", "approx"), ("60", "eq"), None, None),
        (("50", "eq"), ("60", "approx"), None, None),
    ],
)
def test_hedges_are_carried_through(
    start: tuple[str, Relation],
    end: tuple[str, Relation],
    relation: str | None,
    change: str | None,
    make_store: MakeStore,
) -> None:
    ends = [Bounds.of(Decimal(value), hedge) for value, hedge in (end, start)]
    assert ends[0].minus(ends[1]).relation == relation
    found = changed(make_store([old(start[0], relation=start[1]), new(end[0], relation=end[1])]))
    (row,) = found.rows
    assert (row.change, row.relation) == (Decimal(change) if change else None, relation)
    assert (codes(found), row.flags) == ((["bound"], ("bound",)) if relation != "eq" else ([], ()))


@pytest.mark.parametrize(
    ("facts", "metric", "choice", "unit", "percent"),
    [
        # A share changes by points.
        ([old(), new()], "forest-coverage", {}, "百分点", None),
        ([old("100", **MONEY), new("150", **MONEY)], "investment-total", {}, "亿元", "50.0000"),
        ([old("3", **MONEY), new("1", **MONEY)], "investment-total", {}, "亿元", "-66.6667"),
        ([old("100", **MONEY), new("150", **MONEY)], "investment-total", {"unit": "万元"}, "万元", "50.0000"),
        # Nothing is so many per cent of nothing.
        ([old("0", **MONEY), new("1", **MONEY)], "investment-total", {}, "亿元", None),
        ([old("1", **MONEY), new("0", **MONEY)], "investment-total", {}, "亿元", "-100.0000"),
    ],
)
def test_unit_of_a_change_and_its_percentage(
    facts: list[Fact], metric: str, choice: dict[str, Any], unit: str, percent: str | None, make_store: MakeStore
) -> None:
    found = changed(make_store(facts), metric, **choice)
    assert (found.change_unit, found.rows[0].percent) == (unit, Decimal(percent) if percent else None)
    assert found.verdict == "yes"


WIDE, NARROW = {"basis": "含定州"}, {"basis": "不含定州"}
PAIRS: dict[str, tuple[list[Fact], dict[str, Any], list[tuple[str, str]], list[str]]] = {
    "one of each": ([old(), new()], {}, [("f1", "f2")], []),
    "only the first": ([old()], {}, [], []),
    "only the last": ([new()], {}, [], []),
    "the nearest": ([old(), old(period="2011"), new(period="2021"), new()], {}, [("f1", "f4")], []),
    "within the tolerance, and said": ([old(period="2011"), new()], {}, [("f1", "f2")], ["date-gap"]),
    "beyond the tolerance": ([old(period="2010"), new()], {}, [], []),
    "a wider tolerance": (
        [old(period="2010"), new()],
        {"tolerance": timedelta(days=800)},
        [("f1", "f2")],
        ["date-gap"],
    ),
    "one figure is no change": ([old(period="2017")], {"tolerance": timedelta(days=9999)}, [], []),
    "the same basis rather than a better source": (
        [old(**WIDE, source="copy"), new(**NARROW, source="bulletin"), new(**WIDE, source="copy")],
        {},
        [("f1", "f3")],
        [],
    ),
    "the basis that most regions share": (
        [
            *(one(**basis) for one in (old, new) for basis in (WIDE, NARROW)),
            *(one(**NARROW, region=CANGZHOU) for one in (old, new)),
        ],
        {},
        [("f2", "f4"), ("f5", "f6")],
        [],
    ),
    "every basis": (
        [one(**basis) for basis in (WIDE, NARROW) for one in (old, new)],
        {"bases": True},
        [("f1", "f2"), ("f3", "f4")],
        ["basis"],
    ),
    "a break of basis": ([old(**WIDE), new(**NARROW)], {}, [], ["basis"]),
    "a break of basis, told to": ([old(**WIDE), new(**NARROW)], {"across": True}, [("f1", "f2")], ["basis"]),
    "a stated basis and none": ([old(), new(**NARROW)], {}, [], ["basis"]),
    "a break of partners": ([old(counterpart=[BEIJING]), new()], {}, [], ["counterpart"]),
    "a break of collecting": ([old(), new(accumulation="cumulative")], {}, [], ["accumulation"]),
    "totals with two starts": (
        [
            old(accumulation="cumulative", period="2010/2012"),
            new(accumulation="cumulative", period="2014/2022"),
        ],
        {},
        [],
        ["accumulation"],
    ),
    "totals with one start": (
        [
            old(accumulation="cumulative", period="2010/2012"),
            new(accumulation="cumulative", period="2010/2022"),
        ],
        {},
        [("f1", "f2")],
        [],
    ),
    "half a year and a year": (
        [old(accumulation="flow", period="2012-01/2012-06"), new(accumulation="flow")],
        {},
        [],
        ["accumulation"],
    ),
    "a leap year and another": ([old(accumulation="flow"), new(accumulation="flow")], {}, [("f1", "f2")], []),
    "a first figure and a revised one": (
        [old(nature="revised"), new(nature="preliminary")],
        {},
        [("f1", "f2")],
        ["nature"],
    ),
    "a target is no result": ([old(), new(nature="target")], {}, [], []),
    "a part is no whole": ([old(), new(), new("6", part_of="f2")], {}, [("f1", "f2")], []),
    "a part that counts something else is a series of its own": (
        [old(basis="甲"), new(basis="甲"), old(basis="乙"), new("6", basis="乙", part_of="f2")],
        {"bases": True},
        [("f1", "f2"), ("f3", "f4")],
        ["basis"],
    ),
    "the whole's series rather than a part's, and a date that is nearer": (
        [old(basis="甲", period="2011"), new(basis="甲"), old(basis="乙"), new("6", basis="乙", part_of="f2")],
        {},
        [("f1", "f2")],
        ["date-gap"],
    ),
    "the series that has both dates": (
        [old(basis="甲"), new(basis="乙"), old(basis="丙"), new("6", basis="丙", part_of="f2")],
        {},
        [("f3", "f4")],
        [],
    ),
    "the series that is asked for": (
        [old(basis="甲"), new(basis="甲"), old(basis="乙"), new("6", basis="乙", part_of="f2")],
        {"only": SeriesFilter("乙")},
        [("f3", "f4")],
        [],
    ),
    "sources that differ": (
        [old(source="copy"), new(source="copy"), new("61", source="bulletin")],
        {},
        [("f1", "f3")],
        ["source"],
    ),
    "a province and its city": (
        [old(), new(), old(region=HEBEI), new("59", region=HEBEI)],
        {},
        [("f1", "f2"), ("f3", "f4")],
        ["scope"],
    ),
    "one level": (
        [old(), new(), old(region=HEBEI), new("59", region=HEBEI)],
        {"levels": ("city",)},
        [("f1", "f2")],
        [],
    ),
}


@pytest.mark.parametrize(("facts", "choice", "pairs", "said"), PAIRS.values(), ids=PAIRS)
def test_figures_that_are_paired_and_what_is_said(
    facts: list[Fact], choice: dict[str, Any], pairs: list[tuple[str, str]], said: list[str], make_store: MakeStore
) -> None:
    found = changed(make_store(facts, sources=SOURCES), **choice)
    assert [(row.start.id, row.end.id) for row in found.rows] == pairs
    assert codes(found) == said
    assert found.verdict == ("caution" if said else "yes")
    # What is not given is named.
    assert pairs or any("承德市" in note.message for note in found.notes)


def test_series_that_have_one_of_the_dates_are_named_with_their_years(make_store: MakeStore) -> None:
    found = changed(make_store([old(**WIDE), old(**WIDE, period="2011"), old(**NARROW, period="2015")]))
    told = [note.message for note in found.notes if note.code == "series"]
    assert told == ["what there is of Chengde 承德市: 2011–2012: 含定州; 2015: 不含定州"]


def test_figures_flowing_from_beijing_are_of_one_series() -> None:
    asked = ("compare", "tech-contract-value", "--region", "北京", "--between", "2013", "2023", "--only-shipped")
    (row,) = exact(run(*asked, "--basis", "流向", "--format", "json").stdout)["rows"]
    assert (row["from_value"], row["value"]) == (Decimal("71.2"), Decimal("748.7"))
    done = run(*asked, "--format", "json")
    assert "748.7" in done.stderr or "748.7" in done.stdout  # it is said that there is another series


def test_region_that_was_asked_for_and_has_nothing_is_named(make_store: MakeStore) -> None:
    (note,) = changed(make_store([old(), new()]), regions=(CHENGDE, CANGZHOU)).notes
    assert (note.code, note.weight, "沧州市" in note.message) == ("missing", "hint", True)


ORDER = [
    *(old(region=region) for region in (CHENGDE, CANGZHOU, BEIJING)),
    new("51", region=CHENGDE),
    new("70", region=CANGZHOU, period="2022-06"),
    new("40", region=BEIJING, relation="approx"),
]


@pytest.mark.parametrize(
    ("choice", "regions"),
    [
        ({}, [CANGZHOU, CHENGDE, BEIJING]),
        ({"reverse": True}, [BEIJING, CHENGDE, CANGZHOU]),
        ({"sort": "region"}, [BEIJING, CHENGDE, CANGZHOU]),
        ({"sort": "period"}, [CANGZHOU, BEIJING, CHENGDE]),
        ({"top": 1}, [CANGZHOU]),
    ],
)
def test_largest_change_first_and_the_open_ones_last(
    choice: dict[str, Any], regions: list[str], make_store: MakeStore
) -> None:
    assert [row.end.region for row in changed(make_store(ORDER), **choice).rows] == regions


TABLE: list[tuple[Fact, Fact, str, str]] = [
    ({"value": 50.8, "printed": "50.8%"}, {"value": 60.03, "printed": "60.03%"}, "50.8", "+9.2"),
    ({"value": 50, "printed": "50%"}, {"value": 60, "printed": "超60%", "relation": "gt"}, "超60", "> +10"),
    ({"value": 60, "printed": "60%"}, {"value": 50, "printed": "近50%", "relation": "near"}, "近50", "< -10"),
    ({"value": 60, "printed": "60%"}, {"value": 50, "printed": "约50%", "relation": "approx"}, "约50", "open"),
    ({"value": 50, "printed": "50%"}, {"value": 50, "printed": "50%"}, "50", " 0 "),
    ({"value": 508, "printed": "508‰", "unit": "‰"}, {"value": 600, "printed": "600‰", "unit": "‰"}, "60", " +9 "),
]


@pytest.mark.parametrize(("start", "end", "value", "shown"), TABLE)
def test_page_shows_what_both_figures_carry(start: Fact, end: Fact, value: str, shown: str, tmp_path: Any) -> None:
    facts = {
        "own.forest-coverage.2012": own_fact(**start, period="2012"),
        "own.forest-coverage.2022": own_fact(**end, period="2022"),
    }
    own = write_store(tmp_path / "own.json", facts=facts)
    asked = ("compare", "forest-coverage", "--between", "2012", "2022", "--store", own, "--only-own", "--format")
    page = run(*asked, "table").stdout
    assert value in page
    assert shown in page
    (row,) = exact(run(*asked, "json").stdout)["rows"]
    assert (row["from_fact"], row["fact"]) == tuple(facts)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (("--between", "2022", "2012"), "2012 is not later than 2022"),
        (("--between", "2022", "2022-12"), "not later"),
        (("--between", "soon", "2022"), "not a period: soon"),
        (("--between", "2012", "2022", "--at", "2012"), "--at"),
        (("--between", "2012", "2022", "--history"), "--history"),
        (("--between", "2012", "2022", "--include", "target"), "--include"),
        (("--between", "2012", "2022", "--parts"), "--parts"),
        (("--across",), "--between"),
        (("--between", "2012"), "--between"),
    ],
)
def test_what_says_nothing_of_a_change_is_refused(asked: tuple[str, ...], words: str) -> None:
    done = run("compare", "forest-coverage", *asked)
    assert (done.returncode, done.stdout, words in done.stderr) == (2, "", True)


def test_strict_takes_no_caveat(tmp_path: Any) -> None:
    facts = {
        "own.forest-coverage.2012": own_fact(period="2012", basis="含灌木林"),
        "own.forest-coverage.2022": own_fact(period="2022"),
    }
    own = write_store(tmp_path / "own.json", facts=facts)
    asked = ("compare", "forest-coverage", "--between", "2012", "2022", "--store", own, "--only-own", "--strict")
    assert (run(*asked).returncode, run(*asked, "--across").returncode) == (5, 5)
    assert run("compare", "forest-coverage", "--between", "2012", "2022", "--only-shipped", "--strict").returncode == 0


@pytest.mark.parametrize(
    ("change", "relation", "place", "shown"),
    [
        ("9.23", "eq", -1, "+9.2"),
        ("9.25", "eq", -1, "+9.2"),
        ("0.04", "lt", -1, "< +0.1"),
        ("-0.04", "lt", -1, "< 0.0"),
        ("0.06", "gt", -1, "> 0.0"),
        ("0.16", "ge", -1, "≥ +0.1"),
        ("-0.16", "le", -1, "≤ -0.1"),
        ("1234", "gt", 2, "> +1200"),
    ],
)
def test_a_bound_is_not_rounded_past_itself(change: str, relation: Relation, place: int, shown: str) -> None:
    assert signed(Decimal(change), relation, place) == shown
