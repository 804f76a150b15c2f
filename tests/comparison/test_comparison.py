"""Comparison: which figures are taken, how they are ranked, and what is said to stand in the way."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from jjj_cli.comparison import preference
from jjj_cli.comparison.ranking import compare, verdict
from jjj_cli.comparison.results import Choice, Comparison, Note
from jjj_cli.errors import NotComparableError, StoreError
from jjj_cli.record.records import Store

Fact = dict[str, Any]
MakeStore = Callable[..., Store]

# Two places that nothing sets apart; 石家庄新华区 and 沧州 lie in neither.
CHENGDE, CANGZHOU, LANGFANG, BAODING = "130800", "130900", "131000", "130600"
BEIJING, TIANJIN, HEBEI = "110000", "120000", "130000"
METRIC = "forest-coverage"
SOURCES = {
    "bulletin": {"authority": "bureau", "access": "address"},
    "daily": {"authority": "press", "access": "address"},
    "yearbook": {"authority": "encyclopedia", "access": "data-set"},
    "copy": {"authority": "press", "access": "copy"},
}


def compared(store: Store, metric: str = METRIC, **choice: Any) -> Comparison:
    return compare(store, store.metrics[metric], Choice(**choice))


def ids(comparison: Comparison) -> list[str]:
    return [row.fact.id for row in comparison.rows]


def codes(comparison: Comparison) -> list[str]:
    return [note.code for note in comparison.notes if note.weight != "hint"]


def hints(comparison: Comparison) -> list[Note]:
    return [note for note in comparison.notes if note.weight == "hint"]


def at(period: str, value: str = "60", region: str = CHENGDE, **more: Any) -> Fact:
    return {"id": f"{region}@{period}", "region": region, "period": period, "value": value, **more}


SERIES = [
    at("2012", "50.8"),
    at("2020", "58"),
    at("2022-10", "60.03"),
    at("2019", "30", CANGZHOU),
    at("2022", "33", CANGZHOU),
    at("2035", "65", nature="target"),
    at("2030", "64", nature="planned"),
]


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        ({}, ["130800@2022-10", "130900@2022"]),
        # The nearest to a date, within the tolerance.
        ({"at": "2020"}, ["130800@2020", "130900@2019"]),
        ({"at": "2020", "tolerance": timedelta(0)}, ["130800@2020"]),
        ({"at": "2020", "tolerance": timedelta(days=1)}, ["130800@2020", "130900@2019"]),
        ({"at": "2013"}, ["130800@2012"]),
        ({"at": "2015"}, []),
        ({"at": "2015", "tolerance": timedelta(days=2000)}, ["130800@2012", "130900@2019"]),
        ({"at": "2021", "tolerance": timedelta(days=400)}, ["130800@2020", "130900@2022"]),
        # All periods, region by region.
        ({"history": True}, ["130800@2012", "130800@2020", "130800@2022-10", "130900@2019", "130900@2022"]),
        ({"history": True, "at": "2020"}, ["130800@2020", "130900@2019"]),
        ({"history": True, "at": "2020", "tolerance": timedelta(0)}, ["130800@2020"]),
        (
            {"history": True, "sort": "period"},
            ["130800@2012", "130900@2019", "130800@2020", "130800@2022-10", "130900@2022"],
        ),
        # What is not a result is taken in when asked for, beside the latest result.
        ({"include": ("target",)}, ["130800@2022-10", "130800@2035", "130900@2022"]),
        ({"include": ("planned",)}, ["130800@2022-10", "130800@2030", "130900@2022"]),
        ({"include": ("target",), "regions": (CHENGDE,)}, ["130800@2022-10", "130800@2035"]),
        # With a date, the one that is due next, however far.
        ({"include": ("target",), "at": "2022", "regions": (CHENGDE,)}, ["130800@2022-10", "130800@2035"]),
        ({"include": ("target",), "at": "2036", "tolerance": timedelta(days=9999)}, ["130800@2022-10", "130900@2022"]),
        # Regions.
        ({"regions": (CANGZHOU,)}, ["130900@2022"]),
        ({"regions": (LANGFANG,)}, []),
        ({"regions": (LANGFANG, CHENGDE)}, ["130800@2022-10"]),
        # Order.
        ({"reverse": True}, ["130900@2022", "130800@2022-10"]),
        ({"sort": "region"}, ["130800@2022-10", "130900@2022"]),
        ({"sort": "region", "reverse": True}, ["130900@2022", "130800@2022-10"]),
        ({"sort": "period"}, ["130800@2022-10", "130900@2022"]),
        ({"sort": "period", "reverse": True}, ["130900@2022", "130800@2022-10"]),
        ({"top": 1}, ["130800@2022-10"]),
        ({"top": 1, "reverse": True}, ["130900@2022"]),
        ({"top": 9}, ["130800@2022-10", "130900@2022"]),
    ],
)
def test_rows_taken_and_their_order(choice: dict[str, Any], expected: list[str], make_store: MakeStore) -> None:
    assert ids(compared(make_store(SERIES), **choice)) == expected


def test_latest_is_by_the_end_of_the_period_and_not_by_place(make_store: MakeStore) -> None:
    facts = [at("2022"), at("2021"), at("2012/2022-10"), at("2022-11")]
    assert ids(compared(make_store(facts))) == ["130800@2022"]


@pytest.mark.parametrize("facts", [[at("2020"), at("2022")], [at("2022"), at("2020")]])
def test_of_two_as_near_to_a_date_the_later_is_taken(facts: list[Fact], make_store: MakeStore) -> None:
    assert ids(compared(make_store(facts), at="2021")) == ["130800@2022"]


def test_equal_values_stand_in_the_order_of_regions(make_store: MakeStore) -> None:
    facts = [at("2022", "5", CANGZHOU), at("2022", "5", BEIJING), at("2022", "5", CHENGDE)]
    assert ids(compared(make_store(facts))) == ["110000@2022", "130800@2022", "130900@2022"]


@pytest.mark.parametrize(
    "parted",
    [
        {"basis": "鸟类"},
        {"counterpart": [BEIJING]},
    ],
)
def test_figures_that_count_something_else_stand_beside_each_other(parted: Fact, make_store: MakeStore) -> None:
    facts = [at("2022"), at("2021", "9", id="other", **parted)]
    assert ids(compared(make_store(facts), bases=True)) == ["130800@2022", "other"]
    assert ids(compared(make_store(facts), history=True)) == ["other", "130800@2022"]
    assert ids(compared(make_store(facts))) == ["130800@2022"]


WIDE, NARROW = {"basis": "含定州"}, {"basis": "不含定州"}


@pytest.mark.parametrize(
    ("facts", "choice", "taken", "others"),
    [
        # The newest, whatever it counts and wherever it stands.
        ([{**NARROW, "period": "2021"}, WIDE], {}, "f2", ["f1"]),
        ([{"period": "2021", "source": "bulletin"}, {**WIDE, "source": "copy"}], {}, "f2", ["f1"]),
        # Of those as new, what most regions count.
        ([WIDE, NARROW, {**NARROW, "region": CANGZHOU}], {}, "f2", ["f1"]),
        ([{**WIDE, "source": "bulletin"}, {"source": "copy"}, {"region": CANGZHOU}], {}, "f2", ["f1"]),
        ([{**WIDE, "period": "2022-10"}, NARROW, {**WIDE, "region": CANGZHOU}], {}, "f1", ["f2"]),
        # A region that has two figures on a basis counts once.
        (
            [WIDE, {**WIDE, "counterpart": [BEIJING]}, NARROW, *({**NARROW, "region": r} for r in (CANGZHOU, BEIJING))],
            {},
            "f3",
            ["f1", "f2"],
        ),
        # Of bases as common, the one that is not stated; then the better source, then what was revised.
        ([WIDE, {}], {}, "f2", ["f1"]),
        ([{**WIDE, "source": "copy"}, {**NARROW, "source": "daily"}], {}, "f2", ["f1"]),
        ([{**WIDE, "nature": "preliminary"}, NARROW], {}, "f2", ["f1"]),
        # Partners, and how it was collected, as the basis.
        ([{"counterpart": [BEIJING]}, {}], {}, "f2", ["f1"]),
        ([{"counterpart": [BEIJING]}, {}, {"counterpart": [BEIJING], "region": CANGZHOU}], {}, "f1", ["f2"]),
        (
            [
                {"accumulation": "flow"},
                {"accumulation": "cumulative"},
                {"accumulation": "cumulative", "region": BEIJING},
            ],
            {},
            "f2",
            ["f1"],
        ),
        # The nearest to a date.
        ([{**NARROW, "period": "2020"}, WIDE], {"at": "2020"}, "f1", []),
        ([{**NARROW, "period": "2021"}, WIDE], {"at": "2020", "tolerance": timedelta(days=900)}, "f1", ["f2"]),
    ],
)
def test_one_figure_stands_for_a_region(
    facts: list[Fact], choice: dict[str, Any], taken: str, others: list[str], make_store: MakeStore
) -> None:
    store = make_store(facts, sources=SOURCES)
    found = compared(store, **choice)
    assert [row.fact.id for row in found.rows if row.fact.region == CHENGDE] == [taken]
    told = [
        note.facts for note in found.notes if note.code == "basis" and taken in note.facts and note.weight == "hint"
    ]
    told += [note.facts for note in found.notes if "--bases" in note.message and note.weight != "hint"]
    assert told == ([(taken, *others)] if others else [])
    assert {fact.id for fact in preference.take(store, store.facts.values(), Choice(bases=True)).facts} >= {taken}


def test_note_of_what_was_not_taken_names_both_bases(make_store: MakeStore) -> None:
    (note,) = hints(compared(make_store([{**WIDE, "value": "61"}, {**NARROW, "nature": "preliminary"}])))
    assert all(words in note.message for words in ("61%", "含定州", "60%", "不含定州", "--bases"))


@pytest.mark.parametrize(
    ("facts", "weight"),
    [
        # Which of the others the figure taken would be, nobody knows.
        ([{}, WIDE], "caution"),
        # The others are older, or the one taken says what it counts.
        ([{}, {**WIDE, "period": "2021"}], "hint"),
        ([WIDE, {**NARROW, "nature": "preliminary"}], "hint"),
    ],
)
def test_basis_that_is_not_stated_is_a_caveat_where_others_are(
    facts: list[Fact], weight: str, make_store: MakeStore
) -> None:
    found = compared(make_store(facts))
    assert [(note.code, note.weight) for note in found.notes] == [("basis", weight)]
    assert found.rows[0].flags == (("basis",) if weight == "caution" else ())


def test_parts_go_with_the_whole_that_is_not_taken(make_store: MakeStore) -> None:
    facts = [{**WIDE, "period": "2021"}, {"part_of": "f1", "value": "6", "period": "2021", "basis": "甲"}, {}]
    assert ids(compared(make_store(facts), parts=True)) == ["f3"]
    assert ids(compared(make_store(facts), parts=True, bases=True)) == ["f1", "f2", "f3"]


def test_others_of_a_fact_are_those_of_its_time(make_store: MakeStore) -> None:
    facts = [
        {"source": "daily"},
        {"source": "bulletin", "value": "61"},
        {"source": "copy", "value": "62"},
        {**WIDE, "period": "2022-06"},
        {"period": "2021"},
        {"region": CANGZHOU},
        {"nature": "target"},
        {"part_of": "f1", "value": "6"},
    ]
    store = make_store(facts, sources=SOURCES)
    found = preference.alternatives(store, store.facts["f1"])
    assert [[fact.id for fact in some] for some in found] == [["f2"], ["f3"], ["f4"]]


@pytest.mark.parametrize(
    ("levels", "expected"),
    [((), [HEBEI, CHENGDE, "130105"]), (("city",), [CHENGDE]), (("province", "county"), [HEBEI, "130105"])],
)
def test_levels_pick_the_regions(levels: tuple[str, ...], expected: list[str], make_store: MakeStore) -> None:
    facts = [{"region": HEBEI, "value": "70"}, {}, {"region": "130105", "value": "50"}]
    found = compared(make_store(facts), levels=levels)
    assert [row.fact.region for row in found.rows] == expected
    assert codes(found) == (["scope"] if len(expected) > 1 else [])


def test_figures_of_another_time_than_asked_for_are_flagged(make_store: MakeStore) -> None:
    facts = [
        {"period": "2021"},
        {"period": "2022-06", "region": CANGZHOU, "value": "50"},
        {"period": "2012/2022-10", "accumulation": "cumulative", "region": LANGFANG, "value": "40"},
    ]
    found = compared(make_store(facts), at="2022")
    assert {row.fact.id: "date-gap" in row.flags for row in found.rows} == {"f1": True, "f2": False, "f3": False}
    assert [note.message for note in found.notes if note.code == "date-gap"] == [
        "not of 2022 but the nearest to it: Chengde 承德市 60% (2021)"
    ]


WHOLE_AND_PARTS = [
    at("2022", "450", id="whole", metric="species-count"),
    at("2022", "38", id="mammals", metric="species-count", part_of="whole", basis="兽类"),
    at("2022", "390", id="birds", metric="species-count", part_of="whole", basis="鸟类"),
    at("2022", "400", CANGZHOU, id="sea", metric="species-count"),
]


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        ({}, ["whole", "sea"]),
        ({"parts": True}, ["whole", "birds", "mammals", "sea"]),
        ({"parts": True, "reverse": True}, ["sea", "whole", "mammals", "birds"]),
        ({"parts": True, "sort": "region"}, ["whole", "birds", "mammals", "sea"]),
    ],
)
def test_parts_stand_below_their_whole(choice: dict[str, Any], expected: list[str], make_store: MakeStore) -> None:
    assert ids(compared(make_store(WHOLE_AND_PARTS), "species-count", **choice)) == expected


def test_parts_have_no_rank_and_take_none(make_store: MakeStore) -> None:
    rows = compared(make_store(WHOLE_AND_PARTS), "species-count", parts=True).rows
    assert {row.fact.id: row.rank for row in rows} == {"whole": 1, "sea": 2, "birds": None, "mammals": None}


def test_part_of_a_part_is_shown(make_store: MakeStore) -> None:
    waders = at("2022", "40", id="waders", metric="species-count", part_of="birds", basis="涉禽")
    found = ids(compared(make_store([*WHOLE_AND_PARTS, waders]), "species-count", parts=True))
    assert "waders" in found


def test_part_without_a_basis_of_its_own_is_shown(make_store: MakeStore) -> None:
    found = compared(make_store([{}, {"part_of": "f1", "value": "6"}]), parts=True)
    assert (ids(found), codes(found)) == (["f1", "f2"], [])


REGIONS = (CHENGDE, CANGZHOU, LANGFANG, BAODING)


@pytest.mark.parametrize(
    ("figures", "ranks"),
    [
        ([("60", "eq"), ("50", "eq"), ("40", "eq")], [(1, 1), (2, 2), (3, 3)]),
        # Ties.
        ([("60", "eq"), ("60.0", "eq"), ("40", "eq")], [(1, 1), (1, 1), (3, 3)]),
        ([("60", "eq"), ("50", "eq"), ("50", "eq")], [(1, 1), (2, 2), (2, 2)]),
        # 超50% may be more than 60%.
        ([("60", "eq"), ("50", "gt"), ("40", "eq")], [(1, 2), (1, 2), (3, 3)]),
        ([("60", "gt"), ("50", "eq"), ("40", "eq")], [(1, 1), (2, 2), (3, 3)]),
        ([("50", "gt"), ("50", "eq")], [(1, 1), (2, 2)]),
        ([("50", "ge"), ("50", "eq")], [(1, 1), (1, 2)]),
        # 近60% may be less than 50%.
        ([("60", "near"), ("50", "eq"), ("40", "eq")], [(1, 3), (1, 2), (2, 3)]),
        ([("60", "eq"), ("60", "near")], [(1, 1), (2, 2)]),
        # 约50% may be anything.
        ([("60", "eq"), ("50", "approx"), ("40", "eq")], [(1, 2), (1, 3), (2, 3)]),
        ([("60", "gt"), ("50", "gt"), ("40", "gt"), ("30", "eq")], [(1, 3), (1, 3), (1, 3), (4, 4)]),
    ],
)
def test_ranks_and_what_hedges_leave_open(
    figures: list[tuple[str, str]], ranks: list[tuple[int, int]], make_store: MakeStore
) -> None:
    facts = [
        {"region": region, "value": value, "relation": relation}
        for region, (value, relation) in zip(REGIONS, figures, strict=False)
    ]
    rows = compared(make_store(facts), sort="region").rows
    # The regions' order in the store is that of their codes.
    given = dict(zip(REGIONS, ranks, strict=False))
    assert {row.fact.region: (row.rank, row.last_rank) for row in rows} == given


def test_history_has_no_ranks(make_store: MakeStore) -> None:
    assert {row.rank for row in compared(make_store(SERIES), history=True).rows} == {None}


def test_ranks_are_those_of_all_rows_whatever_is_shown(make_store: MakeStore) -> None:
    rows = compared(make_store(SERIES), top=1, reverse=True).rows
    assert [(row.fact.id, row.rank) for row in rows] == [("130900@2022", 2)]


# What sets the second figure apart from the first, and the codes that must and must not be there.
PLAIN: Fact = {"region": CHENGDE, "value": "60", "period": "2022"}
CAVEATS: list[tuple[str, Fact, Fact, dict[str, Any], list[str], str]] = [
    ("nothing", {}, {}, {}, [], "yes"),
    # date-gap
    ("a-year-and-a-bit", {"period": "2022-12-31"}, {"period": "2021-12-30"}, {}, ["date-gap"], "caution"),
    ("a-year", {"period": "2022-12-31"}, {"period": "2021-12-31"}, {}, [], "yes"),
    ("a-year-around-a-flow", {"period": "2022-12-31"}, {"period": "2021"}, {}, [], "yes"),
    ("less-tolerance", {}, {"period": "2021"}, {"tolerance": timedelta(0)}, ["date-gap"], "caution"),
    ("more-tolerance", {}, {"period": "2012"}, {"tolerance": timedelta(days=3288)}, [], "yes"),
    ("far-apart", {}, {"period": "2012"}, {}, ["date-gap"], "caution"),
    ("far-apart-in-a-history", {}, {"period": "2012"}, {"history": True}, [], "yes"),
    (
        "cumulations-with-one-end",
        {"accumulation": "cumulative", "period": "2012/2022"},
        {"accumulation": "cumulative", "period": "../2022-10"},
        {},
        [],
        "yes",
    ),
    (
        "cumulations-with-two-ends",
        {"accumulation": "cumulative", "period": "2012/2022"},
        {"accumulation": "cumulative", "period": "2012/2018"},
        {},
        ["date-gap"],
        "caution",
    ),
    # nature
    ("target", {}, {"nature": "target"}, {"include": ("target",)}, ["nature"], "no"),
    ("plan", {}, {"nature": "planned"}, {"include": ("planned",)}, ["nature"], "no"),
    # That a target is of a later time is in its nature.
    ("later-target", {}, {"nature": "target", "period": "2035"}, {"include": ("target",)}, ["nature"], "no"),
    ("target-not-taken", {}, {"nature": "target"}, {}, [], "yes"),
    (
        "two-targets",
        {"nature": "target"},
        {"nature": "target"},
        {"include": ("target",)},
        [],
        "yes",
    ),
    ("first-figure-beside-revised", {"nature": "revised"}, {"nature": "preliminary"}, {}, ["nature"], "caution"),
    ("two-first-figures", {"nature": "preliminary"}, {"nature": "preliminary"}, {}, [], "yes"),
    # accumulation
    ("total-beside-point", {}, {"accumulation": "cumulative"}, {}, ["accumulation"], "caution"),
    ("total-beside-flow", {"accumulation": "flow"}, {"accumulation": "cumulative"}, {}, ["accumulation"], "caution"),
    ("two-flows", {"accumulation": "flow"}, {"accumulation": "flow"}, {}, [], "yes"),
    (
        "a-year-beside-half-a-year",
        {"accumulation": "flow"},
        {"accumulation": "flow", "period": "2022-01/2022-06"},
        {},
        ["accumulation"],
        "caution",
    ),
    (
        "leap-year",
        {"accumulation": "flow"},
        {"accumulation": "flow", "period": "2020"},
        {"tolerance": timedelta(days=999)},
        [],
        "yes",
    ),
    (
        "totals-with-two-starts",
        {"accumulation": "cumulative", "period": "2012/2022"},
        {"accumulation": "cumulative", "period": "2014/2022"},
        {},
        ["accumulation"],
        "caution",
    ),
    (
        "totals-of-which-one-states-no-start",
        {"accumulation": "cumulative", "period": "2012/2022"},
        {"accumulation": "cumulative", "period": "../2022"},
        {},
        [],
        "yes",
    ),
    # basis
    ("basis", {"basis": "甲"}, {"basis": "乙"}, {}, ["basis"], "caution"),
    ("basis-of-one", {}, {"basis": "乙"}, {}, ["basis"], "caution"),
    ("same-basis", {"basis": "甲"}, {"basis": "甲"}, {}, [], "yes"),
    # scope
    ("city-in-its-province", {}, {"region": HEBEI}, {}, ["scope"], "caution"),
    ("county-in-its-province", {"region": "130105"}, {"region": HEBEI}, {}, ["scope"], "caution"),
    ("zone-in-its-city", {"region": "bohai-new-area"}, {"region": CANGZHOU}, {}, ["scope"], "caution"),
    ("all-and-one", {"region": "jjj"}, {"region": TIANJIN}, {}, ["scope"], "caution"),
    ("county-in-another-city", {"region": "130105"}, {"region": CANGZHOU}, {}, [], "yes"),
    # counterpart
    ("counterpart", {"counterpart": [BEIJING]}, {"counterpart": [BEIJING, TIANJIN]}, {}, ["counterpart"], "caution"),
    ("counterpart-of-one", {}, {"counterpart": [BEIJING]}, {}, ["counterpart"], "caution"),
    ("same-counterpart", {"counterpart": [BEIJING]}, {"counterpart": [BEIJING]}, {}, [], "yes"),
    # bound
    ("hedge-that-hides-the-order", {"relation": "near"}, {"value": "50"}, {}, ["bound"], "caution"),
    ("hedge-below-that-hides-it", {}, {"value": "50", "relation": "gt"}, {}, ["bound"], "caution"),
    ("approximate", {"relation": "approx"}, {"value": "1"}, {}, ["bound"], "caution"),
    ("hedge-that-hides-nothing", {"relation": "gt"}, {"value": "50"}, {}, [], "yes"),
    ("two-hedges-that-hide-nothing", {"relation": "gt"}, {"value": "50", "relation": "near"}, {}, [], "yes"),
    ("tie-without-a-hedge", {}, {"value": "60"}, {}, [], "yes"),
    ("hedge-in-a-history", {"relation": "near"}, {"value": "50"}, {"history": True}, [], "yes"),
    # several
    (
        "several",
        {"basis": "甲"},
        {"period": "2012", "accumulation": "cumulative", "counterpart": [BEIJING], "relation": "approx"},
        {},
        ["date-gap", "accumulation", "basis", "counterpart", "bound"],
        "caution",
    ),
]


@pytest.mark.parametrize(
    ("one", "other", "choice", "expected", "judged"), [row[1:] for row in CAVEATS], ids=[row[0] for row in CAVEATS]
)
def test_caveats_and_verdict(
    one: Fact, other: Fact, choice: dict[str, Any], expected: list[str], judged: str, make_store: MakeStore
) -> None:
    facts = [{**PLAIN, **one}, {**PLAIN, "region": LANGFANG, "value": "40", **other}]
    found = compared(make_store(facts), **choice)
    assert codes(found) == expected
    assert found.verdict == judged
    assert all(note.message and set(note.facts) <= {"f1", "f2"} for note in found.notes)


def test_every_caveat_is_told_to_be_there_and_not_to_be_there() -> None:
    told = {code for *_, expected, _ in CAVEATS for code in expected}
    assert told == {"date-gap", "nature", "accumulation", "basis", "scope", "counterpart", "bound"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("beisanxian", "131082", id="county of a group"),
        pytest.param("xiongan-new-area", "130638", id="county of a zone"),
        pytest.param("daxing-airport-zone", "110115", id="district that a zone lies in"),
        pytest.param("daxing-airport-zone", "110000", id="province that a zone lies in"),
    ],
)
def test_scope_of_groups_and_zones(one: str, other: str, make_store: MakeStore) -> None:
    facts = [{**PLAIN, "region": one}, {**PLAIN, "region": other, "value": "40"}]
    assert codes(compared(make_store(facts))) == ["scope"]


def test_order_of_counterparts_says_nothing(make_store: MakeStore) -> None:
    facts = [
        {**PLAIN, "counterpart": [BEIJING, TIANJIN]},
        {**PLAIN, "region": LANGFANG, "value": "40", "counterpart": [TIANJIN, BEIJING]},
    ]
    assert codes(compared(make_store(facts))) == []


def test_flags_name_the_caveats_of_the_row(make_store: MakeStore) -> None:
    facts = [
        {"region": CHENGDE, "value": "60"},
        {"region": CANGZHOU, "value": "50", "relation": "near"},
        {"region": LANGFANG, "value": "40"},
        {"region": "131082", "value": "90"},
    ]
    rows = compared(make_store(facts)).rows
    assert {row.fact.id: row.flags for row in rows} == {
        "f1": (),
        "f2": ("bound",),
        "f3": ("scope", "bound"),
        "f4": ("scope",),
    }


def test_notes_name_who_is_on_which_side(make_store: MakeStore) -> None:
    facts = [
        {**PLAIN, "counterpart": [BEIJING]},
        {**PLAIN, "region": CANGZHOU, "value": "40", "counterpart": [BEIJING, TIANJIN], "period": "2012"},
    ]
    notes = compared(make_store(facts)).notes
    messages = {note.code: note.message for note in notes if note.weight != "hint"}
    assert messages["counterpart"].endswith(
        "Chengde 承德市: Beijing 北京市; Cangzhou 沧州市: Beijing 北京市, Tianjin 天津市"
    )
    assert "3288 days" in messages["date-gap"]
    assert "沧州市 40% (2012)" in messages["date-gap"]


def test_unit_asked_for_is_the_unit_of_every_row(make_store: MakeStore) -> None:
    facts = [
        {"metric": "investment-total", "value": "7319", "unit": "亿元", "region": TIANJIN},
        {"metric": "investment-total", "value": "1.5", "unit": "万亿元", "region": CANGZHOU},
        {"metric": "investment-total", "value": "20", "unit": "万元", "region": CHENGDE},
    ]
    store = make_store(facts)
    found = compared(store, "investment-total", unit="万亿元")
    assert found.unit == "万亿元"
    assert [(row.fact.id, row.value) for row in found.rows] == [
        ("f2", Decimal("1.5")),
        ("f1", Decimal("0.7319")),
        ("f3", Decimal("2e-7")),
    ]
    normal = compared(store, "investment-total")
    assert (normal.unit, [row.value for row in normal.rows]) == ("亿元", [15000, 7319, Decimal("0.002")])


def test_unit_of_another_dimension_is_refused_with_both_names(make_store: MakeStore) -> None:
    store = make_store([{"metric": "investment-total", "value": "7319"}])
    with pytest.raises(NotComparableError) as caught:
        compared(store, "investment-total", unit="公顷")
    assert caught.value.exit_code == 5
    assert caught.value.message == "money (亿元) cannot become area (公顷)"


def test_fact_that_does_not_fit_its_metric_is_the_fault_of_the_store(make_store: MakeStore) -> None:
    with pytest.raises(StoreError, match="f1"):
        compared(make_store([{"value": "7319", "unit": "亿元"}]))


@pytest.mark.parametrize(
    ("facts", "choice", "expected"),
    [
        ([], {}, []),
        ([{"nature": "target"}], {}, [("nature", ("f1",))]),
        ([{"nature": "target"}], {"include": ("target",)}, []),
        ([{}, {"nature": "target"}, {"nature": "planned"}], {}, [("nature", ("f2",)), ("nature", ("f3",))]),
        ([{}, {"nature": "target"}, {"nature": "planned"}], {"include": ("target",)}, [("nature", ("f3",))]),
        ([{}, {"part_of": "f1", "value": "6", "basis": "甲"}], {}, [("basis", ("f2",))]),
        ([{}, {"part_of": "f1", "value": "6", "basis": "甲"}], {"parts": True}, []),
        ([{}], {"regions": (CHENGDE,)}, []),
        ([{}], {"regions": (CHENGDE, LANGFANG)}, [("missing", ())]),
        ([{"nature": "target", "region": LANGFANG}], {"regions": (CHENGDE,)}, [("missing", ())]),
    ],
)
def test_hints_at_what_is_left_out(
    facts: list[Fact], choice: dict[str, Any], expected: list[tuple[str, tuple[str, ...]]], make_store: MakeStore
) -> None:
    found = compared(make_store(facts), **choice)
    assert [(note.code, note.facts) for note in hints(found)] == expected
    assert verdict(hints(found)) == "yes"


def test_hints_name_the_option_and_the_regions(make_store: MakeStore) -> None:
    store = make_store([{}, {"nature": "target"}, {"part_of": "f1", "value": "6"}])
    messages = [note.message for note in hints(compared(store, regions=(CHENGDE, LANGFANG)))]
    assert ["--include target" in messages[0], "承德市 6%" in messages[1], "廊坊市" in messages[2]] == [True] * 3


@pytest.mark.parametrize(
    ("facts", "taken", "others"),
    [
        ([{"source": "daily"}, {"source": "bulletin", "value": "61"}], "f2", ("f1",)),
        ([{"source": "yearbook"}, {"source": "copy", "value": "61"}], "f2", ("f1",)),
        ([{"source": "yearbook"}, {"source": "daily", "value": "61"}], "f2", ("f1",)),
        (
            [{"source": "copy"}, {"source": "daily", "value": "61"}, {"source": "yearbook", "value": "62"}],
            "f2",
            ("f1", "f3"),
        ),
        # What was revised is preferred, whoever says it.
        ([{"source": "daily", "nature": "preliminary"}, {"source": "daily", "value": "61"}], "f2", ("f1",)),
        ([{"source": "daily"}, {"source": "daily", "value": "61", "nature": "revised"}], "f2", ("f1",)),
        ([{"source": "bulletin"}, {"source": "daily", "value": "61", "nature": "revised"}], "f2", ("f1",)),
    ],
)
def test_better_source_is_preferred_and_the_conflict_told(
    facts: list[Fact], taken: str, others: tuple[str, ...], make_store: MakeStore
) -> None:
    found = compared(make_store(facts, sources=SOURCES))
    assert ids(found) == [taken]
    assert [(note.code, note.facts) for note in found.notes] == [("source", (taken, *others))]
    assert found.rows[0].flags == ("source",)
    assert found.verdict == "caution"


@pytest.mark.parametrize(
    "other",
    [
        {"period": "2021", "value": "61"},
        {"region": CANGZHOU, "value": "61"},
        {"basis": "林木", "value": "61"},
        {"nature": "target", "value": "61"},
    ],
)
def test_figures_of_different_things_are_no_conflict(other: Fact, make_store: MakeStore) -> None:
    facts = [{"source": "daily"}, {"source": "bulletin", **other}]
    assert "source" not in codes(compared(make_store(facts, sources=SOURCES)))


@pytest.mark.parametrize(
    ("one", "other", "conflicts"),
    [
        ("1721179", "1721180", False),  # to the next ten
        ("1721174", "1721180", True),
        ("500", "540", True),  # a hundred is not that round
        ("60.03", "60.0", False),
        ("60.06", "60.0", True),
        ("60.5", "60", False),
        ("0", "0.04", False),
        ("0", "1", True),
    ],
)
def test_a_rounded_figure_is_no_conflict(one: str, other: str, conflicts: bool, make_store: MakeStore) -> None:
    facts = [{"source": "daily", "value": one}, {"source": "bulletin", "value": other}]
    for order in (facts, facts[::-1]):
        assert ("source" in codes(compared(make_store(order, sources=SOURCES)))) is conflicts


FLOW = {"accumulation": "flow"}


@pytest.mark.parametrize(
    ("facts", "choice", "expected"),
    [
        ([at("2020", **FLOW), at("2021-01/2021-06", **FLOW), at("2021", **FLOW)], {}, ["130800@2020", "130800@2021"]),
        (
            [at("2020", **FLOW), at("2021-01/2021-06", **FLOW)],
            {"bases": True},
            ["130800@2020", "130800@2021-01/2021-06"],
        ),
        ([at("2020-01/2020-06", **FLOW), at("2021-01/2021-06", **FLOW)], {}, None),  # nothing but halves
        ([at("2020", **FLOW), at("2021-03-31")], {}, None),  # a moment is no part of a year
        ([at("2020", **FLOW), at("2021-01/2021-06", region=CANGZHOU, **FLOW)], {}, None),
        ([at("2020", **FLOW), at("2021-01/2021-06", nature="target", **FLOW)], {"include": ("target",)}, None),
    ],
)
def test_a_part_of_a_year_does_not_stand_among_years(
    facts: list[Fact], choice: dict[str, Any], expected: list[str] | None, make_store: MakeStore
) -> None:
    found = compared(make_store(facts), history=True, **choice)
    assert ids(found) == (expected or [fact["id"] for fact in facts])
    left = {fact["id"] for fact in facts} - set(ids(found))
    assert {fact for note in hints(found) for fact in note.facts} - set(ids(found)) == left


@pytest.mark.parametrize(
    ("figures", "places"),
    [
        # One that is near its number shares a range with what comes near it; one that may be any more, with all above.
        ([("120", "near"), ("52", "eq"), ("49", "eq")], [(1, 1), (2, 2), (3, 3)]),
        ([("120", "near"), ("115", "eq"), ("49", "eq")], [(1, 2), (1, 2), (3, 3)]),
        ([("50", "gt"), ("52", "eq"), ("80", "eq")], [(1, 1), (2, 3), (1, 3)]),
        ([("50", "approx"), ("49", "eq"), ("10", "eq")], [(1, 2), (1, 2), (3, 3)]),
        ([("50", "eq"), ("50", "eq")], [(1, 1), (1, 1)]),
    ],
)
def test_one_hedge_does_not_blur_every_rank(
    figures: list[tuple[str, str]], places: list[tuple[int, int]], make_store: MakeStore
) -> None:
    regions = (CHENGDE, CANGZHOU, LANGFANG)
    facts = [
        at("2022", value, region, relation=relation)
        for (value, relation), region in zip(figures, regions, strict=False)
    ]
    rows = compared(make_store(facts)).rows
    assert [row.place or (row.rank, row.last_rank) for row in rows] == places


@pytest.mark.parametrize("other", [{"value": "60"}, {"value": "60.0"}, {"value": "600", "unit": "‰"}])
def test_sources_that_agree_are_no_conflict(other: Fact, make_store: MakeStore) -> None:
    facts = [{"source": "daily"}, {"source": "bulletin", **other}]
    assert codes(compared(make_store(facts, sources=SOURCES))) == []


def test_conflict_is_told_however_the_moment_is_spelled(make_store: MakeStore) -> None:
    facts = [
        {"source": "bulletin", "period": "2022-12-31", "value": "61"},
        {"source": "daily", "period": "2022-12", "value": "50"},
    ]
    found = compared(make_store(facts, sources=SOURCES))
    assert (ids(found), codes(found)) == (["f1"], ["source"])


def test_flow_and_cumulation_are_no_conflict(make_store: MakeStore) -> None:
    facts = [{"accumulation": "flow"}, {"accumulation": "cumulative", "value": "90"}]
    assert codes(compared(make_store(facts), bases=True)) == ["accumulation"]


def test_nothing_to_compare(make_store: MakeStore) -> None:
    found = compared(make_store())
    assert (found.rows, found.notes) == ([], [])


@pytest.mark.parametrize(
    ("metric", "expected"),
    [
        ("forest-coverage", ["yanqing.forest-coverage.2021-12-31", "chengde.forest-coverage.2022-10"]),
        ("investment-total", ["tianjin.investment-total.2022-10", "cangzhou.investment-total.2022-10"]),
    ],
)
def test_founding_source(metric: str, expected: list[str], shipped: Store) -> None:
    founding = {key: fact for key, fact in shipped.facts.items() if fact.source == "jjj-delegates-2022-10"}
    assert ids(compared(shipped._replace(facts=founding), metric)) == expected
