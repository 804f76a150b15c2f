"""Search: what is found by which words, and what stands first."""

from collections.abc import Callable
from typing import Any

import pytest

from jjj_cli.record.records import Store
from jjj_cli.store.search import KINDS, search

FOREST = "chengde.forest-coverage.2022-10"


@pytest.mark.parametrize(
    ("text", "kind", "first", "field"),
    [
        # A name itself.
        ("森林覆盖率", "metric", "forest-coverage", "name"),
        ("投资总额", "metric", "investment-total", "name"),
        ("forest coverage", "metric", "forest-coverage", "name_en"),
        ("沧州市", "region", "130900", "name"),
        ("沧州", "region", "130900", "alias"),
        ("Cangzhou", "region", "130900", "name_en"),
        ("Laoting", "region", "130225", "alias"),
        ("雄安", "region", "xiongan-new-area", "alias"),
        ("锡盟", "region", "152500", "alias"),
        ("渤海新区", "region", "bohai-new-area", "alias"),
        # An id.
        ("130900", "region", "130900", "id"),
        (FOREST, "fact", FOREST, "id"),
        ("jjj-delegates-2022-10", "source", "jjj-delegates-2022-10", "id"),
        # A figure as printed.
        ("60.03%", "fact", FOREST, "printed"),
        ("60.03", "fact", FOREST, "printed"),
        ("3384家", "fact", "daxing-airport-zone.enterprise-count.2022-09-30", "printed"),
        ("近60%", "fact", "yanqing.species-share.plants.2021-12-31", "printed"),
        # Width, case and marks.
        ("６０．０３％", "fact", FOREST, "printed"),
        ("FOREST-COVERAGE", "metric", "forest-coverage", "name_en"),
        ("ｆｏｒｅｓｔ　ｃｏｖｅｒａｇｅ", "metric", "forest-coverage", "name_en"),
        ("ｐｍ２．５", "metric", "pm25-decrease", "name"),
        ("  森林覆盖率  ", "metric", "forest-coverage", "name"),
        # Part of a name, without word breaks.
        ("森林覆盖", "metric", "forest-coverage", "alias"),
        ("生物医药", "initiative", "cangzhou-biomedicine-cluster", "name"),
        # Prose.
        ("国家级新区", "region", "xiongan-new-area", "note"),
        ("二十大代表的联合采访", "source", "jjj-delegates-2022-10", "note"),
        # Several words, all of which must be there.
        ("有林地 承德 3556", "fact", "chengde.forest-area.2022-10", "printed"),
        ("3556 有林地 承德", "fact", "chengde.forest-area.2022-10", "printed"),
        ("大兴 会展", "initiative", "daxing-international-exhibition-centre", "name"),
    ],
)
def test_first_hit_and_where_it_was_found(text: str, kind: str, first: str, field: str, shipped: Store) -> None:
    best = search(shipped, text)[0]
    assert (best.kind, best.id, best.field) == (kind, first, field)


@pytest.mark.parametrize(
    ("text", "within", "without"),
    [
        (
            "生物医药",
            {"bohai-biomedicine-park", "cangzhou-biomedicine-cluster", "cangzhou.output-value.biomedicine.2025"},
            {"cangzhou.output-value.new-energy.2025", "130900"},
        ),
        ("60.03", {FOREST}, {"chengde.forest-coverage.2012", "forest-coverage"}),
        ("鸟类", {"yanqing.species-count.birds.2021-12-31"}, {"yanqing.species-count.mammals.2021-12-31"}),
        ("沧州 投资总额", {"cangzhou.investment-total.2022-10"}, {"tianjin.investment-total.2022-10", "130900"}),
        ("到位资金", {"investment-total", "tianjin.investment-total.2022-10"}, {"cangzhou.investment-total.2022-10"}),
        ("临空经济区", {"daxing-airport-zone", "daxing-airport-economic-zone"}, {"daxing-airport-bonded-zone"}),
        ("新华区", {"130105", "130902"}, {"130104"}),
    ],
)
def test_found_and_not_found(text: str, within: set[str], without: set[str], shipped: Store) -> None:
    found = {hit.id for hit in search(shipped, text)}
    assert within - found == set()
    assert without & found == set()


@pytest.mark.parametrize(
    "text", ["", "  ", "-", "。", "zzz", "上海 广州", "沧州 zzz", "火星殖民基地", "[bold]", "\x1b[31m"]
)
def test_nothing_is_found(text: str, shipped: Store) -> None:
    assert search(shipped, text) == []


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("渤海新区生物医药园", "bohai-biomedicine-park"),
        ("生物医药产业园项目", "bohai-biomedicine-park"),
        ("Cangzhow", "130900"),
        ("forrest coverage", "forest-coverage"),
    ],
)
def test_nearly_the_words_find_the_nearest(text: str, first: str, shipped: Store) -> None:
    assert first in [hit.id for hit in search(shipped, text)]


def test_near_hits_do_not_stand_beside_exact_ones(shipped: Store) -> None:
    found = search(shipped, "沧州渤海新区")
    assert found
    assert all("渤海新区" in hit.text for hit in found)


@pytest.mark.parametrize("text", ["6.003", "6003%", "6163"])
def test_another_number_is_not_found(text: str, shipped: Store) -> None:
    assert not [hit for hit in search(shipped, text) if hit.field == "printed"]


@pytest.mark.parametrize("text", ["森林", "沧州", "北京", "2022", "产业 沧州"])
def test_best_first_and_each_once(text: str, shipped: Store) -> None:
    found = search(shipped, text)
    assert len(found) > 2
    assert [hit.score for hit in found] == sorted((hit.score for hit in found), reverse=True)
    assert len({(hit.kind, hit.id) for hit in found}) == len(found)
    assert all(hit.score > 0 and hit.kind in KINDS for hit in found)


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        # What holds the word alone before what holds more, a name before an alias, an alias before prose.
        ({"name": "紫霄"}, {"name": "紫霄白云"}),
        ({"name": "紫霄"}, {"aliases": ["紫霄"]}),
        ({"name": "紫霄"}, {"name_en": "紫霄"}),
        ({"aliases": ["紫霄"]}, {"definition": "紫霄"}),
        ({"name": "紫霄白云"}, {"definition": "紫霄"}),
        ({"definition": "紫霄"}, {"definition": "紫霄的日数"}),
    ],
)
def test_what_says_more_stands_first(
    better: dict[str, Any], worse: dict[str, Any], make_store: Callable[..., Store]
) -> None:
    for metrics in ({"a": better, "b": worse}, {"b": worse, "a": better}):
        assert [hit.id for hit in search(make_store(metrics=metrics), "紫霄")] == ["a", "b"]


def test_whole_alias_stands_before_part_of_a_name(make_store: Callable[..., Store]) -> None:
    metrics = {"a": {"aliases": ["紫霄白云"]}, "b": {"name": "紫霄白云日"}}
    assert [hit.id for hit in search(make_store(metrics=metrics), "紫霄白云")] == ["a", "b"]


def test_equal_hits_stand_by_kind_and_then_by_id(make_store: Callable[..., Store]) -> None:
    store = make_store(
        metrics={"m": {"name": "紫霄"}},
        regions={"z": {"name": "紫霄"}, "130800": {"name": "紫霄"}},
        initiatives={"i": {"name": "紫霄"}},
    )
    assert [(hit.kind, hit.id) for hit in search(store, "紫霄")] == [
        ("metric", "m"),
        ("region", "130800"),
        ("region", "z"),
        ("initiative", "i"),
    ]


@pytest.mark.parametrize(("one", "other"), [("沧州 投资", "投资 沧州"), ("Forest", "forest"), ("投资", "　投资　")])
def test_order_and_spelling_of_the_words_say_nothing(one: str, other: str, shipped: Store) -> None:
    assert search(shipped, one) == search(shipped, other) != []


def test_name_of_a_fact_is_what_it_says(shipped: Store) -> None:
    assert search(shipped, FOREST)[0].name == "承德市 森林覆盖率 60.03%"
