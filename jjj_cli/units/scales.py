"""The words that multiply a number in Chinese print: 万亩 is 10000 亩. They are no SI prefixes."""

from decimal import Decimal

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
_MONEY = "元"
_MONEY_SCALES = {"": 1, **SCALES}


def ratio(unit: str, target: str) -> Decimal | None:
    """Give how many of one unit another is where only a scale sets them apart: 万家 is 10000 家.

    Gives None where more than a scale does.
    """
    if unit.endswith(target) and (scale := SCALES.get(unit.removesuffix(target))):
        return Decimal(scale)
    if target.endswith(unit) and (scale := SCALES.get(target.removesuffix(unit))):
        return 1 / Decimal(scale)
    if unit in ENGLISH and target.endswith(_MONEY) and (scale := _MONEY_SCALES.get(target.removesuffix(_MONEY))):
        return Decimal(ENGLISH[unit]) / scale
    return None
