"""A draft against the store."""

from collections.abc import Callable
from typing import cast

from jjj_cli.agents.figures import bounded, of_fact
from jjj_cli.agents.opened import Opened
from jjj_cli.agents.paging import Pager
from jjj_cli.agents.questions import Verify
from jjj_cli.agents.replies import LONGEST_TEXT, Finding, Verified
from jjj_cli.answers.result import RowData
from jjj_cli.library.texts import Places, reading
from jjj_cli.verification.verdicts import summary


class GoneError(Exception):
    """Nobody waits for the answer any more."""


def verify(opened: Opened, asked: Verify, pager: Pager, is_gone: Callable[[], bool]) -> Verified:
    """Answer with the figures of a draft; raises GoneError once nobody waits."""
    places, every = Places(asked.text), []
    with reading(asked.text, asked.form, None) as given:
        for one in opened.checker.check(*given):
            if is_gone():
                raise GoneError
            every.append(one)
    rows = [places.moved(one._asdict()) for one in every if one.verdict in asked.verdicts]
    made = pager.page("findings", rows, lambda row: _finding(opened, row), summary=summary(every))
    return cast("Verified", made)


def _finding(opened: Opened, row: RowData) -> Finding:
    fact = opened.store.facts.get(str(row["fact"]))
    made: dict[str, object] = {
        **{name: row[name] for name in ("verdict", "line", "column", "start", "end")},
        "surface": bounded(row["surface"]),
        "message": bounded(row["message"], 2 * LONGEST_TEXT),
        "figure": of_fact(opened, fact) if fact else None,
    }
    return cast("Finding", made)
