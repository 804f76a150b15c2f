"""What a report says of a metric: what it measures, its figures across regions, what stands in the way, its history."""

from jjj_cli.answers.pages.comparisons import nature_of, rank_of
from jjj_cli.answers.result import Pairs, Text
from jjj_cli.comparison.ranking import compare
from jjj_cli.comparison.results import Comparison, Row
from jjj_cli.messages import join, say
from jjj_cli.messages.naming import basis_said, caveats_named, labelled, named, unit_named
from jjj_cli.record.records import Fact, Metric, Store
from jjj_cli.reports import cells, charts
from jjj_cli.reports.context import Context
from jjj_cli.reports.document import Block, Caveats, Cell, Column, Section, Table
from jjj_cli.reports.excluded import excluded_figures
from jjj_cli.text.wording import shown
from jjj_cli.units.normalisation import normalise


def section(context: Context, metric: Metric) -> Section:
    """Make a metric's section."""
    found = _compared(context, metric)
    blocks: list[Block] = [Pairs(_about(context, metric))]
    inside: list[Section | None] = [_across(context, found)]
    if not any(row.operands for row in found.rows):
        inside += _others(context, found)
    return Section(f"metric-{metric.id}", named(metric), blocks, [one for one in inside if one])


def _compared(context: Context, metric: Metric) -> Comparison:
    if not metric.formula:
        return compare(context.store, metric, context.choice)
    from jjj_cli.comparison.formulas import computation  # few metrics have a formula

    return computation.asked(context.store, metric.id)(context.choice)


def _about(context: Context, metric: Metric) -> list[tuple[str, str]]:
    unit = context.choice.unit
    told = [
        (labelled(say("column.definition"), metric.definition), metric.definition),
        (say("column.unit"), unit_named(unit or metric.unit)),
        (say("column.formula"), metric.formula or ""),
        (say("column.domain"), say(f"domain.{metric.domain}")),
        (say("column.additive"), say("yes") if metric.additive else say("no")),
        (say("column.aliases"), join("join.list", metric.aliases)),
    ]
    return [(name, text) for name, text in told if text]


def _across(context: Context, found: Comparison) -> Section:
    """Show the figures across regions: chart, table, verdict, caveats."""
    context.show(fact for row in found.rows for fact in row.operands or (row.fact,))
    serious = [note for note in found.notes if note.weight != "hint"]
    codes = context.meet(note.code for note in serious)
    blocks: list[Block] = [Text(line, "quiet") for line in _limits(context)]
    if not found.rows:
        blocks.append(Text(say("empty"), "quiet"))
    elif len(found.rows) > 1:
        tone = "good" if found.verdict == "yes" else "caution"
        blocks.append(Text(say(f"verdict.{found.verdict}", codes=caveats_named(codes)), tone))  # type: ignore[arg-type]
    blocks += [chart for chart in [charts.bars(context.store, found)] if chart]
    blocks += [Text(line, "quiet") for line in _said_once(context.store, found.rows)]
    blocks += [_table(context, found)] if found.rows else []
    blocks += [Caveats([(note.code, note.message) for note in serious])] if serious else []
    blocks += [Text(note.message, "quiet") for note in found.notes if note.weight == "hint" and _lacking(note.code)]
    return Section(f"across-{found.metric.id}", say("report.across"), blocks)


def _lacking(code: str) -> bool:
    """Say whether a hint is of what there is no figure of; what else is not shown has a table of its own."""
    return code == "missing"


def _limits(context: Context) -> list[str]:
    """Say what the reader did not ask to see."""
    choice, told = context.choice, []
    if choice.regions:
        told.append(say("report.only", names=cells.listed(context.store, choice.regions)))
    if choice.levels:
        told.append(say("report.only", names=join("join.list", [say(f"level.{level}") for level in choice.levels])))
    if choice.at:
        told.append(say("report.at", at=choice.at, days=choice.tolerance.days))
    return told


def _said_once(store: Store, rows: list[Row]) -> list[str]:
    """Say above the table what holds for every row of it."""
    if not rows or any(row.operands for row in rows):
        return []
    facts = [row.fact for row in rows]
    told = [say("report.all", what=say(f"nature.{facts[0].nature}"))] if len({f.nature for f in facts}) == 1 else []
    if len({fact.basis for fact in facts}) == 1:
        told.append(say("said.basis", basis=basis_said(store, facts[0].basis) or say("basis.none")))
    return told


def _table(context: Context, found: Comparison) -> Table:
    facts = [row.fact for row in found.rows]
    natures, bases = {fact.nature for fact in facts}, {fact.basis for fact in facts}
    converted = any(fact.unit != found.unit for fact in facts)
    # A caveat of every row is said below the table, and not in each of them.
    telling = {code for row in found.rows for code in row.flags if any(code not in other.flags for other in found.rows)}
    columns = [
        Column(say("report.rank"), "order", number=True),
        Column(say("column.region"), "text", heads=True),
        Column(unit_named(found.unit), "order", number=True),
        Column(say("column.printed")),
        Column(say("column.operands"), wide=True),
        Column(say("column.period"), "order", keep=True),
        Column(say("column.nature"), "text", keep=True),
        Column(say("column.basis"), "text", wide=True),
        Column(say("column.source")),
        Column(say("report.caveats")),
    ]
    rows = [
        [
            Cell(rank_of(row), key=row.rank),
            cells.region(context.store, row.fact.region),
            Cell(shown(row.fact, row.value), key=row.value),
            Cell(row.fact.printed if converted and not row.operands else ""),
            _operands(context, row),
            cells.period(row.fact),
            cells.lines(nature_of(row)) if len(natures) > 1 else Cell(),
            _basis(context, row, several=len(bases) > 1),
            Cell("", marks=context.cite(*row.sources)) if row.operands else cells.source(context, row.fact),
            Cell("", codes=tuple(code for code in row.flags if code in telling)),
        ]
        for row in found.rows
    ]
    return Table(say("compare.heading", name=named(found.metric), unit=unit_named(found.unit)), columns, rows).filled()


def _basis(context: Context, row: Row, *, several: bool) -> Cell:
    if row.operands:  # each has its own
        return Cell()
    told = cells.basis(context.store, row.fact)
    if row.fact.basis or not several:
        return told._replace(text=told.text if several else "")
    return told._replace(more=(say("basis.none"), *told.more))


def _operands(context: Context, row: Row) -> Cell:
    """Show the figures that a formula was worked out from."""
    if not row.operands:
        return Cell()
    lines = []
    for fact in row.operands:
        about = [say(f"nature.{fact.nature}"), basis_said(context.store, fact.basis)]
        about += [say("said.counterpart", names=cells.partners(context.store, fact))] if fact.counterpart else []
        what = join("join.semicolon", filter(None, [cells.period(fact).text, *about]))
        name = named(context.store.metrics[fact.metric])
        lines.append(say("report.operand", metric=name, printed=fact.printed, what=what))
    return Cell(row.fact.printed, tuple(lines))


def _others(context: Context, found: Comparison) -> list[Section | None]:
    """Show the figures of other times, and those that are not used, with why."""
    choice = context.choice
    taken = [row.fact for row in found.rows]
    parted = excluded_figures(context.store, found.metric, choice, taken)
    series = {(fact.region, fact.nature in ("target", "planned")) for fact in parted.earlier}
    again = [fact for fact in taken if (fact.region, fact.nature in ("target", "planned")) in series]
    history = _ordered(context, [*again, *parted.earlier]) if parted.earlier else []
    context.show([*parted.earlier, *(fact for fact, _ in parted.unused)])
    whys = {fact.id: why for fact, why in parted.unused}
    return [
        _list(context, found, "history", history, {}),
        _list(context, found, "unused", _ordered(context, [fact for fact, _ in parted.unused]), whys),
    ]


def _ordered(context: Context, facts: list[Fact]) -> list[Fact]:
    places = {code: place for place, code in enumerate(context.store.regions)}
    return sorted(facts, key=lambda fact: (places[fact.region], str(cells.period(fact).key)))


def _list(context: Context, found: Comparison, kind: str, facts: list[Fact], whys: dict[str, str]) -> Section | None:
    """Make a table of figures, each with its period, nature, basis and source, and why it is not used."""
    if not facts:
        return None
    store, metric, unit = context.store, found.metric, context.choice.unit
    columns = [
        Column(say("column.region"), "text", heads=True),
        Column(unit_named(found.unit), "order", number=True),
        Column(say("column.printed")),
        Column(say("column.period"), "order", keep=True),
        Column(say("column.nature"), "text", keep=True),
        Column(say("column.basis"), "text", wide=True),
        Column(say("column.why"), wide=True),
        Column(say("column.source")),
    ]
    converted = any(fact.unit != found.unit for fact in facts)
    rows = []
    for fact in facts:
        value = normalise(fact, metric, unit)
        rows.append(
            [
                cells.region(store, fact.region),
                Cell(shown(fact, value), key=value),
                Cell(fact.printed if converted else ""),
                cells.period(fact),
                Cell(say(f"nature.{fact.nature}")),
                cells.basis(store, fact),
                Cell(whys.get(fact.id, "")),
                cells.source(context, fact),
            ]
        )
    caption = say(f"report.{kind}.caption", name=named(metric))
    heading = say(f"report.{kind}", count=len(facts))
    return Section(f"{kind}-{metric.id}", heading, [Table(caption, columns, rows).filled()])
