"""Which stores are asked: one that is named, or those that the command line would read."""

import os
from collections.abc import Callable
from functools import partial
from os import PathLike, fspath
from pathlib import Path

from jjj_cli.errors import UsageError
from jjj_cli.library.opened import OpenStore
from jjj_cli.record.records import Store
from jjj_cli.store.location import Files, locate
from jjj_cli.store.opening import open_store
from jjj_cli.system import system_path

# What tells whether a file is the one that was read: when it was written, how large it is, which one it is.
Stamp = tuple[int, int, int] | None


def open_at(
    path: str | PathLike[str] | None = None, *, only_shipped: bool = False, only_own: bool = False
) -> OpenStore:
    """Open the store at a path, as `--store` does, and the shipped one with it; without a path, as `jjj` does.

    It is read once, here: what changes later is seen by those who open it then. Raises StoreError for what is no store.
    """
    if only_shipped and only_own:
        raise UsageError("two-stores")
    own = None if path is None else fspath(path)
    store = open_store(locate(own, only_shipped=only_shipped, only_own=only_own))
    return OpenStore(lambda: store)


class Current:
    """The stores that the command line would read, or those that are located, read again where a file has changed."""

    def __init__(self, located: Callable[[], Files] | None = None) -> None:
        self._located = located or partial(locate, None)
        self._held: tuple[object, Store] | None = None

    def read(self) -> Store:
        """Give them as they are now."""
        files = self._located()
        key = (files, *map(_stamp, (files.shipped, files.own, *(files.engine.files if files.engine else ()))))
        held = self._held  # whatever another thread does meanwhile
        if held is None or held[0] != key:
            held = self._held = (key, open_store(files))
        return held[1]


def _stamp(file: Path | None) -> Stamp:
    if file is None:
        return None
    try:
        status = os.stat(system_path(file))  # noqa: PTH116 - a Path cannot be made of bytes
    except OSError:  # opening it says what is wrong
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino
