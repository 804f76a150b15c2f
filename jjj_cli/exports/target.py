"""Where an export is written: whole or not at all."""

import os
import stat
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from jjj_cli.errors import StoreError, UsageError
from jjj_cli.system import system_path


def save(path: Path, write: Callable[[Path], None], keep: Iterable[Path] = ()) -> None:
    """Have a file or a folder written beside its place, and put it there when it is whole.

    A file that is there is replaced, an empty folder too; nothing else is, and none of the files to `keep`.
    Raises UsageError for a place that is taken, StoreError where it cannot be written.
    """
    place = _spelled(path)
    try:
        place = place.resolve()  # what a link points to is replaced, and not the link
        _check(path, place, keep)
        with TemporaryDirectory(prefix=".jjj-", dir=place.parent) as beside:
            made = Path(beside) / place.name
            write(made)
            if place.is_dir() and made.is_file():
                raise UsageError("export-directory", path=path)
            if made.is_file() and place.exists():
                made.chmod(stat.S_IMODE(place.stat().st_mode))
            _sync(made)
            made.replace(place)
        _sync_folder(place.parent)
    except (OSError, ValueError, RuntimeError) as error:  # a null byte in a name, a link that leads to itself
        raise StoreError("export-file", path=path, reason=getattr(error, "strerror", None) or error) from None


def _check(path: Path, place: Path, keep: Iterable[Path]) -> None:
    if place.is_dir() and any(place.iterdir()):
        raise UsageError("export-directory", path=path)
    if place.exists() and not place.is_dir() and not place.is_file():
        raise UsageError("export-no-file", path=path)
    if place.exists() and any(other.exists() and place.samefile(other) for other in map(_spelled, keep)):
        raise UsageError("export-store", path=path)


def _spelled(path: Path) -> Path:
    return Path(os.fsdecode(system_path(path)))


def _sync(path: Path) -> None:
    """See that what was written has reached the disk."""
    for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
        with file.open("rb") as opened:
            os.fsync(opened.fileno())


def _sync_folder(path: Path) -> None:
    with suppress(OSError):  # some systems have no such thing
        opened = os.open(path, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
