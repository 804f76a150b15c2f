"""Pit `jjj verify` against `jjj extract` on the same text, and the first check of a store against the next one.

    python bench/verification.py [ROUNDS [FILE …]]

What is read are the annotated sentences of `tests/cases/figures`, dense with figures of everything, the drafts of
`tests/cases/verification.json`, nearly every figure of which is of something that the store knows, and the files that
are named. Each round reads each text both ways in one process, and processor time is taken, so that whatever else the
machine does falls on both alike; the best round of each counts. Exits with 1 when a budget is not kept.
"""

import gc
import json
import sys
from collections import deque
from collections.abc import Callable
from functools import partial
from io import BytesIO
from pathlib import Path
from time import process_time

from extraction import MEGABYTE, Reader, dense_text, extracting

import jjj_cli
from jjj_cli.store.location import Files, shipped_path
from jjj_cli.store.opening import open_store
from jjj_cli.verification.checker import Checker

DRAFTS = Path(__file__).parents[1] / "tests" / "cases" / "verification.json"
ROUNDS = 15
LENGTH = MEGABYTE // 20
# The least share of extract's speed, and the most of the first check's time that the next one of a store may take.
SHARE, NEXT = 0.5, 0.2
SENTENCE = "2022年10月，承德市森林覆盖率为60.03%。"


def drafts(length: int) -> str:
    """Repeat the drafts that the verdicts are tested with, a paragraph each, up to a length in bytes of UTF-8."""
    once = "\n\n".join(case["draft"] for case in json.loads(DRAFTS.read_text(encoding="utf-8"))) + "\n\n"
    return (once * (length // len(once.encode()) + 1)).encode()[:length].decode(errors="ignore")


def least(rounds: int, *readings: Callable[[], object]) -> list[float]:
    """Give the least processor time in seconds that each reading takes, all of them read in each round."""
    best = [float("inf")] * len(readings)
    for _ in range(rounds):
        for place, reading in enumerate(readings):
            begun = process_time()
            reading()
            best[place] = min(best[place], process_time() - begun)
    return best


def checking(checker: Checker) -> Reader:
    """Give the checking of `jjj verify`, which holds no figure once it is given."""
    return lambda text: deque(checker.check(BytesIO(text.encode()), "-", "text"), maxlen=0)


def measure_texts(rounds: int, texts: dict[str, str]) -> bool:
    """Print how fast each text is read and checked; say whether the budget is kept."""
    store = open_store(Files(shipped_path(), None))
    extract, check = extracting(store, "text"), checking(Checker(store))
    kept = True
    for name, text in texts.items():
        extract(text[:1000]), check(text[:1000])  # patterns are compiled on first use
        reading, checked = least(rounds, partial(extract, text), partial(check, text))
        size, share = len(text.encode()) / MEGABYTE, reading / checked
        kept = kept and share >= SHARE
        print(f"{size / reading:8.3f} MB/s  extract  {name}")
        print(f"{size / checked:8.3f} MB/s  verify   {share:.2f} × extract (at least {SHARE})  {name}")
    return kept


def measure_next(rounds: int) -> bool:
    """Print what the first check of an open store takes and what the next one does; say whether the budget is kept."""
    stores = [jjj_cli.open(only_shipped=True) for _ in range(rounds)]
    first, following = (
        min(least(1, partial(store.verify, SENTENCE))[0] for store in stores) for _ in ("first", "next")
    )
    print(f"{first * 1000:8.1f} ms    first check of an open store")
    print(f"{following * 1000:8.1f} ms    next one, {following / first:.3f} × the first (at most {NEXT})")
    return following / first <= NEXT


def main() -> int:
    """Measure, print, and say whether every budget is kept."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    gc.disable()  # as `jjj` does
    texts = {"dense text": dense_text(LENGTH), "drafts": drafts(LENGTH)}
    texts |= {name: Path(name).read_text(encoding="utf-8") for name in sys.argv[2:]}
    fast = measure_texts(rounds, texts)
    return 0 if measure_next(rounds) and fast else 1


if __name__ == "__main__":
    sys.exit(main())
