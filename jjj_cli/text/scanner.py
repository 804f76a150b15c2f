"""Numbers of a text with the scale and unit that belong to them, from left to right.

One pattern finds where a numeral may begin; only what stands there is looked at, so that plain prose costs next
to nothing and time grows in line with the text.
"""

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from functools import cache

from jjj_cli.text.attachment import AMID, NOT_PLAIN, attach, attach_read, mix
from jjj_cli.text.currencies import LAST, currency_before
from jjj_cli.text.exclusions import is_excluded, is_scale_word, is_word
from jjj_cli.text.lexicon import ABOUT_A_HUNDRED, NOT_BEFORE_VAGUE, VAGUE
from jjj_cli.text.measures import firsts, plain_units
from jjj_cli.text.numerals import DIGITS, LARGE, MOST_DIGITS, SMALL, WORDS, Numeral, arabic_or_spelled, numeral_at
from jjj_cli.text.shares import part, slashed
from jjj_cli.text.tokens import Token
from jjj_cli.units.scales import SCALES

_ONES = "一二三四五六七八九"
_BETWEEN = re.compile(rf"([{_ONES}两])([{_ONES}])(?=[十百千万亿成])|十([{_ONES}])([{_ONES}])(?![{_ONES}十百千])")
ZERO = Decimal(0)
_SCALE_LETTERS = frozenset((*SMALL, *LARGE))
_MINUS_WORDS = ("零下", "负")
_NOT_BEFORE_MINUS = frozenset("肩担承抱胜自欺背身")
_SIGNS = frozenset("-+负下")
_LEADS = _SIGNS | LAST | {" "}


@cache
def _numeral() -> re.Pattern[str]:
    words = "".join(DIGITS) + "".join(SMALL) + "".join(LARGE)
    follows = words + firsts() + "".join(AMID) + "成折点分个至到 \n" + "".join(SCALES)
    figure = (
        r"\d{0,2}(?:,\d{3})+|\d{0,2}(?:'\d{3})+|\d{0,2}(?: \d{3})+|(?<=[一-鿿]\d)\d{0,5}\n\d{1,6}|"
        rf"\d{{0,{MOST_DIGITS - 1}}}"
    )
    scales = "|".join(sorted(SCALES, key=len, reverse=True))
    return re.compile(
        rf"[0-9{words}半{VAGUE}](?:"
        rf"(?<=\d)(?<![\d.]\d)(?<!\d[,']\d)(?:{figure})(?!\d)(?:\.\d{{1,{MOST_DIGITS}}}(?![\d.]))?(?![,']\d)(?P<digits>)"
        rf"(?:(?P<scale>(?!{WORDS.pattern})(?:{scales}))??(?P<unit>{plain_units()}))?"
        rf"|(?<=[{words}])(?=[{re.escape(follows)}]|$|[^一-鿿])|(?<=半)(?=[个小天年公斤亩米里倍])"
        rf"|(?<=[{VAGUE}])(?=[十百千万亿]))"
    )


def scan(text: str) -> list[Token]:
    """Give every number of a text that may be a figure, in order."""
    found: list[Token] = []
    done = excluded = 0
    for match in _numeral().finditer(text):
        start = match.start()
        if start < done:
            continue
        digits = "0" <= text[start] <= "9"
        if not digits and (between := _BETWEEN.match(text, start)):
            found += _between(text, between)
            done = found[-1].end if found else 0
            continue
        token = _in_digits(text, match) if digits else _spelled(text, start)
        if token is None or _is_word(text, token, done):
            continue
        done = token.end
        if is_excluded(text, token, excluded):
            excluded = done
        else:
            excluded = 0
            found.append(token)
    return found


def _is_word(text: str, token: Token, floor: int) -> bool:
    """Take what stands before a number into it, and say whether the whole is only a word."""
    if text[token.start - 1 : token.start] in _LEADS:
        _before(text, token, floor)
    return is_word(text, token)


def _before(text: str, token: Token, floor: int) -> None:
    """Take what stands before a number and belongs to it: its sign, its currency."""
    before = text[token.start - 1 : token.start]
    if before in _SIGNS:
        _sign(text, token, floor)
    elif token.digits or token.numeral in _ONES:
        currency_before(text, token, floor)


def _in_digits(text: str, match: re.Match[str]) -> Token:
    start, end = match.start(), match.end("digits")
    shown = text[start:end]
    try:
        value = Decimal(shown)
    except InvalidOperation:  # thousands marks
        value = arabic_or_spelled(shown) or ZERO
    token = Token(start, end, value, shown, digits=True)
    if match["unit"] and text[match.end() : match.end() + 1] not in NOT_PLAIN:
        attach_read(token, match)
        return token
    after = text[end : end + 1]
    if after in "/分" and after and (share := slashed(text, token) if after == "/" else part(text, token)):
        return share
    if after in LARGE or after in SMALL:
        mix(text, token)
    attach(text, token)
    return token


def _spelled(text: str, start: int) -> Token | None:
    letter = text[start]
    if letter == "半":
        numeral: Numeral | None = Numeral(Decimal("0.5"), start + 1)
    elif text.startswith(ABOUT_A_HUNDRED, start) and text[start - 1 : start] not in DIGITS:
        numeral = Numeral(Decimal(100), start + len(ABOUT_A_HUNDRED))
    elif letter in VAGUE:
        numeral = None if text[start - 1 : start] in NOT_BEFORE_VAGUE else numeral_at(text, start + 1)
    else:
        numeral = numeral_at(text, start)
    if numeral is None or (numeral.end == start + 1 and letter in _SCALE_LETTERS and is_scale_word(text, start)):
        return None
    token = Token(start, numeral.end, numeral.value, text[start : numeral.end], digits=False)
    if letter in VAGUE:
        token.relation = "gt"
    elif token.numeral == ABOUT_A_HUNDRED:
        token.relation = "approx"
    if text[numeral.end : numeral.end + 1] == "分" and (share := part(text, token)):
        return share
    attach(text, token)
    return token


def _between(text: str, match: re.Match[str]) -> Iterator[Token]:
    """Read 三四万亩 and 十七八岁: what lies between two numbers that follow each other."""
    teens = match[3] is not None
    first, second = (DIGITS[match[3]], DIGITS[match[4]]) if teens else (DIGITS[match[1]], DIGITS[match[2]])
    start = match.start() + (1 if teens else 0)
    high = numeral_at(text, start + 1)
    if high is None or (second - first != 1 and (first, second) != (3, 5)):
        return
    times = high.value / second if not teens else Decimal(LARGE.get(text[match.end() : match.end() + 1], 1))
    added = 10 if teens else 0
    low = Token(match.start(), start + 1, (first + added) * times, text[match.start() : start + 1], digits=False)
    end = high.end if not teens else match.end() + (times > 1)
    token = Token(start + 1, end, (second + added) * times, text[start + 1 : end], digits=False)
    attach(text, token)
    if not token.unit:
        return
    if token.tenths:
        low.value *= 10
    low.kind, token.kind = "low", "high"
    low.scale, low.unit, low.base, low.factor = token.scale, token.unit, token.base, token.factor
    low.scale_span, low.unit_span = token.scale_span, token.unit_span
    yield low
    yield token


def _sign(text: str, token: Token, floor: int) -> None:
    """Take a minus into a number: by default, unless a number, a unit or a Latin letter stands before it."""
    start = token.start
    before = text[start - 1 : start]
    if before in ("-", "+"):
        rest = text[max(0, start - 4) : start - 1].rstrip(" ")
        place = start - 1 - (len(text[max(0, start - 4) : start - 1]) - len(rest))
        last = rest[-1:]
        if last == "-" and place < start - 1:  # -12 - -8
            last = ""
        if last in ("-", "+", "±") or (last.isascii() and last.isalnum()) or (place == floor and floor):
            return
        token.start -= 1
        token.value = -token.value if before == "-" else token.value
    elif before in ("负", "下") and token.unit:
        for word in _MINUS_WORDS:
            begins = start - len(word)
            if text.startswith(word, max(0, begins)) and text[begins - 1 : begins] not in _NOT_BEFORE_MINUS:
                token.value, token.start = -token.value, begins
