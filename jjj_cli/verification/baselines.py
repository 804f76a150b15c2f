"""A baseline: the findings of drafts that are known already, in a file that is kept beside them and read in a diff."""

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from jjj_cli.errors import StoreError
from jjj_cli.messages import say
from jjj_cli.safety.json_text import indented
from jjj_cli.system import native
from jjj_cli.text.documents import STDIN

SCHEMA = "jjj-baseline/1"


class Entry(NamedTuple):
    """A finding that is known: its file as named from the baseline's folder, and what it is known by.

    The verdict, the figure and its clause are for who reads the file; the fingerprint is made of them.
    """

    file: str
    verdict: str
    surface: str
    context: str
    fingerprint: str

    @property
    def key(self) -> tuple[str, str]:
        """What it is found by."""
        return self.file, self.fingerprint


def named_from(baseline: Path, file: str) -> str:
    """Name a draft from a baseline's folder, so that it is the same from wherever it is checked."""
    if file == STDIN:
        return file
    try:
        return Path(os.path.relpath(native(Path(file)).absolute(), native(baseline).absolute().parent)).as_posix()
    except ValueError:  # on another drive
        return Path(file).absolute().as_posix()


def read_baseline(path: Path) -> list[Entry]:
    """Read a baseline; raises StoreError for what is none."""
    try:
        found = json.loads(native(path).read_bytes())
        if found["schema"] != SCHEMA:
            raise StoreError("baseline", path=path)
        entries = [Entry(**one) for one in found["findings"]]
    except FileNotFoundError:
        raise StoreError("no-baseline", path=path, hint=say("hint.write-baseline")) from None
    except OSError as error:
        raise StoreError("text-unreadable", name=path, reason=error.strerror or error) from None
    except (ValueError, TypeError, KeyError, RecursionError):
        raise StoreError("baseline", path=path) from None
    if not all(isinstance(part, str) for one in entries for part in one):
        raise StoreError("baseline", path=path)
    return entries


def spelled(entries: Iterable[Entry]) -> str:
    """Spell a baseline, its files by name and their findings in the order that they were given in."""
    ordered = sorted(entries, key=lambda one: one.file)
    return indented({"schema": SCHEMA, "findings": [one._asdict() for one in ordered]}) + "\n"
