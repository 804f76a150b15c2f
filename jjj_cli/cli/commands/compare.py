"""`jjj compare`."""

from collections.abc import Callable
from functools import partial
from typing import Annotated, get_args

import typer

from jjj_cli.answers import pages
from jjj_cli.answers.result import Block, Result
from jjj_cli.answers.rows import fields
from jjj_cli.answers.rows.citations import cited_sources
from jjj_cli.answers.rows.facts import compared_row
from jjj_cli.cli.comparison_options import check_unit, read_tolerance, region_option_hint, require_comparable
from jjj_cli.cli.options import Cited, InRegion, OfLevel, one_of, option
from jjj_cli.cli.plot_options import Answer, Plot, PlotSize, read_plot, with_plot
from jjj_cli.cli.registration import Given, Opened, command
from jjj_cli.comparison.ranking import change, verdict
from jjj_cli.comparison.ranking import compare as compare_metric
from jjj_cli.comparison.results import Choice, Comparison, Prefer, Sort
from jjj_cli.errors import UsageError
from jjj_cli.gazetteer.metrics import find_metric
from jjj_cli.gazetteer.regions import expand, find_region
from jjj_cli.messages import join, say
from jjj_cli.record import periods
from jjj_cli.record.records import Metric, Store
from jjj_cli.store.location import Files
from jjj_cli.store.opening import open_store
from jjj_cli.store.selection import check_period

Metrics = Annotated[
    list[str], typer.Argument(metavar="METRIC...", help=say("help.argument.metric"), show_default=False)
]
# What no plain name of a metric holds, or next to none.
FORMULA_SIGNS = ("/", "*", "+", " - ", "(", ")", "（", "）", "×", "÷", "=")
MORE = (*fields.COMPARED_MORE, *fields.PROGRESS, *fields.SUMMED)
Include = Annotated[list[str] | None, one_of("include", ("target", "planned"), "--include", meaning="nature")]

Between = Annotated[tuple[str, str] | None, option("between", "--between", metavar="DATE...")]
# What says nothing of a change between two dates.
_NOT_BETWEEN = ("--at", "--history", "--include", "--parts", "--prefer")
# What says nothing of a sum, which takes one actual figure a part, whatever its source.
_NOT_SUMMED = ("--history", "--between", "--bases", "--include", "--parts", "--prefer")


def fields_for(given: Given, _store: Opened) -> tuple[str, ...]:
    """Give what `--fields` can pick."""
    if "between" not in given:
        return (*fields.COMPARED, *MORE)
    return (*fields.CHANGE, *fields.FACT_MORE)


@command
def compare(
    files: Files,
    metrics: Metrics,
    region: InRegion = None,
    unit: Annotated[str | None, option("unit", "--unit", "-u", metavar="UNIT")] = None,
    at: Annotated[str | None, option("at", "--at", metavar="DATE")] = None,
    tolerance: Annotated[str, option("tolerance", "--tolerance", metavar="TIME")] = "1y",
    history: Annotated[bool, option("history", "--history")] = False,
    between: Between = None,
    across: Annotated[bool, option("across", "--across")] = False,
    bases: Annotated[bool, option("bases", "--bases")] = False,
    level: OfLevel = None,
    prefer: Annotated[
        Prefer, option("prefer", "--prefer", metavar="PREFER", values=join("join.list", get_args(Prefer)))
    ] = "latest",
    include: Include = None,
    parts: Annotated[bool, option("parts", "--parts")] = False,
    summed: Annotated[bool, option("sum", "--sum")] = False,
    sort: Annotated[
        Sort, option("sort", "--sort", metavar="ORDER", values=join("join.list", get_args(Sort)))
    ] = "value",
    reverse: Annotated[bool, option("reverse", "--reverse")] = False,
    top: Annotated[
        int | None, typer.Option(min=1, metavar="N", help=say("help.option.top"), show_default=False)
    ] = None,
    chart: Annotated[bool, option("chart", "--chart")] = False,
    strict: Annotated[bool, option("strict", "--strict")] = False,
    cite: Cited = False,
    plot: Plot = None,
    plot_size: PlotSize = None,
) -> Result:
    """Compare a metric across regions: ranked, in one unit, with what stands in the way."""
    drawn = read_plot(plot, plot_size)
    store = open_store(files)
    names = list(dict.fromkeys(metrics))
    check_unit(unit)
    if at:
        check_period(at)
    _check_between(between, across, (at, history, include, parts, prefer != "latest"))
    if summed:
        _refuse_beside("--sum", _NOT_SUMMED, (history, between, bases, include, parts, prefer != "latest"))
    if history and prefer != "latest":
        raise UsageError("exclusive", one="--prefer", other="--history")
    named = [find_region(store.regions, name) for name in region or ()]
    choice = Choice(
        regions=tuple(dict.fromkeys(one.id for one in named)) if summed else expand(named),
        unit=unit,
        at=at,
        tolerance=read_tolerance(tolerance),
        history=history,
        bases=bases,
        levels=tuple(level or ()),
        between=between,
        across=across,
        prefer=prefer,
        include=tuple(include or ()),
        parts=parts,
        summed=summed,
        sort=sort,
        reverse=reverse,
        top=top,
    )
    with region_option_hint(store, names):
        answer = (_changes if between else _compared)(store, names, choice, cite=cite, chart=chart)
    result = require_comparable(answer.result) if strict else answer.result
    return with_plot(answer, store, choice, drawn, files) if drawn else result


def _wanted(store: Store, name: str, choice: Choice) -> Callable[[Choice], Comparison]:
    """Give what compares a metric or a formula, or adds the parts of regions up."""
    if choice.summed:
        return _adding(store, name)
    if not _is_formula(name):
        metric = find_metric(store.metrics, name)
        if not metric.formula:
            return partial(compare_metric, store, metric)
    from jjj_cli.comparison.formulas import computation  # most comparisons are of a metric

    return computation.asked(store, name)


def _adding(store: Store, name: str) -> Callable[[Choice], Comparison]:
    from jjj_cli.comparison.sums import addition  # most comparisons are of what is published

    if _is_formula(name):
        raise UsageError("sum-formula", text=name, hint=say("hint.sum-formula"))
    return partial(addition.compute, store, find_metric(store.metrics, name))


def _is_formula(name: str) -> bool:
    return any(sign in name for sign in FORMULA_SIGNS)


def _compared(store: Store, names: list[str], choice: Choice, *, cite: bool, chart: bool) -> Answer:
    found = [comparing(choice) for comparing in [_wanted(store, name, choice) for name in names]]
    notes = [note for comparison in found for note in comparison.notes]
    shown = [fact for comparison in found for row in comparison.rows for fact in row.stored]
    result = Result(
        command="compare",
        query=_query([one.metric for one in found], choice),
        fields=fields.COMPARED,
        more=MORE,
        rows=lambda: [compared_row(store, row, c.unit) for c in found for row in c.rows],
        page=lambda: _page(store, found, choice, cited=cite, chart=chart),
        empty=not shown,
        notes=notes,
        extra=lambda: {"verdict": verdict(notes), **cited_sources(store, shown, wanted=cite)},
    )
    return Answer(result, found, lambda: _page(store, found, choice, cited=cite, chart=False))


def _changes(store: Store, names: list[str], choice: Choice, *, cite: bool, chart: bool) -> Answer:
    from jjj_cli.answers.rows.changes import change_row  # only where two dates are given

    if formula := next(filter(_is_formula, names), None):
        raise UsageError("between-formula", text=formula)
    wanted = [find_metric(store.metrics, name) for name in names]
    between = choice.between or ("", "")
    found = [change(store, metric, choice) for metric in wanted]
    notes = [note for one in found for note in one.notes]
    shown = [fact for one in found for row in one.rows for fact in (row.start, row.end)]
    result = Result(
        command="compare",
        query=_query(wanted, choice),
        fields=fields.CHANGE,
        more=fields.FACT_MORE,
        rows=lambda: [change_row(store, row, one.unit) for one in found for row in one.rows],
        page=lambda: (pages.charts.change_chart_page if chart else pages.trends.trend_page)(
            store, found, between, cited=cite
        ),
        empty=not shown,
        notes=notes,
        extra=lambda: {"verdict": verdict(notes), **cited_sources(store, shown, wanted=cite)},
    )
    return Answer(result, found, lambda: pages.trends.trend_page(store, found, between, cited=cite))


def _query(wanted: list[Metric], choice: Choice) -> dict[str, object]:
    return {
        "metrics": [metric.id for metric in wanted],
        "regions": list(choice.regions),
        "unit": choice.unit,
        "at": choice.at,
        "tolerance_days": choice.tolerance.days,
        "history": choice.history,
        "bases": choice.bases,
        "level": list(choice.levels),
        "between": list(choice.between) if choice.between else None,
        "across": choice.across,
        "prefer": choice.prefer,
        "include": list(choice.include),
        "parts": choice.parts,
        "sum": choice.summed,
        "sort": choice.sort,
        "reverse": choice.reverse,
        "top": choice.top,
    }


def _page(store: Store, found: list[Comparison], choice: Choice, *, cited: bool, chart: bool) -> list[Block]:
    if chart:
        return pages.charts.chart_page(store, found, cited=cited)
    if len(found) > 1:
        return pages.comparisons.matrix_page(store, found, cited=cited)
    if choice.summed or any(row.operands for row in found[0].rows):
        return pages.formulas.formula_page(store, found[0], cited=cited)
    return pages.comparisons.ranked_page(store, found[0], cited=cited)


def _check_between(between: tuple[str, str] | None, across: bool, others: tuple[object, ...]) -> None:
    """Refuse dates that are none or not in order, and what says nothing of a change (UsageError)."""
    if not between:
        if across:
            raise UsageError("needs", one="--across", other="--between")
        return
    for date in between:
        check_period(date)
    if periods.span(between[0])[1] >= periods.span(between[1])[1]:
        raise UsageError("backwards", start=between[0], end=between[1])
    _refuse_beside("--between", _NOT_BETWEEN, others)


def _refuse_beside(option_name: str, names: tuple[str, ...], others: tuple[object, ...]) -> None:
    for name, given in zip(names, others, strict=True):
        if given:
            raise UsageError("exclusive", one=name, other=option_name)
