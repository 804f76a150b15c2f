"""Which series are asked for: by what a figure counts, with whom, from which source, and who says it."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from jjj_cli.gazetteer.metrics import names_of
from jjj_cli.gazetteer.names import fold
from jjj_cli.gazetteer.regions import find_region
from jjj_cli.gazetteer.sources import find_source
from jjj_cli.record import periods
from jjj_cli.record.codelists import ACTUAL_NATURES, OFFICIAL, OFFICIAL_AUTHORITIES
from jjj_cli.record.records import Fact, Metric, Store


class SeriesFilter(NamedTuple):
    """What is asked of the series that figures stand in; a field that is None, or no authority, asks for nothing.

    `basis` is a part of the basis, and an empty text asks for figures that state none; `partners` takes part in what
    is counted, and an empty name asks for figures that name nobody. `year` and `vintages` are asked of results alone,
    and a vintage of those that stand on such a census.
    """

    basis: str | None = None
    partners: tuple[str, ...] | None = None
    source: str | None = None
    authorities: tuple[str, ...] = ()
    year: int | None = None
    vintages: tuple[str, ...] = ()


ANY = SeriesFilter()
_INITIALS = {"京": "110000", "津": "120000", "冀": "130000"}
# How well a figure fits a part of a basis, or partners: not at all, as one of several things, exactly.
_NOT, _HOLDS, _EXACTLY = range(3)


def resolved(store: Store, asked: SeriesFilter) -> SeriesFilter:
    """Give a filter with codes and ids for the names in it; raises UnknownNameError."""
    partners = asked.partners
    if partners is not None:
        partners = tuple(dict.fromkeys(code for name in partners if name for code in _called(store, name)))
    groups = {OFFICIAL: OFFICIAL_AUTHORITIES}
    authorities = dict.fromkeys(code for word in asked.authorities for code in groups.get(word, (word,)))
    source = None if asked.source is None else find_source(store.sources, asked.source)
    return asked._replace(partners=partners, source=source, authorities=tuple(authorities))


def _called(store: Store, name: str) -> tuple[str, ...]:
    """Give the regions that a name means; 津冀 names two, as print has it."""
    if len(set(name)) == len(name) == len("津冀") and set(name) <= _INITIALS.keys():
        return tuple(code for letter, code in _INITIALS.items() if letter in name)
    return (find_region(store.regions, name).id,)


def fits(store: Store, asked: SeriesFilter, fact: Fact) -> bool:
    """Say whether a figure is of the series that are asked for."""
    return asked == ANY or (
        _NOT not in _closeness(store, asked, fact)
        and asked.source in (None, fact.source)
        and (not asked.authorities or store.sources[fact.source].authority in asked.authorities)
        and _of_time(asked, fact)
    )


def called_with_basis(store: Store, word: str) -> tuple[Metric, str] | None:
    """Read a word as a part of a basis before the name of a metric: 承接京津项目数 is 项目数 of 承接京津项目.

    None where no figure, or figures of several metrics, are called so.
    """
    folded = fold(word)
    named = [
        (len(fold(name)), metric)
        for metric in store.metrics.values()
        for name in names_of(metric)
        if folded.endswith(fold(name)) and len(fold(name)) < len(folded)
    ]
    found: dict[str, tuple[int, Metric]] = {}
    for length, metric in named:
        basis = folded[:-length]
        if any(_bare(basis) in _bare(fact.basis or "") for fact in store.facts_where("metric", metric.id)):
            found[metric.id] = max(found.get(metric.id, (0, metric)), (length, metric), key=lambda one: one[0])
    longest = [one for one in found.values() if one[0] == max(length for length, _ in found.values())]
    if len(longest) != 1:
        return None
    length, metric = longest[0]
    return metric, folded[:-length]


def nearest_series(store: Store, asked: SeriesFilter, facts: Iterable[Fact]) -> list[Fact]:
    """Keep the figures that fit, and of a region that has some of exactly that basis or those partners only these."""
    found = [fact for fact in facts if fits(store, asked, fact)]
    if not _of_some_series(asked):
        return found
    regions: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for fact in found:
        regions[fact.region].append(_closeness(store, asked, fact))
    return [fact for fact in found if _closeness(store, asked, fact) == max(regions[fact.region])]


def whole_of(store: Store, asked: SeriesFilter, fact: Fact) -> str | None:
    """Give the whole that a figure is shown as a part of; what is asked for itself stands alone."""
    if not fact.part_of or not _of_some_series(asked):
        return fact.part_of
    whole = store.facts.get(fact.part_of)
    if whole and _closeness(store, asked, whole) < _closeness(store, asked, fact):
        return None
    return fact.part_of


def _of_some_series(asked: SeriesFilter) -> bool:
    return asked.basis is not None or asked.partners is not None


def _closeness(store: Store, asked: SeriesFilter, fact: Fact) -> tuple[int, int]:
    return _basis_closeness(store, asked.basis, fact.basis), _partners_closeness(asked.partners, fact.counterpart)


def _basis_closeness(store: Store, asked: str | None, basis: str | None) -> int:
    """Say how well what is asked for fits a basis, as it is stated or in English."""
    if asked is None:
        return _EXACTLY
    wanted, there = _bare(asked), [_bare(text) for text in (basis or "", store.basis_en(basis)) if text is not None]
    if wanted in there:
        return _EXACTLY
    return _HOLDS if wanted and any(wanted in text for text in there) else _NOT


def _bare(text: str) -> str:
    """Fold a text, and leave 的 out: 承接京津项目 is 承接的京津项目."""
    return fold(text).replace("的", "")


def _partners_closeness(asked: tuple[str, ...] | None, partners: tuple[str, ...]) -> int:
    if asked is None or set(asked) == set(partners):
        return _EXACTLY
    return _HOLDS if asked and set(asked) <= set(partners) else _NOT


def _of_time(asked: SeriesFilter, fact: Fact) -> bool:
    if fact.nature not in ACTUAL_NATURES:
        return True
    census = (fact.vintage or "").rpartition("-")[0]
    if fact.vintage not in asked.vintages and census in {one.rpartition("-")[0] for one in asked.vintages}:
        return False
    return asked.year is None or periods.year_of(fact.period, fact.accumulation) == asked.year
