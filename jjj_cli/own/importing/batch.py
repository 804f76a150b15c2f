"""Rows taken into the user's own store: all of them, or none unless the bad ones are to be skipped."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from jjj_cli.errors import JjjError
from jjj_cli.own.entries import Entries
from jjj_cli.own.faults import Fault, FaultyError
from jjj_cli.own.importing.columns import Line
from jjj_cli.own.store import Outcome, OwnStore, opened
from jjj_cli.record.records import Record, Store
from jjj_cli.store.location import Files

# Goes through rows, and may tell somebody how far it is.
Watch = Callable[[Sequence[Line]], Iterable[Line]]
# Takes the rows that are left out; whatever it raises leaves the store as it was.
Aside = Callable[[list["ImportedRow"]], None]


class ImportedRow(NamedTuple):
    """A row, and what became of it: an outcome, or what is wrong with it."""

    line: Line
    outcome: Outcome | None
    faults: tuple[Fault, ...] = ()


class ImportOptions(NamedTuple):
    """How rows are taken in."""

    defaults: dict[str, str]
    skip_bad: bool = False
    over: bool = False
    dry: bool = False


def import_rows(
    files: Files, lines: Sequence[Line], how: ImportOptions, watch: Watch, aside: Aside
) -> list[ImportedRow]:
    """Check every row and write those that are good, once the bad ones are set aside; give what became of each."""
    with opened(files) as own:
        entries = Entries(own.store)
        taken = [_taken(own, entries, line, how) for line in watch(lines)]
        taken = _judged_without_bad(own, taken) if how.skip_bad else _judged(own, taken)
        bad = [one for one in taken if one.faults]
        for one in taken:
            if one.line.table == "facts" and one.outcome and not one.faults:
                own.gloss(one.line.given.get("basis"), one.line.given.get("basis_en"))
        if how.dry or (bad and not how.skip_bad):
            own.abandon()
            return taken
        own.check()  # nothing is set aside of what is not taken in
        if bad:
            aside(bad)
    return taken


def _judged_without_bad(own: OwnStore, taken: list[ImportedRow]) -> list[ImportedRow]:
    """Judge rows until those that are left are sound without the others: a good one may name one that is bad."""
    dropped: set[str] = set()
    while True:
        taken = _judged(own, taken)
        bad = {one.outcome.id for one in taken if one.faults and one.outcome and one.outcome.status != "duplicate"}
        if not bad - dropped:
            return taken
        own.drop(bad - dropped)
        dropped |= bad


def _taken(own: OwnStore, entries: Entries, line: Line, how: ImportOptions) -> ImportedRow:
    if line.wrong:
        return ImportedRow(line, None, (Fault("", line.wrong),))
    try:
        record = _record(entries, line, how)
        there = getattr(own.store, line.table).get(record.id)
        if there is not None and _says_no_more(line, record, there):
            return ImportedRow(line, Outcome("duplicate", line.table, record.id, there))
        return ImportedRow(line, own.put(line.table, record, over=how.over))
    except FaultyError as error:
        return ImportedRow(line, None, tuple(error.faults))
    except JjjError as error:
        return ImportedRow(line, None, (Fault("id", error.message, error.hint),))


def _says_no_more(line: Line, record: Record, there: Record) -> bool:
    """Say whether a row has nothing that the record of its id does not say; it may have fewer columns."""
    given = {field for field in record.__struct_fields__ if line.given.get(field)}
    if getattr(record, "printed", None) == getattr(there, "printed", ""):
        given -= {"value", "unit", "relation"}  # what is printed says them; a row may have them in another unit
    return all(getattr(record, field) == getattr(there, field) for field in given)


def _record(entries: Entries, line: Line, how: ImportOptions) -> Record:
    if line.table != "facts":
        return entries.record(line.table, line.given)
    return entries.fact(_given(entries.store, line, how))


def _given(store: Store, line: Line, how: ImportOptions) -> dict[str, str]:
    """Give what a row says of a fact; what the store has as the English of its basis stays as it is."""
    given = {**how.defaults, **line.given}
    if store.basis_en(given.get("basis")):
        given.pop("basis_en", None)
    return given


def _judged(own: OwnStore, taken: list[ImportedRow]) -> list[ImportedRow]:
    """Add to each row what the store's rules say of its record."""
    found: dict[str, list[Fault]] = {}
    for problem in own.problems():
        found.setdefault(problem.id, []).append(Fault(problem.field, problem.message))
    if not found:
        return taken
    return [
        one._replace(faults=tuple(found[one.outcome.id])) if one.outcome and one.outcome.id in found else one
        for one in taken
    ]
