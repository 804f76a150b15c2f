"""A page of an answer: which rows it begins with, how many there is room for, and where to go on."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import blake2b
from typing import Any, NamedTuple, TypeVar

import msgspec

from jjj_cli.agents.figures import caveats
from jjj_cli.agents.questions import Paged
from jjj_cli.agents.replies import MOST_ITEMS, Caveat
from jjj_cli.comparison.results import Note
from jjj_cli.errors import UsageError
from jjj_cli.messages import say
from jjj_cli.safety.json_text import compact

T = TypeVar("T")
# An answer is sent twice, as text and as data, and its quotes are escaped once: in all it stays below 50 kB.
MOST_BYTES = 22_000
# What the place in a cursor takes at most.
_PLACE = 20
# What the notes of an answer may take of that.
_NOTES = MOST_BYTES // 2


class Pager(NamedTuple):
    """Where a page begins, how many rows it may have, and what its question is known by."""

    start: int
    limit: int
    key: str

    def page(self, name: str, rows: Sequence[T], make: Callable[[T], Mapping[str, Any]], **beside: Any) -> Any:
        """Give a page of rows, under a name; `beside` is what else the answer has, its notes among it."""
        notes = noted(beside.pop("notes", ()))
        whole = {"data": str(say("mcp.data")), "total": len(rows), "cursor": None, "notes": notes, **beside}
        room = MOST_BYTES - size({**whole, "cursor": self.key, name: []}) - _PLACE
        made: list[Mapping[str, Any]] = []
        for row in rows[self.start : self.start + self.limit]:
            one = make(row)
            room -= size(one) + 1  # and what stands between two
            if room < 0 and made:
                break
            made.append(one)
        end = self.start + len(made)
        whole["cursor"] = f"{end}.{self.key}" if end < len(rows) else None
        return {**whole, name: made}


def pager(tool: str, asked: Paged, number: int) -> Pager:
    """Say where a page begins; raises UsageError for a cursor of another question, or of a store that has changed."""
    plain = msgspec.structs.replace(asked, cursor=None, limit=1)
    key = blake2b(msgspec.json.encode((tool, plain, number)), digest_size=6).hexdigest()
    if asked.cursor is None:
        return Pager(0, asked.limit, key)
    start, _, given = asked.cursor.partition(".")
    if given != key or not (start.isascii() and start.isdecimal()):
        raise UsageError("mcp-cursor", hint=say("hint.mcp-cursor"))
    return Pager(int(start), asked.limit, key)


def noted(notes: Iterable[Note]) -> list[Caveat]:
    """Give notes as far as there is room, the gravest first, and how many there is none for."""
    every, room = caveats(notes), _NOTES
    kept: list[Caveat] = []
    for one in every:
        room -= size(one)
        if room < 0 or len(kept) == MOST_ITEMS - 1:
            break
        kept.append(one)
    if len(kept) < len(every):
        kept += caveats([Note(code="more", message=say("mcp.more-notes", count=len(every) - len(kept)), weight="hint")])
    return kept


def size(value: object) -> int:
    """Count the bytes of what is sent."""
    return len(compact(value).encode())
