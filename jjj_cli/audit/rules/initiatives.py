"""Rules of initiatives: they have a source, a place in it and a region."""

from collections.abc import Iterator

from jjj_cli.messages import say
from jjj_cli.record.records import Store
from jjj_cli.store.problems import Problem


def incomplete(store: Store) -> Iterator[Problem]:
    """Find initiatives without a source, a place in it or a region."""
    for item in store.initiatives.values():
        if not all((state.source or "").strip() for state in item.states):
            yield Problem("initiatives", item.id, "source", say("problem.no-source"))
        if not all((state.locator or "").strip() for state in item.states):
            yield Problem("initiatives", item.id, "locator", say("problem.no-locator"))
        if not item.regions:
            yield Problem("initiatives", item.id, "regions", say("problem.no-region"))
