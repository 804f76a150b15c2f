"""What is asked of a comparison, checked before anything is compared."""

from collections.abc import Iterable, Mapping
from datetime import timedelta

from jjj_cli.comparison.common_year import COMMON
from jjj_cli.comparison.results import Choice, Note
from jjj_cli.errors import NotComparableError, UsageError
from jjj_cli.gazetteer.regions import expand, find_region
from jjj_cli.gazetteer.series import resolved
from jjj_cli.messages import say
from jjj_cli.messages.naming import caveats_named
from jjj_cli.record import periods
from jjj_cli.record.records import Store
from jjj_cli.store.selection import check_period


def settled(store: Store, choice: Choice, tolerance: str) -> Choice:
    """Give a choice with the codes of the regions that it names, if what it asks for goes together.

    Raises UsageError and UnknownNameError.
    """
    check_unit(choice.unit)
    check_at(choice)
    _check_between(choice)
    _check_sum(choice)
    if choice.history and choice.prefer != "latest":
        raise UsageError("exclusive", one="--prefer", other="--history")
    named = [find_region(store.regions, name) for name in choice.regions]
    codes = tuple(dict.fromkeys(one.id for one in named)) if choice.summed else expand(named)
    only = resolved(store, choice.only)
    return choice._replace(regions=codes, tolerance=read_tolerance(tolerance), only=only)


def check_at(choice: Choice) -> None:
    """Refuse what is no date nor the year in common, and that where there is no one year to be found (UsageError)."""
    if choice.at and choice.at != COMMON:
        check_period(choice.at)
    idle = {"--history": choice.history, "--sum": choice.summed}
    if choice.at == COMMON:
        _refuse_beside(f"--at {COMMON}", idle)


def check_unit(text: str | None) -> None:
    """Raise UnknownNameError for what is no unit."""
    if text:
        from jjj_cli.units.registry import find_unit  # the table is read only where a unit is named

        find_unit(text)


def read_tolerance(text: str) -> timedelta:
    """Read how far periods may lie apart; raises UsageError for what is no length of time."""
    try:
        return periods.duration(text)
    except ValueError:
        raise UsageError("tolerance", text=text, hint=say("hint.tolerance")) from None


def require_no_caveats(notes: Iterable[Note], hint: str) -> None:
    """Raise NotComparableError where a comparison has any caveat."""
    codes = [note.code for note in notes if note.weight != "hint"]
    if codes:
        raise NotComparableError("not-comparable", codes=caveats_named(codes), hint=hint)


def _check_between(choice: Choice) -> None:
    """Refuse dates that are none or not in order, and what says nothing of a change."""
    if not choice.between:
        if choice.across:
            raise UsageError("needs", one="--across", other="--between")
        return
    for date in choice.between:
        check_period(date)
    first, last = choice.between
    if periods.span(first)[1] >= periods.span(last)[1]:
        raise UsageError("backwards", start=first, end=last)
    idle = {
        "--at": choice.at,
        "--history": choice.history,
        "--include": choice.include,
        "--parts": choice.parts,
        "--prefer": choice.prefer != "latest",
    }
    _refuse_beside("--between", idle)


def _check_sum(choice: Choice) -> None:
    """Refuse what says nothing of a sum, which takes one actual figure a part, whatever its source."""
    idle = {
        "--history": choice.history,
        "--between": choice.between,
        "--bases": choice.bases,
        "--include": choice.include,
        "--parts": choice.parts,
        "--prefer": choice.prefer != "latest",
    }
    if choice.summed:
        _refuse_beside("--sum", idle)


def _refuse_beside(option: str, idle: Mapping[str, object]) -> None:
    for name, given in idle.items():
        if given:
            raise UsageError("exclusive", one=name, other=option)
