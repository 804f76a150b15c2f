"""Takes candidate records into the store, as the tables in curation/intake/decisions decide.

`python curation/take_in.py CANDIDATES DATE` reads the folder, writes data/facts.json in its canonical spelling, and
puts what changed at the head of docs/data-changelog.md, in the place of what an earlier run of that date said. What
is decided is decided once: a second run changes nothing.
"""

import re
import sys
from pathlib import Path

from intake import candidates, changes, merging

from jjj_cli.store.json_file import read_tables
from jjj_cli.store.tables import ABOUT, Tables, dump

ROOT = Path(__file__).parents[1]
STORE = ROOT / "data" / "facts.json"
LOG = ROOT / "docs" / "data-changelog.md"


def main(folder: Path, day: str, base: Path | None = None) -> None:
    """Take in a folder of candidates; `base` is the store that they are put into, the present one if none is named."""
    before = read_tables(base or STORE)
    made = merging.merge(before, candidates.read(folder))
    made.tables[ABOUT] = {"store": {"published": day}}
    STORE.write_bytes(dump(made.tables))
    _log(day, before, made)


def _log(day: str, before: Tables, made: merging.Merged) -> None:
    told = changes.changelog(day, before, made.tables, made.left_out)
    text = LOG.read_text(encoding="utf-8")
    head, *sections = re.split(r"(?m)^(?=## )", text)
    if base_is_there := [one for one in sections if one.startswith(f"## {day}\n")]:
        if before["facts"].keys() == made.tables["facts"].keys():
            return  # nothing new: what was said of the day stays
        sections = [one for one in sections if one not in base_is_there]
    LOG.write_text(head + told + "\n" * bool(sections) + "".join(sections), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]) if sys.argv[3:] else None)
