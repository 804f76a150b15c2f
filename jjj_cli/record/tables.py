"""What a table of facts can do that is more than a mapping: find some, or fetch them from where they lie."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, Literal, Protocol, runtime_checkable

from jjj_cli.record.coverage import Coverages
from jjj_cli.record.scope import Scope

# By which of their fields facts are found.
FactKey = Literal["metric", "region", "source", "part_of"]


@runtime_checkable
class Indexed(Protocol):
    """A table of facts that finds those with a value in a field without a look at the others."""

    def where(self, field: FactKey, value: str) -> list[Any]:
        """Give the facts, in the store's order."""

    def count(self, field: FactKey, value: str) -> int:
        """Count them."""

    def coverage(self) -> Coverages:
        """Give of which regions and years there are figures, by metric."""


@runtime_checkable
class Narrowing(Protocol):
    """A table of facts that are not at hand: those that are asked for are fetched."""

    def within(self, scope: Scope) -> list[Any]:
        """Give the facts that a question can be about, in the store's order; of a time their series are in it."""

    def placed(self, only: Collection[str]) -> Iterable[tuple[int, Any]]:
        """Give some facts that were read with their places in the store's order, metric by metric."""

    def rows(self, columns: Sequence[str]) -> Iterator[Sequence[tuple[Any, ...]]]:
        """Give all facts as rows, metric by metric and a few at a time, with what stands beside the record."""

    def ids(self) -> Iterable[str]:
        """Give the ids, as far as they are not too many to be looked through."""

    def are_too_many(self) -> bool:
        """Say whether they cannot all be looked at."""


@runtime_checkable
class Corrected(Protocol):
    """What facts correct, where not all of it is at hand."""

    def among(self, ids: AbstractSet[str]) -> list[tuple[str, str]]:
        """Give the corrections of some facts, each with what corrects it, in the store's order."""
