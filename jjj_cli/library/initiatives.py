"""Initiatives: who does what with whom, and how far it is."""

from jjj_cli.answers import pages
from jjj_cli.answers.result import Result
from jjj_cli.answers.rows import fields
from jjj_cli.answers.rows.records import initiative_row
from jjj_cli.comparison.results import Note
from jjj_cli.messages import say
from jjj_cli.record.records import Store
from jjj_cli.store.selection import InitiativeFilter, chosen_initiatives

FIELDS = fields.INITIATIVE
MORE = fields.INITIATIVE_MORE


def answer(store: Store, wanted: InitiativeFilter) -> Result:
    """Answer with the initiatives that fit every condition."""
    found, left_out = chosen_initiatives(store, wanted)
    return Result(
        command="initiatives",
        query=wanted._asdict(),
        fields=FIELDS,
        more=MORE,
        rows=lambda: [initiative_row(store, item) for item in found],
        page=lambda: pages.lists.initiative_list(store, found, left_out),
        empty=not found,
        notes=positions_left_out(left_out),
    )


def positions_left_out(count: int) -> list[Note]:
    """Say how many positions were left out, and how to see them."""
    return [Note(code="positions", message=say("note.positions", count=count), weight="hint")] if count else []
