"""`jjj map`."""

from typing import Annotated, get_args

import typer

from jjj_cli.answers import pages
from jjj_cli.answers.result import Result, RowData
from jjj_cli.answers.rows import fields
from jjj_cli.answers.rows.citations import cited_sources
from jjj_cli.answers.rows.facts import compared_row
from jjj_cli.answers.tile_map import PLACES, Classes
from jjj_cli.cli.comparison_options import require_comparable
from jjj_cli.cli.options import Cited, option
from jjj_cli.cli.plot_options import Drawn, Plot, PlotSize, Subtitle, Title, read_plot, with_plot
from jjj_cli.cli.registration import command
from jjj_cli.comparison import common_year
from jjj_cli.comparison.formulas import computation
from jjj_cli.comparison.ranking import verdict
from jjj_cli.comparison.results import Choice, Comparison, Prefer
from jjj_cli.library.choices import check_at, check_unit, read_tolerance
from jjj_cli.messages import join, say
from jjj_cli.record.records import Store
from jjj_cli.store.location import Files
from jjj_cli.store.opening import open_store

Mapped = Annotated[str, typer.Argument(metavar="METRIC", help=say("help.argument.mapped"), show_default=False)]
PLACED = ("tile_row", "tile_column")
FIELDS, MORE = (*fields.COMPARED, *PLACED), fields.COMPARED_MORE


@command
def map_(
    files: Files,
    metric: Mapped,
    unit: Annotated[str | None, option("unit", "--unit", "-u", metavar="UNIT")] = None,
    at: Annotated[str | None, option("at-or-common", "--at", metavar="DATE")] = None,
    tolerance: Annotated[str, option("tolerance", "--tolerance", metavar="TIME")] = "1y",
    prefer: Annotated[
        Prefer, option("prefer", "--prefer", metavar="PREFER", values=join("join.list", get_args(Prefer)))
    ] = "latest",
    classes: Annotated[
        Classes, option("classes", "--classes", metavar="CLASSES", values=join("join.list", get_args(Classes)))
    ] = "quantile",
    strict: Annotated[bool, option("strict", "--strict")] = False,
    notes: Annotated[bool, option("notes", "--notes")] = False,
    cite: Cited = False,
    plot: Plot = None,
    plot_size: PlotSize = None,
    title: Title = None,
    subtitle: Subtitle = None,
) -> Result:
    """Draw a metric of the cities as tiles that stand roughly where they lie."""
    wanted = read_plot(plot, plot_size, title, subtitle)
    store = open_store(files)
    check_unit(unit)
    regions = tuple(code for code in PLACES if code in store.regions)
    choice = Choice(regions=regions, unit=unit, at=at, tolerance=read_tolerance(tolerance), prefer=prefer)
    check_at(choice)

    def compared() -> Comparison:
        return common_year.compared(store, computation.asked(store, metric), choice)

    found = compared()
    result = _result(store, found, choice, classes, cite=cite)
    result = result._replace(screen=None) if notes else result
    result = require_comparable(result) if strict else result
    return with_plot(result, wanted, lambda: _drawn(store, compared(), classes), files) if wanted else result


def _drawn(store: Store, found: Comparison, classes: Classes) -> Drawn:
    from jjj_cli.plots.tiles import tile_map  # only where a picture is asked for

    return Drawn(tile_map(store, found, classes), lambda: pages.maps.map_page(store, found, classes))


def _result(store: Store, found: Comparison, choice: Choice, classes: Classes, *, cite: bool) -> Result:
    shown = [fact for row in found.rows for fact in row.stored]
    query: dict[str, object] = {
        "metric": found.metric.id,
        "unit": choice.unit,
        "at": choice.at,
        "tolerance_days": choice.tolerance.days,
        "prefer": choice.prefer,
        "classes": classes,
    }
    return Result(
        command="map",
        query=query,
        fields=FIELDS,
        more=MORE,
        rows=lambda: [_placed(compared_row(store, row, found.unit), row.fact.region) for row in found.rows],
        page=lambda: pages.maps.map_page(store, found, classes, cited=cite),
        screen=lambda: pages.maps.map_page(store, found, classes, cited=cite, brief=True),
        empty=not shown,
        notes=found.notes,
        extra=lambda: {"verdict": verdict(found.notes), **cited_sources(store, shown, wanted=cite)},
    )


def _placed(row: RowData, code: str) -> RowData:
    place = PLACES[code]
    return {**row, "tile_row": place.row, "tile_column": place.column}
