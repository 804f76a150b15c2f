"""The tables beside the facts, each read whole when it is first asked for, and what facts say of each other."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cached_property
from typing import Any, TypeVar

from jjj_cli.record.records import Record
from jjj_cli.store.engines import decoding, queries
from jjj_cli.store.engines.connection import Connection
from jjj_cli.store.engines.schema import FACTS, columns
from jjj_cli.store.references import REFERENCES, circling, dangling
from jjj_cli.store.tables import no_tables

T = TypeVar("T", bound=Record)


class _Anything:
    """What holds whatever it is asked for: which facts there are is not looked up for all that names some."""

    def __contains__(self, _: object) -> bool:
        return True


class EngineTable(Mapping[str, T]):
    """A table of records by id, in the store's order; it is read at one go, when the first of them is asked for."""

    def __init__(self, connection: Connection, name: str, beside: "Mapping[str, EngineTable[Any]]") -> None:
        self._connection = connection
        self._name = name
        self._beside = beside

    @cached_property
    def _whole(self) -> dict[str, T]:
        there = self._connection.check(self._name)
        if not there:
            return {}
        names = [one.name for one in columns(self._name) if one.name in there and not one.derived]
        text = f"select {', '.join(f't.{one}' for one in names)} from {{{self._name}}} t order by t.ord"
        path = self._connection.address.shown
        return decoding.records(path, self._name, names, self._connection.batches(text))

    @cached_property
    def _checked(self) -> dict[str, T]:
        """Give the records, once it is known that what they name is there, and none names itself in the end."""
        named = {target for table, _, target in REFERENCES if table == self._name} - {FACTS}
        tables: dict[str, Any] = {**no_tables(), self._name: self._whole}
        beside = {name: self._beside[name]._whole for name in named}
        among: dict[str, Any] = {**no_tables(), **beside, FACTS: _Anything()}
        if problems := [*circling(tables), *dangling(tables, among)]:
            first = problems[0]
            shown = self._connection.address.shown
            raise decoding.fault(shown, first.table, first.id, first.message, len(problems))
        return self._whole

    def __getitem__(self, key: str) -> T:
        """Give a record."""
        return self._checked[key]

    def __contains__(self, key: object) -> bool:
        """Say whether there is a record of that id."""
        return key in self._checked

    def __iter__(self) -> Iterator[str]:
        """Give the ids."""
        return iter(self._checked)

    def __len__(self) -> int:
        """Count the records."""
        return len(self._checked)


class Corrections(Mapping[str, str]):
    """Which fact corrects which, by the corrected one's id: of facts that were read it is known, else it is asked."""

    def __init__(self, connection: Connection, there: queries.Columns) -> None:
        self._connection = connection
        self._there = there
        self.known: dict[str, str | None] = {}
        self.order: dict[str, tuple[bool, int]] = {}

    @cached_property
    def _whole(self) -> dict[str, str]:
        return {str(old): str(by) for old, by in self._connection.rows(*queries.corrections(self._there))}

    def among(self, ids: AbstractSet[str]) -> list[tuple[str, str]]:
        """Give the corrections of facts that were read, in the store's order."""
        found = [(old, by) for old in ids if (by := self.get(old)) is not None]
        return sorted(found, key=lambda pair: self.order.get(pair[1], (False, 0)))

    def __contains__(self, key: object) -> bool:
        """Say whether a fact is corrected: asked of each that is read, mostly it is not."""
        return self.known[key] is not None if key in self.known else key in self._whole

    def __getitem__(self, key: str) -> str:
        """Give what corrects a fact."""
        found = self._by(key)
        if found is None:
            raise KeyError(key)
        return found

    def get(self, key: str, default: Any = None) -> Any:
        """Give what corrects a fact, or something else where nothing does: asked of each that is shown."""
        found = self._by(key)
        return default if found is None else found

    def _by(self, key: object) -> str | None:
        return self.known[key] if key in self.known else self._whole.get(key)  # type: ignore[call-overload]

    def __iter__(self) -> Iterator[str]:
        """Give the ids of the corrected facts."""
        return iter(self._whole)

    def __len__(self) -> int:
        """Count them."""
        return len(self._whole)


class Own(AbstractSet[str]):
    """The ids of the facts that are marked as one's own: of facts that were read it is known, else it is asked."""

    def __init__(self, connection: Connection, there: queries.Columns) -> None:
        self._connection = connection
        self._there = there
        self.known: dict[str, bool] = {}

    @cached_property
    def _whole(self) -> dict[str, None]:
        if not self._there.own:
            return {}
        return {str(key): None for (key,) in self._connection.rows(*queries.OWN)}

    def __contains__(self, key: object) -> bool:
        """Say whether a fact is one's own."""
        known = self.known.get(key)  # type: ignore[call-overload]
        return key in self._whole if known is None else known

    def __iter__(self) -> Iterator[str]:
        """Give the ids."""
        return iter(self._whole)

    def __len__(self) -> int:
        """Count them."""
        return len(self._whole)
