"""Metrics, formulas and sums of parts across regions."""

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from jjj_cli.answers import pages
from jjj_cli.answers.result import Block, Result, Text
from jjj_cli.answers.rows import fields
from jjj_cli.answers.rows.citations import cited_sources
from jjj_cli.answers.rows.facts import compared_row
from jjj_cli.comparison import common_year
from jjj_cli.comparison.ranking import change, verdict
from jjj_cli.comparison.ranking import compare as compare_metric
from jjj_cli.comparison.results import Choice, Comparison, Note, Row, Trends
from jjj_cli.errors import UsageError
from jjj_cli.gazetteer.metrics import find_metric
from jjj_cli.gazetteer.series import ANY
from jjj_cli.messages import say
from jjj_cli.record.codelists import LEVELS
from jjj_cli.record.records import Metric, Store

FIELDS = fields.COMPARED
MORE = (*fields.COMPARED_MORE, *fields.PROGRESS, *fields.SUMMED)
# Lines of more regions than this are told apart by nobody.
_MOST_LINES = 12
# What no plain name of a metric holds, or next to none.
FORMULA_SIGNS = ("/", "*", "+", " - ", "(", ")", "（", "）", "×", "÷", "=")


class Answer(NamedTuple):
    """What is answered, what it was made from, and its figures as a table even where they are drawn as a chart."""

    result: Result
    found: list[Comparison] | list[Trends]
    table: Callable[[], list[Block]]


def answer(
    store: Store,
    names: list[str],
    choice: Choice,
    *,
    cite: bool = False,
    chart: bool = False,
    told: bool = False,
    whole: bool = False,
) -> Answer:
    """Answer with metrics and formulas across regions, or with what became of metrics between two dates.

    A terminal shows the notes in a line each, unless they are all to be `told`, and the newest years of a history,
    unless it is to be `whole`.
    """
    if choice.between:
        result = _changed(store, names, choice, cite=cite, chart=chart)
    else:
        result = _compared(store, names, choice, cite=cite, chart=chart, whole=whole)
    return result._replace(result=result.result._replace(screen=None)) if told else result


class Shown(NamedTuple):
    """What is drawn of a history that is too long: the figures of one level, how that was chosen, and a word on it."""

    found: list[Comparison]
    choice: Choice
    told: str


def of_one_level(
    store: Store,
    names: list[str],
    choice: Choice,
    found: Sequence[Comparison | Trends],
    most: int,
    told: str = "chart.one-level",
) -> Shown | None:
    """Take of the histories of more than `most` regions those of one level, unless some were asked for.

    `told` is the message that says so. It is the highest level that has two regions with several figures each; None
    where all are to be drawn.
    """
    if not choice.history or choice.regions or choice.levels or choice.top or choice.only != ANY or len(found) != 1:
        return None
    counts = Counter(row.fact.region for one in found for row in one.rows if isinstance(row, Row))
    lasting: Counter[str] = Counter(store.regions[code].level for code, count in counts.items() if count > 1)
    level = next((level for level in LEVELS if lasting[level] > 1), None)
    if sum(lasting.values()) <= most or level is None:
        return None
    chosen = choice._replace(levels=(level,))
    shown = [common_year.compared(store, _wanted(store, name, chosen), chosen) for name in names]
    there = sum(store.regions[code].level == level for code in counts)
    return Shown(shown, chosen, say(told, level=say(f"level.{level}"), count=there, total=len(counts)))


def _wanted(store: Store, name: str, choice: Choice) -> Callable[[Choice], Comparison]:
    """Give what compares a metric or a formula, or adds the parts of regions up."""
    if choice.summed:
        return _adding(store, name)
    if not is_formula(name):
        metric = find_metric(store.metrics, name)
        if not metric.formula:
            return partial(compare_metric, store, metric)
    from jjj_cli.comparison.formulas import computation  # most comparisons are of a metric

    return computation.asked(store, name)


def _adding(store: Store, name: str) -> Callable[[Choice], Comparison]:
    from jjj_cli.comparison.sums import addition  # most comparisons are of what is published

    if is_formula(name):
        raise UsageError("sum-formula", text=name, hint=say("hint.sum-formula"))
    return partial(addition.compute, store, find_metric(store.metrics, name))


def is_formula(name: str) -> bool:
    """Say whether what is asked for has a sign that no name has."""
    return any(sign in name for sign in FORMULA_SIGNS)


def _compared(store: Store, names: list[str], choice: Choice, *, cite: bool, chart: bool, whole: bool) -> Answer:
    found = [
        common_year.compared(store, comparing, choice) for comparing in [_wanted(store, name, choice) for name in names]
    ]
    notes = [note for comparison in found for note in comparison.notes]
    shown = [fact for comparison in found for row in comparison.rows for fact in row.stored]
    notes += [] if shown else _instead(store, found, choice)

    def page(*, brief: bool = False) -> list[Block]:
        newest = brief and not whole and _is_plain_history(choice)
        few = None
        if chart:
            few = of_one_level(store, names, choice, found, _MOST_LINES)
        elif newest:
            few = of_one_level(store, names, choice, found, _MOST_LINES, "history.one-level")
        told = [Text(few.told, "quiet")] if few else []
        drawn = few.found if few else found
        if newest and not chart:
            first, *rest = _newest_page(store, drawn, choice, cited=cite)
        else:
            first, *rest = _page(store, drawn, choice, cited=cite, chart=chart, brief=brief)
        return [first, *told, *rest]

    result = Result(
        command="compare",
        query=_query([one.metric for one in found], choice),
        fields=FIELDS,
        more=MORE,
        rows=lambda: (compared_row(store, row, c.unit) for c in found for row in c.rows),
        page=partial(page),
        screen=partial(page, brief=True),
        empty=not shown,
        notes=notes,
        extra=lambda: {"verdict": verdict(notes), **cited_sources(store, shown, wanted=cite)},
    )
    return Answer(result, found, lambda: _page(store, found, choice, cited=cite, chart=False))


def _changed(store: Store, names: list[str], choice: Choice, *, cite: bool, chart: bool) -> Answer:
    from jjj_cli.answers.rows.changes import change_row  # only where two dates are given

    if formula := next(filter(is_formula, names), None):
        raise UsageError("between-formula", text=formula)
    wanted = [find_metric(store.metrics, name) for name in names]
    between = choice.between or ("", "")
    found = [change(store, metric, choice) for metric in wanted]
    notes = [note for one in found for note in one.notes]
    shown = [fact for one in found for row in one.rows for fact in (row.start, row.end)]
    page = pages.charts.change_chart_page if chart else pages.trends.trend_page
    notes += [] if shown else _instead(store, found, choice)
    result = Result(
        command="compare",
        query=_query(wanted, choice),
        fields=fields.CHANGE,
        more=fields.FACT_MORE,
        rows=lambda: [change_row(store, row, one.unit) for one in found for row in one.rows],
        page=lambda: page(store, found, between, cited=cite),
        screen=lambda: page(store, found, between, cited=cite, brief=True),
        empty=not shown,
        notes=notes,
        extra=lambda: {"verdict": verdict(notes), **cited_sources(store, shown, wanted=cite)},
    )
    return Answer(result, found, lambda: pages.trends.trend_page(store, found, between, cited=cite))


def _instead(store: Store, found: Sequence[Comparison | Trends], choice: Choice) -> list[Note]:
    """Say what there is instead; where series were chosen among, that is said already."""
    if choice.only != ANY:
        return []
    from jjj_cli.comparison.lookup import instead  # only where nothing is found

    return instead(store, [one.metric for one in found], choice.regions)


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
        "basis": choice.only.basis,
        "partners": None if choice.only.partners is None else list(choice.only.partners),
        "source": choice.only.source,
        "authorities": list(choice.only.authorities),
    }


def _is_plain_history(choice: Choice) -> bool:
    """Say whether a history is asked for, and no more of how it is to be listed."""
    ordered = choice.sort != "value" or choice.reverse or choice.top
    return choice.history and not (ordered or choice.parts or choice.include or choice.summed)


def _newest_page(store: Store, found: list[Comparison], choice: Choice, *, cited: bool) -> list[Block]:
    from jjj_cli.answers.pages import histories  # only where a history is read
    from jjj_cli.comparison.narrowing import newest_years

    if len(found) == 1:
        return histories.history_page(store, found[0], cited=cited)
    newest = [newest_years(store, one, histories.BESIDE) for one in found]
    return _page(store, newest, choice, cited=cited, chart=False, brief=True)


def _page(
    store: Store, found: list[Comparison], choice: Choice, *, cited: bool, chart: bool, brief: bool = False
) -> list[Block]:
    if chart:
        return pages.charts.chart_page(store, found, cited=cited, brief=brief)
    if len(found) > 1:
        return pages.comparisons.matrix_page(store, found, cited=cited, brief=brief)
    if choice.summed or any(row.operands for row in found[0].rows):
        return pages.formulas.formula_page(store, found[0], cited=cited, brief=brief)
    return pages.comparisons.ranked_page(store, found[0], cited=cited, brief=brief)
