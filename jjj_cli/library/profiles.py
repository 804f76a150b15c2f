"""A region: who and where it is, its initiatives, its figures."""

from functools import cache

from jjj_cli.answers import pages, rows
from jjj_cli.answers.result import Result, RowData
from jjj_cli.comparison.caveats import rules
from jjj_cli.record.records import Store
from jjj_cli.store.selection import Profile

FIELDS, MORE = rows.PROFILE, rows.FACT_MORE


def answer(store: Store, found: Profile, *, cite: bool = False) -> Result:
    """Answer with what is going on in a region."""

    @cache
    def facts() -> list[RowData]:
        return [rows.fact_row(store, fact) for fact in found.facts]

    @cache
    def initiatives() -> list[RowData]:
        return [rows.initiative_row(store, item) for item in found.initiatives]

    return Result(
        command="region",
        query={"region": found.region.id, "deep": found.deep},
        fields=FIELDS,
        more=MORE,
        rows=lambda: rows.profile_rows(facts(), initiatives()),
        page=lambda: pages.profiles.region_page(store, found, cited=cite),
        empty=not found.facts and not found.initiatives,
        notes=rules.corrections(store, found.facts),
        extra=lambda: {
            "region": rows.region_row(store, found.region),
            "initiatives": initiatives(),
            "facts": [rows.contract(row, rows.FACT) for row in facts()],
            **rows.cited_sources(store, found.facts, found.initiatives, wanted=cite),
        },
    )
