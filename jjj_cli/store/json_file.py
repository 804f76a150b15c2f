"""A store's file, read as bytes and as tables with exact numbers; what is no store is refused in a sentence."""

import json
import os
import re
import stat
from collections import Counter
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from jjj_cli.errors import StoreError
from jjj_cli.messages import join, say
from jjj_cli.store.tables import ABOUT, TABLES, Tables
from jjj_cli.store.upgrading import FORMAT, form_of, upgraded
from jjj_cli.system import system_path

# A hundred thousand facts take about 60 MB; what is larger is not a store that somebody keeps by hand.
LARGEST = 80_000_000


def read_tables(path: Path) -> Tables:
    """Read a store's tables, numbers as Decimal; raises StoreError for what is no store."""
    return tables_of(path, read_bytes(path))


def tables_of(path: Path, content: bytes) -> Tables:
    """Give the tables of a store's bytes in the present form; raises StoreError for what is no store."""
    raw = _decode(path, content)
    if not isinstance(raw, dict):
        raise StoreError("not-a-store", path=path, hint=say("hint.store-shape"))
    form = known_form(path, raw)
    for name in (*TABLES, ABOUT):
        rows = raw.setdefault(name, {})
        if not isinstance(rows, dict) or not all(isinstance(row, dict) for row in rows.values()):
            raise StoreError("not-a-table", path=path, table=name, hint=say("hint.store-shape"))
    if unknown := sorted(set(raw) - set(TABLES) - {ABOUT, "_default"}):
        raise StoreError("unknown-table", path=path, table=unknown[0], tables=join("join.list", TABLES))
    return raw if form == FORMAT else upgraded(raw)


def known_form(path: Path | str, tables: Tables) -> int:
    """Give the form that tables are kept in; raises StoreError for one of a later release."""
    if (form := form_of(tables)) > FORMAT:
        from jjj_cli.installation import upgrading

        hint = say("hint.upgrade", command=upgrading())
        raise StoreError("later-format", path=path, form=form, known=FORMAT, hint=hint)
    return form


def read_bytes(path: Path) -> bytes:
    """Read a store's file, if it is one and not too large; raises StoreError."""
    try:
        status = os.stat(system_path(path))  # noqa: PTH116 - a Path cannot be made of bytes
        if stat.S_ISDIR(status.st_mode):
            raise StoreError("directory", path=path)
        if not stat.S_ISREG(status.st_mode):
            raise StoreError("not-a-file", path=path)
        if status.st_size > LARGEST:
            raise StoreError("too-large", path=path, size=status.st_size // 10**6, most=LARGEST // 10**6)
        with open(system_path(path), "rb") as file:  # noqa: PTH123
            content = file.read()
    except FileNotFoundError:
        raise StoreError("no-file", path=path, hint=say("hint.no-file")) from None
    except (OSError, ValueError) as error:
        raise StoreError("unreadable", path=path, reason=getattr(error, "strerror", None) or error) from None
    if not content or content.isspace():
        raise StoreError("empty", path=path)
    return content


def _decode(path: Path, content: bytes) -> Any:
    try:
        return exact(content)
    except UnicodeDecodeError as error:
        raise StoreError("not-utf8", path=path, position=_first_bad_byte(content, error)) from None
    except msgspec.DecodeError as error:
        if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
            raise StoreError("not-utf8", path=path, position=0) from None
        raise StoreError("not-json", path=path, reason=_placed(content, str(error))) from None
    except RecursionError:
        raise StoreError("not-json", path=path, reason=say("problem.depth")) from None


def _placed(content: bytes, message: str) -> str:
    """Add to the reader's message the line of the byte that it names."""
    match = re.search(r"\(byte (\d+)\)", message)
    if match is None:
        return message
    return say("problem.placed", message=message, line=content.count(b"\n", 0, int(match[1])) + 1)


def _first_bad_byte(content: bytes, error: UnicodeDecodeError) -> int:
    """Count from the start of the file, where the reader counts from the start of a string."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as whole:
        return whole.start
    return error.start


def repeated_keys(path: Path) -> list[str]:
    """Find keys that stand twice in a store: a JSON reader silently keeps the last one of them.

    Raises StoreError for what is no store's file, and ValueError for what is no JSON.
    """
    twice: list[str] = []

    def remember(pairs: list[tuple[str, object]]) -> dict[str, object]:
        found = dict(pairs)
        if len(found) < len(pairs):
            twice.extend(sorted(key for key, count in Counter(key for key, _ in pairs).items() if count > 1))
        return found

    try:
        json.loads(read_bytes(path), object_pairs_hook=remember, parse_int=str, parse_float=str)
    except RecursionError:
        raise StoreError("not-json", path=path, reason=say("problem.depth")) from None
    return twice


def exact(content: bytes | str) -> Any:
    """Read JSON with its numbers as they are written; raises as msgspec does, for an exponent beyond Decimal's too."""
    try:
        return _decoder().decode(content)
    except InvalidOperation:
        raise msgspec.DecodeError(say("problem.number")) from None


@cache
def _decoder() -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(float_hook=Decimal)
