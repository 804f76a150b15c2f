"""Pit `jjj compare` beside a large store of one's own against `jjj compare` with none.

    python bench/own.py [FACTS [ROUNDS]]

The store lies where everybody's own store does. It is made up of the shipped metrics and places: a figure for each
metric, province or city, and month, from the newest back, so that the answer stays about as long as without it. Each
round runs both once, so that whatever else the machine does falls on both alike; the best of each is compared. Exits
with 1 when the budget is not kept. Run it with the Python of an environment that jjj is installed in.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from time import perf_counter
from typing import Any

from jjj_cli.record.records import Store
from jjj_cli.store.location import Files, default_own, shipped_path
from jjj_cli.store.opening import open_store
from jjj_cli.store.tables import dump

FACTS = 10_000
ROUNDS = 20
# How many times as long `compare` may take with FACTS of one's own.
BUDGET = 1.5
ASKED = ("compare", "forest-coverage", "--format")
FORMATS = ("json", "table")


def own_facts(store: Store) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give facts without end: each shipped metric in each province and city, month by month."""
    source = next(iter(store.sources))
    places = [region.id for region in store.regions.values() if region.level in ("province", "city")]
    months = (f"{year}-{month:02}" for year in range(2021, 0, -1) for month in range(12, 0, -1))
    for month in months:
        for region in places:
            for metric in store.metrics.values():
                value = 10 + len(month) + int(region) % 89
                yield (
                    f"own.{region}.{metric.id}.{month}",
                    {
                        "metric": metric.id,
                        "region": region,
                        "value": value,
                        "unit": metric.unit,
                        "relation": "eq",
                        "printed": f"{value}{metric.unit}",
                        "period": month,
                        "accumulation": "point",
                        "nature": "actual",
                        "source": source,
                        "locator": "表1",
                    },
                )


def measure(command: list[str], homes: tuple[Path, ...], rounds: int) -> list[float]:
    """Give the least time in milliseconds that a command takes in each home."""
    least = [float("inf")] * len(homes)
    for _ in range(rounds):
        for place, home in enumerate(homes):
            begun = perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=in_home(home))
            least[place] = min(least[place], (perf_counter() - begun) * 1000)
    return least


def in_home(home: Path) -> dict[str, str]:
    """Give the environment with the user's data in another folder, and no store named."""
    kept = {name: value for name, value in os.environ.items() if name != "JJJ_STORE"}
    return {**kept, "HOME": str(home), "XDG_DATA_HOME": str(home)}


def main() -> int:
    """Measure, print the ratios, and say whether the budget is kept."""
    count, rounds = (int(text) for text in [*sys.argv[1:], *map(str, (FACTS, ROUNDS)[len(sys.argv) - 1 :])])
    jjj = str(Path(sys.executable).with_name("jjj"))
    budget = BUDGET if count <= FACTS else float("inf")
    kept = True
    with tempfile.TemporaryDirectory() as folder:
        homes = (Path(folder, "without"), Path(folder, "with"))
        os.environ.update(in_home(homes[1]))
        facts = dict(islice(own_facts(open_store(Files(shipped_path(), None))), count))
        default_own().parent.mkdir(parents=True)
        default_own().write_bytes(dump({"facts": facts}))
        for form in FORMATS:
            without, beside = measure([jjj, *ASKED, form], homes, rounds)
            kept = kept and beside / without <= budget
            print(f"{without:6.1f} ms with no facts of one's own  jjj {' '.join(ASKED)} {form}")
            print(f"{beside:6.1f} ms  {beside / without:.2f} × with {len(facts)} of them (at most {budget})")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
