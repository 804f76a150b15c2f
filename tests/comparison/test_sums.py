"""Sums over parts: what the parts are, which figures are added up, what is said of them, what is refused."""

import re
from collections.abc import Callable, Iterable
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from running import answer, exact, own_fact, run, write_store

from jjj_cli.answers.rows.facts import compared_row
from jjj_cli.comparison.results import Choice, Comparison, Note
from jjj_cli.comparison.sums import addition
from jjj_cli.comparison.sums.composition import outermost, parts_of
from jjj_cli.comparison.sums.scope import Coverage, Coverages
from jjj_cli.record.records import Store
from jjj_cli.text.wording import shown

Fact = dict[str, Any]
MakeStore = Callable[..., Store]

HEBEI, BAODING, DINGZHOU, XIONGAN, BEIJING = "130000", "130600", "130682", "xiongan-new-area", "110000"
XIONGAN_COUNTIES = ("130629", "130632", "130638")
CITIES = tuple(f"13{number:02}00" for number in range(1, 12))
COUNTIES = ("131024", "131028", "131082")  # 北三县
METRICS: dict[str, dict[str, Any]] = {
    "people": {"name": "人口", "name_en": "People", "unit": "万人", "additive": True},
    "money": {"name": "投资", "name_en": "Money", "unit": "亿元", "additive": True},
    "coverage": {"name": "覆盖率", "name_en": "Coverage", "unit": "%"},
    "income": {"name": "人均收入", "name_en": "Income", "unit": "元"},
}


def figure(region: str, value: str = "10", **more: Any) -> Fact:
    return {"metric": "people", "region": region, "value": value, "unit": "万人", **more}


def summed(store: Store, metric: str = "people", **choice: Any) -> Comparison:
    return addition.compute(store, store.metrics[metric], Choice(summed=True, **choice))


def serious(comparison: Comparison) -> list[str]:
    return [note.code for note in comparison.notes if note.weight != "hint"]


def hints(comparison: Comparison, code: str) -> list[Note]:
    return [note for note in comparison.notes if (note.weight, note.code) == ("hint", code)]


# What the parts are ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "parts"),
    [
        ("jjj", {"110000", "120000", "130000"}),
        (HEBEI, set(CITIES)),
        (XIONGAN, set(XIONGAN_COUNTIES)),
        ("beisanxian", set(COUNTIES)),
        ("tong-wu-lang", {"110112", "120114", "131000"}),
        ("130681", set()),
        ("bohai-new-area", set()),
        # Of Inner Mongolia the store has one county, and what it has is no whole.
        ("150000", set()),
    ],
)
def test_what_a_region_is_made_of(code: str, parts: set[str], shipped: Store) -> None:
    assert set(parts_of(shipped.regions, code).codes) == parts


@pytest.mark.parametrize(("code", "count"), [(BEIJING, 16), ("120000", 16), (BAODING, 24), ("130900", 16)])
def test_districts_and_counties_are_parts_and_zones_are_not(code: str, count: int, shipped: Store) -> None:
    parts = parts_of(shipped.regions, code).codes
    assert (len(parts), {shipped.regions[part].level for part in parts}) == (count, {"county"})


@pytest.mark.parametrize(
    ("codes", "kept", "inside", "across"),
    [
        (("130900", "130984"), ("130900",), (("130984", "130900"),), ()),
        (("130984", "130900"), ("130900",), (("130984", "130900"),), ()),
        # By code the three counties are those of Baoding, and all of Xiong'an.
        ((XIONGAN, BAODING), (BAODING,), ((XIONGAN, BAODING),), ()),
        ((XIONGAN, "130629"), (XIONGAN,), (("130629", XIONGAN),), ()),
        (("beisanxian", "131000"), ("131000",), (("beisanxian", "131000"),), ()),
        (("130900", "130900"), ("130900",), (), ()),
        ((BAODING, "130900"), (BAODING, "130900"), (), ()),
        # The airport zone lies in both districts, in neither whole.
        (
            ("daxing-airport-zone", "131000"),
            ("daxing-airport-zone", "131000"),
            (),
            (("daxing-airport-zone", "131000"),),
        ),
    ],
)
def test_no_ground_is_counted_twice(
    codes: tuple[str, ...], kept: tuple[str, ...], inside: tuple[Any, ...], across: tuple[Any, ...], shipped: Store
) -> None:
    assert outermost(shipped.regions, codes) == (kept, inside, across)


@pytest.mark.parametrize(
    ("region", "basis", "covered"),
    [
        (BAODING, "含定州、雄安", Coverage()),
        (BAODING, "含定州市、容城县、安新县、雄县、高阳县龙化乡", Coverage()),
        (BAODING, "含定州", Coverage(unsure=(XIONGAN,))),
        (BAODING, "不含定州市", Coverage(without=(DINGZHOU,), unsure=(XIONGAN,))),
        (
            BAODING,
            "不含定州市、容城县、安新县、雄县、高阳县龙化乡",
            Coverage(without=(DINGZHOU, XIONGAN), pieces=("高阳县龙化乡",)),
        ),
        (BAODING, "不含定州市，不含雄安新区（三县）", Coverage(without=(DINGZHOU, XIONGAN))),
        (BAODING, "含定州，不含雄安", Coverage(without=(XIONGAN,))),
        (BAODING, "不包括容城县", Coverage(without=("130629",), unsure=(DINGZHOU, "130632", "130638"))),
        (BAODING, "未写明是否含定州、雄安", Coverage(unsure=(DINGZHOU, XIONGAN))),
        (BAODING, None, Coverage(unsure=(DINGZHOU, XIONGAN))),
        (BAODING, "含灌木林", Coverage(unsure=(DINGZHOU, XIONGAN), rest="含灌木林")),
        (BAODING, "含定州、雄安；户籍人口", Coverage(rest="户籍人口")),
        ("130100", "不含辛集市", Coverage(without=("130181",))),
        # What lies elsewhere is no part of it, and its name says nothing of the ground.
        ("130200", "不含辛集市", Coverage(rest="不含辛集市")),
        ("130200", None, Coverage()),
    ],
)
def test_a_basis_says_which_ground_a_figure_covers(
    region: str, basis: str | None, covered: Coverage, shipped: Store
) -> None:
    fact = next(fact for fact in shipped.facts.values() if fact.region == region)
    changed = type(fact)(**{**{key: getattr(fact, key) for key in fact.__struct_fields__}, "basis": basis})
    found = Coverages(shipped).of(changed)
    assert (set(found.without), found.pieces, set(found.unsure), found.rest) == (
        set(covered.without),
        covered.pieces,
        set(covered.unsure),
        covered.rest,
    )


# Sums of the shipped figures -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "region", "value", "period", "published", "difference"),
    [
        (("population-census",), "北京市", 21893095, "2020-11-01", 21893095, 0),
        (("population-census",), "河北省", 74610235, "2020-11-01", 74610235, 0),
        (("population-census",), "京津冀", 110369339, "2020-11-01", None, None),
        (("population-total",), "河北省", 6943, "2007", 6943, 0),
        (("gdp",), "河北省", Decimal("45954.1"), "2023/2024", Decimal("47448.1"), Decimal("-1494.0")),
        (("gdp",), "京津冀", Decimal("119918.42"), "2025", 120000, None),
        (("gdp", "--at", "2024"), "京津冀", Decimal("115049.6"), "2024", 115000, Decimal("49.6")),
        # Three cities have a figure of 2024, and eleven of 2023.
        (("gdp", "--at", "2023"), "河北省", Decimal("44643.6"), "2023", Decimal("45660.0"), Decimal("-1016.4")),
        (("gdp", "--at", "2000"), "京津冀", Decimal("9907.5"), "2000", None, None),
    ],
)
def test_the_shipped_figures_add_up(
    asked: tuple[str, ...], region: str, value: object, period: str, published: object, difference: object
) -> None:
    fields = "region,value,period,published_value,difference"
    rows = answer("compare", *asked, "--sum", "--fields", fields)["rows"]
    assert {row["region"]: row for row in rows}[region] == {
        "region": region,
        "value": value,
        "period": period,
        "published_value": published,
        "difference": difference,
    }


@pytest.mark.parametrize(
    ("metric", "check", "region"),
    [
        ("population-census", "beijing.census-2020-districts", "北京市"),
        ("population-census", "tianjin.census-2020-districts", "天津市"),
        ("population-census", "hebei.census-2020-cities", "河北省"),
        ("population-total", "hebei.population-2007-cities", "河北省"),
    ],
)
def test_what_is_added_up_is_what_the_audit_adds_up(metric: str, check: str, region: str, shipped: Store) -> None:
    rows = answer("compare", metric, "--sum", "--fields", "region,operands,published")["rows"]
    (row,) = [row for row in rows if row["region"] == region]
    assert added(shipped, row["operands"]) == added(shipped, shipped.checks[check].of)
    assert row["published"] == shipped.checks[check].result


def added(store: Store, ids: Iterable[str]) -> set[tuple[str, str | None, int]]:
    """Give the regions, bases and thousands of people of figures: one may be shipped from several sources."""
    people = {"人": 1, "万人": 10000, "萬人": 10000}
    facts = [store.facts[fact] for fact in ids]
    return {(fact.region, fact.basis, round(fact.value * people[fact.unit] / 1000)) for fact in facts}


def test_a_figure_that_is_the_sum_of_others_is_not_added_to_them() -> None:
    whole = answer("compare", "zhongguancun-branch-count", "--sum")
    assert (whole["rows"], whole["verdict"]) == ([], "caution")
    (note,) = [note for note in whole["notes"] if note["code"] == "scope"]
    assert "Beijing 北京市 is itself the sum of others that are parts: Tianjin 天津市, Hebei 河北省" in note["message"]
    assert len(note["facts"]) == 3


# Which figures are added up --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "choice", "value", "codes"),
    [
        (({}, {}, {}), {}, 30, []),
        (({}, {}, {}), {"at": "2022"}, 30, []),
        (({}, {}, {}), {"at": "2023"}, 30, ["date-gap"]),
        (({}, {}, {}), {"at": "2015"}, None, []),
        # A moment within a year is of that year.
        (({}, {}, {"period": "2022-12-31"}), {}, 30, []),
        (({}, {}, {"period": "2021"}), {}, 30, ["date-gap"]),
        (({}, {}, {"period": "2021"}), {"tolerance": timedelta(0)}, None, []),
        (({}, {}, {"period": "2019"}), {}, None, []),
        (({}, {}, {"nature": "preliminary"}), {}, 30, ["nature"]),
        (({}, {}, {"nature": "target"}), {}, None, []),
        (({}, {}, {"nature": "planned"}), {}, None, []),
        (({}, {}, {"accumulation": "cumulative"}), {}, None, []),
        (({"accumulation": "flow"},) * 3, {}, 30, []),
        (
            ({"accumulation": "flow"}, {"accumulation": "flow"}, {"accumulation": "flow", "period": "2022-01/2022-06"}),
            {},
            None,
            [],
        ),
        (
            (
                {"accumulation": "cumulative", "period": "2014/2022"},
                {"accumulation": "cumulative", "period": "2014/2022"},
                {"accumulation": "cumulative", "period": "2017/2022"},
            ),
            {},
            30,
            ["date-gap", "accumulation"],
        ),
        (
            ({"counterpart": [BEIJING]}, {"counterpart": [BEIJING]}, {"counterpart": [BEIJING, "120000"]}),
            {},
            30,
            ["counterpart"],
        ),
        (({"counterpart": [BEIJING]},) * 3, {}, 30, []),
        (({}, {}, {"basis": "户籍人口"}), {}, 30, ["basis"]),
        (({"basis": "户籍人口"},) * 3, {}, 30, []),
        (({}, {}, {"part_of": "f1"}), {}, None, []),
    ],
)
def test_figures_that_go_together_are_added_up(
    changes: tuple[Fact, ...], choice: dict[str, Any], value: int | None, codes: list[str], make_store: MakeStore
) -> None:
    facts = [figure(code, **{"period": "2022", **change}) for code, change in zip(COUNTIES, changes, strict=True)]
    found = summed(make_store(facts, metrics=METRICS), regions=("beisanxian",), **choice)
    assert [row.value for row in found.rows] == ([] if value is None else [value])
    assert (serious(found), found.verdict) == (codes, "caution" if codes else "yes")
    assert all(row.flags == tuple(codes) for row in found.rows)
    assert bool(hints(found, "missing")) is (value is None)


@pytest.mark.parametrize(
    ("more", "choice", "taken"),
    [
        # The newest, but no older one that lies closer together is worth more than the tolerance.
        ([("131024", {"period": "2023"})], {}, {"f1", "f2", "f3"}),
        ([(code, {"period": "2024"}) for code in COUNTIES], {}, {"f4", "f5", "f6"}),
        ([(code, {"period": "2024"}) for code in COUNTIES], {"at": "2022"}, {"f1", "f2", "f3"}),
        ([(code, {"period": "2024"}) for code in COUNTIES[:2]], {}, {"f1", "f2", "f3"}),
        # What counts as the others do, whatever is newer.
        ([(code, {"basis": "户籍人口"}) for code in COUNTIES[:1]], {}, {"f1", "f2", "f3"}),
        # A year is not added to from quarters where the years are there.
        (
            [(code, {"accumulation": "flow", "period": "2023-01/2023-03"}) for code in COUNTIES]
            + [(code, {"accumulation": "flow", "period": "2022"}) for code in COUNTIES],
            {"at": "2022"},
            {"f1", "f2", "f3"},
        ),
        # The better source, and what corrects another.
        ([("131024", {"source": "copy", "value": "11"})], {}, {"f1", "f2", "f3"}),
    ],
)
def test_one_figure_a_part_is_taken(
    more: list[tuple[str, Fact]], choice: dict[str, Any], taken: set[str], make_store: MakeStore
) -> None:
    facts = [figure(code) for code in COUNTIES] + [figure(code, **change) for code, change in more]
    sources = {"s": {}, "copy": {"authority": "press", "access": "copy"}}
    found = summed(make_store([{"source": "s", **fact} for fact in facts], metrics=METRICS, sources=sources), **choice)
    (row,) = [row for row in found.rows if row.fact.region == "beisanxian"]
    assert {fact.id for fact in row.operands} == taken


def test_what_is_lacking_is_named(make_store: MakeStore) -> None:
    found = summed(make_store([figure(COUNTIES[0])], metrics=METRICS), regions=("beisanxian", "130681", XIONGAN))
    assert found.rows == []
    assert [note.message for note in hints(found, "missing")] == [
        "no sum for Zhuozhou 涿州市: no parts are known",
        "no sum for Xiong'an New Area 河北雄安新区: no part has a figure of People 人口",
        "no sum for Three Northern Counties of Langfang 北三县 (2022, at a point in time): figures of 1 of 3 parts, "
        "none of Dachang Hui Autonomous County 大厂回族自治县, Sanhe 三河市",
    ]
    assert hints(found, "missing")[2].facts == ("f1",)


def test_a_long_list_of_what_is_lacking_is_cut(make_store: MakeStore) -> None:
    found = summed(make_store([figure("130602")], metrics=METRICS), regions=(BAODING,))
    (note,) = hints(found, "missing")
    assert "figures of 1 of 24 parts" in note.message
    assert note.message.endswith(" and 7 more")


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize(
    ("hedges", "relation", "seen", "codes"),
    [
        (("eq", "eq", "eq"), "eq", "30", []),
        (("gt", "eq", "eq"), "gt", "超30", []),
        (("gt", "gt", "ge"), "gt", "超30", []),
        (("ge", "ge", "eq"), "ge", "30以上", []),
        (("near", "eq", "eq"), "near", "近30", []),
        (("near", "near", "eq"), "near", "近30", []),
        (("lt", "le", "eq"), "lt", "不足30", []),
        (("approx", "eq", "eq"), "approx", "约30", []),
        (("gt", "near", "eq"), "approx", "约30", ["bound"]),
        (("gt", "approx", "eq"), "approx", "约30", ["bound"]),
    ],
)
def test_hedges_are_carried(
    hedges: tuple[str, ...], relation: str, seen: str, codes: list[str], make_store: MakeStore
) -> None:
    facts = [figure(code, relation=hedge, printed="甲") for code, hedge in zip(COUNTIES, hedges, strict=True)]
    found = summed(make_store(facts, metrics=METRICS), regions=("beisanxian",))
    (row,) = found.rows
    assert (row.fact.relation, shown(row.fact, row.value), serious(found)) == (relation, seen, codes)


def test_as_many_digits_are_shown_as_the_coarsest_part_carries(make_store: MakeStore) -> None:
    facts = [figure("131024", "12.34"), figure("131028", "56780", unit="人"), figure("131082", "50.1")]
    (row,) = summed(make_store(facts, metrics=METRICS), regions=("beisanxian",), unit="人").rows
    assert (row.value, shown(row.fact, row.value)) == (Decimal(681180), "681000")


# Ground that is counted here or there -----------------------------------------------------------------

WITH, WITHOUT = "含定州、雄安", "不含定州市、雄安新区"
LEFT_OUT = "不含定州市、容城县、安新县、雄县、高阳县龙化乡"


@pytest.mark.parametrize(
    ("baoding", "more", "value", "codes", "said"),
    [
        ([WITH], [], 110, [], ""),
        ([WITHOUT], [], None, [], "Dingzhou 定州市, which the figure of Baoding 保定市 leaves out"),
        ([WITHOUT], [DINGZHOU], None, [], "Xiong'an New Area 河北雄安新区, which the figure of Baoding"),
        ([WITHOUT], [DINGZHOU, XIONGAN], 130, [], ""),
        ([WITHOUT], [DINGZHOU, *XIONGAN_COUNTIES], 150, [], ""),
        ([WITHOUT], [DINGZHOU, *XIONGAN_COUNTIES[:2]], None, [], "Xiong County 雄县"),
        ([WITHOUT, WITH], [DINGZHOU, XIONGAN], 110, [], ""),
        ([WITH], [DINGZHOU, XIONGAN], 110, [], ""),
        ([LEFT_OUT], [DINGZHOU, XIONGAN], 130, ["basis"], "高阳县龙化乡"),
        ([LEFT_OUT], [], None, [], "定州市"),
        ([None], [], 110, ["basis"], "whether they count Xiong'an New Area 河北雄安新区 (in Baoding 保定市)"),
        (["未写明是否含定州"], [], 110, ["basis"], "Dingzhou 定州市"),
        # What is said of the ground outweighs what is not.
        ([None, WITH], [], 110, [], ""),
        ([None, WITHOUT], [DINGZHOU, XIONGAN], 130, [], ""),
    ],
)
def test_what_is_counted_apart_is_counted_once(
    baoding: list[str | None], more: list[str], value: int | None, codes: list[str], said: str, make_store: MakeStore
) -> None:
    facts = [figure(code) for code in CITIES if code != BAODING] + [figure(code) for code in more]
    facts += [figure(BAODING, basis=basis) for basis in baoding]
    found = summed(make_store(facts, metrics=METRICS), regions=(HEBEI,))
    assert [row.value for row in found.rows] == ([] if value is None else [value])
    assert serious(found) == codes
    assert said in " ".join(note.message for note in found.notes)


def test_the_row_says_on_which_basis_the_parts_count(make_store: MakeStore) -> None:
    facts = [figure(code) for code in CITIES if code != BAODING] + [figure(BAODING, basis=WITH)]
    (row,) = summed(make_store(facts, metrics=METRICS), regions=(HEBEI,)).rows
    assert row.fact.basis == f"保定市: {WITH}"


@pytest.mark.parametrize(("published", "weight"), [("110", "hint"), ("120", "caution")])
def test_what_nobody_says_is_no_caveat_where_the_sum_is_what_is_published(
    published: str, weight: str, make_store: MakeStore
) -> None:
    facts = [figure(code) for code in CITIES] + [figure(HEBEI, published)]
    found = summed(make_store(facts, metrics=METRICS), regions=(HEBEI,))
    assert {note.weight for note in found.notes if note.code == "basis"} == {weight}


# Beside what is published ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("published", "said", "weight", "difference"),
    [
        ({"value": "30"}, "add up to 30万人, which agrees with what is published: 30万人", "hint", 0),
        # Each of the three may be half of one of its last digit more, and the published one of its own less.
        ({"value": "31.5"}, "which agrees with", "hint", Decimal("-1.5")),
        ({"value": "31.6"}, "5.1% less than is published", "caution", Decimal("-1.6")),
        ({"value": "40"}, "add up to 30万人, 25% less than is published: 40万人", "caution", -10),
        ({"value": "24"}, "add up to 30万人, 25% more than is published: 24万人", "caution", 6),
        ({"value": "28", "relation": "gt"}, "which agrees with what is published: over 28万人", "hint", None),
        ({"value": "35", "relation": "gt"}, "14% less than is published: over 35万人", "caution", None),
        ({"value": "35", "relation": "approx"}, "14% less than is published: about 35万人", "caution", None),
        ({"value": "400000", "unit": "人"}, "25% less than is published: 40万人", "caution", -10),
        ({"value": "30", "period": "2022-12-31"}, "(2022-12-31; actual; ", "hint", 0),
        ({"value": "30", "period": "2020"}, "", "", None),
        ({"value": "30", "nature": "target"}, "", "", None),
        ({"value": "30", "accumulation": "flow"}, "", "", None),
    ],
)
def test_it_stands_beside_what_is_published(
    published: Fact, said: str, weight: str, difference: object, make_store: MakeStore
) -> None:
    store = make_store([*map(figure, COUNTIES), figure("beisanxian", **published)], metrics=METRICS)
    found = summed(store, regions=("beisanxian",))
    told = [note for note in found.notes if note.code == "source"]
    assert [note.weight for note in told] == ([weight] if weight else [])
    assert all(said in note.message for note in told)
    assert all(set(note.facts) == {"f1", "f2", "f3", "f4"} for note in told)
    (row,) = found.rows
    assert (row.published.id if row.published else None) == ("f4" if weight else None)
    assert row.flags == (("source",) if weight == "caution" else ())
    assert compared_row(store, row, "万人")["difference"] == difference


def test_sources_that_differ_on_a_part_are_told(make_store: MakeStore) -> None:
    facts = [*map(figure, COUNTIES), figure(COUNTIES[0], "12", source="other")]
    facts = [{"source": "first", **fact} for fact in facts]
    sources = {"first": {}, "other": {"authority": "press", "access": "copy"}}
    found = summed(make_store(facts, metrics=METRICS, sources=sources), regions=("beisanxian",))
    assert serious(found) == ["source"]
    assert found.rows[0].value == 30


# As it is asked for -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "code", "said"),
    [
        (("gdp", "--history"), 2, "--history and --sum exclude each other"),
        (("gdp", "--between", "2020", "2022"), 2, "--between and --sum exclude each other"),
        (("gdp", "--parts"), 2, "--parts and --sum exclude each other"),
        (("gdp", "--bases"), 2, "--bases and --sum exclude each other"),
        (("gdp", "--include", "target"), 2, "--include and --sum exclude each other"),
        (("gdp", "--prefer", "one-source"), 2, "--prefer and --sum exclude each other"),
        (("gdp / population",), 2, "gdp / population is a formula"),
        (("=gdp-per-resident",), 2, "is a formula"),
        (("forest-coverage",), 5, "it is a share"),
        (("gdp-per-capita",), 5, "an average or a rate"),
        (("species-count",), 5, "parts have some of it in common"),
        (("gdp-per-resident",), 5, "does not add up"),
        (("gdp", "forest-coverage"), 5, "does not add up"),
        (("gdp", "--unit", "公顷"), 5, "money (亿元) cannot become area (公顷)"),
        (("gdp", "--unit", "屋"), 3, "unknown unit"),
        (("gdpp",), 3, "unknown metric"),
        (("gdp", "--at", "2022", "--region", "河北", "--strict"), 5, "do not compare without caveats: source"),
        (("area", "--region", "河北", "--strict"), 5, "do not compare without caveats: date-gap, basis"),
    ],
)
def test_what_is_refused(asked: tuple[str, ...], code: int, said: str) -> None:
    done = run("compare", *asked, "--sum")
    assert (done.returncode, done.stdout) == (code, "")
    assert said in done.stderr


def test_a_script_can_ask_whether_there_is_a_sum() -> None:
    assert run("compare", "area", "--sum", "--region", "天津", "--fail-empty").returncode == 4
    assert run("compare", "area", "--sum", "--region", "河北", "--fail-empty").returncode == 0


def test_a_refusal_names_what_adds_up() -> None:
    told = run("compare", "forest-coverage", "--sum").stderr
    (named,) = re.findall(r"these add up: ([^;]*);", told)
    assert "gdp" in named.split(", ")
    assert "forest-coverage" not in named.split(", ")
    assert "gdp / population" in told


PROVINCES = ["河北省", "北京市", "天津市"]
LARGEST = [
    "保定市",
    "石家庄市",
    "邯郸市",
    "唐山市",
    "沧州市",
    "邢台市",
    "廊坊市",
    "衡水市",
    "张家口市",
    "承德市",
    "秦皇岛市",
]
CENSUS = ["京津冀", *PROVINCES, *LARGEST[:3], "通武廊", *LARGEST[3:], "北三县", "河北雄安新区"]
BY_CODE = [
    "石家庄市",
    "唐山市",
    "秦皇岛市",
    "邯郸市",
    "邢台市",
    "保定市",
    "张家口市",
    "承德市",
    "沧州市",
    "廊坊市",
    "衡水市",
]


def rows(*asked: str) -> list[str]:
    return [row["region"] for row in answer("compare", *asked)["rows"]]


@pytest.mark.parametrize(
    ("asked", "regions"),
    [
        (("population-census", "--sum"), CENSUS),
        (("population-census", "--sum", "--reverse"), CENSUS[::-1]),
        (
            ("population-census", "--sum", "--sort", "region"),
            ["京津冀", "北京市", "天津市", "河北省", *BY_CODE, "河北雄安新区", "北三县", "通武廊"],
        ),
        (("population-census", "--sum", "--top", "1"), ["京津冀"]),
        (("population-census", "--sum", "--level", "province"), PROVINCES),
        (("population-census", "--sum", "--level", "city"), LARGEST),
        (("population-census", "--sum", "--level", "zone"), ["河北雄安新区"]),
        (("population-census", "--sum", "--region", "河北"), ["河北省"]),
        (("population-census", "--sum", "--region", "河北", "--region", "天津"), ["河北省", "天津市"]),
        (("gdp", "population-census", "--sum", "--region", "河北"), ["河北省", "河北省"]),
        (("gdp", "--sum", "--region", "河北", "--tolerance", "1d", "--at", "2022"), ["河北省"]),
        (("gdp", "--sum", "--region", "河北", "--tolerance", "1d", "--at", "1931-06"), []),
    ],
)
def test_it_is_asked_for_as_comparisons_are(asked: tuple[str, ...], regions: list[str]) -> None:
    assert rows(*asked) == regions


def test_a_row_is_that_of_a_figure_that_was_worked_out() -> None:
    whole = answer("compare", "population-total", "--sum", "--unit", "人", "--region", "河北")
    (row,) = whole["rows"]
    assert (row["fact"], row["metric"], row["value"], row["unit"]) == (None, "population-total", 69430000, "人")
    assert row["printed"].count(" + ") == 10
    assert (row["nature"], row["accumulation"], row["relation"]) == ("actual", "point", "eq")
    assert whole["query"]["sum"] is True


@pytest.mark.parametrize(("form", "parts"), [(("table", "--notes"), 11), (("markdown",), 11), (("table",), 0)])
def test_the_page_shows_every_part_and_what_is_published(form: tuple[str, ...], parts: int) -> None:
    # On a screen the parts stand in one line, and each in its own with --notes and in a file.
    asked = ("compare", "gdp", "--sum", "-r", "河北", "--at", "2022", "--format", *form)
    page = run(*asked, env={"COLUMNS": "120"}).stdout
    assert "sums of parts" in page
    assert "the sum of 11 figures" in page
    assert page.count("(亿元), 2022 ") == parts + 1
    assert "published: 43198.3 (亿元), 2022 " in page
    assert "1.1% less than is published" in page


def test_a_matrix_says_what_is_a_sum_of_how_many() -> None:
    asked = ("compare", "gdp", "population-census", "--sum", "-r", "河北", "-r", "京津冀", "--format", "table")
    page = run(*asked, env={"COLUMNS": "240"}).stdout
    assert (page.count("the sum of 11 figures"), page.count("the sum of 3 figures")) == (2, 2)


def test_the_source_of_what_is_published_is_cited_as_well() -> None:
    asked = ("compare", "gdp", "--sum", "-r", "河北", "--at", "2022", "--cite")
    assert [one["source"] for one in answer(*asked)["citations"]] == [
        "city-yearbook-2023",
        "nbs-province-gdp-2025",
    ]


def test_scripts_are_given_english_whatever_is_read() -> None:
    asked = ("compare", "gdp", "--sum", "--format", "json")
    assert run(*asked, "--lang", "zh").stdout == run(*asked, "--lang", "en").stdout


def test_a_group_of_ones_own_counts_a_county_with_its_city(tmp_path: Path) -> None:
    group = {"name": "两地", "name_en": "Two places", "level": "group", "members": ["130984", "130900"]}
    facts = {
        f"own.{region}": own_fact(metric="population", unit="万人", value=value, printed=f"{value}万人", region=region)
        for region, value in (("130900", 700), ("130984", 80))
    }
    own = write_store(tmp_path / "own.json", regions={"two": group}, facts=facts)
    done = run("compare", "population", "--sum", "-r", "两地", "--store", own, "--only-own", "--format", "json")
    whole = exact(done.stdout)
    assert [row["value"] for row in whole["rows"]] == [700]
    (note,) = [note for note in whole["notes"] if note["code"] == "scope"]
    assert "counted once: Hejian 河间市 lies in Cangzhou 沧州市" in note["message"]
