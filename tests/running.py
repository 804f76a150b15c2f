"""The real `jjj`, run as people and scripts run it: as a program, in an environment of its own."""

import fcntl
import json
import os
import pty
import re
import struct
import subprocess
import sys
import tempfile
import termios
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from forkserver import AT_START, TOO_LONG, Asked, ForkServer, server

from jjj_cli.cli.app import GROUPS, NAMES
from jjj_cli.completion.shells import request
from jjj_cli.messages import language

# Every command as it is called: ("compare",), ("source", "add").
PATHS = [(name, *rest) for name in NAMES for rest in ([(sub,) for sub in GROUPS[name]] if name in GROUPS else [()])]
JJJ = Path(sys.executable).with_name("jjj")
TABLES = ("sources", "regions", "metrics", "facts", "initiatives")

# A text with figures that the store has, for the commands that read one; it goes when Python does.
_FOLDER = tempfile.TemporaryDirectory()
TEXT = str(Path(_FOLDER.name) / "text.md")
Path(TEXT).write_text(
    "# 报道\n\n承德市森林覆盖率由2012年的50.8%提高到60.03%。\n\n沧州市承接京津项目672个，总投资2787亿元。\n",
    encoding="utf-8",
)

# A store of one's own with a version of it, and rows to take in.
OWN = Path(_FOLDER.name) / "own.json"
OWN_FACT = "own.cangzhou.forest-coverage.2021"
ROWS = str(Path(_FOLDER.name) / "rows.csv")
Path(ROWS).write_text(
    "metric,region,printed,period,source\nforest-coverage,沧州,近30%,2021,jjj-delegates-2022-10\n", encoding="utf-8"
)

# A variable's value, or None where the variable is not to be there at all.
Environment = Mapping[str, str | None]


_END = b"\0\0end of the screen\0\0"


class Screen(NamedTuple):
    """What a terminal was given, and the exit code."""

    text: str
    returncode: int


def run(
    *arguments: str | bytes | Path, cwd: Path | None = None, env: Environment | None = None, stdin: str | None = None
) -> subprocess.CompletedProcess[str]:
    """Run `jjj` with its output in pipes, HOME empty and nothing else in the environment.

    Both streams are read as strict UTF-8 and their line ends kept, so that what is not UTF-8 fails. The process is
    forked off one that has started (`forkserver.py`); what `env` says to Python itself takes one of its own.
    """
    if _is_cold(env or ()):
        return run_process(*arguments, cwd=cwd, env=env, stdin=stdin)
    with tempfile.TemporaryDirectory() as home:
        asked = _asked(arguments, cwd or home, environment(home, env))
        code, *streams = _server(asked).run(asked, stdin.encode() if stdin is not None else None)
    return subprocess.CompletedProcess(asked.arguments, code, *(stream.decode("utf-8") for stream in streams))


def run_into(stdout: int, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run `jjj` as `run` does, in a fork of its own that prints into a stream which is given."""
    with tempfile.TemporaryDirectory() as home, open(os.devnull) as nothing, tempfile.TemporaryFile() as said:  # noqa: PTH123
        asked = _asked(arguments, home, environment(home))
        code = start(asked, (nothing.fileno(), stdout, said.fileno()))()
        said.seek(0)
        return subprocess.CompletedProcess(asked.arguments, code, "", said.read().decode("utf-8"))


def run_process(
    *arguments: str | bytes | Path,
    cwd: Path | None = None,
    env: Environment | None = None,
    stdin: str | None = None,
    stdout: int = subprocess.PIPE,
    stderr: int = subprocess.PIPE,
) -> subprocess.CompletedProcess[str]:
    """Run `jjj` as `run` does, in a process of its own: where its start, its streams or its environment are tested."""
    with tempfile.TemporaryDirectory() as home:
        done = subprocess.run(
            [JJJ, *arguments],
            cwd=cwd or home,
            env=environment(home, env),
            input=stdin.encode() if stdin is not None else None,
            stdin=subprocess.DEVNULL if stdin is None else None,
            stdout=stdout,
            stderr=stderr,
            timeout=TOO_LONG,
            check=False,
        )
    out, said = (stream.decode("utf-8") if stream is not None else "" for stream in (done.stdout, done.stderr))
    return subprocess.CompletedProcess(done.args, done.returncode, out, said)


def terminal(
    columns: int,
    *arguments: str | Path,
    env: Environment | None = None,
    encoding: str = "utf-8",
    cwd: Path | None = None,
) -> Screen:
    """Run `jjj` as `run` does, under a terminal of a width, and give what the screen got, read in its encoding."""
    begin = _start if _is_cold(env or ()) else _lend
    return _seen(begin, columns, arguments, env, cwd, encoding)


def terminal_process(
    columns: int, *arguments: str | Path, env: Environment | None = None, encoding: str = "utf-8"
) -> Screen:
    """Run `jjj` as `terminal` does, in a process of its own."""
    return _seen(_start, columns, arguments, env, None, encoding)


def at_terminal(screen: int, arguments: Iterable[str | Path], env: dict[str, str]) -> Callable[[], int]:
    """Start `jjj` at an open terminal, in this folder; what is given waits for the exit code."""
    return start(_asked(arguments, Path.cwd(), env), (screen,) * 3)


def start(asked: Asked, streams: Sequence[int]) -> Callable[[], int]:
    """Start `jjj` with these for stdin, stdout and stderr; what is given waits for the exit code."""
    return _server(asked).start(asked, streams)


def lend(asked: Asked, streams: Sequence[int]) -> Callable[[], int]:
    """Start `jjj` as `start` does, in the process that runs many."""
    return _server(asked).lend(asked, streams)


def still(text: str) -> str:
    """Give what stays on a screen: without the bar that comes and goes where the machine is slow."""
    return re.sub(r"\x1b\[\?25l.*?\x1b\[\?25h\r?\x1b\[1A\x1b\[2K", "", text, flags=re.DOTALL)


def _seen(
    begin: Callable[[Asked, int], Callable[[], int]],
    columns: int,
    arguments: Iterable[str | Path],
    env: Environment | None,
    cwd: Path | None,
    encoding: str,
) -> Screen:
    keyboard, screen = pty.openpty()
    fcntl.ioctl(screen, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    settings = termios.tcgetattr(screen)
    settings[1] &= ~termios.OPOST  # what the program writes arrives as written, with no CR added
    termios.tcsetattr(screen, termios.TCSANOW, settings)
    with tempfile.TemporaryDirectory() as home:
        whole = environment(home, {"TERM": "xterm-256color", "PAGER": "cat", **(env or {})})
        ended = begin(_asked(arguments, cwd or home, whole), screen)
        with ThreadPoolExecutor(1) as pool:
            code = pool.submit(_end, screen, ended)
            got = b""
            while not got.endswith(_END):
                got += os.read(keyboard, 65536)
        os.close(screen)
        os.close(keyboard)
        return Screen(got.removesuffix(_END).decode(encoding), code.result())


def _end(screen: int, ended: Callable[[], int]) -> int:
    """Wait for the exit code, and write where a screen ends: one that is closed may lose what came last."""
    try:
        return ended()
    finally:
        os.write(screen, _END)


def _lend(asked: Asked, screen: int) -> Callable[[], int]:
    return lend(asked, (screen,) * 3)


def _start(asked: Asked, screen: int) -> Callable[[], int]:
    program = subprocess.Popen(
        [JJJ, *asked.arguments], cwd=asked.cwd, env=asked.environment, stdin=screen, stdout=screen, stderr=screen
    )
    return lambda: program.wait(TOO_LONG)


def _asked(arguments: Iterable[str | bytes | Path], cwd: str | Path, env: dict[str, str]) -> Asked:
    return Asked(list(map(os.fsdecode, arguments)), str(cwd), env)


def _is_cold(env: Iterable[str]) -> bool:
    """Say whether an environment has what is read before a command is called."""
    return any(name.startswith(AT_START) for name in env)


def _server(asked: Asked) -> ForkServer:
    """Give the server that speaks the language which the run is to speak."""
    ask = request.read_request(asked.arguments, asked.environment)
    spoken = language.choose(ask.words if ask else asked.arguments, {"LANG": "C", **asked.environment})
    return server(spoken, drawing="--plot" in asked.arguments)


def environment(home: str | Path, extra: Environment | None = None) -> dict[str, str]:
    """Make an environment that nothing of the machine's own leaks into."""
    whole = {"PATH": os.defpath, "HOME": str(home), **(extra or {})}
    return {name: value for name, value in whole.items() if value is not None}


@cache
def answer(*arguments: str) -> dict[str, Any]:
    """Give the JSON object of a command, once for all tests that ask for it."""
    done = run(*arguments, "--format", "json")
    assert done.returncode in (0, 1), done.stderr
    whole = exact(done.stdout)
    assert isinstance(whole, dict)
    return whole


def exact(text: str) -> Any:
    """Read JSON with its numbers as written: 50.0 is not 50, and 60.03 is no float."""
    return json.loads(text, parse_float=Decimal)


def write_store(path: Path, **tables: dict[str, dict[str, Any]]) -> Path:
    """Write a store of one's own; what is not given is empty."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({name: tables.get(name, {}) for name in TABLES}), encoding="utf-8")
    return path


def own_fact(**changed: Any) -> dict[str, Any]:
    """Give a sound fact of one's own that refers to the shipped store; `changed` says what differs."""
    return {
        "metric": "forest-coverage",
        "region": "130900",
        "value": 31.5,
        "unit": "%",
        "relation": "eq",
        "printed": "31.5%",
        "period": "2021",
        "accumulation": "point",
        "nature": "actual",
        "source": "jjj-delegates-2022-10",
        "locator": "¶1",
        **changed,
    }


write_store(OWN, facts={OWN_FACT: own_fact()})
write_store(Path(f"{OWN}.versions") / "20221021T080000.000000Z.json")
