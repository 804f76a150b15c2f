"""A verdict on a figure, what it rests on and how it was come by."""

from dataclasses import dataclass, field
from typing import Literal, get_args

from jjj_cli.record.records import Fact
from jjj_cli.verification.candidates import Candidate
from jjj_cli.verification.slips import Slip

Verdict = Literal["supported", "outdated", "contradicted", "ambiguous", "unknown"]
VERDICTS: tuple[str, ...] = get_args(Verdict)

# Why a verdict is given, where it is no blocker that stands in the way; the words are in the message catalogue.
REASONS = (
    *("supported", "outdated", "contradicted", "ambiguous", "target", "target-over", "change", "no-change"),
    *("other-period", "no-period", "open", "not-compared", "denied", "asked", "no-metric", "no-region", "no-fact"),
    "unseen",
)
# What may be missing where the store cannot say more.
MISSING = ("metric", "region", "fact", "time", "words", "basis", "revision", "bound", "kind", "unseen")


@dataclass(slots=True)
class Judgement:
    """A verdict: why, by which facts, of which series, which other was near, what was missing, and which slip it is.

    `older` is the fact that an outdated figure was true of, `unseen` the characters that keep one from being judged.
    """

    verdict: Verdict
    reason: str
    facts: list[Fact] = field(default_factory=list)
    chosen: Candidate | None = None
    runner_up: Candidate | None = None
    missing: str | None = None
    slip: Slip | None = None
    older: Fact | None = None
    unseen: str = ""
