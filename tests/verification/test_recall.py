"""Sentences made of the store's own facts, and their slips: how many are found, and that nobody is called wrong."""

import io
from collections import Counter, defaultdict

from drafting import WANTED, Draft, drafts

from jjj_cli.record.records import Store
from jjj_cli.verification.checker import Checker

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
# Of the thousands of drafts of a kind that the facts make so many are taken, from all over the store, however large.
TAKEN = 100


def test_drafts_get_what_a_checker_would_give_and_nothing_true_is_called_wrong(shipped: Store) -> None:
    checker, made = Checker(shipped), defaultdict(list)
    for draft in drafts(shipped):
        made[draft.kind].append(draft)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    alarms = []
    for draft in (draft for kind in made.values() for draft in kind[:: -(-len(kind) // TAKEN)]):
        found = verdict(checker, draft)
        counts[draft.kind][found] += 1
        if found in ("contradicted", "outdated") and ("true" in draft.kind or draft.kind in ("part", "body")):
            alarms.append(draft.text)
    assert alarms == []
    shares = {kind: sum(counts[kind][name] for name in WANTED[kind]) / counts[kind].total() for kind in LEAST}
    assert {kind: share for kind, share in shares.items() if share < LEAST[kind]} == {}


def verdict(checker: Checker, draft: Draft) -> str:
    start = draft.text.index(draft.figure)
    rows = checker.check(io.BytesIO(draft.text.encode()), "draft", "text")
    return next((row.verdict for row in rows if row.start < start + len(draft.figure) and row.end > start), "not found")
