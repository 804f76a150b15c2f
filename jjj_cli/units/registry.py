"""Units and conversion: the table in `units.toml`, and Pint made from it.

Numbers convert by the table's own factors, which are exact fractions. Whether two compound units
(元/平方米) measure the same, the powers of their dimensions say. A test proves that both and Pint agree
for every pair. Printed text never reaches Pint's parser.
"""

import re
from collections import Counter
from decimal import Context, Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from jjj_cli.errors import NotComparableError, UnknownNameError
from jjj_cli.gazetteer.names import nearest, suggest, width_folded
from jjj_cli.messages import join, say
from jjj_cli.units.scales import SCALES

if TYPE_CHECKING:
    from fractions import Fraction

    import pint

# Letters of either case are read alike in a word (Hectare), not in a sign: mW is not MW.
_WORD = 3
# The scales of a counting word, and what reads well: a number neither huge nor tiny.
_COUNT_SCALES = ("", "万", "亿")
_SMALLEST, _LARGEST = Decimal("0.01"), Decimal(100_000)
# How English print scales money: 5.2 billion yuan.
_ENGLISH_SCALES = {"thousand ": 10**3, "million ": 10**6, "billion ": 10**9, "trillion ": 10**12}
_SCALES = {**SCALES, **_ENGLISH_SCALES}
# μg·m⁻³ is μg/m³.
_INVERSE = re.compile(r"[·⋅]([A-Za-z]+)(?:⁻([¹²³])|-([123]))")
_POWERS = str.maketrans("¹1²2³3", "  ²²³³")
# Digits kept where a quotient does not end: far beyond any printed figure.
PRECISION = Context(prec=34)


class Plain(NamedTuple):
    """A unit of the table with the scale before it: 万亩 is 10000 × 亩."""

    name: str
    scale: int


class Unit(NamedTuple):
    """A unit as written, and what it is made of: plain units above and below the stroke."""

    text: str
    above: Plain
    below: tuple[Plain, ...] = ()


class Table(NamedTuple):
    """`units.toml` as read: names by alias, and dimension and factor by name."""

    names: dict[str, str]
    folded: dict[str, str]
    dimension: dict[str, str]
    factor: dict[str, "Fraction"]
    dimensions: dict[str, dict[str, str]]
    printed: dict[str, list[str]]
    apart: dict[str, list[str]]
    measures: frozenset[str]


@cache
def table() -> Table:
    """Read the unit table."""
    import tomllib  # these two only where a unit is named that a scale alone does not explain
    from fractions import Fraction

    raw = tomllib.loads(Path(__file__).with_name("units.toml").read_text(encoding="utf-8"))
    names: dict[str, str] = {}
    dimension: dict[str, str] = {}
    factor: dict[str, Fraction] = {}
    dimensions = dict(raw["dimensions"])
    for name, unit in raw["counts"].items():
        dimensions[name] = {"en": unit["en"], "zh": name, "base": name}
    for name in raw["measures"]:
        dimensions[name] = {"en": name, "zh": name, "base": name}
    measures: dict[str, dict[str, Any]] = {name: {"aliases": []} for name in raw["measures"]}
    for name, unit in {**raw["units"], **raw["counts"], **measures}.items():
        names.update(dict.fromkeys([name, *unit["aliases"]], name))
        dimension[name] = unit.get("dimension", name)
        factor[name] = Fraction(unit.get("factor", "1"))
    folded: dict[str, str] = {}
    for alias, name in names.items():
        if len(alias) >= _WORD:
            folded[alias.casefold()] = name
    apart, printed = raw["apart"], raw["print"]
    return Table(names, folded, dimension, factor, dimensions, printed, apart, frozenset(measures))


@cache
def find_unit(text: str) -> Unit:
    """Read a unit: `亩`, `万亩`, `km²`, `元/平方米`, `米每秒`, `元/平方米·天`, `μg·m⁻³`.

    Raises UnknownNameError, with the nearest units, for what the table does not have.
    """
    parts = _parts(text)
    plain = [_plain(part.strip()) for part in parts]
    found = [part for part in plain if part]
    if not text.strip() or len(found) < len(parts):
        raise UnknownNameError("unknown-unit", name=text, hint=suggest(nearest(text, table().names, short=True)))
    return Unit(text.strip(), found[0], tuple(found[1:]))


def base_name(unit: Unit) -> str:
    """Spell a unit by the table's own names, without its scales: 萬km² is 平方公里."""
    below = "·".join(part.name for part in unit.below)
    return f"{unit.above.name}/{below}" if below else unit.above.name


def _parts(text: str) -> list[str]:
    """Part a unit into what is above the stroke and what is below it, each on its own."""
    if _plain(text.strip()):
        return [text]
    spelled = _INVERSE.sub(lambda match: f"/{match[1]}{(match[2] or match[3]).translate(_POWERS).strip()}", text)
    above, *below = spelled.replace("／", "/").replace("每", "/").split("/")
    return [above, *(part for product in below for part in _factors(product.strip("()（）")))]


def _factors(product: str) -> list[str]:
    return [product] if "·" not in product or _plain(product) else product.split("·")


def convert(value: Decimal, unit: str, target: str) -> Decimal:
    """Convert a number from one unit to another, exactly where the quotient ends.

    Raises NotComparableError where the dimensions differ, UnknownNameError for an unknown unit.
    """
    one, other = find_unit(unit), find_unit(target)
    if not same_dimension(one, other):
        raise NotComparableError(
            "dimension", dimension=dimension_name(one), unit=unit, other=dimension_name(other), target=target
        )
    if unit == target:
        return value
    from fractions import Fraction

    exact = Fraction(value) * _size(one) / _size(other)
    return tidy(PRECISION.divide(Decimal(exact.numerator), Decimal(exact.denominator)))


def alternatives(value: Decimal, unit: str) -> list[tuple[str, Decimal]]:
    """Give the units of print that a figure reads well in, with its value in each: neither huge nor tiny.

    A compound unit has none; a counting word has its scales.
    """
    known = find_unit(unit)
    if known.below:
        return []
    values = [(name, convert(value, unit, name)) for name in printed_like(known.above.name)]
    return [(name, number) for name, number in values if not value or _SMALLEST <= abs(number) < _LARGEST]


def printed_like(name: str) -> list[str]:
    """Give the units that print uses for what a unit of the table measures; a counting word has its scales."""
    return table().printed.get(table().dimension[name]) or [scale + name for scale in _COUNT_SCALES]


def tidy(value: Decimal) -> Decimal:
    """Spell a number without an exponent and without zeros that say nothing: 13000, not 1.3E+4."""
    return Decimal(format(value.normalize(PRECISION), "f"))


def same_dimension(one: Unit, other: Unit) -> bool:
    """Say whether two units measure the same thing."""
    if dimension_of(one) == dimension_of(other):
        return True
    if not one.below and not other.below:
        return False
    return _powers(one) == _powers(other)


@cache
def _powers(unit: Unit) -> dict[str, int]:
    """Give the powers of the dimensions that a unit is made of: 元/平方米 is money over length squared.

    Pint says the same, which a test proves; it takes a third of a second to import, and every text would wait for it.
    """
    powers: Counter[str] = Counter()
    for part, sign in ((unit.above, 1), *((part, -1) for part in unit.below)):
        for name, power in _made_of(table().dimension[part.name]).items():
            powers[name] += sign * power
    return {name: power for name, power in powers.items() if power}


@cache
def _made_of(key: str) -> dict[str, int]:
    """Give the powers of the dimensions that one of the table is made of; a share is a plain number."""
    if key == "share":
        return {}
    powers: Counter[str] = Counter()
    for factor in table().dimensions[key].get("of", "").split(" * "):
        name, _, power = factor.partition(" ** ")
        powers[table().dimension[name] if name else key] += int(power or 1)
    return powers


def dimension_name(unit: Unit) -> str:
    """Name what a unit measures, for people: `area`, `money per area`."""
    known = table()
    return join("formula.per", [measured(known.dimension[part.name]) for part in (unit.above, *unit.below)])


def measured(dimension: str) -> str:
    """Name a dimension for people, by its key."""
    names = table().dimensions[dimension]
    return say("dimension", name=names["zh"], name_en=names["en"])


def dimension_of(unit: Unit) -> str:
    """Give the key of what a plain unit measures; the keys joined by `/` for a compound."""
    return "/".join(table().dimension[part.name] for part in (unit.above, *unit.below))


@cache
def registry() -> "pint.UnitRegistry[Any]":
    """Make Pint's registry from the table: no unit of Pint's own, no prefixes."""
    import pint

    known = table()
    made: pint.UnitRegistry[Any] = pint.UnitRegistry(None, non_int_type=Decimal)
    for key, dimension in known.dimensions.items():
        made.define(f"{_safe(dimension['base'])} = {_base_definition(key, dimension)}")
    for name, key in known.dimension.items():
        base = known.dimensions[key]["base"]
        if name != base:
            made.define(f"{_safe(name)} = {known.factor[name]} * {_safe(base)}")
    return made


def _base_definition(key: str, dimension: dict[str, str]) -> str:
    if key == "share":
        return "0.01"  # a share is a plain number, so that share × area is an area
    return dimension.get("of", f"[{_safe(key)}]")


def _safe(name: str) -> str:
    """Spell a unit so that Pint takes it for a name."""
    return {"%": "percent", "‰": "permille", "°": "angle_degree"}.get(name, name.replace("-", "_"))


def _plain(text: str) -> Plain | None:
    """Find a unit of the table, after the longest scale that leaves one; exact spelling first."""
    known = table()
    for spelled in dict.fromkeys([text, width_folded(text)]):
        for scale in ["", *sorted(_SCALES, key=len, reverse=True)]:
            rest = spelled.removeprefix(scale)
            if scale and rest == spelled:
                continue
            name = known.names.get(rest) or known.folded.get(rest.casefold())
            if name:
                return Plain(name, _SCALES.get(scale, 1))
    return None


def _size(unit: Unit) -> "Fraction":
    """Give how many base units one of these is; the bases are coherent, so that a quotient of them is one."""
    above, *below = (plain_size(part) for part in (unit.above, *unit.below))
    for size in below:
        above /= size
    return above


def plain_size(plain: Plain) -> "Fraction":
    """Give how many base units one of these is, its scale counted in."""
    known = table()
    size = known.factor[plain.name] * plain.scale
    # a share is a number: 平方米/平方公里 is one too
    return size / 100 if known.dimension[plain.name] == "share" else size


def pint_unit(plain: Plain) -> Any:
    """Give Pint's unit for one of the table, its scale left out: what it measures is asked of it."""
    return registry().Unit(_safe(plain.name))
