"""Time what a shell waits for when somebody presses Tab: `jjj` asked what fits, beside Python and `jjj --version`.

    python bench/completion.py [ROUNDS]

Each round runs every candidate once, so that whatever else the machine does falls on all alike; medians are compared.
Exits with 1 when an answer takes longer than it may, by the clock or as many times as long as `jjj --version`. Run it
with the Python of an environment that jjj is installed in, and not in an editable one.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

ROUNDS = 30
# In milliseconds, and against `jjj --version`: what reads the whole store, and what does not.
LONGEST = 150
TIMES = 2.0
# The words before the cursor, and the one that is being typed.
ASKED = (
    ("re",),
    ("region", "cang"),
    ("compare", "--region", "沧"),
    ("compare", "forest"),
    ("compare", "gdp / pop"),
    ("compare", "investment-total", "--unit", ""),
    ("convert", "近60万亩", ""),
    ("facts", "--fields", "fact,re"),
    ("show", ""),
    ("compare", "--"),
)


class Candidate(NamedTuple):
    """What is run, and the variables that it is run with beside the machine's own."""

    command: list[str]
    variables: dict[str, str]


def measure(candidates: dict[str, Candidate], home: str, rounds: int) -> dict[str, float]:
    """Give the median time in milliseconds that each candidate takes, with no store of one's own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("JJJ_")}
    times: dict[str, list[float]] = {name: [] for name in candidates}
    for number in range(rounds + 2):
        for name, (command, variables) in candidates.items():
            environment = {**kept, "HOME": home, "XDG_DATA_HOME": home, **variables}
            begun = perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
            if number > 1:  # the first two only warm the disk's cache
                times[name].append((perf_counter() - begun) * 1000)
    return {name: median(taken) for name, taken in times.items()}


def main() -> int:
    """Measure, print the times and ratios, and say whether the budgets are kept."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    jjj = str(Path(sys.executable).with_name("jjj"))
    candidates = {"python": Candidate([sys.executable, "-c", ""], {}), "version": Candidate([jjj, "--version"], {})}
    candidates |= {shown(words): Candidate([jjj, *words], {"JJJ_COMPLETE": "zsh"}) for words in ASKED}
    with tempfile.TemporaryDirectory() as home:
        taken = measure(candidates, home, rounds)
    python, version = taken.pop("python"), taken.pop("version")
    print(f"{python:6.1f} ms  python, which does nothing")
    print(f"{version:6.1f} ms  jjj --version")
    for name, time in taken.items():
        print(f"{time:6.1f} ms  {time / version:.2f} × version (at most {TIMES}, and {LONGEST} ms)  {name}")
    return 0 if all(time <= min(LONGEST, TIMES * version) for time in taken.values()) else 1


def shown(words: tuple[str, ...]) -> str:
    """Spell a line as somebody types it, up to the key."""
    return " ".join(["jjj", *words]) + "<Tab>"


if __name__ == "__main__":
    sys.exit(main())
