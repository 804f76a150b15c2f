"""Which series a figure may be of: those of the regions in scope, ranked by words and never by value."""

from collections import defaultdict
from functools import cache
from typing import NamedTuple

from jjj_cli.errors import JjjError
from jjj_cli.units.registry import dimension_of, find_unit
from jjj_cli.verification.claims import Claim
from jjj_cli.verification.passages import FOLLOWING
from jjj_cli.verification.residues import residue
from jjj_cli.verification.scopes import BESIDE, Scope
from jjj_cli.verification.series import ANY, Index, Series

# The least share of a metric's name that must be there, what is called named well, and what a share is named by.
LEAST_NAMED, NAMED, SHARED = 0.3, 0.6, 0.9
# What words weigh: of a basis, what is missing of it (so much at most), an initiative's; partners; a share's whole;
# a metric that is one of at most so many with its unit, and is half named by it: 科, 辆.
BASIS, MISSING, MOST_MISSING, MORE, COUNTERPART, SHARE, RARE, RARE_UNIT = 0.8, 0.25, 12.0, 0.2, 1.5, 2.0, 1.0, 2
# What a region that stands further off takes from a series.
TIER_COST = (0.0, 0.6, 1.0, 1.4)
# What a letter of the clause that nothing accounts for takes, of at most so many, and how many series are looked at.
UNEXPLAINED, MOST_LEFT, FIRST = 2.0, 4, 12
# A score below this is no candidate, and two that are equal in so many digits are alike: sums of floats are not exact.
LEAST_SCORE, _DIGITS = 1.0, 9
# 京津冀 names all three.
WHOLE, MEMBERS = "jjj", {"110000", "120000", "130000"}


class Candidate(NamedTuple):
    """A series that a figure may be of.

    `score` ranks it; `named` and `basis` are how much of a name of its metric and of its basis is there,
    `weight` what its words in the figure's own clause weigh, and `left` what of the clause it leaves unexplained.
    """

    series: Series
    score: float
    named: float
    basis: float
    weight: float
    scope: Scope
    left: str = ""


def _between(index: Index, claim: Claim, named: dict[str, tuple[float, float]]) -> list[Series]:
    """Give the series between some region and just those that a sentence names: 中关村企业在津冀两地的分支机构."""
    places = claim.passage.places.between(claim.segment, claim.start)
    partners = frozenset(code for place in places for code in place.regions)
    if len(partners) < 2:  # noqa: PLR2004 - of a single one it would be the region itself
        return []
    return [one for one in index.by_partners.get(partners, ()) if named.get(one.metric, (0.0, 0.0))[0] >= NAMED]


class Ranking(NamedTuple):
    """The series that a figure may be of, the likeliest first; where there is none, what is missing."""

    candidates: list[Candidate]
    missing: str = ""


def rank(index: Index, claim: Claim) -> Ranking:
    """Give the series that a figure may be of, ranked by the words around it."""
    dimension = _dimension(claim.found.base_unit)
    if dimension is None or not _leads(index, claim, dimension):
        return Ranking([], "metric")
    scopes = [scope for scope in claim.scopes if scope.region in index.regions]
    named = _named(index, claim, dimension)
    if not scopes and not _between(index, claim, named):
        return Ranking([], "region")
    best: dict[int, Candidate] = {}
    for one in _between(index, claim, named):
        if candidate := _scored(index, claim, one, Scope(one.region, BESIDE), named[one.metric]):
            best[id(one)] = candidate
    for scope in scopes:
        for one in _series(index, scope.region, dimension, named, claim):
            candidate = _scored(index, claim, one, scope, named.get(one.metric, (0.0, 0.0)))
            if candidate and (id(one) not in best or best[id(one)].score < candidate.score):
                best[id(one)] = candidate
    first = sorted((one for one in best.values() if one.score >= LEAST_SCORE), key=_by_score)[:FIRST]
    found = [one for one in (_explained(claim, one) for one in first) if one.score >= LEAST_SCORE]
    found = [one for one in found if not _is_outdone(one, found)]
    return Ranking(sorted(found, key=_by_score), "" if found else "fact" if named else "metric")


def _is_outdone(one: Candidate, found: list[Candidate]) -> bool:
    """Say whether a series of the same thing leaves nothing of the clause where this one leaves something."""
    mine = one.series
    return bool(one.left) and any(
        not other.left
        and (other.series.region, other.series.metric, other.series.hoped) == (mine.region, mine.metric, mine.hoped)
        for other in found
    )


def _by_score(one: Candidate) -> tuple[float, tuple[int, int]]:
    """Rank by score, and what words leave alike as the store has its metrics: what people ask for stands first."""
    return -round(one.score, _DIGITS), one.series.order


def _leads(index: Index, claim: Claim, dimension: str) -> bool:
    """Say whether any word around a figure leads to a series of its dimension: most figures go no further."""
    if dimension not in index.metrics_of:
        return False
    leads = index.leads[dimension]
    return _is_rare(index, dimension) or any(gram in leads for _, gram in claim.hints)


def _is_rare(index: Index, dimension: str) -> bool:
    return dimension != ANY and len(index.metrics_of[dimension]) <= RARE_UNIT


def _explained(claim: Claim, one: Candidate) -> Candidate:
    """Take from a score what of the figure's clause the series does not account for."""
    left = residue(claim, one.series.words)
    return one._replace(left=left, score=one.score - UNEXPLAINED * min(len(left), MOST_LEFT))


@cache
def _dimension(unit: str | None) -> str | None:
    """Give what a unit measures; a number without one may measure anything, an unknown one nothing."""
    if not unit:
        return ANY
    try:
        return "share" if unit == "百分点" else dimension_of(find_unit(unit))
    except JjjError:
        return None


def _named(index: Index, claim: Claim, dimension: str) -> dict[str, tuple[float, float]]:
    """Give by metric how much of a name of it stands around the figure, and what that weighs."""
    postings = index.names.get(dimension, {})
    found: dict[tuple[str, int], float] = defaultdict(float)
    near: dict[tuple[str, int], float] = defaultdict(float)
    for gram, nearness in claim.grams.items():
        for key in postings.get(gram, ()):
            weight = index.weights[gram]
            found[key] += weight
            near[key] += weight * nearness
    best: dict[str, tuple[float, float]] = {}
    for key, weight in found.items():
        share = weight / index.totals[key]
        score = share * share * near[key]
        if share >= LEAST_NAMED:
            most, highest = best.get(key[0], (0.0, 0.0))
            best[key[0]] = (max(most, share), max(highest, score))
    return best


def _series(
    index: Index, region: str, dimension: str, named: dict[str, tuple[float, float]], claim: Claim
) -> list[Series]:
    """Give the series of a region that a metric's name leads to, or a basis, or a unit that few metrics have."""
    metrics = dict.fromkeys([*named, *(index.metrics_of[dimension] if _is_rare(index, dimension) else ())])
    found = {id(one): one for metric in metrics for one in index.by_metric.get((region, metric), ())}
    bases = index.bases.get((region, dimension), {})
    for gram in claim.grams:
        found.update((id(one), one) for one in bases.get(gram, ()))
    return list(found.values())


def _scored(index: Index, claim: Claim, one: Series, scope: Scope, named: tuple[float, float]) -> Candidate | None:
    """Weigh a series by the words of its metric, its basis, its initiatives, by its partners and its region."""
    if not _accounted(one, scope):
        return None
    share, score = named
    if _is_rare(index, _dimension(claim.found.base_unit) or ANY):
        share, score = max(share, NAMED), score + RARE
    if claim.share and one.shares and one.whole:
        share, score = max(share, SHARED), score + SHARE
    weights, words = index.weights, claim.grams
    there = _basis(one, words)
    weighed = sum(weights[gram] * near for gram, near in there.items())
    if not share and not weighed:
        return None
    total = sum(weights[gram] for gram in one.basis)
    missing = total - sum(weights[gram] for gram in there)
    score += BASIS * weighed - MISSING * min(missing, MOST_MISSING) - TIER_COST[scope.tier]
    score += COUNTERPART * _partners(claim, one) + MORE * sum(weights[g] * words[g] for g in one.more if g in words)
    close = sum(weights.get(gram, 0.0) for gram in one.words if words.get(gram, 0.0) >= FOLLOWING)
    return Candidate(one, score, share, (1 - missing / total) if total else 1.0, close, scope)


def _basis(one: Series, words: dict[str, float]) -> dict[str, float]:
    """Give the words of a basis that stand around a figure; 鸟 stands for 鸟类."""
    if one.short and one.short in words:
        return dict.fromkeys(one.basis, 1.0)
    return {gram: words[gram] for gram in one.basis if gram in words}


def _accounted(one: Series, scope: Scope) -> bool:
    """Say whether a series accounts for the regions that are named between its own and the figure."""
    known = one.counterpart | {one.region, one.whole}
    return all(name in known or name in one.text for name in scope.between)


def _partners(claim: Claim, one: Series) -> float:
    """Weigh the partners of a series: those that the sentence names against those that it does not."""
    if not one.counterpart:
        return 0.0
    places = claim.passage.places.between(claim.begin, claim.stretches[1].end)
    there = {code for place in places for code in place.regions}
    if WHOLE in there:
        there |= MEMBERS
    return (2 * len(one.counterpart & there) - len(one.counterpart)) / len(one.counterpart)
