"""What fits what somebody has typed so far, by any of the names that a thing goes by."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from jjj_cli.completion.request import Candidate
from jjj_cli.gazetteer.names import fold

# After which the last of several names begins, and the last metric of a formula.
AFTER_COMMA, AFTER_SIGN = ",", r"[/*+()（）×÷=]|\s[-−]\s"


class Suggestion(NamedTuple):
    """Something that can be named: the word that is given for it, and what it is.

    Each of `names` finds it and nothing else. `also` it shares with others, or is known by elsewhere: what begins one
    of them finds it too, and never gives that. `longer` are names that begin with another thing's: 沧州市新华区.
    """

    word: str
    names: tuple[str, ...]
    note: str = ""
    also: tuple[str, ...] = ()
    longer: tuple[str, ...] = ()
    initials: str = ""


def before_last(typed: str, after: str) -> str:
    """Give what stands before the last of several names."""
    match = re.match(rf"(?:.*(?:{after}))?\s*", typed, re.DOTALL)
    return match[0] if match else ""


def matches(suggestions: Iterable[Suggestion], typed: str) -> list[Candidate]:
    """Give what begins with what is typed; where nothing does, what has these initials; else what holds it.

    Letters give the word, so that `cang` gives 沧州市, with the name that goes on from them; a name typed whole gives
    what it names alone. Chinese and codes give the name that they begin.
    """
    every = list(suggestions)
    if not typed:
        return [Candidate(one.word, one.note) for one in every]
    asked = fold(typed)
    begun = typed.casefold()
    if _script(typed) == "letters" and any(begun in map(str.casefold, one.names) for one in every):
        every = [one for one in every if _is_called(one, begun) or fold(one.word).startswith(asked)]
    for fits in (_begins, _begins_alike, _has_initials, _holds):
        if found := [one for one in every if asked and fits(one, begun, asked)]:
            return list(dict.fromkeys(_candidate(one, typed, asked) for one in found))
    return []


def _is_called(one: Suggestion, typed: str) -> bool:
    return typed in map(str.casefold, (*one.names, *one.also))


def _begins(one: Suggestion, typed: str, _asked: str) -> bool:
    return any(name.casefold().startswith(typed) for name in (*one.names, *one.also))


def _begins_alike(one: Suggestion, _typed: str, asked: str) -> bool:
    return any(fold(name).startswith(asked) for name in (*one.names, *one.also))


def _has_initials(one: Suggestion, typed: str, _asked: str) -> bool:
    return one.initials.startswith(typed)


def _holds(one: Suggestion, typed: str, _asked: str) -> bool:
    return any(typed in name.casefold() for name in (*one.names, *one.also, *one.longer))


def _candidate(one: Suggestion, typed: str, asked: str) -> Candidate:
    names = (*one.names, *one.longer)
    begun = [name for name in names if fold(name).startswith(asked)]
    exact = [name for name in begun if name.casefold().startswith(typed.casefold())]
    alike = [name for name in names if _script(name) == _script(typed)]
    name = next(iter([*exact, *begun, *alike]), one.word)
    return Candidate(one.word, one.note, name) if _script(typed) == "letters" else Candidate(name, one.note)


def _script(text: str) -> str:
    if re.search("[A-Za-z]", text):
        return "letters"
    return "signs" if text.isascii() else "other"
