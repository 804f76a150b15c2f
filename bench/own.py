"""Pit `jjj compare` beside a large store of one's own against `jjj compare` with none.

    python bench/own.py [FACTS [ROUNDS]]

The store is made up of the shipped metrics, counties and sources: a figure for each metric, county and
month, from the newest back. Each round runs both once, so that whatever else the machine does falls on both alike;
the best of each is compared. Exits with 1 when the budget is not kept. Run it with the Python of an
environment that jjj is installed in.
"""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from time import perf_counter
from typing import Any

from jjj_cli.model import Store
from jjj_cli.store import Files, dump, open_store, shipped_path

FACTS = 10_000
ROUNDS = 20
# How many times as long `compare` may take with FACTS of one's own.
BUDGET = 1.5
ASKED = ("compare", "forest-coverage", "--format")
FORMATS = ("json", "table")


def own_facts(store: Store) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give facts without end: each shipped metric in each city and county, month by month."""
    source = next(iter(store.sources))
    places = [region.id for region in store.regions.values() if region.level in ("city", "county")]
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


def measure(candidates: dict[str, list[str]], rounds: int) -> dict[str, float]:
    """Give the least time in milliseconds that each candidate takes."""
    times: dict[str, list[float]] = {name: [] for name in candidates}
    for _ in range(rounds):
        for name, command in candidates.items():
            begun = perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            times[name].append((perf_counter() - begun) * 1000)
    return {name: min(taken) for name, taken in times.items()}


def main() -> int:
    """Measure, print the ratios, and say whether the budget is kept."""
    count, rounds = (int(text) for text in [*sys.argv[1:], *map(str, (FACTS, ROUNDS)[len(sys.argv) - 1 :])])
    jjj = str(Path(sys.executable).with_name("jjj"))
    kept = True
    with tempfile.TemporaryDirectory() as folder:
        own = Path(folder, "own.json")
        facts = dict(islice(own_facts(open_store(Files(shipped_path(), None))), count))
        own.write_bytes(dump({"facts": facts}))
        for form in FORMATS:
            alone = [jjj, *ASKED, form, "--only-shipped"]
            taken = measure({"none": alone, "own": [*alone[:-1], "--store", str(own)]}, rounds)
            ratio = taken["own"] / taken["none"]
            kept = kept and ratio <= BUDGET
            print(f"{taken['none']:6.1f} ms with no facts of one's own  jjj {' '.join(ASKED)} {form}")
            print(f"{taken['own']:6.1f} ms  {ratio:.2f} × with {len(facts)} of them (at most {BUDGET})")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
