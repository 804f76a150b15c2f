"""The caveat `bound`: figures whose order their hedges leave open."""

from bisect import bisect_left, bisect_right

from jjj_cli.comparison.caveats.wording import named_figure, note_of, some
from jjj_cli.comparison.results import Choice, Note, Row
from jjj_cli.messages import say
from jjj_cli.record.bounds import Bounds, Field
from jjj_cli.record.records import Store


def caveat(store: Store, rows: list[Row], choice: Choice) -> Note | None:
    """Say which figures have hedges that leave the order open."""
    open_ids = set(_undecided(rows))
    if not open_ids:
        return None
    concerned = [row for row in rows if row.fact.id in open_ids]
    hedged = [row for row in concerned if row.fact.relation != "eq"]
    short = say("short.bound", count=len(hedged))
    return note_of("bound", concerned, short=short, names=some(named_figure(store, row.fact) for row in hedged))


def _undecided(rows: list[Row]) -> list[str]:
    """Give the ids of ranked figures whose order a hedge leaves open."""
    ranked = [(row, Bounds.of(row.value, row.fact.relation)) for row in rows if row.rank]
    hedged = [(row, bounds) for row, bounds in ranked if row.fact.relation != "eq"]
    if not hedged:
        return []
    exact = sorted((pair for pair in ranked if pair[0].fact.relation == "eq"), key=lambda pair: pair[1].low)
    ends = [bounds.low for _, bounds in exact]
    beside = [(bisect_left(ends, bounds.low), bisect_right(ends, bounds.high)) for _, bounds in hedged]
    field = Field(bounds for _, bounds in hedged)
    found = [
        row.fact.id
        for (row, bounds), (first, after) in zip(hedged, beside, strict=True)
        if after > first or field.beside(bounds) > 1  # it stands beside itself
    ]
    reached = 0  # an exact figure may stand beside another exact one, and be level with it
    for first, after in sorted(beside):
        found += [row.fact.id for row, _ in exact[max(first, reached) : after]]
        reached = max(reached, after)
    return found
