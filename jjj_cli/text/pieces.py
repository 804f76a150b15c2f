"""One figure in several pieces: 1小时55分钟, 一亩三分, 3年零4个月, 318元6角2分, 四块五."""

import re
from decimal import Decimal

from jjj_cli.text.numerals import DIGITS
from jjj_cli.text.tokens import Token

_SECONDS = {"天": 86400, "小时": 3600, "分钟": 60, "秒": 1}
_MONTHS = 12
# As many letters as do not stand between pieces; in English print they are words.
_APART = 6
_AND = (" ", " and ")
_COINS = {
    **dict.fromkeys(("角", "角钱", "毛", "毛钱"), Decimal("0.1")),
    **dict.fromkeys(("分", "分钱"), Decimal("0.01")),
}
_MONEY = ("元", "块", "角", "毛")
# 四块五一碗, and no 三块五花肉.
_LAST_DIGIT = re.compile(r"([1-9一二三四五六七八九])(?=一|每|钱|[^一-鿿\d.]|$)")
# 四块五六: one or the other.
_EITHER = re.compile(r"[一二三四五六七八九][二三四五六七八九]")


def join_pieces(text: str, tokens: list[Token]) -> list[Token]:
    """Join each figure that stands in several pieces, side by side or with 零 between them."""
    joined: list[Token] = []
    for token in tokens:
        held = joined[-1] if joined else None
        coin = token.unit
        if held and token.start - held.end < _APART and _touch(text, held, token) and _join(held, token):
            if coin in ("毛", "角"):
                _take_digit(text, held, Decimal("0.01"))
            continue
        joined.append(token)
        if coin in ("块", "毛"):
            _take_digit(text, token, Decimal("0.1"))
    return [token for place, token in enumerate(joined) if not _is_inside(joined, place)]


def _take_digit(text: str, token: Token, worth: Decimal) -> None:
    """Take the coin after a sum that only its digit names: 四块五, 三块二毛五."""
    if _EITHER.match(text, token.end):
        token.doubtful = True
    elif digit := _LAST_DIGIT.match(text, token.end):
        token.value += (DIGITS.get(digit[1]) or int(digit[1])) * worth
        token.end = digit.end()


def _touch(text: str, one: Token, other: Token) -> bool:
    between = text[one.end : other.start]
    return not between or between in ("零", "又") or (between in _AND and text[one.end - 1] < "\x80")


def _is_inside(tokens: list[Token], place: int) -> bool:
    """Say whether a number has become part of the figure before it: the 5 of 3块5."""
    return place > 0 and tokens[place].start < tokens[place - 1].end


def _join(one: Token, other: Token) -> bool:
    if other.scale or one.scale:
        return False
    if one.base == "亩" and other.unit == "分":
        one.value, one.end, one.doubtful = one.value + other.value / 10, other.end, False
        return True
    if one.base == "年" and other.base == "个月":
        return _add(one, other, one.value * _MONTHS)
    if one.base == "元" and other.unit in _COINS and one.unit in _MONEY:
        return _coin(one, other)
    above, below = _time(one, other.base == "秒"), _time(other, one.base == "小时")
    if above in _SECONDS and below in _SECONDS and _SECONDS[above] > _SECONDS[below]:
        other.base = below
        return _add(one, other, one.value * _SECONDS[above] / _SECONDS[below])
    return False


def _time(token: Token, minutes: bool) -> str:
    return "分钟" if token.unit == "分" and minutes else token.base


def _coin(one: Token, other: Token) -> bool:
    """Take a coin into a sum, which is one of 元 then."""
    whole = one.value * _COINS.get(one.unit, Decimal(1))
    one.value, one.factor = whole + other.value * _COINS[other.unit], Decimal(1)
    one.unit, one.base, one.end = "元", "元", other.end
    one.unit_span = (other.end, other.end)
    return True


def _add(one: Token, other: Token, larger: Decimal) -> bool:
    one.value = larger + other.value
    one.unit, one.base, one.factor = other.unit, other.base, Decimal(1)
    one.unit_span, one.end = other.unit_span, other.end
    one.relation = one.relation if one.relation != "eq" else other.relation
    one.doubtful = False
    return True
