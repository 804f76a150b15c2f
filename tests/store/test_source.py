"""The store against the founding source's text, where the text is at hand."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from jjj_cli.record.records import Initiative, State, Store

ID = "jjj-delegates-2022-10"
ROOT = Path(__file__).parents[2]
TEXT = ROOT.parent / "shared" / "sources" / f"{ID}.txt"
CASES = json.loads((ROOT / "tests" / "cases" / f"{ID}.json").read_text(encoding="utf-8"))
# A summary in our own words shares no longer run with the source than a name and a figure make.
LONGEST_SHARED = 12

needs_text = pytest.mark.skipif(not TEXT.exists(), reason=f"the text of {ID} is not at hand")


@pytest.fixture(scope="module")
def paragraphs() -> dict[int, str]:
    lines = [line.strip() for line in TEXT.read_text(encoding="utf-8").splitlines()]
    return dict(enumerate(filter(None, lines), start=1))


def stated(store: Store) -> list[tuple[Initiative, State]]:
    """Give the initiatives that the source speaks of, each with what it says of it."""
    found = [(item, state) for item in store.initiatives.values() for state in item.states if state.source == ID]
    assert len(found) > 100
    return found


def place(locator: str | None) -> int:
    return int(re.match(r"¶(\d+)", locator or "")[1])  # type: ignore[index]


def test_every_figure_read_in_the_source_is_a_fact(shipped: Store) -> None:
    stored = Counter((place(fact.locator), fact.printed) for fact in shipped.facts.values() if fact.source == ID)
    read = Counter((int(number), printed) for number, figures in CASES["figures"].items() for printed in figures)
    assert stored == read


@needs_text
def test_every_printed_figure_stands_where_its_locator_says(shipped: Store, paragraphs: dict[int, str]) -> None:
    lost = [f.id for f in shipped.facts.values() if f.source == ID and f.printed not in paragraphs[place(f.locator)]]
    assert lost == []


@needs_text
def test_every_number_in_the_text_is_a_fact_or_left_out_with_a_reason(
    shipped: Store, paragraphs: dict[int, str]
) -> None:
    known: dict[int, list[str]] = {number: [] for number in paragraphs}
    for fact in (fact for fact in shipped.facts.values() if fact.source == ID):
        known[place(fact.locator)].append(fact.printed)
    for item in shipped.sources[ID].left_out:
        known[place(item.locator)].append(item.printed)
    for number, phrases in CASES["no_figures"].items():
        known[int(number)] += phrases
    for number, text in paragraphs.items():
        for phrase in sorted(set(known[number]), key=len, reverse=True):
            assert phrase in text, (number, phrase)
            text = text.replace(phrase, "")  # noqa: PLW2901 - what is explained is taken out
        assert re.findall(r"[\d０-９]+", text) == [], number


@needs_text
def test_every_status_is_printed_where_the_locator_says(shipped: Store, paragraphs: dict[int, str]) -> None:
    lost = [item.id for item, state in stated(shipped) if state.printed not in paragraphs[place(state.locator)]]
    assert lost == []


@needs_text
def test_every_summary_is_in_our_own_words(shipped: Store, paragraphs: dict[int, str]) -> None:
    whole = "\n".join(paragraphs.values())
    copied = {
        item.id: run
        for item in shipped.initiatives.values()
        for start in range(len(item.summary) - LONGEST_SHARED)
        if (run := item.summary[start : start + LONGEST_SHARED + 1]) in whole and item.name not in run
    }
    assert copied == {}


def test_every_initiative_has_its_facts_in_its_own_paragraph(shipped: Store) -> None:
    strangers = [
        (item.id, key)
        for item, state in stated(shipped)
        for key in item.facts
        if shipped.facts[key].source == ID and place(shipped.facts[key].locator) != place(state.locator)
    ]
    assert strangers == []


@pytest.mark.parametrize(
    ("railway", "then", "now"),
    [
        ("jingtang-railway", "completed", "operating"),
        ("jingbin-railway", "completed", "operating"),
        ("jinxing-railway", "under-way", "operating"),
        ("jinwei-railway", "planned", "under-way"),
        ("tong-wu-lang-suburban-railway", "proposed", "proposed"),
    ],
)
def test_railways_were_in_four_different_states(shipped: Store, railway: str, then: str, now: str) -> None:
    assert {state.status for item, state in stated(shipped) if item.id == railway} == {then}
    assert shipped.initiatives[railway].status == now
