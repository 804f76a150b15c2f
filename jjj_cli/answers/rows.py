"""Rows as scripts get them: the keys are a contract, the same wherever a record stands."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from jjj_cli.answers.result import RowData
from jjj_cli.comparison.results import Row
from jjj_cli.record.records import Fact, Initiative, Metric, Region, Source, Store
from jjj_cli.safety.cells import joined
from jjj_cli.units.normalisation import normalise

Fields = tuple[str, ...]

FACT: Fields = (
    "fact",
    "region",
    "region_code",
    "metric",
    "value",
    "unit",
    "printed",
    "relation",
    "period",
    "nature",
    "accumulation",
    "basis",
    "counterpart",
    "source",
)
# Given on demand, with --fields.
FACT_MORE: Fields = (
    "metric_name",
    "printed_value",
    "printed_unit",
    "part_of",
    "supersedes",
    "superseded_by",
    "locator",
    "note",
)
COMPARED: Fields = ("rank", *FACT, "flags")
COMPARED_MORE: Fields = (*FACT_MORE, "operands")
# The way to the region's target, given on demand where targets are included.
PROGRESS: Fields = ("target", "target_value", "target_period", "missing", "missing_relation", "years_left")
# What is published of a region whose parts are added up, and the sum less that, given on demand.
SUMMED: Fields = ("published", "published_value", "difference")
INITIATIVE: Fields = (
    "initiative",
    "name",
    "name_en",
    "regions",
    "region_codes",
    "domain",
    "status",
    "status_printed",
    "summary",
    "period",
    "source",
    "locator",
    "facts",
)
REGION: Fields = ("code", "name", "name_en", "pinyin", "aliases", "level", "parent", "parent_name", "members")
REGION_MORE: Fields = ("within", "facts", "initiatives", "note")
METRIC: Fields = (
    "metric",
    "name",
    "name_en",
    "aliases",
    "definition",
    "unit",
    "domain",
    "additive",
    "facts",
    "regions",
)
METRIC_MORE: Fields = ("formula",)
SOURCE: Fields = (
    "source",
    "title",
    "publishers",
    "published",
    "reliability",
    "url",
    "accessed",
    "facts",
    "initiatives",
    "left_out",
    "note",
)
PROFILE: Fields = ("kind", *dict.fromkeys((*FACT, *INITIATIVE)))


def contract(row: RowData, fields: Fields) -> RowData:
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
        "printed_value": fact.value,
        "printed_unit": fact.unit,
        "part_of": fact.part_of,
        "supersedes": fact.supersedes,
        "superseded_by": store.corrections.get(fact.id),
        "locator": fact.locator,
        "note": fact.note,
    }


def compared_row(store: Store, row: Row, unit: str) -> RowData:
    """Give the row of a figure in a comparison: a fact's row with `rank` and `flags`.

    The result of a formula and a sum over parts have no `fact`, and the sources of all their `operands`.
    """
    given = _computed(store, row) if row.operands else fact_row(store, row.fact, unit)
    operands = [fact.id for fact in row.operands] or None
    more = {"flags": list(row.flags), "operands": operands, **_progress(row), **_published(store, row)}
    return {"rank": row.rank, **given, **more}


def _published(store: Store, row: Row) -> RowData:
    fact = row.published
    if fact is None:
        return dict.fromkeys(SUMMED)
    value = normalise(fact, store.metrics[fact.metric], row.fact.unit)
    sure = fact.relation == row.fact.relation == "eq"
    return dict(zip(SUMMED, (fact.id, value, row.value - value if sure else None), strict=True))


def _progress(row: Row) -> RowData:
    way = row.progress
    told = (way.target.id, way.target_value, way.target.period, way.missing, way.relation, way.years) if way else ()
    return dict(zip(PROGRESS, told, strict=True)) if told else dict.fromkeys(PROGRESS)


def _computed(store: Store, row: Row) -> RowData:
    fact = row.fact
    return {
        **dict.fromkeys((*FACT, *FACT_MORE)),
        **_said(store, fact),
        "value": row.value,
        "unit": fact.unit,
        "source": joined(row.sources),
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


def initiative_row(store: Store, initiative: Initiative) -> RowData:
    """Give an initiative's row."""
    return {
        "initiative": initiative.id,
        "name": initiative.name,
        "name_en": initiative.name_en,
        "regions": [store.regions[code].name for code in initiative.regions],
        "region_codes": list(initiative.regions),
        "domain": initiative.domain,
        "status": initiative.status,
        "status_printed": initiative.status_printed,
        "summary": initiative.summary,
        "period": initiative.period,
        "source": initiative.source,
        "locator": initiative.locator,
        "facts": list(initiative.facts),
    }


class Kind(NamedTuple):
    """How the records of a table are given to scripts: the row that each makes, and its fields."""

    make: Callable[[Store, Any], RowData]
    fields: Fields


def kinds() -> dict[str, Kind]:
    """Give how the records of each table are given."""
    return {
        "facts": Kind(fact_row, (*FACT, *FACT_MORE)),
        "initiatives": Kind(initiative_row, INITIATIVE),
        "metrics": Kind(metric_row, (*METRIC, *METRIC_MORE)),
        "sources": Kind(source_row, SOURCE),
        "regions": Kind(region_row, (*REGION, *REGION_MORE)),
    }


def profile_rows(fact_rows: list[RowData], initiative_rows: list[RowData]) -> list[RowData]:
    """Give facts and initiatives in rows of the same keys, told apart by `kind`."""
    empty = dict.fromkeys((*PROFILE, *FACT_MORE))
    return [
        *({**empty, **row, "kind": "fact"} for row in fact_rows),
        *({**empty, **row, "kind": "initiative"} for row in initiative_rows),
    ]


def region_row(store: Store, region: Region) -> RowData:
    """Give a region's row."""
    parent = store.regions.get(region.parent or "")
    return {
        "code": region.id,
        "name": region.name,
        "name_en": region.name_en,
        "pinyin": region.pinyin,
        "aliases": list(region.aliases),
        "level": region.level,
        "parent": region.parent,
        "parent_name": parent.name if parent else None,
        "members": list(region.members),
        "within": list(region.within),
        "facts": store.count_where("region", region.id),
        "initiatives": sum(region.id in initiative.regions for initiative in store.initiatives.values()),
        "note": region.note,
    }


def metric_row(store: Store, metric: Metric) -> RowData:
    """Give a metric's row, with how many facts and regions it has."""
    facts = store.facts_where("metric", metric.id)
    return {
        "metric": metric.id,
        "name": metric.name,
        "name_en": metric.name_en,
        "aliases": list(metric.aliases),
        "definition": metric.definition,
        "unit": metric.unit,
        "domain": metric.domain,
        "additive": metric.additive,
        "facts": len(facts),
        "regions": len({fact.region for fact in facts}),
        "formula": metric.formula,
    }


def source_row(store: Store, source: Source) -> RowData:
    """Give a source's row, with how many facts and initiatives were read in it."""
    return {
        "source": source.id,
        "title": source.title,
        "publishers": list(source.publishers),
        "published": source.published,
        "reliability": source.reliability,
        "url": source.url,
        "accessed": source.accessed,
        "facts": store.count_where("source", source.id),
        "initiatives": sum(initiative.source == source.id for initiative in store.initiatives.values()),
        "left_out": [f"{item.locator} {item.printed}: {item.reason}" for item in source.left_out],
        "note": source.note,
    }


def cited_sources(store: Store, *records: Iterable[Fact | Initiative], wanted: bool) -> RowData:
    """Give what `--cite` adds to JSON: each source once, with the keys of a row of `cite`."""
    if not wanted:
        return {}
    from jjj_cli.citation import writing  # only where it is asked for

    shown = dict.fromkeys(record.source for some in records for record in some if record.source)
    return {"citations": [one._asdict() for one in writing.write(writing.resolve(store, shown), "gbt7714")]}
