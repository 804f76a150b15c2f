"""Every word of the interface: the one place that a person's words come from, in the reader's language.

A message is named by what it says; `{values}` are filled in. The English stands in this package,
a module a part of the interface; other languages are gettext catalogues (`jjj_cli/locale`) in
which the name is the context and the English the text to translate. Bases and summaries are the
store's own and are not here.
"""

from collections.abc import Callable, Iterable
from contextvars import ContextVar, Token
from functools import partial
from gettext import GNUTranslations, NullTranslations, translation
from pathlib import Path

from jjj_cli.messages import (
    agents,
    answers,
    charting,
    comparing,
    completing,
    editing,
    engines,
    errors,
    exporting,
    helping,
    keeping,
    plotting,
    reporting,
    topics,
    words,
)

ENGLISH: dict[str, str] = {
    **words.ENGLISH,
    **errors.ENGLISH,
    **engines.ENGLISH,
    **keeping.ENGLISH,
    **comparing.ENGLISH,
    **charting.ENGLISH,
    **answers.ENGLISH,
    **exporting.ENGLISH,
    **plotting.ENGLISH,
    **reporting.ENGLISH,
    **helping.ENGLISH,
    **topics.ENGLISH,
    **completing.ENGLISH,
    **editing.ENGLISH,
    **agents.ENGLISH,
}
LANGUAGES = ("zh", "en")
DOMAIN = "jjj"
CATALOGUES = Path(__file__).parents[1] / "locale"
Catalogue = GNUTranslations | NullTranslations
# The catalogue that words are looked up in; None is English, which needs none. Each thread and each task has its own.
_catalogue: ContextVar[Catalogue | None] = ContextVar("catalogue", default=None)


class Said(str):
    """Words in another language than English, which can be said in English again.

    Scripts are given English whatever the reader's language is (`english`), so that the machine
    formats are the same for everybody.
    """

    __slots__ = ("again",)
    again: Callable[[], str]


def use(language: str) -> Token[Catalogue | None]:
    """Choose the language, one of `LANGUAGES`, of what is said from now on in this thread, or this task.

    What is given is for `back`.
    """
    return _catalogue.set(None if language == "en" else translation(DOMAIN, CATALOGUES, [language]))


def back(chosen: Token[Catalogue | None]) -> None:
    """Go back to the language that was spoken before one was chosen."""
    _catalogue.reset(chosen)


def say(key: str, /, **values: object) -> str:
    """Give a message in the reader's language, its values filled in."""
    catalogue = _catalogue.get()
    if catalogue is None:
        return ENGLISH[key].format_map(values) if values else ENGLISH[key]
    words = catalogue.pgettext(key, ENGLISH[key])
    return _said(words.format_map(values) if values else words, partial(in_english, key, **values))


def join(key: str, /, items: Iterable[str]) -> str:
    """Join texts with what the reader's language has between them: `join.list` and the like."""
    texts = list(items)
    joined = say(key).join(texts)
    return joined if _catalogue.get() is None else _said(joined, lambda: ENGLISH[key].join(map(english, texts)))


def english(text: str) -> str:
    """Give what was said in English; any other text as it is."""
    return text.again() if isinstance(text, Said) else text


def in_english(key: str, /, **values: object) -> str:
    """Give a message in English, whatever the reader's language is: for files, which are the same for everybody."""
    plain = {name: english(value) if isinstance(value, str) else value for name, value in values.items()}
    return ENGLISH[key].format_map(plain) if plain else ENGLISH[key]


def in_every_language(key: str, /) -> tuple[str, ...]:
    """Give a message in all languages, whatever the reader's is: for what may be typed in any of them."""
    others = [translation(DOMAIN, CATALOGUES, [language]) for language in LANGUAGES if language != "en"]
    return ENGLISH[key], *(catalogue.pgettext(key, ENGLISH[key]) for catalogue in others)


def _said(words: str, again: Callable[[], str]) -> Said:
    said = Said(words)
    said.again = again
    return said
