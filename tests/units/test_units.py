"""Units: the table and Pint agree, what does not convert is refused, and no digit is lost."""

from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import product

import pint
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jjj_cli.errors import NotComparableError, UnknownNameError
from jjj_cli.record.records import Store
from jjj_cli.units import registry
from jjj_cli.units.scales import ENGLISH, ratio

# The measure words are all alike, each a dimension of its own: a few stand for them.
NAMES = tuple(name for name in registry.table().dimension if name not in registry.table().measures or name in "笔起份")
SCALES = {"": 1, "千": 10**3, "万": 10**4, "亿": 10**8, "万亿": 10**12}
VALUE = Decimal("60.03")
# What Pint cannot take for a name.
PINT_NAMES = {"%": "percent", "‰": "permille", "°": "angle_degree"}


def by_pint(value: Decimal, unit: str, scale: int, target: str, target_scale: int) -> Decimal:
    made = registry.registry()
    magnitude = made.Quantity(value * scale, PINT_NAMES.get(unit, unit)).to(PINT_NAMES.get(target, target)).magnitude
    return Decimal(magnitude) / target_scale


def agree(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= abs(other) * Decimal("1e-25")


@cache
def pint_dimension(unit: str) -> object:
    """Give what Pint says that a unit measures: it converts between units of which this is the same."""
    return registry.registry().Quantity(1, PINT_NAMES.get(unit, unit)).dimensionality


@pytest.mark.parametrize("unit", NAMES)
def test_factor_and_pint_agree_for_every_pair(unit: str) -> None:
    dimension = registry.table().dimension
    for target in NAMES:
        if dimension[unit] == dimension[target]:
            assert agree(registry.convert(VALUE, unit, target), by_pint(VALUE, unit, 1, target, 1)), target
        else:
            with pytest.raises(NotComparableError):
                registry.convert(VALUE, unit, target)
            assert pint_dimension(unit) != pint_dimension(target)
    other = next(name for name in NAMES if dimension[name] != dimension[unit])
    with pytest.raises(pint.DimensionalityError):
        by_pint(VALUE, unit, 1, other, 1)


@pytest.mark.parametrize("unit", NAMES)
def test_factor_and_pint_agree_for_every_pair_with_scales(unit: str) -> None:
    dimension = registry.table().dimension
    for target in (name for name in NAMES if dimension[name] == dimension[unit]):
        for scale, target_scale in product(SCALES, SCALES):
            ours = registry.convert(VALUE, scale + unit, target_scale + target)
            assert agree(ours, by_pint(VALUE, unit, SCALES[scale], target, SCALES[target_scale])), target
    other = next(name for name in NAMES if dimension[name] != dimension[unit])
    for scale, target_scale in product(SCALES, SCALES):
        with pytest.raises(NotComparableError):
            registry.convert(VALUE, scale + unit, target_scale + other)


def test_there_are_units_to_pair() -> None:
    assert {"亩", "元", "千瓦", "%", "家", "个", "里"} <= set(NAMES)


@pytest.mark.parametrize(
    ("typed", "name", "scale"),
    [
        ("亩", "亩", 1),
        ("市亩", "亩", 1),
        ("mu", "亩", 1),
        ("畝", "亩", 1),
        ("公頃", "公顷", 1),
        ("ha", "公顷", 1),
        ("HA", "公顷", 1),
        ("hm²", "公顷", 1),
        ("㎡", "平方米", 1),
        ("m²", "平方米", 1),
        ("m2", "平方米", 1),
        ("m^2", "平方米", 1),
        ("ｍ２", "平方米", 1),
        ("km²", "平方公里", 1),
        ("㎢", "平方公里", 1),
        ("平方千米", "平方公里", 1),
        ("km", "公里", 1),
        ("KM", "公里", 1),
        ("ｋｍ", "公里", 1),
        ("㎞", "公里", 1),
        ("华里", "里", 1),
        ("m³", "立方米", 1),
        ("kW", "千瓦", 1),
        ("KW", "千瓦", 1),
        ("kw", "千瓦", 1),
        ("MW", "兆瓦", 1),
        ("度", "千瓦时", 1),
        ("kWh", "千瓦时", 1),
        ("KWH", "千瓦时", 1),
        ("kW·h", "千瓦时", 1),
        ("t", "吨", 1),
        ("公斤", "千克", 1),
        ("μg", "微克", 1),
        ("µg", "微克", 1),
        ("tce", "吨标准煤", 1),
        ("CNY", "元", 1),
        ("CN¥", "元", 1),
        ("million CN¥", "CNY_million", 1),
        ("billion CN¥", "CNY_billion", 1),
        ("billion CNY", "CNY_billion", 1),
        ("square kilometers", "平方公里", 1),
        ("square kilometres", "平方公里", 1),
        ("无量纲", "无量纲", 1),
        ("人民币", "元", 1),
        ("USD", "美元", 1),
        ("%", "%", 1),
        ("％", "%", 1),
        ("个百分点", "百分点", 1),
        ("percentage points", "百分点", 1),
        ("℃", "摄氏度", 1),
        ("°C", "摄氏度", 1),
        ("標準箱", "标准箱", 1),
        ("TEU", "标准箱", 1),
        ("標箱", None, 1),
        ("個", "个", 1),
        ("people", "人", 1),
        (" 亩 ", "亩", 1),
        # A scale before a unit, and units that begin with a word for a number.
        ("万亩", "亩", 10**4),
        ("萬畝", "亩", 10**4),
        ("亿元", "元", 10**8),
        ("万亿元", "元", 10**12),
        ("千亿元", "元", 10**11),
        ("千元", "元", 1000),
        ("百元", "元", 100),
        ("千瓦", "千瓦", 1),
        ("万千瓦", "千瓦", 10**4),
        ("百万千瓦", "千瓦", 10**6),
        ("亿千瓦时", "千瓦时", 10**8),
        ("千米", "公里", 1),
        ("千克", "千克", 1),
        ("百分点", "百分点", 1),
        ("百分比", "%", 1),
        ("千分比", "‰", 1),
        ("万家", "家", 10**4),
        ("万人次", "人次", 10**4),
        ("万标箱", "标准箱", 10**4),
        ("亿吨标准煤", "吨标准煤", 10**8),
        ("万km²", "平方公里", 10**4),
    ],
)
def test_find_unit(typed: str, name: str | None, scale: int) -> None:
    if name is None:
        with pytest.raises(UnknownNameError):
            registry.find_unit(typed)
    else:
        assert registry.find_unit(typed).above == (name, scale)


@pytest.mark.parametrize("typed", ["mW", "Mg", "Mm"])
def test_case_that_means_something_is_not_folded_away(typed: str) -> None:
    with pytest.raises(UnknownNameError):
        registry.find_unit(typed)


@pytest.mark.parametrize(
    ("value", "unit", "target", "expected"),
    [
        ("15", "亩", "公顷", "1"),
        ("1", "公顷", "亩", "15"),
        ("3", "亩", "平方米", "2000"),
        ("3556", "万亩", "平方米", "23706666666.66666666666666666666667"),
        ("1500", "亩", "平方公里", "1"),
        ("1", "里", "米", "500"),
        ("800", "里", "公里", "400"),
        ("60.03", "%", "%", "60.03"),
        ("60.03", "%", "‰", "600.3"),
        ("2787", "亿元", "万亿元", "0.2787"),
        ("7319", "亿元", "元", "731900000000"),
        ("1.3", "万家", "家", "13000"),
        ("5", "千瓦", "瓦", "5000"),
        ("951", "万千瓦", "吉瓦", "9.51"),
        ("951", "万千瓦", "千瓦", "9510000"),
        ("1", "百万千瓦", "万千瓦", "100"),
        ("5", "千元", "元", "5000"),
        ("1", "千米", "米", "1000"),
        ("1", "度", "焦", "3600000"),
        ("2", "斤", "千克", "1"),
        ("1", "个百分点", "百分点", "1"),
        ("0", "亩", "公顷", "0"),
        ("-1.5", "亿元", "万元", "-15000"),
        ("1.10", "%", "%", "1.10"),
        # Compound units go through Pint.
        ("35", "微克/立方米", "毫克/立方米", "0.035"),
        ("1", "亿元/个", "万元/个", "10000"),
        ("2", "亿元/个", "元/个", "200000000"),
        ("12.5", "万元/人", "元/人", "125000"),
        ("3", "元/万人", "元/人", "0.0003"),
        ("1", "元/平方米", "元/公顷", "10000"),
        ("36", "公里/小时", "米/秒", "10"),
        ("1", "平方米／人", "公顷/万人", "1"),
        ("1", "平方米/平方公里", "%", "0.0001"),
    ],
)
def test_convert(value: str, unit: str, target: str, expected: str) -> None:
    result = registry.convert(Decimal(value), unit, target)
    assert isinstance(result, Decimal)
    assert result == Decimal(expected)
    assert format(result, "f") == expected


def test_one_mu_is_a_fifteenth_of_a_hectare() -> None:
    known = registry.table().factor
    assert known["亩"] / known["公顷"] == Fraction(1, 15)


def test_no_factor_is_a_float() -> None:
    assert {type(factor) for factor in registry.table().factor.values()} == {Fraction}


@pytest.mark.parametrize(
    ("value", "unit", "target", "expected"),
    [("1", "元/亩", "元/公顷", "15"), ("1", "千克/亩", "吨/公顷", "0.015"), ("30", "元/平方米", "元/亩", "20000")],
)
def test_compound_quotient_that_ends_is_exact(value: str, unit: str, target: str, expected: str) -> None:
    registry.registry.cache_clear()  # what Pint converted before would change what it answers
    assert registry.convert(Decimal(value), unit, target) == Decimal(expected)


@pytest.mark.parametrize(
    ("unit", "target", "dimensions"),
    [
        ("%", "百分点", ("share", "percentage points")),
        ("家", "个", ("establishments", "items")),
        ("万家", "个", ("establishments", "items")),
        ("度", "摄氏度", ("energy", "temperature")),
        ("亿元", "公顷", ("money", "area")),
        ("元", "美元", ("money", "money in US dollars")),
        ("人", "人次", ("persons", "person-times")),
        ("千瓦", "千瓦时", ("power", "energy")),
        ("吨", "吨标准煤", ("mass", "energy in coal equivalent")),
        ("种", "属", ("species", "genera")),
        ("亩", "里", ("area", "length")),
        ("元/平方米", "元", ("money per area", "money")),
        ("元/平方米", "元/人", ("money per area", "money per persons")),
        ("万元/人", "%", ("money per persons", "share")),
        ("亿元/个", "亿元/家", ("money per items", "money per establishments")),
    ],
)
def test_other_dimensions_do_not_convert(unit: str, target: str, dimensions: tuple[str, str]) -> None:
    for one, other, names in ((unit, target, dimensions), (target, unit, dimensions[::-1])):
        with pytest.raises(NotComparableError) as caught:
            registry.convert(Decimal(1), one, other)
        assert caught.value.message == f"{names[0]} ({one}) cannot become {names[1]} ({other})"


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("公倾", "公顷"),
        ("亩地", "亩"),
        ("平方", "平方米"),
        ("亿元钱", "元"),
        ("元/", "元"),
        ("/人", "人"),
        ("千", "千瓦"),
        ("万万元", "元"),
        ("元//人", "元"),
        ("斗", None),
        ("万", None),
        ("", None),
        (" ", None),
        ("/", None),
        ("１", None),
        ("元*人", "元"),
        ("__import__('os')", None),
    ],
)
def test_unknown_unit_names_the_nearest(typed: str, near: str | None) -> None:
    with pytest.raises(UnknownNameError) as caught:
        registry.find_unit(typed)
    assert caught.value.key == "unknown-unit"
    assert typed in caught.value.message
    hint = caught.value.hint
    if near is None:
        assert hint is None
    else:
        assert hint is not None
        assert near in hint.removeprefix("did you mean ").removesuffix("?").split(", ")


@pytest.mark.parametrize(("unit", "target"), [("万石", "石"), ("石", "万石"), ("石", "石")])
def test_unknown_unit_is_refused_whatever_stands_before_it(unit: str, target: str) -> None:
    with pytest.raises(UnknownNameError):
        registry.convert(Decimal(1), unit, target)


@pytest.mark.parametrize(
    ("value", "spelled"),
    [("1.3E+4", "13000"), ("1.10", "1.1"), ("100", "100"), ("0.00", "0"), ("0E+5", "0"), ("-2.50", "-2.5")],
)
def test_tidy_spells_a_number_out(value: str, spelled: str) -> None:
    assert str(registry.tidy(Decimal(value))) == spelled


@pytest.mark.parametrize(
    ("unit", "key"), [("万亩", "area"), ("元/平方米", "money/area"), ("家", "家"), ("美元/人", "money-usd/人")]
)
def test_dimension_of(unit: str, key: str) -> None:
    assert registry.dimension_of(registry.find_unit(unit)) == key


@settings(deadline=None)
@given(st.decimals(min_value=-(10**12), max_value=10**12, places=4), st.sampled_from(NAMES), st.sampled_from(NAMES))
def test_there_and_back_is_where_it_was(value: Decimal, unit: str, target: str) -> None:
    if registry.same_dimension(registry.find_unit(unit), registry.find_unit(target)):
        back = registry.convert(registry.convert(value, unit, target), target, unit)
        assert abs(back - value) <= abs(value) * Decimal("1e-30")


@pytest.mark.parametrize("unit", ENGLISH)
@pytest.mark.parametrize("target", ["元", "万元", "亿元", "万亿元", "百万元"])
def test_money_as_english_prints_it_is_the_same_with_and_without_the_table(unit: str, target: str) -> None:
    assert ratio(unit, target) == registry.convert(Decimal(1), unit, target)


@pytest.mark.parametrize("target", ["美元", "万美元", "公顷", "元/人", "亩"])
def test_no_scale_makes_money_of_something_else(target: str) -> None:
    assert [ratio(unit, target) for unit in ENGLISH] == [None] * len(ENGLISH)


def test_a_scale_alone_says_what_the_table_says(shipped: Store) -> None:
    """Every two units of the store, each with each: a ratio is the table's, and units apart have none."""
    used = {fact.unit for fact in shipped.facts.values()} | {metric.unit for metric in shipped.metrics.values()}
    told = 0
    for unit, target in product(used, used):
        found = ratio(unit, target)
        if found is not None:
            told += 1
            assert registry.tidy(found) == registry.convert(Decimal(1), unit, target), (unit, target)
    assert told > len(used)


def test_what_measures_the_same_by_its_powers_does_by_pint() -> None:
    """Every dimension alone, above the stroke and below it: the same groups of units either way."""
    bases = [dimension["base"] for dimension in registry.table().dimensions.values()]
    by_powers: dict[str, object] = {}
    for text in [
        *bases,
        *(f"元/{base}" for base in bases),
        *(f"{base}/平方米" for base in bases),
        "千瓦时/小时",
        "米/立方米",
    ]:
        unit = registry.find_unit(text)
        made = registry.pint_unit(unit.above)
        for part in unit.below:
            made = made / registry.pint_unit(part)
        powers = str(sorted(registry._powers(unit).items()))
        assert by_powers.setdefault(powers, made.dimensionality) == made.dimensionality
    assert len({str(found) for found in by_powers.values()}) == len(by_powers)
