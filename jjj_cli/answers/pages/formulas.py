"""A formula across regions for people: each result with the figures that it was worked out from."""

from collections import Counter

from jjj_cli.answers.pages.citing import Marks, caveat_lines, spoken_period
from jjj_cli.answers.pages.comparisons import rank_of, sides_of
from jjj_cli.answers.pages.region_cells import region_cell
from jjj_cli.answers.result import Block, Column, Heading, Table
from jjj_cli.comparison.results import Comparison, Row
from jjj_cli.messages import join, say
from jjj_cli.messages.naming import basis_said, named, unit_named
from jjj_cli.record.records import Fact, Store
from jjj_cli.text.wording import shown

# A figure with its period and source on a line or two.
_LEAST = 20


def formula_page(store: Store, comparison: Comparison, *, cited: bool = False, brief: bool = False) -> list[Block]:
    """Make the page of a formula across regions."""
    marks = Marks(store, cited=cited, brief=brief)
    table = _table(store, comparison, marks)
    judged = len(comparison.rows) > 1 or any(row.flags for row in comparison.rows)
    return [
        Heading(heading(comparison)),
        table,
        *caveat_lines(comparison.notes, comparison.verdict if judged else None, brief=brief),
        *marks.legend(),
    ]


def heading(comparison: Comparison) -> str:
    """Say what is compared, and that it was added up where it was."""
    about = {"name": named(comparison.metric), "unit": unit_named(comparison.unit)}
    return say("sum.heading", **about) if comparison.choice.summed else say("compare.heading", **about)


def published_line(fact: Fact, marks: Marks) -> str:
    """Say what is published of what was added up."""
    period, mark = spoken_period(fact.period), marks.mark(fact.source)
    return say("sum.published", printed=fact.printed, period=period, mark=mark)


def _table(store: Store, comparison: Comparison, marks: Marks) -> Table:
    columns = [
        Column(say("column.rank"), "right", keep=True, lead=True),
        Column(say("column.region"), lead=True),
        Column(comparison.unit, "number"),
        Column(say("column.period"), keep=True),
        Column(say("column.operands"), least=_LEAST),
    ]
    cell = _summed if comparison.choice.summed else _operands
    history = comparison.choice.history
    results = Counter(_place_and_time(row.fact, history=history) for row in comparison.rows)
    rows = [
        [
            rank_of(row),
            region_cell(store, row.fact.region),
            shown(row.fact, row.value),
            spoken_period(row.fact.period),
            "\n".join(
                [
                    cell(store, row, marks),
                    *_told_apart(store, row, marks, results[_place_and_time(row.fact, history=history)]),
                ]
            ),
        ]
        for row in comparison.rows
    ]
    return Table(columns, rows)


def _place_and_time(fact: Fact, *, history: bool) -> tuple[str, str]:
    """Give what only one result of a formula is of: a region, in a history a region at a time."""
    return fact.region, fact.period if history else ""


def _told_apart(store: Store, row: Row, marks: Marks, results: int) -> list[str]:
    """Say on a screen what the figures of a result count, where its region has another result too."""
    if not marks.brief or results == 1:
        return []
    bases = dict.fromkeys(basis_said(store, fact.basis) for fact in row.operands)
    return [join("join.semicolon", filter(None, bases)) or say("basis.none")]


def _operands(store: Store, row: Row, marks: Marks) -> str:
    """Show the formula with its figures, and below it each figure with its period, source and basis.

    Where it is brief, the sources stand beside the formula.
    """
    if marks.brief:
        return f"{row.fact.printed} {marks.of(fact.source for fact in row.operands)}"
    return operand_lines(store, row, marks)


def operand_lines(store: Store, row: Row, marks: Marks, *, beside: bool = False) -> str:
    """Show a formula with its figures, and below it each with its period and source; its basis `beside` or below."""
    lines = [row.fact.printed]
    for fact in row.operands:
        name, period, mark = named(store.metrics[fact.metric]), spoken_period(fact.period), marks.mark(fact.source)
        told = say("formula.operand", metric=name, printed=fact.printed, period=period, mark=mark)
        more = _more(store, row, fact)
        lines += [join("join.semicolon", [told, *more])] if beside else [told, *more]
    return "\n".join(lines)


def _summed(store: Store, row: Row, marks: Marks) -> str:
    """Show of how many figures a sum is, below it each with its period, source and basis, and what is published.

    Where it is brief, the sources stand for the figures.
    """
    lines = [say("sum.of", count=len(row.operands))]
    if marks.brief:
        lines = [f"{lines[0]} {marks.of(fact.source for fact in row.operands)}"]
        return "\n".join([*lines, published_line(row.published, marks)] if row.published else lines)
    for fact in row.operands:
        name, period, mark = named(store.regions[fact.region]), spoken_period(fact.period), marks.mark(fact.source)
        lines.append(say("sum.operand", region=name, printed=fact.printed, period=period, mark=mark))
        lines += _more(store, row, fact)
    if beside := row.published:
        lines.append(published_line(beside, marks))
        lines += _more(store, row, beside)
    return "\n".join(lines)


def _more(store: Store, row: Row, fact: Fact) -> list[str]:
    """Say of a figure what it counts, what it is where not all are results, and with whom."""
    natures = {other.nature for other in row.operands} | {row.fact.nature}
    more = [basis_said(store, fact.basis), say(f"nature.{fact.nature}") if natures != {"actual"} else ""]
    more.append(say("said.counterpart", names=sides_of(store, fact)) if fact.counterpart else "")
    said = join("join.semicolon", filter(None, more))
    return [said] if said else []
