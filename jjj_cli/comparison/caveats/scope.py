"""The caveat `scope`: a region beside one that it lies in."""

from jjj_cli.comparison.caveats.wording import note_of, some_of
from jjj_cli.comparison.results import Choice, Note, Row
from jjj_cli.gazetteer.regions import around, containers
from jjj_cli.messages import say
from jjj_cli.messages.naming import named
from jjj_cli.record.records import Store


def caveat(store: Store, rows: list[Row], choice: Choice) -> Note | None:
    """Say which regions lie in others of the same comparison."""
    present = {row.fact.region for row in rows}
    beside = around(store.regions) if len(present) > 1 else {}  # alone, a region lies in nothing that is shown
    inside = [
        (code, outer) for code in sorted(present) for outer in sorted(containers(store.regions, code, beside) & present)
    ]
    if not inside:
        return None
    names = some_of(
        inside,
        lambda pair: say("note.inside", part=named(store.regions[pair[0]]), whole=named(store.regions[pair[1]])),
    )
    nested = {code for pair in inside for code in pair}
    concerned = [row for row in rows if row.fact.region in nested]
    short = say("short.scope", count=len({code for code, _ in inside}), total=len(present))
    return note_of("scope", concerned, short=short, names=names)
