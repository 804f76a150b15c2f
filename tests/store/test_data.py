"""The shipped figures against the rows that they were read from, and the page that says what is there."""

import json
import re
import subprocess
import sys
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from jjj_cli.record.records import Fact, Store
from jjj_cli.text.quantities import parse
from jjj_cli.units import registry

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")
RAW = ROOT.parent / "shared" / "sources" / "figures.jsonl"
FOUNDING = "jjj-delegates-2022-10"

# Facts of a region that the row names in its qualifier: by region, the code that the row has.
NAMED_BESIDE = {"130181": "130100", "beisanxian": "131000", "binhai-zhongguancun": "120000"}

needs_rows = pytest.mark.skipif(not RAW.exists(), reason="the rows that the figures were read from are not at hand")


def folded(text: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFKC", text).casefold() if letter.isalnum())


def digits(text: str) -> str:
    return re.sub(r"[^0-9.]", "", unicodedata.normalize("NFKC", text)).strip(".")


@pytest.fixture(scope="module")
def rows() -> list[dict[str, Any]]:
    return [json.loads(line) for line in RAW.read_text(encoding="utf-8").splitlines()]


def read_in(store: Store, fact: Fact, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give the rows that a fact may have been read from: title, place, digits."""
    title, wanted = folded(store.sources[fact.source].title), digits(fact.printed)
    places = {"", fact.region, NAMED_BESIDE.get(fact.region, fact.region)}
    of_source = [row for row in rows if title in folded(row["source_title"]) and row["gb_code"] in places]
    exact = [row for row in of_source if digits(row["value_as_printed"]) == wanted]
    return exact or [row for row in of_source if wanted in re.findall(r"[0-9.]+", row["qualifier"])]


# Publications that no row is of: their figures were looked for where the rows had none.
LOOKED_FOR = {
    "huanbohai-tangshan-forest-2015-03-12",
    "xinhua-weibo-beijing-population-2022-03-02",
    "guandian-hebei-population-2023-02-27",
    "beijing-daily-air-2023-01-04",
    "cns-beijing-air-2024-01-03",
    "workers-daily-jjj-forestry-2019-01-24",
    "hebei-daily-handan-forest-city-2022-11-04",
    "cns-hebei-air-2024-05-21",
    "tianjin-ecology-air-monthly-2020-12",
    "people-beijing-air-2022-01-04",
    "beijing-gov-communique-2023-2024-03-21",
    "hebei-daily-air-2022-05-30",
    "cns-beijing-population-2023-03-21",
    "caixin-beijing-air-2021-01-04",
    "ciudsrc-shijiazhuang-population-2022-03-24",
    "cns-beijing-air-2026-01-04",
    "shijiazhuang-daily-forest-2019-07-11",
    "he-bei-baoding-forest-2020-06-28",
    "baoding-work-report-2023-01-30",
}


def curated(store: Store) -> list[Fact]:
    return [fact for fact in store.facts.values() if fact.source not in {FOUNDING, *LOOKED_FOR}]


def test_what_was_looked_for_is_there(shipped: Store) -> None:
    assert {fact.source for fact in shipped.facts.values()} >= LOOKED_FOR


@needs_rows
def test_every_figure_stands_in_a_row_of_its_source(shipped: Store, rows: list[dict[str, Any]]) -> None:
    assert [fact.id for fact in curated(shipped) if not read_in(shipped, fact, rows)] == []


@needs_rows
def test_no_figure_was_read_where_nobody_is_named(shipped: Store, rows: list[dict[str, Any]]) -> None:
    found = {fact.id: [row["grade"] for row in read_in(shipped, fact, rows)] for fact in curated(shipped)}
    assert [key for key, grades in found.items() if set(grades) == {"E"}] == []


@needs_rows
def test_a_figure_is_that_of_its_row_in_its_unit(shipped: Store, rows: list[dict[str, Any]]) -> None:
    wrong = []
    for fact in curated(shipped):
        row = read_in(shipped, fact, rows)[0]
        read = parse(row["value_as_printed"])
        if read and read.base_unit and digits(row["value_as_printed"]) == digits(fact.printed):
            wrong += [fact.id] if registry.convert(read.value, read.unit, fact.unit) != fact.value else []
    assert wrong == []


@needs_rows
def test_the_year_is_that_of_its_row(shipped: Store, rows: list[dict[str, Any]]) -> None:
    # The text that the row was read in says that 1443 had been taken on by then: its note says so.
    known = {"tianjin.project-count.finance-science-education.2016-03"}
    wrong = [
        fact.id
        for fact in curated(shipped)
        if not any(fact.period[-10:].rpartition("/")[2][:4] in row["as_of"] for row in read_in(shipped, fact, rows))
    ]
    assert set(wrong) == known


@needs_rows
def test_every_row_is_a_fact_or_left_out_with_a_reason(shipped: Store, rows: list[dict[str, Any]]) -> None:
    left_out = [int(number) for number in re.findall(r"^\| (\d+) \|", PAGE, re.MULTILINE)]
    taken = {row["n"] for fact in curated(shipped) for row in read_in(shipped, fact, rows)}
    assert [number for number, times in Counter(left_out).items() if times > 1] == []
    assert {row["n"] for row in rows} - taken - set(left_out) == set()


def test_the_table_of_what_is_there_is_what_the_script_prints() -> None:
    made = subprocess.run(
        [sys.executable, ROOT / "curation" / "coverage.py"], capture_output=True, check=True, encoding="utf-8"
    )
    assert re.search(r"<!-- coverage -->\n(.*)<!-- /coverage -->", PAGE, re.DOTALL)[1] == made.stdout  # type: ignore[index]


def test_what_the_page_counts_is_in_the_store(shipped: Store) -> None:
    counts = (len(shipped.facts), len(shipped.metrics), len(shipped.sources))
    said = "{} facts on {} metrics from {} sources".format(*counts)
    assert said in PAGE
    assert said in " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())
    others = [fact for fact in shipped.facts.values() if fact.source != FOUNDING]
    assert f"{len(others)}\nfacts were read in {len(shipped.sources) - 1} publications" in PAGE


def test_a_copy_has_no_address_and_says_that_it_is_one(shipped: Store) -> None:
    copies = [source for source in shipped.sources.values() if source.reliability == "copy"]
    assert copies
    assert [source.id for source in copies if source.url or not source.note] == []
