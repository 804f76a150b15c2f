"""The topics of `jjj help`, for people."""

from collections.abc import Iterator

from jjj_cli.answers.result import Block, Column, Heading, Pairs, RowData, Table, Text
from jjj_cli.messages import join, say

Rows = list[RowData]


def index(topics: Rows, commands: Rows) -> list[Block]:
    """Make the list of topics and commands."""
    return [
        _listed("topics.topics", "topics.topic", "topics.about", topics),
        _listed("topics.commands", "topics.command", "topics.does", commands),
        Text(say("topics.use"), "quiet"),
    ]


def _listed(title: str, name: str, about: str, rows: Rows) -> Table:
    columns = [Column(say(name), keep=True, lead=True), Column(say(about))]
    return Table(columns, [[_text(row["name"]), _text(row["about"])] for row in rows], title=say(title))


def formats(rows: Rows) -> list[Block]:
    """Make the page of formats: a table for each thing that has some."""
    columns = [
        Column(say("topics.format"), keep=True, lead=True),
        Column(say("topics.meaning"), least=20),
        Column(say("topics.suffixes")),
    ]
    return [
        Table(columns, _cells(of_kind, "format", "meaning", "suffixes"), title=say(f"format.{kind}"))
        for kind, of_kind in _by("kind", rows)
    ]


def fields(rows: Rows) -> list[Block]:
    """Make the page of fields where a command is chosen: what each means."""
    columns = [
        Column(say("column.field"), keep=True, lead=True),
        Column(say("topics.meaning"), least=20),
        Column(say("topics.more")),
    ]
    return [
        Table(
            columns,
            [
                [_text(row["field"]), _text(row["meaning"]), say("yes") if row["on_demand"] else ""]
                for row in of_command
            ],
            title=say("topics.titled", name=command),
        )
        for command, of_command in _by("command", rows)
    ]


def all_fields(groups: dict[str, Rows], rows: Rows) -> list[Block]:
    """Make the page of all fields: each group once, then the fields of each command."""
    blocks: list[Block] = [Text(say("fields.intro"))]
    columns = [Column(say("column.field"), keep=True, lead=True), Column(say("topics.meaning"))]
    for group, of_group in groups.items():
        blocks.append(Table(columns, _cells(of_group, "field", "meaning"), title=say(f"field.{group}")))
    commands = [
        [command, _names(of_command, demanded=False), _names(of_command, demanded=True)]
        for command, of_command in _by("command", rows)
    ]
    heads = [Column(say("topics.command"), lead=True), Column(say("topics.fields")), Column(say("topics.more"))]
    return [*blocks, Table(heads, commands, title=say("fields.commands"))]


def _names(rows: Rows, *, demanded: bool) -> str:
    return " ".join(_text(row["field"]) for row in rows if row["on_demand"] == demanded)


def exit_codes(rows: Rows) -> list[Block]:
    """Make the page of exit codes, each with a command that ends so."""
    columns = [Column(say("topics.code"), "right", lead=True), Column(say("topics.meaning"))]
    return [Table(columns, [[_text(row["code"]), _with_example(row)] for row in rows])]


def _with_example(row: RowData) -> str:
    meaning = _text(row["meaning"])
    return f"{meaning}\n{say('explain.try', command=row['example'])}" if row["example"] else meaning


def units(rows: Rows, apart: dict[str, list[str]]) -> list[Block]:
    """Make the page of units: those that convert, scales, counting words, and what does not convert."""
    kinds = dict(_by("kind", rows))
    columns = [
        Column(say("column.unit"), keep=True, lead=True),
        Column(say("topics.measures")),
        Column(say("topics.is")),
        Column(say("topics.aliases")),
    ]
    known = [[_text(row["name"]), _text(row["measures"]), _size(row), _text(row["aliases"])] for row in kinds["unit"]]
    scales = [Column(say("topics.scale"), lead=True), Column(say("topics.times"), "right")]
    names = [say("topics.counted", name=row["name"], what=row["measures"]) for row in kinds["count"]]
    return [
        Text(say("units.intro")),
        Table(columns, known),
        Heading(say("units.scales")),
        Text(say("units.scales.about")),
        Table(scales, _cells(kinds["scale"], "name", "factor")),
        Heading(say("units.counts")),
        Text(say("units.counts.about", names=join("join.list", names))),
        Heading(say("units.apart")),
        *(Text(say(f"units.apart.{key}", one=one, other=other)) for key, (one, other) in apart.items()),
    ]


def _size(row: RowData) -> str:
    return "" if row["name"] == row["base"] else say("topics.size", factor=row["factor"], base=row["base"])


def periods(rows: Rows, options: list[tuple[str, str]]) -> list[Block]:
    """Make the page of periods: the forms, the tolerances, the options that take them."""
    kinds = dict(_by("kind", rows))
    form, what = Column(say("topics.form"), keep=True, lead=True), Column(say("topics.meaning"))
    days = [Column(say("topics.first"), keep=True), Column(say("topics.last"), keep=True)]
    return [
        Text(say("periods.intro")),
        Table([form, what, *days], _cells(kinds["period"], "form", "meaning", "first", "last")),
        Text(say("periods.tolerance")),
        Table(
            [form, what, Column(say("topics.days"), "right")],
            _cells(kinds["tolerance"], "form", "meaning", "days"),
        ),
        Text(say("periods.apart")),
        Heading(say("periods.options")),
        Pairs(options),
    ]


def environment(rows: Rows) -> list[Block]:
    """Make the page of variables."""
    columns = [Column(say("topics.variable"), keep=True, lead=True), Column(say("topics.meaning"))]
    return [Table(columns, _cells(rows, "name", "meaning"))]


def _by(field: str, rows: Rows) -> Iterator[tuple[str, Rows]]:
    """Give the rows by what they have in a field, in the order in which it comes up."""
    for value in dict.fromkeys(row[field] for row in rows):
        yield _text(value), [row for row in rows if row[field] == value]


def _cells(rows: Rows, *names: str) -> list[list[str]]:
    return [[_text(row[name]) for name in names] for row in rows]


def _text(value: object) -> str:
    if isinstance(value, list):
        return join("join.list", value)
    return "" if value is None else str(value)
