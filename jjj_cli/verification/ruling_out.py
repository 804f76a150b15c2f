"""What the store rules out: where the series is sure, its facts exclude the figure, and nothing blocks."""

from jjj_cli.record.records import Fact
from jjj_cli.verification import blockers
from jjj_cli.verification.agreement import Figure, excludes
from jjj_cli.verification.candidates import Candidate
from jjj_cli.verification.judgements import Judgement
from jjj_cli.verification.levels import Level
from jjj_cli.verification.slips import LEAST_DIGITS, Slip, slip

# What is named nearly as well as the first may be meant where it alone has a figure of the time.
AS_GOOD = 0.85
# Whose figure it is says more than how it may have been mistyped.
MEANT = ("corrected", "year", "target")


def ruled_out(level: Level) -> Judgement | None:
    """Judge a figure that no fact bears out: contradicted, ambiguous, or open, with what kept it so."""
    first = _first(level)
    meant, said = _meant(level, first), level.said(first.series)
    if not meant or said is None:
        return None
    figures = [level.index.figure(fact) for fact in meant]
    if not all(excludes(said, one) for one in figures):
        return Judgement("unknown", "open", meant, first, missing="bound")
    values = [one.value for one in figures]
    if min(values) < said.value < max(values):
        return Judgement("ambiguous", "ambiguous", meant, first)
    mistaken: Slip | None = "corrected" if _is_corrected(level, meant, said) else _mistaken(level, first, said)
    how = mistaken if mistaken in MEANT else next((name for one in figures if (name := slip(said, one))), mistaken)
    # A figure that has been corrected is wrong however old the correction is.
    block = None if how == "corrected" else blockers.blocker(level, first, meant, said, how)
    if block:
        return Judgement("unknown", block, meant, first, missing=blockers.MISSING.get(block, block), slip=how)
    return Judgement("contradicted", "contradicted", meant, first, slip=how)


def _first(level: Level) -> Candidate:
    """Give the likeliest series; of those that may be meant too, the one that has a figure of the time."""
    first = level.plausible[0]
    if level.when.period is None or level.fitting(first.series):
        return first
    as_good = [
        one for one in level.plausible if one.score >= first.score * AS_GOOD and one.named >= first.named * AS_GOOD
    ]
    return next((one for one in as_good if level.fitting(one.series)), first)


def _meant(level: Level, one: Candidate) -> list[Fact]:
    """Give the facts of a series that a figure must be one of: those of its time, or the newest."""
    fitting = level.fitting(one.series)
    now = level.when.period is None and level.claim.found.kind != "from"
    return level.newest(fitting) if now and fitting else list(fitting)


def _is_corrected(level: Level, meant: list[Fact], said: Figure) -> bool:
    """Say whether a figure is what one of the facts that are meant corrects."""
    return any(said.value == level.index.figure(old).value for fact in meant for old in level.index.corrected(fact))


def _mistaken(level: Level, first: Candidate, said: Figure) -> Slip | None:
    """Say whose figure it is, if not the series': another year's, a neighbour's, a target's."""
    if level.claim.digits < LEAST_DIGITS:
        return None
    if any(said.value == level.index.figure(fact).value for fact in first.series.facts):
        return "year"
    for other in level.index.having(first.series.unit, said.value):
        if other.region == first.series.region:
            return "target" if other.hoped else "neighbour"
        if other.metric == first.series.metric:
            return "neighbour"
    return None
