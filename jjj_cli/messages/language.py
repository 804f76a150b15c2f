"""Which language the reader's is: what is asked for, else what the environment says, else the locale."""

import locale
import os
from collections.abc import Mapping, Sequence
from typing import Literal, get_args

Language = Literal["zh", "en"]
# As POSIX has them: the first that is set counts.
_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")
_OPTION = "--lang"
VARIABLE = "JJJ_LANG"


def choose(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """Give `zh` or `en`: `--lang` before JJJ_LANG before the locale, of which `zh…` is Chinese and all else English.

    Read before the arguments are parsed, since what parses them has words too; what is none of both
    is left to be refused there.
    """
    return _first(_asked(arguments), environment.get(VARIABLE)) or _of_locale(environment)


def choose_for(client: str | None, asked: str | None, environment: Mapping[str, str] = os.environ) -> Language:
    """Give the language for a program that may name its own locale, which stands before the environment's."""
    return _first(asked, environment.get(VARIABLE)) or (_spoken(client) if client else _of_locale(environment))


def _first(*asked: str | None) -> Language | None:
    return next((known for one in asked for known in get_args(Language) if one == known), None)


def _asked(arguments: Sequence[str]) -> str | None:
    found = None
    for place, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == _OPTION:
            found = arguments[place + 1] if place + 1 < len(arguments) else found
        elif argument.startswith(f"{_OPTION}="):
            found = argument.removeprefix(f"{_OPTION}=")
    return found


def _of_locale(environment: Mapping[str, str]) -> Language:
    named = next((value for name in _LOCALE if (value := environment.get(name))), None)
    return _spoken(named or locale.getlocale()[0] or "")  # where nothing is set, as on Windows, the system is asked


def _spoken(name: str) -> Language:
    return "zh" if name.lower().startswith(("zh", "chinese")) else "en"
