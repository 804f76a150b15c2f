"""Where a store lies that an engine reads, as it is named; what is secret in a name is never shown."""

import re
from pathlib import Path
from typing import Literal, NamedTuple
from urllib.parse import unquote, urlsplit

from jjj_cli.errors import StoreError, UsageError
from jjj_cli.messages import join, say
from jjj_cli.store.engine_names import engine_of, is_address
from jjj_cli.system import native

Kind = Literal["parquet", "duckdb", "sqlite", "postgresql", "spark"]
SCHEMES: dict[str, Kind] = {"postgresql": "postgresql", "postgres": "postgresql", "sc": "spark", "spark": "spark"}
FILES: tuple[Kind, ...] = ("parquet", "duckdb", "sqlite")
# How a schema is named after an address: its words stand in a query as they are.
_SCHEMA = re.compile(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*")
_HIDDEN = "***"


class Address(NamedTuple):
    """An engine, where it reads, and in which schema; `shown` says so without what is secret.

    `secrets` are the texts that must not be seen, wherever an engine may have put them.
    """

    kind: Kind
    place: str
    shown: str
    schema: str | None = None
    secrets: tuple[str, ...] = ()

    def __repr__(self) -> str:
        """Give what may be seen."""
        return f"Address({self.shown!r})"

    def hiding(self, text: str) -> str:
        """Give a text without what is secret."""
        text = text.replace(self.place, self.shown)
        for secret in self.secrets:
            text = text.replace(secret, _HIDDEN)
        return text

    @property
    def path(self) -> Path | None:
        """Give where it lies on this machine."""
        return native(Path(self.place)) if self.kind in FILES else None

    @property
    def files(self) -> list[Path]:
        """Give the files that it is made of, as far as they lie on this machine."""
        path = self.path
        if path is None:
            return []
        folder = path if path.is_dir() else path.parent
        return sorted(folder.rglob("*.parquet")) if self.kind == "parquet" else [path]


def address_of(name: str) -> Address | None:
    """Read how a store is named; None where no engine reads it. Raises UsageError for a scheme that none has."""
    if not is_address(name):
        kind = engine_of(Path(name))
        return Address(kind, name, name) if kind else None  # type: ignore[arg-type]
    scheme, _, rest = name.partition(":")
    if scheme in FILES:
        place = rest.removeprefix("//")
        return Address(scheme, place, place)
    if scheme not in SCHEMES:
        known = join("join.list", [f"{one}://" for one in ("postgresql", "sc")] + [f"{one}:" for one in FILES])
        raise UsageError("engine-scheme", name=scheme, hint=say("hint.engine-scheme", names=known))
    return _on_a_server(SCHEMES[scheme], name)


def _on_a_server(kind: Kind, name: str) -> Address:
    place, _, schema = name.partition("#")
    try:
        parts = urlsplit(place)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise StoreError("engine-address", scheme=name.partition(":")[0]) from None
    if schema and not _SCHEMA.fullmatch(schema):
        raise UsageError("engine-schema", name=schema)
    where = (host or "") + (f":{port}" if port else "")
    path = parts.path.partition(";")[0] if kind == "postgresql" else ""
    shown = f"{parts.scheme}://{where}{path}"
    return Address(kind, place, shown, schema or None, _secrets(parts.password, parts.path, parts.query))


def _secrets(password: str | None, path: str, query: str) -> tuple[str, ...]:
    """Give what must not be seen: the password, and whatever is named as one, as typed and as it is meant."""
    named = re.findall(r"(?i)(?:password|passwd|pwd|token|secret|key)[^=;&]*=([^;&]+)", f"{path};{query}")
    found = {text for one in (password, *named) if one for text in (one, unquote(one))}
    return tuple(sorted(found, key=len, reverse=True))
