"""Where an export is written: whole or not at all."""

import os
import stat
from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from jjj_cli.errors import StoreError, UsageError
from jjj_cli.messages import say
from jjj_cli.system import VERSIONS, is_read_only, native, sync_folder


def save(path: Path, write: Callable[[Path], None], keep: Iterable[Path] = ()) -> None:
    """Have a file or a folder written beside its place, and put it there when it is whole.

    A file that is there is replaced, an empty folder too; nothing else is, no store, and none of the files to `keep`.
    Raises UsageError for a place that is taken, StoreError where it cannot be written.
    """
    place = native(path)
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
        sync_folder(place.parent)
    except (OSError, ValueError, RuntimeError) as error:  # a null byte in a name, a link that leads to itself
        raise StoreError("export-file", path=path, reason=getattr(error, "strerror", None) or error) from None


def _check(path: Path, place: Path, keep: Iterable[Path]) -> None:
    if place.is_dir() and any(place.iterdir()):
        raise UsageError("export-directory", path=path)
    if place.exists() and not place.is_dir() and not place.is_file():
        raise UsageError("export-no-file", path=path)
    if place.is_file() and place.with_name(f"{place.name}{VERSIONS}").is_dir():
        raise UsageError("export-store", path=path)
    if place.exists() and any(other.exists() and place.samefile(other) for other in map(native, keep)):
        raise UsageError("export-store", path=path)
    if place.is_file() and is_read_only(place):
        raise StoreError("read-only", path=path, hint=say("hint.read-only", path=path))


def _sync(path: Path) -> None:
    """See that what was written has reached the disk."""
    for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
        with file.open("rb") as opened:
            os.fsync(opened.fileno())
