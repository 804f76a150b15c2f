"""Drafts against the store."""

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from jjj_cli.answers import pages
from jjj_cli.answers.findings import ALARMS, LEVELS, Finding, Spot
from jjj_cli.answers.result import Result
from jjj_cli.errors import StoreError
from jjj_cli.library.baselines import Baseline, Printed
from jjj_cli.messages import say
from jjj_cli.verification import verdicts as checking
from jjj_cli.verification.fingerprints import fingerprints
from jjj_cli.verification.verdicts import Checked

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


def answer(
    texts: Sequence[str], encoding: str | None, every: list[Found], verdicts: Sequence[str], asked: Asked = PLAIN
) -> Result:
    """Answer with the figures of drafts that have one of some verdicts, and a summary of all."""
    printed = fingerprinted(every)
    notes = asked.baseline.notes(printed) if asked.baseline else []
    if asked.baseline:
        printed = asked.baseline.unknown(printed)
    shown = [(name, one) for name, one, _ in printed if one.verdict in verdicts]
    several = len(texts) > 1
    return Result(
        command="verify",
        query={"texts": texts, "only": list(verdicts), "encoding": encoding},
        fields=("file", *FIELDS) if several else FIELDS,
        more=checking.MORE if several else MORE,
        rows=lambda: ({"file": name, **one.row()} for name, one in shown),
        page=lambda: pages.verifications.checked_list(
            shown, every, [note.message for note in notes], unknown=asked.unknown, why=asked.why
        ),
        findings=lambda: [_finding(*one) for one in printed if one[1].verdict in asked.findings],
        notes=notes,
        exit_code=StoreError.exit_code if any(one.verdict in asked.failing for _, one, _ in printed) else 0,
    )


def fingerprinted(every: list[Found]) -> list[Printed]:
    """Give the figures of drafts with what each is known by."""
    found: list[Printed] = []
    for name, of_draft in groupby(every, key=lambda found: found[0]):
        checked = [one for _, one in of_draft]
        found += [(name, one, print_) for one, print_ in zip(checked, fingerprints(checked), strict=True)]
    return found


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
