"""Where drafts are checked: with a store that is made ready once, and in turns, so that a long one delays no other."""

import asyncio
import gc
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from time import perf_counter
from typing import ParamSpec, TypeVar

from jjj_cli.library.checkers import Ready
from jjj_cli.library.language import Spoken
from jjj_cli.lsp.checks import Figure, Found, Shown, check
from jjj_cli.lsp.drafts import Draft
from jjj_cli.lsp.edits import Proposal, proposals
from jjj_cli.lsp.trial import Trial
from jjj_cli.lsp.turns import Turns
from jjj_cli.messages.language import Language

P = ParamSpec("P")
T = TypeVar("T")
# So many drafts are read beside each other; more wait.
_MOST = 8
# What every part of a checker is needed for: reading it makes the store ready.
_WARMING = "2022年10月，承德市森林覆盖率由2012年的50.8%提高到60.03%。"


class Session:
    """Answers what is asked of drafts, beside each other but never at once, in the language that was chosen."""

    def __init__(self, ready: Ready, wanted: Shown) -> None:
        self._ready = ready
        self._wanted = wanted
        self._threads = ThreadPoolExecutor(_MOST, "jjj")
        self._turns = Turns()
        self.language: Language = "en"
        self.took = 0.0

    async def warm(self) -> None:
        """Make the store ready; raises StoreError where it cannot be read."""
        await self._ask(self._warm)

    async def check(self, draft: Draft) -> Found:
        """Check a draft; raises JjjError where the store or the baseline cannot be read.

        Where nobody waits any more (the task is cancelled), its thread stops at the next figure.
        """
        gone = Event()
        try:
            return await self._ask(self._check, draft, gone)
        except asyncio.CancelledError:
            gone.set()
            raise

    async def propose(self, found: Found, figure: Figure) -> list[Proposal]:
        """Give what can be put for a figure, tried."""
        return await self._ask(self._propose, found, figure)

    def close(self) -> None:
        """End what is done, once it is."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def _ask(self, question: Callable[P, T], *given: P.args, **named: P.kwargs) -> T:
        def answer() -> T:
            with Spoken(self.language):
                return question(*given, **named)

        return await asyncio.get_running_loop().run_in_executor(self._threads, answer)

    def _warm(self) -> None:
        self._check(Draft("", "-", _WARMING, version=None, language=None, encoding="utf-32"), Event())
        gc.freeze()  # the store stays: it is not looked through again and again

    def _check(self, draft: Draft, gone: Event) -> Found:
        begun = perf_counter()
        with self._turns:
            checker = self._ready.checker()
        found = check(checker, draft, self._wanted, gone.is_set, self._turns)
        self.took = perf_counter() - begun
        return found

    def _propose(self, found: Found, figure: Figure) -> list[Proposal]:
        with self._turns:
            proposed = proposals(found.store, found.draft, figure)
            return Trial(self._ready.checker(), found.draft, figure).kept(proposed) if proposed else []
