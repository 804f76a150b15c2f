"""The audit: the store that ships is sound, and every small damage is found, by its rule and nothing else."""

import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from jjj_cli.audit.findings import audit
from jjj_cli.audit.rules.registry import RULES
from jjj_cli.store.json_file import read_tables
from jjj_cli.store.location import Files, shipped_path
from jjj_cli.store.references import REFERENCES

Tables = dict[str, dict[str, Any]]
Edit = Callable[[Tables], None]
Finding = tuple[str, str, str, str]
WriteStore = Callable[..., Path]

# Facts that no initiative refers to, so that what befalls them befalls nothing else.
FOREST = "yanqing.forest-coverage.2021-12-31"
WHOLE = "yanqing.species-count.vertebrates.2021-12-31"
BIRDS = "yanqing.species-count.birds.2021-12-31"
MAMMALS = "yanqing.species-count.mammals.2021-12-31"
ORDERS = "yanqing.order-count.vertebrates.2021-12-31"
CHECK = "yanqing.vertebrate-classes"
TARGET = "cangzhou.output-value.green-chemicals.2025"
AIRPORT = "daxing-bonded-public-warehouse"
SOURCE = "jjj-delegates-2022-10"
# Metrics that the founding report has no figure of, and that what is done below speaks of.
METRICS = ("gdp", "gdp-growth", "secondary-industry-value-added", "project-count", "good-water-share")


def put(table: str, key: str, **fields: Any) -> Edit:
    """Set fields of a record, of a new one where there is none."""

    def edit(tables: Tables) -> None:
        tables[table].setdefault(key, {}).update(fields)

    return edit


def take(table: str, key: str, *fields: str) -> Edit:
    """Take fields from a record; the record itself where none is named."""

    def edit(tables: Tables) -> None:
        for field in fields:
            del tables[table][key][field]
        if not fields:
            del tables[table][key]

    return edit


def without_english(tables: Tables) -> None:
    """Take away what is written in English of bases and initiatives."""
    tables.pop("bases")
    for item in tables["initiatives"].values():
        item.pop("summary_en", None)


def rename(table: str, key: str, new: str) -> Edit:
    """Give a record another id."""

    def edit(tables: Tables) -> None:
        tables[table][new] = tables[table].pop(key)

    return edit


def add(table: str, new: str, like: str, **fields: Any) -> Edit:
    """Add a record like another one."""

    def edit(tables: Tables) -> None:
        tables[table][new] = {**tables[table][like], **fields}

    return edit


def state(key: str, **fields: Any) -> Edit:
    """Set fields of an initiative's newest state; None takes one away."""

    def edit(tables: Tables) -> None:
        newest = {**tables["initiatives"][key]["states"][-1], **fields}
        kept = {name: value for name, value in newest.items() if value is not None}
        tables["initiatives"][key]["states"] = [*tables["initiatives"][key]["states"][:-1], kept]

    return edit


def figure(year: int, value: object, metric: str = "gdp", unit: str = "亿元", **fields: Any) -> Edit:
    """Add a figure of a year; its id says the region that it is of."""
    place = fields.pop("place", "yanqing")
    told = {"metric": metric, "value": value, "unit": unit, "printed": f"{value}{unit}", "period": str(year)}
    return add("facts", f"{place}.{metric}.{year}", FOREST, **{**told, "accumulation": "flow", **fields})


def revised(year: int, value: object, **fields: Any) -> Edit:
    """Add another figure of the same thing."""
    return add("facts", f"yanqing.gdp.other.{year}", f"yanqing.gdp.{year}", value=value, **fields)


METRIC_NAMES = {"name": "新指标", "name_en": "Brand new", "aliases": ["新"]}

# What is done, and all that is to be found: rule, table, id, field.
DAMAGES: list[tuple[str, list[Edit], list[Finding]]] = [
    # S1 schema
    ("nature-unknown", [put("facts", FOREST, nature="hoped")], [("S1", "facts", FOREST, "nature")]),
    ("value-in-words", [put("facts", FOREST, value="sixty")], [("S1", "facts", FOREST, "value")]),
    ("value-null", [put("facts", FOREST, value=None)], [("S1", "facts", FOREST, "value")]),
    ("note-a-number", [put("facts", FOREST, note=5)], [("S1", "facts", FOREST, "note")]),
    ("status-unknown", [state(AIRPORT, status="done")], [("S1", "initiatives", AIRPORT, "states")]),
    ("level-unknown", [add("regions", "somewhere", "130902", level="town")], [("S1", "regions", "somewhere", "level")]),
    ("field-missing", [take("facts", FOREST, "value")], [("S1", "facts", FOREST, "value")]),
    ("field-unknown", [put("facts", FOREST, colour="green")], [("S1", "facts", FOREST, "colour")]),
    ("too-many-digits", [put("facts", FOREST, value="9" * 31)], [("S1", "facts", FOREST, "value")]),
    ("second-id", [put("facts", FOREST, id="another")], [("S1", "facts", FOREST, "id")]),
    # S2 duplicate-id (a key that stands twice in the text has a test of its own)
    (
        "initiative-with-a-region's-id",
        [add("initiatives", "130902", AIRPORT)],
        [("S2", "initiatives", "130902", "id")],
    ),
    (
        "metric-with-a-source's-id",
        [add("metrics", SOURCE, "forest-coverage", **METRIC_NAMES)],
        [("S2", "metrics", SOURCE, "id")],
    ),
    # S3 dangling-reference
    ("metric-gone", [take("metrics", "order-count")], [("S3", "facts", ORDERS, "metric")]),
    ("fact-in-no-region", [put("facts", FOREST, region="nowhere")], [("S3", "facts", FOREST, "region")]),
    ("fact-of-no-source", [put("facts", FOREST, source="nothing")], [("S3", "facts", FOREST, "source")]),
    ("money-from-nowhere", [put("facts", FOREST, counterpart=["x"])], [("S3", "facts", FOREST, "counterpart")]),
    ("part-of-nothing", [put("facts", BIRDS, part_of="nothing")], [("S3", "facts", BIRDS, "part_of")]),
    ("corrects-nothing", [put("facts", BIRDS, supersedes="nothing")], [("S3", "facts", BIRDS, "supersedes")]),
    ("initiative-nowhere", [put("initiatives", AIRPORT, regions=["x"])], [("S3", "initiatives", AIRPORT, "regions")]),
    ("initiative-unsaid", [state(AIRPORT, source="x")], [("S3", "initiatives", AIRPORT, "sources")]),
    ("initiative-of-no-fact", [put("initiatives", AIRPORT, facts=["x"])], [("S3", "initiatives", AIRPORT, "facts")]),
    ("region-in-nothing", [put("regions", "130902", parent="x")], [("S3", "regions", "130902", "parent")]),
    ("group-of-nothing", [put("regions", "beisanxian", members=["x"])], [("S3", "regions", "beisanxian", "members")]),
    (
        "zone-across-nothing",
        [put("regions", "jinji-demonstration-zone", within=["x"])],
        [("S3", "regions", "jinji-demonstration-zone", "within")],
    ),
    (
        "sum-of-nothing",
        [put("checks", CHECK, of=["nothing"])],
        [("S3", "checks", CHECK, "of")],
    ),
    (
        "metric-part-of-nothing",
        [put("metrics", "order-count", part_of="x")],
        [("S3", "metrics", "order-count", "part_of")],
    ),
    (
        "exemption-of-nothing",
        [put("exemptions", "none", rule="V1", of=["x"], note="…")],
        [("S3", "exemptions", "none", "of"), ("X1", "exemptions", "none", "of")],
    ),
    ("result-of-nothing", [put("checks", CHECK, result="nothing")], [("S3", "checks", CHECK, "result")]),
    # S4 id-form
    ("capital", [rename("facts", FOREST, f"Y{FOREST[1:]}")], [("S4", "facts", f"Y{FOREST[1:]}", "id")]),
    ("space", [rename("facts", FOREST, f"yan {FOREST}")], [("S4", "facts", f"yan {FOREST}", "id")]),
    ("chinese", [rename("initiatives", AIRPORT, "大兴机场")], [("S4", "initiatives", "大兴机场", "id")]),
    ("zone-like-a-county", [add("regions", "130999", "bohai-new-area")], [("S4", "regions", "130999", "id")]),
    ("county-like-a-zone", [add("regions", "xinhua", "130902")], [("S4", "regions", "xinhua", "id")]),
    ("code-too-long", [add("regions", "1309020", "130902")], [("S4", "regions", "1309020", "id")]),
    # S5 hidden-character
    ("escape", [put("facts", FOREST, note="\x1b[31m红")], [("S5", "facts", FOREST, "note")]),
    ("turned-text", [put("initiatives", AIRPORT, summary="机\u202e场")], [("S5", "initiatives", AIRPORT, "summary")]),
    ("no-width", [put("facts", FOREST, printed="61.63\u200b%")], [("S5", "facts", FOREST, "printed")]),
    ("in-a-list", [put("regions", "130902", aliases=["新\ufeff华"])], [("S5", "regions", "130902", "aliases")]),
    ("in-a-title", [put("sources", SOURCE, title="协\x07同")], [("S5", "sources", SOURCE, "title")]),
    (
        "in-what-is-left-out",
        [put("sources", SOURCE, left_out=[{"printed": "8\u202e年", "locator": "¶2", "reason": "…"}])],
        [("S5", "sources", SOURCE, "left_out")],
    ),
    *(
        (f"hidden-{ord(it):x}", [put("facts", FOREST, note=f"林{it}地")], [("S5", "facts", FOREST, "note")])
        for it in "\u00ad\u061c\u2060\u2028\U000e0041"
    ),
    # N1 name-taken
    (
        "name-of-another",
        [put("metrics", "output-value", name="森林覆盖率")],
        [("N1", "metrics", "output-value", "name")],
    ),
    ("alias", [put("metrics", "output-value", aliases=["森林覆盖率"])], [("N1", "metrics", "output-value", "aliases")]),
    (
        "alias-in-another-case",
        [put("metrics", "output-value", aliases=["FOREST-COVERAGE"])],
        [("N1", "metrics", "output-value", "aliases")],
    ),
    # M1 formula
    (
        "formula-of-nothing",
        [put("metrics", "output-value", formula="investment-totl * 2")],
        [("M1", "metrics", "output-value", "formula")],
    ),
    (
        "formula-that-measures-something-else",
        [put("metrics", "output-value", formula="investment-total / project-count")],
        [("M1", "metrics", "output-value", "formula")],
    ),
    (
        "formula-of-itself",
        [put("metrics", "output-value", formula="output-value * 2")],
        [("M1", "metrics", "output-value", "formula")],
    ),
    (
        "formulas-in-a-circle",
        [
            put("metrics", "output-value", formula="carbon-trade-value * 2"),
            put("metrics", "carbon-trade-value", formula="output-value / 2"),
        ],
        [("M1", "metrics", "output-value", "formula"), ("M1", "metrics", "carbon-trade-value", "formula")],
    ),
    (
        "formula-that-is-none",
        [put("metrics", "output-value", formula="((")],
        [("M1", "metrics", "output-value", "formula")],
    ),
    # N2 circular-region
    ("own-parent", [put("regions", "130902", parent="130902")], [("N2", "regions", "130902", "parent")]),
    (
        "each-other's-parent",
        [put("regions", "130902", parent="130903"), put("regions", "130903", parent="130902")],
        [("N2", "regions", code, "parent") for code in ("130903", "130902")],
    ),
    (
        "two-circles",
        [put("regions", code, parent=code) for code in ("130900", "130902")],
        [("N2", "regions", code, "parent") for code in ("130900", "130902")],
    ),
    # U1 unknown-unit
    ("fact-in-dou", [put("facts", FOREST, unit="斗", printed="61.63斗")], [("U1", "facts", FOREST, "unit")]),
    ("metric-in-dou", [put("metrics", "order-count", unit="斗")], [("U1", "metrics", "order-count", "unit")]),
    (
        "both-in-dou",
        [put("facts", ORDERS, unit="万斗", printed="30万斗"), put("metrics", "order-count", unit="斗")],
        [("U1", "metrics", "order-count", "unit"), ("U1", "facts", ORDERS, "unit")],
    ),
    # U2 unit-dimension
    (
        "percentage-points",
        [put("facts", FOREST, unit="百分点", printed="61.63个百分点")],
        [("U2", "facts", FOREST, "unit")],
    ),
    ("mu-for-a-share", [put("facts", FOREST, unit="万亩", printed="61.63万亩")], [("U2", "facts", FOREST, "unit")]),
    ("items-for-orders", [put("metrics", "order-count", unit="个")], [("U2", "facts", ORDERS, "unit")]),
    # P1 period-form
    ("backwards", [put("facts", FOREST, period="2022/2021-12-31")], [("P1", "facts", FOREST, "period")]),
    ("no-such-month", [state(AIRPORT, period="2022-13")], [("P1", "initiatives", AIRPORT, "period")]),
    ("open-end", [state(AIRPORT, period="2022/..")], [("P1", "initiatives", AIRPORT, "period")]),
    ("in-words", [put("sources", SOURCE, published="去年")], [("P1", "sources", SOURCE, "published")]),
    ("full-width", [state(AIRPORT, period="２０１９")], [("P1", "initiatives", AIRPORT, "period")]),
    # P2 period-against-source
    ("result-of-the-future", [put("facts", TARGET, nature="actual")], [("P2", "facts", TARGET, "period")]),
    ("first-figure-of-the-future", [put("facts", TARGET, nature="preliminary")], [("P2", "facts", TARGET, "period")]),
    ("target-of-the-past", [put("facts", FOREST, nature="target")], [("P2", "facts", FOREST, "period")]),
    # F1 no-locator
    ("nowhere-in-the-source", [take("facts", FOREST, "locator")], [("F1", "facts", FOREST, "locator")]),
    ("empty-locator", [put("facts", FOREST, locator="")], [("F1", "facts", FOREST, "locator")]),
    ("blank-locator", [put("facts", FOREST, locator=" ")], [("F1", "facts", FOREST, "locator")]),
    # F2 id-says
    (
        "id-of-another-year",
        [rename("facts", FOREST, "yanqing.forest-coverage.2020")],
        [("F2", "facts", "yanqing.forest-coverage.2020", "id")],
    ),
    ("period-changed", [put("facts", FOREST, period="2020-12-31")], [("F2", "facts", FOREST, "id")]),
    ("metric-changed", [put("facts", FOREST, metric="good-water-share")], [("F2", "facts", FOREST, "id")]),
    # F3 printed-value
    ("digits-swapped", [put("facts", FOREST, value=61.36)], [("F3", "facts", FOREST, "printed")]),
    ("printed-changed", [put("facts", FOREST, printed="61.6%")], [("F3", "facts", FOREST, "printed")]),
    ("point-lost", [put("facts", FOREST, value=0.6163)], [("F3", "facts", FOREST, "printed")]),
    # F4 part-of-whole
    (
        "part-too-large",
        [put("facts", BIRDS, value=451, printed="451种")],
        [("F4", "facts", BIRDS, "value"), ("A1", "checks", CHECK, "result")],
    ),
    (
        "part-too-large-in-its-unit",
        [put("facts", BIRDS, value=1, unit="千种", printed="1千种")],
        [("F4", "facts", BIRDS, "value"), ("A1", "checks", CHECK, "result")],
    ),
    ("part-elsewhere", [put("facts", BIRDS, region="110118")], [("F4", "facts", BIRDS, "part_of")]),
    (
        "part-of-itself",
        [put("facts", BIRDS, part_of=BIRDS)],
        [("S3", "facts", BIRDS, "part_of"), ("F4", "facts", BIRDS, "part_of")],
    ),
    ("part-of-a-part", [put("facts", BIRDS, part_of=MAMMALS)], [("F4", "facts", BIRDS, "part_of")]),
    ("part-of-another-metric", [put("facts", BIRDS, part_of=FOREST)], [("F4", "facts", BIRDS, "part_of")]),
    # F5 correction
    ("corrects-another-metric", [put("facts", FOREST, supersedes=BIRDS)], [("F5", "facts", FOREST, "supersedes")]),
    (
        "corrects-itself",
        [put("facts", FOREST, supersedes=FOREST)],
        [("S3", "facts", FOREST, "supersedes"), ("F5", "facts", FOREST, "supersedes")],
    ),
    (
        "corrected-twice",
        [put("facts", BIRDS, supersedes=WHOLE), put("facts", MAMMALS, supersedes=WHOLE)],
        [("F5", "facts", MAMMALS, "supersedes")],
    ),
    # A1 arithmetic
    ("one-too-many", [put("facts", BIRDS, value=391, printed="391种")], [("A1", "checks", CHECK, "result")]),
    ("whole-too-large", [put("facts", WHOLE, value=451, printed="451种")], [("A1", "checks", CHECK, "result")]),
    ("part-left-out", [put("checks", CHECK, of=[BIRDS, MAMMALS])], [("A1", "checks", CHECK, "result")]),
    ("sum-of-unlike-things", [put("checks", CHECK, of=[BIRDS, FOREST])], [("A1", "checks", CHECK, "of")]),
    ("share-of-one", [put("checks", CHECK, kind="share", of=[BIRDS])], [("A1", "checks", CHECK, "of")]),
    # V1 leaves-series
    (
        "ten-thousand-times",
        [figure(2019, 4.1), figure(2020, 42100), figure(2021, 4.3)],
        [("V1", "facts", "yanqing.gdp.2020", "value")],
    ),
    ("a-tenth-at-the-end", [figure(2020, 41), figure(2021, 4.3)], [("V1", "facts", "yanqing.gdp.2021", "value")]),
    # V2 part-over-whole
    (
        "district-far-over-city",
        [figure(2020, 38000), figure(2020, 36000, place="beijing", region="110000")],
        [("V2", "facts", "yanqing.gdp.2020", "value")],
    ),
    (
        "sector-over-all",
        [figure(2020, 200), figure(2020, 300, metric="secondary-industry-value-added")],
        [("V2", "facts", "yanqing.secondary-industry-value-added.2020", "value")],
    ),
    # V3 same-value
    (
        "another-region's-line",
        [figure(2020, 200.123), figure(2020, 200.123, place="huairou", region="110116")],
        [("V3", "facts", "huairou.gdp.2020", "value")],
    ),
    (
        "another-year's-column",
        [figure(2020, 200.123), figure(2021, 200.123)],
        [("V3", "facts", "yanqing.gdp.2021", "value")],
    ),
    # V4 out-of-range
    ("over-the-whole", [put("facts", FOREST, value=161, printed="161%")], [("V4", "facts", FOREST, "value")]),
    (
        "fall-below-nothing",
        [figure(2020, -101, metric="gdp-growth", unit="%", printed="-101%")],
        [("V4", "facts", "yanqing.gdp-growth.2020", "value")],
    ),
    # V5 two-releases
    (
        "two-results",
        [figure(2020, 200), revised(2020, 210, printed="210亿元")],
        [("V5", "facts", "yanqing.gdp.other.2020", "nature")],
    ),
    (
        "two-of-one-vintage",
        [
            figure(2020, 200, vintage="economic-census-2018"),
            revised(2020, 210, printed="210亿元", vintage="economic-census-2018"),
        ],
        [("V5", "facts", "yanqing.gdp.other.2020", "nature")],
    ),
    # V6 no-vintage
    (
        "one-of-two-has-none",
        [figure(2020, 200, vintage="economic-census-2018"), figure(2021, 220)],
        [("V6", "facts", "yanqing.gdp.2021", "vintage")],
    ),
    (
        "another-region's-has-none",
        [figure(2020, 200, vintage="economic-census-2018"), figure(2020, 250, place="huairou", region="110116")],
        [("V6", "facts", "huairou.gdp.2020", "vintage")],
    ),
    # R1 no-authority
    ("nobody-named", [put("sources", SOURCE, publishers=[])], [("R1", "sources", SOURCE, "authority")]),
    ("nobody's-name", [put("sources", SOURCE, publishers=[" "])], [("R1", "sources", SOURCE, "authority")]),
    # R2 address
    ("no-address", [put("sources", SOURCE, url="javascript:alert(1)")], [("R2", "sources", SOURCE, "url")]),
    ("a-copy's-address", [put("sources", SOURCE, access="copy")], [("R2", "sources", SOURCE, "url")]),
    # X1 exemption
    (
        "exempt-without-need",
        [put("exemptions", "none", rule="V1", of=[FOREST], note="…")],
        [("X1", "exemptions", "none", "of")],
    ),
    (
        "exempt-without-a-reason",
        [put("facts", FOREST, value=161, printed="161%"), put("exemptions", "none", rule="V4", of=[FOREST], note=" ")],
        [("X1", "exemptions", "none", "note")],
    ),
    # I1 unsourced-initiative
    ("hearsay", [state(AIRPORT, source=None)], [("I1", "initiatives", AIRPORT, "source")]),
    ("said-somewhere", [state(AIRPORT, locator=None)], [("I1", "initiatives", AIRPORT, "locator")]),
    ("done-nowhere", [put("initiatives", AIRPORT, regions=[])], [("I1", "initiatives", AIRPORT, "regions")]),
    ("english-of-nothing", [put("bases", "无人", name_en="nobody")], [("E1", "bases", "无人", "id")]),
    ("english-that-says-nothing", [put("bases", "鸟类", name_en=" ")], [("E1", "bases", "鸟类", "name_en")]),
    (
        "english-of-two-bases",
        [put("bases", "鸟类", name_en="Mammals")],
        [("E1", "bases", "鸟类", "name_en"), ("E1", "bases", "兽类", "name_en")],
    ),
    ("basis-without-english", [take("bases", "鸟类")], [("E2", "facts", BIRDS, "basis")]),
    (
        "english-misspelt",
        [put("bases", "鸟类", name_eng="birds")],
        [("S1", "bases", "鸟类", "name_eng"), ("E2", "facts", BIRDS, "basis")],
    ),
    (
        "summary-without-english",
        [take("initiatives", AIRPORT, "summary_en")],
        [("E2", "initiatives", AIRPORT, "summary_en")],
    ),
    # Two at once.
    (
        "two-damages",
        [take("facts", FOREST, "locator"), put("facts", ORDERS, unit="斗", printed="30斗")],
        [("U1", "facts", ORDERS, "unit"), ("F1", "facts", FOREST, "locator")],
    ),
]

# Changes that are no damage: a rule that finds them finds too much.
SOUND: list[tuple[str, list[Edit]]] = [
    ("nothing", []),
    ("no-english-at-all", [without_english]),
    ("ten-times-in-ten-years", [figure(2011, 4.1), figure(2021, 41)]),
    ("one-figure-from-two-sources", [figure(2020, 200), revised(2020, 200.4, printed="200.4亿元")]),
    (
        "two-vintages",
        [
            figure(2020, 200, vintage="economic-census-2018"),
            revised(2020, 210, printed="210亿元", vintage="economic-census-2023"),
        ],
    ),
    ("district-as-large-as-its-city", [figure(2020, 36103), figure(2020, 36000, place="beijing", region="110000")]),
    ("as-large-in-two-years", [figure(2020, 200), figure(2021, 200)]),
    (
        "exempt",
        [put("facts", FOREST, value=161, printed="161%"), put("exemptions", "one", rule="V4", of=[FOREST], note="…")],
    ),
    ("thousands", [put("facts", ORDERS, value=1030, printed="1,030目")]),
    ("full-width-digits", [put("facts", FOREST, printed="６１．６３％")]),
    ("decrease", [figure(2020, -5, metric="gdp-growth", unit="%")]),
    ("no-digits", [put("facts", FOREST, printed="过六成")]),
    ("unit-of-the-same-dimension", [put("facts", FOREST, unit="‰", printed="61.63‰")]),
    ("line-break", [put("facts", FOREST, note="一\n二\t三")]),
    ("part-as-large-as-its-whole", [put("facts", BIRDS, value=450, printed="450种"), take("checks", CHECK)]),
    ("year-not-over", [put("facts", TARGET, period="2022/2025", nature="actual")]),
    ("result-of-the-day", [put("sources", SOURCE, published="2025-01-01"), put("facts", TARGET, nature="actual")]),
    ("plan-of-the-past", [put("facts", FOREST, nature="planned")]),
    ("undated-source", [take("sources", SOURCE, "published"), put("facts", TARGET, nature="actual")]),
    ("new-metric", [add("metrics", "new-metric", "forest-coverage", **METRIC_NAMES)]),
    ("metric-named-twice-the-same", [put("metrics", "output-value", aliases=["产值", "OUTPUT VALUE"])]),
]


# A source of two paragraphs, the second with two figures: what the store has of it, and what is to be found.
TEXT = "代表共话协同发展\n\n\n承德市森林覆盖率由50.8%提高到60.03%。\n"
NOW, THEN = "chengde.forest-coverage.2022-10", "chengde.forest-coverage.2012"
LEFT_OUT = {"printed": "50.8%", "locator": "¶2", "reason": "…"}
UNEXPLAINED = ("T2", "sources", SOURCE, "left_out")
TEXTS: list[tuple[str, list[Edit], list[Finding]]] = [
    ("all-there", [], []),
    ("figure-forgotten", [take("facts", THEN)], [UNEXPLAINED]),
    ("figure-left-out", [take("facts", THEN), put("sources", SOURCE, left_out=[LEFT_OUT])], []),
    (
        "figure-left-out-elsewhere",
        [take("facts", THEN), put("sources", SOURCE, left_out=[{**LEFT_OUT, "locator": "¶1"}])],
        [UNEXPLAINED],
    ),
    ("both-forgotten", [take("facts", THEN), take("facts", NOW)], [UNEXPLAINED, UNEXPLAINED]),
    ("another-paragraph", [put("facts", NOW, locator="¶1")], [("T1", "facts", NOW, "printed"), UNEXPLAINED]),
    ("no-such-paragraph", [put("facts", NOW, locator="¶20")], [("T1", "facts", NOW, "printed"), UNEXPLAINED]),
    ("no-paragraph", [put("facts", NOW, locator="文末")], [("T1", "facts", NOW, "printed"), UNEXPLAINED]),
    (
        "slip-in-both-entries",
        [put("facts", NOW, value=60.3, printed="60.3%")],
        [("T1", "facts", NOW, "printed"), UNEXPLAINED],
    ),
]


@pytest.fixture(scope="module")
def tables() -> Tables:
    """Give of the shipped store what the founding report says: what befalls that befalls nothing else.

    Of the metrics there are those of its facts, of `DAMAGES`, and what these are made of.
    """
    whole = read_tables(shipped_path())
    facts = {key: fact for key, fact in whole["facts"].items() if fact["source"] == SOURCE}
    said = {
        key: item
        for key, item in whole["initiatives"].items()
        if all(fact in facts for fact in item.get("facts", ()))
        and all(state.get("source") == SOURCE for state in item["states"])
    }
    checks = {key: check for key, check in whole["checks"].items() if {check["result"], *check["of"]} <= facts.keys()}
    stated = {fact.get("basis") for fact in facts.values()}
    bases = {key: basis for key, basis in whole["bases"].items() if key in stated}
    used = {*METRICS, *(fact["metric"] for fact in facts.values())}
    return {
        **whole,
        "sources": {SOURCE: whole["sources"][SOURCE]},
        "metrics": {key: metric for key, metric in whole["metrics"].items() if key in used},
        "facts": facts,
        "initiatives": said,
        "checks": checks,
        "exemptions": {},
        "bases": bases,
    }


@pytest.fixture(scope="module")
def copied(tables: Tables) -> Callable[[], Tables]:
    """Give what gives the tables anew, for a test to damage."""
    kept = pickle.dumps(tables)
    return lambda: pickle.loads(kept)  # noqa: S301 - it was made here


@pytest.fixture
def found(
    copied: Callable[[], Tables], tmp_path: Path, write_store: WriteStore
) -> Callable[[list[Edit]], list[Finding]]:
    def after(edits: list[Edit]) -> list[Finding]:
        damaged = copied()
        for edit in edits:
            edit(damaged)
        return findings(write_store(tmp_path, damaged))

    return after


def findings(
    shipped: Path, own: Path | None = None, only: str | None = None, texts: dict[str, str] | None = None
) -> list[Finding]:
    problems = audit(Files(shipped, own, only), texts)[1]
    assert all(problem.message for problem in problems)
    return [(problem.rule, problem.table, problem.id, problem.field) for problem in problems]


def test_shipped_store_is_sound() -> None:
    assert findings(shipped_path()) == []


@pytest.mark.parametrize(("edits", "expected"), [row[1:] for row in DAMAGES], ids=[row[0] for row in DAMAGES])
def test_damage_is_found_and_nothing_else(
    edits: list[Edit], expected: list[Finding], found: Callable[[list[Edit]], list[Finding]]
) -> None:
    assert found(edits) == expected


@pytest.mark.parametrize("edits", [row[1] for row in SOUND], ids=[row[0] for row in SOUND])
def test_what_is_no_damage_is_not_found(edits: list[Edit], found: Callable[[list[Edit]], list[Finding]]) -> None:
    assert found(edits) == []


@pytest.fixture
def against_text(
    copied: Callable[[], Tables], tmp_path: Path, write_store: WriteStore
) -> Callable[[list[Edit]], list[Finding]]:
    def after(edits: list[Edit]) -> list[Finding]:
        small = {**copied(), "initiatives": {}, "checks": {}, "bases": {}}
        small["facts"] = {key: small["facts"][key] for key in (THEN, NOW)}
        for key in (THEN, NOW):
            small["facts"][key]["locator"] = "¶2 柴宝良"
        small["sources"][SOURCE]["left_out"] = []
        for edit in edits:
            edit(small)
        return findings(write_store(tmp_path, small), texts={SOURCE: TEXT})

    return after


@pytest.mark.parametrize(("edits", "expected"), [row[1:] for row in TEXTS], ids=[row[0] for row in TEXTS])
def test_source_is_held_against_its_text(
    edits: list[Edit], expected: list[Finding], against_text: Callable[[list[Edit]], list[Finding]]
) -> None:
    assert against_text(edits) == expected


@pytest.mark.parametrize(("value", "printed"), [(0.03, "0.03%"), (3, "3%"), (60, "60")])
def test_part_of_a_figure_does_not_stand_in_the_text(
    value: float, printed: str, against_text: Callable[[list[Edit]], list[Finding]]
) -> None:
    assert ("T1", "facts", NOW, "printed") in against_text([put("facts", NOW, value=value, printed=printed)])


def test_every_rule_is_damaged_at_least_twice() -> None:
    damaged = [rule for *_, expected in (*DAMAGES, *TEXTS) for rule, *_ in expected[:1]]
    codes = [rule.code for rule in RULES if rule.code != "V7"]  # of one's own alone (tests/own/test_own.py)
    assert {code: damaged.count(code) >= 2 for code in codes} == dict.fromkeys(codes, True)


def test_every_reference_is_damaged() -> None:
    damaged = {(table, field) for _, _, expected in DAMAGES for rule, table, _, field in expected if rule == "S3"}
    assert damaged == {(table, field) for table, field, _ in REFERENCES}


@pytest.mark.parametrize("rule", RULES, ids=[rule.code for rule in RULES])
def test_rule_has_a_name_and_a_why(rule: Any) -> None:
    assert rule.name
    assert rule.why.endswith(".")


def test_codes_and_names_of_rules_are_their_own() -> None:
    assert len({rule.code for rule in RULES}) == len({rule.name for rule in RULES}) == len(RULES)


@pytest.mark.parametrize(
    ("before", "key"),
    [(f'"{FOREST}": {{', FOREST), ('"130902": {', "130902"), ('"facts": {', "facts"), ('"value": 61.63', "value")],
)
def test_key_that_stands_twice_is_found(before: str, key: str, tables: Tables, tmp_path: Path) -> None:
    text = msgspec.json.format(msgspec.json.Encoder(decimal_format="number").encode(tables)).decode()
    assert text.count(before) == 1
    empty = "{}" if before.endswith("{") else "1"
    path = tmp_path / "facts.json"
    path.write_text(text.replace(before, f'"{key}": {empty}, {before}'), encoding="utf-8")
    assert findings(path) == [("S2", "", key, "id")]


def test_findings_stand_in_the_order_of_the_rules(found: Callable[[list[Edit]], list[Finding]]) -> None:
    edits = [
        state(AIRPORT, source=None),
        take("facts", FOREST, "locator"),
        put("sources", SOURCE, published="去年"),
        put("facts", ORDERS, unit="斗", printed="30斗"),
        put("regions", "130902", level="town"),
    ]
    assert [rule for rule, *_ in found(edits)] == ["S1", "U1", "P1", "F1", "I1"]


def own_fact(tables: Tables, **fields: Any) -> dict[str, Any]:
    return {**tables["facts"][FOREST], **fields}


@pytest.fixture
def small(tables: Tables, tmp_path: Path, write_store: WriteStore) -> Path:
    """Give a small store that stands for the shipped one."""
    return write_store(tmp_path, tables, "shipped.json")


def test_own_facts_may_be_called_anything(small: Path, tables: Tables, tmp_path: Path, write_store: WriteStore) -> None:
    own = write_store(tmp_path, {"facts": {"mine": own_fact(tables)}})
    assert findings(small, own) == []


@pytest.mark.parametrize(
    "only",
    [
        None,
        pytest.param(
            "own",
        ),
    ],
)
def test_own_facts_are_held_to_the_other_rules(
    only: str | None, tables: Tables, tmp_path: Path, write_store: WriteStore
) -> None:
    own = write_store(tmp_path, {"facts": {"mine": own_fact(tables, unit="斗", printed="61.63斗")}})
    assert findings(shipped_path(), own, only) == [("U1", "facts", "mine", "unit")]


@pytest.mark.slow
def test_own_fact_with_a_shipped_id_is_found(
    small: Path, tables: Tables, tmp_path: Path, write_store: WriteStore
) -> None:
    own = write_store(tmp_path, {"facts": {FOREST: own_fact(tables, value=62, printed="62%")}})
    assert findings(small, own) == [("S2", "facts", FOREST, "id")]


def test_own_key_that_stands_twice_is_found(small: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.json"
    own.write_text('{"facts": {}, "facts": {}}', encoding="utf-8")
    assert findings(small, own) == [("S2", "", "facts", "id")]
