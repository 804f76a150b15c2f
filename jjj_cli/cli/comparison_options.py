"""What the commands that compare have in common: reading a unit and a tolerance, refusing what is not comparable."""

import shlex
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import timedelta

from jjj_cli.answers.result import Result
from jjj_cli.errors import NotComparableError, UnknownNameError, UsageError
from jjj_cli.gazetteer.regions import find_region
from jjj_cli.messages import say
from jjj_cli.messages.naming import caveats_named
from jjj_cli.record import periods
from jjj_cli.record.records import Store


def check_unit(text: str | None) -> None:
    """Raise UnknownNameError for what is no unit."""
    if text:
        from jjj_cli.units.registry import find_unit  # the table is read only where a unit is named

        find_unit(text)


@contextmanager
def region_option_hint(store: Store, names: Iterable[str]) -> Iterator[None]:
    """Say that a region is asked for by an option, where one is named in the place of a metric."""
    try:
        yield
    except UnknownNameError as error:
        regions = [name for name in names if _is_region(store, name)]
        if error.key == "unknown-metric" and regions:
            error.hint = say(
                "hint.region-option",
                options=" ".join(f"--region {name if name.isalnum() else shlex.quote(name)}" for name in regions),
            )
        raise


def _is_region(store: Store, name: str) -> bool:
    try:
        find_region(store.regions, name)
    except UnknownNameError:
        return False
    return True


def read_tolerance(text: str) -> timedelta:
    """Read how far periods may lie apart; raises UsageError for what is no length of time."""
    try:
        return periods.duration(text)
    except ValueError:
        raise UsageError("tolerance", text=text, hint=say("hint.tolerance")) from None


def require_comparable(result: Result) -> Result:
    """Give a comparison without caveats; raises NotComparableError for one that has any."""
    if result.extra()["verdict"] != "yes":
        codes = caveats_named(note.code for note in result.notes if note.weight != "hint")
        raise NotComparableError("not-comparable", codes=codes, hint=say("hint.strict"))
    return result
