"""What a figure is in English print: grew 9.6 percent, fell to 3.2 billion yuan, 0.4 percentage points lower."""

import re
from functools import cache

from jjj_cli.text.lexicon import rows
from jjj_cli.text.patterns import any_of
from jjj_cli.text.tokens import Kind, Token

# How many letters before a figure say what it is; English words are long.
_NEAR = 48
_ROWS = rows("english")
_KINDS: dict[str, Kind] = {row["word"]: row["kind"] for row in _ROWS if row["place"] != "made"}  # type: ignore[misc]


def _words(place: str) -> str:
    return any_of(row["word"] for row in _ROWS if row["place"] == place)


@cache
def _before() -> re.Pattern[str]:
    """Give what stands before: grew by 9.6 percent, was cut further to 30 minutes, expanded slightly from 3%."""
    return re.compile(
        rf"(?<![A-Za-z])(?<!add )(?<!adds )(?<!added )(?P<word>{_words('before')})(?:(?: [A-Za-z]+){{0,4}} by|"
        r"(?: (?:a|an|by|of|about|again|as|further|only|just|another|"
        r"year-on-year|year on year|on average|[a-z]+ly|some)){0,3})"
        r"(?P<reach> (?:to|from))?(?: (?:a|an|only|just|about))?\s?$",
        re.IGNORECASE,
    )


@cache
def _after() -> re.Pattern[str]:
    """Give what stands after: 12 percent less, a 20.5% year-on-year increase."""
    spans = "year-on-year|year on year|annual|yearly|monthly|annualized"
    return re.compile(rf"(?: (?:{spans}))?[ -](?P<word>{_words('after')})(?![A-Za-z])")


@cache
def _made() -> re.Pattern[str]:
    """Give what is done to something until it reaches a figure: cut the trip to 40 minutes."""
    return re.compile(
        rf"(?<![A-Za-z])(?:{_words('made')}) (?:the|its|their|an?|this|travel|journey|average|total)"
        r"(?: [A-Za-z-]+){1,4}(?<!due)(?<!access)(?<!relative)(?<!compared)(?<!according)(?<!exposure)"
        r" to(?: (?:a|an|only|just|about))?\s?$",
        re.IGNORECASE,
    )


_GOES_ON = re.compile(" [a-z]{2}")
_RANGED = re.compile(r"(?:rang(?:e|es|ed|ing) from|between)\s?$", re.IGNORECASE)
_AND = re.compile(" and ")
_TO = re.compile(r" to(?: (?:a|an|only|just|about|nearly|over|some))?\s?$")
# Between a change and what it reached: rose 6.1 percent year on year to 2.42 trillion yuan.
_SINCE = re.compile(
    r"(?: (?:year on year|year-on-year|month on month|month-on-month|annually|last (?:year|month)"
    r"|over the previous year|from (?:a|the) (?:year|month|quarter) (?:earlier|ago|before)"
    r"|from the previous (?:year|month|quarter)))?" + _TO.pattern
)
_FROM = re.compile(r"(?<![A-Za-z])from\s?$", re.IGNORECASE)
_HOPES = re.compile(
    r"(?:(?:is|are|was|were) (?:expected|projected|set|planned|forecast) to"
    r"|(?:aims?|plans?|hopes?|aiming) (?:to|for|at)|target(?:s|ed)? (?:of|at|is|for))(?![A-Za-z])[^.!?;一-鿿]*$"
)
# How far before a figure a target may be named.
_FAR = 100


def is_english(text: str, token: Token, tail: str) -> bool:
    """Say whether what stands before a figure is English, or, where only a comma does, what stands after it."""
    last = tail.rstrip(" ,(")[-1:]
    if last:
        return last.isascii() and last.isalpha()
    return tail[-1:] == "," and _GOES_ON.match(text, token.end) is not None


def english_kind(text: str, token: Token, before: Token | None, after: Token | None) -> Kind | None:
    """Say what a figure in English print is; None where nothing around it tells."""
    if token.kind in ("low", "high"):
        return None
    floor = before.end if before else 0
    tail = text[max(floor, token.start - _NEAR) : token.start]
    changed = _before().search(tail)
    return (
        _in_range(token, before, after, tail)
        or _from(text, token, before, after, changed, tail)
        or _to(text, token, before, changed, tail)
        or _by(text, token, changed)
    )


def _in_range(token: Token, before: Token | None, after: Token | None, tail: str) -> Kind | None:
    """Read between 3% and 5%, and 3% to 5%."""
    if after and after.base == token.base and _RANGED.search(tail):
        return "low"
    return "high" if before and before.base == token.base and _ends_range(before, tail) else None


def _from(
    text: str,
    token: Token,
    before: Token | None,
    after: Token | None,
    changed: re.Match[str] | None,
    tail: str,
) -> Kind | None:
    """Read from 118 kilometers to 2,486, and to 116.1 billion yuan from 16.5 billion."""
    if not _FROM.search(tail):
        return None
    turned = before is not None and before.kind == "to" and token.start - before.end < _NEAR
    return "from" if turned or changed or (after and _reached(text, token, after)) else None


def _to(text: str, token: Token, before: Token | None, changed: re.Match[str] | None, tail: str) -> Kind | None:
    """Read what a change reached, and what is hoped for: grew 10.4 percent to 13.06 trillion yuan."""
    if before and before.kind == "from" and _reached(text, before, token):
        return "to"
    if _HOPES.search(text, max(0, token.start - _FAR), token.start):
        return "target"
    if (changed and changed["reach"]) or (" to" in tail and _made().search(tail)):
        return "to"
    return "to" if before and before.kind in ("increase", "decrease") and _SINCE.fullmatch(tail) else None


def _by(text: str, token: Token, changed: re.Match[str] | None) -> Kind | None:
    if changed:
        return _KINDS[changed["word"].lower()]
    later = _after().match(text, token.end)
    return _KINDS[later["word"]] if later else None


def _reached(text: str, token: Token, after: Token) -> bool:
    between = text[token.end : after.start]
    return len(between) < _NEAR and _TO.search(between) is not None and "." not in between


def _ends_range(before: Token, tail: str) -> bool:
    """Say whether a figure is the other end of a range: between 3% and 5%, 3% to 5%."""
    if before.kind == "low":
        return _TO.fullmatch(tail) is not None or _AND.fullmatch(tail) is not None
    if before.kind != "level" or before.relation != "eq" or tail != " to ":
        return False
    before.kind = "low"
    return True
