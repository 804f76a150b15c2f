"""`jjj compare`."""

from datetime import timedelta
from typing import Annotated, get_args

import typer

from jjj_cli import pages, periods, rows
from jjj_cli.cli.app import command
from jjj_cli.cli.options import Cited, InRegion, OfLevel, one_of, option
from jjj_cli.comparison import compare as compare_metric
from jjj_cli.comparison import verdict
from jjj_cli.errors import NotComparableError, UsageError
from jjj_cli.messages import say
from jjj_cli.metrics import find_metric
from jjj_cli.model import Choice, Comparison, Sort, Store
from jjj_cli.regions import expand, find_region
from jjj_cli.result import Block, Result
from jjj_cli.selection import check_period
from jjj_cli.store import Files, open_store

Metrics = Annotated[
    list[str], typer.Argument(metavar="METRIC...", help=say("help.argument.metric"), show_default=False)
]
Include = Annotated[list[str] | None, one_of("include", ("target", "planned"), "--include")]


@command
def compare(
    files: Files,
    metrics: Metrics,
    region: InRegion = None,
    unit: Annotated[str | None, option("unit", "--unit", "-u", metavar="UNIT")] = None,
    at: Annotated[str | None, option("at", "--at", metavar="DATE")] = None,
    tolerance: Annotated[str, option("tolerance", "--tolerance", metavar="TIME")] = "1y",
    history: Annotated[bool, option("history", "--history")] = False,
    bases: Annotated[bool, option("bases", "--bases")] = False,
    level: OfLevel = None,
    include: Include = None,
    parts: Annotated[bool, option("parts", "--parts")] = False,
    sort: Annotated[Sort, option("sort", "--sort", metavar="ORDER", values=", ".join(get_args(Sort)))] = "value",
    reverse: Annotated[bool, option("reverse", "--reverse")] = False,
    top: Annotated[
        int | None, typer.Option(min=1, metavar="N", help=say("help.option.top"), show_default=False)
    ] = None,
    strict: Annotated[bool, option("strict", "--strict")] = False,
    cite: Cited = False,
) -> Result:
    """Compare a metric across regions: ranked, in one unit, with what stands in the way."""
    store = open_store(files)
    wanted = [find_metric(store.metrics, name) for name in dict.fromkeys(metrics)]
    if unit:
        _check_unit(unit)
    if at:
        check_period(at)
    named = [find_region(store.regions, name) for name in region or ()]
    choice = Choice(
        regions=expand(named),
        unit=unit,
        at=at,
        tolerance=_tolerance(tolerance),
        history=history,
        bases=bases,
        levels=tuple(level or ()),
        include=tuple(include or ()),
        parts=parts,
        sort=sort,
        reverse=reverse,
        top=top,
    )
    found = [compare_metric(store, metric, choice) for metric in wanted]
    result = _result(store, found, choice, cite=cite)
    if strict and result.extra()["verdict"] != "yes":
        codes = ", ".join(dict.fromkeys(note.code for note in result.notes if note.weight != "hint"))
        raise NotComparableError("not-comparable", codes=codes, hint=say("hint.strict"))
    return result


def _result(store: Store, found: list[Comparison], choice: Choice, *, cite: bool) -> Result:
    notes = [note for comparison in found for note in comparison.notes]
    shown = [row.fact for comparison in found for row in comparison.rows]
    return Result(
        command="compare",
        query={
            "metrics": [comparison.metric.id for comparison in found],
            "regions": list(choice.regions),
            "unit": choice.unit,
            "at": choice.at,
            "tolerance_days": choice.tolerance.days,
            "history": choice.history,
            "bases": choice.bases,
            "level": list(choice.levels),
            "include": list(choice.include),
            "parts": choice.parts,
            "sort": choice.sort,
            "reverse": choice.reverse,
            "top": choice.top,
        },
        fields=rows.COMPARED,
        more=rows.FACT_MORE,
        rows=lambda: [rows.compared_row(store, row, c.unit) for c in found for row in c.rows],
        page=lambda: _page(store, found, cited=cite),
        empty=not any(comparison.rows for comparison in found),
        notes=notes,
        extra=lambda: {"verdict": verdict(notes), **rows.cited_sources(store, shown, wanted=cite)},
    )


def _page(store: Store, found: list[Comparison], *, cited: bool) -> list[Block]:
    if len(found) > 1:
        return pages.comparisons.matrix(store, found, cited=cited)
    return pages.comparisons.ranked(store, found[0], cited=cited)


def _check_unit(text: str) -> None:
    from jjj_cli.units import find_unit  # the table is read only where a unit is named

    find_unit(text)


def _tolerance(text: str) -> timedelta:
    try:
        return periods.duration(text)
    except ValueError:
        raise UsageError("tolerance", text=text, hint=say("hint.tolerance")) from None
