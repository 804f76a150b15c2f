"""The caveat `basis`: figures that do not count the same, among those shown and those not taken."""

from collections.abc import Iterable

from jjj_cli.comparison.caveats.wording import MANY, counted, grouped, hint, listed, note_of, some, some_of
from jjj_cli.comparison.definitions import end_together
from jjj_cli.comparison.results import Choice, Note, Row
from jjj_cli.messages import say
from jjj_cli.messages.naming import basis_said, named
from jjj_cli.record.records import Fact, Store


def caveat(store: Store, rows: list[Row], choice: Choice) -> Note | None:
    """Say which figures count what, where they do not all say the same."""
    bases = grouped(rows, lambda fact: fact.basis or "")
    if not bases:
        return None
    most = max(map(len, bases.values()))
    if most * 2 > len(rows):
        short = say("short.basis", count=len(rows) - most, total=len(rows))
    else:
        short = say("short.bases-each", count=len(bases), total=len(rows))
    return note_of(
        "basis", rows, short=short, groups=listed(store, bases, lambda key: basis_said(store, key) or say("basis.none"))
    )


def not_taken(store: Store, rejected: dict[str, list[Fact]]) -> list[Note]:
    """Say which figures were not taken since they count otherwise than the ones that were.

    It is a caveat where the figure that was taken does not say what it counts and the others do: nobody
    knows then which of them it would be.
    """
    left = [(store.facts[taken], others) for taken, others in rejected.items() if others]
    unclear = [(taken, others) for taken, others in left if _unclear(taken, others)]
    notes = [_unclear_note(store, unclear)] if len(unclear) > MANY else [_unclear_note(store, [one]) for one in unclear]
    told = {taken.id for taken, _ in unclear}
    plain = [pair for pair in left if pair[0].id not in told]
    if plain:
        names = some_of(plain, lambda pair: say("note.taken", **_beside(store, *pair)), "join.groups")
        short = say("short.bases-left-out", count=sum(len(others) for _, others in plain))
        notes.append(hint("basis", say("note.bases-left-out", names=names), _ids(plain), short))
    return notes


def _unclear_note(store: Store, pairs: list[tuple[Fact, list[Fact]]]) -> Note:
    """Say that figures were taken that do not say what they count, of one region whole, of many the first few."""
    if len(pairs) == 1:
        message = say("note.bases", **_beside(store, *pairs[0]))
    else:
        names = some_of(pairs, lambda pair: say("note.taken", **_beside(store, *pair)), "join.groups")
        message = say("note.bases-many", count=len(pairs), names=names)
    return Note(code="basis", message=message, facts=_ids(pairs), short=say("short.bases"))


def _unclear(taken: Fact, others: list[Fact]) -> bool:
    return not taken.basis and any(other.basis and end_together(taken, other) for other in others)


def _beside(store: Store, taken: Fact, others: list[Fact]) -> dict[str, str]:
    shown = some(counted(store, fact) for fact in others)
    return {"region": named(store.regions[taken.region]), "taken": counted(store, taken), "others": shown}


def _ids(pairs: Iterable[tuple[Fact, list[Fact]]]) -> tuple[str, ...]:
    return tuple(fact.id for taken, others in pairs for fact in (taken, *others))
