"""The decisions, as tables beside this: what is left out, mended, withdrawn, and how what enters is described."""

import csv
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

DECISIONS = Path(__file__).parent / "decisions"
Line = dict[str, str]


@cache
def table(name: str) -> tuple[Line, ...]:
    """Read a table of decisions, a line a decision."""
    with (DECISIONS / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def by_key(name: str, key: str = "id") -> dict[str, Line]:
    """Give a table's lines by one of their columns."""
    return {line[key]: line for line in table(name)}


def fits(pattern: str, text: str) -> bool:
    """Say whether a text is what a pattern of one or several names asks for: `gdp gdp-*`; an empty one asks nothing."""
    return not pattern or any(fnmatchcase(text, one) for one in pattern.split())


def within(line: Line, period: str) -> bool:
    """Say whether the year that a period ends in lies between the years of a line."""
    year = period.rpartition("/")[2][:4]
    return (line["from"] or year) <= year <= (line["to"] or year)
