"""What somebody sees who types `jjj` and nothing else."""

from collections.abc import Set as AbstractSet
from pathlib import Path

from jjj_cli.answers.result import Block, Column, Heading, Pairs, Table, Text
from jjj_cli.messages import say
from jjj_cli.record.records import Store

# A command for each job: look up, compare, convert, check. What is tried is its first example.
COMMANDS = ("region", "compare", "convert", "verify")
_COUNTED = ("facts", "metrics", "sources", "initiatives", "regions")


def start_page(version: str, shipped: Store | None, own: tuple[Path, Store] | None) -> list[Block]:
    """Make the screen: what jjj is, commands to try, and what the stores hold that could be read."""
    held = []
    if shipped:
        held.append((say("start.shipped"), say("start.counts", **_counts(shipped, None))))
    if own:
        path, store = own
        held.append((say("start.own"), say("start.own-counts", **_counts(store, store.own), path=path)))
    columns = [Column(say("start.try"), keep=True, lead=True), Column(say("start.gives"))]
    rows = [[say(f"example.{name}").splitlines()[0], say(f"help.{name}")] for name in COMMANDS]
    return [
        Heading(say("start.title", version=version)),
        Text(say("start.about")),
        Table(columns, rows),
        *([Pairs(held)] if held else []),
        Text(say("start.help"), "quiet"),
    ]


def _counts(store: Store, own: AbstractSet[str] | None) -> dict[str, int]:
    """Count the records of each table, or of these the user's own."""
    return {name: sum(own is None or key in own for key in getattr(store, name)) for name in _COUNTED}
