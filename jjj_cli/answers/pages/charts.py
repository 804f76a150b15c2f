"""Comparisons drawn: figures as bars, changes as bars both ways, figures over time as lines."""

from collections import Counter, defaultdict
from datetime import date
from itertools import pairwise

from jjj_cli.answers.drawing import Bar, Bars, End, Figure, Hope, Lines, Mark, Point, Series
from jjj_cli.answers.pages.citing import Marks, caveat_lines, spoken_period
from jjj_cli.answers.pages.comparisons import common_lines, nature_of, rank_of, time_note
from jjj_cli.answers.pages.definition_groups import kind, kind_of_change, kinds
from jjj_cli.answers.pages.formulas import heading, published_line
from jjj_cli.answers.pages.region_cells import region_cell
from jjj_cli.answers.pages.trends import change_shown
from jjj_cli.answers.result import Block, Chart, Heading, Text
from jjj_cli.comparison import preference, vintages
from jjj_cli.comparison.changes import summed_over
from jjj_cli.comparison.definitions import definition_of
from jjj_cli.comparison.results import Choice, Comparison, Note, Row, Trends
from jjj_cli.messages import join, say
from jjj_cli.messages.naming import basis_said, named, unit_named
from jjj_cli.record import periods
from jjj_cli.record.codelists import ACTUAL_NATURES, Relation
from jjj_cli.record.records import Store
from jjj_cli.text.wording import shown

ENDS: dict[Relation, End] = {
    "eq": "exact",
    "gt": "more",
    "ge": "more",
    "lt": "less",
    "le": "less",
    "near": "less",
    "approx": "about",
}


def chart_page(store: Store, found: list[Comparison], *, cited: bool = False, brief: bool = False) -> list[Block]:
    """Make the page of one metric or several, a chart each: bars, or lines where the history is asked for."""
    marks = Marks(store, cited=cited, brief=brief)
    blocks: list[Block] = []
    for comparison in found:
        blocks.append(Heading(heading(comparison)))
        same = common_lines(store, comparison)
        blocks += [Text(same, "quiet")] if same else []
        draw = _lines if comparison.choice.history else _bars
        missing = lacking_of(store, comparison)
        blocks.append(
            Chart(draw(store, comparison, marks, missing)) if comparison.rows else Text(say("empty"), "quiet")
        )
        judged = len(comparison.rows) > 1 or any(row.operands and row.flags for row in comparison.rows)
        blocks += caveat_lines(
            unsaid_of(comparison.notes, missing), comparison.verdict if judged else None, brief=brief
        )
    return [*blocks, *marks.legend()]


def change_chart_page(
    store: Store, found: list[Trends], between: tuple[str, str], *, cited: bool = False, brief: bool = False
) -> list[Block]:
    """Make the page of what became of one or several metrics, a chart each."""
    marks = Marks(store, cited=cited, brief=brief)
    blocks: list[Block] = []
    for trends in found:
        names = {"name": named(trends.metric), "unit": unit_named(trends.unit)}
        blocks.append(Heading(say("trend.heading", **names, start=between[0], end=between[1])))
        blocks.append(Chart(_changes(store, trends, marks)) if trends.rows else Text(say("empty"), "quiet"))
        blocks += caveat_lines(trends.notes, trends.verdict if trends.rows else None, brief=brief)
    return [*blocks, *marks.legend()]


def lacking_of(store: Store, comparison: Comparison) -> list[str]:
    """Name the regions that were asked for and have no figure, where that is known of all of them."""
    choice, present = comparison.choice, {row.fact.region for row in comparison.rows}
    if choice.top or any(row.operands for row in comparison.rows):
        return []
    return [region_of(store, code) for code in choice.regions if code not in present]


def unsaid_of(notes: list[Note], missing: list[str]) -> list[Note]:
    """Leave out the hint that names some of what the chart lists in full."""
    return [note for note in notes if not (missing and note.code == "missing" and note.weight == "hint")]


def region_of(store: Store, code: str) -> str:
    """Name a region on one line, with what it lies in where another has its name."""
    region = store.regions[code]
    alike = [other for other in store.regions.values() if other.name == region.name]
    return join("join.list", region_cell(store, code).split("\n")) if len(alike) > 1 else named(region)


# Bars ------------------------------------------------------------------------------------------------


def _bars(store: Store, comparison: Comparison, marks: Marks, missing: list[str]) -> Bars:
    """Make a bar of every result, and of every target a mark: on the bar that it is measured by, or on its own."""
    results = [row for row in comparison.rows if _is_result(row)]
    sorts = kinds([kind(store, row.fact) for row in results])
    groups = {row.fact.id: group for row, group in zip(results, sorts.places, strict=True)}
    on_bars = {row.progress.target.id for row in results if row.progress}
    targets = {row.fact.id: row for row in comparison.rows if row.fact.id in on_bars}
    regions = Counter(row.fact.region for row in results)
    bars = []
    for row in comparison.rows:
        if row.fact.id in groups:
            several = regions[row.fact.region] > 1
            bar = _bar(store, comparison, row, marks, said=several)._replace(group=groups[row.fact.id])
            due = row.progress and targets.get(row.progress.target.id)
            bars.append(bar._replace(marks=(_mark(due, marks),)) if due else bar)
        elif row.fact.id not in targets:
            bars.append(_alone(store, row, marks))
    return Bars(comparison.unit, bars, sorts.words, missing)


def _is_result(row: Row) -> bool:
    return row.fact.nature in ACTUAL_NATURES


def hope_of(row: Row) -> Hope | None:
    """Give what is hoped for; nothing of a result."""
    return None if _is_result(row) else "planned" if row.fact.nature == "planned" else "target"


def _bar(store: Store, comparison: Comparison, row: Row, marks: Marks, *, said: bool) -> Bar:
    time = time_note(comparison, row) if comparison.choice.at else ""
    basis = basis_said(store, row.fact.basis) or say("basis.none") if said else ""
    summed = [say("sum.of", count=len(row.operands))] if comparison.choice.summed else []
    summed += [published_line(row.published, marks)] if row.published else []
    return Bar(
        region_of(store, row.fact.region),
        row.value,
        _figure(row, marks),
        rank_of(row),
        ENDS[row.fact.relation],
        said="\n".join(filter(None, (time, basis, *summed))),
    )


def _alone(store: Store, row: Row, marks: Marks) -> Bar:
    """Make the line of a target that no result is measured by: a mark alone, and what it counts."""
    mark = _mark(row, marks)
    said = "\n".join(filter(None, (mark.said, basis_said(store, row.fact.basis))))
    return Bar(region_of(store, row.fact.region), None, mark.figure, rank_of(row), said=said, marks=(mark,))


def _mark(row: Row, marks: Marks) -> Mark:
    return Mark(row.value, hope_of(row) or "target", _figure(row, marks), ENDS[row.fact.relation], nature_of(row))


def _figure(row: Row, marks: Marks) -> Figure:
    return Figure(shown(row.fact, row.value), spoken_period(row.fact.period), marks.of(row.sources))


def _changes(store: Store, trends: Trends, marks: Marks) -> Bars:
    sorts = kinds([kind_of_change(store, row.start, row.end) for row in trends.rows])
    bars = [
        Bar(
            region_of(store, row.end.region),
            row.change,
            Figure(
                change_shown(row),
                say("trend.periods", start=spoken_period(row.start.period), end=spoken_period(row.end.period)),
                marks.of((row.start.source, row.end.source)),
            ),
            end=ENDS[row.relation] if row.relation else "exact",
            group=group,
        )
        for row, group in zip(trends.rows, sorts.places, strict=True)
    ]
    return Bars(trends.change_unit, bars, sorts.words, [])


# Lines -----------------------------------------------------------------------------------------------


def _lines(store: Store, comparison: Comparison, marks: Marks, missing: list[str]) -> Lines:
    """Make a line of every region, in the order of the rows."""
    regions: dict[str, list[Row]] = defaultdict(list)
    for row in comparison.rows:
        regions[row.fact.region].append(row)
    parts = {code: _runs(store, rows, comparison.choice) for code, rows in regions.items()}
    # What sets a run apart from those of other regions is said as well, or unlike things would look like one.
    sorts = kinds([kind(store, run[0].fact) for runs in parts.values() for run in runs])
    words = iter(sorts.words[place] for place in sorts.places)
    series = [_series(store, code, [(run, next(words)) for run in runs], marks) for code, runs in parts.items()]
    return Lines(comparison.unit, series, missing)


def _runs(store: Store, rows: list[Row], choice: Choice) -> list[list[Row]]:
    """Part a region's figures into runs that count the same, each in order of time."""
    parts: dict[object, list[Row]] = defaultdict(list)
    for row in rows:
        whole = preference.whole_of(store, row.fact, choice)
        parts[(hope_of(row), whole, definition_of(row.fact), summed_over(row.fact))].append(row)
    return [sorted(run, key=_day) for run in parts.values()]


def _series(store: Store, code: str, runs: list[tuple[list[Row], str]], marks: Marks) -> Series:
    said = [_run_words(run, marks, about) for run, about in runs]
    drawn = [[_point(row) for row in piece] for run, _ in runs for piece in _pieces(run)]
    return Series(region_of(store, code), drawn, said)


def _pieces(run: list[Row]) -> list[list[Row]]:
    """Part a run where a year is skipped or the census changes: a line joins what follows without a gap."""
    pieces = [run[:1]]
    for one, other in pairwise(run):
        spans = [periods.anchor(row.fact.period, row.fact.accumulation) for row in (one, other)]
        if periods.follows(*spans) and not vintages.break_between(one.fact, other.fact):
            pieces[-1].append(other)
        else:
            pieces.append([other])
    return pieces


def _point(row: Row) -> Point:
    return Point(_day(row), row.value, ENDS[row.fact.relation], hope_of(row))


def _day(row: Row) -> date:
    """Give the day at which a figure stands: the last one of what it speaks of."""
    return periods.anchor(row.fact.period, row.fact.accumulation)[1]


def _run_words(run: list[Row], marks: Marks, about: str) -> str:
    listed = join("join.list", [_dated(row, marks, told=bool(about) and not _is_result(row)) for row in run])
    return say("chart.run", about=about, figures=listed) if about else listed


def _dated(row: Row, marks: Marks, *, told: bool) -> str:
    """Say a figure with its period and source, and what it is where it is no plain result and that is not told yet."""
    fact, period = row.fact, spoken_period(row.fact.period)
    if fact.nature not in ("actual", "revised") and not told:
        period = join("join.semicolon", [period, say(f"nature.{fact.nature}")])
    mark = marks.of(row.sources)
    return say("chart.dated", shown=shown(fact, row.value), period=period, mark=mark)
