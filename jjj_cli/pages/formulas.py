"""A formula across regions for people: each result with the figures that it was worked out from."""

from jjj_cli.figures import shown
from jjj_cli.messages import join, say
from jjj_cli.model import Comparison, Row, Store
from jjj_cli.names import named, unit_named
from jjj_cli.pages.citing import Marks, caveat_lines, spoken_period
from jjj_cli.pages.comparisons import rank_shown, sides
from jjj_cli.pages.places import place
from jjj_cli.result import Block, Column, Heading, Table


def computed(store: Store, comparison: Comparison, *, cited: bool = False) -> list[Block]:
    """Make the page of a formula across regions."""
    marks = Marks(store, cited=cited)
    metric = comparison.metric
    heading = say("compare.heading", name=named(metric), unit=unit_named(comparison.unit))
    table = _table(store, comparison, marks)
    judged = len(comparison.rows) > 1 or any(row.flags for row in comparison.rows)
    return [
        Heading(heading),
        table,
        *caveat_lines(comparison.notes, comparison.verdict if judged else None),
        *marks.legend(),
    ]


def _table(store: Store, comparison: Comparison, marks: Marks) -> Table:
    columns = [
        Column(say("column.rank"), "right", keep=True, lead=True),
        Column(say("column.region"), lead=True),
        Column(comparison.unit, "number"),
        Column(say("column.period"), keep=True),
        Column(say("column.operands")),
    ]
    rows = [
        [
            rank_shown(row),
            place(store, row.fact.region),
            shown(row.fact, row.value),
            spoken_period(row.fact.period),
            _operands(store, row, marks),
        ]
        for row in comparison.rows
    ]
    return Table(columns, rows)


def _operands(store: Store, row: Row, marks: Marks) -> str:
    """Show the formula with its figures, and below it each figure with its period, source and basis."""
    lines = [row.fact.printed]
    for fact in row.operands:
        name, period, mark = named(store.metrics[fact.metric]), spoken_period(fact.period), marks.mark(fact.source)
        lines.append(say("formula.operand", metric=name, printed=fact.printed, period=period, mark=mark))
        natures = {other.nature for other in row.operands} | {row.fact.nature}
        more = [fact.basis or "", say(f"nature.{fact.nature}") if natures != {"actual"} else ""]
        more.append(say("said.counterpart", names=sides(store, fact)) if fact.counterpart else "")
        if said := join("join.semicolon", filter(None, more)):
            lines.append(said)
    return "\n".join(lines)
