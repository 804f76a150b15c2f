"""A file that is written whole or not at all: under a lock, beside itself, with its last few versions kept.

The versions lie in a folder beside the file, `facts.json.versions/20221021T080000.000000Z.json`, and
the newest is a copy of what the file holds: what is done to the file by hand can be undone.
"""

import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from jjj_cli.errors import StoreError
from jjj_cli.messages import say
from jjj_cli.system import VERSIONS, is_read_only, native, sync_folder

# How many versions are kept: what the file holds, and what it held before.
KEPT = 6
# How long a writer waits for another one, in seconds.
PATIENCE = 60
# What a file is called while it is written.
_UNFINISHED = ".new"
_STAMP = "%Y%m%dT%H%M%S.%fZ"
# The latest time that a clock is believed: versions after that go on from there, a microsecond each, for a year.
_LAST = datetime(8999, 12, 31, tzinfo=UTC)


def real_path(path: Path) -> Path:
    """Give the file that a path leads to, through every link, as the system spells it."""
    return Path(os.path.realpath(native(path)))


@contextmanager
def locked(path: Path, *, make_folder: bool = False) -> Iterator[Path]:
    """Hold the lock of a file while it is read and written, and give the file itself.

    Raises StoreError where the folder is not there, where it cannot be written in, and where
    another writer holds the lock for too long.
    """
    from filelock import FileLock, Timeout  # only who writes needs it

    target = real_path(path)
    _check_folder(path, target, make=make_folder)
    beside = target.with_name(f".{target.name}.lock")
    lock = FileLock(beside, timeout=PATIENCE, poll_interval=0.01)
    try:
        os.close(os.open(beside, os.O_RDWR | os.O_CREAT, 0o666))  # the lock would wait for what cannot be
        lock.acquire()
    except Timeout:
        raise StoreError("locked", path=path, seconds=PATIENCE) from None
    except OSError as error:
        raise unwritable(path, error) from None
    try:
        yield target
    finally:
        lock.release()


def replace(target: Path, content: bytes) -> None:
    """Replace a file's content, or leave the old one; only under its lock.

    What was there before stays as a version. The file's rights and its owner stay.
    Raises StoreError for whatever stands in the way.
    """
    try:
        _remove_leftovers(target)
        if target.exists():
            _keep(target, target.read_bytes())  # it may have been changed by hand
        _write_whole(target, content, like=target)
    except OSError as error:
        raise unwritable(target, error) from None
    with suppress(OSError):  # it is written: a version of it can be made by the next writer
        _keep(target, content)
        _prune(target)


def versions(path: Path) -> list[Path]:
    """Give the versions that are kept of a file, the newest first."""
    folder = _folder(real_path(path))
    try:
        found = [kept for kept in folder.glob("*.json") if _moment(kept)]
    except OSError:
        return []
    return sorted(found, key=lambda version: version.stem, reverse=True)


def unwritable(path: Path, error: OSError) -> StoreError:
    """Say that a file cannot be written, and why."""
    return StoreError("unwritable", path=path, reason=error.strerror or error, hint=say("hint.unharmed"))


def check_replaceable(path: Path, target: Path) -> None:
    """Refuse to replace a file that is not to be written, or that goes by another name, which would keep the old one.

    Raises StoreError.
    """
    try:
        there = target.stat()
        others = there.st_nlink - 1 - sum(kept.samefile(target) for kept in versions(target))
    except FileNotFoundError:
        return
    except OSError as error:
        raise unwritable(path, error) from None
    if is_read_only(target):
        raise StoreError("read-only", path=path, hint=say("hint.read-only", path=path))
    if stat.S_ISREG(there.st_mode) and others > 0:
        raise StoreError("hard-link", path=path, hint=say("hint.hard-link"))


def _check_folder(path: Path, target: Path, *, make: bool) -> None:
    try:
        if make:
            target.parent.mkdir(parents=True, exist_ok=True)
        elif not target.parent.is_dir():
            raise StoreError("no-folder", path=path, folder=target.parent)
    except OSError as error:
        raise unwritable(path, error) from None


def _write_whole(target: Path, content: bytes, *, like: Path) -> None:
    """Write a file beside where it is to be, with the rights of another one, and put it in its place."""
    handle, name = tempfile.mkstemp(prefix=_leftover(target), suffix=_UNFINISHED, dir=target.parent)
    written = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        _copy_rights(like, written)
        written.replace(target)
        sync_folder(target.parent)
    except OSError:
        written.unlink(missing_ok=True)
        raise


def _copy_rights(target: Path, written: Path) -> None:
    try:
        before = target.stat()
    except FileNotFoundError:
        written.chmod(0o666 & ~_umask())
        return
    if hasattr(os, "chown"):
        with suppress(PermissionError):  # only who may give a file away can
            os.chown(written, before.st_uid, before.st_gid)
    written.chmod(before.st_mode & 0o7777)


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _keep(target: Path, content: bytes) -> None:
    """Keep what a file holds as its newest version, unless it is that already."""
    kept = versions(target)
    if kept and kept[0].read_bytes() == content:
        return
    folder = _folder(target)
    folder.mkdir(exist_ok=True)
    newest = _moment(kept[0]) if kept else None
    now = min(datetime.now(UTC), _LAST)
    if newest is not None:  # a clock that was set back does not turn the versions round
        now = max(now, newest + timedelta(microseconds=1))
    _write_whole(folder / f"{now.strftime(_STAMP)}.json", content, like=target)


def _moment(version: Path) -> datetime | None:
    """Read when a version was kept; None for what is none. Earlier releases added + where a clock was set back."""
    try:
        moment = datetime.strptime(version.stem.rstrip("+"), _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
    return moment if moment.year <= _LAST.year + 1 else None


def _prune(target: Path) -> None:
    for old in versions(target)[KEPT:]:
        with suppress(OSError):  # the next writer tries again
            old.unlink()


def _remove_leftovers(target: Path) -> None:
    """Remove what a writer left that was killed; whoever holds the lock is the only writer."""
    beside = [left for left in target.parent.iterdir() if left.name.startswith(_leftover(target))]
    kept = list(_folder(target).iterdir()) if _folder(target).is_dir() else []
    for left in [*beside, *kept]:
        if left.suffix == _UNFINISHED:
            left.unlink(missing_ok=True)


def _leftover(target: Path) -> str:
    return f".{target.name}."


def _folder(target: Path) -> Path:
    return target.with_name(f"{target.name}{VERSIONS}")
