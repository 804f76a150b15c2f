"""The store as a checker sees it: facts that follow each other as series, found by the words that name them."""

import re
from collections import defaultdict
from datetime import date
from decimal import Decimal
from functools import cache

from jjj_cli.errors import JjjError
from jjj_cli.record import periods
from jjj_cli.record.codelists import ACTUAL_NATURES
from jjj_cli.record.records import Fact, Metric, Store
from jjj_cli.units.normalisation import normalise
from jjj_cli.units.registry import convert, dimension_of, find_unit
from jjj_cli.verification import words
from jjj_cli.verification.agreement import Figure, step_of
from jjj_cli.verification.vocabulary import gram_set, weights

ANY = ""
_ASIDE = re.compile("|".join(words.ASIDE))
_PARTS = re.compile(r"[，；;（）()]")
_WHOLE = re.compile(r"占([^，；、的]{2,10}?)(?:有林地|物种|的|面积|总|GDP|生产总值|$)")
_IDLE = re.compile("|".join(sorted(words.IDLE, key=len, reverse=True)))
_YEAR_MONTHS = 12


class Series:
    """Facts of one region and metric that are counted alike, in order of time.

    `names` are the words of each name of the metric, `basis` those of what is counted, `more` those of
    the initiatives that have its facts; `whole` is the region that a share is one of.
    """

    __slots__ = (
        "basis",
        "basis_text",
        "changes",
        "counterpart",
        "facts",
        "hoped",
        "metric",
        "more",
        "names",
        "order",
        "per",
        "qualifiers",
        "region",
        "shares",
        "short",
        "text",
        "unit",
        "whole",
        "words",
    )

    def __init__(
        self,
        store: Store,
        facts: list[Fact],
        names: tuple[frozenset[str], ...],
        more: frozenset[str],
        order: tuple[int, int],
    ) -> None:
        first = facts[0]
        self.order = order
        metric = store.metrics[first.metric]
        self.facts = tuple(sorted(facts, key=end_of))
        self.region, self.metric, self.unit = first.region, first.metric, metric.unit
        self.hoped = first.nature not in ACTUAL_NATURES
        self.counterpart = frozenset(first.counterpart)
        self.names = names
        self.basis_text = told(first.basis)
        self.text = "，".join((self.basis_text, metric.name, *metric.aliases))
        self.short = _short(self.basis_text)
        named = frozenset().union(*names)
        self.basis = _basis_words(store, self.basis_text, self.counterpart) - named
        region = store.regions[first.region]
        own = frozenset().union(*(gram_set(name) for name in (region.name, *region.aliases)))
        self.more = more - named - self.basis - own
        self.words = named | self.basis | self.more | ({self.short} if self.short else frozenset())
        chinese = [name.partition("（")[0] for name in (metric.name, *metric.aliases) if not name.isascii()]
        self.qualifiers = [word for word in words.QUALIFIERS if all(word in name for name in chinese)]
        self.changes = any(word in metric.name for word in words.CHANGES)
        self.shares = any(word in metric.name for word in words.SHARES)
        self.per = "/" + metric.unit.partition("/")[2] if "/" in metric.unit else ""
        self.whole = _whole(store, first.basis)


class Index:
    """The series of a store by region and metric, and the words that lead to them; built once."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._figures: dict[str, Figure] = {}
        self._owners: dict[tuple[str, Decimal], list[Series]] = defaultdict(list)
        self.today = today(store)
        aliases = {metric.id: _names(metric) for metric in store.metrics.values()}
        more = _initiative_words(store)
        grouped: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
        for fact in store.facts.values():
            if fact.id not in store.corrections and fact.metric in store.metrics:
                grouped[key(fact)].append(fact)
        places = {metric: place for place, metric in enumerate(store.metrics)}
        self.series: list[Series] = []
        for place, facts in enumerate(grouped.values()):
            metric, named = facts[0].metric, frozenset().union(*(more.get(fact.id, frozenset()) for fact in facts))
            self.series.append(Series(store, facts, aliases[metric], named, (places[metric], place)))
        self.by_metric: dict[tuple[str, str], list[Series]] = defaultdict(list)
        self.by_partners: dict[frozenset[str], list[Series]] = defaultdict(list)
        for one in self.series:
            self.by_metric[one.region, one.metric].append(one)
            self.by_partners[one.counterpart].append(one)
        self.weights = weights(
            [frozenset().union(*names) for names in aliases.values()]
            + list({one.basis for one in self.series if one.basis})
            + list({one.more for one in self.series if one.more})
        )
        self.vocabulary = frozenset(self.weights)
        self.regions = {one.region for one in self.series}
        self._post(aliases)

    def figure(self, fact: Fact) -> Figure:
        """Give a fact's figure in its metric's unit."""
        if fact.id not in self._figures:
            unit = self.store.metrics[fact.metric].unit
            step = convert(step_of(fact.value), fact.unit, unit)
            self._figures[fact.id] = Figure(value_of(self.store, fact), fact.relation, step, step)
        return self._figures[fact.id]

    def corrected(self, fact: Fact) -> list[Fact]:
        """Give the facts that a fact corrects."""
        return [self.store.facts[old] for old, new in self.store.corrections.items() if new == fact.id]

    def having(self, unit: str, value: Decimal) -> list[Series]:
        """Give the series that have a figure in a unit: whose it may be, where a draft has mixed two up."""
        if not self._owners:
            for one in self.series:
                for fact in one.facts:
                    self._owners[one.unit, self.figure(fact).value].append(one)
        return self._owners.get((unit, value), [])

    def _post(self, aliases: dict[str, tuple[frozenset[str], ...]]) -> None:
        """Enter each word under the dimensions of what it names, and each basis under its region too."""
        self.names: dict[str, dict[str, list[tuple[str, int]]]] = defaultdict(lambda: defaultdict(list))
        self.bases: dict[tuple[str, str], dict[str, list[Series]]] = defaultdict(lambda: defaultdict(list))
        self.leads: dict[str, set[str]] = defaultdict(set)
        self.totals: dict[tuple[str, int], float] = {}
        self.metrics_of: dict[str, set[str]] = defaultdict(set)
        measured = {one.metric for one in self.series}
        for metric in measured:
            unit = self.store.metrics[metric].unit
            for number, name in enumerate(aliases[metric]):
                self.totals[metric, number] = sum(self.weights[gram] for gram in name) or 1.0
                for dimension in dimensions(unit):
                    for gram in name:
                        self.names[dimension][gram].append((metric, number))
            for dimension in dimensions(unit):
                self.metrics_of[dimension].add(metric)
        for one in self.series:
            self._post_basis(one)

    def _post_basis(self, one: Series) -> None:
        for dimension in dimensions(one.unit):
            self.leads[dimension] |= one.words
            for gram in (one.basis | one.more | {one.short}) - {""}:
                self.bases[one.region, dimension][gram].append(one)


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


def _names(metric: Metric) -> tuple[frozenset[str], ...]:
    """Give the words of each name of a metric, without the tails that print leaves out."""
    found: dict[frozenset[str], None] = {}
    for name in (metric.name, *metric.aliases):
        if name.isascii() and not name.isupper():
            continue
        found[gram_set(name)] = None
        for method in words.METHODS:
            found[gram_set(name.replace(method, ""))] = None
        for tail in words.NAME_TAILS:
            if name.endswith(tail) and len(name) > len(tail) + 1:
                found[gram_set(name.removesuffix(tail))] = None
    return tuple(name for name in found if name) or (gram_set(metric.name),)


def _initiative_words(store: Store) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for initiative in store.initiatives.values():
        for fact in initiative.facts:
            found[fact] = found.get(fact, frozenset()) | gram_set(initiative.name)
    return found
