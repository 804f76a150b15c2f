"""A record of the user's own as text to edit, and put back where it has not changed meanwhile."""

from typing import Any

import msgspec

from jjj_cli.errors import StoreError
from jjj_cli.messages import say
from jjj_cli.own.atomic import real_path
from jjj_cli.own.store import Outcome, OwnStore, opened
from jjj_cli.record.records import Record
from jjj_cli.store.json_file import exact
from jjj_cli.store.location import Files, default_own
from jjj_cli.store.tables import TABLES, in_order, spelled


def own_text(files: Files, key: str) -> tuple[str, str]:
    """Give a record of the user's own as text to edit, and its table; raises UnknownNameError for any other."""
    path = files.kept or default_own()
    table, row = OwnStore(files, real_path(path)).find(key)
    return table, _text(table, row)


def read_text(table: str, key: str, text: str) -> Record:
    """Read a record from text that somebody edited; raises StoreError for what is none."""
    try:
        return msgspec.convert({**exact(text), "id": key}, TABLES[table])
    except RecursionError:
        raise StoreError("record-alone", table=table, id=key, message=say("problem.depth")) from None
    except (msgspec.MsgspecError, TypeError) as error:
        raise StoreError("record-alone", table=table, id=key, message=error) from None


def change(files: Files, table: str, record: Record, before: str) -> Outcome:
    """Put a changed record in the place of what it was; raises StoreError where that has changed meanwhile."""
    with opened(files) as own:
        if _text(*own.find(record.id)) != before:
            raise StoreError("changed-meanwhile", id=record.id)
        return own.put(table, record, over=True)


def _text(table: str, row: dict[str, Any]) -> str:
    """Spell a record as it is kept, so that one that was written by hand is the same when another writer has been."""
    return spelled(in_order(table, row)).decode()
