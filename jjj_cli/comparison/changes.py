"""What became of a metric between two dates, region by region, and what stands in the way of saying so."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from decimal import Context, Decimal
from itertools import product
from typing import NamedTuple

from jjj_cli.comparison import preference, vintages
from jjj_cli.comparison.caveats import basis, source
from jjj_cli.comparison.caveats import changes as caveats
from jjj_cli.comparison.conflicts import conflicting
from jjj_cli.comparison.definitions import definition_of, months_covered
from jjj_cli.comparison.reliability import preferred, reliability_key
from jjj_cli.comparison.results import Choice, Note, Row, Trend, Trends, Verdict
from jjj_cli.record import periods
from jjj_cli.record.bounds import Bounds
from jjj_cli.record.codelists import ACTUAL_NATURES
from jjj_cli.record.records import Fact, Metric, Store
from jjj_cli.units.normalisation import normalise

# A share in these changes by points, and not by so many per cent of itself.
POINTS = {"%": "百分点", "‰": "‰"}
# A percentage is rounded to this; the change itself is exact.
_PLACES = Decimal("0.0001")
_EXACT = Context(prec=100)


class Pair(NamedTuple):
    """A region's figures at the two dates, and the codes of what breaks between them."""

    start: Fact
    end: Fact
    breaks: tuple[str, ...]


def changes(
    store: Store, metric: Metric, choice: Choice, facts: Iterable[Fact], judge: Callable[..., Verdict]
) -> Trends:
    """Give each region's change between the two dates, the largest first.

    A part of another figure is taken for itself only where it counts something else, and no whole has both dates. A
    change across a break of basis, partners or collection is only given where it is asked for;
    else a note says which region it would be of.
    """
    regions: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.nature in ACTUAL_NATURES and _stands_alone(store, fact, choice):
            regions[fact.region].append(fact)
    found = {code: _pairs(store, there, choice) for code, there in regions.items()}
    counts = preference.count_definitions(store, ([pair.end for pair in pairs] for pairs in found.values()), choice)
    taken: list[Pair] = []
    otherwise: dict[str, list[Fact]] = {}
    for pairs in found.values():
        ordered = sorted(pairs, key=lambda pair: _rank(store, pair, choice, counts), reverse=True)
        taken += ordered if choice.bases else ordered[:1]
        if ordered and not choice.bases:
            otherwise[ordered[0].end.id] = [pair.end for pair in ordered[1:] if pair.end.id != ordered[0].end.id]
    broken = [] if choice.across else [pair for pair in taken if pair.breaks]
    rows = [_trend(metric, choice, pair) for pair in taken if pair not in broken]
    lacking = [code for code in _asked(store, regions, choice) if not found.get(code)]
    notes = [
        *_caveats(store, rows, choice),
        *caveats.breaks(store, broken),
        *source.conflicts(store, _conflicts(store, regions, rows)),
        *basis.not_taken(store, {row.end.id: otherwise.get(row.end.id, []) for row in rows}),
        *caveats.missing(store, metric, choice, lacking, regions if choice.regions or not rows else {}),
    ]
    unit = choice.unit or metric.unit
    shown = _ordered(store, [caveats.flagged(row, notes) for row in rows], choice)[: choice.top]
    return Trends(metric, unit, POINTS.get(unit, unit), shown, notes, judge(notes))


def _stands_alone(store: Store, fact: Fact, choice: Choice) -> bool:
    """Say whether a figure is no part, or is one on a basis or with partners of its own: a series beside its whole."""
    whole = store.facts.get(preference.whole_of(store, fact, choice) or "")
    if whole is None:
        return not preference.whole_of(store, fact, choice)
    return (whole.basis, set(whole.counterpart)) != (fact.basis, set(fact.counterpart))


def _asked(store: Store, regions: dict[str, list[Fact]], choice: Choice) -> list[str]:
    return [code for code in choice.regions or store.regions if code in regions or code in choice.regions]


def _pairs(store: Store, facts: list[Fact], choice: Choice) -> list[Pair]:
    """Pair a region's figures at the two dates: those that count the same, else those with the fewest breaks."""
    series: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
    for fact in facts:
        series[(definition_of(fact), summed_over(fact))].append(fact)
    ends = [[_nearest(store, there, choice, place) for there in series.values()] for place in (0, 1)]
    whole = [Pair(one, other, ()) for one, other in zip(*ends, strict=True) if one and other and _later(one, other)]
    if whole:
        return [_of_one_vintage(store, pair, facts) for pair in whole]
    across = [Pair(a, b, breaks_between(a, b)) for a, b in product(*ends) if a and b and _later(a, b)]
    return sorted(across, key=lambda pair: len(pair.breaks))[:1]


def _of_one_vintage(store: Store, pair: Pair, facts: list[Fact]) -> Pair:
    """Take, of the figures of both times, two that stand on the same census, where there are some."""
    if pair.start.vintage == pair.end.vintage:
        return pair
    there = [_like(facts, one) for one in (pair.start, pair.end)]
    shared = {fact.vintage for fact in there[0]} & {fact.vintage for fact in there[1]}
    if not shared:
        return pair
    vintage = max(shared, key=vintages.year_of)
    start, end = (preferred(store, vintages.kept(same, vintage)) for same in there)
    return Pair(start, end, pair.breaks)


def _like(facts: list[Fact], one: Fact) -> list[Fact]:
    """Give the figures of a fact's time that count what it counts."""
    end = periods.span(one.period)[1]
    counted = definition_of(one)
    return [fact for fact in facts if definition_of(fact) == counted and periods.span(fact.period)[1] == end]


def _nearest(store: Store, facts: list[Fact], choice: Choice, place: int) -> Fact | None:
    date = (choice.between or ("", ""))[place]
    there = preference.nearest_date(preference.by_date(facts), date, choice.tolerance)
    return preferred(store, there) if there else None


def summed_over(fact: Fact) -> object:
    """Give over what a figure is summed: the start of a total, the months of a flow."""
    if fact.accumulation == "cumulative":
        return fact.period.partition("/")[0] if "/" in fact.period else None
    return months_covered(fact)


def breaks_between(one: Fact, other: Fact) -> tuple[str, ...]:
    """Give the codes of what two figures of a region do not have in common: across these no change is given."""
    first, second = definition_of(one), definition_of(other)
    differ = {
        "basis": first[0] != second[0],
        "counterpart": first[1] != second[1],
        "accumulation": first[2] != second[2] or summed_over(one) != summed_over(other),
    }
    return tuple(code for code, broken in differ.items() if broken)


def _later(one: Fact, other: Fact) -> bool:
    return periods.span(one.period)[1] < periods.span(other.period)[1]


def _rank(store: Store, pair: Pair, choice: Choice, counts: object) -> tuple[object, ...]:
    dates = choice.between or ("", "")
    far = preference.days_from(pair.start, dates[0]) + preference.days_from(pair.end, dates[1])
    both = (reliability_key(store, pair.end), reliability_key(store, pair.start))
    wholes = sum(not preference.whole_of(store, fact, choice) for fact in (pair.start, pair.end))
    return (wholes, -far, preference.commonness(pair.end, counts), *both)  # type: ignore[arg-type]


def _trend(metric: Metric, choice: Choice, pair: Pair) -> Trend:
    start, end = (normalise(fact, metric, choice.unit) for fact in (pair.start, pair.end))
    relation = Bounds.of(end, pair.end.relation).minus(Bounds.of(start, pair.start.relation)).relation
    change = _EXACT.subtract(end, start) if relation else None
    percent = None
    if change is not None and start > 0 and end >= 0 and (choice.unit or metric.unit) not in POINTS:
        percent = (change / start * 100).quantize(_PLACES, context=_EXACT)
    return Trend(pair.start, start, pair.end, end, change, relation, percent)


def _caveats(store: Store, rows: list[Trend], choice: Choice) -> list[Note]:
    starts = [Row(row.start, row.start_value) for row in rows]
    ends = [Row(row.end, row.value) for row in rows]
    hedged = [row for row in rows if row.relation != "eq"]
    return caveats.of_changes(store, starts, ends, choice, [fact for row in hedged for fact in (row.start, row.end)])


def _conflicts(store: Store, regions: dict[str, list[Fact]], rows: list[Trend]) -> dict[str, list[Fact]]:
    """Give, for each figure that was taken, those of the same thing and time that say something else."""
    return {
        fact.id: conflicting(
            store,
            fact,
            [other for other in _like(regions[fact.region], fact) if summed_over(other) == summed_over(fact)],
        )
        for row in rows
        for fact in (row.start, row.end)
    }


def _ordered(store: Store, rows: list[Trend], choice: Choice) -> list[Trend]:
    places = {code: place for place, code in enumerate(store.regions)}
    keys: dict[str, Callable[[Trend], tuple[object, ...]]] = {
        "value": lambda row: (row.change is None, -(row.change or 0), places[row.end.region]),
        "region": lambda row: (places[row.end.region],),
        "period": lambda row: (periods.span(row.end.period)[1], places[row.end.region]),
    }
    return sorted(rows, key=keys[choice.sort], reverse=choice.reverse)
