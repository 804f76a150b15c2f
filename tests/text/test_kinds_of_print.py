"""Figures as print has them: a row a kind, the public reports of readers that got one wrong, and a round trip."""

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jjj_cli.errors import UnknownNameError
from jjj_cli.text.quantities import find, parse
from jjj_cli.units.registry import base_name, find_unit

CASES = Path(__file__).parents[1] / "cases"
KINDS: list[dict[str, Any]] = json.loads((CASES / "kinds.json").read_text(encoding="utf-8"))
REPORTS: list[dict[str, Any]] = json.loads((CASES / "reports.json").read_text(encoding="utf-8"))
# Made-up sentences by kind of fault, which lie beside the checkout where the project is worked on.
SHARED = Path(__file__).parents[3] / "shared" / "reading" / "kinds.jsonl"
# The figure, by its place in the sentence, that is annotated otherwise than this project does it: 总计 and 合计 say a
# total, and 十来个人 counts people.
ARGUED = {"兩期合計": 0, "十来个人": 1, "总计1，286，400元": 0}
_PLACES = 6


def _near(value: object) -> Decimal:
    return round(Decimal(str(value)), _PLACES)


@pytest.mark.parametrize("case", KINDS, ids=lambda case: f"{case['kind']}: {case['text']}")
def test_each_kind_is_read(case: dict[str, Any]) -> None:
    read = [[round(one.base_value, 4), one.base_unit, one.relation, one.kind] for one in find(case["text"])]
    assert read == [[round(Decimal(value), 4), *rest] for value, *rest in case["figures"]]


@pytest.mark.parametrize("case", REPORTS, ids=lambda case: case["source"])
def test_what_other_readers_got_wrong_is_read(case: dict[str, Any]) -> None:
    read = [[one.surface, one.base_value, one.base_unit, one.relation, one.kind] for one in find(case["text"])]
    assert read == [[surface, Decimal(value), *rest] for surface, value, *rest in case["figures"]]


def _canonical(unit: str) -> str:
    try:
        return base_name(find_unit(unit)) if unit else ""
    except UnknownNameError:
        return unit


@pytest.mark.skipif(not SHARED.is_file(), reason="the sentences by kind of fault do not lie beside this checkout")
def test_the_sentences_by_kind_of_fault_are_read() -> None:
    wrong = []
    for line in SHARED.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        meant = [
            (_near(one["value"]), _canonical(one["unit"]), one["relation"], one["kind"]) for one in case["figures"]
        ]
        read = [(_near(one.base_value), one.base_unit, one.relation, one.kind) for one in find(case["text"])]
        for place in (place for word, place in ARGUED.items() if word in case["text"]):
            del meant[place], read[place]
        if read != meant:
            wrong.append(case["text"])
    assert not wrong


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("不是300家", True),
        ("不得超过50%", True),
        ("未达到60%", True),
        ("不足50%", False),
        ("300家", False),
    ],
)
def test_a_negation_over_a_figure_is_told(text: str, negated: bool) -> None:
    (one,) = find(text)
    assert one.negated is negated


@pytest.mark.parametrize(
    ("text", "read"), [("总计2000亿。", True), ("8000万齑粉", False), ("60万亩", True), ("300元/学员。", False)]
)
def test_a_unit_that_was_not_read_is_told(text: str, read: bool) -> None:
    (one,) = find(text)
    assert one.unit_read is read
    assert read or not one.base_unit


def test_a_cell_carries_the_heads_of_its_row_and_column() -> None:
    heads = [one.head for one in find("| 县 | 面积（万亩） | 占比 |\n| - | - | - |\n| 甲 | 1.5 | 3.2% |")]
    assert heads == ["甲 | 面积（万亩）", "甲 | 占比"]


_DIGITS = "零一二三四五六七八九"


def _group(number: int) -> str:
    """Spell a number below ten thousand."""
    words, gap = "", False
    for place, scale in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            words += ("零" if gap and words else "") + _DIGITS[digit] + scale
            gap = False
        else:
            gap = True
    return words


def _spelled(number: int) -> str:
    above, below = divmod(number, 10_000)
    if not above:
        return _group(below)
    return _group(above) + "万" + ("零" if 0 < below < 1000 else "") + _group(below)


_WIDE = str.maketrans("0123456789.", "０１２３４５６７８９．")
# How a number is printed with a unit, for each form that docs/quantities.md lists, and its relation.
FORMS: dict[str, tuple[Any, str]] = {
    "digits": (lambda number: f"{number}亩", "eq"),
    "thousands": (lambda number: f"{number:,}亩", "eq"),
    "full width": (lambda number: f"{str(number).translate(_WIDE)}亩", "eq"),
    "spelled": (lambda number: f"{_spelled(number)}亩", "eq"),
    "超": (lambda number: f"超{number}亩", "gt"),
    "多": (lambda number: f"{number}多亩", "gt"),
    "来": (lambda number: f"{number * 10}来亩", "approx"),
    "以上": (lambda number: f"{number}亩以上", "ge"),
    "不得超过": (lambda number: f"不得超过{number}亩", "le"),
    "尚未达到": (lambda number: f"尚未达到{number}亩", "lt"),
    "约": (lambda number: f"约{_spelled(number)}亩", "approx"),
    "近": (lambda number: f"近{number:,}亩", "near"),
    "余": (lambda number: f"{number}余亩", "gt"),
    "出头": (lambda number: f"{number}亩出头", "gt"),
    "至少": (lambda number: f"至少{number}亩", "ge"),
    "满": (lambda number: f"满{number}亩", "ge"),
    "不足": (lambda number: f"不足{number}亩", "lt"),
    "以内": (lambda number: f"{number}亩以内", "le"),
    "左右": (lambda number: f"{number}亩左右", "approx"),
    "没有超过": (lambda number: f"没有超过{number}亩", "le"),
    "不得低于": (lambda number: f"不得低于{number}亩", "ge"),
    "space": (lambda number: f"{number} 亩", "eq"),
    "line break": (lambda number: f"{number}\n亩", "eq"),
    "minus": (lambda number: f"-{number}亩", "eq"),
    "万": (lambda number: f"{number}万亩", "eq"),
    "traditional": (lambda number: f"{number}萬畝", "eq"),
}
_TIMES = {"来": 10, "minus": -1, "万": 10_000, "traditional": 10_000}


@pytest.mark.parametrize("form", FORMS)
@given(number=st.integers(11, 9_999_999).filter(lambda number: number % 10 != 0))
@settings(max_examples=40, deadline=None)
def test_a_number_printed_in_any_form_is_read_back(form: str, number: int) -> None:
    printed, relation = FORMS[form]
    one = parse(printed(number))
    assert one is not None
    assert one.base_value == number * _TIMES.get(form, 1)
    assert (one.base_unit, str(one.relation)) == ("亩", relation)


# A whole number in a form that has a unit or a value of its own, for the rest of the forms that the docs list.
VALUED: dict[str, tuple[Callable[[int], str], Callable[[int], Decimal], str]] = {
    "负": (lambda number: f"负{number}亩", lambda number: Decimal(-number), "亩"),
    "零下": (lambda number: f"零下{number}℃", lambda number: Decimal(-number), "摄氏度"),
    "traditional spelled": (
        lambda number: f"{_spelled(number).replace('万', '萬')}畝",
        Decimal,
        "亩",
    ),
    "tail": (
        lambda number: f"{number}万{number % 9 + 1}",
        lambda number: Decimal(number * 10000 + (number % 9 + 1) * 1000),
        "",
    ),
    "falling scales": (
        lambda number: f"{number}亿{number % 9 + 1}百万元",
        lambda number: Decimal(number * 10**8 + (number % 9 + 1) * 10**6),
        "元",
    ),
    "percent spelled": (lambda number: f"百分之{_spelled(number)}", Decimal, "%"),
    "part": (lambda number: f"{_spelled(number + 1)}分之一", lambda number: Decimal(100) / (number + 1), "%"),
    "slash": (lambda number: f"超过1/{number + 1}", lambda number: Decimal(100) / (number + 1), "%"),
    "tenths": (lambda number: f"{number % 8 + 1}成", lambda number: Decimal((number % 8 + 1) * 10), "%"),
    "half": (lambda number: f"{number}个半小时", lambda number: number + Decimal("0.5"), "小时"),
    "half after": (lambda number: f"{number}米半", lambda number: number + Decimal("0.5"), "米"),
    "compound": (lambda number: f"{number}微克每立方米", Decimal, "微克/立方米"),
    "pieces": (
        lambda number: f"{number}小时{number % 59 + 1}分钟",
        lambda number: Decimal(number * 60 + number % 59 + 1),
        "分钟",
    ),
    "coins": (
        lambda number: f"{number}元{number % 9 + 1}角",
        lambda number: number + Decimal(number % 9 + 1) / 10,
        "元",
    ),
    "field": (
        lambda number: f"{number}亩{number % 9 + 1}分",
        lambda number: number + Decimal(number % 9 + 1) / 10,
        "亩",
    ),
    "折": (lambda number: f"{number % 9 + 1}折", lambda number: Decimal((number % 9 + 1) * 10), "%"),
    "currency after": (lambda number: f"{number}万欧元", lambda number: Decimal(number * 10**4), "欧元"),
    "currency before": (lambda number: f"USD {number:,}", Decimal, "美元"),
    "currency sign": (lambda number: f"HK${number}万", lambda number: Decimal(number * 10**4), "港元"),
    "English scale": (lambda number: f"€{number} million", lambda number: Decimal(number * 10**6), "欧元"),
    "measure word": (lambda number: f"{number}万羽", lambda number: Decimal(number * 10**4), "羽"),
}


@pytest.mark.parametrize("form", VALUED)
@given(number=st.integers(11, 998).filter(lambda number: number % 10 != 0))
@settings(max_examples=30, deadline=None)
def test_a_number_in_a_form_of_its_own_is_read_back(form: str, number: int) -> None:
    printed, value, unit = VALUED[form]
    one = parse(printed(number))
    assert one is not None
    assert (round(one.base_value, _PLACES), one.base_unit) == (round(value(number), _PLACES), unit)


# Two numbers, the smaller first, in each form that binds them; with the kind of each, and its relation.
PAIRS = {
    "{}至{}亩": ("low", "high", "eq"),
    "{}—{}亩": ("low", "high", "eq"),
    "-{}℃至{}℃": ("low", "high", "eq"),
    "{}万至{}万亩": ("low", "high", "eq"),
    "由{}亩增加到{}亩": ("from", "to", "eq"),
    "从2013年的{}亩增长到2024年的{}亩": ("from", "to", "eq"),
    "分别为{}亩、{}亩左右": ("level", "level", "approx"),
    "分别增长{}%和{}%": ("increase", "increase", "eq"),
    "累计{}亩、{}亩": ("cumulative", "cumulative", "eq"),
    "力争达{}亩和{}亩": ("target", "target", "eq"),
    "{}条{}公里": ("level", "level", "eq"),
}


@pytest.mark.parametrize("printed", PAIRS)
@given(low=st.integers(11, 4999).filter(lambda number: not 1800 <= number < 2100), more=st.integers(1, 4999))
@settings(max_examples=30, deadline=None)
def test_two_numbers_are_read_back_with_what_binds_them(printed: str, low: int, more: int) -> None:
    one, other = find(printed.format(low, low + more))
    *kinds, relation = PAIRS[printed]
    times = 10000 if "万" in printed else 1
    sign = -1 if printed.startswith("-") else 1
    assert [one.base_value, other.base_value] == [Decimal(sign * low * times), Decimal((low + more) * times)]
    assert [one.kind, other.kind] == kinds
    assert {one.relation, other.relation} == {relation}


CHANGES = {
    "增长{}%": "increase",
    "下降{}%": "decrease",
    "比全市高{}%": "increase",
    "较去年低{}%": "decrease",
    "占比{}%": "level",
    "提高到{}%": "to",
    "力争达{}%": "target",
    "累计{}%": "cumulative",
}


@pytest.mark.parametrize("printed", CHANGES)
@given(number=st.decimals("0.01", "999.99", places=2))
@settings(max_examples=30, deadline=None)
def test_a_number_is_read_back_with_its_kind(printed: str, number: Decimal) -> None:
    (one,) = find(printed.format(number))
    assert (one.base_value, one.kind) == (number, CHANGES[printed])
