"""Print what the shipped store holds: how many facts a region has on a metric, and how new they are."""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

from jjj_cli.record import periods
from jjj_cli.record.codelists import ACTUAL_NATURES
from jjj_cli.record.records import Fact, Store
from jjj_cli.store.location import Files
from jjj_cli.store.opening import open_store

ROOT = Path(__file__).parents[1]
# What the first table has a column for; every other region is a line of the second.
LEVELS = ("region", "province", "city")
NONE = "–"

Cells = dict[tuple[str, str], list[Fact]]


def main() -> None:
    """Print both tables as Markdown."""
    sys.stdout.write(tables(open_store(Files(ROOT / "data" / "facts.json", None))))


def tables(store: Store) -> str:
    """Give the metrics by the regions that have a column, then the other regions line by line."""
    cells: Cells = defaultdict(list)
    for fact in store.facts.values():
        cells[fact.metric, fact.region].append(fact)
    used = {region for _, region in cells}
    wide = [code for code, region in store.regions.items() if region.level in LEVELS and code in used]
    small = [code for code in store.regions if code in used and code not in wide]
    return "\n".join([*_wide(store, cells, wide), "", *_small(store, cells, small), ""])


def _wide(store: Store, cells: Cells, regions: list[str]) -> list[str]:
    shown = [key for key in store.metrics if any((key, code) in cells for code in regions)]
    lines = [_line(["metric", *(store.regions[code].name for code in regions)])]
    lines.append(_line(["---"] * (len(regions) + 1)))
    for key in shown:
        found = [_cell(cells[key, code]) if (key, code) in cells else NONE for code in regions]
        lines.append(_line([store.metrics[key].name, *found]))
    return lines


def _small(store: Store, cells: Cells, regions: list[str]) -> list[str]:
    lines = [_line(["region", "facts"]), _line(["---", "---"])]
    for code in regions:
        held = [f"{store.metrics[key].name} {_cell(cells[key, code])}" for key in store.metrics if (key, code) in cells]
        lines.append(_line([store.regions[code].name, "; ".join(held)]))
    return lines


def _cell(facts: list[Fact]) -> str:
    """Give how many facts there are, and the end of the newest one's period; a hope is said to be one."""
    newest = max(facts, key=lambda fact: (fact.nature in ACTUAL_NATURES, periods.span(fact.period)[1]))
    hope = "" if newest.nature in ACTUAL_NATURES else f"{newest.nature} "
    return f"{len(facts)} ({hope}{periods.end_of(newest.period)})"


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
