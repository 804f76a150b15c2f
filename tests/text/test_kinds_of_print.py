"""Figures as print has them: a row a kind, the public reports of readers that got one wrong, and a round trip."""

import json
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
# Where these sentences say otherwise than this project's own: 总计 and 合计 say a total, and 十来个人 counts people.
ARGUED = ("總計", "总计1，286，400元", "兩期合計", "十来个人")
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
        if read != meant and not any(word in case["text"] for word in ARGUED):
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


CHANGES = {
    "增长{}%": "increase",
    "下降{}%": "decrease",
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
