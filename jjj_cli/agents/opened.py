"""The store as it is now, and what was made of it once: its checker, its citations."""

from datetime import date
from functools import cached_property

from jjj_cli.citation import writing
from jjj_cli.record.records import Store
from jjj_cli.safety.cells import split
from jjj_cli.verification.checker import Checked, Checker


class Opened:
    """A store that is asked; `number` tells it from those that were read before and after it.

    `checked` are the figures of the draft that was checked last, by what its question is known by: whoever goes on to
    its next page need not wait for it again.
    """

    def __init__(self, store: Store, number: int) -> None:
        self.store, self.number = store, number
        self.checked: tuple[str, list[Checked]] | None = None
        self._citations: dict[str, str] = {}
        self._day = date.today()

    @cached_property
    def checker(self) -> Checker:
        """Give what checks drafts."""
        return Checker(self.store)

    def citation(self, sources: str) -> str:
        """Give the references of a figure's source, or of several as a row joins them, a line each."""
        known = [name for name in split(sources) if name in self.store.sources]
        return "\n".join(map(self._cited, known))

    def _cited(self, source: str) -> str:
        if self._day != date.today():  # of which nobody says when it was read is cited as read today
            self._citations, self._day = {}, date.today()
        if source not in self._citations:
            self._citations[source] = writing.write(writing.resolve(self.store, [source]), "gbt7714")[0].citation
        return self._citations[source]
