"""A draft against the store."""

from collections.abc import Callable
from typing import cast

from jjj_cli.agents.figures import bounded, of_fact
from jjj_cli.agents.opened import Opened
from jjj_cli.agents.paging import Pager
from jjj_cli.agents.questions import Verify
from jjj_cli.agents.replies import LONGEST_TEXT, Finding, Verified
from jjj_cli.library.texts import Places, reading
from jjj_cli.verification.checker import Checked, summary


class GoneError(Exception):
    """Nobody waits for the answer any more."""


def verify(opened: Opened, asked: Verify, pager: Pager, is_gone: Callable[[], bool]) -> Verified:
    """Answer with the figures of a draft; raises GoneError once nobody waits."""
    places = Places(asked.text)
    if opened.checked is None or opened.checked[0] != pager.key:
        opened.checked = pager.key, _checked(opened, asked, is_gone)
    every = opened.checked[1]
    shown = [one for one in every if one.verdict in asked.verdicts]
    made = pager.page("findings", shown, lambda one: _finding(opened, places, one), summary=summary(every))
    return cast("Verified", made)


def _checked(opened: Opened, asked: Verify, is_gone: Callable[[], bool]) -> list[Checked]:
    every = []
    with reading(asked.text, asked.form, None) as given:
        for one in opened.checker.check(*given):
            if is_gone():
                raise GoneError
            every.append(one)
    return every


def _finding(opened: Opened, places: Places, one: Checked) -> Finding:
    fact = opened.store.facts.get(one.fact or "")
    return {
        "verdict": one.verdict,
        "surface": bounded(one.surface),
        "line": one.line,
        "column": one.column,
        "start": places.of(one.start),
        "end": places.of(one.end - 1) + 1,
        "message": bounded(one.message, 2 * LONGEST_TEXT),
        "figure": of_fact(opened, fact) if fact else None,
    }
