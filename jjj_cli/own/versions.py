"""The versions that are kept of the user's own store, and the way back to one."""

from pathlib import Path
from typing import NamedTuple

from jjj_cli.errors import StoreError, UnknownNameError
from jjj_cli.gazetteer.names import suggest
from jjj_cli.own.atomic import locked, real_path, replace, versions
from jjj_cli.store.json_file import read_tables
from jjj_cli.store.location import Files, default_own
from jjj_cli.store.opening import assemble


class Version(NamedTuple):
    """A version of the user's own store: its name, how many facts it has, and whether it is sound."""

    name: str
    path: Path
    facts: int | None
    sound: bool


def history(files: Files) -> list[Version]:
    """Give the versions that are kept of the user's own store, the newest first."""
    path = files.kept or default_own()
    return [_version(files, kept) for kept in versions(path)]


def restore(files: Files, name: str | None) -> Version:
    """Bring back a version, the newest sound one where none is named; what was there becomes a version itself.

    Raises UnknownNameError for a version that is not kept, and StoreError where there is none that is sound.
    """
    path = files.kept or default_own()
    with locked(path) as target:
        kept = history(files)
        content = target.read_bytes() if target.exists() else b""
        wanted = [one for one in kept if one.name == name] if name else [one for one in kept if one.sound]
        wanted = [one for one in wanted if one.path.read_bytes() != content]
        if not wanted and name:
            hint = suggest([one.name for one in kept], "hint.which")
            raise UnknownNameError("unknown-version", name=name, hint=hint)
        if not wanted:
            raise StoreError("no-version", path=path)
        if not wanted[0].sound:
            raise StoreError("unsound-version", name=wanted[0].name)
        replace(target, wanted[0].path.read_bytes())
        return wanted[0]


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
