"""A draft against the store: each figure supported, outdated, contradicted, ambiguous or unknown.

`docs/verify.md` has the rules, each with an example. What is not sure is unknown: a false
`contradicted` costs more than an `unknown`.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from jjj_cli.record.records import Store
from jjj_cli.safety.unseen import named
from jjj_cli.text.documents import Form
from jjj_cli.text.extraction import Located, read
from jjj_cli.text.quantities import Quantity
from jjj_cli.verification.cells import Cells
from jjj_cli.verification.claims import Claim
from jjj_cli.verification.explaining import message_of, series_name, why, words_of
from jjj_cli.verification.judgements import VERDICTS, Judgement, Verdict
from jjj_cli.verification.judging import judge
from jjj_cli.verification.passages import Carried, Passage
from jjj_cli.verification.places import Gazetteer
from jjj_cli.verification.series import Index
from jjj_cli.verification.silencing import Silencer

FIELDS = (
    *("line", "column", "surface", "verdict", "fact", "expected", "message"),
    *("start", "end", "end_line", "end_column"),
)
# What a row has on demand.
MORE = ("series", "runner_up", "missing", "slip", "why", "context", "byte_column", "end_byte_column", "unseen")


class Checked:
    """A figure of a draft and what the store says of it, in words where it is asked for.

    `start` and `end` count characters of the whole text from 0, the byte columns bytes of UTF-8; `series` is the
    one that was meant, and `runner_up` the next; `missing` is what kept the store from saying more; `context` is
    the figure's clause.
    """

    __slots__ = ("_found", "_item", "_judged", "_layout", "_number", "_store", "_stretches")

    def __init__(self, store: Store, found: Located, claim: Claim, judged: Judgement) -> None:
        self._store, self._judged, self._found = store, judged, found
        # The text as it is laid out alone: the claim would keep all that was found in the piece.
        self._layout, self._number, self._item = claim.layout, claim.number, claim.listed.item
        self._stretches = claim.stretches if judged.chosen else ()

    @property
    def surface(self) -> str:
        """Give the figure as the draft prints it."""
        return self._found.quantity.surface

    @property
    def line(self) -> int:
        """Give the line in which the figure begins."""
        return self._found.at.line

    @property
    def column(self) -> int:
        """Give the column in which the figure begins."""
        return self._found.at.column

    @property
    def start(self) -> int:
        """Give where the figure begins in the whole text."""
        return self._found.start

    @property
    def end(self) -> int:
        """Give where the figure ends in the whole text."""
        return self._found.end

    @property
    def verdict(self) -> Verdict:
        """Give what the store makes of the figure."""
        return self._judged.verdict

    @property
    def fact(self) -> str | None:
        """Give the id of the fact that was meant."""
        return self._judged.facts[0].id if self._judged.facts else None

    @property
    def expected(self) -> str | None:
        """Give that fact's figure as printed."""
        return self._judged.facts[0].printed if self._judged.facts else None

    @property
    def message(self) -> str:
        """Say the verdict's reason in a sentence."""
        return message_of(self._store, self._judged)

    @property
    def end_line(self) -> int:
        """Give the line in which the figure ends."""
        return self._found.to.line

    @property
    def end_column(self) -> int:
        """Give the column after the figure."""
        return self._found.to.column

    @property
    def byte_column(self) -> int:
        """Give the column of the figure in bytes of UTF-8."""
        return self._found.at.byte_column

    @property
    def end_byte_column(self) -> int:
        """Give the column after the figure in bytes of UTF-8."""
        return self._found.to.byte_column

    @property
    def context(self) -> str:
        """Give the figure with its clause: what a finding is known by wherever its line has gone to."""
        return " ".join(self._layout.clause(self._number, self._item).split())

    @property
    def series(self) -> str | None:
        """Name the series that was meant."""
        return series_name(self._judged.chosen)

    @property
    def runner_up(self) -> str | None:
        """Name the next series."""
        return series_name(self._judged.runner_up)

    @property
    def missing(self) -> str | None:
        """Give what kept the store from saying more."""
        return self._judged.missing

    @property
    def slip(self) -> str | None:
        """Name the slip of the pen that a wrong figure is."""
        return self._judged.slip

    @property
    def unseen(self) -> str | None:
        """Name the characters in or beside the figure that nobody sees."""
        return named(self._judged.unseen) or None

    @property
    def why(self) -> str | None:
        """Say by which words the series was chosen, and which came next."""
        chosen, text = self._judged.chosen, self._layout.text
        clauses = [text[start:end] for start, end, _ in self._stretches]
        return why(self._store, words_of(clauses, chosen.series.words) if chosen else (), self._judged)

    def row(self) -> dict[str, object]:
        """Give all of it as a row."""
        return {name: getattr(self, name) for name in (*FIELDS, *MORE)}


class Checker:
    """A store made ready to check drafts against: its index is built once."""

    def __init__(self, store: Store) -> None:
        self.store, self.index, self.gazetteer = store, Index(store), Gazetteer(store)
        self.cells = Cells(self.index, self.gazetteer)

    def check(self, stream: BinaryIO, name: str, form: Form, encoding: str | None = None) -> Iterator[Checked]:
        """Check every figure of a draft, in order, but for those that the draft itself silences."""
        for found, claim, judged in self.judged(stream, name, form, encoding):
            yield self.row(found, claim, judged)

    def judged(
        self, stream: BinaryIO, name: str, form: Form, encoding: str | None = None
    ) -> Iterator[tuple[Located, Claim, Judgement]]:
        """Judge every figure of a draft, in order."""
        carried, silencer = Carried(), Silencer()
        for reading in read(stream, name, form, encoding):
            silent = silencer.lines(reading.raw, reading.line)
            spans = [(one.quantity.start, one.quantity.end) for one in reading.figures]
            passage = Passage(reading.text, spans, carried)
            passage.opened(self.gazetteer, self.index.weights, self.index.today)
            carried = passage.carried
            for number, found in enumerate(reading.figures):
                if found.at.line not in silent:
                    claim = self._claim(passage, number, found.quantity)
                    yield found, claim, self._judge(claim, found.unseen)

    def _judge(self, claim: Claim, unseen: str) -> Judgement:
        if unseen:
            return Judgement("unknown", "unseen", missing="unseen", unseen=unseen)
        return judge(self.index, claim)

    def _claim(self, passage: Passage, number: int, found: Quantity) -> Claim:
        if not found.head:
            return Claim(passage, number, found)
        text = self.cells.told(found)
        cell = Passage(text + found.surface, [(len(text), len(text) + len(found.surface))], passage.carried)
        cell.opened(self.gazetteer, self.index.weights, self.index.today)
        return Claim(cell, 0, found, passage.above(passage.layout.spans[number][0]))

    def row(self, found: Located, claim: Claim, judged: Judgement) -> Checked:
        """Put what was judged of a figure into words, where they are asked for."""
        return Checked(self.store, found, claim, judged)


def verify(store: Store, stream: BinaryIO, name: str, form: Form, encoding: str | None = None) -> Iterator[Checked]:
    """Check every figure of a draft against the store, in order."""
    return Checker(store).check(stream, name, form, encoding)


def summary(checked: Iterable[Checked]) -> dict[str, int]:
    """Count the figures of each verdict."""
    counts: Counter[str] = Counter(one.verdict for one in checked)
    return {verdict: counts[verdict] for verdict in VERDICTS}
