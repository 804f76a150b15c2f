"""How far long work is, for somebody at a terminal: on stderr alone, and only once it takes a while."""

import os
import stat
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from time import monotonic
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar

from jjj_cli.safety.display import one_line

if TYPE_CHECKING:
    from rich.progress import Progress

T = TypeVar("T")
# What is done in a second needs no bar, and more often than this nobody sees it move.
SLOW = 1.0
_OFTEN = 0.1
# The bar, where there is one; and whether rows go to the terminal, which say themselves how far it is.
_bars: list["Bar"] = []
_hushed = False


class Bar:
    """A bar that comes up by itself when the work has taken a while; without a total it only says that it goes on."""

    def __init__(self, label: str, total: int | None) -> None:
        from threading import Timer  # only what may take long

        self._label, self._total = one_line(label), total
        self._done, self._told = 0, 0.0
        self._progress: Progress | None = None
        self._timer = Timer(SLOW, self._show)
        self._timer.daemon = True
        self._timer.start()

    def advance(self, count: int = 1) -> None:
        """Say that more of it is done."""
        self._done += count
        if self._progress and monotonic() - self._told > _OFTEN:
            self._told = monotonic()
            self._progress.update(self._progress.task_ids[0], completed=self._done)

    def turn(self, label: str, total: int | None) -> tuple[str, int | None]:
        """Tell of another part of the work, and give what was told of till then."""
        before = self._label, self._total
        self._label, self._total, self._done = one_line(label), total, 0
        if self._progress:
            task = self._progress.tasks[0]  # Rich's own way would leave a total where there is none any more
            task.description, task.total, task.completed = self._label, total, 0
        return before

    def stop(self) -> None:
        """Take the bar away."""
        self._timer.cancel()
        self._timer.join()
        if self._progress:
            self._progress.stop()

    def _show(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn
        from rich.table import Column

        console = Console(stderr=True)
        named = Column(no_wrap=True, overflow="ellipsis", max_width=console.width // 2)
        columns = (
            TextColumn("{task.description}", markup=False, table_column=named),
            BarColumn(bar_width=20, table_column=Column(min_width=5)),
            TaskProgressColumn("{task.percentage:>3.0f}%", "", table_column=Column(min_width=4)),
            TimeElapsedColumn(table_column=Column(min_width=7)),
        )
        # Rich would take what goes to stdout meanwhile, and print it beside the bar.
        made = Progress(*columns, console=console, transient=True, redirect_stdout=False, redirect_stderr=False)
        made.add_task(self._label, total=self._total, completed=self._done)
        made.start()
        self._progress = made


@contextmanager
def underway(label: str, total: int | None = None) -> Iterator[Bar | None]:
    """Show that something is going on, or how far it is, while it is; give None where nobody is there to see it."""
    if not _is_watched():
        yield None
    elif _bars:
        before = _bars[-1].turn(label, total)
        yield _bars[-1]
        _bars[-1].turn(*before)
    else:
        _bars.append(Bar(label, total))
        try:
            yield _bars[-1]
        finally:
            _bars.pop().stop()


def watched(items: Sequence[T], label: str) -> Iterable[T]:
    """Go through items, and show how far it is."""
    with underway(label, len(items)) as bar:
        for item in items:
            yield item
            if bar:
                bar.advance()


class _Watched:
    """A stream that tells how much of it has been read."""

    def __init__(self, stream: BinaryIO, bar: Bar) -> None:
        self._stream, self._bar = stream, bar

    def read(self, size: int = -1) -> bytes:
        """Read on."""
        content = self._stream.read(size)
        self._bar.advance(len(content))
        return content

    def __getattr__(self, name: str) -> Any:
        """Give what else the stream has: a package is read from its end."""
        return getattr(self._stream, name)


@contextmanager
def reading(stream: BinaryIO, label: str, size: int | None = None) -> Iterator[BinaryIO]:
    """Give a stream that is read from its start to its end, and show how far it is."""
    with underway(label, size or _size(stream)) as bar:
        yield _Watched(stream, bar) if bar else stream  # type: ignore[misc]


def hush() -> None:
    """Show no bars any more: what is printed from here on says itself how far it is."""
    global _hushed  # noqa: PLW0603 - there is one terminal
    _hushed = True
    for bar in _bars:
        bar.stop()


def _is_watched() -> bool:
    """Say whether somebody watches: at the end of a pipe somebody else draws on the terminal."""
    if _hushed or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        return False
    try:
        return not stat.S_ISFIFO(os.fstat(sys.stdout.fileno()).st_mode)
    except (OSError, ValueError):
        return False


def _size(stream: BinaryIO) -> int | None:
    with suppress(OSError, ValueError):
        about = os.fstat(stream.fileno())
        return about.st_size if stat.S_ISREG(about.st_mode) else None
    return None
