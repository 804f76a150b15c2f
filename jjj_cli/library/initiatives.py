"""Initiatives: who does what with whom, and how far it is."""

from jjj_cli.answers import pages
from jjj_cli.answers.result import Result
from jjj_cli.answers.rows import fields
from jjj_cli.answers.rows.records import initiative_row
from jjj_cli.record.records import Store
from jjj_cli.store.selection import InitiativeFilter, select_initiatives

FIELDS = fields.INITIATIVE
MORE = fields.INITIATIVE_MORE


def answer(store: Store, wanted: InitiativeFilter) -> Result:
    """Answer with the initiatives that fit every condition."""
    found = select_initiatives(store, wanted)
    return Result(
        command="initiatives",
        query=wanted._asdict(),
        fields=FIELDS,
        more=MORE,
        rows=lambda: [initiative_row(store, item) for item in found],
        page=lambda: pages.lists.initiative_list(store, found),
        empty=not found,
    )
