"""Where the stores lie: the shipped one, and the user's own beside it."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from jjj_cli.errors import StoreError
from jjj_cli.messages import say
from jjj_cli.system import VERSIONS, system_path, utf8

if TYPE_CHECKING:
    from jjj_cli.store.engines.address import Address


class Files(NamedTuple):
    """Which files are read, whether one of them is read alone, and where the user's own is or would be.

    A store that an engine reads is read alone.
    """

    shipped: Path
    own: Path | None
    only: str | None = None
    kept: Path | None = None
    engine: "Address | None" = None


def protected(files: Files) -> list[Path]:
    """Give the files that nothing but the commands of one's own store may write over: the stores, and kept versions."""
    own = {path for path in (files.own, files.kept, _named(None), default_own()) if path}
    kept = [version for path in own for version in path.with_name(f"{path.name}{VERSIONS}").glob("*")]
    return [files.shipped, *own, *kept, *(files.engine.files if files.engine else ())]


def shipped_path() -> Path:
    """Find the shipped store: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).parents[1]
    inside = package / "data" / "facts.json"
    return inside if inside.exists() else package.parent / "data" / "facts.json"


def locate_own(own: str | Path | None) -> Files:
    """Decide which file the user's own facts are written to: `--store`, else `JJJ_STORE`, else the data directory.

    Raises StoreError for a store that an engine reads, which is only read.
    """
    if address := _engine(own):
        raise StoreError("engine-read-only", path=address.shown, hint=say("hint.engine-read-only"))
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


def locate(own: str | Path | None, *, only_shipped: bool = False, only_own: bool = False) -> Files:
    """Decide which files to read: `--store`, else `JJJ_STORE`, else the user's data directory.

    A store that is named must be there; the one in the data directory may be absent. One that an engine reads has
    metrics, regions and sources of its own, and the shipped one is not read beside it.
    Raises StoreError where only the own store is wanted and there is none.
    """
    if not only_shipped and (address := _engine(own)):
        return Files(shipped_path(), None, engine=address)
    found = None if only_shipped else _named(own) or _existing_own()
    if only_own and found is None:
        raise StoreError("no-own-store", hint=say("hint.own-store"))
    return Files(shipped_path(), found, "own" if only_own else None, kept=Path(own) if own else None)


def _named(own: str | Path | None) -> Path | None:
    named = own or utf8(os.environ.get("JJJ_STORE", ""))
    return Path(named) if named else None


def _engine(own: str | Path | None) -> "Address | None":
    """Give where a store lies that an engine reads, where one is named; a name of any other costs a look at it."""
    named = str(own or utf8(os.environ.get("JJJ_STORE", "")))
    if not named:
        return None
    from jjj_cli.store import engine_names  # only where a store is named

    if not engine_names.is_address(named) and not engine_names.engine_of(Path(named)):
        return None
    from jjj_cli.store.engines.address import address_of  # only where an engine reads it

    return address_of(named)


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
