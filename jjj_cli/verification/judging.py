"""What the store says of a claim: what supports it is looked for first, then what rules it out."""

from jjj_cli.verification.candidates import Candidate, rank
from jjj_cli.verification.cells import is_of_changes
from jjj_cli.verification.changes import POINTS, judge_change
from jjj_cli.verification.claims import Claim
from jjj_cli.verification.judgements import Judgement
from jjj_cli.verification.levels import Level
from jjj_cli.verification.ruling_out import ruled_out
from jjj_cli.verification.series import Index
from jjj_cli.verification.supporting import bridged, hoped, other_time, supported

# What says how much something has grown or fallen.
CHANGING = ("increase", "decrease")
# What comes within this share of the first may be meant too; within the wider one, where many digits tell.
PLAUSIBLE, TELLING = 0.7, 0.25
# A figure with more digits than these is met by chance no more.
TELLING_DIGITS = 3
# What supports is looked for first, then what is only hoped for, then what rules the figure out.
STEPS = (supported, bridged, hoped, other_time, ruled_out)


def judge(index: Index, claim: Claim) -> Judgement:
    """Judge one figure of a draft."""
    ranked, missing = rank(index, claim)
    if not ranked:
        return Judgement("unknown", f"no-{missing}", missing=missing)
    judged = _judged(index, claim, ranked)
    chosen = judged.chosen = judged.chosen or ranked[0]
    if len(ranked) > 1:
        judged.runner_up = ranked[1] if ranked[0].series is chosen.series else ranked[0]
    return judged


def _judged(index: Index, claim: Claim, ranked: list[Candidate]) -> Judgement:
    kind = claim.found.kind
    if claim.found.negated and claim.relation == "eq":
        return Judgement("unknown", "denied", missing="kind")
    if claim.is_asked:
        return Judgement("unknown", "asked", missing="kind")
    if claim.listed.loose:
        return Judgement("unknown", "not-compared", missing="kind")
    if _is_of_change(claim) and (claim.found.base_unit == POINTS or not any(one.series.changes for one in ranked)):
        return judge_change(index, claim, ranked)
    ranked = _of_kind(claim, ranked)
    if kind in ("low", "high") or not ranked:
        return Judgement("unknown", "not-compared", missing="kind")
    return _laid_beside(index, claim, ranked)


def _is_of_change(claim: Claim) -> bool:
    """Say whether a figure says how much something has grown or fallen, or by how much it differs."""
    level = claim.is_level_beside and claim.found.base_unit != POINTS
    return claim.found.kind in CHANGING and not level


def _of_kind(claim: Claim, ranked: list[Candidate]) -> list[Candidate]:
    """Give the series of what a figure says: a change or none, a share or none."""
    if claim.found.head:
        ranked = [one for one in ranked if is_of_changes(claim.found, one.series)]
    if _is_of_change(claim):
        ranked = [one for one in ranked if one.series.changes]
    elif "增" not in claim.before and "降" not in claim.before:
        ranked = [one for one in ranked if not one.series.changes]
    if claim.share:
        return [one for one in ranked if _shares(claim, one)]
    return [one for one in ranked if one.series.whole is None]


def _laid_beside(index: Index, claim: Claim, ranked: list[Candidate]) -> Judgement:
    """Judge a figure by the facts of the series that may be meant."""
    if claim.hope != "either" and len(ranked) > 1:
        hoped = claim.hope == "target"
        ranked = sorted(ranked, key=lambda one: one.series.hoped != hoped)  # those of the claim's nature first
    first, *others = ranked
    plausible = [first, *(one for one in others if _is_plausible(claim, one, first))]
    level = Level(index, claim, plausible, ranked)
    judged = next((found for step in STEPS if (found := step(level)) is not None), None)
    return judged or Judgement("unknown", "no-period", chosen=first, missing="time")


def _is_plausible(claim: Claim, one: Candidate, first: Candidate) -> bool:
    """Say whether a series may be meant as well as the first: by its score, or by many digits and as good words."""
    if one.score >= first.score * PLAUSIBLE:
        return True
    telling = claim.digits > TELLING_DIGITS and len(one.left) <= len(first.left)
    return telling and one.score >= first.score * TELLING


def _shares(claim: Claim, one: Candidate) -> bool:
    """Say whether a figure that is a share may be of a series."""
    if claim.found.base_unit != "%":
        return True
    if not one.series.shares:
        return False
    if one.series.whole is None:
        return True
    places = claim.passage.places.between(claim.stretches[0][0], claim.start)
    return any(one.series.whole in place.regions for place in places)
