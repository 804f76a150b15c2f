"""`jjj compare`."""

from typing import Annotated, get_args

import typer

from jjj_cli.answers.result import Result
from jjj_cli.answers.rows import fields
from jjj_cli.cli.comparison_options import require_comparable, told_apart
from jjj_cli.cli.options import Cited, InRegion, OfAuthority, OfLevel, OfSource, OnBasis, WithPartner, one_of, option
from jjj_cli.cli.plot_options import Drawn, Plot, PlotSize, Subtitle, Title, read_plot, with_plot
from jjj_cli.cli.registration import Given, Opened, command
from jjj_cli.comparison.results import Choice, Prefer, Sort
from jjj_cli.gazetteer.series import SeriesFilter
from jjj_cli.library import comparisons
from jjj_cli.library.choices import settled
from jjj_cli.messages import join, say
from jjj_cli.record.records import Store
from jjj_cli.store.location import Files
from jjj_cli.store.opening import open_store

Metrics = Annotated[
    list[str], typer.Argument(metavar="METRIC|REGION...", help=say("help.argument.metric"), show_default=False)
]
Include = Annotated[list[str] | None, one_of("include", ("target", "planned"), "--include", meaning="nature")]

Between = Annotated[tuple[str, str] | None, option("between", "--between", metavar="DATE...")]


def fields_for(given: Given, _store: Opened) -> tuple[str, ...]:
    """Give what `--fields` can pick."""
    if "between" not in given:
        return (*comparisons.FIELDS, *comparisons.MORE)
    return (*fields.CHANGE, *fields.FACT_MORE)


@command
def compare(
    files: Files,
    metrics: Metrics,
    region: InRegion = None,
    unit: Annotated[str | None, option("unit", "--unit", "-u", metavar="UNIT")] = None,
    at: Annotated[str | None, option("at-or-common", "--at", metavar="DATE")] = None,
    tolerance: Annotated[str, option("tolerance", "--tolerance", metavar="TIME")] = "1y",
    history: Annotated[bool, option("history", "--history")] = False,
    between: Between = None,
    across: Annotated[bool, option("across", "--across")] = False,
    bases: Annotated[bool, option("bases", "--bases")] = False,
    level: OfLevel = None,
    basis: OnBasis = None,
    partner: WithPartner = None,
    source: OfSource = None,
    authority: OfAuthority = None,
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
    all_: Annotated[bool, option("all-years", "--all")] = False,
    notes: Annotated[bool, option("notes", "--notes")] = False,
    cite: Cited = False,
    plot: Plot = None,
    plot_size: PlotSize = None,
    title: Title = None,
    subtitle: Subtitle = None,
) -> Result:
    """Compare a metric across regions: ranked, in one unit, with what stands in the way."""
    wanted = read_plot(plot, plot_size, title, subtitle)
    store = open_store(files)
    names, places = told_apart(store, metrics)
    asked = Choice(
        regions=(*(region or ()), *places),
        unit=unit,
        at=at,
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
        only=SeriesFilter(basis, tuple(partner) if partner else None, source, tuple(authority or ())),
    )
    choice = settled(store, asked, tolerance)
    answer = comparisons.answer(store, names, choice, cite=cite, chart=chart, told=notes, whole=all_)
    result = require_comparable(answer.result) if strict else answer.result
    return with_plot(result, wanted, lambda: _drawn(store, names, choice), files) if wanted else result


def _drawn(store: Store, names: list[str], choice: Choice) -> Drawn:
    """Make the picture of what is compared: of a long history, of the regions of one level."""
    from jjj_cli.plots import kinds  # only where a picture is asked for
    from jjj_cli.plots.picture import MOST_LINES

    answer = comparisons.answer(store, names, choice)
    shown = comparisons.of_one_level(store, names, choice, answer.found, MOST_LINES)
    if not shown:
        return Drawn(kinds.picture_of(store, answer.found, choice), answer.table)
    return Drawn(kinds.picture_of(store, shown.found, shown.choice), answer.table, (shown.told,))
