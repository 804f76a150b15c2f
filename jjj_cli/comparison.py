"""One metric across regions: which figures, in what unit and order, and what stands in the way."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from decimal import Decimal

from jjj_cli import caveats, periods
from jjj_cli.bounds import Bounds, Field
from jjj_cli.model import ACTUAL_NATURES, Choice, Comparison, Fact, Metric, Note, Row, Store, Verdict
from jjj_cli.rows import normalise

# The better a source, the earlier it stands; a figure of the better one is preferred.
RELIABILITY = ("official", "press", "compilation", "copy")
NATURE = ("revised", "actual", "preliminary", "target", "planned")


def compare(store: Store, metric: Metric, choice: Choice) -> Comparison:
    """Compare one metric across regions.

    Takes each region's latest actual figure unless the choice says otherwise. Raises
    NotComparableError where the unit asked for measures something else.
    """
    unit = choice.unit or metric.unit
    known = [fact for fact in store.facts.values() if fact.metric == metric.id and _asked(store, fact, choice)]
    natures = (*ACTUAL_NATURES, *choice.include)
    fitting = [fact for fact in known if fact.nature in natures]
    wholes = [fact for fact in fitting if choice.parts or not fact.part_of]
    taken, rejected = _take(store, wholes, choice)
    values = {fact.id: normalise(fact, metric, choice.unit) for fact in taken}
    rows = [Row(fact, values[fact.id]) for fact in taken]
    if not choice.history:
        rows = _ranked(rows)
    hints = caveats.left_out(store, metric, known, taken, choice)
    hints += caveats.corrections(store, taken)
    notes = [*caveats.caveats(store, rows, choice), *caveats.conflicts(store, rejected), *hints]
    shown = _ordered(store, _flagged(rows, notes), choice)[: choice.top]
    return Comparison(metric, unit, choice, shown, notes, verdict(notes))


def verdict(notes: Iterable[Note]) -> Verdict:
    """Give the worst that the notes say."""
    weights = {note.weight for note in notes}
    return "no" if "no" in weights else "caution" if "caution" in weights else "yes"


def _asked(store: Store, fact: Fact, choice: Choice) -> bool:
    return fact.id not in store.corrections and (not choice.regions or fact.region in choice.regions)


def _take(store: Store, facts: list[Fact], choice: Choice) -> tuple[list[Fact], dict[str, list[Fact]]]:
    """Take from each series the figures asked for, and the ones rejected for each one taken."""
    series: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
    for fact in facts:
        hoped = fact.nature not in ACTUAL_NATURES
        key = (fact.region, fact.basis, frozenset(fact.counterpart), hoped, fact.part_of, fact.accumulation)
        series[key].append(fact)
    taken: list[Fact] = []
    rejected: dict[str, list[Fact]] = {}
    for group in series.values():
        for same in _moments(group, choice):
            best = min(same, key=lambda fact: _preference(store, fact))
            taken.append(best)
            rejected[best.id] = [fact for fact in same if _says(store, fact) != _says(store, best)]
    return taken, rejected


def _says(store: Store, fact: Fact) -> tuple[Decimal, str]:
    """Give what a figure says, whatever the unit it is printed in."""
    return normalise(fact, store.metrics[fact.metric]), fact.relation


def _moments(group: list[Fact], choice: Choice) -> list[list[Fact]]:
    """Split a series by period and keep what is asked for: all, the nearest to a date, or the latest."""
    by_end: dict[date, list[Fact]] = defaultdict(list)
    for fact in group:
        by_end[periods.span(fact.period)[1]].append(fact)
    moments = [by_end[end] for end in sorted(by_end)]
    if choice.at:
        near = [(_distance(same[0], choice.at), place) for place, same in enumerate(moments)]
        near = [pair for pair in near if timedelta(days=pair[0]) <= choice.tolerance]
        if choice.history:
            return [moments[place] for _, place in near]
        return [moments[min(near, key=lambda pair: (pair[0], -pair[1]))[1]]] if near else []
    return moments if choice.history else moments[-1:]


def _distance(fact: Fact, at: str) -> int:
    return periods.days_apart(periods.anchor(fact.period, fact.accumulation), periods.anchor(at, "point"))


def _preference(store: Store, fact: Fact) -> tuple[int, int]:
    return RELIABILITY.index(store.sources[fact.source].reliability), NATURE.index(fact.nature)


def _ranked(rows: list[Row]) -> list[Row]:
    """Rank what is certain: a figure stands below those that are surely above it."""
    whole = [(row, Bounds.of(row.value, row.fact.relation)) for row in rows if not row.fact.part_of]
    field = Field(bounds for _, bounds in whole)
    ranks = {row.fact.id: (field.above(bounds) + 1, field.size - field.below(bounds)) for row, bounds in whole}
    return [
        row._replace(rank=first, last_rank=last)
        for row in rows
        for first, last in [ranks.get(row.fact.id, (None, None))]
    ]


def _flagged(rows: list[Row], notes: list[Note]) -> list[Row]:
    codes: dict[str, dict[str, None]] = defaultdict(dict)
    for note in notes:
        if note.weight != "hint":
            for fact in note.facts:
                codes[fact][note.code] = None
    return [row._replace(flags=tuple(codes.get(row.fact.id, ()))) for row in rows]


def _ordered(store: Store, rows: list[Row], choice: Choice) -> list[Row]:
    places = {code: place for place, code in enumerate(store.regions)}
    ends = {row.fact.id: periods.span(row.fact.period)[1] for row in rows}
    keys: dict[str, Callable[[Row], tuple[object, ...]]] = {
        "value": lambda row: (-row.value, places[row.fact.region]),
        "region": lambda row: (places[row.fact.region], ends[row.fact.id], -row.value),
        "period": lambda row: (ends[row.fact.id], -row.value),
    }
    sort = "region" if choice.history and choice.sort == "value" else choice.sort
    ordered = sorted(rows, key=keys[sort], reverse=choice.reverse)
    return _parts_below_wholes(ordered) if choice.parts and not choice.history else ordered


def _parts_below_wholes(rows: list[Row]) -> list[Row]:
    present = {row.fact.id for row in rows}
    inside: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row.fact.part_of in present:
            inside[str(row.fact.part_of)].append(row)
    tops = [row for row in rows if row.fact.part_of not in present]
    return [row for top in tops for row in _with_parts(top, inside)]


def _with_parts(row: Row, inside: dict[str, list[Row]]) -> list[Row]:
    return [row, *(deeper for part in inside[row.fact.id] for deeper in _with_parts(part, inside))]
