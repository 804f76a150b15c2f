"""Rows of facts, and of figures that are compared or worked out from facts."""

from jjj_cli.answers.result import RowData
from jjj_cli.answers.rows.fields import FACT, FACT_MORE, PROGRESS, SUMMED, Fields
from jjj_cli.comparison.results import Row
from jjj_cli.messages.naming import basis_in_english
from jjj_cli.record.records import Fact, Store
from jjj_cli.safety.cells import joined
from jjj_cli.units.normalisation import normalise

# What is said of a figure without a target, and of one that was not added up.
_NO_PROGRESS: RowData = dict.fromkeys(PROGRESS)
_NOT_SUMMED: RowData = dict.fromkeys(SUMMED)


def keep_fields(row: RowData, fields: Fields) -> RowData:
    """Keep of a row the fields that are promised, in their order."""
    return {field: row[field] for field in fields}


def fact_row(store: Store, fact: Fact, unit: str | None = None) -> RowData:
    """Give a fact's row: `value` and `unit` normalised, `printed` as the source has it."""
    metric = store.metrics[fact.metric]
    return {
        "fact": fact.id,
        **_said(store, fact),
        "value": normalise(fact, metric, unit),
        "unit": unit or metric.unit,
        "source": fact.source,
        "metric_name": metric.name,
        "vintage": fact.vintage,
        "printed_value": fact.value,
        "printed_unit": fact.unit,
        "part_of": fact.part_of,
        "supersedes": fact.supersedes,
        "superseded_by": store.corrections.get(fact.id),
        "locator": fact.locator,
        "note": fact.note,
        "basis_en": basis_in_english(store, fact.basis),
    }


def compared_row(store: Store, row: Row, unit: str) -> RowData:
    """Give the row of a figure in a comparison: a fact's row with `rank` and `flags`.

    The result of a formula and a sum over parts have no `fact`, and the sources of all their `operands`.
    """
    given = _computed(store, row) if row.operands else fact_row(store, row.fact, unit)
    operands = [fact.id for fact in row.operands] or None
    flags = list(row.flags)
    return {
        "rank": row.rank,
        **given,
        "flags": flags,
        "operands": operands,
        **_progress(row),
        **_published(store, row),
    }


def _published(store: Store, row: Row) -> RowData:
    fact = row.published
    if fact is None:
        return _NOT_SUMMED
    value = normalise(fact, store.metrics[fact.metric], row.fact.unit)
    sure = fact.relation == row.fact.relation == "eq"
    return dict(zip(SUMMED, (fact.id, value, row.value - value if sure else None), strict=True))


def _progress(row: Row) -> RowData:
    way = row.progress
    if way is None:
        return _NO_PROGRESS
    told = (way.target.id, way.target_value, way.target.period, way.missing, way.relation, way.years)
    return dict(zip(PROGRESS, told, strict=True))


def _computed(store: Store, row: Row) -> RowData:
    fact = row.fact
    return {
        **dict.fromkeys((*FACT, *FACT_MORE)),
        **_said(store, fact),
        "value": row.value,
        "unit": fact.unit,
        "source": joined(row.sources),
        "basis_en": basis_in_english(store, fact.basis),
    }


def _said(store: Store, fact: Fact) -> RowData:
    """Give what a figure says of itself, whatever unit it is shown in."""
    return {
        "region": store.regions[fact.region].name,
        "region_code": fact.region,
        "metric": fact.metric,
        "printed": fact.printed,
        "relation": fact.relation,
        "period": fact.period,
        "nature": fact.nature,
        "accumulation": fact.accumulation,
        "basis": fact.basis,
        "counterpart": [store.regions[code].name for code in fact.counterpart] or None,
    }
