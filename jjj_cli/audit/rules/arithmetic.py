"""The arithmetic that the store declares: sums, shares, products and changes, as exact as print is."""

from collections.abc import Iterator
from decimal import Decimal

from jjj_cli.errors import JjjError
from jjj_cli.messages import say
from jjj_cli.record.records import Check, Fact, Store
from jjj_cli.store.problems import Problem
from jjj_cli.units import registry
from jjj_cli.units.precision import half_step

PERCENT = Decimal(100)


def wrong_results(store: Store) -> Iterator[Problem]:
    """Find the checks that do not come out, or that cannot be worked out."""
    for check in store.checks.values():
        if check.result not in store.facts or any(key not in store.facts for key in check.of):
            continue  # a reference to nothing has a finding of its own
        result, facts = store.facts[check.result], [store.facts[key] for key in check.of]
        try:
            expected, tolerance = _expected(check, result, facts)
        except (JjjError, ArithmeticError, IndexError, ValueError) as error:
            yield Problem("checks", check.id, "of", str(error))
            continue
        if check.tolerance is not None and not (check.note or "").strip():
            yield Problem("checks", check.id, "note", say("problem.tolerance-unexplained"))
        tolerance += abs(result.value) * (check.tolerance or 0)
        if abs(expected - result.value) > tolerance:
            values = {"expected": expected, "value": result.value, "tolerance": tolerance}
            shown = {name: format(registry.tidy(value), "f") for name, value in values.items()}
            said = say("problem.arithmetic", kind=say(f"check.{check.kind}"), **shown)
            yield Problem("checks", check.id, "result", said)


def _expected(check: Check, result: Fact, facts: list[Fact]) -> tuple[Decimal, Decimal]:
    """Give what a check makes of its facts, and how far off the digits printed allow the result to be."""
    slack = half_step(result)
    match check.kind:
        case "sum":
            values, slacks = _in_unit(facts, result.unit)
            return sum(values, Decimal(0)), slack + sum(slacks, Decimal(0))
        case "change":
            (first, second), slacks = _in_unit(facts, result.unit.replace("个百分点", "%").replace("百分点", "%"))
            return second - first, slack + sum(slacks, Decimal(0))
        case "share":
            (part, whole), slacks = _in_unit(facts, facts[-1].unit)
            share = part / whole * PERCENT
            return share, slack + _spread(share, (part, whole), slacks)
        case _:
            first, second = (_number(fact) for fact in facts)
            product = first * second / (_number(result) / result.value)
            return product, slack + _spread(product, tuple(fact.value for fact in facts), list(map(half_step, facts)))


def _in_unit(facts: list[Fact], unit: str) -> tuple[list[Decimal], list[Decimal]]:
    values = [registry.convert(fact.value, fact.unit, unit) for fact in facts]
    slacks = [registry.convert(half_step(fact), fact.unit, unit) for fact in facts]
    return values, slacks


def _spread(value: Decimal, parts: tuple[Decimal, ...], slacks: list[Decimal]) -> Decimal:
    """Give how far off a product or a quotient may be, from how far off its parts may be."""
    return abs(value) * sum((slack / abs(part) for part, slack in zip(parts, slacks, strict=True)), Decimal(0))


def _number(fact: Fact) -> Decimal:
    """Give a figure in its base unit, a share as a plain number."""
    unit = registry.find_unit(fact.unit)
    if registry.dimension_of(unit) == "share":
        return registry.convert(fact.value, fact.unit, "%") / PERCENT
    dimension = registry.dimension_of(unit)
    base = registry.table().dimensions.get(dimension)  # a counting word is its own base
    return registry.convert(fact.value, fact.unit, base["base"] if base else dimension)
