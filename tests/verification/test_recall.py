"""Sentences made of the store's own facts, and their slips: how many are found, and that nobody is called wrong."""

import io
from collections import Counter, defaultdict
from itertools import islice

import pytest
from drafting import WANTED, Draft, drafts

from jjj_cli.record.records import Store
from jjj_cli.verification.verdicts import Checker

# The least share of each kind that gets what a careful checker would give; a part and a body are never judged.
LEAST = {
    "true": 0.9,
    "true-rounded": 0.85,
    "true-hedged": 0.85,
    "wrong-digits": 0.85,
    "wrong-scale": 0.85,
    "wrong-unit": 0.85,
    "wrong-year": 0.8,
    "wrong-hedge": 0.65,
    "part": 1.0,
    "body": 1.0,
}
# So many facts make some thousand drafts; every so many is taken, so that all kinds of facts are.
EVERY = 4


@pytest.fixture(scope="module")
def given(shipped: Store) -> dict[str, Counter[str]]:
    """Count the verdicts of each kind of draft."""
    checker = Checker(shipped)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for draft in islice(drafts(shipped), 0, None, EVERY):
        counts[draft.kind][verdict(checker, draft)] += 1
    return counts


def verdict(checker: Checker, draft: Draft) -> str:
    start = draft.text.index(draft.figure)
    rows = checker.check(io.BytesIO(draft.text.encode()), "draft", "text")
    return next((row.verdict for row in rows if row.start < start + len(draft.figure) and row.end > start), "not found")


@pytest.mark.parametrize("kind", LEAST)
def test_a_kind_of_draft_gets_what_a_checker_would_give(kind: str, given: dict[str, Counter[str]]) -> None:
    counts = given[kind]
    assert sum(counts[name] for name in WANTED[kind]) >= LEAST[kind] * counts.total() > 0


def test_nothing_true_is_called_wrong(given: dict[str, Counter[str]]) -> None:
    alarms = {kind: counts["contradicted"] + counts["outdated"] for kind, counts in given.items() if "true" in kind}
    assert set(alarms.values()) == {0}
