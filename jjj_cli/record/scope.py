"""What facts a question can be about, so that a store which is not at hand gives these and no others."""

from datetime import date
from typing import NamedTuple


class Scope(NamedTuple):
    """Which facts a question can be about; an empty field asks for nothing.

    `during` are the first and the last day of a time that their periods share a day with. Of `newest`, or of `near`, a
    comparison can take only these, and what is hoped for and the parts of these: the figures of the last time of each
    series, or those that share a day with a time.
    """

    metrics: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    natures: tuple[str, ...] = ()
    during: tuple[date, date] | None = None
    newest: bool = False
    near: tuple[date, date] | None = None

    @property
    def whole(self) -> "Scope":
        """Give the scope with all times in it."""
        return self._replace(newest=False, near=None)
