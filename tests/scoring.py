"""How well the figures found in annotated sentences agree with what was annotated."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from jjj_cli.errors import UnknownNameError
from jjj_cli.text.quantities import Quantity, find, narrow
from jjj_cli.units.registry import base_name, find_unit
from jjj_cli.units.scales import SCALES


@dataclass
class Score:
    """What was found, missed and found without being there; the rates that follow from it."""

    found: int = 0
    missed: int = 0
    extra: int = 0
    relations: int = 0
    kinds: int = 0
    powers_of_ten: list[str] = field(default_factory=list)

    @property
    def f1(self) -> Decimal:
        """How well values and units agree."""
        return self._of_all(self.found)

    @property
    def f1_with_relation(self) -> Decimal:
        """How well values, units and relations agree."""
        return self._of_all(self.relations)

    @property
    def precision(self) -> Decimal:
        """The share of what was found that is there."""
        return Decimal(self.found) / (self.found + self.extra)

    @property
    def kind(self) -> Decimal:
        """The share of what was found and is there that has the right kind."""
        return Decimal(self.kinds) / self.found

    def __str__(self) -> str:
        """Say it in one line."""
        rates = {"F1": self.f1, "with relation": self.f1_with_relation, "precision": self.precision, "kind": self.kind}
        shown = ", ".join(f"{name} {rate:.3f}" for name, rate in rates.items())
        return f"{self.found + self.missed} figures: {shown}, wrong by a power of ten: {len(self.powers_of_ten)}"

    def _of_all(self, right: int) -> Decimal:
        return Decimal(2 * right) / (2 * self.found + self.missed + self.extra)


def score(sentences: Iterable[dict[str, Any]]) -> Score:
    """Compare the figures of each sentence with those annotated, each of them counted once."""
    total = Score()
    for sentence in sentences:
        _add(total, sentence["figures"], find(sentence["text"]))
    return total


def plain(value: Decimal, unit: str) -> tuple[Decimal, str]:
    """Multiply the scale of a unit out: 3556 万亩 is 35560000 亩."""
    unit = narrow(unit)
    if unit in ("", *SCALES):
        return value * SCALES.get(unit, 1), ""
    try:
        known = find_unit(unit)
    except UnknownNameError:  # what was annotated and the table does not have
        return value, unit
    scale = Decimal(known.above.scale)
    for part in known.below:
        scale /= part.scale
    return value * scale, base_name(known)


def _add(total: Score, annotated: list[dict[str, str]], found: list[Quantity]) -> None:
    left = list(found)
    missed = []
    for figure in annotated:
        meant = plain(Decimal(figure["value"]), figure["unit"])
        same = next((one for one in left if (one.base_value, one.base_unit) == meant), None)
        if same is None:
            missed.append(meant)
            continue
        left.remove(same)
        total.found += 1
        total.relations += same.relation == figure["relation"]
        total.kinds += same.kind == figure["kind"]
    total.missed += len(missed)
    total.extra += len(left)
    for value, _ in missed:
        total.powers_of_ten += [one.surface for one in left if _is_power_of_ten(one.base_value, value)]


def _is_power_of_ten(one: Decimal, other: Decimal) -> bool:
    if not one or not other:
        return False
    return (one / other).normalize().as_tuple().digits == (1,)
