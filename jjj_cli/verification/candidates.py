"""Which series a figure may be of: those of the regions in scope, ranked by words and never by value."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from jjj_cli.errors import JjjError
from jjj_cli.units.registry import dimension_of, find_unit
from jjj_cli.verification.claims import Claim
from jjj_cli.verification.measures import Name
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
# How much of a metric's name is there, and what that weighs, where no word of it is.
NOT_NAMED = (0.0, 0.0)


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


class Ranking(NamedTuple):
    """The series that a figure may be of, the likeliest first; where there is none, what is missing."""

    candidates: list[Candidate]
    missing: str = ""


class _Scored(NamedTuple):
    """A series with its score before its clause is looked at: only the first of them are explained."""

    score: float
    series: Series
    named: float
    basis: float
    scope: Scope


def rank(index: Index, claim: Claim) -> Ranking:
    """Give the series that a figure may be of, ranked by the words around it."""
    dimension = _dimension(claim.found.base_unit)
    if dimension is None or not _leads(index, claim, dimension):
        return Ranking([], "metric")
    scopes = [scope for scope in claim.scopes if scope.region in index.regions]
    partners = _named_together(claim)
    if not scopes and not partners:
        return Ranking([], "region")
    named = _named(index, claim, dimension)
    between = [one for one in index.by_partners.get(partners, ()) if named.get(one.metric, NOT_NAMED)[0] >= NAMED]
    if not scopes and not between:
        return Ranking([], "region")
    weigher = _Weigher(index, claim, rare=_is_rare(index, dimension))
    found = [(one, Scope(one.region, BESIDE), True) for one in between]
    found += _in_scope(index, claim, dimension, scopes, named)
    best: dict[int, _Scored] = {}
    for one, scope, based in found:
        scored = weigher.scored(one, scope, named.get(one.metric, NOT_NAMED), based=based)
        if scored and (id(one) not in best or best[id(one)].score < scored.score):
            best[id(one)] = scored
    first = sorted(best.values(), key=_by_score)[:FIRST]
    explained = [one for one in (weigher.explained(one) for one in first) if one.score >= LEAST_SCORE]
    explained = [one for one in explained if not _is_outdone(one, explained)]
    return Ranking(sorted(explained, key=_by_score), "" if explained else "fact" if named else "metric")


def _is_outdone(one: Candidate, found: list[Candidate]) -> bool:
    """Say whether a series of the same thing leaves nothing of the clause where this one leaves something."""
    mine = one.series
    return bool(one.left) and any(
        not other.left
        and (other.series.region, other.series.metric, other.series.hoped) == (mine.region, mine.metric, mine.hoped)
        for other in found
    )


def _by_score(one: _Scored | Candidate) -> tuple[float, tuple[int, int]]:
    """Rank by score, and what words leave alike as the store has its metrics: what people ask for stands first."""
    return -round(one.score, _DIGITS), one.series.order


def _leads(index: Index, claim: Claim, dimension: str) -> bool:
    """Say whether any word around a figure leads to a series of its dimension: most figures go no further."""
    if dimension not in index.metrics_of:
        return False
    return _is_rare(index, dimension) or not index.leads[dimension].isdisjoint(claim.hints)


def _is_rare(index: Index, dimension: str) -> bool:
    return dimension != ANY and len(index.metrics_of[dimension]) <= RARE_UNIT


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
    postings, weights = index.names.get(dimension, {}), index.weights
    found: dict[Name, float] = {}
    near: dict[Name, float] = {}
    for gram, nearness in claim.grams.items():
        if gram in postings:
            weight = weights[gram]
            weighed = weight * nearness
            for name in postings[gram]:
                if name in found:
                    found[name] += weight
                    near[name] += weighed
                else:
                    found[name], near[name] = weight, weighed
    best: dict[str, tuple[float, float]] = {}
    for name, weight in found.items():
        share = weight / name.total
        if share < LEAST_NAMED:
            continue
        score = share * share * near[name]
        if name.metric in best:
            most, highest = best[name.metric]
            share, score = max(most, share), max(highest, score)
        best[name.metric] = share, score
    return best


def _named_together(claim: Claim) -> frozenset[str]:
    """Give the regions that a sentence names, where they are several: a series may be between some region and these."""
    places = claim.passage.places.between(claim.segment, claim.start)
    found = frozenset(code for place in places for code in place.regions)
    return found if len(found) > 1 else frozenset()


def _in_scope(
    index: Index, claim: Claim, dimension: str, scopes: list[Scope], named: dict[str, tuple[float, float]]
) -> Iterator[tuple[Series, Scope, bool]]:
    """Give the series of each region that a metric's name leads to, or a unit that few metrics have, or a basis.

    Of each it is said whether a word of its basis may be there: of most none is.
    """
    metrics = named.keys() | index.metrics_of[dimension] if _is_rare(index, dimension) else named.keys()
    for scope in scopes:
        known = index.by_region[scope.region]
        found = [one for metric in metrics if metric in known for one in known[metric]]
        bases = index.bases.get((scope.region, dimension), {})
        there = [one for gram in bases.keys() & claim.grams.keys() for one in bases[gram]] if bases else []
        based = {id(one) for one in there}
        for one in found:
            if id(one) not in based:
                yield one, scope, False
        for one in {id(one): one for one in there}.values():
            yield one, scope, True


class _Weigher:
    """Weighs series by the words of their metric, basis and initiatives, by their partners and their region."""

    __slots__ = ("claim", "close", "rare", "weights", "words")

    def __init__(self, index: Index, claim: Claim, *, rare: bool) -> None:
        self.weights, self.claim, self.words, self.rare = index.weights, claim, claim.grams, rare
        self.close: dict[frozenset[str], float] = {}

    def scored(self, one: Series, scope: Scope, named: tuple[float, float], *, based: bool) -> _Scored | None:
        """Score a series; None for what is none of the figure's."""
        if scope.between and not _accounted(one, scope):
            return None
        share, score = self._named(one, named)
        if one.changes and "年均" in one.basis and not self.claim.is_average:
            based = False  # what grew in a year has not grown by so much a year
        weighed, missing = self._basis(one) if based else (0.0, one.total)
        if not share and not weighed:
            return None
        score += BASIS * weighed - MISSING * min(missing, MOST_MISSING) - TIER_COST[scope.tier]
        if one.counterpart or one.more:
            score += self._beside(one)
        there = 1 - missing / one.total if one.basis else 1.0
        return _Scored(score, one, share, there, scope) if score >= LEAST_SCORE else None

    def _named(self, one: Series, named: tuple[float, float]) -> tuple[float, float]:
        """Give how well a series is named, and what that weighs: by its metric, by a rare unit, as a share."""
        share, score = named
        if self.rare:
            share, score = max(share, NAMED), score + RARE
        if one.shares and one.whole and self.claim.share:
            share, score = max(share, SHARED), score + SHARE
        return share, score

    def _beside(self, one: Series) -> float:
        """Weigh the partners of a series and the words of its initiatives."""
        weights, words = self.weights, self.words
        partners = _partners(self.claim, one) if one.counterpart else 0.0
        return COUNTERPART * partners + MORE * sum(weights[gram] * words[gram] for gram in one.more if gram in words)

    def _basis(self, one: Series) -> tuple[float, float]:
        """Weigh what of a basis stands around a figure, and what does not; 鸟 stands for 鸟类."""
        words, weights = self.words, self.weights
        if one.short and one.short in words:
            return one.total, 0.0
        there = [gram for gram in one.basis if gram in words]
        if not there:
            return 0.0, one.total
        return sum(weights[gram] * words[gram] for gram in there), one.total - sum(weights[gram] for gram in there)

    def explained(self, one: _Scored) -> Candidate:
        """Take from a score what of the figure's clause the series does not account for."""
        known = one.series.words
        left = residue(self.claim, known)
        score = one.score - UNEXPLAINED * min(len(left), MOST_LEFT)
        if known not in self.close:  # many series have the same words
            weights = self.weights
            self.close[known] = sum([weights.get(gram, 0.0) for gram in known & self.claim.near])
        close = self.close[known]
        return Candidate(one.series, score, one.named, one.basis, close, one.scope, left)


def _accounted(one: Series, scope: Scope) -> bool:
    """Say whether a series accounts for the regions that are named between its own and the figure."""
    known = one.counterpart | {one.region, one.whole}
    return all(name in known or name in one.text for name in scope.between)


def _partners(claim: Claim, one: Series) -> float:
    """Weigh the partners of a series: those that the sentence names against those that it does not."""
    return (2 * len(one.counterpart & claim.beside) - len(one.counterpart)) / len(one.counterpart)
