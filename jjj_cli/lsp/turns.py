"""Threads that take turns, in the order in which they ask: a lock alone would be had by who gave it back last."""

from collections import deque
from threading import Event, Lock
from types import TracebackType


class Turns:
    """One thread at a time works within `with`; who waits longest is next."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._is_taken = False
        self._waiting: deque[Event] = deque()

    def __enter__(self) -> None:
        """Wait for one's turn."""
        with self._lock:
            if not self._is_taken:
                self._is_taken = True
                return
            called = Event()
            self._waiting.append(called)
        called.wait()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Call the next one."""
        with self._lock:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._is_taken = False
