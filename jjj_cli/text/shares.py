"""Shares as print has them: 十分之三, 百分之12.5, 3/4, 三成五, 8.5折. All are given in percent."""

import re
from decimal import Decimal
from math import gcd

from jjj_cli.text.numerals import DIGITS, Numeral, numeral_at
from jjj_cli.text.tokens import Token
from jjj_cli.units.registry import tidy

_ONES = "一二三四五六七八九"
_PART = re.compile(r"\d{1,4}(?:\.\d{1,6})?")
_TENTHS = re.compile(rf"成(?:(半)|([{_ONES}])(?!成))?(?![立为功果员本都绩熟长就品交分套年人批型片效群])")
# 打九折, 低至七五折, 8.5折; 一波三折 and 三折屏 are none.
_REDUCED = re.compile("折(?![合叠返射磨旧价算线扣腾服损断耗弯页子桂纸屏戏伞])")
_REDUCED_BEFORE = re.compile("[打享至按以到足近约超]$")
_SLASHED = re.compile(r"/([1-9]\d{0,2})(?![\d/.])")
_SHARE_BEFORE = re.compile(r"(?:[占约近超逾过的余到足达于]|全[国省市县区镇球])\s?$")
_SHARE_AFTER = ("以上", "左右", "以下", "的")
_HUNDRED = 100


def part(text: str, token: Token) -> Token | None:
    """Read 十分之三 and 百分之12.5, in percent."""
    if not text.startswith("分之", token.end) or not token.value:
        return None
    place = token.end + 2
    digits = _PART.match(text, place)
    read = Numeral(Decimal(digits[0]), digits.end()) if digits else numeral_at(text, place)
    if read is None:
        return None
    percent = read.value if token.value == _HUNDRED else read.value * _HUNDRED / token.value
    return share(token, percent, read.end)


def share(token: Token, percent: Decimal, end: int) -> Token:
    """Make of a number a share in percent that ends at a place."""
    token.value, token.end = percent, end
    token.unit = token.base = "%"
    token.tenths = True
    return token


def slashed(text: str, token: Token) -> Token | None:
    """Read 3/4 where the words around it say that it is a share, and no date or page."""
    match = _SLASHED.match(text, token.end)
    if not match or not token.numeral.isdigit() or len(token.numeral) > 2:  # noqa: PLR2004 - of a fraction in print
        return None
    above, below = int(token.numeral), int(match[1])
    shared = _SHARE_BEFORE.search(text, max(0, token.start - 3), token.start)
    if not (0 < above < below and gcd(above, below) == 1):
        return None
    if not shared and not text.startswith(_SHARE_AFTER, match.end()):
        return None
    return share(token, Decimal(above) * _HUNDRED / below, match.end())


def tenths(text: str, token: Token) -> Token | None:
    """Read 三成, 三成五 and 三成半, and the part of a price that 八折 leaves."""
    if _REDUCED.match(text, token.end):
        return _reduced(text, token)
    match = _TENTHS.match(text, token.end)
    return match and share(token, token.value * 10 + (5 if match[1] else DIGITS[match[2] or "零"]), match.end())


def _reduced(text: str, token: Token) -> Token | None:
    told = token.digits or _REDUCED_BEFORE.search(text, max(0, token.start - 1), token.start)
    if not told or not 0 < token.value < _HUNDRED:
        return None
    return share(token, tidy(token.value * 10) if token.value < 10 else token.value, token.end + 1)  # noqa: PLR2004 - 七五折 is 75 %
