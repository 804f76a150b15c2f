"""Figures as people read them: the source's own hedge, and no more digits than the source carries."""

from collections.abc import Callable
from decimal import Decimal
from typing import get_args

import pytest

from jjj_cli.record.codelists import Relation
from jjj_cli.record.records import Store
from jjj_cli.text import wording
from jjj_cli.units.registry import convert


@pytest.mark.parametrize(
    ("printed", "relation", "hedge"),
    [
        ("60.03%", "eq", ("", "")),
        ("超50%", "gt", ("超", "")),
        ("超过50%", "gt", ("超过", "")),
        ("逾50%", "gt", ("逾", "")),
        ("突破4000亿元", "gt", ("突破", "")),
        ("900多家", "gt", ("", "多")),
        ("1.3万余家", "gt", ("", "余")),
        ("10几家", "gt", ("", "几")),
        ("50%以上", "ge", ("", "以上")),
        ("不低于50%", "ge", ("不低于", "")),
        ("至少50%", "ge", ("至少", "")),
        ("不足50%", "lt", ("不足", "")),
        ("不到50%", "lt", ("不到", "")),
        ("50%以内", "le", ("", "以内")),
        ("不超过50%", "le", ("不超过", "")),
        ("约50%", "approx", ("约", "")),
        ("大约50%", "approx", ("大约", "")),
        ("50%左右", "approx", ("", "左右")),
        ("近60%", "near", ("近", "")),
        ("将近60%", "near", ("将近", "")),
        ("接近60%", "near", ("接近", "")),
        # The figure as printed has no hedge of this kind: the plainest one stands in.
        ("50%", "gt", ("超", "")),
        ("50%", "ge", ("", "以上")),
        ("50%", "lt", ("不足", "")),
        ("50%", "le", ("", "以内")),
        ("50%", "approx", ("约", "")),
        ("50%", "near", ("近", "")),
        ("过半", "gt", ("超", "")),
        # A hedge that is printed and not meant is not shown.
        ("超50%", "eq", ("", "")),
    ],
)
def test_hedge_reads_as_printed(printed: str, relation: Relation, hedge: tuple[str, str]) -> None:
    assert wording.hedge(printed, relation) == hedge


def test_every_relation_but_eq_has_a_hedge() -> None:
    assert {relation for relation in get_args(Relation) if any(wording.hedge("1", relation))} == {
        relation for relation in get_args(Relation) if relation != "eq"
    }


@pytest.mark.parametrize(
    ("value", "unit", "target", "number"),
    [
        # As printed where nothing is converted, zeros and all.
        ("60.03", "%", "%", "60.03"),
        ("1.10", "%", "%", "1.10"),
        ("3000", "万亩", "万亩", "3000"),
        ("100", "%", "%", "100"),
        ("0", "%", "%", "0"),
        # The source's digits, and no more.
        ("3556", "万亩", "平方公里", "23710"),
        ("3556", "万亩", "万公顷", "237.1"),
        ("1582.3", "万亩", "平方公里", "10549"),
        ("2787", "亿元", "万亿元", "0.2787"),
        ("2787", "亿元", "元", "278700000000"),
        ("1.3", "万家", "家", "13000"),
        ("60.03", "%", "‰", "600.3"),
        ("4.19", "平方公里", "亩", "6280"),  # 6285, and GB/T 8170 rounds a lone 5 to the even digit
        ("4.19", "平方公里", "公顷", "419"),
        # At least two digits, or 2万亩 would be 10 平方公里.
        ("2", "万亩", "平方公里", "13"),
        ("7", "亩", "公顷", "0.47"),
        ("1", "亩", "平方米", "670"),
        ("0", "亩", "公顷", "0"),
        ("-7", "亩", "公顷", "-0.47"),
        # Nothing is spelled with an exponent.
        ("3", "元", "万亿元", "0.000000000003"),
        ("20", "万亿元", "元", "20000000000000"),
        # A round that carries over.
        ("9.99", "公顷", "亩", "150"),
        ("14.99", "亩", "公顷", "0.9993"),
    ],
)
def test_number_has_the_source_digits(value: str, unit: str, target: str, number: str) -> None:
    assert wording.number(convert(Decimal(value), unit, target), Decimal(value)) == number


def test_number_of_as_many_digits_as_the_store_takes() -> None:
    value = Decimal("123456789012345678901234567890")
    assert wording.number(convert(value, "亩", "公顷"), value) == "8230452600823045260082304526"


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize(
    ("fact", "unit", "shown"),
    [
        ({"value": "50", "relation": "gt", "printed": "超50%"}, "%", "超50"),
        ({"value": "60", "relation": "near", "printed": "近60%"}, "‰", "近600"),
        ({"metric": "enterprise-count", "value": "900", "relation": "gt", "printed": "900多家"}, "家", "900多"),
        ({"metric": "forest-area", "value": "3556", "printed": "3556万亩"}, "万公顷", "237.1"),
        ({"metric": "forest-area", "value": "3000", "relation": "ge", "printed": "3000万亩以上"}, "万亩", "3000以上"),
    ],
)
def test_shown_with_hedge_and_rounded(
    fact: dict[str, str], unit: str, shown: str, make_store: Callable[..., Store]
) -> None:
    one = make_store([fact]).facts["f1"]
    assert wording.shown(one, convert(one.value, one.unit, unit)) == shown
