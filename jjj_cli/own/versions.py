"""The versions that are kept of the user's own store, and the way back to one."""

from pathlib import Path
from typing import NamedTuple

from jjj_cli.errors import StoreError, UnknownNameError
from jjj_cli.gazetteer.names import suggest
from jjj_cli.own.atomic import check_replaceable, locked, real_path, replace, versions
from jjj_cli.store.json_file import read_tables
from jjj_cli.store.location import Files, default_own
from jjj_cli.store.opening import assemble


class Version(NamedTuple):
    """A version of the user's own store: its name, how many facts it has, and whether it is sound.

    `held` says that the store holds just this already.
    """

    name: str
    path: Path
    facts: int | None
    sound: bool
    held: bool = False


def history(files: Files) -> list[Version]:
    """Give the versions that are kept of the user's own store, the newest first."""
    path = files.kept or default_own()
    return [_version(files, kept) for kept in versions(path)]


def restore(files: Files, name: str | None) -> Version:
    """Bring back a version, the newest sound one where none is named; what was there becomes a version itself.

    One that the store holds already is given as it is. Raises UnknownNameError for a version that is not kept, and
    StoreError where there is none that is sound, or the store is of a later form and no version is named.
    """
    path = files.kept or default_own()
    with locked(path) as target:
        check_replaceable(path, target)
        kept = history(files)
        content = _content(path, target)
        if name is None:
            _refuse_later(target)
        version = _named(kept, name) if name else _last_sound(path, kept, content)
        if not version.sound:
            raise StoreError("unsound-version", name=version.name)
        found = version.path.read_bytes()
        if found == content:
            return version._replace(held=True)
        replace(target, found)
        return version


def _content(path: Path, target: Path) -> bytes:
    try:
        return target.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:  # what cannot be read cannot be kept as a version either
        raise StoreError("unreadable", path=path, reason=error.strerror or error) from None


def _refuse_later(target: Path) -> None:
    """Refuse to put an earlier store in the place of one that a later release has written, which is not damaged."""
    try:
        if target.exists():
            read_tables(target)
    except StoreError as error:
        if error.key == "later-format":
            raise


def _named(kept: list[Version], name: str) -> Version:
    for one in kept:
        if one.name == name:
            return one
    raise UnknownNameError("unknown-version", name=name, hint=suggest([one.name for one in kept], "hint.which"))


def _last_sound(path: Path, kept: list[Version], content: bytes) -> Version:
    for one in kept:
        if one.sound and one.path.read_bytes() != content:
            return one
    raise StoreError("no-version", path=path)


def is_sound(files: Files) -> bool:
    """Say whether the user's own store can be read, and nothing is wrong with its records."""
    path = real_path(files.kept or default_own())
    return _version(files, path).sound


def _version(files: Files, path: Path) -> Version:
    try:
        tables = read_tables(path)
        _, found = assemble(files, tables)
    except StoreError:
        return Version(path.stem, path, None, sound=False)
    return Version(path.stem, path, len(tables["facts"]), sound=not found)
