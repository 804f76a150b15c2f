"""What the commands that write have in common: asking for what is missing, showing it, writing it, telling of it."""

from typing import Annotated, Any

from jjj_cli.answers import pages
from jjj_cli.answers.result import Result, RowData
from jjj_cli.answers.rows.records import kinds
from jjj_cli.cli import prompts
from jjj_cli.cli.options import option
from jjj_cli.comparison.conflicts import own_contradictions
from jjj_cli.comparison.reliability import preferred
from jjj_cli.comparison.results import Note
from jjj_cli.errors import JjjError, UnknownNameError, UsageError
from jjj_cli.gazetteer.values import value_called
from jjj_cli.messages import join, say
from jjj_cli.own.entries import Entries
from jjj_cli.own.faults import Fault, FaultyError
from jjj_cli.own.store import Outcome, opened
from jjj_cli.record.codelists import ACCESSES, ACCUMULATIONS, AUTHORITIES, DOMAINS, STATUSES
from jjj_cli.record.records import Fact, Record, Store
from jjj_cli.render.output import tell_error
from jjj_cli.store.location import Files, default_own
from jjj_cli.store.tables import kind_of

Yes = Annotated[bool, option("yes", "--yes", "-y")]
DryRun = Annotated[bool, option("dry-run", "--dry-run")]

_VALUES = {"domain": DOMAINS, "status": STATUSES, "authority": AUTHORITIES, "access": ACCESSES}
_VALUES |= {"accumulation": ACCUMULATIONS}
_LISTS = ("publishers", "regions")
# What is told of each record that is written, where the record itself is not.
OUTCOME = ("outcome", "kind", "id")


def read_entry(store: Store, table: str, given: dict[str, Any], more: tuple[str, ...] = ()) -> Record:
    """Make a record of what is given; on a terminal, what is missing or wrong is asked for.

    `more` are the fields that may be left out and are asked for once. Raises UsageError or
    UnknownNameError for what is missing or wrong where nobody can be asked.
    """
    entries = Entries(store)
    optional = [field for field in more if not given.get(field)]
    while True:
        try:
            record = entries.fact(given) if table == "facts" else entries.record(table, given)
        except FaultyError as error:
            if not prompts.interactive():
                raise _refusal(error.faults) from None
            _ask_again(store, given, _first(error.faults, given), more)
            continue
        if not optional:
            return record
        field = optional.pop(0)
        given[field] = prompts.ask(field, optional=True)


def _first(faults: list[Fault], given: dict[str, Any]) -> Fault:
    """Give the fault to ask about: what was said and is wrong comes before what is not said yet."""
    return next((fault for fault in faults if given.get(fault.field)), faults[0])


def _refusal(faults: list[Fault]) -> JjjError:
    """Turn what is wrong into one error: all that is missing at once, else the first fault."""
    missing = [fault.field for fault in faults if fault.message == say("fault.missing")]
    if missing:
        return UsageError("missing-fields", fields=join("join.list", map(_flag, missing)), hint=say("hint.missing"))
    first = faults[0]
    kind = UnknownNameError if first.unknown else UsageError
    return kind("faults", field=_flag(first.field), message=first.message, hint=first.hint)


def _flag(field: str) -> str:
    """Name the option that gives a field."""
    return "--" + {"publishers": "publisher", "regions": "region"}.get(field, field).replace("_", "-")


def _ask_again(store: Store, given: dict[str, Any], fault: Fault, optional: tuple[str, ...]) -> None:
    if fault.message != say("fault.missing"):
        tell_error(UsageError("faults", field=fault.field, message=fault.message, hint=fault.hint))
    said = prompts.ask(fault.field, _names(store, fault.field), optional=fault.field in optional)
    said = value_called(fault.field, said, _VALUES.get(fault.field, ())) or said
    given[fault.field] = (said,) if fault.field in _LISTS else said


def _names(store: Store, field: str) -> dict[str, str]:
    """Give what can be typed for a field, each with what it stands for."""
    match field:
        case "metric":
            return {metric.id: metric.name for metric in store.metrics.values()}
        case "region" | "regions" | "counterpart":
            return {one.name: f"{one.name_en} {one.pinyin or ''} {one.id}" for one in store.regions.values()}
        case "source":
            return {source.id: source.title for source in store.sources.values()}
        case _:
            return {value: value for value in _VALUES.get(field, ())}


def write_entry(
    files: Files,
    store: Store,
    table: str,
    record: Record,
    *,
    yes: bool,
    dry: bool,
    fields: tuple[str, ...],
    basis_en: str | None = None,
) -> Result:
    """Show a record to whoever is there, write it unless it is only to be tried, and give what became of it.

    `basis_en` is what a fact's basis is in English, where somebody says so. Nobody is asked about what would be
    refused.
    """
    asked = prompts.interactive() and not yes and not dry
    if asked:
        tried, _ = _put(files, table, record, basis_en, dry=True)
        prompts.confirm(pages.records.record_page(store, tried.record or record), say("ask.write"))
    outcome, store = _put(files, table, record, basis_en, dry=dry)
    command = "add" if table == "facts" else f"{table.removesuffix('s')} add"
    query: dict[str, object] = {"id": outcome.id, "dry_run": dry}
    return outcome_result(files, store, [outcome], command=command, query=query, shown=asked, dry=dry, fields=fields)


def _put(files: Files, table: str, record: Record, basis_en: str | None, *, dry: bool) -> tuple[Outcome, Store]:
    """Put a record in, or try to, and give what became of it and the store with it."""
    with opened(files) as own:
        outcome = own.put(table, record)
        own.gloss(getattr(record, "basis", None), basis_en)
        if dry:
            own.check()
            own.abandon()
    return outcome, own.store


def outcome_result(
    files: Files,
    store: Store,
    outcomes: list[Outcome],
    *,
    command: str,
    query: dict[str, object],
    shown: bool = False,
    dry: bool = False,
    fields: tuple[str, ...] = OUTCOME,
) -> Result:
    """Make the answer of a command that has written records."""
    path = files.kept or default_own()
    said = [say(f"kept.{'dry' if dry else one.status}", path=path, id=one.id) for one in outcomes]
    notes = [Note(code="kept", message=line, facts=(), weight="hint") for line in said]
    notes += [
        Note(code="locator", message=say("kept.no-locator", id=one.id), facts=(one.id,), weight="hint")
        for one in outcomes
        if isinstance(one.record, Fact) and one.status in ("added", "replaced") and not one.record.locator
    ]
    notes += _contradictions(store, outcomes)
    lines = [note.message for note in notes]
    return Result(
        command=command,
        query=query,
        fields=fields,
        rows=lambda: [_row(store, one, fields) for one in outcomes],
        page=lambda: pages.own_store.outcome_page(store, outcomes, lines, whole=not shown),
        notes=notes,
    )


def _contradictions(store: Store, outcomes: list[Outcome]) -> list[Note]:
    """Say which figures that were put in cannot be true beside others of one's own, and which is taken."""
    put = [one.record for one in outcomes if isinstance(one.record, Fact) and one.status in ("added", "replaced")]
    notes = []
    for fact, other in own_contradictions(store, put) if put else ():
        taken = preferred(store, (other, fact))
        said = {"id": fact.id, "printed": fact.printed, "other": other.id, "there": other.printed, "taken": taken.id}
        notes.append(Note(code="source", message=say("kept.contradicts", **said), facts=(fact.id, other.id)))
    return notes


def _row(store: Store, one: Outcome, fields: tuple[str, ...]) -> RowData:
    row: RowData = {"outcome": one.status, "kind": kind_of(one.table), "id": one.id}
    if one.record is not None and "kind" not in fields:
        row |= kinds()[one.table].make(store, one.record)
    return {field: row[field] for field in fields}
