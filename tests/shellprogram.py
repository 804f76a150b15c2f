"""A `jjj` for shells to call: each call is a fork of the server, and not the start of a process.

A program of a few lines stands in a folder; it hands its arguments, its environment and its three streams to the tests
that listen at a socket beside it, and leaves with the exit code that they tell. What it cannot hand over, such as a
stream that is closed, is the real program's.
"""

import atexit
import json
import os
import socket
import struct
import sys
import tempfile
from functools import cache
from pathlib import Path
from threading import Thread

from forkserver import Asked
from running import JJJ, lend

_NUMBER = struct.Struct("!i")
_STREAMS = 3
# Python without what it looks for when it starts: an eighth of the time.
_PROGRAM = """#!{python} -SIE
import json, os, socket, struct, sys
try:
    end = socket.socket(socket.AF_UNIX)
    end.connect({path!r})
    asked = json.dumps([sys.argv[1:], os.getcwd(), dict(os.environ)]).encode()
    socket.send_fds(end, [struct.pack("!i", len(asked))], [0, 1, 2])
    end.sendall(asked)
except OSError:
    os.execv({program!r}, [{program!r}, *sys.argv[1:]])
os._exit(struct.unpack("!i", end.recv(4, socket.MSG_WAITALL))[0] % 256)
"""


@cache
def program_folder() -> Path:
    """Give a folder with a program `jjj`, for the front of a PATH; it goes with the tests."""
    folder = tempfile.TemporaryDirectory()
    path = Path(folder.name) / "socket"
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(str(path))
    listening.listen()
    Thread(target=_listen, args=(listening,), daemon=True).start()
    program = Path(folder.name) / "jjj"
    program.write_text(_PROGRAM.format(python=sys.executable, path=str(path), program=str(JJJ)), encoding="utf-8")
    program.chmod(0o755)
    atexit.register(folder.cleanup)
    return program.parent


def _listen(listening: socket.socket) -> None:
    while True:
        end, _ = listening.accept()
        Thread(target=_hand_over, args=(end,), daemon=True).start()


def _hand_over(end: socket.socket) -> None:
    with end:
        head, streams, _, _ = socket.recv_fds(end, _NUMBER.size, _STREAMS)
        (length,) = _NUMBER.unpack(head)
        content = end.recv(length, socket.MSG_WAITALL)
        ended = lend(Asked(*json.loads(content)), streams)
        for stream in streams:
            os.close(stream)
        end.sendall(_NUMBER.pack(ended()))
