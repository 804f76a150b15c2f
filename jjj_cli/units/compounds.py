"""Units multiplied and divided: what a formula measures, and the unit that it reads well in.

Whether two of them measure the same is Pint's to say; how large they are, the unit table's.
"""

from collections import Counter
from fractions import Fraction
from typing import Any, NamedTuple

from jjj_cli.errors import NotComparableError
from jjj_cli.messages import join, say
from jjj_cli.units import registry
from jjj_cli.units.registry import Plain
from jjj_cli.units.scales import SCALES

# What a share of things of one kind is given in, and a difference of two shares.
SHARE, POINTS = "%", "百分点"
# The scales that print puts before a unit, as words: 万元, never 十元.
_SCALE_WORDS = {1: "", 10**4: "万", 10**8: "亿", 10**12: "万亿"}


class Compound(NamedTuple):
    """Plain units multiplied, above the stroke and below it; neither is a plain number."""

    above: tuple[Plain, ...] = ()
    below: tuple[Plain, ...] = ()

    @classmethod
    def of(cls, text: str) -> "Compound":
        """Read a unit such as `亿元/个`; raises UnknownNameError for what the table does not have."""
        unit = registry.find_unit(text)
        return cls((unit.above,), unit.below)

    def times(self, other: "Compound") -> "Compound":
        """Multiply by another."""
        return Compound(self.above + other.above, self.below + other.below)

    def over(self, other: "Compound") -> "Compound":
        """Divide by another."""
        return Compound(self.above + other.below, self.below + other.above)

    def size(self) -> Fraction:
        """Give how many base units one of these is."""
        size = Fraction(1)
        for part in self.above:
            size *= registry.plain_size(part)
        for part in self.below:
            size /= registry.plain_size(part)
        return size

    def measures_as(self, other: "Compound") -> bool:
        """Say whether this measures the same as another; a share is a plain number."""
        if self._dimensions() == other._dimensions():  # most do, and Pint takes a quarter of a second to import
            return True
        return bool(self._pint().dimensionality == other._pint().dimensionality)

    def _dimensions(self) -> dict[str, int]:
        """Count how often this has each dimension of the table, those below the line as less than none."""
        known, counts = registry.table(), Counter[str]()
        counts.update(known.dimension[part.name] for part in self.above)
        counts.subtract(known.dimension[part.name] for part in self.below)
        return {dimension: count for dimension, count in counts.items() if count}

    def dimension(self) -> str:
        """Name what this measures, for people: `money per persons`."""
        known = registry.table()
        above, below = (
            [registry.measured(known.dimension[part.name]) for part in parts] for parts in (self.above, self.below)
        )
        top = join("formula.times", above) if above else say("formula.number")
        return join("formula.per", [top, *below])

    def spelled(self) -> str:
        """Spell the unit: 亿元/个; a product with a point, which is no unit that can be typed."""
        above = say("formula.point").join(map(_spell, self.above)) or say("formula.one")
        return "/".join([above, *map(_spell, self.below)])

    def _pint(self) -> Any:
        made = registry.registry().Unit("")
        for part in self.above:
            made *= registry.pint_unit(part)
        for part in self.below:
            made /= registry.pint_unit(part)
        return made


NUMBER = Compound()


def fitting(found: Compound, asked: str) -> str:
    """Give a unit that was asked for; raises NotComparableError where a formula measures something else."""
    wanted = Compound.of(asked)
    if found.measures_as(wanted):
        return asked
    raise NotComparableError(
        "dimension", dimension=found.dimension(), unit=found.spelled(), other=wanted.dimension(), target=asked
    )


def reduced(found: Compound) -> str:
    """Give the unit that a formula is shown in: the operands' own, combined: 亿元/万人 is 万元/人.

    Raises NotComparableError where no unit that can be written measures it.
    """
    if plain := plainly(found):
        return plain
    for key, dimension in registry.table().dimensions.items():
        if found.measures_as(Compound.of(dimension["base"])):
            return registry.table().printed.get(key, [dimension["base"]])[0]
    raise NotComparableError("formula-unit", dimension=found.dimension(), unit=found.spelled())


def plainly(found: Compound) -> str | None:
    """Give that unit where the operands' own combine to one, which needs no Pint; else None."""
    above, below, shares = _cancelled(found)
    if not above and not below:
        return SHARE
    above = above or shares
    return Compound(*_scaled(above[0], below)).spelled() if len(above) == 1 else None


def _cancelled(found: Compound) -> tuple[list[Plain], list[Plain], list[Plain]]:
    """Take away what stands above and below, and set the shares apart."""
    dimension = registry.table().dimension
    shares = [part for part in found.above if dimension[part.name] == "share"]
    above = [part for part in found.above if dimension[part.name] != "share"]
    below = []
    for part in found.below:
        same = [other for other in above if dimension[other.name] == dimension[part.name]]
        if same:
            above.remove(same[0])
        elif dimension[part.name] != "share":
            below.append(part)
    return above, below, shares


def _scaled(top: Plain, below: list[Plain]) -> tuple[tuple[Plain, ...], tuple[Plain, ...]]:
    """Bring the scales together: 亿元/万人 is 万元/人, 万吨/亿元 is 吨/万元, 万人/平方公里 is 人/平方公里."""
    kept = ((top,), tuple(below))
    if not below:
        return kept
    scale = Fraction(top.scale)
    for part in below:
        scale /= part.scale
    if _counts(top) and not any(map(_counts, below)) and scale == top.scale:
        scale = Fraction(1)
    bare = [part._replace(scale=1) for part in below]
    if scale in _SCALE_WORDS:
        return (top._replace(scale=int(scale)),), tuple(bare)
    if 1 / scale in _SCALE_WORDS:
        return (top._replace(scale=1),), (bare[0]._replace(scale=int(1 / scale)), *bare[1:])
    return kept


def _counts(part: Plain) -> bool:
    """Say whether a unit is a counting word."""
    return registry.table().dimension[part.name] == part.name and part.name not in registry.table().printed


def _spell(part: Plain) -> str:
    word = _SCALE_WORDS.get(part.scale)
    if word is None:
        word = next(word for word, scale in SCALES.items() if scale == part.scale)
    return word + part.name
