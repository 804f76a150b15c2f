"""`jjj` in a process that is forked off one which has imported it: as in a process of its own, without the start-up.

The server has imported what commands import, has the shipped store open and the patterns of the reader built, and has
run no command. A run that is talked to, killed or joined to others is a fork of the server: nothing that another run
leaves behind is there. Those that only answer, which are most, go one after the other to a fork that is replaced after
some: a fork touches two thousand pages before it has done a thing. What is read before a command is called – what
Python itself reads, the language – is the server's, one for all.
"""

import atexit
import gc
import importlib
import io
import json
import os
import pkgutil
import select
import signal
import socket
import struct
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from functools import cache
from threading import Lock, Thread, Timer
from typing import Any, NamedTuple, NoReturn

# What Python or the C library reads when it starts, and what `jjj` leaves in another way for.
AT_START = ("PYTHON", "LC_", "LANG", "TZ", "MALLOC", "JJJ_DEBUG")
# What imports matplotlib, and what imports the clients of engines, of editors and of models.
DRAWING = "jjj_cli.plots."
CLIENTS = ("jjj_cli.agents.", "jjj_cli.lsp.", "jjj_cli.store.engines.")
# What functions import when they are called.
LATER = ("csv", "pint", "rich.console", "tomllib")
DRAWING_LATER = (
    "matplotlib.backends.backend_svg",
    "matplotlib.backends.backend_agg",
    "matplotlib.backends.backend_pdf",
)
# Nothing that is tested takes a second; what takes this long hangs.
TOO_LONG = 60
# What keeps threads and streams until its process ends.
STAYING = {"lsp", "mcp"}
# How many runs go to a fork before it is replaced.
RUNS = 50
_NUMBER = struct.Struct("!i")


class Asked(NamedTuple):
    """A run that is asked for."""

    arguments: list[str]
    cwd: str
    environment: dict[str, str]


class ForkServer:
    """A server for one language, which ends with whoever asks it; with `drawing` it has imported matplotlib, too."""

    def __init__(self, language: str, *, drawing: bool) -> None:
        self._asking, self._working = Lock(), Lock()
        self._worker: Worker | None = None
        self._socket, theirs = socket.socketpair()
        with theirs:
            self._server = subprocess.Popen(
                [sys.executable, __file__, str(theirs.fileno()), "drawing" if drawing else ""],
                env={"PATH": os.defpath, "HOME": "/nowhere", "JJJ_LANG": language},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
            )
        atexit.register(self._end)

    def run(self, asked: Asked, stdin: bytes | None) -> tuple[int, bytes, bytes]:
        """Run `jjj` with its output in pipes; give the exit code and what came."""
        (out, out_end), (said, said_end) = os.pipe(), os.pipe()
        given, feed = os.pipe() if stdin is not None else (os.open(os.devnull, os.O_RDONLY), None)
        streams = (given, out_end, said_end)
        ended = self.lend(asked, streams)
        for end in streams:
            os.close(end)
        if feed is not None:
            Thread(target=_write, args=(feed, stdin), daemon=True).start()
        printed, told = _read_both(out, said)
        return ended(), printed, told

    def lend(self, asked: Asked, streams: Sequence[int]) -> Callable[[], int]:
        """Start `jjj` as `start` does, in the fork that runs many; in one of its own while that is at work."""
        if STAYING & set(asked.arguments) or not self._working.acquire(blocking=False):
            return self.start(asked, streams)
        if self._worker is None or self._worker.runs >= RUNS:
            self._worker = Worker(self._fork(None, ()))
        ended = self._worker.start(asked, streams)

        def told() -> int:
            try:
                return ended()
            except BaseException:
                self._worker = None
                raise
            finally:
                self._working.release()

        return told

    def start(self, asked: Asked, streams: Sequence[int]) -> Callable[[], int]:
        """Start `jjj` with these for stdin, stdout and stderr; what is given waits for the exit code.

        Several may run at a time, as the ends of a pipe do, since each tells of its end by a socket of its own.
        """
        told = self._fork(asked, streams)
        process = _number(told)

        def ended() -> int:
            with told, _killed_late(process):
                return _number(told)

        return ended

    def _fork(self, asked: Asked | None, streams: Sequence[int]) -> socket.socket:
        """Have a fork made for a run, or for many; give the socket by which it tells of itself."""
        told, theirs = socket.socketpair()
        with theirs, self._asking:
            _send(self._socket, asked, [*streams, theirs.fileno()])
        return told

    def _end(self) -> None:
        self._worker = None
        self._socket.close()
        self._server.wait()


class Worker:
    """A fork that runs what it is asked for, one run after the other; it ends when nobody can ask any more."""

    def __init__(self, end: socket.socket) -> None:
        self.runs = 0
        self._end = end
        self._process = _number(end)

    def start(self, asked: Asked, streams: Sequence[int]) -> Callable[[], int]:
        """Start a run, as the server does."""
        self.runs += 1
        _send(self._end, asked, streams)

        def ended() -> int:
            with _killed_late(self._process):
                return _number(self._end)

        return ended


@cache
def server(language: str, *, drawing: bool = False) -> ForkServer:
    """Give the server for a language, which is started when it is first asked for."""
    return ForkServer(language, drawing=drawing)


def _send(end: socket.socket, asked: Asked | None, streams: Sequence[int]) -> None:
    """Ask for a run with these streams; for a fork that runs many where there is none to ask for."""
    message = json.dumps(asked._asdict()).encode() if asked else b""
    socket.send_fds(end, [_NUMBER.pack(len(message))], streams)
    end.sendall(message)


@contextmanager
def _killed_late(process: int) -> Iterator[None]:
    """Kill what hangs, so that whoever waits for it goes on."""
    clock = Timer(TOO_LONG, os.kill, (process, signal.SIGKILL))
    clock.start()
    try:
        yield
    finally:
        clock.cancel()


def _read_both(*ends: int) -> list[bytes]:
    """Read two pipes to their ends, whichever has something."""
    got: dict[int, list[bytes]] = {end: [] for end in ends}
    open_ends = set(ends)
    while open_ends:
        ready, _, _ = select.select(open_ends, [], [], TOO_LONG)
        if not ready:
            raise TimeoutError(f"nothing is printed for {TOO_LONG} s")
        for end in ready:
            got[end].append(piece := os.read(end, 1 << 16))
            if not piece:
                open_ends.remove(end)
                os.close(end)
    return [b"".join(pieces) for pieces in got.values()]


def _write(end: int, content: bytes) -> None:
    with suppress(BrokenPipeError), os.fdopen(end, "wb") as stream:
        stream.write(content)


def _number(end: socket.socket) -> int:
    return int(_NUMBER.unpack(_exactly(end, _NUMBER.size))[0])


def _exactly(end: socket.socket, size: int) -> bytes:
    got = b""
    while len(got) < size:
        piece = end.recv(size - len(got))
        if not piece:
            raise ConnectionError("the other end is gone")
        got += piece
    return got


# The server -----------------------------------------------------------------------------------------------------------


def _serve(end: socket.socket) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever asks ends the server, not who stops the tests
    ending, woken = socket.socketpair()
    woken.setblocking(False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(woken.fileno())
    running: dict[int, socket.socket] = {}
    while True:
        ready, _, _ = select.select([end, ending], [], [])
        if ending in ready:
            ending.recv(4096)
            _tell_ends(running)
        if end not in ready:
            continue
        if not end.recv(1, socket.MSG_PEEK):
            return
        asked, [*streams, told] = _asked(end)
        process = os.fork()
        if not process:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            for one in (end, ending, woken, *running.values()):
                one.close()
            _begin(asked, streams, told)
        for stream in streams:
            os.close(stream)
        running[process] = socket.socket(fileno=told)
        running[process].sendall(_NUMBER.pack(process))


def _begin(asked: dict[str, Any] | None, streams: list[int], told: int) -> NoReturn:
    """Do in a fork the run that it was made for; where it was made for none, those that it is asked for."""
    if asked is None:
        _work(socket.socket(fileno=told))
    os.close(told)
    _run(streams=streams, **asked)


def _asked(end: socket.socket) -> tuple[dict[str, Any] | None, list[int]]:
    """Read what is asked for, and the streams that came with it."""
    head, streams, _, _ = socket.recv_fds(end, _NUMBER.size, 4)
    if not head:
        os._exit(0)  # nobody asks any more
    content = _exactly(end, *_NUMBER.unpack(head))
    return json.loads(content) if content else None, streams


def _tell_ends(running: dict[int, socket.socket]) -> None:
    """Tell of every run that has ended its exit code."""
    while running:
        process, status = os.waitpid(-1, os.WNOHANG)
        if not process:
            return
        with running.pop(process) as told, suppress(BrokenPipeError):
            told.sendall(_NUMBER.pack(os.waitstatus_to_exitcode(status)))


def _work(end: socket.socket) -> NoReturn:
    """Run what is asked for, one run after the other, and tell of each its exit code."""
    from jjj_cli.cli import main
    from jjj_cli.render import progress_bar
    from jjj_cli.render import streams as standard

    while True:
        asked, streams = _asked(end)
        assert asked
        vars(progress_bar)["_hushed"] = False  # what one run prints says nothing of the next one's bars
        _become(streams=streams, **asked)
        standard.prepare()
        code = main.answer(main.ASK) if main.ASK else main.run(main.ARGUMENTS)
        code = standard.flush(code)
        for number in range(3):  # whoever reads the pipes sees their ends
            os.dup2(_NOTHING, number)
        end.sendall(_NUMBER.pack(code))


def _run(**asked: Any) -> NoReturn:
    """Do what a process of `jjj` does once it has imported what it needs."""
    from jjj_cli.cli import main

    _become(**asked)
    main.main()


def _become(arguments: list[str], cwd: str, environment: dict[str, str], streams: list[int]) -> None:
    """Become what a process of `jjj` is once it has imported what it needs."""
    from jjj_cli.cli import main
    from jjj_cli.completion.shells import request

    signal.signal(signal.SIGINT, signal.default_int_handler)
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    sys.stdin, sys.stdout, sys.stderr = (_stream(number, like) for number, like in enumerate(_STREAMS))
    os.chdir(cwd)
    coerced = {name: os.environ[name] for name in ("LC_CTYPE",) if name in os.environ}  # Python's own doing
    os.environ.clear()
    os.environ.update({**coerced, **environment})
    main.ARGUMENTS = arguments
    main.ASK = request.read_request(arguments, os.environ)


_STREAMS = (sys.stdin, sys.stdout, sys.stderr)
_NOTHING = os.open(os.devnull, os.O_RDWR) if __name__ == "__main__" else -1


def _stream(number: int, like: Any) -> io.TextIOWrapper:
    """Open a standard stream as Python does."""
    buffered = open(number, "wb" if number else "rb", closefd=False)  # noqa: SIM115
    return io.TextIOWrapper(
        buffered, like.encoding, like.errors, "\n" if number else None, line_buffering=number == 2 or os.isatty(number)
    )


def _import_all(*, drawing: bool) -> None:
    """Import all of `jjj`, and what it imports where it is asked for it."""
    import jjj_cli
    from jjj_cli.cli import main  # noqa: F401 - it comes first: it chooses the language
    from jjj_cli.plots.drawing.matplotlib_setup import library

    with library() if drawing else nullcontext():
        for module in pkgutil.walk_packages(jjj_cli.__path__, "jjj_cli."):
            left_out = CLIENTS if drawing else (*CLIENTS, DRAWING)
            if module.name != "jjj_cli.__main__" and not module.name.startswith(left_out):
                importlib.import_module(module.name)
        for name in (*LATER, *(DRAWING_LATER if drawing else ())):
            importlib.import_module(name)
    _make_ready()
    tempfile.tempdir = None  # the next environment may name another


def _make_ready() -> None:
    """Make what every process makes alike: the records of the shipped store, the table of units, the patterns."""
    import jjj_cli
    from jjj_cli.store import compiled, location, opening
    from jjj_cli.units import registry

    registry.registry()
    jjj_cli.extract("2021年承德市森林覆盖率由50.8%提高到60.03%。")
    shipped, opened = location.shipped_path(), compiled.opened
    store = opened(shipped)
    if store is None:  # it is to be compiled by the first that reads it
        return
    for table in store.values():
        table.values()
    for field in compiled.INDEXED:
        store["facts"].count(field, "")
    vars(opening)["opened"] = lambda path: store if path == shipped else opened(path)


if __name__ == "__main__":
    _import_all(drawing=sys.argv[2] == "drawing")
    gc.freeze()
    with socket.socket(fileno=int(sys.argv[1])) as asking:
        _serve(asking)
