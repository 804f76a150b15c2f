"""The one figure of a region and a metric for people: in two lines, several as a table."""

from jjj_cli.answers.pages.citing import Marks, caveat_lines, citations, spoken_period
from jjj_cli.answers.pages.formulas import operand_lines
from jjj_cli.answers.pages.lists import about, qualities
from jjj_cli.answers.pages.region_cells import region_cell
from jjj_cli.answers.result import Block, Column, Link, Table, Text
from jjj_cli.comparison.lookup import Found
from jjj_cli.comparison.results import Note, Row
from jjj_cli.messages import join, say
from jjj_cli.messages.naming import basis_said, named, standing, title_within, units_meant, with_meaning
from jjj_cli.record.records import Fact, Store
from jjj_cli.text.wording import measured
from jjj_cli.units.normalisation import normalise


def figure_page(
    store: Store, found: list[Found], unit: str | None, notes: list[Note], *, cited: bool, brief: bool = False
) -> list[Block]:
    """Make the page of figures, and of what contradicts them or was not found."""
    marks = Marks(store, cited=cited, brief=brief)
    if len(found) > 1:
        return [_table(store, found, unit, marks), *caveat_lines(notes, brief=brief), *marks.legend()]
    if found and found[0].worked_out:
        lines = _worked_out(store, found[0], found[0].worked_out, marks)
        return [*lines, *caveat_lines(notes, brief=brief), *marks.legend()]
    facts = [one.fact for one in found]
    lines = [line for one in found for line in _lines(store, one, unit, brief=brief)]
    return [*lines, *caveat_lines(notes), *(citations(store, [fact.source for fact in facts]) if cited else [])]


def _first_line(store: Store, one: Found, unit: str | None) -> Text:
    return Text(
        say(
            "figure.line",
            region=named(store.regions[one.fact.region]),
            metric=named(one.metric),
            figure=with_meaning(_figure(one, unit), _unit(one, unit)),
            period=spoken_period(one.fact.period),
        )
    )


def _lines(store: Store, one: Found, unit: str | None, *, brief: bool) -> list[Block]:
    """Say whose figure it is, what and when; then what it counts, what it is and who says it, `brief` first of all."""
    source = store.sources[one.fact.source]
    title = say(
        "figure.source",
        title=title_within(source.title),
        # Who keeps a data set stands after who published what is in it.
        publishers=join("join.list", source.publishers[: 1 if brief and source.access == "data-set" else None]),
        published=source.published or say("undated"),
        standing=standing(source),
    )
    said = join("join.semicolon", [*_said(store, one.fact, unit), title])
    start = said.index(title) + title.index(title_within(source.title))
    links = (Link(start, start + len(source.title), source.url),) if source.url else ()
    return [_first_line(store, one, unit), Text(said, "quiet", links)]


def _worked_out(store: Store, one: Found, row: Row, marks: Marks) -> list[Block]:
    """Say a result, and below it the formula with its figures, each with its period, source and basis."""
    return [_first_line(store, one, one.fact.unit), Text(operand_lines(store, row, marks, beside=True), "quiet")]


def _figure(one: Found, unit: str | None) -> str:
    if one.worked_out:
        return measured(one.fact, one.worked_out.value, one.fact.unit)
    return measured(one.fact, normalise(one.fact, one.metric, unit), _unit(one, unit))


def _unit(one: Found, unit: str | None) -> str:
    return one.fact.unit if one.worked_out else unit or one.metric.unit


def _said(store: Store, fact: Fact, unit: str | None) -> list[str]:
    basis = say("said.basis", basis=basis_said(store, fact.basis)) if fact.basis else say("basis.none")
    nature = [] if fact.nature != "actual" else [say("nature.actual")]
    printed = (
        [] if fact.unit == (unit or store.metrics[fact.metric].unit) else [say("figure.printed", printed=fact.printed)]
    )
    return [basis, *nature, *qualities(store, fact), *printed]


def _table(store: Store, found: list[Found], unit: str | None, marks: Marks) -> Table:
    columns = [
        Column(say("column.region"), lead=True),
        Column(say("column.metric"), lead=True),
        Column(say("column.figure"), "right"),
        Column(say("column.period"), keep=True),
        Column(say("column.basis")),
        Column(say("column.source"), keep=True),
    ]
    rows = [
        [
            region_cell(store, one.fact.region),
            named(one.metric),
            _figure(one, unit),
            spoken_period(one.fact.period),
            one.fact.printed if one.worked_out else about(store, one.fact),
            marks.of(one.worked_out.sources if one.worked_out else [one.fact.source]),
        ]
        for one in found
    ]
    return Table(columns, rows, foot=join("join.beside", units_meant(_unit(one, unit) for one in found)))
