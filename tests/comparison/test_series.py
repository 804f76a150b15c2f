"""Choosing among series: what is kept, what stands alone then, and what is said where nothing is left."""

from collections.abc import Callable
from typing import Any

import pytest
from running import exact, run

import jjj_cli as jjj
from jjj_cli.comparison.ranking import compare
from jjj_cli.comparison.results import Choice, Comparison
from jjj_cli.gazetteer.series import SeriesFilter
from jjj_cli.record.records import Store

Fact = dict[str, Any]
MakeStore = Callable[..., Store]
CHENGDE, CANGZHOU, BEIJING, TIANJIN = "130800", "130900", "110000", "120000"
SOURCES = {
    name: {"authority": authority, "access": "address", "title": name}
    for name, authority in [("bulletin", "bureau"), ("office", "government"), ("daily", "press")]
}
PARTED = [{"basis": "全部"}, {"value": "6", "basis": "流向津冀", "part_of": "f1"}]
BOTH, ONE = {"counterpart": [BEIJING, TIANJIN]}, {"counterpart": [BEIJING], "period": "2020"}

# The facts, what is asked for, those that are taken, and which caveats are left.
CASES: dict[str, tuple[list[Fact], SeriesFilter, list[str], list[str]]] = {
    "a part of the basis, whatever the width": (
        [{"basis": "含灌木林，Ａ类"}, {"basis": "不含", "period": "2023"}],
        SeriesFilter("灌木林,a"),
        ["f1"],
        [],
    ),
    "no basis stated": ([{"basis": "含灌木林"}, {}], SeriesFilter(""), ["f2"], []),
    "exactly that basis rather than a longer one": (
        [{"basis": "签约"}, {"basis": "签约与在谈", "period": "2023"}],
        SeriesFilter("签约"),
        ["f1"],
        [],
    ),
    "what is left out is no caveat": (
        [{}, {"value": "61", "source": "daily"}, {"basis": "含灌木林"}],
        SeriesFilter(""),
        ["f1"],
        ["source"],
    ),
    "one source, and no conflict with another": (
        [{"source": "daily", "value": "61"}, {"source": "bulletin"}],
        SeriesFilter(source="daily"),
        ["f1"],
        [],
    ),
    "an authority": (
        [{"source": "daily", "period": "2023"}, {"source": "office"}],
        SeriesFilter(authorities=("bureau", "government")),
        ["f2"],
        [],
    ),
    "these partners rather than more of them": ([ONE, BOTH], SeriesFilter(partners=(BEIJING,)), ["f1"], []),
    "all of these partners": ([ONE, BOTH], SeriesFilter(partners=(TIANJIN, BEIJING)), ["f2"], []),
    "no partner": ([ONE, {}], SeriesFilter(partners=()), ["f2"], []),
    "a part whose series is asked for": (PARTED, SeriesFilter("流向"), ["f2"], []),
    "a part as ever where its whole fits as well": (PARTED, SeriesFilter(source="bulletin"), ["f1"], []),
}


def compared(store: Store, only: SeriesFilter, **choice: Any) -> Comparison:
    return compare(store, store.metrics["forest-coverage"], Choice(only=only, **choice))


@pytest.mark.parametrize(("facts", "only", "taken", "codes"), CASES.values(), ids=CASES)
@pytest.mark.parametrize("prefer", ["latest", "one-source"])
def test_series_that_are_kept(
    facts: list[Fact], only: SeriesFilter, taken: list[str], codes: list[str], prefer: str, make_store: MakeStore
) -> None:
    store = make_store([{"source": "bulletin", **fact} for fact in facts], sources=SOURCES)
    found = compared(store, only, prefer=prefer)
    assert [row.fact.id for row in found.rows] == taken
    assert [row.rank for row in found.rows] == [1] * len(taken)
    assert [note.code for note in found.notes if note.weight != "hint"] == codes


def test_history_of_a_series_takes_its_parts(make_store: MakeStore) -> None:
    store = make_store([{"basis": "流向津冀", "period": "2013"}, *PARTED[:1], {**PARTED[1], "part_of": "f2"}])
    found = compared(store, SeriesFilter("流向"), history=True)
    assert [row.fact.id for row in found.rows] == ["f1", "f3"]


@pytest.mark.parametrize(
    ("asked", "code", "words"),
    [
        (("--basis", "没有的"), 4, ("没有的", "technology contracts flowing to Tianjin and Hebei")),
        (("--with", "沧州"), 4, ("with Tianjin 天津市, Hebei 河北省",)),
        (("--authority", "encyclopedia"), 4, ("encyclopedia", "statistics bureau")),
        (("--authority", "offical"), 2, ("official",)),
        (("--authority", "百科"), 4, ("encyclopedia",)),
        (("--source", "people-beijing-zhongguancun-2024"), 3, ("people-beijing-zhongguancun-2024-04-15",)),
        (("--with", "沧洲"), 3, ("沧州",)),
        (("--basis", "流向", "--with", ""), 4, ("all of this at once",)),
    ],
)
@pytest.mark.parametrize("call", [("compare", "tech-contract-value"), ("facts", "--metric", "tech-contract-value")])
def test_what_there_is_is_said_where_nothing_is_left(
    call: tuple[str, ...], asked: tuple[str, ...], code: int, words: tuple[str, ...]
) -> None:
    done = run(*call, "--region", "北京", *asked, "--only-shipped", "--fail-empty")
    assert done.returncode == code
    assert all(word in done.stderr for word in words), done.stderr


def test_sources_go_by_their_titles() -> None:
    title = "截至去年底 中关村企业在津冀设分支机构超万家"
    rows = exact(run("facts", "--source", title, "--only-shipped", "--format", "json").stdout)["rows"]
    assert {row["source"] for row in rows} == {"people-beijing-zhongguancun-2024-04-15"}


def test_formula_takes_every_operand_from_the_series() -> None:
    call = ("compare", "gdp / population", "--region", "保定", "--authority", "official", "--format", "json")
    (row,) = exact(run(*call, "--only-shipped").stdout)["rows"]
    store = {one["source"]: one["authority"] for one in jjj.sources()}
    assert {store[source] for source in row["source"].split("; ")} <= {"bureau", "government"}


def test_library_narrows_alike() -> None:
    asked: Any = {"basis": "流向", "partner": ("天津", "河北"), "authority": "official"}
    found = jjj.compare("tech-contract-value", region="北京", at="2022", **asked)
    assert found.one()["fact"] == "beijing.tech-contract-value.to-tianjin-hebei.2022"
    assert found.one()["fact"] in {row["fact"] for row in jjj.facts(metric="tech-contract-value", **asked)}
    with pytest.raises(jjj.UsageError):
        jjj.facts(authority="offical")
