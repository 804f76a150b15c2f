"""Fuzz for as long as there is time: `python tests/fuzz/hours.py --minutes 60`, or with names of targets.

With atheris (`pip install atheris`, where it is to be had) and one target the inputs are led by what they reach; else
they are made of seeds and pieces at random. What breaks a property is written to the corpus, and the run goes on.
"""

import argparse
import random
import sys
import time
import traceback
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1]))

CORPUS = Path(__file__).with_name("corpus")
SLOW = 2.0  # seconds that no input of these sizes takes
TURN = 0.5  # seconds a target at a time


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("targets", nargs="*")
    asked.add_argument("--minutes", type=float, default=60)
    asked.add_argument("--seed", type=int, default=0)
    given = asked.parse_args()
    if len(given.targets) == 1 and _led(given.targets[0], given.minutes):
        return 0
    from fuzz_targets import TARGETS, mutated

    names = given.targets or [*TARGETS]
    if unknown := set(names) - set(TARGETS):
        asked.error(f"{', '.join(sorted(unknown))}: it is one of {', '.join(TARGETS)}")
    tried, broken = dict.fromkeys(names, 0), dict.fromkeys(names, 0)
    chance, end = random.Random(given.seed), time.monotonic() + given.minutes * 60  # noqa: S311
    seen: set[str] = set()
    while time.monotonic() < end:
        for name in names:
            stop = time.monotonic() + TURN
            while time.monotonic() < stop:
                data = mutated(TARGETS[name], chance)
                tried[name] += 1
                if (where := _broken(name, TARGETS[name].check, data)) and where not in seen:
                    seen.add(where)
                    broken[name] += 1
                    _keep(name, data)
    for name in names:
        print(f"{name}\t{tried[name]}\t{broken[name]}")  # noqa: T201
    print(f"all\t{sum(tried.values())}\t{sum(broken.values())}")  # noqa: T201
    return 1 if seen else 0


def _broken(name: str, check: Callable[[bytes], None], data: bytes) -> str:
    """Say where an input breaks something, or that it is slow; empty where all is well."""
    begun = time.process_time()
    try:
        check(data)
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{name}: {type(error).__name__} at {Path(last.filename).name}:{last.lineno}"
        print(f"{where} {data[:300]!r}", file=sys.stderr)  # noqa: T201
        return where
    if time.process_time() - begun > SLOW:
        print(f"{name}: slow {data[:300]!r}", file=sys.stderr)  # noqa: T201
        return f"{name}: slow"
    return ""


def _keep(name: str, data: bytes) -> None:
    folder = CORPUS / name
    folder.mkdir(parents=True, exist_ok=True)
    (folder / sha256(data).hexdigest()[:12]).write_bytes(data)


def _led(name: str, minutes: float) -> bool:
    """Fuzz one target by atheris; give False where there is none."""
    try:
        import atheris  # type: ignore[import-not-found, import-untyped, unused-ignore]
    except ImportError:
        return False
    with atheris.instrument_imports(include=["jjj_cli"]):  # all of Python would take longer than the run
        from fuzz_targets import TARGETS
    folder = CORPUS / name
    folder.mkdir(parents=True, exist_ok=True)
    found = f"-artifact_prefix={folder}/"
    with TemporaryDirectory() as begun:  # what reaches something new is of use to this run alone
        atheris.Setup(
            [sys.argv[0], f"-max_total_time={int(minutes * 60)}", found, begun, str(folder)], TARGETS[name].check
        )
        atheris.Fuzz()
    return True


if __name__ == "__main__":
    sys.exit(main())
