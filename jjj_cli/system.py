"""What the system gives and takes as bytes, read and spelled as UTF-8 whatever the locale says."""

import os
import stat
from contextlib import suppress
from pathlib import Path

# How the folder of a store's earlier versions is called, after the store.
VERSIONS = ".versions"


def utf8(text: str) -> str:
    """Read what the system gave as UTF-8 where it is, whatever the locale took it for."""
    try:
        return os.fsencode(text).decode("utf-8")
    except UnicodeError:
        return text


def native(path: Path) -> Path:
    """Spell a path as the file system does, for what takes no bytes."""
    return Path(os.fsdecode(system_path(path)))


def is_read_only(path: Path) -> bool:
    """Say whether a file is not to be written: its rights let nobody do so, not even who may do everything."""
    mode = path.stat().st_mode
    return not mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH) or not os.access(path, os.W_OK)


def sync_folder(folder: Path) -> None:
    """See that a file's new name has reached the disk, where the system can say so."""
    with suppress(OSError):  # some systems have no such thing
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def system_path(path: Path) -> bytes:
    """Spell a path as the file system does, also where the locale has no Chinese."""
    try:
        return os.fsencode(path)
    except UnicodeEncodeError:
        return str(path).encode("utf-8")
