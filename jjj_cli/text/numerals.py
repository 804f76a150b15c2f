"""Numerals as Chinese print has them: 1,680, ２０, 两万五千, 3亿7百万, 十分之三, 一点五, 一万二.

A numeral is a structure: its scales fall from left to right, and where one does not fall, the numeral
ends before it: 四十万四十万 are two.
"""

import re
from decimal import Decimal
from typing import NamedTuple

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
# One letter for two or three tens: 卅六億元, 廿五萬人.
TENS = {"廿": 20, "卅": 30}
LARGE = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
HALF = "半"
POINT = "点點"
ZEROS = "零〇○"
# What a digit goes on with.
_MORE = frozenset((*SMALL, *LARGE, *POINT))
_IN_NUMERALS = frozenset((*DIGITS, *TENS, *SMALL, *LARGE, *POINT, *"0123456789"))
# Digits one by one before a scale are a number from three on: 一八八一億美元; 三四万 is between two.
_ONE_BY_ONE = 3
# What a tail of two or three digits after a scale is counted in: 4萬951美元.
_COUNTED_IN = frozenset("元美欧日港人户名点")
_ALONE = {letter: Decimal(scale) for letter, scale in (SMALL | LARGE).items()}
# A numeral of more characters than this is hostile, not large.
LONGEST = 40
# No number of print has more digits; a longer run is an id, a phone number or an attack.
MOST_DIGITS = 15
# A scale that begins one of these is no part of a numeral: 百分之六十百分位, 3万千瓦.
WORDS = re.compile(
    r"十分(?![之钟贝])|[百千万]分(?=[点位数比制率号尺])|百(?:姓|货|科|般|强)|千(?:[瓦克米伏帕卡赫焦]|方百)|万(?:能|事)"
)
# 一 before one of these begins what the number is for: 五万一天, 一万八一套.
_PER = frozenset("天月年套次人个碗斤亩件户张瓶袋米晚夜平度只头辆股份盒箱位名家间桶车单亩吨节课桌杯串")
# Digits after a scale: 3亿50000000.
_LONGEST_TAIL = 8
_ARABIC = re.compile(r"\d+")
_ONES = str.maketrans({letter: str(value) for letter, value in DIGITS.items()})
_UNSPACED = str.maketrans("", "", ", '\n")


class Numeral(NamedTuple):
    """A number as spelled, and where it ends."""

    value: Decimal
    end: int


def spelled(text: str) -> Decimal | None:
    """Read a numeral spelled out: 三百二十 is 320, 一点五 is 1.5, 二〇二二 is 2022, 半 is 0.5.

    Gives None for what is no numeral. A scale alone counts as one of it: 百万 is 1000000.
    """
    if not text or len(text) > LONGEST or text[0].isascii():
        return None
    if text == HALF:
        return Decimal("0.5")
    found = numeral_at(text, 0)
    return found.value if found and found.end == len(text) else None


def fraction(whole: str, part: str) -> Decimal | None:
    """Read 十分之三: the part over the whole; None where either is no numeral, or the whole is 0."""
    below, above = arabic_or_spelled(whole), arabic_or_spelled(part)
    return above / below if below and above is not None else None


def arabic_or_spelled(text: str) -> Decimal | None:
    """Read a numeral in digits, with or without thousands marks, or spelled out."""
    bare = text.translate(_UNSPACED)
    if bare.replace(".", "", 1).isascii() and bare.replace(".", "", 1).isdigit():
        return Decimal(bare)
    return spelled(text)


def numeral_at(text: str, start: int) -> Numeral | None:
    """Read the numeral that begins at a place, as far as its scales fall; None where none does."""
    digits = _digit_run(text, start)
    if digits - start > 1:
        following = text[digits : digits + 1]
        if following in LARGE and digits - start >= _ONE_BY_ONE:
            return _scaled(Decimal(text[start:digits].translate(_ONES)), text, digits)
        if following in SMALL or following in LARGE:
            return None  # 三四万 is between two numbers
        return Numeral(Decimal(text[start:digits].translate(_ONES)), digits)
    letter = text[start : start + 1]
    if digits > start and text[digits : digits + 1] not in _MORE:
        return Numeral(Decimal(DIGITS[letter]), digits)
    if letter in _ALONE and text[start + 1 : start + 2] not in _IN_NUMERALS:
        return None if WORDS.match(text, start) else Numeral(_ALONE[letter], start + 1)
    reader = _Reader(text, start)
    while reader.step():
        pass
    return reader.result()


def _scaled(value: Decimal, text: str, end: int) -> Numeral:
    """Multiply a number by the large scales that follow it."""
    while (letter := text[end : end + 1]) in LARGE:
        value *= LARGE[letter]
        end += 1
    return Numeral(value, end)


def mixed_at(text: str, digits: str, end: int) -> Numeral | None:
    """Read on from digits that end at a place before a scale: 3亿7百万, 14万3; None where no more digits follow."""
    reader = _Reader(text, end)
    reader.digit = int(digits)
    while reader.step():
        pass
    found = reader.result()
    return found if found and _ARABIC.search(text, end, found.end) else None


def _digit_run(text: str, start: int) -> int:
    end = start
    while end < start + LONGEST and text[end : end + 1] in DIGITS:
        end += 1
    return end


class _Reader:
    """Adds a numeral up letter by letter; `after_small` and `after_large` are where it could end before a scale."""

    def __init__(self, text: str, start: int) -> None:
        self.text, self.start, self.place = text, start, start
        self.total = self.section = 0
        self.digit: int | None = None
        self.digit_place = start
        self.small, self.large, self.last = 10**5, 10**17, 0
        self.unit = 0  # of the last large scale
        self.zero = False
        self.after_large: Numeral | None = None
        self.after_small: Numeral | None = None
        self.done: Numeral | None = None

    def step(self) -> bool:
        """Take the next letter in; say whether the numeral may go on."""
        if self.place - self.start >= LONGEST:
            return False
        letter = self.text[self.place : self.place + 1]
        if letter in DIGITS:
            return self._take_digit(letter)
        if letter in SMALL or letter in TENS:
            return not WORDS.match(self.text, self.place) and self._take_small(letter)
        if letter in LARGE:
            return not WORDS.match(self.text, self.place) and self._take_large(LARGE[letter])
        if letter and letter in POINT:
            self._take_fraction()
        elif letter.isdigit() and letter.isascii() and self.last:
            return self._take_arabic()
        return False

    def result(self) -> Numeral | None:
        if self.done:
            return self.done
        if self.digit is None:
            return Numeral(Decimal(self.total + self.section), self.place) if self.last or self.zero else None
        tail = 1
        if self.last > SMALL["十"] and not self.zero:  # 三百二 is 320, 十二 is 12
            if self._is_per():
                return self._back(self.digit_place)
            tail = self.last // 10
        return Numeral(Decimal(self.total + self.section + self.digit * tail), self.place)

    def _is_per(self) -> bool:
        letter = self.text[self.digit_place]
        return (letter == "一" and self.text[self.place : self.place + 1] in _PER) or letter == "两"

    def _back(self, place: int) -> Numeral:
        return Numeral(Decimal(self.total + self.section), place)

    def _take_digit(self, letter: str) -> bool:
        if letter in ZEROS:
            if self.zero or self.digit is not None:
                return False
            self.zero = True
        elif self.digit is not None:
            return False
        else:
            self.digit, self.digit_place = DIGITS[letter], self.place
        self.place += 1
        return True

    def _take_arabic(self) -> bool:
        """Take digits after a scale: 3亿7百万, 2千零6万, 14万3, 1万2500."""
        match = _ARABIC.match(self.text, self.place)
        digits = match[0] if match else ""
        after = self.text[self.place + len(digits) : self.place + len(digits) + 1]
        fits = len(digits) == 1 or self.zero or len(digits) == len(str(self.last)) - 1
        fits = fits or (self.last in LARGE.values() and after in _COUNTED_IN)
        if (
            self.digit is not None
            or len(digits) > _LONGEST_TAIL
            or not (fits or after in LARGE or after in SMALL)
            or after == "."
        ):
            return False
        self.digit, self.digit_place = int(digits), self.place
        self.zero = self.zero or len(digits) > 1
        self.place += len(digits)
        return True

    def _take_small(self, letter: str) -> bool:
        if letter in TENS:
            return self._take_tens(TENS[letter])
        scale, bare = SMALL[letter], self.digit is None
        if scale >= self.small or (bare and (self.section or self.total)):
            if not bare and self.after_small and self.after_small.end == self.digit_place:
                self.done = self.after_small  # 五百六百: the second has its own digit
            return False
        self.section += (1 if self.digit is None else self.digit) * scale
        self.small = self.last = scale
        self._close()
        self.after_small = Numeral(Decimal(self.total + self.section), self.place)
        return True

    def _take_tens(self, value: int) -> bool:
        if self.digit is not None or self.small <= SMALL["十"]:
            return False
        self.section += value
        self.small = self.last = SMALL["十"]
        self._close()
        self.after_small = Numeral(Decimal(self.total + self.section), self.place)
        return True

    def _take_large(self, scale: int) -> bool:
        group = self.section + (self.digit or 0)
        if self.total and not group and scale > self.last >= LARGE["万"] and not self.zero:
            self.total *= scale  # 万亿
            self.unit = self.last * scale
        elif self.total and not group:
            return False  # 亿万
        elif scale >= self.large:
            if group * scale and group * scale < self.unit:
                self.total += group * scale  # 一万亿三千亿
            elif scale > self.large and self.total < LARGE["亿"]:
                self.total = (self.total + group) * scale  # 一万二千亿
            else:
                self.done = self.after_large
                return False
        else:
            self.total += (group or 1) * scale
        self.unit = max(self.unit, scale) if scale == LARGE["亿"] else scale
        self.section, self.small, self.large, self.last = 0, 10**5, scale, scale
        self._close()
        self.after_small = None
        self.after_large = Numeral(Decimal(self.total), self.place)
        return True

    def _close(self) -> None:
        self.digit, self.zero = None, False
        self.place += 1

    def _take_fraction(self) -> None:
        """Take 一点五 and 三点六亿: digits after the point, then perhaps large scales."""
        end = _digit_run(self.text, self.place + 1)
        if end == self.place + 1 or (self.digit is None and not self.last and not self.zero):
            return
        whole = self.total + self.section + (self.digit or 0)
        value = Decimal(f"{whole}.{self.text[self.place + 1 : end].translate(_ONES)}")
        self.done = _scaled(value, self.text, end)
