"""The store as a checker sees it: facts that follow each other as series, found by the words that name them."""

import re
from collections import defaultdict
from datetime import date
from decimal import Decimal
from functools import cache

from jjj_cli.errors import JjjError
from jjj_cli.record import periods
from jjj_cli.record.codelists import ACTUAL_NATURES
from jjj_cli.record.precision import step_of
from jjj_cli.record.records import Fact, Store
from jjj_cli.units.normalisation import normalise
from jjj_cli.units.registry import convert, dimension_of, find_unit
from jjj_cli.verification import words
from jjj_cli.verification.agreement import Figure
from jjj_cli.verification.measures import Measure, Name
from jjj_cli.verification.vocabulary import gram_set, weights

ANY = ""
# A unit that at most so many metrics have says of itself what is measured: 科, 辆.
RARE_UNIT = 2
_ASIDE = re.compile("|".join(words.ASIDE))
_PARTS = re.compile(r"[，；;（）()]")
_WHOLE = re.compile(r"占([^，；、的]{2,10}?)(?:有林地|物种|的|面积|总|GDP|生产总值|$)")
_IDLE = re.compile("|".join(sorted(words.IDLE, key=len, reverse=True)))
# Where a series stands: its metric's place in the store, and its own.
Order = tuple[int, int]


class Series:
    """Facts of one region and metric that are counted alike, in order of time.

    `basis` are the words of what is counted, `more` those of the initiatives that have its facts, `words` all of
    them and those of the metric's names; `whole` is the region that a share is one of, `total` what the basis weighs.
    """

    __slots__ = (
        "basis",
        "basis_text",
        "changes",
        "counterpart",
        "estimated",
        "facts",
        "fitting",
        "hoped",
        "is_method",
        "metric",
        "more",
        "order",
        "per",
        "qualifiers",
        "region",
        "shares",
        "short",
        "subject",
        "text",
        "total",
        "unit",
        "whole",
        "words",
    )

    def __init__(self, store: Store, facts: list[Fact], measure: Measure, more: frozenset[str], order: Order) -> None:
        first = facts[0]
        self.order = order
        self.facts = tuple(sorted(facts, key=end_of)) if len(facts) > 1 else (first,)
        # Those of them that are of the times that drafts have asked for: `levels` keeps them here.
        self.fitting: dict[tuple[str | None, str | None, bool], tuple[Fact, ...]] = {}
        self.region, self.metric = first.region, first.metric
        self.unit, self.per, self.qualifiers = measure.unit, measure.per, measure.qualifiers
        self.changes, self.shares, self.estimated = measure.changes, measure.shares, measure.estimated
        self.is_method = measure.is_method
        self.hoped = first.nature not in ACTUAL_NATURES
        self.subject = first.region, first.metric, self.hoped
        self.counterpart = frozenset(first.counterpart)
        self.basis_text = told(first.basis)
        self.text = f"{self.basis_text}，{measure.text}"
        self.short = _short(self.basis_text)
        self.basis, self.more, self.words = frozenset[str](), more, measure.named
        if self.basis_text:
            self.basis = _basis_words(store, self.basis_text, self.counterpart) - measure.named
        if more:
            region = store.regions[first.region]
            own = frozenset().union(*(gram_set(name) for name in (region.name, *region.aliases)))
            self.more = more - measure.named - self.basis - own
        if self.basis or self.more or self.short:
            self.words |= self.basis | self.more | ({self.short} if self.short else frozenset())
        self.whole = _whole(store, first.basis) if first.basis else None
        self.total = 0.0


class Figures(dict[str, Figure]):
    """The figures of the facts of a store by their ids, each in its metric's unit, from when it is first asked for."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store

    def __missing__(self, key: str) -> Figure:
        """Read a fact's figure."""
        fact = self._store.facts[key]
        step = convert(step_of(fact.value), fact.unit, self._store.metrics[fact.metric].unit)
        found = self[key] = Figure(value_of(self._store, fact), fact.relation, step, step)
        return found


class Index:
    """The series of a store by region and metric, and the words that lead to them; built once."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.figures = Figures(store)
        self._owners: dict[tuple[str, Decimal], list[Series]] | None = None
        self.today = today(store)
        measures = {metric.id: Measure(metric) for metric in store.metrics.values()}
        self.series = _series(store, measures)
        self.by_region: dict[str, dict[str, list[Series]]] = defaultdict(lambda: defaultdict(list))
        self.by_partners: dict[frozenset[str], list[Series]] = defaultdict(list)
        for one in self.series:
            self.by_region[one.region][one.metric].append(one)
            if one.counterpart:
                self.by_partners[one.counterpart].append(one)
        self.weights = weights(
            [measure.named for measure in measures.values()]
            + list({one.basis for one in self.series if one.basis})
            + list({one.more for one in self.series if one.more})
        )
        self.regions = self.by_region.keys()
        self._corrected: dict[str, list[str]] = defaultdict(list)
        for old, new in store.corrections.items():
            self._corrected[new].append(old)
        self._post(measures)

    def figure(self, fact: Fact) -> Figure:
        """Give a fact's figure in its metric's unit."""
        return self.figures[fact.id]

    def corrected(self, fact: Fact) -> list[Fact]:
        """Give the facts that a fact corrects."""
        return [self.store.facts[old] for old in self._corrected.get(fact.id, ())]

    def having(self, unit: str, value: Decimal) -> list[Series]:
        """Give the series that have a figure in a unit: whose it may be, where a draft has mixed two up."""
        if self._owners is None:
            owners: dict[tuple[str, Decimal], list[Series]] = defaultdict(list)
            for one in self.series:
                for fact in one.facts:
                    owners[one.unit, self.figure(fact).value].append(one)
            self._owners = owners  # whole or not at all, whatever another thread does meanwhile
        return self._owners.get((unit, value), [])

    def _post(self, measures: dict[str, Measure]) -> None:
        """Enter each word under the dimensions of what it names, and each basis under its region too."""
        self.names: dict[str, dict[str, list[Name]]] = defaultdict(lambda: defaultdict(list))
        self.bases: dict[tuple[str, str], dict[str, list[Series]]] = defaultdict(lambda: defaultdict(list))
        self.leads: dict[str, set[str]] = defaultdict(set)
        self.metrics_of: dict[str, set[str]] = defaultdict(set)
        for metric in {one.metric for one in self.series}:
            measure = measures[metric]
            for name in measure.names:
                name.total = sum(self.weights[gram] for gram in name.words) or 1.0
            for dimension in dimensions(measure.unit):
                self.metrics_of[dimension].add(metric)
                self.leads[dimension] |= measure.named
                for name in measure.names:
                    for gram in name.words:
                        self.names[dimension][gram].append(name)
        self.rare = frozenset(
            dimension
            for dimension, metrics in self.metrics_of.items()
            if dimension != ANY and len(metrics) <= RARE_UNIT
        )
        for one in self.series:
            if one.basis or one.more or one.short:
                self._post_basis(one)

    def _post_basis(self, one: Series) -> None:
        one.total = sum(self.weights[gram] for gram in one.basis)
        for dimension in dimensions(one.unit):
            self.leads[dimension] |= one.words
            for gram in (one.basis | one.more | {one.short}) - {""}:
                self.bases[one.region, dimension][gram].append(one)


def _series(store: Store, measures: dict[str, Measure]) -> list[Series]:
    """Group the facts of a store into series, in the store's order."""
    more = _initiative_words(store)
    grouped: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
    for fact in store.facts.values():
        if fact.id not in store.corrections and fact.metric in measures:
            grouped[key(fact)].append(fact)
    places = {metric: place for place, metric in enumerate(measures)}
    found = []
    for place, facts in enumerate(grouped.values()):
        metric = facts[0].metric
        named = frozenset().union(*(more[fact.id] for fact in facts if fact.id in more))
        found.append(Series(store, facts, measures[metric], named, (places[metric], place)))
    return found


def key(fact: Fact) -> tuple[object, ...]:
    """Give what facts share that follow each other: a quarter does not follow a year, nor a target a result."""
    months = periods.months(fact.period) if fact.accumulation == "flow" else None
    part = fact.part_of is not None and not fact.basis
    hoped = fact.nature not in ACTUAL_NATURES
    return fact.region, fact.metric, fact.basis, frozenset(fact.counterpart), part, hoped, fact.accumulation, months


def today(store: Store) -> date:
    """Give the day that the newest source was published: no clock is needed to say what is old."""
    ends = [periods.span(source.published)[1] for source in store.sources.values() if source.published]
    return max(ends, default=date.max)


def end_of(fact: Fact) -> date:
    """Give the last day of what a fact is of."""
    return periods.span(fact.period)[1]


def value_of(store: Store, fact: Fact) -> Decimal:
    """Give a fact's number in its metric's unit."""
    return normalise(fact, store.metrics[fact.metric])


@cache
def dimensions(unit: str) -> tuple[str, ...]:
    """Give what a figure of a unit may be printed in: its dimension, that above the stroke, or none at all."""
    try:
        known = find_unit(unit)
    except JjjError:
        return (ANY,)
    whole = dimension_of(known)
    above = whole.partition("/")[0]
    return (whole, ANY) if above == whole else (whole, above, ANY)


def told(basis: str | None) -> str:
    """Give what of a basis says what is counted."""
    return "，".join(part for part in _PARTS.split(basis or "") if part and not _ASIDE.search(part))


def _basis_words(store: Store, basis: str, counterpart: frozenset[str]) -> frozenset[str]:
    text = basis
    for code in (*counterpart, *("110000", "120000", "130000")):
        region = store.regions.get(code)
        for name in (region.name, *region.aliases) if region else ():
            if not name.isascii():
                text = text.replace(name, " ")
    text = _IDLE.sub(" ", text)
    return gram_set(text)


def _short(basis: str) -> str:
    """Give the letter that a kind of animal is printed by before a figure: 鸟390种 of 鸟类."""
    return basis[0] if len(basis) == 2 and basis.endswith("类") else ""  # noqa: PLR2004 - 鸟类


def _whole(store: Store, basis: str | None) -> str | None:
    match = _WHOLE.search(basis or "")
    if not match:
        return None
    return next((one.id for one in store.regions.values() if match[1] in (one.name, *one.aliases)), None)


def _initiative_words(store: Store) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for initiative in store.initiatives.values():
        for fact in initiative.facts:
            found[fact] = found.get(fact, frozenset()) | gram_set(initiative.name)
    return found
