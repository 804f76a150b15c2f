"""The rule of double entry: what is printed, read again, is the number, the unit and the hedge."""

import re
from collections.abc import Iterator

from jjj_cli.errors import JjjError
from jjj_cli.gazetteer.names import width_folded
from jjj_cli.messages import say
from jjj_cli.record.records import Fact, Store
from jjj_cli.store.problems import Problem
from jjj_cli.text.quantities import Quantity, parse
from jjj_cli.units import registry

# No figure is printed in more letters; the longest that ships has 31.
_LONGEST = 1000


def contradictions(store: Store) -> Iterator[Problem]:
    """Read each printed figure again: number, unit and hedge are entered twice."""
    for fact in store.facts.values():
        if _letter_by_letter(fact):
            continue
        found = parse(fact.printed) if len(fact.printed) <= _LONGEST else None
        if found is None:
            if not _same_digits(fact):
                yield Problem("facts", fact.id, "printed", say("problem.printed", value=format(fact.value, "f")))
        elif not _same_figure(found, fact):
            values = {"value": format(found.value, "f"), "unit": found.unit, "relation": found.relation}
            yield Problem("facts", fact.id, "printed", say("problem.double-entry", **values))


def _letter_by_letter(fact: Fact) -> bool:
    """Say whether the number and the unit are all that is printed, the unit after it or in a table's head."""
    number = format(fact.value, "f")
    return fact.relation == "eq" and fact.printed in (f"{number}{fact.unit}", f"{number} ({fact.unit})")


def _same_digits(fact: Fact) -> bool:
    digits = re.sub(r"[^0-9.]", "", width_folded(fact.printed))
    return not digits or digits == format(abs(fact.value), "f")


def _same_figure(found: Quantity, fact: Fact) -> bool:
    """Say whether a parsed figure is the fact's; a unit that print leaves out (2000亿) is no difference."""
    if found.relation != fact.relation:
        return False
    if not found.base_unit:
        return found.value == fact.value and fact.unit.startswith(found.unit)
    try:
        return registry.convert(fact.value, fact.unit, found.unit) == found.value
    except JjjError:
        return False
