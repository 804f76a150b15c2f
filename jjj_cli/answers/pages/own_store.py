"""What became of the user's own records: one by one, row by row, against the shipped store."""

from collections import Counter

from jjj_cli.answers.pages.records import record_page
from jjj_cli.answers.result import Block, Column, Table, Text
from jjj_cli.messages import join, say
from jjj_cli.messages.naming import named
from jjj_cli.own.differences import CHANGES, Difference
from jjj_cli.own.importing.batch import ImportedRow
from jjj_cli.own.store import Outcome
from jjj_cli.own.versions import Version
from jjj_cli.record.records import Store

# Of how many lines that have one problem each is named.
_LINES = 3


def outcome_page(store: Store, outcomes: list[Outcome], said: list[str], *, whole: bool) -> list[Block]:
    """Make the page of records that were written: each as it is, where that is not shown yet, and what became of it."""
    blocks: list[Block] = []
    for outcome in outcomes:
        if whole and outcome.record is not None and outcome.status != "removed":
            blocks += record_page(store, outcome.record)
    return [*blocks, *(Text(line, "good") for line in said)]


def import_page(taken: list[ImportedRow], summary: list[str], *, bad: bool) -> list[Block]:
    """Make the page of an import: the bad rows, and how many there are of each kind."""
    columns = [
        Column(say("column.line"), lead=True),
        Column(say("column.field")),
        Column(say("column.problem")),
    ]
    places: dict[tuple[str, str], list[str]] = {}
    for one in taken:
        for fault in one.faults:
            problem = "\n".join(filter(None, (fault.message, fault.hint)))
            places.setdefault((fault.field, problem), []).append(one.line.cell or str(one.line.number))
    rows = [[_lines_named(lines), field, problem] for (field, problem), lines in places.items()]
    tone = "caution" if bad else "good"
    return [*([Table(columns, rows)] if rows else []), Text("\n".join(summary), tone)]  # type: ignore[arg-type]


def _lines_named(lines: list[str]) -> str:
    """Name the lines that have one problem; the first of many, and how many there are."""
    if len(lines) <= _LINES:
        return join("join.list", lines)
    return say("import.lines", first=join("join.list", lines[:_LINES]), count=len(lines))


def difference_list(store: Store, found: list[Difference]) -> list[Block]:
    """Make the page of a diff: each record of one's own, and what it is to the shipped store."""
    columns = [Column(say("column.own"), lead=True), Column(say("column.printed")), Column(say("column.change"))]
    rows = [
        [
            f"{_name(store, one)}\n{one.id}",
            one.own.printed if one.own else "",
            f"{say(f'diff.{one.change}')}\n{one.message}",
        ]
        for one in found
    ]
    counted = Counter[str](one.change for one in found)
    counts = join(
        "join.list-words",
        [say("counted", count=counted[change], what=say(f"diff.{change}")) for change in CHANGES if counted[change]],
    )
    return [Table(columns, rows), Text(say("diff.count", count=len(found), counts=counts), "quiet")]


def _name(store: Store, one: Difference) -> str:
    if one.own is None:
        return one.table
    region, metric = store.regions.get(one.own.region), store.metrics.get(one.own.metric)
    period = one.own.period
    return f"{named(region) if region else one.own.region} {named(metric) if metric else one.own.metric} {period}"


def version_list(versions: list[Version]) -> list[Block]:
    """Make the page of the versions that are kept of a store."""
    columns = [
        Column(say("column.version"), keep=True, lead=True),
        Column(say("column.facts"), "number"),
        Column(say("column.sound")),
    ]
    rows = [
        [one.name, "" if one.facts is None else str(one.facts), say("yes") if one.sound else say("no")]
        for one in versions
    ]
    return [Table(columns, rows)]
