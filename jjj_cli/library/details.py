"""What stands in the rows of frames beside the contract's keys: dates, and names in both languages."""

from collections.abc import Mapping

from jjj_cli.answers.result import RowData
from jjj_cli.messages import Said
from jjj_cli.record import periods
from jjj_cli.record.records import Metric, Store


def detailed(store: Store, row: RowData, metrics: Mapping[str, Metric]) -> RowData:
    """Give a row with the dates of its period and the English names of what it refers to.

    `metrics` are those that were made for a formula, by the text of it.
    """
    made = dict(row)
    if "region_code" in row:
        made["region_en"] = _name_en(store, row["region_code"])
    if "region_codes" in row:
        codes = row["region_codes"]
        made["regions_en"] = [_name_en(store, code) for code in codes] if isinstance(codes, list) else None
    if "metric" in row:
        metric = metrics.get(str(row["metric"])) or store.metrics.get(str(row["metric"]))
        made["metric_name"], made["metric_en"] = (metric.name, metric.name_en) if metric else (None, None)
    made |= _dates(row, "from_period", "from_start", "from_end")
    made |= _dates(row, "period", *(("period_start", "period_end") if "start" in row else ("start", "end")))
    if "accumulation" in row:
        collected = row["accumulation"]
        made["year"] = periods.year_of(str(row["period"]), str(collected)) if collected else None
    return spoken(made)


def spoken(row: RowData) -> RowData:
    """Give a row whose words stay in the language that they were said in."""
    return {name: str(value) if isinstance(value, Said) else value for name, value in row.items()}


def _name_en(store: Store, code: object) -> str | None:
    region = store.regions.get(str(code))
    return region.name_en if region else None


def _dates(row: RowData, field: str, first: str, last: str) -> RowData:
    period = row.get(field)
    if field not in row:
        return {}
    return dict(zip((first, last), periods.span(period) if isinstance(period, str) else (None, None), strict=True))
