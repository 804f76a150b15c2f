"""Figures as published."""

from jjj_cli.answers import pages
from jjj_cli.answers.result import Result
from jjj_cli.answers.rows import fields
from jjj_cli.answers.rows.citations import cited_sources
from jjj_cli.answers.rows.facts import fact_row
from jjj_cli.answers.rows.names import Names, named_row
from jjj_cli.comparison.caveats import narrowed
from jjj_cli.comparison.caveats.source import corrections
from jjj_cli.comparison.results import Note
from jjj_cli.gazetteer.metrics import find_metric
from jjj_cli.gazetteer.regions import find_region
from jjj_cli.gazetteer.series import ANY
from jjj_cli.record.records import Fact, Store
from jjj_cli.store.selection import FactFilter, select_facts, series_of, whatever_series

FIELDS, MORE = fields.FACT, fields.FACT_MORE


def answer(store: Store, wanted: FactFilter, *, cite: bool = False, names: Names = "zh") -> Result:
    """Answer with the facts that fit every condition."""
    found, notes = chosen(store, wanted)
    return Result(
        command="facts",
        query=wanted._asdict(),
        fields=FIELDS,
        more=MORE,
        rows=lambda: [named_row(store, fact_row(store, fact), fact, names) for fact in found],
        page=lambda: pages.lists.fact_list(store, found, cited=cite),
        empty=not found,
        notes=notes,
        extra=lambda: cited_sources(store, found, wanted=cite),
    )


def chosen(store: Store, wanted: FactFilter) -> tuple[list[Fact], list[Note]]:
    """Give the facts that fit every condition, and what is to be known of them, or what there is instead."""
    found = select_facts(store, wanted)
    return found, corrections(store, found) if found else _what_there_is(store, wanted) or _instead(store, wanted)


def _what_there_is(store: Store, wanted: FactFilter) -> list[Note]:
    """Say which series there are of what is asked for, where it is narrowed to none of them."""
    only = series_of(store, wanted)
    if only == ANY:
        return []
    metric = find_metric(store.metrics, wanted.metrics[0]) if len(wanted.metrics) == 1 else None
    return narrowed.hints(store, only, select_facts(store, whatever_series(wanted)), metric)


def _instead(store: Store, wanted: FactFilter) -> list[Note]:
    from jjj_cli.comparison.lookup import instead  # only where nothing is found

    metrics = {one.id: one for one in (find_metric(store.metrics, name) for name in wanted.metrics)}
    regions = dict.fromkeys(find_region(store.regions, name).id for name in wanted.regions)
    return instead(store, metrics.values(), regions)
