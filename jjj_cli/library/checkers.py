"""The store that is asked, made ready to check drafts: once, and again where the store has changed."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, BinaryIO

from jjj_cli.record.records import Store

if TYPE_CHECKING:
    from jjj_cli.text.documents import Form
    from jjj_cli.verification.checker import Checked, Checker

# What checks a draft: its stream, its name, its form and its encoding are given.
Check = Callable[[BinaryIO, str, "Form", str | None], Iterator["Checked"]]


def checking(store: Store) -> Check:
    """Give what checks drafts against a store: all of it, or what it has of the regions that each names."""
    if store.is_too_large():
        from jjj_cli.verification import within_regions  # few stores are

        return partial(within_regions.check, store)
    from jjj_cli.verification.checker import Checker  # only who reads texts pays for what reads them

    return Checker(store).check


class Ready:
    """Gives a checker of the store as it is now; the next draft of the same store finds it ready."""

    def __init__(self, read: Callable[[], Store]) -> None:
        self._read = read
        self._held: Checker | None = None

    def check(self) -> Check:
        """Give what checks drafts; raises StoreError where the store cannot be read."""
        store = self._read()
        return checking(store) if store.is_too_large() else self.checker().check

    def checker(self) -> "Checker":
        """Give it; raises StoreError where the store cannot be read."""
        from jjj_cli.verification.checker import Checker  # only who reads texts pays for what reads them

        store, held = self._read(), self._held  # whatever another thread does meanwhile
        if held is None or held.store is not store:
            held = self._held = Checker(store)
        return held
