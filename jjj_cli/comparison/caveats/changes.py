"""What stands in the way of saying what became of a metric between two dates."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from jjj_cli.comparison.caveats import accumulation, basis, counterpart, date_gap, nature, scope, vintage
from jjj_cli.comparison.caveats.wording import NAMED, counted, counted_as, hint, named_figure, some
from jjj_cli.comparison.results import Choice, Note, Row, Trend
from jjj_cli.messages import join, say
from jjj_cli.messages.naming import caveats_named, named
from jjj_cli.record import periods
from jjj_cli.record.records import Fact, Metric, Store


def of_changes(store: Store, starts: list[Row], ends: list[Row], choice: Choice, hedged: list[Fact]) -> list[Note]:
    """Give the caveats of changes: what is of another time, what breaks, and which `hedged` figures leave it open."""
    first, last = choice.between or ("", "")
    every = [row for pair in zip(starts, ends, strict=True) for row in pair]
    notes = [
        date_gap.other_time(store, starts, choice._replace(at=first)),
        date_gap.other_time(store, ends, choice._replace(at=last)),
        *(
            rule(store, every, choice)
            for rule in (
                nature.caveat,
                vintage.caveat,
                accumulation.caveat,
                basis.caveat,
                scope.caveat,
                counterpart.caveat,
            )
        ),
    ]
    if hedged:
        names = some(named_figure(store, fact) for fact in hedged if fact.relation != "eq")
        ids = tuple(fact.id for fact in hedged)
        notes.append(Note(code="bound", message=say("note.change-bound", names=names), facts=ids))
    return [note for note in notes if note]


def breaks(store: Store, pairs: "Iterable[tuple[Fact, Fact, tuple[str, ...]]]") -> list[Note]:
    """Say which regions' figures at two dates do not count the same, so that no change is given."""
    return [
        Note(
            code=codes[0],
            message=say(
                "note.break",
                region=named(store.regions[start.region]),
                start=counted(store, start),
                end=counted(store, end),
                codes=caveats_named(codes),
            ),
            facts=(start.id, end.id),
        )
        for start, end, codes in pairs
    ]


def missing(
    store: Store, metric: Metric, choice: Choice, codes: list[str], known: Mapping[str, list[Fact]]
) -> list[Note]:
    """Say which regions have no figures at both dates, and of which years they have any."""
    if not codes:
        return []
    first, last = choice.between or ("", "")
    names = some(named(store.regions[code]) for code in codes)
    message = say("note.no-trend", names=names, metric=named(metric), start=first, end=last)
    there = [code for code in codes if known.get(code)][:NAMED]
    return [
        hint("missing", message, ()),
        *(hint("series", _series_of(store, code, known[code]), ()) for code in there),
    ]


def _series_of(store: Store, code: str, facts: list[Fact]) -> str:
    """Say which series there are of a region, each with its years."""
    years: dict[str, set[str]] = defaultdict(set)
    for fact in facts:
        years[counted_as(store, fact, "join.aside")].add(periods.end_of(fact.period)[:4])
    shown = [
        say("note.series-years", what=what, years=join("join.list", periods.year_spans(one)))
        for what, one in years.items()
    ]
    return say("note.series", region=named(store.regions[code]), series=some(shown, "join.groups"))


def flagged(row: Trend, notes: list[Note]) -> Trend:
    """Give a change with the codes of the caveats that concern either of its figures."""
    return row._replace(flags=_codes_of({row.start.id, row.end.id}, notes))


def _codes_of(ids: set[str], notes: list[Note]) -> tuple[str, ...]:
    """Give the codes of the caveats that concern some facts."""
    found = [note.code for note in notes if note.weight != "hint" and ids.intersection(note.facts)]
    return tuple(dict.fromkeys(found))
