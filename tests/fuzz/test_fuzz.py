"""Every reader and parser against inputs that are made up, a few hundred each; JJJ_FUZZ=10 tries ten times as many."""

import os
import random
from pathlib import Path

import pytest
from fuzz_targets import TARGETS, mutated
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as some

CORPUS = Path(__file__).with_name("corpus")
TIMES = int(os.environ.get("JJJ_FUZZ", "1"))
FOUND = sorted(CORPUS.glob("*/*"))
QUICK = {
    "derandomize": True,
    "database": None,
    "deadline": None,
    "suppress_health_check": list(HealthCheck),
    "phases": (Phase.explicit, Phase.generate, Phase.shrink),
}


@pytest.mark.parametrize("name", TARGETS)
def test_whatever_is_given_is_read_or_refused(name: str) -> None:
    target = TARGETS[name]
    pieces = some.lists(some.sampled_from(target.fragments) | some.text(max_size=4), max_size=14).map("".join)
    texts = pieces.map(lambda text: text.encode("utf-8", "replace"))
    changed = some.integers(0, 1 << 32).map(lambda seed: mutated(target, random.Random(seed)))  # noqa: S311

    @settings(max_examples=max(5, 120 // target.weight) * TIMES, **QUICK)  # type: ignore[arg-type]
    @given(texts | changed)
    @example(b"")
    def check(data: bytes) -> None:
        target.check(data)

    check()


@pytest.mark.parametrize("path", FOUND, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_what_was_found_once_stays_mended(path: Path) -> None:
    TARGETS[path.parent.name].check(path.read_bytes())
