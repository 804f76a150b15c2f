"""Rows of all other records, of a region with what is in it, and how the records of each table are given."""

from collections import Counter
from collections.abc import Callable
from typing import Any, NamedTuple

from jjj_cli.answers.result import RowData
from jjj_cli.answers.rows.facts import fact_row
from jjj_cli.answers.rows.fields import (
    BASIS,
    FACT,
    FACT_MORE,
    INITIATIVE,
    INITIATIVE_MORE,
    METRIC,
    METRIC_MORE,
    PROFILE,
    PROFILE_MORE,
    REGION,
    REGION_MORE,
    SOURCE,
    Fields,
)
from jjj_cli.record.coverage import NOTHING, Coverages, is_core
from jjj_cli.record.records import Basis, Initiative, Metric, Region, Source, State, Store


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
        "states": [_state(state) for state in initiative.states],
        "position": initiative.position,
        "summary_en": initiative.summary_en,
    }


def _state(state: State) -> str:
    """Say a state in a line: when, how far, in whose words, where that stands."""
    where = " ".join(filter(None, (state.source, state.locator)))
    return f"{state.period} {state.status} {state.printed} ({where})"


def region_row(store: Store, region: Region, placed: Counter[str] | None = None) -> RowData:
    """Give a region's row; of many regions `placed` says once for all how many initiatives each has."""
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
        "initiatives": (initiatives_by_region(store) if placed is None else placed)[region.id],
        "note": region.note,
    }


def initiatives_by_region(store: Store) -> Counter[str]:
    """Count the initiatives of each region; positions, which are nothing that is done, are none."""
    return Counter(code for one in store.initiatives.values() if not one.position for code in set(one.regions))


def metric_row(store: Store, metric: Metric, covers: Coverages | None = None) -> RowData:
    """Give a metric's row, with how many facts and regions it has, and from which year to which."""
    there = (store.coverage() if covers is None else covers).get(metric.id, NOTHING)
    return {
        "metric": metric.id,
        "name": metric.name,
        "name_en": metric.name_en,
        "aliases": list(metric.aliases),
        "definition": metric.definition,
        "unit": metric.unit,
        "domain": metric.domain,
        "additive": metric.additive,
        "facts": store.count_where("metric", metric.id),
        "regions": len(there.regions),
        "formula": metric.formula,
        "core": is_core(store.regions, there),
        "first_year": int(there.years[0]) if there.years else None,
        "last_year": int(there.years[-1]) if there.years else None,
    }


def source_row(store: Store, source: Source, read_in: Counter[str] | None = None) -> RowData:
    """Give a source's row, with how many facts and initiatives were read in it.

    Of many sources `read_in` says once for all how many initiatives were read in each.
    """
    return {
        "source": source.id,
        "title": source.title,
        "publishers": list(source.publishers),
        "published": source.published,
        "authority": source.authority,
        "access": source.access,
        "url": source.url,
        "accessed": source.accessed,
        "facts": store.count_where("source", source.id),
        "initiatives": (initiatives_by_source(store) if read_in is None else read_in)[source.id],
        "left_out": [f"{item.locator} {item.printed}: {item.reason}" for item in source.left_out],
        "note": source.note,
    }


def initiatives_by_source(store: Store) -> Counter[str]:
    """Count the initiatives that were read in each source."""
    return Counter(source for one in store.initiatives.values() for source in one.sources)


def basis_row(store: Store, basis: Basis) -> RowData:
    """Give a basis's row, with how many facts state it."""
    facts = sum(fact.basis == basis.id for fact in store.facts.values())
    return {"basis": basis.id, "name_en": basis.name_en, "facts": facts}


def profile_rows(fact_rows: list[RowData], initiative_rows: list[RowData]) -> list[RowData]:
    """Give facts and initiatives in rows of the same keys, told apart by `kind`."""
    empty = dict.fromkeys((*PROFILE, *PROFILE_MORE))
    return [
        *({**empty, **row, "kind": "fact"} for row in fact_rows),
        *({**empty, **row, "kind": "initiative"} for row in initiative_rows),
    ]


class Kind(NamedTuple):
    """How the records of a table are given to scripts: the row that each makes, and its fields."""

    make: Callable[[Store, Any], RowData]
    fields: Fields


def kinds() -> dict[str, Kind]:
    """Give how the records of each table are given."""
    return {
        "facts": Kind(fact_row, (*FACT, *FACT_MORE)),
        "initiatives": Kind(initiative_row, (*INITIATIVE, *INITIATIVE_MORE)),
        "metrics": Kind(metric_row, (*METRIC, *METRIC_MORE)),
        "sources": Kind(source_row, SOURCE),
        "regions": Kind(region_row, (*REGION, *REGION_MORE)),
        "bases": Kind(basis_row, BASIS),
    }
