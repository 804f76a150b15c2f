"""Rules of sources: somebody is named who says it, and an address is one that can be gone to."""

import re
from collections.abc import Iterator

from jjj_cli.messages import say
from jjj_cli.record.records import Store
from jjj_cli.store.problems import Problem

_ADDRESS = re.compile(r"https?://[^\s/]+\S*")


def is_address(url: str) -> bool:
    """Say whether an address is one of the web's."""
    return _ADDRESS.fullmatch(url) is not None


def named(store: Store) -> Iterator[Problem]:
    """Find sources that nobody is named for: their authority is nobody's."""
    for source in store.sources.values():
        if not any(name.strip() for name in source.publishers):
            yield Problem("sources", source.id, "authority", say("problem.nobody"))


def addresses(store: Store) -> Iterator[Problem]:
    """Find addresses that are none of the web's, and copies that have one: it would be the copy's."""
    for source in store.sources.values():
        if source.url is None:
            continue
        if not is_address(source.url):
            yield Problem("sources", source.id, "url", say("problem.address"))
        elif source.access == "copy":
            yield Problem("sources", source.id, "url", say("problem.copy-address"))
