"""How far long work is, on a terminal's stderr alone."""

import sys
from collections.abc import Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")
# What is done in a blink needs no bar.
LONG = 2000


def watched(items: Sequence[T], label: str) -> Iterable[T]:
    """Go through items, and show how far it is where somebody is there and it takes a while."""
    if len(items) < LONG or not sys.stderr.isatty():
        return items
    from rich.console import Console
    from rich.progress import track

    return track(items, label, console=Console(stderr=True), transient=True)
