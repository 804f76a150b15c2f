"""A comparison for people: one metric as a ranked table, several as a matrix."""

from jjj_cli.answers.pages.citing import Marks, caveat_lines, spoken_period
from jjj_cli.answers.pages.region_cells import region_cell
from jjj_cli.answers.pages.signed_numbers import last_place, signed
from jjj_cli.answers.result import CELL, Block, Column, Heading, Table, Text
from jjj_cli.comparison.results import Comparison, Row
from jjj_cli.gazetteer.lower_is_better import LOWER_IS_BETTER
from jjj_cli.messages import join, say
from jjj_cli.messages.naming import basis_said, caveats_named, named, unit_named
from jjj_cli.record import periods
from jjj_cli.record.codelists import ACTUAL_NATURES, LEVELS
from jjj_cli.record.records import Fact, Metric, Store
from jjj_cli.text.wording import shown


def ranked_page(store: Store, comparison: Comparison, *, cited: bool = False, brief: bool = False) -> list[Block]:
    """Make the page of one metric across regions."""
    marks = Marks(store, cited=cited, brief=brief)
    metric = comparison.metric
    heading = say("compare.heading", name=named(metric), unit=unit_named(comparison.unit))
    table = _table(store, comparison, marks)
    same = common_lines(store, comparison)
    order = _order_line(comparison)
    return [
        Heading(heading),
        *([Text(order, "quiet")] if order else []),
        *([Text(same, "quiet")] if same else []),
        table,
        *caveat_lines(comparison.notes, comparison.verdict if len(comparison.rows) > 1 else None, brief=brief),
        *marks.legend(),
    ]


def _order_line(comparison: Comparison) -> str:
    """Say of a ranking by what is better low which end of it is which."""
    choice = comparison.choice
    ranked = len(comparison.rows) > 1 and choice.sort == "value" and not choice.history
    if not ranked or comparison.metric.id not in LOWER_IS_BETTER:
        return ""
    return say("compare.lowest-first") if choice.reverse else say("compare.highest-first")


def matrix_page(
    store: Store, comparisons: list[Comparison], *, cited: bool = False, brief: bool = False
) -> list[Block]:
    """Make the page of several metrics: regions down, metrics across, every cell with its period."""
    marks = Marks(store, cited=cited, brief=brief)
    regions = dict.fromkeys(row.fact.region for comparison in comparisons for row in comparison.rows)
    # Regions of one level stand beside each other: what a screen has is what compares.
    codes = sorted((code for code in store.regions if code in regions), key=lambda code: _level(store, code))
    columns = [Column(say("column.region"), lead=True)]
    columns += [Column(_heading(comparison.metric, comparison.unit)) for comparison in comparisons]
    rows = [
        [region_cell(store, code), *(_matrix_cell(store, comparison, code, marks) for comparison in comparisons)]
        for code in codes
    ]
    blocks: list[Block] = [Table(columns, rows)]
    for comparison in comparisons:
        blocks.append(Text(say("compare.about", name=named(comparison.metric))))
        blocks += caveat_lines(comparison.notes, comparison.verdict if len(comparison.rows) > 1 else None, brief=brief)
    return [*blocks, *marks.legend()]


def _level(store: Store, code: str) -> int:
    return LEVELS.index(store.regions[code].level)


def _heading(metric: Metric, unit: str) -> str:
    return say("compare.column", name=named(metric), unit=unit)


def _matrix_cell(store: Store, comparison: Comparison, code: str, marks: Marks) -> str:
    """Show a region's figures of a metric: period and source, whether it is an older one, what it counts, what for."""
    rows = [row for row in comparison.rows if row.fact.region == code]
    if not rows:
        return say("missing")
    return "\n".join(line for row in rows for line in _cell_lines(store, comparison, row, marks))


def _cell_lines(store: Store, comparison: Comparison, row: Row, marks: Marks) -> list[str]:
    lines = [shown(row.fact, row.value), f"{spoken_period(row.fact.period)} {marks.of(row.sources)}"]
    lines += [say("sum.of", count=len(row.operands))] if comparison.choice.summed else []
    lines += filter(None, [basis_said(store, row.fact.basis)])
    lines += [nature_of(row)] if row.fact.nature not in ("actual", "revised") else []
    flags = [code for code in row.flags if any(code not in other.flags for other in comparison.rows)]
    told = [time_note(comparison, row), say("cell.flags", codes=caveats_named(flags)) if flags else ""]
    lines += filter(None, told)
    return [lines[0], join("join.beside", lines[1:])] if marks.brief else lines


def time_note(comparison: Comparison, row: Row) -> str:
    """Say that a figure is not of the time asked for, or is older than the newest by more than the tolerance."""
    choice, fact = comparison.choice, row.fact
    if choice.history or fact.nature not in ACTUAL_NATURES:
        return ""
    if choice.at:
        here = periods.speaks_of(fact.period, fact.accumulation, choice.at)
        return "" if here else say("cell.other-time", at=choice.at)
    spans = [
        periods.anchor(other.fact.period, other.fact.accumulation)
        for other in comparison.rows
        if other.fact.nature in ACTUAL_NATURES
    ]
    apart = periods.days_apart(periods.anchor(fact.period, fact.accumulation), max(spans))
    return say("cell.older") if apart > choice.tolerance.days else ""


def _table(store: Store, comparison: Comparison, marks: Marks) -> Table:
    facts = [row.fact for row in comparison.rows]
    bases, sides = {fact.basis for fact in facts}, {fact.counterpart for fact in facts}
    hoped = {fact.nature for fact in facts} != {"actual"}
    converted = any(fact.unit != comparison.unit for fact in facts)
    columns = [
        Column(say("column.rank"), "right", keep=True, lead=True),
        Column(say("column.region"), lead=True),
        Column(comparison.unit, "number"),
        Column(say("column.printed"), spared=2),
        Column(say("column.period"), keep=True),
        Column(say("column.nature"), spared=1),
        Column(say("column.basis"), folds=CELL),
        Column(say("column.counterpart"), folds=say("said.counterpart", names=CELL)),
        Column(say("column.source"), keep=True),
    ]
    rows = [
        [
            rank_of(row),
            region_cell(store, row.fact.region),
            shown(row.fact, row.value),
            row.fact.printed if converted else "",
            # In a column of its own a period is seen to be older; that it is not the one asked for is not.
            "\n".join(
                filter(
                    None, (spoken_period(row.fact.period), time_note(comparison, row) if comparison.choice.at else "")
                )
            ),
            nature_of(row) if hoped else "",
            basis_said(store, row.fact.basis) if len(bases) > 1 else "",
            sides_of(store, row.fact) if len(sides) > 1 else "",
            marks.mark(row.fact.source),
        ]
        for row in comparison.rows
    ]
    return Table(columns, rows)


def nature_of(row: Row) -> str:
    """Say what a figure is, and below a target how far it is from the region's figure."""
    return "\n".join(filter(None, (say(f"nature.{row.fact.nature}"), target_note(row))))


def target_note(row: Row) -> str:
    """Say of a target how far it is from the region's figure, and when it is due; of anything else nothing."""
    way = row.progress
    if way is None or way.target.id != row.fact.id:
        return ""
    place = last_place((way.target, way.target_value), (way.actual, way.actual_value))
    missing = signed(way.missing, way.relation, place)
    years = format(abs(way.years).normalize(), "f")
    left = {"missing": missing, "years": years}
    return say("progress.left", **left) if way.years >= 0 else say("progress.past", **left)


def common_lines(store: Store, comparison: Comparison) -> str:
    """Say above the table what holds for all its rows: the basis, and whom it was with."""
    return shared_lines(store, [row.fact for row in comparison.rows])


def shared_lines(store: Store, facts: list[Fact]) -> str:
    """Say what all figures count, and whom it was with, where they share it."""
    if not facts:
        return ""
    said = []
    if len({fact.basis for fact in facts}) == 1 and facts[0].basis:
        said.append(say("said.basis", basis=basis_said(store, facts[0].basis)))
    if len({fact.counterpart for fact in facts}) == 1 and facts[0].counterpart:
        said.append(say("said.counterpart", names=sides_of(store, facts[0])))
    return "\n".join(said)


def rank_of(row: Row) -> str:
    """Say which rank a figure has, or between which a hedge leaves it open."""
    if row.rank is None:
        return say("rank.part") if row.fact.part_of else ""
    first, last = row.place or (row.rank, row.last_rank)
    return str(first) if first == last else say("rank.range", first=first, last=last)


def sides_of(store: Store, fact: Fact) -> str:
    """Name the regions that a figure is shared with."""
    return join("join.list", [named(store.regions[code]) for code in fact.counterpart])
