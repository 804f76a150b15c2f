"""Currencies that stand before their number: USD 350, ¥350, $20万, 人民币9300万元, 新臺幣8.2萬元."""

import re
from decimal import Decimal

from jjj_cli.text.measures import base_of, per
from jjj_cli.text.tokens import Token
from jjj_cli.units.registry import tidy

# How English print scales a sum.
ENGLISH = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
ENGLISH |= {"k": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "b": 10**9, "bn": 10**9, "bln": 10**9, "tn": 10**12}
_SCALED = re.compile(rf"\s?({'|'.join(ENGLISH)})s?(?![A-Za-z])", re.IGNORECASE)
_CODES = "CNY|USD|EUR|GBP|JPY|HKD|MOP|TWD|NTD|KRW|RUB|CHF|CAD|AUD|SGD|THB|INR|VND"
_NAMES = "人民币|美元|美金|欧元|英镑|日元|日币|港币|港元|澳门币|澳门元|新台币|台币|韩元|卢布|瑞士法郎|加元|澳元"
_BEFORE = re.compile(
    rf"(?P<sign>(?<![A-Za-z])(?:(?:US|HK|NT|S)?\$|CN¥|RMB\s?¥?|{_CODES})|(?<![A-Za-z])[¥€£])\s?$|(?P<name>{_NAMES})\s?$"
)
LAST = frozenset(word[-1] for word in f"{_CODES}|{_NAMES}|RMB|$|¥|€|£".split("|"))
_LONGEST = 6
_SIGNS = {"RMB¥": "元", "RMB": "元"}


def currency_before(text: str, token: Token, floor: int) -> None:
    """Give a number the currency before it, where the unit after it is none or the plain 元."""
    start = token.start
    last = text[start - 1 : start]
    if last == " ":
        last = text[start - 2 : start - 1]
    if last not in LAST or token.base not in ("", "元") or (token.unit and not token.base):
        return
    match = _BEFORE.search(text, max(floor, start - _LONGEST), start)
    if not match:
        return
    word = match["sign"] or match["name"]
    currency = _SIGNS.get(word.replace(" ", "")) or base_of(word)[0]
    if match["sign"]:
        token.start = match.start()
    else:
        token.lead = start - match.start()
    if currency != "元" or not token.unit:
        token.unit, token.base, token.factor = currency, currency, Decimal(1)
        token.unit_span = (token.end, token.end)
    if not token.scale and (scaled := _SCALED.match(text, token.end)):
        token.value, token.end = tidy(token.value * ENGLISH[scaled[1].lower()]), scaled.end()
    if not token.scale and (below := per(text, currency, token.end)):
        token.unit, token.base, token.factor, token.end = below.name, below.base, below.factor, below.end
        token.unit_span = (below.end, below.end)
    token.read = True
