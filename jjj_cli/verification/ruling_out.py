"""What the store rules out: where the series is sure, its facts exclude the figure, and nothing blocks."""

from jjj_cli.record.precision import step_of
from jjj_cli.record.records import Fact
from jjj_cli.text.quantities import parse
from jjj_cli.verification import blockers
from jjj_cli.verification.agreement import Figure, agrees, excludes
from jjj_cli.verification.candidates import Candidate
from jjj_cli.verification.conversion import converted, converts
from jjj_cli.verification.judgements import Judgement
from jjj_cli.verification.levels import Level, negative
from jjj_cli.verification.slips import LEAST_DIGITS, Slip, slip

# What is named nearly as well as the first may be meant where it alone has a figure of the time.
AS_GOOD = 0.85
# Whose figure it is says more than how it may have been mistyped.
MEANT = ("corrected", "year", "target")
# How a figure may be of something else that the sentence says beside: with no slip, or with one digit that is another.
OTHER = (None, "digit")


def ruled_out(level: Level) -> Judgement | None:
    """Judge a figure that no fact bears out: contradicted, ambiguous, or open, with what kept it so."""
    first = _first(level)
    if plainer := _plainer(level, first):
        if agreeing := level.agreeing(level.fitting(plainer.series), plainer.series):
            return _borne_out(level, plainer, agreeing)
        first = plainer
    if level.claim.hope == "target" and not first.series.hoped:
        return _aimed_at(level, first)
    meant, said = _meant(level, first), level.said(first.series)
    return _excluded(level, first, meant, said) if meant and said is not None else None


def _aimed_at(level: Level, one: Candidate) -> Judgement | None:
    """Judge a target of what the store has results of alone: those of its time are told, and judge nothing."""
    results = level.newest(level.of_the_time(one.series))
    return Judgement("unknown", "plan", results[-1:], one, missing="words") if results else None


def _excluded(level: Level, first: Candidate, meant: list[Fact], said: Figure) -> Judgement:
    """Judge a figure by the facts that it must be one of."""
    figures = [level.index.figure(fact) for fact in meant]
    if not all(excludes(said, one) for one in figures) or (
        level.claim.is_dashed and not all(excludes(negative(said), one) for one in figures)
    ):
        return Judgement("unknown", "open", meant, first, missing="bound")
    values = [one.value for one in figures]
    if min(values) < said.value < max(values):
        return Judgement("ambiguous", "ambiguous", meant, first)
    mistaken: Slip | None = "corrected" if _is_corrected(level, meant, said) else _mistaken(level, first, said)
    how = mistaken if mistaken in MEANT else next((name for one in figures if (name := slip(said, one))), mistaken)
    # A figure that has been corrected is wrong however old the correction is.
    block = None if how == "corrected" else blockers.blocker(level, first, meant, said, how)
    if not block and how in OTHER and not first.series.basis and _is_said(level, first, figures):
        block = "rival"
    if block:
        return Judgement("unknown", block, meant, first, missing=blockers.MISSING.get(block, block), slip=how)
    return Judgement("contradicted", "contradicted", meant, first, slip=how)


def _plainer(level: Level, first: Candidate) -> Candidate | None:
    """Give the series that the figure's own clause names in full, where the likeliest is named before it alone.

    普查常住人口546.4万人，常住人口549万人: the second is no census.
    """
    here, metrics = level.claim.near, level.named_here
    if first.series.metric in metrics and not first.series.is_method:
        return None
    alike = (one for one in level.ranked if one.series.metric in metrics and one.series.region == first.series.region)
    return next((one for one in alike if _is_plainer(one, first, here)), None)


def _is_plainer(one: Candidate, first: Candidate, here: frozenset[str]) -> bool:
    more = first.series.words - one.series.words
    return one.series.metric != first.series.metric and bool(more) and here.isdisjoint(more)


def _borne_out(level: Level, one: Candidate, agreeing: list[Fact]) -> Judgement:
    """Judge a figure that facts of a series which its own clause names in full bear out."""
    if blockers.is_borne_out(level.claim, one):
        return Judgement("supported", "supported", [level.best(agreeing, one.series)], one)
    return Judgement("unknown", "words", agreeing[:1], one, missing="words")


def _is_said(level: Level, one: Candidate, figures: list[Figure]) -> bool:
    """Say whether the sentence gives the fact's own figure beside: a second one of the same is of something else."""
    claim = level.claim
    for start, end in claim.passage.spans:
        if claim.begin <= start < claim.close and start != claim.start:
            other = parse(claim.passage.text[start:end])
            if other and other.unit and converts(other.unit, one.series.unit):
                value, step = (
                    converted(number, other.unit, one.series.unit) for number in (other.value, step_of(other.value))
                )
                if any(agrees(Figure(value, other.relation, step, step), figure) for figure in figures):
                    return True
    return False


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
