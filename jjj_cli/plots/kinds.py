"""Which kind of picture an answer makes: bars, a history, changes, or points for two metrics."""

from collections.abc import Sequence

from jjj_cli.comparison.results import Choice, Comparison, Trends
from jjj_cli.errors import UsageError
from jjj_cli.messages import say
from jjj_cli.plots.picture import MOST, Picture
from jjj_cli.record.records import Store

_SCATTER = 2


def picture_of(store: Store, found: Sequence[Comparison] | Sequence[Trends], choice: Choice) -> Picture | None:
    """Make the picture of what `compare` found; None where there is nothing to draw.

    Raises UsageError for more than can be drawn.
    """
    count = sum(len(one.rows) for one in found)
    if choice.between and len(found) > 1:
        raise UsageError("plot-between", count=len(found))
    if len(found) > _SCATTER:
        raise UsageError("plot-metrics", count=len(found))
    if len(found) == _SCATTER:
        _check_one_each(choice)
    if count > MOST:
        raise UsageError("plot-many", count=count, most=MOST, hint=say("hint.plot-many"))
    return _made(store, found, choice) if count else None


def _made(store: Store, found: Sequence[Comparison] | Sequence[Trends], choice: Choice) -> Picture | None:
    match found:
        case [Trends() as trends]:
            from jjj_cli.plots.changes import changes

            return changes(store, trends, choice.between or ("", ""))
        case [Comparison() as one, Comparison() as other]:
            from jjj_cli.plots.scatter import scatter

            return scatter(store, one, other)
        case [Comparison() as one] if choice.history:
            from jjj_cli.plots.lines import time_series

            return time_series(store, one)
        case [Comparison() as one]:
            from jjj_cli.plots.bars import bars

            return bars(store, one)
    return None


def _check_one_each(choice: Choice) -> None:
    """Refuse what gives a region several figures of a metric (UsageError)."""
    several = {
        "--history": choice.history,
        "--bases": choice.bases,
        "--include": choice.include,
        "--parts": choice.parts,
    }
    for name, given in several.items():
        if given:
            raise UsageError("plot-one-each", name=name)
    if choice.top:
        raise UsageError("plot-top")
