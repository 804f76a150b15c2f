"""Some rows of a comparison, such as the newest years of a history, with the caveats of these alone."""

from collections.abc import Mapping

from jjj_cli.comparison.caveats import rules
from jjj_cli.comparison.caveats.wording import hint
from jjj_cli.comparison.ranking import verdict
from jjj_cli.comparison.results import Comparison, Note, Row
from jjj_cli.messages import say
from jjj_cli.record import periods
from jjj_cli.record.records import Store


def year_of(row: Row) -> int:
    """Give the year in which the period of a figure ends."""
    return periods.span(row.fact.period)[1].year


def newest_years(store: Store, found: Comparison, count: int) -> Comparison:
    """Keep of a history the figures of its newest `count` years, and say how many are older."""
    years = sorted({year_of(row) for row in found.rows})[-count:]
    kept = [row for row in found.rows if year_of(row) in years]
    if len(kept) == len(found.rows):
        return found
    chosen = only_rows(store, found, kept)
    return chosen._replace(notes=[*chosen.notes, _older(len(found.rows) - len(kept))])


def only_rows(store: Store, found: Comparison, kept: list[Row]) -> Comparison:
    """Keep some of the rows, with the notes and the verdict of these."""
    notes = _notes_of(store, found, kept)
    return found._replace(rows=kept, notes=notes, verdict=verdict(notes))


def _notes_of(store: Store, found: Comparison, kept: list[Row]) -> list[Note]:
    """Give the notes that concern what is kept; what sets rows apart is said anew of these rows alone."""
    if any(row.operands for row in kept):
        return _notes_of_results(store, found, kept)
    ids = {fact.id for row in kept for fact in (row.fact, *row.stored)}
    every = {_key(note) for note in rules.caveats(store, found.rows, found.choice)}
    others = [note for note in found.notes if _key(note) not in every]
    concerned = [note for note in others if note.weight == "hint" or not note.facts or ids & {*note.facts}]
    return [*rules.caveats(store, kept, found.choice), *concerned]


def _notes_of_results(store: Store, found: Comparison, kept: list[Row]) -> list[Note]:
    """Say what sets results apart and what their operands, and keep what is said of sources."""
    from jjj_cli.comparison.formulas import caveats  # most histories are of a metric

    ids = {fact.id for row in kept for fact in row.stored}
    told = [one for one in found.notes if one.weight == "hint" or (one.code == "source" and ids & {*one.facts})]
    made = caveats.caveats(store, {row.fact.id: row for row in kept})
    operands = {row.fact.id: tuple(fact.id for fact in row.operands) for row in kept}
    anew = [*rules.caveats(store, kept, found.choice), *made]
    return [*(_of_operands(note, operands) for note in anew), *told]


def _of_operands(note: Note, operands: Mapping[str, tuple[str, ...]]) -> Note:
    """Name the figures that results were worked out from, where a note names results, which stand in no store."""
    return note.concerning(tuple(dict.fromkeys(one for key in note.facts for one in operands.get(key, (key,)))))


def _key(note: Note) -> tuple[str, frozenset[str]]:
    return note.code, frozenset(note.facts)


def _older(count: int) -> Note:
    return hint("older", say("note.older", count=count), (), say("short.older", count=count))
