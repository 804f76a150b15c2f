"""The caveat `counterpart`: flows from or to unlike partners."""

from jjj_cli.comparison.caveats.wording import grouped, listed, note_of
from jjj_cli.comparison.results import Choice, Note, Row
from jjj_cli.messages import join, say
from jjj_cli.messages.naming import named
from jjj_cli.record.records import Store


def caveat(store: Store, rows: list[Row], choice: Choice) -> Note | None:
    """Say which partners the figures are of, where they are not all of the same."""
    if not any(row.fact.counterpart for row in rows):
        return None
    sides = grouped(
        rows, lambda fact: join("join.and", [named(store.regions[code]) for code in sorted(fact.counterpart)])
    )
    if not sides:
        return None
    return note_of(
        "counterpart",
        rows,
        short=say("short.counterpart", count=len(sides)),
        groups=listed(store, sides, lambda key: key or say("counterpart.none")),
    )
