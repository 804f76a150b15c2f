"""The caveat `nature`: targets and plans beside results, preliminary figures beside final ones."""

from jjj_cli.comparison.caveats.wording import counts, grouped, listed, note_of
from jjj_cli.comparison.results import Choice, Note, Row
from jjj_cli.messages import say
from jjj_cli.record.codelists import ACTUAL_NATURES
from jjj_cli.record.records import Store


def caveat(store: Store, rows: list[Row], choice: Choice) -> Note | None:
    """Say which figures are targets or plans beside results, or preliminary beside final ones."""
    natures = grouped(rows, lambda fact: fact.nature)
    if not natures:
        return None
    groups = listed(store, natures, lambda key: say(f"nature.{key}"))
    told = counts(natures, lambda key: say(f"nature.{key}"))
    if set(natures) - set(ACTUAL_NATURES):
        return note_of("nature", rows, "no", short=say("short.nature", groups=told), groups=groups)
    return note_of("revision", rows, code="nature", short=say("short.revision", groups=told), groups=groups)
