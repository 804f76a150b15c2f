"""A region: who and where it is, its initiatives, its figures."""

from functools import cache

from jjj_cli.answers import pages
from jjj_cli.answers.result import Result, RowData
from jjj_cli.answers.rows import fields
from jjj_cli.answers.rows.citations import cited_sources
from jjj_cli.answers.rows.facts import fact_row, keep_fields
from jjj_cli.answers.rows.records import initiative_row, profile_rows, region_row
from jjj_cli.comparison.caveats.source import corrections
from jjj_cli.library.initiatives import positions_left_out
from jjj_cli.record.records import Store
from jjj_cli.store.selection import Profile

FIELDS, MORE = fields.PROFILE, fields.PROFILE_MORE


def answer(store: Store, found: Profile, parts: tuple[str, ...] = (), *, cite: bool = False) -> Result:
    """Answer with what is going on in a region; a terminal shows it at a glance, unless parts of the page are given."""

    @cache
    def facts() -> list[RowData]:
        return [fact_row(store, fact) for fact in found.facts]

    @cache
    def initiatives() -> list[RowData]:
        return [initiative_row(store, item) for item in found.initiatives]

    return Result(
        command="region",
        query={"region": found.region.id, "deep": found.deep},
        fields=FIELDS,
        more=MORE,
        rows=lambda: profile_rows(facts(), initiatives()),
        page=lambda: pages.profiles.region_page(store, found, parts or pages.profiles.PARTS, cited=cite),
        screen=None if parts or found.deep or cite else lambda: pages.glance.glance_page(store, found),
        empty=not found.facts and not found.initiatives,
        notes=[*corrections(store, found.facts), *positions_left_out(found.left_out)],
        extra=lambda: {
            "region": region_row(store, found.region),
            "initiatives": [keep_fields(row, fields.INITIATIVE) for row in initiatives()],
            "facts": [keep_fields(row, fields.FACT) for row in facts()],
            **cited_sources(store, found.facts, found.initiatives, wanted=cite),
        },
    )
