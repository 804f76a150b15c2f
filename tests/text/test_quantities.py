"""Figures in text: a table of short texts, the annotated sentences, and what holds for any text."""

import json
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scoring import plain, score

from jjj_cli.text.lexicon import AFTER, BEFORE
from jjj_cli.text.quantities import find, hedge_before, narrow, parse
from jjj_cli.units.registry import table

CASES = Path(__file__).parents[1] / "cases"
SHORT: list[dict[str, Any]] = json.loads((CASES / "quantities.json").read_text(encoding="utf-8"))
SETS = ("dev", "held", "print", "bureau", "gazette", "notice", "press", "bulletin")
# What is asked of the sentences of each part: floors of value and unit, of these with the relation, and of precision.
FLOORS = {
    "plain": (Decimal("0.98"), Decimal("0.97"), Decimal("0.98")),
    "hard": (Decimal("0.96"), Decimal("0.95"), Decimal("0.96")),
}
KIND_FLOOR = Decimal("0.95")
# Names of units that in running text are mostly another word: they are converted when typed, not found.
NOT_IN_TEXT = frozenset(
    {*"dsJlgWV°日月方度块角毛平￥¥$€£", "公分", "百分比", "千分比", "RMB", "CNY", "USD", "US$", "S$", "HK$", "得分"}
)
# What the words around tell apart, and coins, which are given in 元.
TOLD_APART = frozenset({"分", "分钱", "毛钱", "角钱", "点", "點"})
NAMES = sorted(set(table().names) - NOT_IN_TEXT - TOLD_APART)
# What the texts of the properties are made of: all that the grammar looks at, and some that it does not.
PIECES = [
    *"0123456789.,，。、；% /-—~至到由从超近约上多余几数半两三十百千万亿零〇点成第年月个分",
    *"\n\u3000２．％（）＋",
    *("百分之", "分之", "小时", "个月", "百分点", "个百分点", "平方公里", "微克/立方米", "千瓦时", "元", "亩", "家"),
    *("以上", "以内", "左右", "增长", "下降", "提高到", "力争", "累计", "2022年", "十四五", "𠀀", "\x00", "\ud800"),
]


def _sentences(name: str) -> list[dict[str, Any]]:
    sentences: list[dict[str, Any]] = json.loads((CASES / "figures" / f"{name}.json").read_text(encoding="utf-8"))[
        "sentences"
    ]
    return sentences


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            case,
            id=f"{case['part']}: {case['text']}",
            marks=pytest.mark.xfail(strict=True, reason=case["known"]) if "known" in case else (),
        )
        for case in SHORT
    ],
)
def test_a_short_text_has_exactly_these_figures(case: dict[str, Any]) -> None:
    found = [
        {
            "surface": one.surface,
            "value": one.value,
            "unit": one.unit,
            "relation": one.relation,
            "kind": one.kind,
        }
        for one in find(case["text"])
    ]
    assert found == [{**figure, "value": Decimal(figure["value"])} for figure in case["figures"]]


@pytest.mark.parametrize(
    ("text", "base_value", "base_unit"),
    [
        ("3556万亩", "35560000", "亩"),
        ("3千万千瓦", "30000000", "千瓦"),
        ("1.2万亿元", "1200000000000", "元"),
        ("2000亿", "200000000000", ""),
        ("120万㎡", "1200000", "平方米"),
        ("近1600万畝", "16000000", "亩"),
        ("35微克/立方米", "35", "微克/立方米"),
        ("3.2万元/人", "32000", "元/人"),
        ("5元/万亩", "0.0005", "元/亩"),
        ("1小时55分钟", "115", "分钟"),
        ("1亿5000万元", "150000000", "元"),
        ("七成半", "75", "%"),
        ("半小时", "0.5", "小时"),
    ],
)
def test_a_base_value_has_the_scale_multiplied_out(text: str, base_value: str, base_unit: str) -> None:
    one = parse(text)
    assert one is not None
    assert (one.base_value, one.base_unit) == (Decimal(base_value), base_unit)


def test_every_base_value_in_the_table_is_value_times_scale() -> None:
    found = [one for case in SHORT for one in find(case["text"]) if "known" not in case]
    assert len(found) > 90
    assert [(one.base_value, one.base_unit) for one in found] == [plain(one.value, one.unit) for one in found]


@pytest.mark.parametrize("part", FLOORS)
@pytest.mark.parametrize("name", SETS)
def test_annotated_sentences_reach_their_floors(name: str, part: str) -> None:
    reached = score(sentence for sentence in _sentences(name) if sentence["part"] == part)
    print(f"\n{name}, {part}: {reached}")  # noqa: T201 - shown by `pytest -s`
    right, with_relation, precision = FLOORS[part]
    assert reached.f1 >= right
    assert reached.f1_with_relation >= with_relation
    assert reached.precision >= precision
    assert reached.kind >= KIND_FLOOR
    assert not reached.powers_of_ten


def test_there_are_enough_annotated_sentences() -> None:
    sentences = [sentence for name in SETS for sentence in _sentences(name)]
    assert len({sentence["text"] for sentence in sentences}) == len(sentences) >= 150
    assert sum(len(sentence["figures"]) for sentence in sentences) >= 400
    assert any(not sentence["figures"] for sentence in sentences)


def test_every_annotated_surface_stands_in_its_sentence_in_order() -> None:
    for sentence in (sentence for name in SETS for sentence in _sentences(name)):
        place = 0
        for figure in sentence["figures"]:
            place = sentence["text"].index(figure["surface"], place) + len(figure["surface"])


@pytest.mark.parametrize(
    ("sentence", "counted"),
    [
        # found, missed, extra, relations, kinds, wrong by a power of ten
        ({"text": "超60%", "figures": [("60", "%", "gt", "level")]}, (1, 0, 0, 1, 1, 0)),
        ({"text": "超60%", "figures": [("60", "%", "eq", "target")]}, (1, 0, 0, 0, 0, 0)),
        ({"text": "60%", "figures": []}, (0, 0, 1, 0, 0, 0)),
        ({"text": "没有", "figures": [("60", "%", "eq", "level")]}, (0, 1, 0, 0, 0, 0)),
        ({"text": "60%", "figures": [("6", "%", "eq", "level")]}, (0, 1, 1, 0, 0, 1)),
        ({"text": "60%", "figures": [("7", "%", "eq", "level")]}, (0, 1, 1, 0, 0, 0)),
        ({"text": "60%", "figures": [("60", "%", "eq", "level")] * 2}, (1, 1, 0, 1, 1, 0)),
        ({"text": "3556万亩", "figures": [("35560000", "亩", "eq", "level")]}, (1, 0, 0, 1, 1, 0)),
    ],
)
def test_the_score_counts_what_agrees(sentence: dict[str, Any], counted: tuple[int, ...]) -> None:
    keys = ("value", "unit", "relation", "kind")
    figures = [dict(zip(keys, figure, strict=True)) for figure in sentence["figures"]]
    got = score([{"text": sentence["text"], "figures": figures}])
    wrong = len(got.powers_of_ten)
    assert (got.found, got.missed, got.extra, got.relations, got.kinds, wrong) == counted


any_text = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=30).map("".join))


@given(any_text)
@settings(max_examples=400, deadline=None)
def test_any_text_is_read_without_an_error_and_its_figures_are_slices_of_it(text: str) -> None:
    for one in find(text):
        assert one.start < one.end
        assert text[one.start : one.end] == one.surface


@given(any_text)
@settings(max_examples=400, deadline=None)
def test_figures_are_in_order_and_do_not_overlap(text: str) -> None:
    found = find(text)
    assert [one.start for one in found] == sorted(one.start for one in found)
    assert all(one.end <= after.start for one, after in pairwise(found))


def test_a_half_takes_nothing_from_the_unit_before_it() -> None:
    one, after = find("6hm2个半小时")
    assert one.end <= after.start


@given(any_text)
@settings(max_examples=200, deadline=None)
def test_parse_gives_the_whole_text_or_nothing(text: str) -> None:
    one = parse(text)
    assert one is None or one.surface == text.strip()


def _read_back(name: str, number: Decimal, scale: str, thousands: bool) -> None:
    text = f"{number:,}" if thousands else f"{number:f}"
    one = parse(f"{text}{scale}{name}")
    assert one is not None
    assert (one.value, one.unit) == (number, scale + narrow(name))
    assert one.base_unit == table().names[name]
    assert (one.relation, one.kind) == ("eq", "level")


_SCALES = ("", "万", "亿", "万亿")


@pytest.mark.parametrize("name", NAMES)
def test_a_number_with_a_unit_of_the_table_is_read_back(name: str) -> None:
    # A whole number and one with places, under each scale; which ones is drawn by the name, the same at every run.
    chance = Random(name)  # noqa: S311 - no secret
    for scale in _SCALES:
        whole = chance.choice((chance.randrange(1, 1800), chance.randrange(2100, 10**9)))  # 2022年 is a date
        _read_back(name, Decimal(whole), scale, thousands=chance.random() < 0.5)
        broken = Decimal(chance.choice((0, chance.randrange(100_000))) * 100 + chance.randrange(1, 100)) / 100
        _read_back(name, broken, scale, thousands=chance.random() < 0.5)


@given(
    name=st.sampled_from(NAMES),
    number=st.one_of(
        st.integers(1, 10**9).filter(lambda number: not 1800 <= number < 2100).map(Decimal),  # 2022年 is a date
        st.decimals("0.01", "99999.99", places=2).filter(lambda number: number % 1 != 0),
    ),
    scale=st.sampled_from(_SCALES),
    thousands=st.booleans(),
)
@settings(max_examples=300, deadline=None)
def test_any_number_with_any_unit_of_the_table_is_read_back(
    name: str, number: Decimal, scale: str, thousands: bool
) -> None:
    _read_back(name, number, scale, thousands)


@pytest.mark.parametrize("name", sorted(NOT_IN_TEXT))
def test_a_unit_that_is_mostly_another_word_is_not_found_in_text(name: str) -> None:
    assert name in table().names
    assert not find(f"共37{name}")


@pytest.mark.parametrize("word", [word for word in BEFORE if word != "上"])
def test_every_hedge_before_a_number_is_read(word: str) -> None:
    one = parse(f"{word}60%")
    assert one is not None
    assert one.relation == BEFORE[word]
    assert hedge_before(f"{word}60%") == (BEFORE[word], "60%")


@pytest.mark.parametrize("word", AFTER)
def test_every_hedge_after_a_number_is_read(word: str) -> None:
    one = parse(f"60万亩{word}")
    assert one is not None
    assert one.relation == AFTER[word]


def test_what_has_no_hedge_keeps_all_its_text() -> None:
    assert hedge_before("60%") == ("eq", "60%")


@pytest.mark.parametrize(
    "text", ["", " ", "亩", "3556", "3556万亩。", "面积3556万亩", "3556万亩、60%", "3%—5%", "2022年", "第3批"]
)
def test_what_is_not_one_figure_and_nothing_else_is_none(text: str) -> None:
    assert parse(text) is None
