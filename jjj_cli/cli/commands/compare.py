"""`jjj compare`."""

from pathlib import Path
from typing import Annotated, get_args

import typer

from jjj_cli.answers import rows
from jjj_cli.answers.result import Result, Text
from jjj_cli.cli.app import Given, Opened, command
from jjj_cli.cli.comparison_options import regions_told, strictly
from jjj_cli.cli.options import Cited, InRegion, OfLevel, one_of, option
from jjj_cli.comparison.results import Choice, Note, Prefer, Sort
from jjj_cli.errors import UsageError
from jjj_cli.library import comparisons
from jjj_cli.library.choices import settled
from jjj_cli.library.comparisons import Answer
from jjj_cli.messages import join, say
from jjj_cli.plots import formats as plot_files
from jjj_cli.record.records import Store
from jjj_cli.store.location import Files
from jjj_cli.store.opening import open_store

Metrics = Annotated[
    list[str], typer.Argument(metavar="METRIC...", help=say("help.argument.metric"), show_default=False)
]
Include = Annotated[list[str] | None, one_of("include", ("target", "planned"), "--include", meaning="nature")]

Between = Annotated[tuple[str, str] | None, option("between", "--between", metavar="DATE...")]
Plot = Annotated[str | None, option("plot", "--plot", metavar="FILE", values=join("join.list", plot_files.SUFFIXES))]
PlotSize = Annotated[
    str | None, option("plot-size", "--plot-size", metavar="SIZE", values=join("join.list", plot_files.SIZES))
]


def fields_for(given: Given, _store: Opened) -> tuple[str, ...]:
    """Give what `--fields` can pick."""
    if "between" not in given:
        return (*comparisons.FIELDS, *comparisons.MORE)
    from jjj_cli.answers import change_rows  # only where two dates are given

    return (*change_rows.FIELDS, *rows.FACT_MORE)


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
    drawn = _plot(plot, plot_size)
    store = open_store(files)
    names = list(dict.fromkeys(metrics))
    asked = Choice(
        regions=tuple(region or ()),
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
    )
    choice = settled(store, asked, tolerance)
    with regions_told(store, names):
        answer = comparisons.answer(store, names, choice, cite=cite, chart=chart)
    result = strictly(answer.result) if strict else answer.result
    return _plotted(answer, store, choice, drawn, files) if drawn else result


def _plot(path: str | None, size: str | None) -> tuple[Path, plot_files.Size] | None:
    """Read where a picture is to go and how large it is to be; raises UsageError before anything is looked up."""
    if path is None:
        if size is not None:
            raise UsageError("needs", one="--plot-size", other="--plot")
        return None
    plot_files.suffix_of(path)
    return Path(path), plot_files.size_of(size)


def _plotted(answer: Answer, store: Store, choice: Choice, drawn: tuple[Path, plot_files.Size], files: Files) -> Result:
    """Have the picture written before the answer is printed, and say where it is."""
    from jjj_cli.plots import kinds, saving  # only where a picture is asked for

    result, found, table = answer
    path, size = drawn
    picture = kinds.picture_of(store, found, choice)
    said = say("note.plotted", path=path) if picture else say("note.not-plotted")
    note = Note(code="plotted", message=said, weight="hint")
    keep = [file for file in files[:2] if file]
    return result._replace(
        notes=[*result.notes, note],
        page=lambda: [*result.page(), Text(say("note.hint", message=said), "quiet")],
        first=(lambda: saving.save(picture, path, size, table, keep)) if picture else None,
    )
