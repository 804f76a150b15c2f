"""Formulas: what is read, what it measures, which figures go together, how hedges come out, what is refused."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from running import answer, own_fact, run, write_store

from jjj_cli.comparison.formulas import computation, grammar, measurement, nodes
from jjj_cli.comparison.ranking import compare
from jjj_cli.comparison.results import Choice, Comparison, Note
from jjj_cli.errors import JjjError, NotComparableError, UnknownNameError, UsageError
from jjj_cli.record.records import Store
from jjj_cli.text.wording import shown

Fact = dict[str, Any]
MakeStore = Callable[..., Store]

CHENGDE, CANGZHOU, BEIJING, TIANJIN = "130800", "130900", "110000", "120000"
METRICS: dict[str, dict[str, Any]] = {
    "gdp": {"name": "地区生产总值", "name_en": "GDP", "unit": "亿元"},
    "population": {"name": "常住人口", "name_en": "Resident population", "unit": "万人"},
    "area": {"name": "面积", "name_en": "Land area", "unit": "平方公里"},
    "coverage": {"name": "覆盖率", "name_en": "Coverage", "unit": "%", "aliases": ["绿 化 率"]},
    "coal": {"name": "能耗", "name_en": "Energy use", "unit": "万吨标准煤"},
    "firm-count": {"name": "企业数", "name_en": "Firms", "unit": "家"},
    "item-count": {"name": "项目数", "name_en": "Items", "unit": "个"},
    "power": {"name": "功率", "name_en": "Power", "unit": "万千瓦"},
    "hours": {"name": "时数", "name_en": "Hours", "unit": "小时"},
    "exports": {"name": "出口额", "name_en": "Exports", "unit": "亿美元"},
    "zone-size": {"name": "规模（面积）", "name_en": "Size (area)", "unit": "亩"},
    "gdp-per-capita": {"name": "人均GDP", "name_en": "GDP per head", "unit": "元/人", "formula": "gdp / population"},
}


@pytest.fixture
def known(make_store: MakeStore) -> Store:
    return make_store([], metrics=METRICS)


def computed(store: Store, formula: str, **choice: Any) -> Comparison:
    return computation.asked(store, formula)(Choice(**choice))


def figure(metric: str, value: str, period: str = "2022", region: str = CHENGDE, **more: Any) -> Fact:
    return {"metric": metric, "value": value, "period": period, "region": region, **more}


def serious(comparison: Comparison) -> list[str]:
    return [note.code for note in comparison.notes if note.weight != "hint"]


def hints(comparison: Comparison) -> list[Note]:
    return [note for note in comparison.notes if note.weight == "hint"]


# The grammar ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("gdp / population", "gdp / population"),
        ("gdp/population", "gdp / population"),
        ("  gdp   /   population  ", "gdp / population"),
        ("地区生产总值 / 常住人口", "gdp / population"),
        ("gdp ÷ population × 2", "gdp / population * 2"),
        ("Resident population / Land area", "population / area"),
        ('"Resident population" / “Land area”', "population / area"),
        ("'规模（面积）' * 2", "zone-size * 2"),
        ("gdp-per-capita * population", "gdp-per-capita * population"),
        ("firm-count - item-count", "firm-count - item-count"),
        ("firm-count -item-count", "firm-count - item-count"),
        ("(firm-count)-(item-count)", "firm-count - item-count"),
        ("gdp - gdp - gdp", "gdp - gdp - gdp"),
        ("gdp - (gdp - gdp)", "gdp - (gdp - gdp)"),
        ("gdp - (gdp + gdp)", "gdp - (gdp + gdp)"),
        ("gdp + (gdp - gdp)", "gdp + gdp - gdp"),
        ("gdp / (population / area)", "gdp / (population / area)"),
        ("gdp / population / area", "gdp / population / area"),
        ("gdp + gdp * 2", "gdp + gdp * 2"),
        ("(gdp + gdp) * 2", "(gdp + gdp) * 2"),
        ("（gdp + gdp）* 2", "(gdp + gdp) * 2"),
        ("((gdp)) * 1,000.50", "gdp * 1000.50"),
        ("100 * (gdp)", "100 * gdp"),
    ],
)
def test_what_is_read(text: str, read: str, known: Store) -> None:
    assert nodes.spell(grammar.parse(known.metrics, text), lambda metric: metric.id) == read


@pytest.mark.parametrize(
    ("text", "error", "said"),
    [
        ("gdp /", UsageError, "the end at character 6"),
        ("/ gdp", UsageError, "/ at character 1"),
        ("gdp / / area", UsageError, "/ at character 7"),
        ("(gdp / area", UsageError, "the end at character 12"),
        ("gdp / area)", UsageError, ") at character 11"),
        ("()", UsageError, ") at character 2"),
        ("gdp (area)", UsageError, "( at character 5"),
        ('gdp / "area', UsageError, '" at character 7'),
        ("- gdp", UsageError, "- at character 1"),
        ("2 * 3", UsageError, "names none"),
        ("gdp / 0", UsageError, "divides by nothing"),
        ("gdp / (2 - 2.0)", UsageError, "divides by nothing"),
        ("gdp / (1 / 0)", UsageError, "divides by nothing"),
        (f"gdp * {'9' * 31}", UsageError, "at most 30 digits"),
        ("gdp * 1e9", UnknownNameError, "1e9 (character 7"),
        ("gdp / populatoin", UnknownNameError, "populatoin (character 7"),
        ("gdp / ''", UnknownNameError, "(character 7"),
        ("__import__('os').system('x')", JjjError, "character"),
        ("gdp ** area", UsageError, "* at character 6"),
        ("(" * 21 + "gdp" + ")" * 21, UsageError, "at most 20 deep"),
        ("(" * 499, UsageError, "at most 20 deep"),
        ("gdp / " * 100, UsageError, "at most 500 characters"),
        ("gdp * \x1b[31m", UnknownNameError, "character 7"),
    ],
)
def test_what_is_no_formula(text: str, error: type[JjjError], said: str, known: Store) -> None:
    with pytest.raises(error) as caught:
        grammar.parse(known.metrics, text)
    assert said in caught.value.message


def test_the_nearest_name_is_said(known: Store) -> None:
    with pytest.raises(UnknownNameError) as caught:
        grammar.parse(known.metrics, "gdp / populatoin")
    assert "population" in str(caught.value.hint)


def test_a_name_with_brackets_is_a_metric_and_no_formula(make_store: MakeStore) -> None:
    store = make_store([figure("zone-size", "5")], metrics=METRICS)
    assert [row.operands for row in computed(store, "规模（面积）").rows] == [()]


# What it measures -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("gdp / population", "万元/人"),
        ("population / area", "人/平方公里"),
        ("gdp / area", "亿元/平方公里"),
        ("gdp / item-count", "亿元/个"),
        ("firm-count / population", "家/万人"),
        ("population / firm-count", "万人/家"),
        ("coal / gdp", "吨标准煤/万元"),
        ("area / population", "平方公里/万人"),
        ("coverage * area", "平方公里"),
        ("area * coverage", "平方公里"),
        ("zone-size / coverage", "亩"),
        ("zone-size / area", "%"),
        ("gdp / gdp", "%"),
        ("coverage * 2", "%"),
        ("coverage - coverage", "百分点"),
        ("coverage + coverage", "%"),
        ("1 - coverage", "百分点"),
        ("gdp + gdp", "亿元"),
        ("gdp / population * population", "亿元"),
        ("power * hours", "千瓦时"),
        ("gdp-per-capita * population", "元"),
        ("gdp / population / area", "万元/人/平方公里"),
    ],
)
def test_the_unit_is_that_of_the_operands(text: str, unit: str, known: Store) -> None:
    assert measurement.unit_of(grammar.parse(known.metrics, text)) == unit


@pytest.mark.parametrize(
    ("text", "unit", "said"),
    [
        ("gdp / population", "公顷", ("money per persons (亿元/万人)", "area (公顷)")),
        ("gdp", "人", ("money (亿元)", "persons (人)")),
        ("coverage * area", "%", ("share times area", "share (%)")),
        ("coverage - coverage", "公里", ("share", "length (公里)")),
        ("gdp + population", None, ("money (亿元)", "persons (万人)")),
        ("gdp - exports", None, ("money (亿元)", "US dollars (亿美元)")),
        ("firm-count + item-count", None, ("establishments (家)", "items (个)")),
        ("gdp + 5", None, ("money (亿元)", "a plain number")),
        ("gdp * gdp", None, ("money times money (亿元·亿元)",)),
        ("1 / population", None, ("a plain number per persons",)),
    ],
)
def test_what_does_not_fit_is_refused_and_both_are_named(
    text: str, unit: str | None, said: tuple[str, ...], known: Store
) -> None:
    with pytest.raises(NotComparableError) as caught:
        measurement.unit_of(grammar.parse(known.metrics, text), unit)
    assert all(part in caught.value.message for part in said)


# Numbers --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "figures", "unit", "value", "seen"),
    [
        (
            "gdp / population",
            {"gdp": "2787", "population": "672"},
            "元/人",
            "41473.21428571428571428571428571429",
            "41500",
        ),
        ("gdp / population", {"gdp": "9000", "population": "700"}, None, "12.85714285714285714285714285714286", "12.9"),
        (
            "population / area",
            {"population": "730.5", "area": "14304"},
            None,
            "510.6963087248322147651006711409396",
            "510.7",
        ),
        ("coverage * area", {"coverage": "50", "area": "1500"}, "万亩", "112.5", "110"),
        ("coverage * area", {"coverage": "50.00", "area": "1500"}, "万亩", "112.5", "112.5"),
        ("gdp / 3 * 3", {"gdp": "100"}, None, "100", "100"),
        ("gdp + gdp * 2", {"gdp": "10.5"}, None, "31.5", "31.5"),
        ("coverage - 30 / 100", {"coverage": "36.5"}, None, "6.5", "6.5"),
        ("coverage - 30 / 100", {"coverage": "36.5"}, "百分点", "6.5", "6.5"),
        ("zone-size / area", {"zone-size": "3000", "area": "20"}, None, "10", "10"),
        ("gdp * 1000000", {"gdp": "1" + "0" * 29}, None, "1" + "0" * 35, "1" + "0" * 35),
        ("gdp - gdp", {"gdp": "5"}, None, "0", "0"),
        ("gdp / population", {"gdp": "-90", "population": "3"}, "万元/人", "-30", "-30"),
    ],
)
def test_values_are_exact_and_shown_with_the_digits_that_the_operands_carry(
    text: str, figures: dict[str, str], unit: str | None, value: str, seen: str, make_store: MakeStore
) -> None:
    store = make_store([figure(metric, number) for metric, number in figures.items()], metrics=METRICS)
    (row,) = computed(store, text, unit=unit).rows
    assert row.value == Decimal(value)
    assert shown(row.fact, row.value) == seen


def test_a_result_beyond_all_figures_is_refused(make_store: MakeStore) -> None:
    store = make_store([figure("gdp", "1" + "0" * 29)], metrics=METRICS)
    with pytest.raises(UsageError, match="承德市 is larger or smaller"):
        computed(store, "gdp * " + "9" * 30)


def test_a_region_that_divides_by_nothing_has_no_row(make_store: MakeStore) -> None:
    facts = [figure("gdp", "5"), figure("population", "0"), figure("gdp", "6", region=CANGZHOU)]
    found = computed(
        make_store([*facts, figure("population", "3", region=CANGZHOU)], metrics=METRICS), "gdp / population"
    )
    assert [row.fact.region for row in found.rows] == [CANGZHOU]
    assert [note.message for note in hints(found)] == ["no result for Chengde 承德市: it divides by nothing"]


# Hedges ---------------------------------------------------------------------------------------------

HEDGES: list[tuple[str, tuple[str, str], tuple[str, str], str, str]] = [
    ("gdp / item-count", ("500", "gt"), ("10", "eq"), "gt", "超50"),
    ("gdp / item-count", ("500", "ge"), ("10", "eq"), "ge", "50以上"),
    ("gdp / item-count", ("500", "lt"), ("10", "eq"), "lt", "不足50"),
    ("gdp / item-count", ("500", "le"), ("10", "eq"), "le", "50以内"),
    ("gdp / item-count", ("500", "near"), ("10", "eq"), "near", "近50"),
    ("gdp / item-count", ("500", "approx"), ("10", "eq"), "approx", "约50"),
    ("gdp / item-count", ("500", "eq"), ("10", "eq"), "eq", "50"),
    # Below the stroke a bound turns.
    ("gdp / item-count", ("500", "eq"), ("10", "gt"), "lt", "不足50"),
    ("gdp / item-count", ("500", "eq"), ("10", "ge"), "le", "50以内"),
    ("gdp / item-count", ("500", "eq"), ("10", "lt"), "gt", "超50"),
    ("gdp / item-count", ("500", "eq"), ("10", "near"), "gt", "超50"),
    ("gdp / item-count", ("500", "eq"), ("10", "approx"), "approx", "约50"),
    # Two hedges.
    ("gdp / item-count", ("500", "gt"), ("10", "lt"), "gt", "超50"),
    ("gdp / item-count", ("500", "gt"), ("10", "gt"), "approx", "约50"),
    ("gdp / item-count", ("500", "near"), ("10", "near"), "approx", "约50"),
    ("gdp * item-count / 2", ("50", "near"), ("10", "near"), "near", "近250"),
    ("gdp * item-count / 2", ("50", "gt"), ("10", "ge"), "gt", "超250"),
    ("gdp * item-count / 2", ("50", "gt"), ("10", "lt"), "approx", "约250"),
    ("gdp * item-count / 2", ("50", "near"), ("10", "lt"), "lt", "不足250"),
    # Signs.
    ("gdp * item-count", ("-50", "eq"), ("10", "gt"), "lt", "不足-500"),
    ("gdp * item-count", ("0", "eq"), ("10", "gt"), "eq", "0"),
    # A difference that may be on either side of nothing bounds no quotient.
    ("(gdp - 100 * gdp / 50) / item-count", ("50", "gt"), ("10", "eq"), "approx", "约-5"),
]


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize(("text", "gdp", "items", "relation", "seen"), HEDGES)
def test_hedges_are_carried(
    text: str, gdp: tuple[str, str], items: tuple[str, str], relation: str, seen: str, make_store: MakeStore
) -> None:
    facts = [
        figure("gdp", gdp[0], relation=gdp[1], printed="甲"),
        figure("item-count", items[0], relation=items[1], printed="乙"),
    ]
    unit = "亿元/个" if "/ item" in text else None
    metrics = METRICS if unit else {**METRICS, "item-count": {**METRICS["item-count"], "unit": "%"}}
    store = make_store(facts, metrics=metrics)
    size = 1 if unit else Decimal("0.01")
    (row,) = computed(store, text, unit=unit).rows
    assert row.fact.relation == relation
    assert shown(row.fact, row.value / size) == seen


@pytest.mark.parametrize(
    ("gdp", "items", "told"),
    [("gt", "gt", True), ("approx", "gt", True), ("approx", "eq", False), ("gt", "eq", False), ("gt", "lt", False)],
)
def test_a_hedge_that_is_lost_is_told(gdp: str, items: str, told: bool, make_store: MakeStore) -> None:
    store = make_store([figure("gdp", "5", relation=gdp), figure("item-count", "2", relation=items)], metrics=METRICS)
    found = computed(store, "gdp / item-count")
    assert (serious(found) == ["bound"]) is told
    assert (found.rows[0].flags == ("bound",)) is told


def test_hedges_leave_ranks_open(make_store: MakeStore) -> None:
    facts = [
        figure("gdp", "500", relation="gt"),
        figure("item-count", "10"),
        figure("gdp", "600", region=CANGZHOU),
        figure("item-count", "10", region=CANGZHOU),
    ]
    found = computed(make_store(facts, metrics=METRICS), "gdp / item-count")
    assert {row.fact.region: (row.rank, row.last_rank) for row in found.rows} == {CHENGDE: (1, 2), CANGZHOU: (1, 2)}
    assert serious(found) == ["bound"]


# Which figures go together ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("gdp", "population", "choice", "taken", "codes"),
    [
        (["2022"], ["2022"], {}, [("2022", "2022")], []),
        # A moment within a year is of that year, a quarter is not.
        (["2022"], ["2022-12-31"], {}, [("2022", "2022-12-31")], []),
        (["2021", "2022", "2023"], ["2021", "2022"], {}, [("2022", "2022")], []),
        (["2022", "2023"], ["2020", "2022"], {"at": "2022"}, [("2022", "2022")], []),
        (["2022"], ["2021"], {}, [("2022", "2021")], ["date-gap"]),
        (["2022"], ["2021"], {"tolerance": timedelta(0)}, [], []),
        (["2022"], ["2019"], {}, [], []),
        (["2022"], ["2019"], {"tolerance": timedelta(days=1000)}, [("2022", "2019")], ["date-gap"]),
        # What agrees is not worth any age.
        (["2010", "2022"], ["2010", "2021"], {}, [("2022", "2021")], ["date-gap"]),
        (["2010", "2022"], ["2010", "2021"], {"at": "2010"}, [("2010", "2010")], []),
        (["2021", "2022"], ["2021", "2022"], {"history": True}, [("2021", "2021"), ("2022", "2022")], []),
        (["2022"], ["2022"], {"at": "2015"}, [], []),
    ],
)
def test_operands_are_of_one_time(
    gdp: list[str],
    population: list[str],
    choice: dict[str, Any],
    taken: list[tuple[str, str]],
    codes: list[str],
    make_store: MakeStore,
) -> None:
    facts = [figure("gdp", "10", period, accumulation="flow") for period in gdp]
    facts += [figure("population", "5", period) for period in population]
    found = computed(make_store(facts, metrics=METRICS), "gdp / population", **choice)
    assert [tuple(fact.period for fact in row.operands) for row in found.rows] == taken
    assert serious(found) == codes
    assert all(row.flags == tuple(codes) for row in found.rows)
    told = " ".join(note.message for note in found.notes if note.code == "date-gap")
    assert all(period in told for pair in taken for period in pair if codes)


def test_two_flows_of_other_lengths_are_of_different_periods(make_store: MakeStore) -> None:
    facts = [
        figure("gdp", "10", "2022", accumulation="flow"),
        figure("exports", "5", "2022-01/2022-03", accumulation="flow"),
    ]
    assert serious(computed(make_store(facts, metrics=METRICS), "exports / gdp", unit="美元/元")) == ["date-gap"]


@pytest.mark.parametrize(
    ("one", "other", "choice", "codes", "verdict"),
    [
        ({}, {}, {}, [], "yes"),
        ({"nature": "preliminary"}, {"nature": "revised"}, {}, ["nature"], "caution"),
        ({"nature": "target"}, {}, {"include": ("target",)}, ["nature"], "no"),
        ({"nature": "target"}, {"nature": "target"}, {"include": ("target",)}, [], "yes"),
        ({"accumulation": "cumulative"}, {"accumulation": "flow"}, {}, ["accumulation"], "caution"),
        ({"accumulation": "flow"}, {"accumulation": "point"}, {}, [], "yes"),
        ({"counterpart": [BEIJING]}, {"counterpart": [BEIJING, TIANJIN]}, {}, ["counterpart"], "caution"),
        ({"counterpart": [BEIJING]}, {}, {}, [], "yes"),
    ],
)
def test_what_sets_operands_apart_is_told(
    one: Fact, other: Fact, choice: dict[str, Any], codes: list[str], verdict: str, make_store: MakeStore
) -> None:
    store = make_store([figure("gdp", "10", **one), figure("population", "5", **other)], metrics=METRICS)
    found = computed(store, "gdp / population", **choice)
    assert (serious(found), found.verdict) == (codes, verdict)
    assert found.rows[0].flags == tuple(codes)
    assert all(set(note.facts) == {"f1", "f2"} for note in found.notes if note.weight != "hint")


def test_figures_of_one_partner_and_one_basis_are_paired(make_store: MakeStore) -> None:
    facts = [
        figure("gdp", "10", basis="甲", id="gdp-a"),
        figure("gdp", "20", basis="乙", id="gdp-b"),
        figure("item-count", "5", basis="甲", id="count-a"),
        figure("item-count", "4", basis="乙", id="count-b"),
    ]
    found = computed(make_store(facts, metrics=METRICS), "gdp / item-count")
    assert [[fact.id for fact in row.operands] for row in found.rows] == [["gdp-b", "count-b"], ["gdp-a", "count-a"]]


def test_every_basis_has_its_row_where_nothing_tells_which_is_meant(make_store: MakeStore) -> None:
    facts = [figure("gdp", "10"), figure("population", "5", basis="常住"), figure("population", "4", basis="户籍")]
    found = computed(make_store(facts, metrics=METRICS), "gdp / population")
    assert [row.fact.basis for row in found.rows] == ["常住人口: 户籍", "常住人口: 常住"]
    assert serious(found) == ["basis"]


# A total since 2014 and the count of a year, each on a basis of its own.
TOTAL, YEAR = ({"accumulation": "cumulative", "period": "2014/2022"}, {"accumulation": "flow", "period": "2022"})
SINCE_2017 = {"accumulation": "cumulative", "period": "2017/2022"}


@pytest.mark.parametrize(
    ("money", "items", "paired", "codes"),
    [
        ([TOTAL], [YEAR], [("甲0", "乙0")], ["date-gap", "accumulation"]),
        ([TOTAL, YEAR], [YEAR], [("甲1", "乙0")], []),
        ([TOTAL, YEAR], [YEAR, TOTAL], [("甲0", "乙1"), ("甲1", "乙0")], ["accumulation", "basis"]),
        # Totals with one start are paired, and the rest only where they have nothing better.
        ([TOTAL, SINCE_2017], [TOTAL, SINCE_2017], [("甲0", "乙0"), ("甲1", "乙1")], ["accumulation", "basis"]),
        ([TOTAL, SINCE_2017], [TOTAL], [("甲0", "乙0"), ("甲1", "乙0")], ["basis", "date-gap"]),
    ],
)
def test_figures_that_are_collected_alike_are_paired(
    money: list[Fact], items: list[Fact], paired: list[tuple[str, str]], codes: list[str], make_store: MakeStore
) -> None:
    facts = [figure("gdp", str(10 + place), basis=f"甲{place}", **one) for place, one in enumerate(money)]
    facts += [figure("item-count", "5", basis=f"乙{place}", **one) for place, one in enumerate(items)]
    found = computed(make_store(facts, metrics=METRICS), "gdp / item-count")
    assert sorted(tuple(str(fact.basis) for fact in row.operands) for row in found.rows) == paired
    assert serious(found) == codes


def test_a_result_that_is_not_of_the_time_asked_for_is_told(make_store: MakeStore) -> None:
    store = make_store([figure("gdp", "10", "2020"), figure("population", "5", "2020")], metrics=METRICS)
    (note,) = computed(store, "gdp / population", at="2021").notes
    assert (note.code, set(note.facts)) == ("date-gap", {"f1", "f2"})
    assert "not of 2021" in note.message
    assert computed(store, "gdp / population", at="2020").notes == []


def test_too_many_ways_to_pair_are_refused(make_store: MakeStore) -> None:
    facts = [figure(metric, "5", basis=str(n)) for metric in ("gdp", "population") for n in range(40)]
    with pytest.raises(NotComparableError, match="more than 1000 ways"):
        computed(make_store(facts, metrics=METRICS), "gdp / population")


def test_the_figure_of_several_is_the_one_that_compare_takes(make_store: MakeStore) -> None:
    sources = {
        "bulletin": {"authority": "bureau", "access": "address"},
        "daily": {"authority": "press", "access": "address"},
    }
    facts = [
        figure("gdp", "10", source="daily", id="press"),
        figure("gdp", "20", source="bulletin", id="official"),
        figure("population", "5", source="daily", id="people"),
    ]
    found = computed(make_store(facts, sources=sources, metrics=METRICS), "gdp / population")
    (row,) = found.rows
    assert [fact.id for fact in row.operands] == ["official", "people"]
    assert (serious(found), row.flags, row.sources) == (["source"], ("source",), ("bulletin", "daily"))


def test_a_region_without_an_operand_is_named_with_what_it_lacks(make_store: MakeStore) -> None:
    facts = [figure("gdp", "10"), figure("population", "5"), figure("gdp", "9", region=CANGZHOU)]
    found = computed(make_store(facts, metrics=METRICS), "gdp / population", regions=(CHENGDE, CANGZHOU, BEIJING))
    assert {note.message for note in hints(found)} == {
        "no result for Cangzhou 沧州市: no figure of Resident population 常住人口",
        "no result for Beijing 北京市: no figure of GDP 地区生产总值, Resident population 常住人口",
    }


@pytest.mark.parametrize(
    ("periods", "period"),
    [
        (("2022", "2022"), "2022"),
        (("2022", "2022-12-31"), "2022"),
        (("2022", "2021-12-31"), "2021-12-31/2022"),
        (("../2022-10", "2022-10"), "../2022-10"),
        (("../2022-10", "2022-12"), "../2022-12"),
        (("2017/2022-10", "2016/2022-10"), "2016/2022-10"),
    ],
)
def test_the_period_is_that_of_the_operands_or_spans_them(
    periods: tuple[str, str], period: str, make_store: MakeStore
) -> None:
    facts = [figure("gdp", "10", periods[0]), figure("population", "5", periods[1])]
    for fact in facts:
        fact["accumulation"] = "cumulative" if "/" in fact["period"] else "point"
    (row,) = computed(make_store(facts, metrics=METRICS), "gdp / population").rows
    assert row.fact.period == period


@pytest.mark.parametrize(
    ("choice", "regions"),
    [
        ({}, [CANGZHOU, CHENGDE]),
        ({"reverse": True}, [CHENGDE, CANGZHOU]),
        ({"sort": "region"}, [CHENGDE, CANGZHOU]),
        ({"top": 1}, [CANGZHOU]),
        ({"regions": (CHENGDE,)}, [CHENGDE]),
    ],
)
def test_results_are_ordered_as_figures_are(choice: dict[str, Any], regions: list[str], make_store: MakeStore) -> None:
    facts = [figure("gdp", "10"), figure("population", "5")]
    facts += [figure("gdp", "20", region=CANGZHOU), figure("population", "5", region=CANGZHOU)]
    assert [
        row.fact.region for row in computed(make_store(facts, metrics=METRICS), "gdp / population", **choice).rows
    ] == (regions)


# Named formulas ---------------------------------------------------------------------------------------


def test_published_and_computed_are_told_apart(make_store: MakeStore) -> None:
    facts = [figure("gdp", "10"), figure("population", "5"), figure("gdp-per-capita", "19000", id="published")]
    store = make_store(facts, metrics=METRICS)
    published, worked_out = computed(store, "gdp-per-capita"), computed(store, "=gdp-per-capita")
    assert [(row.value, row.fact.id, row.operands) for row in published.rows] == [(Decimal(19000), "published", ())]
    assert any("=gdp-per-capita" in note.message for note in hints(published))
    assert [(row.value, row.fact.unit, len(row.operands)) for row in worked_out.rows] == [(Decimal(20000), "元/人", 2)]
    assert worked_out.metric.id == "gdp / population"


def test_what_nobody_has_published_is_worked_out(make_store: MakeStore) -> None:
    store = make_store([figure("gdp", "10"), figure("population", "5")], metrics=METRICS)
    assert [row.value for row in computed(store, "gdp-per-capita").rows] == [20000]
    assert [row.value for row in computed(store, "gdp-per-capita * 2", unit="元/人").rows] == [40000]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"gdp": "population * 1", "population": "gdp * 1"}, "leads back"),
        ({f"m{n}": f"m{n + 1} + m{n + 1}" for n in range(12)}, "more than 100 figures"),
        ({f"m{n}": f"m{n + 1} * 1" for n in range(60)}, "at most 20 deep"),
    ],
)
def test_formulas_of_formulas_end(changed: dict[str, str], said: str, make_store: MakeStore) -> None:
    plain = {"name": "某", "unit": "亿元"}
    metrics = {**METRICS, "m12": plain, "m60": plain}
    metrics |= {key: {**plain, "formula": formula} for key, formula in changed.items()}
    with pytest.raises(UsageError, match=said):
        computed(make_store([], metrics=metrics), f"{next(iter(changed))} * 2")


def test_a_metric_without_a_formula_is_not_worked_out(known: Store) -> None:
    with pytest.raises(UsageError, match="area has no formula"):
        computed(known, "=area")


# As it ships ------------------------------------------------------------------------------------------

FORMULA = "investment-total / project-count"


def test_the_rows_have_the_keys_of_any_comparison() -> None:
    whole = answer("compare", FORMULA, "--region", "沧州", "--at", "2022-10")
    (row,) = whole["rows"]
    assert list(row) == list(answer("compare", "forest-coverage")["rows"][0])
    assert row["fact"] is None
    assert (row["metric"], row["printed"], row["unit"]) == (FORMULA, "2787亿元 / 672个", "亿元/个")
    assert row["value"] == Decimal("4.147321428571428571428571428571429")
    assert whole["verdict"] == "yes"


def test_operands_are_given_on_demand() -> None:
    done = run(
        *("compare", FORMULA, "forest-coverage", "--region", "沧州", "--region", "承德"),
        *("--at", "2022-10", "--fields", "operands,source"),
    )
    assert done.stdout.splitlines()[1:] == [
        "cangzhou.investment-total.2022-10;cangzhou.project-count.2022-10\tjjj-delegates-2022-10",
        "\tjjj-delegates-2022-10",
    ]


@pytest.mark.parametrize(
    ("asked", "code", "said"),
    [
        ((FORMULA, "--unit", "公顷"), 5, "cannot become area"),
        ((FORMULA, "--strict"), 5, "basis, scope"),
        (("investment-totl / 2",), 3, "character 1"),
        (("forest-area / 0",), 2, "divides by nothing"),
        ((FORMULA, "--parts"), 2, "--parts"),
        (("(" * 400,), 2, "20 deep"),
        (("forest-area * " * 5000,), 2, "500 characters"),
        ((FORMULA, "--at", "2000", "--fail-empty"), 4, "nothing found"),
    ],
)
def test_what_is_refused_is_told_in_a_sentence(asked: tuple[str, ...], code: int, said: str) -> None:
    done = run("compare", *asked)
    assert done.returncode == code
    errors = [line for line in done.stderr.splitlines() if line.startswith("error:")]
    assert len(errors) == 1
    assert said in errors[0]


def test_several_sources_are_joined(tmp_path: Any) -> None:
    source = {"title": "报", "publishers": ["某报"], "published": "2022", "authority": "press", "access": "address"}
    fact = own_fact(metric="forest-area", region="110119", value=90, unit="万亩", printed="90万亩", source="mine")
    own = write_store(tmp_path / "own.json", sources={"mine": source}, facts={"mine.forest-area.2021": fact})
    done = run("compare", "forest-area / forest-coverage", "--region", "延庆", "--store", own, "--fields", "source")
    assert done.stdout.splitlines() == ["source", "mine;jjj-delegates-2022-10"]
    page = run("compare", "forest-area / forest-coverage", "--region", "延庆", "--store", own, "--format", "table")
    assert "[2]" in page.stdout


def test_a_plain_metric_is_compared_as_ever(shipped: Store) -> None:
    metric = shipped.metrics["forest-coverage"]
    assert computed(shipped, "forest-coverage") == compare(shipped, metric, Choice())
