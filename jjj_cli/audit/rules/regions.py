"""Rules of regions: none lies in itself."""

from collections.abc import Iterator

from jjj_cli.gazetteer.regions import ancestors
from jjj_cli.messages import say
from jjj_cli.record.records import Store
from jjj_cli.store.problems import Problem


def circles(store: Store) -> Iterator[Problem]:
    """Find regions that lie in themselves."""
    for region in store.regions.values():
        chain = list(ancestors(store.regions, region.id))
        if store.regions[chain[-1] if chain else region.id].parent == region.id:
            yield Problem("regions", region.id, "parent", say("problem.circle"))
