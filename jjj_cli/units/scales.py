"""The words that multiply a number in Chinese print: 万亩 is 10000 亩. They are no SI prefixes."""

from collections.abc import Iterator
from decimal import Decimal
from functools import cache

SCALES = {
    "十": 10,
    "百": 100,
    "千": 1000,
    "万": 10**4,
    "萬": 10**4,
    "十万": 10**5,
    "百万": 10**6,
    "千万": 10**7,
    "亿": 10**8,
    "億": 10**8,
    "十亿": 10**9,
    "百亿": 10**10,
    "千亿": 10**11,
    "万亿": 10**12,
    "萬億": 10**12,
}
# How English tables print money: read here too, so that a region's page needs no unit table.
ENGLISH = {"CN¥": 1, "million CN¥": 10**6, "billion CN¥": 10**9}
# And how print spells units that many figures are compared in: `units.toml` has them too, and a test holds them equal.
SPELLINGS = {
    "percent": "%",
    "µg/m3": "微克/立方米",
    "μg/m3": "微克/立方米",
    "km²": "平方公里",
    "平方千米": "平方公里",
    "square kilometers": "平方公里",
    "標箱": "标准箱",
    "标箱": "标准箱",
    "項": "项",
}
_MONEY = "元"
_ALL = {"": 1, **SCALES}


@cache
def ratio(unit: str, target: str) -> Decimal | None:
    """Give how many of one unit another is where only a scale sets them apart: 万元 is 0.0001 亿元.

    Gives None where more than a scale does.
    """
    if unit in ENGLISH:
        scale = _ALL.get(target.removesuffix(_MONEY)) if target.endswith(_MONEY) else None
        return Decimal(ENGLISH[unit]) / scale if scale else None
    above, below = dict(_parted(unit)), dict(_parted(target))
    shared = next((name for name in above if name in below), None)
    return None if shared is None else Decimal(above[shared]) / below[shared]


def _parted(unit: str) -> Iterator[tuple[str, int]]:
    """Give a unit in each way that it may be a scale and what is scaled: 万元 whole, and as 元."""
    for scale, factor in _ALL.items():
        if unit.startswith(scale) and (name := unit.removeprefix(scale)):
            yield SPELLINGS.get(name, name), factor
