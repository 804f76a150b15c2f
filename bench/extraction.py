"""Pit jjj's reading of figures against Recognizers-Text, and time it on hostile text.

    python bench/extraction.py [ROUNDS]

The dense text is made of the annotated sentences of `tests/cases/figures`. Both readers get it in
the same process and the same rounds; the best round of each is taken. On hostile text, what twice
the length takes is divided by what the length takes. Exits with 1 when a budget is not kept.
Recognizers-Text is measured where it can be imported (`recognizers-text-number-with-unit`, with an
`emoji` before 2.0); it is no dependency of jjj.
"""

import gc
import json
import sys
import warnings
from collections import deque
from collections.abc import Callable
from importlib import import_module
from io import BytesIO
from pathlib import Path
from time import perf_counter

from jjj_cli.record.records import Store
from jjj_cli.store.location import Files, shipped_path
from jjj_cli.store.opening import open_store
from jjj_cli.text.documents import Form
from jjj_cli.text.extraction import extract
from jjj_cli.text.quantities import find

FIGURES = Path(__file__).parents[1] / "tests" / "cases" / "figures"
ROUNDS = 3
MEGABYTE = 1_000_000
# How much text is read in a round; the peer, at its pace, gets a part of it.
DENSE = 4 * MEGABYTE
FOR_PEER = MEGABYTE // 20
# What is asked: megabytes a second, times as fast as the peer, and the most that double the length may cost.
FASTEST, TIMES, DOUBLED = 2.0, 20.0, 3.0
# What is repeated to a megabyte and to two.
HOSTILE = {
    "digits": "7",
    "万": "万",
    "百分之": "百分之",
    "brackets": "（(",
    "commas": ",",
    "半": "半",
    "零点": "零点",
    "spaces": " ",
    "1,": "1,",
    "第": "第",
    "line breaks": "\n",
}
# The same for what is opened in HTML and not closed; pages are shorter by so many times.
HOSTILE_PAGES = {"comments": "<!--", "scripts": "<script>", "tags": "<p ", "entities": "&amp"}
OF_A_PAGE = 50
Reader = Callable[[str], object]


def dense_text(length: int) -> str:
    """Repeat the annotated sentences up to a length in bytes of UTF-8."""
    sentences = [
        sentence["text"]
        for path in sorted(FIGURES.glob("*.json"))
        for sentence in json.loads(path.read_text(encoding="utf-8"))["sentences"]
    ]
    once = "\n".join(sentences) + "\n"
    return (once * (length // len(once.encode()) + 1)).encode()[:length].decode(errors="ignore")


def readers() -> dict[str, Reader]:
    """Give what is measured, each with its name."""
    store = open_store(Files(shipped_path(), None))
    found: dict[str, Reader] = {"find": find, "extract": extracting(store, "text")}
    peer = recognizers()
    if peer:
        found["Recognizers-Text"] = peer
    return found


def extracting(store: Store, form: Form) -> Reader:
    """Give the reading of `jjj extract`, which holds no figure once it is given."""
    return lambda text: deque(extract(store, BytesIO(text.encode()), "-", form), maxlen=0)


def recognizers() -> Reader | None:
    """Give Recognizers-Text's reading of Chinese money, lengths, ages, temperatures and shares, where it is there."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            chinese = import_module("recognizers_text").Culture.Chinese
            units = import_module("recognizers_number_with_unit").NumberWithUnitRecognizer(chinese)
            numbers = import_module("recognizers_number").NumberRecognizer(chinese)
    except ImportError:
        return None
    models = [units.get_currency_model(), units.get_dimension_model(), units.get_age_model()]
    models += [units.get_temperature_model(), numbers.get_percentage_model()]

    def read(text: str) -> object:
        # It is given a line at a time, as it is slower still on a whole text.
        return [model.parse(line) for line in text.splitlines() for model in models]

    return read


def seconds(reader: Reader, text: str) -> float:
    """Give how long one reading takes."""
    begun = perf_counter()
    reader(text)
    return perf_counter() - begun


def measure_speed(rounds: int) -> bool:
    """Print megabytes a second, and the ratio to the peer; say whether the budgets are kept."""
    candidates = readers()
    texts = {name: dense_text(FOR_PEER if name == "Recognizers-Text" else DENSE) for name in candidates}
    for name, reader in candidates.items():
        reader(texts[name][:1000])  # patterns are compiled on first use
    best = dict.fromkeys(candidates, float("inf"))
    for _ in range(rounds):
        for name, reader in candidates.items():
            best[name] = min(best[name], seconds(reader, texts[name]))
    speed = {name: len(texts[name].encode()) / MEGABYTE / best[name] for name in candidates}
    for name, rate in speed.items():
        print(f"{rate:8.3f} MB/s  {name}")
    kept = min(speed["find"], speed["extract"]) >= FASTEST
    if "Recognizers-Text" not in speed:
        print("Recognizers-Text is not installed: not measured")
        return kept
    for name in ("find", "extract"):
        times = speed[name] / speed["Recognizers-Text"]
        kept = kept and times >= TIMES
        print(f"{times:8.1f} × Recognizers-Text (at least {TIMES:.0f})  {name}")
    return kept


def measure_growth(rounds: int) -> bool:
    """Print what hostile text of one and two megabytes takes; say whether time grows in line with length."""
    store = open_store(Files(shipped_path(), None))
    cases = [("text", name, part, MEGABYTE) for name, part in HOSTILE.items()]
    cases += [("html", name, part, MEGABYTE // OF_A_PAGE) for name, part in HOSTILE_PAGES.items()]
    kept = True
    for form, name, part, length in cases:
        reader = extracting(store, "html" if form == "html" else "text")
        texts = [part * (size * length // len(part.encode())) for size in (1, 2)]
        one, two = (min(seconds(reader, text) for _ in range(rounds)) for text in texts)
        kept = kept and two / one < DOUBLED
        print(f"{one:7.3f} s  {two:7.3f} s  {two / one:5.2f} × (less than {DOUBLED:.0f})  {form}: {name}")
    return kept


def main() -> int:
    """Measure, print, and say whether every budget is kept."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    gc.disable()  # as `jjj` does
    print(f"dense text, best of {rounds} (at least {FASTEST:.0f} MB/s)")
    fast = measure_speed(rounds)
    print(f"hostile text through extract, 1 MB and 2 MB; HTML, {MEGABYTE // OF_A_PAGE // 1000} kB and twice that")
    linear = measure_growth(rounds)
    return 0 if fast and linear else 1


if __name__ == "__main__":
    sys.exit(main())
