"""A formula worked out for one region: number, unit and hedge, and what is carried of the operands."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from functools import reduce
from typing import Any, NamedTuple

from jjj_cli.comparison.formulas import nodes
from jjj_cli.comparison.formulas.nodes import Figure, Node, Number
from jjj_cli.comparison.formulas.operands import Operands
from jjj_cli.errors import UsageError
from jjj_cli.messages import ENGLISH, in_english, join, say
from jjj_cli.messages.naming import Named, glossed, named
from jjj_cli.record import periods
from jjj_cli.record.codelists import Accumulation, Nature
from jjj_cli.record.records import Fact, Metric, Store
from jjj_cli.units.compounds import POINTS, SHARE, Compound
from jjj_cli.units.intervals import Interval
from jjj_cli.units.registry import PRECISION, tidy

# How far a result may reach: beyond it no figure is printed, and no table holds it.
FARTHEST = 40
# Of a result that nothing limits, all digits are shown.
MOST_DIGITS = 30
# Of operands of several natures the first of these speaks for the result.
_NATURES: tuple[Nature, ...] = ("planned", "target", "preliminary", "actual", "revised")
_ACCUMULATIONS: tuple[Accumulation, ...] = ("cumulative", "flow", "point")


class Answer(NamedTuple):
    """A result as a fact that stands in no store, and what it was worked out from.

    `shown` is the same with a number of as many digits as the result carries, for people; `published` is what
    somebody else found.
    """

    fact: Fact
    operands: Operands
    shown: Fact
    published: Fact | None = None


class Value(NamedTuple):
    """A part of a formula worked out, in base units: number, interval, and how many digits it carries.

    What is exact carries any number of digits: None.
    """

    number: Fraction
    interval: Interval
    digits: int | None


def evaluate(store: Store, node: Node, metric: Metric, operands: Operands, key: str) -> Answer | None:
    """Work a formula out in its metric's unit; None where it divides by nothing.

    Raises UsageError for a result that is larger or smaller than any figure.
    """
    figures = {fact.metric: fact for fact in operands}
    value = _value(store, node, figures)
    if value is None:
        return None
    printed = nodes.spell(node, lambda one: figures[one.id].printed)
    basis = _basis(store, operands, lambda fact: store.metrics[fact.metric])
    return _answer(store, metric, operands, value, id=key, region=operands[0].region, printed=printed, basis=basis)


def add_up(store: Store, metric: Metric, operands: Operands, region: str, key: str) -> Answer:
    """Add the figures of a region's parts up, in their metric's unit; raises UsageError as `evaluate` does."""
    value = reduce(_plus, map(_figure, operands))
    printed = join("formula.plus", [fact.printed for fact in operands])
    same = len({fact.basis for fact in operands}) == 1
    basis = operands[0].basis if same else _basis(store, operands, lambda fact: store.regions[fact.region])
    return _answer(store, metric, operands, value, id=key, region=region, printed=printed, basis=basis)


def _answer(store: Store, metric: Metric, operands: Operands, value: Value, **said: Any) -> Answer:
    """Make a result a fact, with what is carried of the operands and what else is `said` of it."""
    target = Compound.of(SHARE if metric.unit == POINTS else metric.unit).size()
    hedges = {fact.relation for fact in operands} - {"eq"}
    number = value.number / target
    if number and not -FARTHEST < _magnitude(number) < FARTHEST:
        raise UsageError("formula-size", region=named(store.regions[said["region"]]))
    exact = tidy(PRECISION.divide(Decimal(number.numerator), Decimal(number.denominator)))
    given: dict[str, Any] = {
        "metric": metric.id,
        "unit": metric.unit,
        "relation": value.interval.relation(value.number, hedges),
        "period": _period(operands),
        "accumulation": next(kind for kind in _ACCUMULATIONS if kind in {fact.accumulation for fact in operands}),
        "nature": next(nature for nature in _NATURES if nature in {fact.nature for fact in operands}),
        "counterpart": tuple(dict.fromkeys(code for fact in operands for code in fact.counterpart)),
        "source": operands[0].source,
        **said,
    }
    digits = Decimal((0, (1,) + (0,) * ((value.digits or MOST_DIGITS) - 1), 0))
    return Answer(Fact(value=exact, **given), operands, Fact(value=digits, **given))


def _value(store: Store, node: Node, figures: dict[str, Fact]) -> Value | None:
    match node:
        case Number(written):
            return Value(Fraction(written), Interval.exact(Fraction(written)), None)
        case Figure(metric):
            return _figure(figures[metric.id])
    left, right = _value(store, node.left, figures), _value(store, node.right, figures)
    return None if left is None or right is None else _joined(node.sign, left, right)


def _figure(fact: Fact) -> Value:
    size = Compound.of(fact.unit).size()
    return Value(Fraction(fact.value) * size, Interval.of(fact, size), len(fact.value.as_tuple().digits))


def _joined(sign: str, left: Value, right: Value) -> Value | None:
    """Put two values together; None where one is divided by nothing."""
    match sign:
        case "+":
            return _plus(left, right)
        case "-":
            number, interval = left.number - right.number, left.interval.minus(right.interval)
        case "*":
            number, interval = left.number * right.number, left.interval.times(right.interval)
        case _:
            if not right.number:
                return None
            number, interval = left.number / right.number, left.interval.over(right.interval)
    return Value(number, interval, _digits(sign, left, right, number))


def _plus(left: Value, right: Value) -> Value:
    number = left.number + right.number
    return Value(number, left.interval.plus(right.interval), _digits("+", left, right, number))


def _digits(sign: str, left: Value, right: Value, number: Fraction) -> int | None:
    """Give how many digits a result carries: of a product the fewest, of a sum those of its coarsest part."""
    carried = [part for part in (left, right) if part.digits is not None and part.number]
    if not carried:
        return left.digits if left.digits is not None else right.digits
    if sign in "*/":
        return min(int(part.digits or 0) for part in carried)
    last = max(_magnitude(part.number) - int(part.digits or 0) for part in carried)
    return max(1, _magnitude(number) - last) if number else 1


def _magnitude(number: Fraction) -> int:
    return PRECISION.divide(Decimal(number.numerator), Decimal(number.denominator)).adjusted()


def _period(operands: Operands) -> str:
    """Give the period of a result: the one that holds the others, or from the first to the last."""
    spans = {fact.period: periods.span(fact.period) for fact in operands}
    starts = [first for first, _ in spans.values() if first]
    end = max(last for _, last in spans.values())
    start = min(starts) if len(starts) == len(spans) else None
    for period, span in spans.items():
        if span == (start, end):
            return period
    first = periods.OPEN if start is None else next(p for p, span in spans.items() if span[0] == start).split("/")[0]
    last = next(periods.end_of(period) for period, span in spans.items() if span[1] == end)
    return f"{first}/{last}"


def _basis(store: Store, operands: Operands, name: Callable[[Fact], Named]) -> str | None:
    """Say what each operand counts, by a name for it, and with whom where they differ in it."""
    apart = len({frozenset(fact.counterpart) for fact in operands if fact.counterpart}) > 1
    said, glosses = [], []
    for fact in operands:
        with_whom = join("join.list", [store.regions[code].name for code in fact.counterpart]) if apart else ""
        basis = say("both", name=fact.basis, more=with_whom) if fact.basis and with_whom else fact.basis or with_whom
        if basis:
            said.append(say("formula.basis", name=name(fact).name, basis=basis))
            gloss = _gloss(store, fact, apart=apart)
            glosses.append(in_english("formula.basis", name=name(fact).name_en, basis=gloss) if gloss else "")
    words = join("join.semicolon", said) or None
    return glossed(words, ENGLISH["join.semicolon"].join(glosses)) if words and all(glosses) else words


def _gloss(store: Store, fact: Fact, *, apart: bool) -> str | None:
    """Give in English what an operand counts, and with whom; None where that is not written."""
    name_en = store.basis_en(fact.basis)
    sides = ENGLISH["join.list"].join(store.regions[code].name_en for code in fact.counterpart) if apart else ""
    if fact.basis and sides:
        return name_en and in_english("both", name=name_en, more=sides)
    return name_en if fact.basis else sides
