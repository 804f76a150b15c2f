"""Writes what the shipped store holds into the docs: the core metrics in docs/data.md, all in docs/data-coverage.md.

`python curation/coverage.py` makes both tables anew from data/facts.json.
"""

import re
from collections.abc import Iterable
from pathlib import Path

from jjj_cli.audit.coverage import Cover, coverage
from jjj_cli.record.periods import year_spans
from jjj_cli.record.records import Store
from jjj_cli.store.location import Files
from jjj_cli.store.opening import open_store

ROOT = Path(__file__).parents[1]
PAGE, WHOLE = ROOT / "docs" / "data.md", ROOT / "docs" / "data-coverage.md"
# The metrics that people compare; the store has them first, in this number.
CORE = 57
_LEVELS = {"province": 3, "city": 11, "county": None}
_BLOCK = r"(<!-- coverage -->\n).*(<!-- /coverage -->)"
_HEAD = """# What the store holds, metric by metric

Made by `python curation/coverage.py`. For each metric: how many figures there are, and for each region of which years
the results are. `jjj audit --statistics --format tsv` gives the same to scripts, and [data.md](data.md) says how it is
chosen.

"""


def main() -> None:
    """Write both tables."""
    store = open_store(Files(ROOT / "data" / "facts.json", None))
    text = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(re.sub(_BLOCK, lambda m: m[1] + summary(store) + m[2], text, flags=re.DOTALL), encoding="utf-8")
    WHOLE.write_text(whole(store), encoding="utf-8")


def summary(store: Store) -> str:
    """Give the core metrics, a line each: how many regions of each level, which years, how many sources."""
    shown = list(store.metrics)[:CORE]
    covers = coverage(store)
    lines = [_line(["metric", "figures", "provinces", "cities", "counties", "years", "sources"])]
    lines.append(_line(["---", "---:", "---:", "---:", "---:", "---", "---:"]))
    return (
        "\n".join([*lines, *(_of_metric(store, key, [one for one in covers if one.metric == key]) for key in shown)])
        + "\n"
    )


def _of_metric(store: Store, metric: str, covers: list[Cover]) -> str:
    levels: list[str] = [store.regions[one.region].level for one in covers]
    counts = [_count(levels.count(level), most) for level, most in _LEVELS.items()]
    years = {year for one in covers for year in one.years}
    sources = {fact.source for fact in store.facts_where("metric", metric)}
    figures = sum(one.facts for one in covers)
    return _line([store.metrics[metric].name, str(figures), *counts, ", ".join(year_spans(years)), str(len(sources))])


def _count(number: int, most: int | None) -> str:
    """Say how many regions there are, and of how many where not all are there."""
    if not number:
        return "–"
    return f"{number} of {most}" if most and number < most else str(number)


def whole(store: Store) -> str:
    """Give every metric with its regions and years."""
    covers = coverage(store)
    sections = (_section(store, key, [one for one in covers if one.metric == key]) for key in store.metrics)
    return _HEAD + "\n".join(sections)


def _section(store: Store, metric: str, covers: list[Cover]) -> str:
    named = f"{store.metrics[metric].name}（`{metric}`）"
    lines = [_line([named, "figures", "years"]), _line(["---", "---:", "---"])]
    regions = (
        _line([store.regions[one.region].name, str(one.facts), ", ".join(year_spans(one.years)) or "–"])
        for one in covers
    )
    return "\n".join([*lines, *regions]) + "\n"


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
