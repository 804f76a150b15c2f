"""Changes between two dates for people: what was, what is, and by how much they differ."""

from jjj_cli.answers.pages.citing import Marks, caveat_lines, spoken_period
from jjj_cli.answers.pages.comparisons import shared_lines, sides_of
from jjj_cli.answers.pages.region_cells import region_cell
from jjj_cli.answers.pages.signed_numbers import last_place, signed
from jjj_cli.answers.result import Block, Column, Heading, Table, Text
from jjj_cli.comparison.results import Trend, Trends
from jjj_cli.messages import say
from jjj_cli.messages.naming import basis_said, named, unit_named
from jjj_cli.record.records import Store
from jjj_cli.text.wording import shown

# A percentage is shown with no more places than this after its point.
_PLACES = -2


def trend_page(
    store: Store, found: list[Trends], between: tuple[str, str], *, cited: bool = False, brief: bool = False
) -> list[Block]:
    """Make the page of what became of one or several metrics."""
    marks = Marks(store, cited=cited, brief=brief)
    blocks: list[Block] = []
    for trends in found:
        names = {"name": named(trends.metric), "unit": unit_named(trends.unit)}
        blocks.append(Heading(say("trend.heading", **names, start=between[0], end=between[1])))
        same = shared_lines(store, [fact for row in trends.rows for fact in (row.start, row.end)])
        blocks += [Text(same, "quiet")] if same else []
        blocks.append(_table(store, trends, marks) if trends.rows else Text(say("empty"), "quiet"))
        blocks += caveat_lines(trends.notes, trends.verdict if trends.rows else None, brief=brief)
    return [*blocks, *marks.legend()]


def _table(store: Store, trends: Trends, marks: Marks) -> Table:
    ends = [row.end for row in trends.rows]
    bases, sides = {fact.basis for fact in ends}, {fact.counterpart for fact in ends}
    columns = [
        Column(say("column.region"), lead=True),
        Column(say("column.from"), "number"),
        Column(say("column.to"), "number"),
        Column(say("column.change-in", unit=trends.change_unit), "number"),
        Column(say("column.percent"), "number"),
        Column(say("column.periods")),
        Column(say("column.basis")),
        Column(say("column.counterpart")),
        Column(say("column.source"), keep=True),
    ]
    rows = [
        [
            region_cell(store, row.end.region),
            shown(row.start, row.start_value),
            shown(row.end, row.value),
            change_shown(row),
            percent_shown(row),
            say("trend.periods", start=spoken_period(row.start.period), end=spoken_period(row.end.period)),
            basis_said(store, row.end.basis) if len(bases) > 1 else "",
            sides_of(store, row.end) if len(sides) > 1 else "",
            marks.of((row.start.source, row.end.source)),
        ]
        for row in trends.rows
    ]
    return Table(columns, rows)


def change_shown(row: Trend) -> str:
    """Show how much a figure has changed, with no more digits than the two carry."""
    return signed(row.change, row.relation, last_place((row.start, row.start_value), (row.end, row.value)))


def percent_shown(row: Trend) -> str:
    """Show a percentage with as many digits as the change has."""
    if row.percent is None or row.change is None:
        return ""
    digits = max(1, row.change.adjusted() - last_place((row.start, row.start_value), (row.end, row.value)) + 1)
    return signed(row.percent, row.relation, max(_PLACES, row.percent.adjusted() - digits + 1))
