"""A draft against the store: each figure supported, outdated, contradicted, ambiguous or unknown.

`docs/verify.md` has the rules, each with an example. What is not sure is unknown: a false
`contradicted` costs more than an `unknown`.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import BinaryIO, NamedTuple

from jjj_cli.record.records import Store
from jjj_cli.text.documents import Form
from jjj_cli.text.extraction import Located, read
from jjj_cli.verification.claims import Claim
from jjj_cli.verification.explaining import context_of, message_of, series_name, why
from jjj_cli.verification.judgements import VERDICTS, Judgement, Verdict
from jjj_cli.verification.judging import judge
from jjj_cli.verification.passages import Carried, Passage
from jjj_cli.verification.places import Gazetteer
from jjj_cli.verification.series import Index
from jjj_cli.verification.silencing import Silencer


class Checked(NamedTuple):
    """A figure of a draft and what the store says of it.

    `start` and `end` count characters of the whole text from 0, the byte columns bytes of UTF-8; `series` is the
    one that was meant, and `runner_up` the next; `missing` is what kept the store from saying more; `context` is
    the figure's clause.
    """

    line: int
    column: int
    surface: str
    verdict: Verdict
    fact: str | None
    expected: str | None
    message: str
    start: int
    end: int
    end_line: int
    end_column: int
    series: str | None
    runner_up: str | None
    missing: str | None
    slip: str | None
    why: str | None
    context: str
    byte_column: int
    end_byte_column: int


# The fields of a row that everybody gets; the others are had on demand.
FIELDS = Checked._fields[: Checked._fields.index("series")]
MORE = Checked._fields[len(FIELDS) :]


class Checker:
    """A store made ready to check drafts against: its index is built once."""

    def __init__(self, store: Store) -> None:
        self.store, self.index, self.gazetteer = store, Index(store), Gazetteer(store)

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
            passage.opened(self.gazetteer, self.index.vocabulary, self.index.today)
            carried = passage.carried
            for number, found in enumerate(reading.figures):
                if found.at.line not in silent:
                    claim = Claim(passage, number, found.quantity)
                    yield found, claim, judge(self.index, claim)

    def row(self, found: Located, claim: Claim, judged: Judgement) -> Checked:
        """Put what was judged of a figure into words."""
        first = judged.facts[0] if judged.facts else None
        return Checked(
            line=found.at.line,
            column=found.at.column,
            surface=found.quantity.surface,
            verdict=judged.verdict,
            fact=first.id if first else None,
            expected=first.printed if first else None,
            message=message_of(self.store, judged),
            start=found.start,
            end=found.end,
            end_line=found.to.line,
            end_column=found.to.column,
            series=series_name(judged.chosen),
            runner_up=series_name(judged.runner_up),
            missing=judged.missing,
            slip=judged.slip,
            why=why(self.store, claim, judged),
            context=context_of(claim),
            byte_column=found.at.byte_column,
            end_byte_column=found.to.byte_column,
        )


def verify(store: Store, stream: BinaryIO, name: str, form: Form, encoding: str | None = None) -> Iterator[Checked]:
    """Check every figure of a draft against the store, in order."""
    return Checker(store).check(stream, name, form, encoding)


def summary(checked: Iterable[Checked]) -> dict[str, int]:
    """Count the figures of each verdict."""
    counts: Counter[str] = Counter(one.verdict for one in checked)
    return {verdict: counts[verdict] for verdict in VERDICTS}
