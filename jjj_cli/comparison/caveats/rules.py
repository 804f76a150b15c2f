"""What stands in the way of a comparison: the rules in their order, each in the module that its caveat's code names."""

from collections.abc import Iterable

from jjj_cli.comparison.caveats import accumulation, basis, bound, counterpart, date_gap, nature, scope, vintage
from jjj_cli.comparison.results import Choice, Note, Row
from jjj_cli.record.records import Fact, Store

RULES = (
    date_gap.caveat,
    date_gap.other_time,
    nature.caveat,
    vintage.caveat,
    accumulation.caveat,
    basis.caveat,
    scope.caveat,
    counterpart.caveat,
    bound.caveat,
)


def caveats(store: Store, rows: list[Row], choice: Choice) -> list[Note]:
    """Give the caveats of a comparison's rows, in a fixed order."""
    notes = [rule(store, rows, choice) for rule in RULES]
    return [note for note in notes if note]


def among(store: Store, facts: Iterable[Fact], choice: Choice) -> list[Note]:
    """Say what sets figures apart that are taken together: revision, vintage, collection, partners."""
    rows = [Row(fact, fact.value) for fact in facts]
    rules = (nature.caveat, vintage.caveat, accumulation.caveat, counterpart.caveat)
    return [note for rule in rules if (note := rule(store, rows, choice))]
