"""Figures as published."""

from jjj_cli.answers import pages, rows
from jjj_cli.answers.result import Result
from jjj_cli.comparison.caveats import rules
from jjj_cli.record.records import Store
from jjj_cli.store.selection import FactFilter, select_facts

FIELDS, MORE = rows.FACT, rows.FACT_MORE


def answer(store: Store, wanted: FactFilter, *, cite: bool = False) -> Result:
    """Answer with the facts that fit every condition."""
    found = select_facts(store, wanted)
    return Result(
        command="facts",
        query=wanted._asdict(),
        fields=FIELDS,
        more=MORE,
        rows=lambda: [rows.fact_row(store, fact) for fact in found],
        page=lambda: pages.lists.fact_list(store, found, cited=cite),
        empty=not found,
        notes=rules.corrections(store, found),
        extra=lambda: rows.cited_sources(store, found, wanted=cite),
    )
