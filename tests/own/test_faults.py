"""Every command that writes, under every fault: the file is the old one or the new one, and what is said is a sentence.

`pytest -m stress` kills each command many times over; docs/safety.md says how often that was done.
"""

import os
import random
import signal
import subprocess
import time
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from faults import (
    CODES,
    WRITING,
    Ran,
    Writing,
    copied,
    ended,
    environment_of,
    few_files,
    full_disk,
    is_whole,
    no_privilege,
    prepared,
    started,
)
from running import run

pytestmark = pytest.mark.slow
Folders = Callable[[], Path]


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the files that every run starts with."""
    return prepared(tmp_path_factory.mktemp("base"))


@pytest.fixture
def folders(base: Path, tmp_path: Path) -> Iterator[Folders]:
    """Give what makes a fresh folder of them for each run; one that was closed is opened again to be removed."""
    made: list[Path] = []

    def fresh() -> Path:
        made.append(copied(base, tmp_path / str(len(made))))
        return made[-1]

    yield fresh
    for folder in made:
        folder.chmod(0o755)


@cache
def expected(name: str, base: Path) -> bytes:
    """Give what a command writes where nothing goes wrong."""
    folder = copied(base, base.parent / f"expected-{name.replace(' ', '-')}")
    done = run(*WRITING[name].arguments, cwd=folder, env=environment_of(WRITING[name], folder))
    assert done.returncode in (0, 1), done.stderr  # `verify` tells of what it has found
    return (folder / WRITING[name].file).read_bytes()


def seconds(name: str, folder: Path) -> float:
    """Give how many seconds a process of a command takes where nothing goes wrong."""
    since = time.monotonic()
    ended(WRITING[name], folder, started(WRITING[name], folder, None))
    return time.monotonic() - since


def check(name: str, base: Path, folder: Path, done: Ran) -> None:
    """Hold a run's end against what is promised."""
    new = expected(name, base)
    file = WRITING[name].file
    old = (base / file).read_bytes()
    assert new != old
    assert done.code in CODES, done
    assert "Traceback" not in done.said, done.said
    assert "failed where it should not" not in done.said, done.said
    assert done.code or done.content != old, "it was done, and nothing was written"
    if done.content != old:
        (folder / f"expected-{file}").write_bytes(new)
        assert is_whole(file, done.content, new, folder), (done.code, done.said, done.content[:200])


def check_next(writing: Writing, folder: Path) -> None:
    """See that the next writer finds the store free, and clears up what is left."""
    if writing.file == "own.json":
        added = run("source", "add", "--id", "next", "--title", "t", "--publisher", "p", "--authority", "press",
                    "--access", "address", "--store", folder / "own.json")  # fmt: skip
        assert added.returncode == 0, added.stderr
        assert not list(folder.rglob("*.new"))


def _table(faults: Iterable[str]) -> list[Any]:
    """Give every command with every fault: a sixth of the pairs, such that all take part, and the others for stress."""
    pairs = [(name, fault, row + column) for row, name in enumerate(WRITING) for column, fault in enumerate(faults)]
    return [
        pytest.param(name, fault, marks=[pytest.mark.stress] if number % 6 else [], id=f"{name}-{fault}")
        for name, fault, number in pairs
    ]


FAULTS = {
    "disk full at once": (full_disk(0), ""),
    "disk full in the middle": (full_disk(700), ""),
    "disk full at the end": (full_disk(20_000), ""),
    "few files": (few_files(9), ""),
    "fewer files": (few_files(7), ""),
    "stdin closed": (None, "<&-"),
    "stdout closed": (None, ">&-"),
    "all closed": (None, "<&- >&- 2>&-"),
}


@pytest.mark.parametrize(("name", "fault"), _table(FAULTS))
def test_a_fault_leaves_the_old_file_or_the_new_one(name: str, fault: str, base: Path, folders: Folders) -> None:
    folder, (set_up, closed) = folders(), FAULTS[fault]
    check(name, base, folder, ended(WRITING[name], folder, started(WRITING[name], folder, set_up, closed)))
    check_next(WRITING[name], folder)


@pytest.mark.parametrize(("name", "what"), _table(["the file", "the folder"]))
def test_what_is_not_to_be_written_is_not(name: str, what: str, base: Path, folders: Folders) -> None:
    folder = folders()
    if what == "the file":
        (folder / WRITING[name].file).chmod(0o444)
    else:
        folder.chmod(0o555)
    done = ended(WRITING[name], folder, started(WRITING[name], folder, no_privilege))
    assert done.code == 1, done
    assert done.content == (base / WRITING[name].file).read_bytes()
    assert done.said.startswith("error: "), done.said
    assert ("read-only" if what == "the file" else "Permission denied") in done.said


@pytest.mark.parametrize("name", ["restore", "edit", "import"])
def test_a_store_that_may_not_be_read_is_told_of(name: str, folders: Folders) -> None:
    folder = folders()
    (folder / "own.json").chmod(0o200)
    process = started(WRITING[name], folder, no_privilege)
    _, said = process.communicate(timeout=120)
    assert (process.returncode, b"cannot be read: " in said, b"Permission denied" in said) == (1, True, True), said


def check_killed(name: str, base: Path, folder: Path, wait: Callable[[Any], object], signal_: signal.Signals) -> bool:
    """End a command once it has been waited for; say whether it had written."""
    process = started(WRITING[name], folder, None)
    wait(process)
    process.send_signal(signal_)
    done = ended(WRITING[name], folder, process)
    check(name, base, folder, done._replace(code=done.code if done.code != 1 else 0))
    check_next(WRITING[name], folder)
    return done.content != (base / WRITING[name].file).read_bytes()


# What is added is written by one function, whatever it is: `add` stands for all of them but under stress.
@pytest.mark.parametrize("name", [name for name in WRITING if not name.endswith(" add")])
def test_a_command_that_is_killed_leaves_the_old_file_or_the_new_one(name: str, base: Path, folders: Folders) -> None:
    folder = folders()
    file = WRITING[name].file
    before = files_of(folder, file)

    def until_it_writes(process: "subprocess.Popen[bytes]") -> None:
        while files_of(folder, file) == before and process.poll() is None:
            time.sleep(0.001)
        time.sleep(random.Random(name).uniform(0, 0.005))  # noqa: S311 - no secret

    check_killed(name, base, folder, until_it_writes, signal.SIGKILL)


def files_of(folder: Path, file: str) -> set[str]:
    """Give the files in a folder that are called like what is written: it, and what lies beside it, but no lock."""
    return {
        f"{where}/{name}"
        for where, _, names in os.walk(folder)
        for name in names
        if file in name and not name.endswith(".lock")
    }


# What takes most from a store of one's own where it goes wrong; 500 kills of these in all.
OFTEN = {"import", "edit", "remove", "restore"}


@pytest.mark.stress
@pytest.mark.parametrize("name", WRITING)
def test_a_command_that_is_killed_over_and_over_does_so_too(name: str, base: Path, folders: Folders) -> None:
    # The moments are around the one at which it writes, which is found on the way: how long it takes is the machine's.
    length, chance, written = seconds(name, folders()), random.Random(name), set()  # noqa: S311 - no secret
    for number in range(125 if name in OFTEN else 40):
        moment = chance.uniform(0.6, 1.2) * length
        how = signal.SIGTERM if number % 2 else signal.SIGKILL

        def until_then(_: object, moment: float = moment) -> None:
            time.sleep(moment)

        is_new = check_killed(name, base, folders(), until_then, how)
        written.add(is_new)
        length *= 0.87 if is_new else 1.15
    assert written == {True, False}, "it was never ended at another moment"
