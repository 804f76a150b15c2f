"""Halves that are surely a share: 超过一半, 半数以上, 过半, 下降一半, 打对折. All are 50 %.

一半 is mostly a word (一半是海水, 讲到一半, 另一半), so that something around it must say that it is a share.
"""

import re
from decimal import Decimal

from jjj_cli.text.measures import unit_at
from jjj_cli.text.shares import share
from jjj_cli.text.tokens import Token

_HALF = Decimal(50)
# As long as 一多半 is.
_MORE = 3
# How many letters before it are looked at.
_NEAR = 14
_CHANGES = (
    "减少|减|下降|降低|下跌|降|跌|少|缩短|缩减|缩小|缩水|压缩|压减|削减|砍掉|节省|节约|省|便宜|"
    "提高|提升|增长|增加|上涨|涨|多|快"
)
_TOLD = re.compile(
    "(?:超过|超出|突破|高于|多于|不到|不足|低于|少于|达不到|将近|接近|附?近|逾|超|大约|大概|大致|(?<![签预制公合])约"
    f"|至少|最少|起码|至多|最多|达到?|占[^，。；、0-9]{{0,8}}|{_CHANGES})了?$"
    "|(?:[数量额值价积口产入期年来前时去度率费平国省市县区球资模本重])的$"
)
_TOLD_AFTER = re.compile("(?:以上|左右|以下|多(?![数样]))")
# What makes of a half or of what stands before it another word: 另一半, 大半数, 一半导体, 近半年.
_NOT_AFTER = frozenset("另前后上下这那大小多对附")
_WORDS = frozenset("山导岛球径夜路年月天日个小成身空场截途决圆封百晌世程辈生载寸步点刻价票票时工")
_IN_ONE_WORD = frozenset("导岛球径夜路年月天日个成身场截圆封")
_HEDGED = {
    "过": frozenset("超通经不路度熬错越走来吃睡穿"),
    "近": frozenset("附最靠临邻"),
    "超": frozenset("高赶"),
    "逾": frozenset(),
}
_REDUCED = frozenset("打享按至")


def half_at(text: str, start: int) -> Token | None:
    """Read the half that begins at a place, where what stands around says that it is a share."""
    letter, before = text[start], text[start - 1 : start]
    if letter == "对":
        length = 2 if before in _REDUCED else 0
    elif before in _NOT_AFTER:
        length = 0
    elif letter == "一":
        length = _of_one(text, start)
    elif text.startswith("数", start + 1):
        length = 0 if text[start + 2 : start + 3] in ("据", "字") else 2
    else:
        length = 1 if _stands_alone(text, start) else 0
    return _token(start, length) if length else None


def _of_one(text: str, start: int) -> int:
    """Give how long 一半 or 一多半 is, where that is what begins and it is a share."""
    if text.startswith("多半", start + 1):
        return _MORE
    return 2 if text.startswith("半", start + 1) and _is_one_half(text, start) else 0


def _token(start: int, length: int) -> Token:
    end = start + length
    token = share(Token(start, end, _HALF, "半", digits=False), _HALF, end)
    token.halved = True
    if length == _MORE:
        token.relation = "gt"
    return token


def _is_one_half(text: str, start: int) -> bool:
    if text[start + 2 : start + 3] in _IN_ONE_WORD:
        return False
    told = _TOLD.search(text, max(0, start - _NEAR), start)
    return (told is not None and told[0] != "附近") or _TOLD_AFTER.match(text, start + 2) is not None


def _stands_alone(text: str, start: int) -> bool:
    """Say whether it is the half of 过半 and 近半, and not of 近半年 or 经过半小时."""
    words = _HEDGED.get(text[start - 1 : start])
    if words is None or text[start - 2 : start - 1] in words:
        return False
    return text[start + 1 : start + 2] not in _WORDS and unit_at(text, start + 1) is None
