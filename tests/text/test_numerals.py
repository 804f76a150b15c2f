"""Numerals: in digits, spelled out, with scales and fractions; and what is none."""

from decimal import Decimal

import pytest

from jjj_cli.text.numerals import DIGITS, LONGEST, arabic_or_spelled, fraction, spelled

SPELLED: dict[str, str] = {
    "零": "0",
    "〇": "0",
    "一": "1",
    "两": "2",
    "兩": "2",
    "九": "9",
    "十": "10",
    "十二": "12",
    "二十": "20",
    "二十三": "23",
    "九十九": "99",
    "百": "100",
    "一百": "100",
    "一百零五": "105",
    "一百一十": "110",
    "三百二": "320",
    "三百二十": "320",
    "三百二十一": "321",
    "千": "1000",
    "两千零三": "2003",
    "两千零三十": "2030",
    "三千五": "3500",
    "五千四百二十三": "5423",
    "万": "10000",
    "一万零五": "10005",
    "一万零五百": "10500",
    "两万五": "25000",
    "两万五千": "25000",
    "十二万六千": "126000",
    "二十一万六千三百": "216300",
    "百万": "1000000",
    "三百万": "3000000",
    "千万": "10000000",
    "亿": "100000000",
    "一亿二千万": "120000000",
    "十四亿": "1400000000",
    "三千五百亿": "350000000000",
    "万亿": "1000000000000",
    "一万二千亿": "1200000000000",
    "两万亿": "2000000000000",
    "一万亿三千亿": "1300000000000",
    # Old and traditional forms.
    "壹佰贰拾叁": "123",
    "柒仟捌佰玖拾": "7890",
    "二萬五千": "25000",
    "三億六千萬": "360000000",
    "叁拾陸萬": "360000",
    # Digit by digit.
    "二〇二二": "2022",
    "二零二二": "2022",
    "一二三四五": "12345",
    "〇五": "5",
    # With a half or a point.
    "半": "0.5",
    "一点五": "1.5",
    "零点三": "0.3",
    "零點三": "0.3",
    "十二点五": "12.5",
    "六十点零三": "60.03",
    "三点六亿": "360000000",
    "三点六万亿": "3600000000000",
}
NO_NUMERAL = ["", "个", "一个", "十四五", "一点", "一点十", "一点五点六", "半个", "三半", "1", "万个", "abc", " "]

IN_DIGITS = {
    "0": "0",
    "7": "7",
    "1582.3": "1582.3",
    "1,680": "1680",
    "1,234,567.89": "1234567.89",
    "1 680": "1680",
    "12\n34": "1234",
    "0.5": "0.5",
    "60.030": "60.030",
    "三百二十": "320",
}
NO_NUMBER = ["", ".", "1.2.3", "1.5万", "-5", "十四五"]


@pytest.mark.parametrize(("text", "value"), SPELLED.items())
def test_a_numeral_spelled_out_has_its_value(text: str, value: str) -> None:
    assert spelled(text) == Decimal(value)


def test_a_scale_of_a_scale_multiplies_or_is_none() -> None:
    assert spelled("一万万") in (Decimal(10**8), None)


@pytest.mark.parametrize("text", NO_NUMERAL)
def test_what_is_no_numeral_has_no_value(text: str) -> None:
    assert spelled(text) is None


@pytest.mark.parametrize(("text", "value"), IN_DIGITS.items())
def test_a_numeral_in_digits_keeps_every_digit(text: str, value: str) -> None:
    assert str(arabic_or_spelled(text)) == value


@pytest.mark.parametrize("text", NO_NUMBER)
def test_what_is_no_number_has_no_value(text: str) -> None:
    assert arabic_or_spelled(text) is None


@pytest.mark.parametrize(
    ("whole", "part", "value"),
    [
        ("十", "三", "0.3"),
        ("二", "一", "0.5"),
        ("百", "五", "0.05"),
        ("一百", "五", "0.05"),
        ("100", "60.03", "0.6003"),
        ("千", "五", "0.005"),
        ("百", "十二点五", "0.125"),
        ("百", "一百二十", "1.2"),
        ("十", "零", "0"),
        ("零", "三", None),
        ("0", "3", None),
        ("十", "个", None),
        ("个", "三", None),
    ],
)
def test_a_fraction_is_its_part_over_its_whole(whole: str, part: str, value: str | None) -> None:
    assert fraction(whole, part) == (Decimal(value) if value else None)


def test_a_numeral_longer_than_any_in_print_is_none() -> None:
    assert spelled("一" * LONGEST) == Decimal("1" * LONGEST)
    assert spelled("一" * (LONGEST + 1)) is None


def _in_words(number: int) -> str:
    """Spell a number below ten thousand, every 一 and 零 in its place."""
    words = "零一二三四五六七八九"
    out, gap = "", False
    for place, scale in zip((1000, 100, 10, 1), "千百十 ", strict=True):
        digit = number // place % 10
        if digit:
            out += ("零" if gap and out else "") + words[digit] + scale.strip()
            gap = False
        else:
            gap = True
    return out


def test_every_number_below_ten_thousand_is_read_as_it_is_spelled() -> None:
    wrong = [number for number in range(1, 10_000) if spelled(_in_words(number)) != number]
    assert not wrong


def test_every_number_of_ten_thousands_is_read_as_it_is_spelled() -> None:
    wrong = [number for number in range(1, 10_000) if spelled(f"{_in_words(number)}万") != number * 10_000]
    assert not wrong


def test_every_digit_has_a_value_of_one_place() -> None:
    assert set(DIGITS.values()) == set(range(10))
