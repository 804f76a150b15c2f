"""Which language the reader's is: what is asked for, else what the environment says, else the locale."""

import locale
from collections.abc import Mapping, Sequence

# As POSIX has them: the first that is set counts.
_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")
_OPTION = "--lang"
VARIABLE = "JJJ_LANG"


def choose(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """Give `zh` or `en`: `--lang` before JJJ_LANG before the locale, of which `zh…` is Chinese and all else English.

    Read before the arguments are parsed, since what parses them has words too; what is none of both
    is left to be refused there.
    """
    asked = [_asked(arguments), environment.get(VARIABLE)]
    return next((one for one in asked if one in ("zh", "en")), None) or _of_locale(environment)


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


def _of_locale(environment: Mapping[str, str]) -> str:
    named = next((value for name in _LOCALE if (value := environment.get(name))), None)
    spoken = named or locale.getlocale()[0] or ""  # where nothing is set, as on Windows, the system is asked
    return "zh" if spoken.lower().startswith(("zh", "chinese")) else "en"
