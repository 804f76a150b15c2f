"""What answers a client: one question at a time, of the store as it is then, in the language that was chosen."""

import asyncio
import gc
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any, TypeVar

from jjj_cli.agents import tools
from jjj_cli.agents.drafts import GoneError
from jjj_cli.agents.opened import Opened
from jjj_cli.errors import JjjError, StoreError
from jjj_cli.library.language import Spoken
from jjj_cli.library.stores import Current
from jjj_cli.messages import say
from jjj_cli.messages.language import Language
from jjj_cli.safety.json_text import compact
from jjj_cli.store.location import Files

T = TypeVar("T")
# What is asked at first, so that whoever asks next finds all at hand; the last makes drafts quick to check.
_WARMING: tuple[tuple[str, dict[str, Any]], ...] = (
    ("lookup", {"region": "承德", "metric": "forest-coverage"}),
    ("compare", {"metric": "forest-coverage"}),
    ("verify", {"text": "2022年10月，承德市森林覆盖率由2012年的50.8%提高到60.03%。"}),
)


class Session:
    """Answers in a thread of its own, so that the protocol is never kept waiting."""

    def __init__(self, located: Callable[[], Files], language: Language) -> None:
        self._current = Current(located)
        self._held: Opened | None = None
        self._thread = ThreadPoolExecutor(1, "jjj")
        self.language = language

    def opened(self) -> Opened:
        """Open the store, again where it has changed; raises StoreError where it cannot be read."""
        store, held = self._current.read(), self._held
        if held is None or held.store is not store:
            held = self._held = Opened(store, held.number + 1 if held else 0)
        return held

    async def call(self, name: str, arguments: Mapping[str, Any]) -> str:
        """Answer a call of a tool as JSON; raises JjjError with what is wrong.

        Where nobody waits any more (the task is cancelled), a draft is read no further.
        """
        gone = Event()
        try:
            return await self.ask(lambda: compact(tools.answer(self.opened(), name, arguments, gone.is_set)))
        except asyncio.CancelledError:
            gone.set()
            raise

    async def ask(self, question: Callable[[], T]) -> T:
        """Answer a question when those before it are answered; whatever goes wrong is a JjjError."""

        def answer() -> T:
            with Spoken(self.language):
                try:
                    return question()
                except (JjjError, GoneError):
                    raise
                except Exception as error:
                    raise StoreError("internal", reason=repr(error), hint=say("hint.mcp-internal")) from error

        return await asyncio.get_running_loop().run_in_executor(self._thread, answer)

    def worded(self, question: Callable[[], T]) -> T:
        """Answer at once, in the language that was chosen, what asks no store."""
        with Spoken(self.language):
            return question()

    async def warm(self) -> None:
        """Make the store ready; what is wrong with it is said to whoever asks."""
        try:
            for name, arguments in _WARMING:
                await self.call(name, arguments)
        except JjjError:
            return
        await self.ask(gc.freeze)  # the store stays: it is not looked through again and again

    def close(self) -> None:
        """End what is done, once it is."""
        self._thread.shutdown(wait=False, cancel_futures=True)
