"""One metric across regions: which figures, in what unit and order, and what stands in the way."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

from jjj_cli.comparison import preference
from jjj_cli.comparison.caveats import basis, date_gap, left_out, narrowed, rules, source
from jjj_cli.comparison.definitions import end_of
from jjj_cli.comparison.results import Choice, Comparison, Note, Row, Trends, Verdict
from jjj_cli.gazetteer.series import ANY, nearest_series
from jjj_cli.record import periods
from jjj_cli.record.bounds import Bounds, Field
from jjj_cli.record.codelists import ACTUAL_NATURES
from jjj_cli.record.records import Fact, Metric, Store
from jjj_cli.record.scope import Scope
from jjj_cli.units.normalisation import normalise

# What lies at its number or close to it: 近 and 约 leave no rank open that is far from it, as 超 does.
_CLOSE = ("eq", "near", "approx")


def compare(store: Store, metric: Metric, choice: Choice) -> Comparison:
    """Compare one metric across regions.

    Takes one figure for each region, the latest actual one, unless the choice says otherwise. Raises
    NotComparableError where the unit asked for measures something else.
    """
    unit = choice.unit or metric.unit
    every = _asked(store, metric, choice)
    known = nearest_series(store, choice.only, every)
    natures = (*ACTUAL_NATURES, *choice.include)
    fitting = [fact for fact in known if fact.nature in natures]
    wholes = [fact for fact in fitting if choice.parts or not preference.whole_of(store, fact, choice)]
    found, hints = _take(store, wholes, choice)
    rows = [Row(fact, normalise(fact, metric, choice.unit)) for fact in found.facts]
    if not choice.history:
        rows = _ranked(store, rows, choice)
    if choice.include and not choice.history:
        from jjj_cli.comparison.targets import with_progress  # only where targets are asked for

        rows = with_progress(rows)
    hints += left_out.hints(store, metric, known, found.facts, choice)
    hints += narrowed.hints(store, choice.only, every, metric)
    hints += source.corrections(store, found.facts)
    preferences = [*source.conflicts(store, found.conflicts), *basis.not_taken(store, found.otherwise)]
    notes = [*rules.caveats(store, rows, choice), *preferences, *hints]
    notes += date_gap.way_out(notes, choice)
    shown = _ordered(store, _flagged(rows, notes), choice)[: choice.top]
    return Comparison(metric, unit, choice, shown, notes, verdict(notes))


def change(store: Store, metric: Metric, choice: Choice) -> Trends:
    """Give what became of one metric between two dates; raises NotComparableError as `compare` does."""
    every = _asked(store, metric, choice)
    known = nearest_series(store, choice.only, every)
    from jjj_cli.comparison import changes  # only where two dates are given

    found = changes.changes(store, metric, choice, known, verdict)
    return found._replace(notes=[*found.notes, *narrowed.hints(store, choice.only, every, metric)])


def verdict(notes: Iterable[Note]) -> Verdict:
    """Give the worst that the notes say."""
    weights = {note.weight for note in notes}
    return "no" if "no" in weights else "caution" if "caution" in weights else "yes"


def _asked(store: Store, metric: Metric, choice: Choice) -> list[Fact]:
    return [
        fact
        for fact in store.facts_within(_scope(metric, choice))
        if fact.id not in store.corrections
        and (not choice.regions or fact.region in choice.regions)
        and (not choice.levels or store.regions[fact.region].level in choice.levels)
    ]


def _scope(metric: Metric, choice: Choice) -> Scope:
    """Say which facts can be taken: of a metric and regions, and where one of each series is, those of its time.

    What is asked of a series, one source for all, changes and histories look at all times.
    """
    scope = Scope(metrics=(metric.id,), regions=choice.regions, levels=choice.levels)
    if choice.history or choice.between or choice.prefer != "latest" or choice.only != ANY:
        return scope
    if choice.at is None:
        return scope._replace(newest=True)
    first, last = periods.anchor(choice.at, "point")
    return scope._replace(near=(_moved(first, -choice.tolerance), _moved(last, choice.tolerance)))


def _moved(day: date, length: timedelta) -> date:
    """Move a day as far as there are days."""
    try:
        return day + length
    except OverflowError:
        return date.min if length < timedelta(0) else date.max


def _take(store: Store, facts: list[Fact], choice: Choice) -> tuple[preference.Taken, list[Note]]:
    if choice.prefer == "latest":
        return preference.take(store, facts, choice), []
    from jjj_cli.comparison import one_source  # only where it is asked for

    used = one_source.take(store, facts, choice)
    return used.taken, source.one_source(store, used.source, used.others, used.lacking)


def _ranked(store: Store, rows: list[Row], choice: Choice) -> list[Row]:
    """Rank what is certain: a figure stands below those that are surely above it.

    A part has no rank, and a target has none among results. For people one hedged figure, which may lie anywhere below
    its number, does not take their ranks from all the others: it blurs those near it.
    """
    results = any(row.fact.nature in ACTUAL_NATURES for row in rows)
    whole = [
        (row, Bounds.of(row.value, row.fact.relation))
        for row in rows
        if not preference.whole_of(store, row.fact, choice) and (row.fact.nature in ACTUAL_NATURES or not results)
    ]
    certain = _ranks(whole)
    exact = all(row.fact.relation == "eq" for row, _ in whole)
    read = certain if exact else _ranks([(row, _read(row, bounds)) for row, bounds in whole])
    return [
        Row(row.fact, row.value, first, last, place=read.get(row.fact.id) if row.fact.relation in _CLOSE else None)
        for row in rows
        for first, last in [certain.get(row.fact.id, (None, None))]
    ]


def _read(row: Row, bounds: Bounds) -> Bounds:
    """Give what a figure is read as: an exact one as it is, a hedged one as near its number."""
    return bounds if row.fact.relation == "eq" else bounds.near(row.value)


def _ranks(rows: list[tuple[Row, Bounds]]) -> dict[str, tuple[int, int]]:
    """Give the best and the worst rank of each figure, by what it can be."""
    ranks = Field(bounds for _, bounds in rows).ranks()
    return {row.fact.id: rank for (row, _), rank in zip(rows, ranks, strict=True)}


def _flagged(rows: list[Row], notes: list[Note]) -> list[Row]:
    codes: dict[str, dict[str, None]] = defaultdict(dict)
    for note in notes:
        if note.weight != "hint":
            for fact in note.facts:
                codes[fact][note.code] = None
    return [row._replace(flags=tuple(codes[row.fact.id])) if row.fact.id in codes else row for row in rows]


def _ordered(store: Store, rows: list[Row], choice: Choice) -> list[Row]:
    places = {code: place for place, code in enumerate(store.regions)}
    keys: dict[str, Callable[[Row], tuple[object, ...]]] = {
        "value": lambda row: (-row.value, places[row.fact.region]),
        "region": lambda row: (places[row.fact.region], end_of(row.fact), -row.value),
        "period": lambda row: (end_of(row.fact), -row.value),
    }
    sort = "region" if choice.history and choice.sort == "value" else choice.sort
    ordered = sorted(rows, key=keys[sort], reverse=choice.reverse)
    if choice.history:
        return ordered
    return _targets_below_results(_parts_below_wholes(ordered) if choice.parts else ordered)


def _targets_below_results(rows: list[Row]) -> list[Row]:
    """Put a target below the result that it is measured by."""
    below = {row.progress.actual.id: row for row in rows if row.progress and row.progress.target.id == row.fact.id}
    beside = {row.fact.id for row in below.values()}
    tops = [row for row in rows if row.fact.id not in beside]
    return [one for row in tops for one in (row, below.get(row.fact.id)) if one]


def _parts_below_wholes(rows: list[Row]) -> list[Row]:
    present = {row.fact.id for row in rows}
    inside: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row.fact.part_of in present:
            inside[str(row.fact.part_of)].append(row)
    tops = [row for row in rows if row.fact.part_of not in present]
    return [row for top in tops for row in _with_parts(top, inside)]


def _with_parts(top: Row, inside: dict[str, list[Row]]) -> Iterator[Row]:
    """Give a row, its parts and theirs; a store may have any number of them in each other."""
    left = [top]
    while left:
        row = left.pop()
        yield row
        left += reversed(inside[row.fact.id])
