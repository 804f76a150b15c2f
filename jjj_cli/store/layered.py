"""A table of the user's own records before the shipped ones, which are not copied for that."""

from collections.abc import Callable, ItemsView, Iterator, Mapping, ValuesView
from functools import cached_property
from typing import Any, TypeVar

from jjj_cli.record.coverage import Coverages, coverage_of, joined
from jjj_cli.record.records import Record
from jjj_cli.record.tables import FactKey
from jjj_cli.store.compiled import CompiledTable

T = TypeVar("T", bound=Record)


class Layered(Mapping[str, T]):
    """One's own records and then the shipped ones; of two with one id the shipped one is given."""

    def __init__(self, own: dict[str, T], shipped: CompiledTable[T]) -> None:
        self._own = {key: shipped.get(key, record) for key, record in own.items()}
        self._shipped = shipped

    def __getitem__(self, key: str) -> T:
        """Give a record."""
        return self._own[key] if key in self._own else self._shipped[key]

    def __contains__(self, key: object) -> bool:
        """Say whether there is a record of that id."""
        return key in self._own or key in self._shipped

    def __iter__(self) -> Iterator[str]:
        """Give the ids."""
        yield from self._own
        yield from (key for key in self._shipped if key not in self._own)

    def __len__(self) -> int:
        """Count the records."""
        return len(self._own) + sum(key not in self._own for key in self._shipped)

    def values(self) -> ValuesView[T]:
        """Give all records."""
        return self._whole.values()

    def items(self) -> ItemsView[str, T]:
        """Give all records with their ids."""
        return self._whole.items()

    @cached_property
    def _whole(self) -> dict[str, T]:
        return {**self._own, **dict(self._shipped.items())}

    def where(self, field: FactKey, value: str) -> list[Any]:
        """Give the facts whose field has a value, one's own first."""
        own = [fact for fact in self._own.values() if getattr(fact, field) == value]
        return own + [fact for fact in self._shipped.where(field, value) if fact.id not in self._own]

    def count(self, field: FactKey, value: str) -> int:
        """Count the facts whose field has a value."""
        return len(self.where(field, value))

    def holding(self, test: Callable[[str], bool]) -> list[T]:
        """Give the shipped records whose folded texts pass a test, and all of one's own, whose texts are not folded."""
        return [*self._own.values(), *(one for one in self._shipped.holding(test) if one.id not in self._own)]

    def coverage(self) -> Coverages:
        """Give of which regions and years there are figures, by metric."""
        own: dict[str, Any] = self._own
        return joined(coverage_of(own.values()), self._shipped.coverage())
