"""Numbers of a text with the scale and unit that belong to them, from left to right.

One pattern finds where a numeral may begin; only what stands there is looked at, so that plain prose costs next
to nothing and time grows in line with the text.
"""

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from functools import cache

from jjj_cli.record.codelists import Relation
from jjj_cli.text.attachment import AMID, NOT_PLAIN, attach, attach_read, mix
from jjj_cli.text.currencies import LAST, currency_before
from jjj_cli.text.english import BEGINS, counts_millions, english
from jjj_cli.text.exclusions import BEFORE_NO_FIGURE, NAMED_BY, TIMES, is_either, is_excluded, is_scale_word, is_word
from jjj_cli.text.halves import half_at
from jjj_cli.text.lexicon import ABOUT, NOT_BEFORE_VAGUE, VAGUE
from jjj_cli.text.measures import firsts, plain_units
from jjj_cli.text.numerals import (
    DIGITS,
    LARGE,
    LONGEST,
    MOST_DIGITS,
    SMALL,
    TENS,
    WORDS,
    Numeral,
    arabic_or_spelled,
    numeral_at,
)
from jjj_cli.text.shares import part, slashed
from jjj_cli.text.tokens import Token
from jjj_cli.units.scales import SCALES

_ONES = "一二三四五六七八九"
_BETWEEN = re.compile(
    rf"(?P<first>[{_ONES}两])(?P<second>[{_ONES}两])(?=[十百千万亿成块元米斤亩公吨厘毫岁])"
    rf"|(?P<stem>(?:[{_ONES}两]?[十百千万]零?){{1,4}})(?P<low>[{_ONES}])(?P<high>[{_ONES}])(?![{_ONES}])"
)
ZERO = Decimal(0)
_IN_NUMERALS = frozenset((*DIGITS, *TENS, *SMALL, *LARGE, *"0123456789"))
_SCALE_LETTERS = frozenset((*SMALL, *LARGE))
_MINUS_WORDS = ("零下", "负")
_NOT_BEFORE_MINUS = frozenset("肩担承抱胜自欺背身")
_SIGNS = frozenset("-+负下")
_LEADS = _SIGNS | LAST | {" "}

# What before a number may change what it is, and what after its unit.
_NOT_PLAIN_AFTER = _LEADS | BEFORE_NO_FIGURE
_NOT_PLAIN_BEFORE = NOT_PLAIN | NAMED_BY | {" "}


@cache
def _numeral() -> re.Pattern[str]:
    words = "".join(DIGITS) + "".join(TENS) + "".join(SMALL) + "".join(LARGE)
    follows = words + firsts() + "".join(AMID) + "成折点分个至到 \n" + "".join(SCALES)
    figure = (
        r"\d{0,2}(?:,\d{3})+|\d{0,2}(?:'\d{3})+|\d{0,2}(?: \d{3})+|(?<=[一-鿿]\d)\d{0,5}\n\d{1,6}|"
        rf"\d{{0,{MOST_DIGITS - 1}}}"
    )
    scales = "|".join(sorted(SCALES, key=len, reverse=True))
    return re.compile(
        rf"[0-9{words}半对{VAGUE}](?:"
        rf"(?<=\d)(?<![\d.]\d)(?<!\d[,']\d)(?:{figure})(?!\d)(?:\.\d{{1,{MOST_DIGITS}}}(?![\d.]))?(?![,']\d)(?P<digits>)"
        rf"(?:(?P<scale>(?!{WORDS.pattern})(?:{scales}))??(?P<unit>{plain_units()}))?"
        rf"|(?<=[{words}])(?=[{re.escape(follows)}]|$|[^一-鿿])|(?<=半)(?=[个小天年公斤亩米里倍数])|(?<=[过近超逾]半)|(?<=一)(?=多?半)|(?<=对)(?=折)"
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
        if match["unit"] and (plain := _plain(text, match)):
            done, excluded = plain.end, 0
            found.append(plain)
            continue
        digits = "0" <= text[start] <= "9"
        if not digits and (between := _BETWEEN.match(text, start)) and (ends := list(_between(text, between))):
            found += ends
            done = found[-1].end
            continue
        token = _in_digits(text, match) if digits else _spelled(text, start)
        if token is None or _is_word(text, token, done):
            if token and is_either(token.numeral):
                done = token.end  # 三五天 holds no 五天
            continue
        done = token.end
        if is_excluded(text, token, excluded):
            excluded = done
        else:
            excluded = 0
            found.append(token)
    return found


def _plain(text: str, match: re.Match[str]) -> Token | None:
    """Read what most figures are: digits and a unit, with nothing on either side that could change what they are."""
    start, end = match.start(), match.end()
    if text[start - 1 : start] in _NOT_PLAIN_AFTER or text[end : end + 1] in _NOT_PLAIN_BEFORE:
        return None
    shown = text[start : match.end("digits")]
    if "," in shown or " " in shown or "'" in shown or "\n" in shown:
        return None
    token = Token(start, end, Decimal(shown), shown, digits=True)
    attach_read(token, match)
    return None if token.base in TIMES else token


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
    elif token.digits or token.numeral in _ONES or token.base == "元":
        currency_before(text, token, floor)


def _in_digits(text: str, match: re.Match[str]) -> Token | None:
    start, end = match.start(), match.end("digits")
    shown = text[start:end]
    try:
        value = Decimal(shown)
    except InvalidOperation:  # thousands marks
        value = arabic_or_spelled(shown) or ZERO
    token = Token(start, end, value, shown, digits=True)
    after = text[end : end + 1]
    if after in BEGINS and english(text, token):
        return token
    if match["unit"] and text[match.end() : match.end() + 1] not in NOT_PLAIN:
        if match["unit"] == "m" and counts_millions(text, end):
            return None
        attach_read(token, match)
        return token
    if after in "/分" and after and (share := slashed(text, token) if after == "/" else part(text, token)):
        return share
    if after in LARGE or after in SMALL:
        mix(text, token)
    attach(text, token)
    return token


def _spelled(text: str, start: int) -> Token | None:
    letter = text[start]
    if letter in "一半对":
        half = half_at(text, start)
        if half or letter == "对" or text.startswith(("一半", "一多半"), start):
            return half
    numeral, relation = _numeral_at(text, start)
    if numeral is None or (numeral.end == start + 1 and letter in _SCALE_LETTERS and is_scale_word(text, start)):
        return None
    token = Token(start, numeral.end, numeral.value, text[start : numeral.end], digits=False)
    if relation != "eq":
        token.relation = relation
    if text[numeral.end : numeral.end + 1] == "分" and (share := part(text, token)):
        return share
    attach(text, token)
    return token


def _numeral_at(text: str, start: int) -> tuple[Numeral | None, Relation]:
    """Read a numeral that is spelled out, and what it says of itself: 数百 is more than 100, 百十 about that."""
    letter = text[start]
    if letter == "半":
        return Numeral(Decimal("0.5"), start + 1), "eq"
    if letter in VAGUE:
        word = text[start - 1 : start] in NOT_BEFORE_VAGUE or text.startswith("百分之", start + 1)
        return None if word else numeral_at(text, start + 1), "gt"
    about = _about(text, start)
    return (about, "approx") if about else (numeral_at(text, start), "eq")


def _about(text: str, start: int) -> Numeral | None:
    """Read 百十来户, 百八十人 and 千八百块: one round number or a little less."""
    if text[start] not in "百千" or text[start - 1 : start] in _IN_NUMERALS:
        return None
    for word, value in ABOUT.items():
        end = start + len(word)
        if text.startswith(word, start) and text[end : end + 1] not in _IN_NUMERALS:
            return Numeral(Decimal(value), end)
    return None


def _between(text: str, match: re.Match[str]) -> Iterator[Token]:
    """Read 三四万亩, 十七八岁 and 一百二三十元: what lies between two numbers that follow each other."""
    stem, one, other = match["stem"] or "", match["first"] or match["low"], match["second"] or match["high"]
    if DIGITS[other] - DIGITS[one] != 1 and (stem or one + other != "三五"):
        return
    cut = match.end() - 1
    shown = stem + text[cut : cut + LONGEST]
    high = numeral_at(shown, 0)
    low = numeral_at(stem + one + shown[len(stem) + 1 : high.end], 0) if high and high.end > len(stem) else None
    if high is None or low is None:
        return
    first = Token(match.start(), cut, low.value, stem + one, digits=False)
    end = cut + high.end - len(stem)
    token = Token(cut, end, high.value, text[cut:end], digits=False)
    attach(text, token)
    if not token.base:
        if token.unit or token.scale or token.numeral[-1] not in LARGE:
            return
        first.complete = token.complete = True  # 卖了七八万
    if token.tenths:
        first.value *= 10
    first.kind, token.kind = "low", "high"
    first.scale, first.unit, first.base, first.factor = token.scale, token.unit, token.base, token.factor
    first.scale_span, first.unit_span = token.scale_span, token.unit_span
    yield first
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
