"""Every command that writes, the faults that it is run under, and what must hold of the file that it writes."""

import ctypes
import json
import os
import resource
import shutil
import signal
import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple
from zipfile import BadZipFile, ZipFile

from running import JJJ, environment, own_fact, write_store

SOURCED = ("--source", "jjj-delegates-2022-10", "--locator", "¶1")
FIGURE = ("--metric", "forest-coverage", "--region", "张家口", "--printed", "50%", "--period", "2022", *SOURCED)
PAPER = ("--title", "日报", "--publisher", "某报", "--authority", "press", "--access", "address")
VISITS = (
    "--name",
    "游客",
    "--name-en",
    "Visits",
    "--definition",
    "一年的",
    "--unit",
    "人次",
    "--domain",
    "culture-tourism",
)
ROAD: tuple[str, ...] = (
    "--name",
    "某路",
    "--name-en",
    "A road",
    "-r",
    "承德",
    "--domain",
    "transport",
    "--status",
    "planned",
)
ROAD += ("--status-printed", "拟建", "--summary", "一条路", "--period", "2022", *SOURCED)
OWN = ("--store", "own.json")
VERSION = "20221021T080000.000000Z"
# What `jjj` exits with, or a shell for it; a signal that ends it is -9 or -15 here.
CODES = {0, 1, 2, -signal.SIGKILL, -signal.SIGTERM}


class Writing(NamedTuple):
    """A command that writes: how it is called, and the file that is to be the old one or the new one."""

    arguments: tuple[str, ...]
    file: str = "own.json"
    editor: str = "true"


WRITING = {
    "add": Writing(("add", *FIGURE, *OWN)),
    "source add": Writing(("source", "add", "--id", "paper", *PAPER, *OWN)),
    "metric add": Writing(("metric", "add", "--id", "visits", *VISITS, *OWN)),
    "initiative add": Writing(("initiative", "add", "--id", "road", *ROAD, *OWN)),
    "import": Writing(("import", "rows.csv", "--skip-bad", "--rejects", "bad.csv", *OWN)),
    "edit": Writing(("edit", "own.a", *OWN), editor="sed -i s/¶1/¶2/"),
    "remove": Writing(("remove", "own.b", "--yes", *OWN)),
    "restore": Writing(("restore", VERSION, *OWN)),
    "export csv": Writing(("export", "-r", "承德", "-o", "out.csv"), "out.csv"),
    "export xlsx": Writing(("export", "-r", "承德", "-o", "out.xlsx"), "out.xlsx"),
    "export sqlite": Writing(("export", "-r", "承德", "-o", "out.sqlite"), "out.sqlite"),
    "export zip": Writing(("export", "-r", "承德", "-o", "out.zip"), "out.zip"),
    "report html": Writing(("report", "forest-coverage", "-o", "out.html"), "out.html"),
    "report docx": Writing(("report", "forest-coverage", "-o", "out.docx"), "out.docx"),
    "plot": Writing(("compare", "forest-coverage", "--level", "city", "--plot", "out.svg"), "out.svg"),
    "baseline": Writing(("verify", "draft.md", "--baseline", "out.json", "--write-baseline"), "out.json"),
}
OLD = b'{"schema":"jjj-baseline/1","findings":[]}\n'


def prepared(folder: Path) -> Path:
    """Make a folder with a store, its version, rows to import, a draft and the files that are written over."""
    facts = {f"own.{name}": own_fact(basis=f"第{name}组") for name in "abc"}
    write_store(folder / "own.json", facts=facts)
    write_store(folder / "own.json.versions" / f"{VERSION}.json", facts={"own.a": facts["own.a"]})
    rows = "metric,region,printed,period,source,locator\n" + "".join(
        f"forest-area,沧州,{number}万亩,2022,jjj-delegates-2022-10,¶{number}\n" for number in range(1, 40)
    )
    (folder / "rows.csv").write_text(f"{rows}forest-area,火星,1万亩,2022,jjj-delegates-2022-10,¶1\n", encoding="utf-8")
    (folder / "draft.md").write_text("承德市森林覆盖率为66%。\n", encoding="utf-8")
    for name in {one.file for one in WRITING.values()} - {"own.json"}:
        (folder / name).write_bytes(OLD)
    return folder


class Ran(NamedTuple):
    """How a command ended: its code, what it said, and the file."""

    code: int
    said: str
    content: bytes


def environment_of(writing: Writing, folder: Path) -> dict[str, str]:
    """Give what a command in a folder is told by its environment."""
    return {"EDITOR": writing.editor, "SOURCE_DATE_EPOCH": "1700000000", "TMPDIR": str(folder)}


def started(
    writing: Writing, folder: Path, fault: Callable[[], None] | None, closed: str = ""
) -> "subprocess.Popen[bytes]":
    """Start a command in a folder, in a process that a fault has been set up in, with some of its streams closed."""
    # Python before 3.12.9 leaves half a compiled module where the disk is full, which every later run would then meet.
    extra = {**environment_of(writing, folder), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.Popen(
        ["sh", "-c", f'exec "$0" "$@" {closed}', JJJ, *writing.arguments],
        cwd=folder,
        env=environment(folder, extra),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=fault,  # noqa: PLW1509 - no thread is running
    )


def ended(writing: Writing, folder: Path, process: "subprocess.Popen[bytes]") -> Ran:
    """Wait for a command and read the file that it writes."""
    _, said = process.communicate(timeout=120)
    return Ran(process.returncode, said.decode(), (folder / writing.file).read_bytes())


def copied(base: Path, to: Path) -> Path:
    """Give a fresh folder of the same files."""
    shutil.copytree(base, to)
    return to


def is_whole(file: str, content: bytes, expected: bytes, folder: Path) -> bool:
    """Say whether a file is as whole as the one that is written where nothing goes wrong."""
    made = folder / f"looked-at-{file}"
    made.write_bytes(content)
    if content.startswith(b"PK"):
        try:
            with ZipFile(made) as package, ZipFile(folder / f"expected-{file}") as other:
                return package.testzip() is None and package.namelist() == other.namelist()
        except BadZipFile:
            return False
    if file.endswith(".sqlite"):
        database = sqlite3.connect(made)
        try:
            return database.execute("PRAGMA integrity_check").fetchone() == ("ok",) and len(content) == len(expected)
        finally:
            database.close()
    if file == "own.json":
        return bool(json.loads(content) == json.loads(expected))
    return content == expected


# The faults --------------------------------------------------------------------------------------------------------


def full_disk(most: int) -> Callable[[], None]:
    """Let no file grow beyond a size: the write fails in the middle."""

    def fault() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    return fault


def few_files(most: int) -> Callable[[], None]:
    """Let a process open so many files and no more (EMFILE)."""
    return lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def no_privilege() -> None:
    """Take from root what lets it write where nobody may (CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH, on Linux)."""
    if os.geteuid() == 0:
        for capability in (1, 2):
            ctypes.CDLL(None).prctl(24, capability, 0, 0, 0)  # PR_CAPBSET_DROP
