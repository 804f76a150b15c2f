"""What the library is called with: one name or several, values of a few."""

from collections.abc import Iterable
from typing import get_args

from jjj_cli.errors import UsageError
from jjj_cli.gazetteer.series import SeriesFilter
from jjj_cli.gazetteer.values import value_called
from jjj_cli.messages import join
from jjj_cli.record.codelists import AUTHORITIES, OFFICIAL

# One name, or several of them.
Names = str | Iterable[str]


def several(names: Names | None) -> tuple[str, ...]:
    """Give names as they were given, one alone too."""
    if names is None:
        return ()
    return (names,) if isinstance(names, str) else tuple(names)


def some(argument: str, names: Iterable[str]) -> list[str]:
    """Give names each once; raises UsageError where there is none."""
    found = list(dict.fromkeys(names))
    if not found:
        raise UsageError("no-argument", name=argument)
    return found


def some_of(argument: str, given: Names | None, values: tuple[str, ...]) -> tuple[str, ...]:
    """Give some of a few values, by what they are called in either language; raises UsageError for any other."""
    return tuple(_one_of(argument, name, values) for name in several(given))


def _one_of(argument: str, name: str, values: tuple[str, ...]) -> str:
    found = value_called(argument, name, values)
    if found is None:
        raise _refused(argument, name, values)
    return found


def _refused(argument: str, name: str, values: tuple[str, ...]) -> UsageError:
    return UsageError("no-such-value", name=argument, values=join("join.list", values), text=name)


def check_value(argument: str, given: str, literal: object) -> None:
    """Refuse what is none of the values of a literal type (UsageError)."""
    values = get_args(literal)
    if given not in values:
        raise _refused(argument, given, values)


def series_asked(basis: str | None, partner: Names | None, source: str | None, authority: Names | None) -> SeriesFilter:
    """Give which series are asked for; raises UsageError for an authority that is none."""
    authorities = some_of("authority", authority, (OFFICIAL, *AUTHORITIES))
    return SeriesFilter(basis, None if partner is None else several(partner), source, authorities)
