"""How far long work is: said on a terminal's stderr once it takes a while, and nowhere else."""

import os
import pty
import re
import select
import subprocess
from functools import cache
from pathlib import Path
from typing import IO, NamedTuple

import pytest
from running import JJJ, environment, run

TEXT = "承德市森林覆盖率为60.03%。\n沧州市承接京津项目672个。\n"


class Asked(NamedTuple):
    """A command that reads from its stdin, what it is given there, and what the bar says."""

    arguments: tuple[str, ...]
    stdin: str
    bar: bytes


EXTRACT = Asked(("extract", "-", "--format", "tsv"), TEXT, b"Reading -")
HEAD = "metric,region,printed,period,source,locator\n"
IMPORT = Asked(
    ("import", "-", "--from", "csv", "--store", "own.json"),
    f"{HEAD}forest-area,沧州,1亩,2022,jjj-delegates-2022-10,¶1\n",
    b"Importing -",
)
# Longer than it takes a bar to come up; how long exactly is nothing to test.
WHILE = 2.5
TOO_LONG = 60


def _read(keyboard: int, seconds: float, until: bytes) -> bytes:
    """Read what a terminal is given until something has come, or for some time."""
    got = b""
    while until not in got and select.select([keyboard], [], [], seconds)[0]:
        try:
            got += os.read(keyboard, 65536)
        except OSError:
            break
    return got


def _held(
    tmp_path: Path, stdout: int | IO[bytes] | None, seconds: float, asked: Asked = EXTRACT, **env: str
) -> tuple[bytes, bytes, int]:
    """Read from a pipe that stays open for a while: what stderr's terminal is given meanwhile, and afterwards.

    Without another stdout rows go to that terminal too.
    """
    keyboard, screen = pty.openpty()
    program = subprocess.Popen(
        [JJJ, *asked.arguments],
        cwd=tmp_path,
        env=environment(tmp_path, {"TERM": "xterm", "COLUMNS": "80", **env}),
        stdin=subprocess.PIPE,
        stdout=stdout or screen,
        stderr=screen,
    )
    os.close(screen)
    assert program.stdin
    program.stdin.write(asked.stdin.encode())
    program.stdin.flush()
    during = _read(keyboard, seconds, asked.bar)
    program.stdin.close()
    if program.stdout:
        (tmp_path / "piped").write_bytes(program.stdout.read())
    after = _read(keyboard, TOO_LONG, b"\0")
    code = program.wait(TOO_LONG)
    os.close(keyboard)
    return during, after, code


def _seen(given: bytes) -> str:
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]|\r", "", given.decode())


@cache
def _rows() -> str:
    return run(*EXTRACT.arguments, stdin=TEXT).stdout


def test_a_bar_comes_up_where_rows_go_to_a_file(tmp_path: Path) -> None:
    with (tmp_path / "rows").open("wb") as rows:
        during, after, code = _held(tmp_path, rows, TOO_LONG)
    assert b"Reading -" in during
    assert (tmp_path / "rows").read_text(encoding="utf-8") == _rows()
    assert code == 0
    # The bar goes, and the cursor comes back.
    assert b"\x1b[?25h" in after
    assert b"\x1b[2K" in after


@pytest.mark.slow
def test_the_bar_goes_before_rows_come_on_the_same_terminal(tmp_path: Path) -> None:
    during, after, code = _held(tmp_path, None, TOO_LONG)
    assert b"Reading -" in during
    assert code == 0
    assert b"Reading" not in after[after.index(b"line\tcolumn") :]
    assert _seen(after[after.index(b"line\tcolumn") :]) == _rows()


@pytest.mark.slow
def test_a_bar_comes_up_where_rows_are_taken_in(tmp_path: Path) -> None:
    during, _, code = _held(tmp_path, None, TOO_LONG, IMPORT)
    assert IMPORT.bar in during
    assert code == 0


@pytest.mark.slow
@pytest.mark.parametrize("env", [{}, {"FORCE_COLOR": "1"}], ids=str)
def test_nothing_is_drawn_where_another_program_reads(env: dict[str, str], tmp_path: Path) -> None:
    during, after, code = _held(tmp_path, subprocess.PIPE, WHILE, EXTRACT, **env)
    assert (during, after, code) == (b"", b"", 0)
    assert (tmp_path / "piped").read_text(encoding="utf-8") == _rows()


@pytest.mark.slow
def test_nothing_is_drawn_on_a_dumb_terminal(tmp_path: Path) -> None:
    with (tmp_path / "rows").open("wb") as rows:
        assert _held(tmp_path, rows, WHILE, TERM="dumb") == (b"", b"", 0)


@pytest.mark.slow
def test_stderr_that_is_no_terminal_is_given_nothing(tmp_path: Path) -> None:
    program = subprocess.Popen(
        [JJJ, "verify", "-"],
        env=environment(tmp_path),
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    assert program.stdin
    assert program.stderr
    program.stdin.write(TEXT.encode())
    program.stdin.flush()
    assert select.select([program.stderr], [], [], WHILE)[0] == []
    program.stdin.close()
    assert program.stderr.read() == b""
    assert program.wait(TOO_LONG) == 0
