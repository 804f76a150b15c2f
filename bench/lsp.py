"""Say how long an editor waits for what is found in a draft of 500 lines, once its store is warm.

    python bench/lsp.py [ROUNDS]

The draft is that of `bench/verification.py`, a paragraph each, with a figure in nearly every one. What is measured is
what happens from the moment that typing rests: the whole text is read, judged, and put into the protocol's words. Each
round takes processor time, so that whatever else the machine does does not count; the best round does. Exits with 1
when the budget is not kept.
"""

import sys
from functools import partial

from verification import drafts, least

from jjj_cli.answers.findings import ALARMS
from jjj_cli.lsp.checks import Found, Shown, check
from jjj_cli.lsp.drafts import Draft
from jjj_cli.lsp.replies import diagnostics
from jjj_cli.lsp.turns import Turns
from jjj_cli.store.location import Files, shipped_path
from jjj_cli.store.opening import open_store
from jjj_cli.verification.checker import Checker

ROUNDS, LINES = 15, 500
# What a reader waits for at most, in seconds.
BUDGET = 0.1


def found(checker: Checker, text: str) -> Found:
    """Check a draft as the server does."""
    draft = Draft("file:///draft.md", "draft.md", text, version=1, language="markdown", encoding="utf-16")
    made = check(checker, draft, Shown(ALARMS), lambda: False, Turns())
    diagnostics(made)
    return made


def main() -> int:
    """Measure, print, and say whether the budget is kept."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    checker = Checker(open_store(Files(shipped_path(), None)))
    text = "\n".join(drafts(100_000).split("\n")[:LINES]) + "\n"
    (cold,) = least(1, partial(found, checker, text))
    (warm,) = least(rounds, partial(found, checker, text))
    figures = len(found(checker, text).figures)
    print(f"{cold * 1000:8.1f} ms  the first time, {LINES} lines, {figures} figures, {len(text.encode())} bytes")
    print(f"{warm * 1000:8.1f} ms  from then on (at most {BUDGET * 1000:.0f})")
    return 0 if warm <= BUDGET else 1


if __name__ == "__main__":
    sys.exit(main())
