"""Whether two facts bear out a change: 增加9.23个百分点."""

import re
from collections.abc import Iterator

from jjj_cli.errors import JjjError
from jjj_cli.record.precision import step_of
from jjj_cli.record.records import Fact
from jjj_cli.units.registry import convert
from jjj_cli.verification.candidates import NAMED, Candidate
from jjj_cli.verification.claims import Claim
from jjj_cli.verification.judgements import Judgement
from jjj_cli.verification.moments import is_of, speaks_of_another, when
from jjj_cli.verification.series import Index, Series, end_of, value_of

POINTS = "百分点"
# With fewer digits than these a change is that of some two years by chance.
TELLING_DIGITS = 2
# 快于GDP增速0.2个百分点 is no change: two things of one time are compared.
_AGAINST_ANOTHER = re.compile(r"[快慢高低好优多少]于(?!上年|去年|上一年)")
_FROM_LAST_YEAR = re.compile(r"上年|去年|同比|上一年")


def judge_change(index: Index, claim: Claim, ranked: list[Candidate]) -> Judgement:
    """Judge how much something has grown or fallen: supported where it follows from two facts, else not known."""
    for one in [] if _AGAINST_ANOTHER.search(claim.own) else ranked:
        judged = _of_series(index, claim, one)
        if judged:
            return judged
    return Judgement("unknown", "no-change", missing="kind")


def _of_series(index: Index, claim: Claim, one: Candidate) -> Judgement | None:
    found, unit = claim.found, one.series.unit
    points = found.base_unit == POINTS
    if one.named < NAMED or one.series.hoped or (unit == "%") != points:
        return None
    step = step_of(found.value)
    try:
        stated, step = (n if points else convert(n, found.unit or "", unit) for n in (found.value, step))
    except JjjError:
        return None
    wanted = stated if found.kind == "increase" else -stated
    for earlier, later in _pairs(claim, one.series):
        grown = value_of(index.store, later) - value_of(index.store, earlier)
        if abs(grown - wanted) * 2 <= step:
            return Judgement("supported", "change", [later, earlier], one)
    return None


def _pairs(claim: Claim, one: Series) -> Iterator[tuple[Fact, Fact]]:
    """Give the pairs of facts that a change may lie between: to the time that is named, or to the newest."""
    moment = when(claim)
    facts = [fact for fact in one.facts if fact.relation == "eq"]
    if moment.period:
        last = [fact for fact in facts if is_of(fact, moment, "to")]
    else:
        last = [fact for fact in facts if end_of(fact) == end_of(facts[-1])]
        if claim.digits < TELLING_DIGITS:  # 0.3 is met by chance
            last = [fact for fact in last if not speaks_of_another(claim, fact)]
    for later in last:
        before = [fact for fact in facts if end_of(fact) < end_of(later)]
        year = [fact for fact in before if end_of(later).year - end_of(fact).year == 1]
        yield from (
            (earlier, later) for earlier in (year if _FROM_LAST_YEAR.search(claim.before) else before[-1:] + before[:1])
        )
