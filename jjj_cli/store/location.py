"""Where the stores lie: the shipped one, and the user's own beside it."""

import os
from pathlib import Path
from typing import NamedTuple

from jjj_cli.errors import StoreError
from jjj_cli.messages import say
from jjj_cli.system import VERSIONS, system_path, utf8


class Files(NamedTuple):
    """Which files are read, whether one of them is read alone, and where the user's own is or would be."""

    shipped: Path
    own: Path | None
    only: str | None = None
    kept: Path | None = None


def protected(files: Files) -> list[Path]:
    """Give the files that nothing but the commands of one's own store may write over: the stores, and kept versions."""
    own = {path for path in (files.own, files.kept, _named(None), default_own()) if path}
    kept = [version for path in own for version in path.with_name(f"{path.name}{VERSIONS}").glob("*")]
    return [files.shipped, *own, *kept]


def shipped_path() -> Path:
    """Find the shipped store: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).parents[1]
    inside = package / "data" / "facts.json"
    return inside if inside.exists() else package.parent / "data" / "facts.json"


def locate_own(own: Path | None) -> Files:
    """Decide which file the user's own facts are written to: `--store`, else `JJJ_STORE`, else the data directory."""
    kept = _named(own) or default_own()
    return Files(shipped_path(), kept if _is_there(kept) else None, kept=kept)


def _is_there(path: Path) -> bool:
    """Say whether a store is there, readable or not; a link to a file that is not there leads to where one is made."""
    try:
        os.stat(system_path(path))  # noqa: PTH116 - a Path cannot be made of bytes
    except FileNotFoundError:
        return False
    except (OSError, ValueError):
        return True
    return True


def locate(own: Path | None, *, only_shipped: bool = False, only_own: bool = False) -> Files:
    """Decide which files to read: `--store`, else `JJJ_STORE`, else the user's data directory.

    A store that is named must be there; the one in the data directory may be absent.
    Raises StoreError where only the own store is wanted and there is none.
    """
    found = None if only_shipped else _named(own) or _existing_own()
    if only_own and found is None:
        raise StoreError("no-own-store", hint=say("hint.own-store"))
    return Files(shipped_path(), found, "own" if only_own else None, kept=own)


def _named(own: Path | None) -> Path | None:
    variable = os.environ.get("JJJ_STORE")
    return own or (Path(utf8(variable)) if variable else None)


def default_own() -> Path:
    """Give where the user's own store lies unless another one is named."""
    from platformdirs import user_data_dir  # not needed where a store is named

    return Path(user_data_dir("jjj", appauthor=False)) / "facts.json"


def _existing_own() -> Path | None:
    path = default_own()
    try:
        return path if path.exists() else None
    except OSError:  # an unreadable home is no reason not to read the shipped store
        return None
