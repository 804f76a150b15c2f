"""Rules of every record: its id is its own and well formed, and nothing in it is hidden."""

import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import msgspec

from jjj_cli.messages import say
from jjj_cli.record.records import Record, Store
from jjj_cli.safety.unseen import UNSEEN
from jjj_cli.store import json_file
from jjj_cli.store.problems import Problem

_ID = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*")
_GB_CODE = re.compile(r"\d{6}")
_HIDDEN = re.compile(f"[{UNSEEN}]")
# The same in JSON, which escapes control characters: some of what it finds is none, and all that is one it finds.
_HIDDEN_IN_JSON = re.compile(rf"[{UNSEEN}]|\\[bfru]")


def _every_record(store: Store) -> Iterator[tuple[str, Record]]:
    """Give every record of a store that is known by an id, with its table."""
    for name in ("sources", "regions", "metrics", "facts", "initiatives", "checks"):
        for record in getattr(store, name).values():
            yield name, record


def shared_ids(store: Store) -> Iterator[Problem]:
    """Find ids that two tables share: `jjj show` takes any id, and must know whose it is."""
    owner: dict[str, str] = {}
    for table, record in _every_record(store):
        if owner.setdefault(record.id, table) != table:
            yield Problem(table, record.id, "id", say("problem.id-shared", table=owner[record.id]))


def repeated_keys(path: Path) -> Iterator[Problem]:
    """Find keys that stand twice: a JSON reader silently keeps the last one of them."""
    for key in json_file.repeated_keys(path):
        yield Problem("", key, "id", say("problem.duplicate"), "S2")


def malformed_ids(store: Store) -> Iterator[Problem]:
    """Find ids that are not spelled as ids are, or as codes of regions are."""
    for table, record in _every_record(store):
        if not _ID.fullmatch(record.id):
            yield Problem(table, record.id, "id", say("problem.id-form"))
    for region in store.regions.values():
        coded = region.level in ("province", "city", "county")
        if coded != bool(_GB_CODE.fullmatch(region.id)):
            yield Problem("regions", region.id, "id", say("problem.code-form"))


def hidden_characters(store: Store) -> Iterator[Problem]:
    """Find texts with characters that nobody sees."""
    for table, record in chain(_every_record(store), (("bases", basis) for basis in store.bases.values())):
        if not _HIDDEN_IN_JSON.search(msgspec.json.encode(record).decode()):  # as with nearly all
            continue
        for field in record.__struct_fields__:
            if any(_HIDDEN.search(text) for text in _texts(getattr(record, field))):
                yield Problem(table, record.id, field, say("problem.hidden"))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, msgspec.Struct):
        yield from _texts(msgspec.structs.astuple(value))
