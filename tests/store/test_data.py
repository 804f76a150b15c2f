"""The shipped figures against the rows that they were read from, and the pages that say what is there."""

import json
import re
import sys
import unicodedata
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from jjj_cli.record.records import Fact, Store
from jjj_cli.store.json_file import read_tables
from jjj_cli.store.location import shipped_path
from jjj_cli.store.tables import dump

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
SOURCES = ROOT.parent / "shared" / "sources"
CANDIDATES = SOURCES / "candidates"
LATER = sorted((ROOT / "curation" / "collections").iterdir())
FOUNDING = "jjj-delegates-2022-10"

needs_rows = pytest.mark.skipif(not SOURCES.exists(), reason="the rows that the figures were read from are not at hand")

# Publications that no row is of: their figures were looked for where the first collection's rows had none.
LOOKED_FOR = {
    "huanbohai-tangshan-forest-2015-03-12",
    "xinhua-weibo-beijing-population-2022-03-02",
    "guandian-hebei-population-2023-02-27",
    "workers-daily-jjj-forestry-2019-01-24",
    "hebei-daily-handan-forest-city-2022-11-04",
    "cns-hebei-air-2024-05-21",
    "tianjin-ecology-air-monthly-2020-12",
    "beijing-gov-communique-2023-2024-03-21",
    "hebei-daily-air-2022-05-30",
    "caixin-beijing-air-2021-01-04",
    "ciudsrc-shijiazhuang-population-2022-03-24",
    "cns-beijing-air-2026-01-04",
    "shijiazhuang-daily-forest-2019-07-11",
    "he-bei-baoding-forest-2020-06-28",
    "baoding-work-report-2023-01-30",
}
# What was looked for later is read in the collections that it came in.
LOOKED_FOR |= {json.loads(line)["id"] for one in LATER for line in (one / "sources.jsonl").open(encoding="utf-8")}


def folded(text: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFKC", text).casefold() if letter.isalnum())


@cache
def digits(text: str) -> str:
    """Give a figure's digits, without those of its unit: µg/m³, 2.19:1."""
    return re.sub(r"[^0-9.]", "", re.sub("/m3|m-3|:1$", "", unicodedata.normalize("NFKC", text))).strip(".")


@pytest.fixture(scope="module")
def rows() -> dict[str, list[dict[str, Any]]]:
    """Give the rows of both collections by their sources' titles, and those that a candidate names by its id."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for path in [SOURCES / "figures.jsonl", *sorted((SOURCES / "rows").glob("d[0-9].jsonl"))]:
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            found[folded(row["source_title"])].append(row)
    for line in (CANDIDATES / "facts.jsonl").read_text(encoding="utf-8").splitlines():
        candidate = json.loads(line)
        found[candidate["id"]] = [row for name in [candidate["row"], *candidate["also"]] if (row := _named(name))]
    return found


@cache
def _lines(collection: str) -> list[str]:
    return (SOURCES / "rows" / f"{collection}.jsonl").read_text(encoding="utf-8").splitlines()


def _named(name: str) -> dict[str, Any] | None:
    """Give the row that a candidate names by its collection and line: d1:123."""
    collection, _, line = name.partition(":")
    return json.loads(_lines(collection)[int(line) - 1]) if line.isdecimal() else None


@pytest.fixture(scope="module")
def read(shipped: Store, rows: dict[str, list[dict[str, Any]]]) -> dict[Fact, list[dict[str, Any]]]:
    """Give the rows that each curated fact may have been read from."""
    return {fact: read_in(shipped, fact, rows) for fact in curated(shipped)}


_digits = cache(digits)


def read_in(store: Store, fact: Fact, rows: dict[str, list[dict[str, Any]]]) -> list[dict[str, Any]]:
    """Give the rows that a fact may have been read from: of its source or named for it, with its digits."""
    title, wanted = folded(store.sources[fact.source].title), digits(fact.printed)
    of_source = rows.get(fact.id, []) + _of_title(title, rows)
    exact = [row for row in of_source if _digits(row["value_as_printed"]) == wanted]
    return exact or [row for row in of_source if wanted in re.findall(r"[0-9.]+", row["qualifier"] or "")]


def _of_title(title: str, rows: dict[str, list[dict[str, Any]]]) -> list[dict[str, Any]]:
    if title not in _FOUND:
        named = [there for name, there in rows.items() if title[:8] == name[:8] or title in name]
        _FOUND[title] = [row for there in named for row in there]
    return _FOUND[title]


_FOUND: dict[str, list[dict[str, Any]]] = {}


def curated(store: Store) -> list[Fact]:
    return [fact for fact in store.facts.values() if fact.source not in {FOUNDING, *LOOKED_FOR}]


@pytest.mark.slow
@needs_rows
def test_every_figure_stands_in_a_row_of_its_source_and_year(read: dict[Fact, list[dict[str, Any]]]) -> None:
    # The text that the row was read in says that 1443 had been taken on by then: its note says so.
    known = {"tianjin.project-count.finance-science-education.2016-03"}
    lost = {
        fact.id
        for fact, there in read.items()
        if not any(_of_time(fact, row) for row in there) and fact.id not in known
    }
    assert lost == set()


def _of_time(fact: Fact, row: dict[str, Any]) -> bool:
    return fact.period[-10:].rpartition("/")[2][:4] in str(row["as_of"])


@pytest.mark.slow
@needs_rows
def test_no_figure_was_read_where_nobody_is_named(read: dict[Fact, list[dict[str, Any]]]) -> None:
    found = {fact.id: {row["grade"] for row in there} for fact, there in read.items()}
    assert [key for key, grades in found.items() if grades == {"E"}] == []


@pytest.mark.slow
@needs_rows
def test_taking_the_candidates_in_again_changes_nothing() -> None:
    sys.path.insert(0, str(ROOT / "curation"))
    from intake import candidates, merging

    before = read_tables(shipped_path())
    made, left_out = before, list[candidates.LeftOut]()
    for collection in (CANDIDATES, *LATER):
        taken = merging.merge(made, candidates.read(collection))
        made, left_out = taken.tables, left_out + taken.left_out
    assert dump({**made, "about": before["about"]}) == shipped_path().read_bytes()
    said = (DOCS / "data-changelog.md").read_text(encoding="utf-8")
    assert {one.reason for one in left_out if one.reason not in said} == set()


def test_what_was_looked_for_later_is_in_the_store_as_it_was_read(shipped: Store) -> None:
    lines = [json.loads(line) for one in LATER for line in (one / "facts.jsonl").open(encoding="utf-8")]
    assert lines
    for line in lines:
        fact = shipped.facts[line["id"]]
        assert (float(fact.value), fact.unit, fact.printed, fact.period, fact.source, fact.region) == (
            *(line[name] for name in ("value", "unit", "printed", "period", "source", "region")),
        )


def test_a_region_is_a_place_and_no_line(shipped: Store) -> None:
    assert [region.name for region in shipped.regions.values() if re.search("铁路|高铁|高速|号线", region.name)] == []


def test_the_tables_of_what_is_there_are_what_the_script_makes(shipped: Store) -> None:
    sys.path.insert(0, str(ROOT / "curation"))
    import coverage

    page = (DOCS / "data.md").read_text(encoding="utf-8")
    assert coverage.summary(shipped) in page
    assert (DOCS / "data-coverage.md").read_text(encoding="utf-8") == coverage.whole(shipped)


def test_what_the_pages_count_is_in_the_store(shipped: Store) -> None:
    counts = (len(shipped.facts), len(shipped.metrics), len(shipped.sources))
    said = "{} facts on {} metrics from {} sources".format(*counts)
    assert said in (DOCS / "data.md").read_text(encoding="utf-8")
    assert said in " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())
    version = shipped.edition.published if shipped.edition else None
    assert f"\n## {version}\n" in (DOCS / "data-changelog.md").read_text(encoding="utf-8")


def test_what_is_withdrawn_is_gone_and_what_is_corrected_is_there(shipped: Store) -> None:
    sys.path.insert(0, str(ROOT / "curation"))
    from intake.decisions import table

    assert {line["fact"] for line in table("withdrawn")} & shipped.facts.keys() == set()
    for line in table("corrections"):
        fact = shipped.facts.get(line["id"])
        if fact and line["field"] in ("nature", "basis", "period"):
            assert getattr(fact, line["field"]) == line["value"]


def test_a_copy_says_where_it_was_read(shipped: Store) -> None:
    copies = [source for source in shipped.sources.values() if source.access == "copy"]
    assert copies
    assert [source.id for source in copies if not source.note] == []


def test_each_figure_of_output_and_residents_says_its_vintage(shipped: Store) -> None:
    for metric in ("gdp", "population"):
        facts = [fact for fact in shipped.facts_where("metric", metric) if fact.nature == "revised"]
        assert [fact.id for fact in facts if not fact.vintage] == []


@pytest.mark.parametrize("region", ["110000", "120000", "130000"])
def test_gdp_of_a_province_is_of_one_vintage_for_ten_years(region: str, shipped: Store) -> None:
    years = {
        fact.period
        for fact in shipped.facts_where("metric", "gdp")
        if fact.region == region and fact.vintage == "economic-census-2023"
    }
    assert {str(year) for year in range(2014, 2025)} <= years
