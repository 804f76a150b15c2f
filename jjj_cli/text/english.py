"""Sums and large counts as English print has them after a number: 238 million euros, 4.21 billion U.S. dollars."""

import re
from decimal import Decimal

from jjj_cli.text.currencies import ENGLISH
from jjj_cli.text.patterns import any_of
from jjj_cli.text.tokens import Token
from jjj_cli.units.registry import tidy

# Units that say all by themselves, and those that only a scale before them tells from others.
_ALONE = {
    **dict.fromkeys(("U.S. dollars", "US dollars", "U.S. dollar", "US dollar", "dollars", "dollar"), "美元"),
    **dict.fromkeys(("euros", "euro"), "欧元"),
    **dict.fromkeys(("Hong Kong dollars", "HK dollars"), "港元"),
    **dict.fromkeys(("Japanese yen", "yen"), "日元"),
    "pounds sterling": "英镑",
    "Swiss francs": "瑞士法郎",
    "South Korean won": "韩元",
    "Australian dollars": "澳元",
    "Canadian dollars": "加元",
    "Singapore dollars": "新加坡元",
    "NT dollars": "新台币",
    "per cent": "%",
    **dict.fromkeys(("kilometers", "kilometres", "kilometer", "kilometre"), "公里"),
    **dict.fromkeys(("meters", "metres"), "米"),
    **dict.fromkeys(("square meters", "square metres"), "平方米"),
    **dict.fromkeys(("cubic meters", "cubic metres"), "立方米"),
    **dict.fromkeys(("tonnes", "metric tons"), "吨"),
    **dict.fromkeys(("kilowatt-hours", "kilowatt hours"), "千瓦时"),
    "degrees Celsius": "摄氏度",
    "micrograms per cubic meter": "微克/立方米",
    "hectares": "公顷",
    "hours": "小时",
    "minutes": "分钟",
}
# What the table of units has, printed after a space: 9.6 percent keeps its name, 9.7-percent is told here.
_JOINED = {
    **_ALONE,
    "percent": "%",
    **dict.fromkeys(("percentage points", "percentage point"), "百分点"),
    **dict.fromkeys(("square kilometers", "square kilometres"), "平方公里"),
    "km": "公里",
    "mu": "亩",
    "people": "人",
}
_SCALED = {
    **_JOINED,
    **dict.fromkeys(("pounds", "pound"), "英镑"),
    **dict.fromkeys(("yuan", "RMB", "renminbi"), "元"),
}
# 16m passengers are no metres; 16m long, 16m above the road and 16m of cable are.
_COUNTED = re.compile(
    "m (?!(?:long|wide|high|tall|deep|thick|above|below|from|away|apart|and|or|by|of|to|in|at|on|for|the|with|per|"
    "is|was|are|tower|bridge|tunnel|race|final)(?![a-z]))[a-z]{3}"
)
_AFTER = re.compile(
    rf"(?:[ -]?(?P<scale>{'|'.join(sorted(ENGLISH, key=len, reverse=True))})[ -](?P<scaled>{any_of(_SCALED)})"
    rf"| (?P<alone>{any_of(_ALONE)})|-(?P<joined>{any_of(_JOINED)}))(?![A-Za-z²³/·^])"
)
# What it begins with.
BEGINS = frozenset(" -kmbt")


def english(text: str, token: Token) -> bool:
    """Give a number in digits the English scale and unit after it; say whether there were any."""
    match = _AFTER.match(text, token.end)
    if match is None or (match["joined"] and text[token.start - 1 : token.start] in ("-", "/")):  # of an address
        return False
    unit = _SCALED[match["scaled"] or match["alone"] or match["joined"]]
    if match["scale"]:
        token.value = tidy(token.value * ENGLISH[match["scale"]])
    token.unit, token.base, token.factor = unit, unit, Decimal(1)
    token.end = match.end()
    token.unit_span = (token.end, token.end)
    return True


def counts_millions(text: str, end: int) -> bool:
    """Say whether the m after a number, which ends at a place, is a million of something: 16m passengers."""
    return _COUNTED.match(text, end) is not None
