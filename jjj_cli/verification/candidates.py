"""Which series a figure may be of: those of the regions in scope, ranked by words and never by value."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from msgspec import Struct

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
# a metric whose unit names it half: 科, 辆.
BASIS, MISSING, MOST_MISSING, MORE, COUNTERPART, SHARE, RARE = 0.8, 0.25, 12.0, 0.2, 1.5, 2.0, 1.0
# What a region that stands further off takes from a series.
TIER_COST = (0.0, 0.6, 1.0, 1.4)
# What a letter of the clause that nothing accounts for takes, of at most so many, and how many series are looked at.
UNEXPLAINED, MOST_LEFT, FIRST = 2.0, 4, 12
# A score below this is no candidate, and two that are equal in so many digits are alike: sums of floats are not exact.
LEAST_SCORE, _DIGITS = 1.0, 9
# How much of a name is there, and what that weighs; what it is where no word of it is.
Named = tuple[float, float]
NOT_NAMED: Named = (0.0, 0.0)
_NONE = frozenset[str]()


class Candidate(Struct, gc=False):
    """A series that a figure may be of.

    `score` ranks it; `named` and `basis` are how much of a name of its metric and of its basis is there, and `left`
    what of the figure's own clause it leaves unexplained.
    """

    series: Series
    score: float
    named: float
    basis: float
    scope: Scope
    left: str = ""


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
    partners = _named_together(claim)
    if not scopes and not partners:
        return Ranking([], "region")
    named = _named(index, claim, dimension)
    together = index.by_partners.get(partners, ()) if partners else ()
    between = [one for one in together if named.get(one.metric, NOT_NAMED)[0] >= NAMED]
    if not scopes and not between:
        return Ranking([], "region")
    weigher = _Weigher(index, claim, dimension, named)
    found = weigher.in_scope(scopes)
    if between:
        found = _best([*weigher.between(between), *found])
    if len(found) > FIRST:
        found = sorted(found, key=_by_score)[:FIRST]
    explained = [one for one in map(weigher.explained, found) if one.score >= LEAST_SCORE]
    if len(explained) > 1:
        explained = sorted(_not_outdone(explained), key=_by_score)
    return Ranking(explained, "" if explained else "fact" if named else "metric")


def _best(found: list[Candidate]) -> list[Candidate]:
    """Give each series once, with its best score."""
    best: dict[int, Candidate] = {}
    for one in found:
        held = best.get(id(one.series))
        if held is None or held.score < one.score:
            best[id(one.series)] = one
    return list(best.values())


def _not_outdone(found: list[Candidate]) -> list[Candidate]:
    """Leave out what leaves something of the clause where a series of the same thing leaves nothing."""
    whole = {one.series.subject for one in found if not one.left}
    return [one for one in found if not one.left or one.series.subject not in whole] if whole else found


def _by_score(one: Candidate) -> tuple[float, tuple[int, int]]:
    """Rank by score, and what words leave alike as the store has its metrics: what people ask for stands first."""
    return -round(one.score, _DIGITS), one.series.order


def _leads(index: Index, claim: Claim, dimension: str) -> bool:
    """Say whether any word around a figure leads to a series of its dimension: most figures go no further."""
    if dimension not in index.metrics_of:
        return False
    return dimension in index.rare or claim.is_led(index.leads[dimension])


@cache
def _dimension(unit: str | None) -> str | None:
    """Give what a unit measures; a number without one may measure anything, an unknown one nothing."""
    if not unit:
        return ANY
    try:
        return "share" if unit == "百分点" else dimension_of(find_unit(unit))
    except JjjError:
        return None


def _named(index: Index, claim: Claim, dimension: str) -> dict[str, Named]:
    """Give by metric how much of a name of it stands around the figure, and what that weighs."""
    postings, weights = index.names[dimension], index.weights
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
    best: dict[str, Named] = {}
    for name, weight in found.items():
        share = weight / name.total
        if share < LEAST_NAMED:
            continue
        score = share * share * near[name]
        most, highest = best.get(name.metric, NOT_NAMED)
        best[name.metric] = share if share > most else most, score if score > highest else highest
    return best


def _named_together(claim: Claim) -> frozenset[str]:
    """Give the regions that a sentence names, where they are several: a series may be between some region and these."""
    found = {code for place in claim.places_before for code in place.regions}
    return frozenset(found) if len(found) > 1 else _NONE


class _Weigher:
    """Weighs series by the words of their metric, basis and initiatives, by their partners and their region."""

    def __init__(self, index: Index, claim: Claim, dimension: str, named: dict[str, Named]) -> None:
        self.index, self.weights, self.claim, self.words = index, index.weights, claim, claim.grams
        self.dimension, self.named, self.rare = dimension, named, dimension in index.rare

    def in_scope(self, scopes: list[Scope]) -> list[Candidate]:
        """Give the series of each region that a metric's name leads to, or a unit that few metrics have, or a basis."""
        index, named, found = self.index, self.named, list[Candidate]()
        if self.rare:
            named = dict.fromkeys(index.metrics_of[self.dimension], NOT_NAMED) | named
        for scope in scopes:
            known = index.by_region[scope.region]
            based = self._based(scope.region)
            for metric, by_metric in named.items():
                for one in known.get(metric, ()):  # of most no word of a basis is there
                    if id(one) not in based and (scored := self._scored(one, scope, by_metric)):
                        found.append(scored)
            if based:
                found += self._all_scored(based.values(), scope)
        return found

    def between(self, found: list[Series]) -> list[Candidate]:
        """Give series that lie between regions, which are named together."""
        return [scored for one in found for scored in self._all_scored([one], Scope(one.region, BESIDE))]

    def _based(self, region: str) -> dict[int, Series]:
        """Give the series of a region of whose basis a word is there."""
        bases = self.index.bases.get((region, self.dimension))
        if not bases or bases.keys().isdisjoint(self.words):
            return {}
        return {id(one): one for gram in bases.keys() & self.words.keys() for one in bases[gram]}

    def _all_scored(self, found: Iterable[Series], scope: Scope) -> Iterator[Candidate]:
        for one in found:
            # what grew in a year has not grown by so much a year
            told = not one.changes or "年均" not in one.basis or self.claim.is_average
            basis = self._basis(one) if told else (0.0, one.total)
            scored = self._scored(one, scope, self.named.get(one.metric, NOT_NAMED), basis)
            if scored:
                yield scored

    def _scored(self, one: Series, scope: Scope, named: Named, basis: Named | None = None) -> Candidate | None:
        """Score a series before its clause is looked at; None for what is none of the figure's."""
        share, score = named
        weighed, missing = basis or (0.0, one.total)
        if self.rare:
            share, score = max(share, NAMED), score + RARE
        if one.whole and one.shares and self.claim.share:
            share, score = max(share, SHARED), score + SHARE
        if not share and not weighed:
            return None
        lost = missing if missing < MOST_MISSING else MOST_MISSING
        score += BASIS * weighed - MISSING * lost - TIER_COST[scope.tier]
        if one.counterpart or one.more:
            score += self._beside(one)
        if score < LEAST_SCORE or (scope.between and not _accounted(one, scope)):
            return None
        there = 1 - missing / one.total if one.basis else 1.0
        return Candidate(one, score, share, there, scope)

    def _beside(self, one: Series) -> float:
        """Weigh the partners of a series and the words of its initiatives."""
        weights, words = self.weights, self.words
        partners = _partners(self.claim, one) if one.counterpart else 0.0
        return COUNTERPART * partners + MORE * sum(weights[gram] * words[gram] for gram in one.more if gram in words)

    def _basis(self, one: Series) -> Named:
        """Weigh what of a basis stands around a figure, and what does not; 鸟 stands for 鸟类."""
        words, weights = self.words, self.weights
        if one.short and one.short in words:
            return one.total, 0.0
        there = [gram for gram in one.basis if gram in words]
        if not there:
            return 0.0, one.total
        return sum(weights[gram] * words[gram] for gram in there), one.total - sum(weights[gram] for gram in there)

    def explained(self, one: Candidate) -> Candidate:
        """Take from a score what of the figure's clause the series does not account for."""
        one.left = left = residue(self.claim, one.series.words)
        if left:
            one.score -= UNEXPLAINED * min(len(left), MOST_LEFT)
        return one


def _accounted(one: Series, scope: Scope) -> bool:
    """Say whether a series accounts for the regions that are named between its own and the figure."""
    known = one.counterpart | {one.region, one.whole}
    return all(name in known or name in one.text for name in scope.between)


def _partners(claim: Claim, one: Series) -> float:
    """Weigh the partners of a series: those that the sentence names against those that it does not."""
    return (2 * len(one.counterpart & claim.beside) - len(one.counterpart)) / len(one.counterpart)
