"""Which figures of a region's parts are added up: one a part, of one time, collected alike, each ground once."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from jjj_cli.comparison.definitions import months_covered
from jjj_cli.comparison.formulas.operands import Operands, apart, gap
from jjj_cli.comparison.preference import covers_a_year, days_from
from jjj_cli.comparison.reliability import reliability_key
from jjj_cli.comparison.results import Choice
from jjj_cli.comparison.sums.composition import outermost
from jjj_cli.comparison.sums.scope import Coverage, Coverages
from jjj_cli.record import periods
from jjj_cli.record.records import Fact, Store

# What the figures of one sum share: how they were collected, and for a flow over how many months.
Kind = tuple[str, int | None]
Figures = Mapping[str, list[Fact]]


class PartFigures(NamedTuple):
    """The figures that go together, the parts that have none that goes with them, and the figure they go by."""

    operands: Operands
    lacking: tuple[str, ...]
    model: Fact


def choose_figures(
    store: Store, coverages: Coverages, figures: Figures, parts: tuple[str, ...], choice: Choice
) -> PartFigures | None:
    """Give the figures that go together of as many parts as there are; None where no part has any.

    Of times at which as many parts have one the newest is taken, unless figures that lie closer together are
    hardly older; with a date the nearest of those that lie closest together.
    """
    kinds: dict[Kind, dict[str, list[Fact]]] = defaultdict(lambda: defaultdict(list))
    for code, facts in figures.items():
        for fact in facts:
            kinds[collection_of(fact)][code].append(fact)
    found = [one for alike in kinds.values() for one in _of_one_kind(store, coverages, alike, parts, choice)]
    if not found:
        return None
    fewest = min(len(one.lacking) for one in found)
    found = [one for one in found if len(one.lacking) == fewest]
    found = [one for one in found if covers_a_year(one.model, choice)] or found
    if at := choice.at:
        return min(found, key=lambda one: (gap(one.operands), max(days_from(fact, at) for fact in one.operands)))
    newest = max(_end(one.model) for one in found)
    recent = [one for one in found if newest - _end(one.model) <= choice.tolerance.days]
    return min(recent, key=lambda one: (gap(one.operands), -_end(one.model)))


def collection_of(fact: Fact) -> Kind:
    """Give what figures that are added up share."""
    return fact.accumulation, months_covered(fact)


def _of_one_kind(
    store: Store, coverages: Coverages, figures: Figures, parts: tuple[str, ...], choice: Choice
) -> Iterator[PartFigures]:
    """Gather at each time of a part's figure, the newest first, until older ones can be no better."""
    timeline = _Timeline(figures, choice)
    models = {fact.period: fact for code in parts for fact in figures.get(code, ())}
    fewest, newest = len(parts) + 1, 0
    for model in sorted(models.values(), key=_end, reverse=True):
        near = timeline.near(model)
        bare = sum(not near.get(code) and not store.regions[code].members for code in parts)
        old = choice.at is None and newest - _end(model) > choice.tolerance.days
        if bare > fewest or (bare == fewest and old):
            continue
        one = _Moment(store, coverages, near, model).gather(parts)
        if len(one.lacking) < fewest:
            fewest, newest = len(one.lacking), _end(model)
        yield one


class _Timeline:
    """The figures of each region by the day on which their periods end."""

    def __init__(self, figures: Figures, choice: Choice) -> None:
        self._figures = {code: sorted(facts, key=_end) for code, facts in figures.items()}
        self._ends = {code: [_end(fact) for fact in facts] for code, facts in self._figures.items()}
        self._tolerance = choice.tolerance.days

    def near(self, model: Fact) -> Figures:
        """Give what is near a figure's time: no newer, nor older by more than the tolerance."""
        first, last = (day.toordinal() for day in periods.anchor(model.period, model.accumulation))
        return {
            code: facts[bisect_left(ends, first - self._tolerance) : bisect_right(ends, last)]
            for (code, facts), ends in zip(self._figures.items(), self._ends.values(), strict=True)
        }


class _Moment:
    """The figures that are near the time of one of them, the model."""

    def __init__(self, store: Store, coverages: Coverages, figures: Figures, model: Fact) -> None:
        self._store = store
        self._coverages = coverages
        self._figures = figures
        self._model = model
        self._counts: Counter[tuple[str, object]] = Counter()

    def gather(self, parts: tuple[str, ...]) -> PartFigures:
        """Fill each part with the figure that goes best with those of the others."""
        for code in parts:
            self._counts.update({trait for fact in self._figures.get(code, ()) for trait in self._traits(fact)})
        facts, lacking = self._filled(parts, frozenset())
        return PartFigures(tuple(dict.fromkeys(facts)), tuple(dict.fromkeys(lacking)), self._model)

    def _filled(self, codes: Iterable[str], seen: frozenset[str]) -> tuple[list[Fact], list[str]]:
        filled = [self._fill(code, seen | {code}) for code in codes if code not in seen]
        return [fact for facts, _ in filled for fact in facts], [code for _, codes in filled for code in codes]

    def _fill(self, code: str, seen: frozenset[str]) -> tuple[list[Fact], list[str]]:
        """Give a region's figure and those of what it leaves out, else those of its members; and what is lacking."""
        ways = []
        trusted = sorted(self._figures.get(code, ()), key=lambda fact: reliability_key(self._store, fact), reverse=True)
        for fact in sorted(trusted, key=self._rank):
            facts, lacking = self._filled(self._coverages.of(fact).without, seen)
            ways.append(([fact, *facts], lacking))
        if not ways:
            members = (one for one in self._store.regions[code].members if one in self._store.regions)
            facts, lacking = self._filled(outermost(self._store.regions, members).codes, seen)
            ways.append((facts, lacking) if facts else ([], [code]))
        return min(ways, key=lambda way: len(way[1]))

    def _traits(self, fact: Fact) -> tuple[tuple[str, object], ...]:
        """Give what the figures of a sum should share, what matters most first."""
        basis = self._coverages.of(fact).rest
        return ("partners", frozenset(fact.counterpart)), ("basis", basis), ("nature", fact.nature)

    def _rank(self, fact: Fact) -> tuple[object, ...]:
        """Give how well a figure goes with those of the other parts: the lower the better."""
        partners, basis, nature = (-self._counts[trait] for trait in self._traits(fact))
        return partners, basis, apart(self._model, fact), _vague(self._coverages.of(fact)), nature


def _vague(covered: Coverage) -> int:
    """Rank coverages: the whole region first, then what others make whole, then what nobody says."""
    return 2 if covered.unsure or covered.pieces else 1 if covered.without else 0


def _end(fact: Fact) -> int:
    return periods.span(fact.period)[1].toordinal()
