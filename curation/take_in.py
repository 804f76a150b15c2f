"""Takes candidate records into the store, as the tables in curation/intake/decisions decide.

`python curation/take_in.py DATE FOLDER...` reads the collections one after another, writes data/facts.json in its
canonical spelling, and puts what changed at the head of docs/data-changelog.md, in the place of what an earlier run of
that date said. What is decided is decided once: a second run changes nothing. Where a version is made in several
runs, `--since STORE` names the version before it, that the log tells the changes from.
"""

import argparse
import re
from pathlib import Path

from intake import candidates, changes, merging

from jjj_cli.store.json_file import read_tables
from jjj_cli.store.tables import ABOUT, dump

ROOT = Path(__file__).parents[1]
STORE = ROOT / "data" / "facts.json"
LOG = ROOT / "docs" / "data-changelog.md"


def main(day: str, folders: list[Path], since: Path | None = None) -> None:
    """Take folders of candidates into the store as it is."""
    before = read_tables(STORE)
    made = merging.Merged(before, [])
    for folder in folders:
        taken = merging.merge(made.tables, candidates.read(folder))
        made = merging.Merged(taken.tables, made.left_out + taken.left_out)
    made.tables[ABOUT] = {"store": {"published": day}}
    STORE.write_bytes(dump(made.tables))
    if since or before["facts"].keys() != made.tables["facts"].keys():  # nothing new: what was said of the day stays
        _log(day, changes.changelog(day, read_tables(since) if since else before, made.tables, made.left_out))


def _log(day: str, told: str) -> None:
    text = LOG.read_text(encoding="utf-8")
    head, *sections = re.split(r"(?m)^(?=## )", text)
    sections = [one for one in sections if not one.startswith(f"## {day}\n")]
    LOG.write_text(head + told + "\n" * bool(sections) + "".join(sections), encoding="utf-8")


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description="Take collections of candidates into the store.")
    asked.add_argument("day", help="the day of the version that is made, 2026-11-27")
    asked.add_argument("folders", nargs="+", type=Path)
    asked.add_argument("--since", type=Path, help="the store of the version before")
    given = asked.parse_args()
    main(given.day, given.folders, given.since)
