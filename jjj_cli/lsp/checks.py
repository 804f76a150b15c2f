"""What was found in a draft: its figures with their places in the editor's text, and which are shown."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from jjj_cli.answers.findings import Finding
from jjj_cli.library.baselines import Baseline
from jjj_cli.library.texts import Places
from jjj_cli.library.verifications import findings, fingerprinted
from jjj_cli.lsp.drafts import Draft
from jjj_cli.lsp.turns import Turns
from jjj_cli.record.records import Store
from jjj_cli.text.documents import Form
from jjj_cli.text.quantities import Quantity
from jjj_cli.verification.baselines import read_baseline
from jjj_cli.verification.checker import Checked, Checker


class Figure(NamedTuple):
    """A figure of a draft: from where to where it stands, what was read, and what the store says of it.

    `dated` says whether the draft names its time; `older` is when an outdated one was true.
    """

    start: int
    end: int
    quantity: Quantity
    checked: Checked
    dated: bool
    older: str | None


class Shown(NamedTuple):
    """What is shown: figures with which verdicts, but for those that a baseline has."""

    verdicts: Sequence[str]
    baseline: Path | None = None


class Found(NamedTuple):
    """What was found in a version of a draft, in order, by which store, and what of it is shown."""

    draft: Draft
    store: Store
    figures: list[Figure]
    shown: list[tuple[Figure, Finding]]

    def between(self, start: int, end: int) -> list[Figure]:
        """Give the figures that stand, even in part, between two places, or around the one that both are."""
        last = bisect_right(self.figures, end, key=lambda one: one.start)
        first = bisect_left(self.figures, start, hi=last, key=lambda one: one.end)
        return self.figures[first:last]


class StaleError(Exception):
    """A draft has changed while it was read: what would be found is asked for no more."""


def figures_of(
    checker: Checker, text: str, form: Form, name: str = "-", *, is_stale: Callable[[], bool] = lambda: False
) -> Iterator[Figure]:
    """Check the figures of a text one by one; raises StaleError once nobody waits for the rest."""
    places = Places(text)
    stream = BytesIO(text.encode("utf-8", "replace"))  # a lone surrogate is no character, and takes as much room
    for found, claim, judged in checker.judged(stream, name, form, "utf-8"):
        if is_stale():
            raise StaleError
        start, end = places.of(found.start), places.of(found.end - 1) + 1
        older = judged.older.period if judged.older else None
        yield Figure(start, end, found.quantity, checker.row(found, claim, judged), claim.time is not None, older)


def _in_turns(turns: Turns, figures: Iterator[Figure]) -> Iterator[Figure]:
    while True:
        with turns:
            one = next(figures, None)
        if one is None:
            return
        yield one


def check(checker: Checker, draft: Draft, wanted: Shown, is_stale: Callable[[], bool], turns: Turns) -> Found:
    """Check a draft, taking turns with others at each figure.

    Raises StaleError where it has changed meanwhile, StoreError for a baseline that is none.
    """
    figures = list(_in_turns(turns, figures_of(checker, draft.text, draft.form, draft.path, is_stale=is_stale)))
    wished = [one for one in figures if one.checked.verdict in wanted.verdicts]
    printed = list(fingerprinted([(draft.path, one.checked) for one in wished]))
    if wanted.baseline:
        printed = Baseline(wanted.baseline, read_baseline(wanted.baseline), [draft.path]).unknown(printed)
    places = {id(one.checked): one for one in wished}
    made = findings(printed, wanted.verdicts)
    shown = [(places[id(one[1])], finding) for one, finding in zip(printed, made, strict=True)]
    return Found(draft, checker.store, figures, shown)
