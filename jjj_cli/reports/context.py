"""What the parts of a report share: the store, the sources in the order in which they are cited, the figures shown."""

from collections.abc import Iterable

from jjj_cli.citation import writing
from jjj_cli.comparison.results import Choice
from jjj_cli.messages import say
from jjj_cli.messages.naming import standing
from jjj_cli.record.records import Fact, Store
from jjj_cli.reports.document import Footnote


class Context:
    """Numbers sources as they come up, and keeps what has been shown and which caveats were met."""

    def __init__(self, store: Store, choice: Choice) -> None:
        self.store = store
        self.choice = choice
        self.codes: dict[str, None] = {}
        self.hedged = False
        self._facts: dict[str, Fact] = {}
        self._numbers: dict[str, int] = {}

    def cite(self, *sources: str | None) -> tuple[int, ...]:
        """Give the numbers of sources."""
        named = dict.fromkeys(source for source in sources if source)
        return tuple(self._numbers.setdefault(source, len(self._numbers) + 1) for source in named)

    def show(self, facts: Iterable[Fact]) -> None:
        """Keep figures as shown."""
        for fact in facts:
            self._facts[fact.id] = fact
            self.hedged = self.hedged or fact.relation != "eq"

    def meet(self, codes: Iterable[str]) -> tuple[str, ...]:
        """Keep the codes of caveats as met, and give them, each once."""
        met = dict.fromkeys(codes)
        self.codes |= met
        return tuple(met)

    @property
    def facts(self) -> list[Fact]:
        """The figures that were shown, as the store has them."""
        return [fact for fact in self.store.facts.values() if fact.id in self._facts]

    def footnotes(self, day: str) -> list[Footnote]:
        """Cite each source after GB/T 7714, in the order of the numbers.

        An address of which nobody says when it was read is read on the day given.
        """
        read = {source: None if self.store.sources[source].accessed else day for source in self._numbers}
        items = [item for source, when in read.items() for item in writing.resolve(self.store, [source], when)]
        written = writing.write(items, "gbt7714")
        return [
            Footnote(number, one.citation, item.url, self._about(item.source))
            for number, (item, one) in enumerate(zip(items, written, strict=True), start=1)
        ]

    def _about(self, source: str) -> str:
        return say("report.source", standing=standing(self.store.sources[source]), id=source)
