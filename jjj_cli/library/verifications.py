"""Drafts against the store."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby, tee
from operator import itemgetter
from typing import NamedTuple

from jjj_cli.answers import pages
from jjj_cli.answers.findings import ALARMS, LEVELS, Finding, Spot
from jjj_cli.answers.result import Result
from jjj_cli.comparison.results import Note
from jjj_cli.errors import StoreError
from jjj_cli.library.baselines import Baseline, Printed
from jjj_cli.library.extractions import unseen_note
from jjj_cli.messages import say
from jjj_cli.verification import checker as checking
from jjj_cli.verification.checker import Checked
from jjj_cli.verification.fingerprints import fingerprints

FIELDS = checking.FIELDS
MORE = ("file", *checking.MORE)
# A figure that was checked, and the name of the draft that it stands in.
Found = tuple[str, Checked]


class Asked(NamedTuple):
    """What is asked of checked drafts: which verdicts end with 1, which are findings, what the page has of them."""

    failing: Sequence[str] = ("contradicted",)
    findings: Sequence[str] = ALARMS
    unknown: bool = False
    why: bool = False
    baseline: Baseline | None = None


PLAIN = Asked()


class Tally:
    """Figures that are given as they are found, and how many of each verdict have been given: nothing is held.

    `notes` has what is to be known of them once they have been given.
    """

    def __init__(self, every: Iterable[Found]) -> None:
        self._every, self.counts = every, Counter[str]()
        self.notes: list[Note] = []

    def __iter__(self) -> Iterator[Found]:
        """Give each figure, and count it."""
        self.counts.clear()
        unseen: list[str] = []
        for found in self._every:
            self.counts[found[1].verdict] += 1
            unseen += [found[1].unseen] if found[1].unseen else []
            yield found
        self.notes[:] = [one for one in self.notes if one.code != "unseen"] + ([unseen_note(unseen)] if unseen else [])


def answer(
    texts: Sequence[str], encoding: str | None, every: Iterable[Found], verdicts: Sequence[str], asked: Asked = PLAIN
) -> Result:
    """Answer with the figures of drafts that have one of some verdicts, and a summary of all."""
    tally = Tally(every)
    printed = list(fingerprinted(tally)) if asked.baseline else []
    tally.notes += asked.baseline.notes(printed) if asked.baseline else []
    left = asked.baseline.unknown(printed) if asked.baseline else []
    every_shown: Iterable[Found] = [(name, one) for name, one, _ in left] if asked.baseline else tally
    shown = partial(_of, every_shown, verdicts)
    several = len(texts) > 1

    def found_now() -> list[Finding]:
        every_printed = left if asked.baseline else fingerprinted(_of(tally, (*asked.findings, *asked.failing)))
        return findings(list(every_printed), asked.findings)

    def ends() -> int:
        counts = Counter[str](one.verdict for _, one, _ in left) if asked.baseline else tally.counts
        return StoreError.exit_code if any(counts[verdict] for verdict in asked.failing) else 0

    return Result(
        command="verify",
        query={"texts": texts, "only": list(verdicts), "encoding": encoding},
        fields=("file", *FIELDS) if several else FIELDS,
        more=checking.MORE if several else MORE,
        rows=lambda: ({"file": name, **one.row()} for name, one in shown()),
        page=lambda: pages.verifications.checked_list(
            shown(), tally.counts, (note.message for note in tally.notes), unknown=asked.unknown, why=asked.why
        ),
        findings=found_now,
        notes=tally.notes,
        ends=ends,
    )


def _of(every: Iterable[Found], verdicts: Collection[str]) -> Iterator[Found]:
    """Give the figures that have one of some verdicts."""
    return (found for found in every if found[1].verdict in verdicts)


def fingerprinted(every: Iterable[Found]) -> Iterator[Printed]:
    """Give the figures of drafts with what each is known by, which those of other verdicts do not change."""
    for name, of_draft in groupby(every, key=itemgetter(0)):
        checked, again = tee(one for _, one in of_draft)
        for one, print_ in zip(checked, fingerprints(again), strict=True):
            yield name, one, print_


def findings(printed: list[Printed], verdicts: Sequence[str]) -> list[Finding]:
    """Give the figures that have one of some verdicts as findings."""
    return [_finding(*one) for one in printed if one[1].verdict in verdicts]


def _finding(name: str, one: Checked, fingerprint: str) -> Finding:
    details = {"surface": one.surface, "fact": one.fact, "expected": one.expected, "slip": one.slip}
    return Finding(
        file=name,
        start=Spot(one.line, one.column, one.byte_column),
        end=Spot(one.end_line, one.end_column, one.end_byte_column),
        code=one.verdict,
        level=LEVELS[one.verdict],
        # in the reader's language: it is for people, in whatever form it reaches them
        message=str(say("verify.finding", surface=one.surface.replace("\n", ""), message=one.message)),
        fingerprint=fingerprint,
        details={key: value for key, value in details.items() if value},
    )
