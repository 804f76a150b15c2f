"""Rows of a panel: one of each figure with its year and its names, or one of each region with the years across."""

from collections.abc import Sequence
from typing import NamedTuple

from jjj_cli.answers.result import RowData
from jjj_cli.answers.rows.facts import fact_row
from jjj_cli.answers.rows.fields import ACROSS, TIDY
from jjj_cli.answers.rows.names import Names, named_row
from jjj_cli.comparison.panel import Entry
from jjj_cli.errors import UsageError
from jjj_cli.messages import say
from jjj_cli.record import periods
from jjj_cli.record.codelists import Relation
from jjj_cli.record.records import Metric, Region, Store

# How a cell that has room for a number alone says that its figure is hedged.
SIGNS: dict[Relation, str] = {"gt": ">", "ge": ">=", "lt": "<", "le": "<=", "near": "<", "approx": "~"}


class Wide(NamedTuple):
    """A table with years or metrics across: its columns, its rows, how many cells have a hedge, and which it is."""

    fields: tuple[str, ...]
    rows: list[RowData]
    hedged: int
    by_metric: bool = False


def tidy_row(store: Store, entry: Entry, names: Names) -> RowData:
    """Give the row of a figure in a panel, with `TIDY`."""
    fact = entry.fact
    first, last = periods.span(fact.period)
    more = {
        "region_en": store.regions[fact.region].name_en,
        "metric_en": store.metrics[fact.metric].name_en,
        "year": entry.year,
        "start": first.isoformat() if first else None,
        "end": last.isoformat(),
        "others": entry.others,
    }
    row = {**named_row(store, fact_row(store, fact), fact, names), **more}
    return {name: row[name] for name in TIDY}


def wide(store: Store, entries: Sequence[Entry], names: Names) -> Wide:
    """Lay figures out with years across where they are of one metric or one region, else metrics across in one year.

    Raises UsageError where they are of several of all three, or of several natures.
    """
    metrics = dict.fromkeys(entry.fact.metric for entry in entries)
    regions = dict.fromkeys(entry.fact.region for entry in entries)
    years = sorted({entry.year for entry in entries})
    keys = [(entry.fact.region, entry.fact.metric, entry.year) for entry in entries]
    if len(set(keys)) < len(keys):
        raise UsageError("wide-natures", hint=say("hint.wide-natures"))
    cells = dict(zip(keys, entries, strict=True))
    hedged = sum(entry.fact.relation != "eq" for entry in entries)
    if len(metrics) > 1 and len(regions) > 1 and len(years) > 1:
        raise UsageError("wide", metrics=len(metrics), regions=len(regions), years=len(years), hint=say("hint.wide"))
    if len(metrics) > 1 and len(regions) > 1:
        heads = {key: _headed(store.metrics[key], names) for key in metrics}
        rows = [
            {**_of_region(store.regions[code], names), "year": years[0]}
            | {head: _cell(store, cells.get((code, key, years[0]))) for key, head in heads.items()}
            for code in regions
        ]
        return Wide(("region", "region_code", "year", *heads.values()), rows, hedged, by_metric=True)
    lines = [(code, key) for key in metrics for code in regions]
    rows = [
        {**_of_region(store.regions[code], names), **_of_metric(store.metrics[key], names)}
        | {str(year): _cell(store, cells.get((code, key, year))) for year in years}
        for code, key in lines
    ]
    return Wide((*ACROSS, *map(str, years)), rows, hedged)


def _of_region(region: Region, names: Names) -> RowData:
    return {"region": region.name_en if names == "en" else region.name, "region_code": region.id}


def _of_metric(metric: Metric, names: Names) -> RowData:
    name = metric.name_en if names == "en" else metric.name
    return {"metric": metric.id, "metric_name": name, "unit": metric.unit}


def _headed(metric: Metric, names: Names) -> str:
    return f"{metric.name_en if names == 'en' else metric.name} ({metric.unit})"


def _cell(store: Store, entry: Entry | None) -> object:
    """Give a number, or a text with the sign of its hedge; nothing where there is no figure."""
    if entry is None:
        return None
    value = fact_row(store, entry.fact)["value"]
    sign = SIGNS.get(entry.fact.relation)
    return value if sign is None else f"{sign}{value:f}"
