"""The one figure of a region and a metric for people: in two lines, several as a table."""

from jjj_cli.answers.pages.citing import Marks, caveat_lines, citations, spoken_period
from jjj_cli.answers.pages.lists import about, qualities
from jjj_cli.answers.pages.region_cells import region_cell
from jjj_cli.answers.result import Block, Column, Link, Table, Text
from jjj_cli.comparison.results import Note
from jjj_cli.messages import join, say
from jjj_cli.messages.naming import basis_said, named, standing, title_within
from jjj_cli.record.records import Fact, Store
from jjj_cli.text.wording import measured
from jjj_cli.units.normalisation import normalise


def figure_page(store: Store, facts: list[Fact], unit: str | None, notes: list[Note], *, cited: bool) -> list[Block]:
    """Make the page of figures, and of what contradicts them or was not found."""
    if len(facts) > 1:
        marks = Marks(store, cited=cited)
        return [_table(store, facts, unit, marks), *caveat_lines(notes), *marks.legend()]
    lines = [line for fact in facts for line in _lines(store, fact, unit)]
    return [*lines, *caveat_lines(notes), *(citations(store, [fact.source for fact in facts]) if cited else [])]


def _lines(store: Store, fact: Fact, unit: str | None) -> list[Block]:
    """Say whose figure it is, what and when; then what it counts, what it is and who says it."""
    source = store.sources[fact.source]
    title = say(
        "figure.source",
        title=title_within(source.title),
        publishers=join("join.list", source.publishers),
        published=source.published or say("undated"),
        standing=standing(source),
    )
    said = join("join.semicolon", [*_said(store, fact, unit), title])
    start = said.index(title) + title.index(title_within(source.title))
    links = (Link(start, start + len(source.title), source.url),) if source.url else ()
    line = say(
        "figure.line",
        region=named(store.regions[fact.region]),
        metric=named(store.metrics[fact.metric]),
        figure=_figure(store, fact, unit),
        period=spoken_period(fact.period),
    )
    return [Text(line), Text(said, "quiet", links)]


def _figure(store: Store, fact: Fact, unit: str | None) -> str:
    metric = store.metrics[fact.metric]
    return measured(fact, normalise(fact, metric, unit), unit or metric.unit)


def _said(store: Store, fact: Fact, unit: str | None) -> list[str]:
    basis = say("said.basis", basis=basis_said(store, fact.basis)) if fact.basis else say("basis.none")
    nature = [] if fact.nature != "actual" else [say("nature.actual")]
    printed = (
        [] if fact.unit == (unit or store.metrics[fact.metric].unit) else [say("figure.printed", printed=fact.printed)]
    )
    return [basis, *nature, *qualities(store, fact), *printed]


def _table(store: Store, facts: list[Fact], unit: str | None, marks: Marks) -> Table:
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
            region_cell(store, fact.region),
            named(store.metrics[fact.metric]),
            _figure(store, fact, unit),
            spoken_period(fact.period),
            about(store, fact),
            marks.mark(fact.source),
        ]
        for fact in facts
    ]
    return Table(columns, rows)
