"""The store that is asked, made ready to check drafts: once, and again where the store has changed."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from jjj_cli.record.records import Store

if TYPE_CHECKING:
    from jjj_cli.verification.checker import Checker


class Ready:
    """Gives a checker of the store as it is now; the next draft of the same store finds it ready."""

    def __init__(self, read: Callable[[], Store]) -> None:
        self._read = read
        self._held: Checker | None = None

    def checker(self) -> "Checker":
        """Give it; raises StoreError where the store cannot be read."""
        from jjj_cli.verification.checker import Checker  # only who reads texts pays for what reads them

        store, held = self._read(), self._held  # whatever another thread does meanwhile
        if held is None or held.store is not store:
            held = self._held = Checker(store)
        return held
