"""The user's own store is never lost: killed writers, many writers, full disks, damage by hand.

The runs are as large as CI bears; `pytest -m stress` does them in full.
"""

import json
import os
import random
import resource
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from running import JJJ, environment, exact, own_fact, run, write_store

from jjj_cli.own.atomic import KEPT, locked, replace, versions
from jjj_cli.store.json_file import read_tables
from jjj_cli.store.location import Files, locate_own
from jjj_cli.store.opening import open_store
from jjj_cli.store.tables import dump, no_tables

SOURCED = ("--source", "jjj-delegates-2022-10", "--locator", "¶1")
FOREST = ("add", "--metric", "forest-coverage", "--region", "张家口", "--printed", "50%", "--period", "2022", *SOURCED)
# Writes a store over and over, alternately with few facts and with many, and says so each time.
WRITER = """
import sys
from pathlib import Path
from jjj_cli.own.atomic import locked, replace
target = Path(sys.argv[1])
contents = [Path(name).read_bytes() for name in sys.argv[2:]]
while True:
    for content in contents:
        with locked(target) as real:
            replace(real, content)
        print("written", flush=True)
"""
# Calls the commands of a file one after another, and ends with the first code that is not 0.
CALLER = """
import json, sys
from pathlib import Path
from jjj_cli.cli.main import run
for arguments in json.loads(Path(sys.argv[1]).read_bytes()):
    code = run(arguments)
    if code:
        sys.exit(code)
"""


def store_of(count: int) -> bytes:
    facts = {f"own.{number}.forest-coverage.2021": own_fact(basis=f"第{number}组") for number in range(count)}
    return dump({**no_tables(), "facts": facts})


def killed_while_writing(folder: Path, times: int, seed: int = 1) -> list[bytes]:
    """Kill a writer at a random moment, over and over, and give what the store held each time."""
    target, contents = folder / "facts.json", [store_of(3), store_of(3000)]
    named = []
    for number, content in enumerate(contents):
        named.append(folder / f"content-{number}")
        named[-1].write_bytes(content)
    target.write_bytes(contents[0])
    chance, found = random.Random(seed), []  # noqa: S311 - no secret
    for _ in range(times):
        writer = subprocess.Popen([sys.executable, "-c", WRITER, target, *named], stdout=subprocess.PIPE)
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(chance.uniform(0, 0.1))
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        writer.stdout.close()
        found.append(target.read_bytes())
    return found


def check_killed(folder: Path, times: int) -> None:
    old, new = store_of(3), store_of(3000)
    found = killed_while_writing(folder, times)
    assert [content for content in found if content not in (old, new)] == []
    assert {content == new for content in found} == {True, False}, "it was never killed at another moment"
    own = folder / "facts.json"
    open_store(Files(locate_own(None).shipped, own))
    assert run(*FOREST, "--store", own).returncode == 0, "a lock that a killed writer held is free again"
    assert not list(folder.rglob("*.new")), "what it left is removed by the next writer"
    assert len(versions(own)) <= KEPT


@pytest.mark.slow
def test_a_killed_writer_leaves_the_old_store_or_the_new_one(tmp_path: Path) -> None:
    check_killed(tmp_path, 25)


@pytest.mark.slow
@pytest.mark.stress
def test_a_writer_killed_500_times_leaves_the_old_store_or_the_new_one(tmp_path: Path) -> None:
    check_killed(tmp_path, 500)


def called(folder: Path, name: str, commands: list[list[str]]) -> "subprocess.Popen[bytes]":
    """Start a process that calls commands one after another on the store of a folder."""
    listed = folder / f"{name}.json"
    listed.write_text(json.dumps([[*one, "--store", "facts.json", "--quiet"] for one in commands]), encoding="utf-8")
    return subprocess.Popen(
        [sys.executable, "-c", CALLER, listed],
        cwd=folder,
        env=environment(folder, {"EDITOR": "sed -i s/原/改/"}),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )


def adding(writer: int, times: int) -> list[list[str]]:
    area = ("add", "--metric", "forest-area", "--region", "沧州", "--period", "2022", *SOURCED)
    return [[*area, "--printed", f"{n + 1}万亩", "--basis", f"添{writer}-{n}"] for n in range(times)]


def importing(folder: Path, writer: int, times: int) -> list[list[str]]:
    """Give imports of three rows each."""
    for number in range(times):
        rows = [f"forest-area,沧州,5万亩,2022,jjj-delegates-2022-10,¶1,入{writer}-{number}-{n}\n" for n in range(3)]
        (folder / f"rows-{writer}-{number}.csv").write_text(
            f"metric,region,printed,period,source,locator,basis\n{''.join(rows)}", encoding="utf-8"
        )
    return [["import", f"rows-{writer}-{number}.csv"] for number in range(times)]


def check_many(folder: Path, teams: int, each: int) -> None:
    """Let teams of five write one store at the same time, each writer its own records, and look at all in the end."""
    own = folder / "facts.json"
    there = {
        f"own.{team}.{n}.{what}": f"原{team}-{n}-{what}" for team in range(teams) for n in range(each) for what in "er"
    }
    write_store(own, facts={name: own_fact(basis=basis) for name, basis in there.items()})
    running = []
    for team in range(teams):
        commands = {
            "add": adding(team, each),
            "more": adding(team + teams, each),
            "import": importing(folder, team, each),
            "edit": [["edit", f"own.{team}.{n}.e"] for n in range(each)],
            "remove": [["remove", f"own.{team}.{n}.r", "--yes"] for n in range(each)],
        }
        running += [called(folder, f"{name}-{team}", listed) for name, listed in commands.items()]
    said = [one.communicate()[1] for one in running]
    assert [(one.returncode, text) for one, text in zip(running, said, strict=True) if one.returncode] == []
    held = sorted(fact["basis"] for fact in read_tables(own)["facts"].values())
    added = [f"添{writer}-{n}" for writer in range(2 * teams) for n in range(each)]
    imported = [f"入{team}-{n}-{row}" for team in range(teams) for n in range(each) for row in range(3)]
    edited = [f"改{team}-{n}-e" for team in range(teams) for n in range(each)]
    assert held == sorted([*added, *imported, *edited])


@pytest.mark.slow
def test_writers_of_all_kinds_at_the_same_time_lose_nothing(tmp_path: Path) -> None:
    check_many(tmp_path, 1, 4)


@pytest.mark.slow
@pytest.mark.stress
def test_ten_writers_of_all_kinds_lose_nothing(tmp_path: Path) -> None:
    check_many(tmp_path, 2, 100)


def _told(done: "subprocess.CompletedProcess[str]") -> str:
    """Give the one sentence that a failed command says; there is no more than that and hints."""
    assert done.returncode == 1
    assert done.stdout == ""
    lines = done.stderr.splitlines()
    assert lines[0].startswith("error: ")
    assert all(line.startswith("hint: ") for line in lines[1:])
    return lines[0]


def test_a_disk_that_is_full_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    own = tmp_path / "own.json"
    own.write_bytes(store_of(300))
    before = own.read_bytes()

    def no_room() -> None:  # a file cannot grow beyond this: the write fails in the middle
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))

    done = subprocess.run(
        [JJJ, *FOREST, "--store", own],
        preexec_fn=no_room,
        capture_output=True,
        env=environment(tmp_path),
        check=False,
    )
    said = subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())
    assert "cannot be written" in _told(said)
    assert own.read_bytes() == before
    assert not list(tmp_path.rglob("*.new"))
    assert run("facts", "--store", own).returncode == 0


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="there is no folder that nobody can write in")
def test_a_folder_that_cannot_be_written_in_is_told_of() -> None:
    assert "cannot be written" in _told(run(*FOREST, "--store", "/proc/own.json"))


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_a_folder_without_the_right_to_write_is_told_of(tmp_path: Path) -> None:
    own = write_store(tmp_path / "own.json")
    before = own.read_bytes()
    tmp_path.chmod(0o555)
    try:
        assert "Permission denied" in _told(run(*FOREST, "--store", own))
    finally:
        tmp_path.chmod(0o755)
    assert own.read_bytes() == before


def test_a_folder_that_has_vanished_is_told_of(tmp_path: Path) -> None:
    said = _told(run(*FOREST, "--store", tmp_path / "gone" / "own.json"))
    assert f"there is no folder {tmp_path / 'gone'}" in said
    assert not (tmp_path / "gone").exists()


def test_the_store_of_the_data_directory_is_made_on_first_use(tmp_path: Path) -> None:
    env = {"HOME": str(tmp_path), "XDG_DATA_HOME": None}
    assert run(*FOREST, env=env).returncode == 0
    assert [path.name for path in tmp_path.rglob("facts.json")] == ["facts.json"]
    rows = exact(run("facts", "--only-own", "--format", "json", env=env).stdout)["rows"]
    assert [row["fact"] for row in rows] == ["own.zhangjiakou.forest-coverage.2022"]


def test_rights_and_a_link_stay(tmp_path: Path) -> None:
    real = write_store(tmp_path / "deep" / "real.json")
    real.chmod(0o640)
    link = tmp_path / "link.json"
    link.symlink_to(real)
    assert run(*FOREST, "--store", link).returncode == 0
    assert link.is_symlink()
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert len(read_tables(real)["facts"]) == 1
    assert {stat.S_IMODE(kept.stat().st_mode) for kept in versions(link)} == {0o640}


def test_a_new_store_has_the_rights_that_other_files_have(tmp_path: Path) -> None:
    own, other = tmp_path / "own.json", tmp_path / "other"
    run(*FOREST, "--store", own)
    other.write_text("", encoding="utf-8")
    assert own.stat().st_mode == other.stat().st_mode


def test_only_the_last_few_versions_are_kept(tmp_path: Path) -> None:
    own = tmp_path / "facts.json"
    for count in range(KEPT + 3):
        with locked(own) as target:
            replace(target, store_of(count))
    held = [len(read_tables(kept)["facts"]) for kept in versions(own)]
    assert held == list(range(KEPT + 2, 2, -1)), "the newest is what the store holds"


def test_a_clock_that_is_set_back_does_not_turn_the_versions_round(tmp_path: Path) -> None:
    own = tmp_path / "facts.json"
    kept = write_store(tmp_path / "facts.json.versions" / "29990101T000000.000000Z.json")
    with locked(own) as target:
        replace(target, store_of(1))
        replace(target, store_of(2))
    assert [len(read_tables(version)["facts"]) for version in versions(own)] == [2, 1, 0]
    assert versions(own)[-1] == kept


# What somebody does to a store by hand, and what of it is named.
DAMAGES: dict[str, tuple[Callable[[str], str], str]] = {
    "cut-off": (lambda text: text[: len(text) // 2], "truncated"),
    "comma-lost": (lambda text: text.replace('",\n', '"\n', 1), "line "),
    "emptied": (lambda _: "", "empty"),
    "list": (lambda _: "[]", "not an object of tables"),
    "field-lost": (lambda text: text.replace('      "period": "2022",\n', "", 1), "zhangjiakou"),
    "field-misspelled": (lambda text: text.replace('"period"', '"peroid"', 1), "peroid"),
    "number-spoiled": (lambda text: text.replace('"value": 50', '"value": "many"', 1), "value"),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_a_store_damaged_by_hand_is_refused_and_restored(name: str, tmp_path: Path) -> None:
    damage, named = DAMAGES[name]
    own = tmp_path / "own.json"
    run(*FOREST, "--store", own)
    good = own.read_text(encoding="utf-8")
    own.write_text(damage(good), encoding="utf-8")
    assert own.read_text(encoding="utf-8") != good
    for command in (("compare", "forest-coverage"), FOREST):
        said = _told(run(*command, "--store", own))
        assert str(own) in said
        assert named in said
        assert "jjj restore" in run(*command, "--store", own).stderr
    damaged = own.read_bytes()
    assert run("restore", "--store", own).returncode == 0
    assert own.read_text(encoding="utf-8") == good
    assert damaged in [kept.read_bytes() for kept in versions(own)], "what was there is kept as well"


def test_restore_goes_back_to_a_version_that_is_named(tmp_path: Path) -> None:
    own = tmp_path / "own.json"
    run(*FOREST, "--store", own)
    first = own.read_bytes()
    run("remove", "own.zhangjiakou.forest-coverage.2022", "--yes", "--store", own)
    assert b"zhangjiakou" not in own.read_bytes()
    listed = exact(run("restore", "--list", "--store", own, "--format", "json").stdout)["rows"]
    assert [(row["facts"], row["sound"]) for row in listed] == [(0, True), (1, True)]
    assert run("restore", listed[1]["version"], "--store", own).returncode == 0
    assert own.read_bytes() == first


@pytest.mark.parametrize(
    ("asked", "code", "said"),
    [
        ((), 2, "nothing to mend"),
        (("19990101T000000.000000Z",), 3, "no such version"),
    ],
)
def test_restore_refuses_what_it_cannot_do(asked: tuple[str, ...], code: int, said: str, tmp_path: Path) -> None:
    own = tmp_path / "own.json"
    run(*FOREST, "--store", own)
    done = run("restore", *asked, "--store", own)
    assert (done.returncode, said in done.stderr) == (code, True)


def test_restore_says_where_there_is_nothing_to_go_back_to(tmp_path: Path) -> None:
    own = tmp_path / "own.json"
    own.write_text("broken", encoding="utf-8")
    assert "no sound version" in _told(run("restore", "--store", own))
    assert own.read_text(encoding="utf-8") == "broken"
