"""The values of code lists as people call them, in either language: 市 is `city`, 生态 is `ecology`."""

from collections.abc import Iterable, Sequence

from jjj_cli.gazetteer.names import fold
from jjj_cli.messages import ENGLISH, in_every_language


def value_called(key: str, name: str, values: Sequence[str]) -> str | None:
    """Give the one value that is called by a name; None where none is, or more than one.

    What a value is called is said by the message of the key and the value, and by that of what else may be typed.
    """
    if name in values:
        return name
    asked = fold(name)
    found = [value for value in values if asked in map(fold, _names(key, value))]
    return found[0] if len(found) == 1 else None


def _names(key: str, value: str) -> Iterable[str]:
    yield value
    if f"{key}.{value}" in ENGLISH:
        yield from in_every_language(f"{key}.{value}")
    if f"typed.{key}.{value}" in ENGLISH:
        yield from (word for words in in_every_language(f"typed.{key}.{value}") for word in words.split("|"))
