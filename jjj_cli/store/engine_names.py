"""Tells by its name whether a store is read by an engine: an address, a folder of Parquet, an engine's own file."""

import os
import re
from contextlib import suppress
from pathlib import Path

from jjj_cli.system import system_path

_ADDRESS = r"[A-Za-z][A-Za-z0-9+.-]+://|(?:duckdb|sqlite|parquet):"
SUFFIXES = {".parquet": "parquet", ".duckdb": "duckdb", ".sqlite": "sqlite", ".sqlite3": "sqlite"}
# What an engine's files begin with, and how far into them that stands.
_MARKS = (("parquet", 0, b"PAR1"), ("duckdb", 8, b"DUCK"), ("sqlite", 0, b"SQLite format 3\x00"))
_LENGTH = 16


def is_address(name: str) -> bool:
    """Say whether a name is an address: it has a scheme."""
    return re.match(_ADDRESS, name) is not None


def engine_of(path: Path) -> str | None:
    """Tell by a path, and by what lies there, which engine reads it; None for what jjj reads itself."""
    place = Path(os.fsdecode(system_path(path)))
    start = b""
    with suppress(OSError, ValueError):  # who opens it says what is wrong
        if place.is_dir():
            return "parquet" if any(place.glob("facts.parquet")) or any(place.glob("facts/**/*.parquet")) else None
        if place.is_file():  # a pipe would be waited for
            with place.open("rb") as file:
                start = file.read(_LENGTH)
    found = next((engine for engine, at, mark in _MARKS if start[at:].startswith(mark)), None)
    return found or SUFFIXES.get(path.suffix.lower())
