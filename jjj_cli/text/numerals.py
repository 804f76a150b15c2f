"""Numerals as Chinese print has them: 1,680, ２０, 两万五千, 十分之三, 一点五, 3千万."""

from decimal import Decimal

DIGITS = {
    "零": 0,
    "〇": 0,
    "○": 0,
    "一": 1,
    "壹": 1,
    "二": 2,
    "贰": 2,
    "貳": 2,
    "两": 2,
    "兩": 2,
    "三": 3,
    "叁": 3,
    "參": 3,
    "四": 4,
    "肆": 4,
    "五": 5,
    "伍": 5,
    "六": 6,
    "陆": 6,
    "陸": 6,
    "七": 7,
    "柒": 7,
    "八": 8,
    "捌": 8,
    "九": 9,
    "玖": 9,
}
# Within a group of four digits, and between groups.
SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
LARGE = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
HALF = "半"
POINT = "点點"
# A numeral of more characters than this is hostile, not large.
LONGEST = 40


def spelled(text: str) -> Decimal | None:
    """Read a numeral spelled out: 三百二十 is 320, 一点五 is 1.5, 二〇二二 is 2022, 半 is 0.5.

    Gives None for what is no numeral. A scale alone counts as one of it: 百万 is 1000000.
    """
    if not text or len(text) > LONGEST:
        return None
    if text == HALF:
        return Decimal("0.5")
    whole, point, rest = _at_point(text)
    if point:
        return _with_fraction(whole, rest)
    if all(letter in DIGITS for letter in text):
        return Decimal("".join(str(DIGITS[letter]) for letter in text))
    number = _whole(text)
    return None if number is None else Decimal(number)


def fraction(whole: str, part: str) -> Decimal | None:
    """Read 十分之三: the part over the whole; None where either is no numeral, or the whole is 0."""
    below, above = arabic_or_spelled(whole), arabic_or_spelled(part)
    return above / below if below and above is not None else None


def arabic_or_spelled(text: str) -> Decimal | None:
    """Read a numeral in digits, with or without thousands marks, or spelled out."""
    bare = text.replace(",", "").replace(" ", "").replace("\n", "")
    if bare.replace(".", "", 1).isascii() and bare.replace(".", "", 1).isdigit():
        return Decimal(bare)
    return spelled(text)


def _at_point(text: str) -> tuple[str, str, str]:
    for point in POINT:
        if point in text:
            return text.partition(point)
    return text, "", ""


def _with_fraction(whole: str, rest: str) -> Decimal | None:
    """Read 一点五 and 三点六亿: digits after the point, then perhaps large scales."""
    scale = 1
    while rest and rest[-1] in LARGE:
        scale *= LARGE[rest[-1]]
        rest = rest[:-1]
    before = _whole(whole)
    if before is None or not rest or any(letter not in DIGITS for letter in rest):
        return None
    digits = "".join(str(DIGITS[letter]) for letter in rest)
    return Decimal(f"{before}.{digits}") * scale


def _whole(text: str) -> int | None:
    """Read 两万五千三百二十, each group of four before its scale; a trailing digit after a scale is a tenth of it."""
    total, group, digit, last = 0, 0, -1, 0
    for letter in text:
        if letter in DIGITS:
            if digit > 0:  # two digits side by side are no number of this kind
                return None
            digit = DIGITS[letter]
            if digit == 0:  # 二百零三: what follows stands in the ones
                digit, last = -1, 0
        elif letter in SMALL:
            scale = SMALL[letter]
            group += (1 if digit < 0 else digit) * scale
            digit, last = -1, scale
        elif letter in LARGE:
            last = LARGE[letter]
            group += max(digit, 0)
            total = _scaled(total, group, last)
            group, digit = 0, -1
        else:
            return None
    if digit > 0:
        group += digit * (last // 10 if last > 10 else 1)  # noqa: PLR2004 - 三百二 is 320, 十二 is 12
    return total + group


def _scaled(total: int, group: int, scale: int) -> int:
    """Apply a large scale: to all that came before where it is larger (万亿), else to its own group."""
    if not total:
        return (group or 1) * scale
    return (total + group) * scale if scale > total or not group else total + group * scale
