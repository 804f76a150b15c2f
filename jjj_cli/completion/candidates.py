"""What there is to choose from: regions, metrics, units and records, each with its names and what it is."""

import re

from jjj_cli.completion.matching import Suggestion
from jjj_cli.errors import JjjError
from jjj_cli.gazetteer.metrics import find_metric, names_of
from jjj_cli.gazetteer.names import fold
from jjj_cli.gazetteer.regions import RANK, unambiguous
from jjj_cli.messages import join
from jjj_cli.messages.naming import named, unit_named
from jjj_cli.record.records import Fact, Metric, Region, Store
from jjj_cli.safety.unseen import is_seen
from jjj_cli.units import registry

# A syllable of pinyin: an n, g or r before a vowel begins the next one.
_SYLLABLE = r"(?:[zcs]h|[b-df-hj-np-tw-z])?[aeiouü]+(?:ng?(?![aeiouü])|r(?![aeiouü]))?"
# Regions that are offered before anything is typed; of counties there are ten times as many.
_FIRST = ("region", "province", "city", "group", "zone")


def regions(store: Store, typed: str) -> list[Suggestion]:
    """Offer regions by every name, the larger ones first; counties once something is typed."""
    names = {code: tuple(filter(is_seen, found)) or (code,) for code, found in unambiguous(store.regions).items()}
    shown = [one for one in store.regions.values() if typed or one.level in _FIRST]
    shown.sort(key=lambda one: RANK.index(one.level))
    return [_region(store, one, names[one.id]) for one in shown]


def metrics(store: Store, *, computed: bool = False) -> list[Suggestion]:
    """Offer metrics, or those that a formula gives, by every name that no other one has."""
    owners: dict[str, set[str]] = {}
    for metric in store.metrics.values():
        for name in names_of(metric):
            owners.setdefault(fold(name), set()).add(metric.id)
    names = {
        metric.id: tuple(name for name in names_of(metric) if owners[fold(name)] == {metric.id} and is_seen(name))
        for metric in store.metrics.values()
    }
    offered = [metric for metric in store.metrics.values() if metric.formula or not computed]
    return [Suggestion(metric.id, names[metric.id], _measured(metric)) for metric in offered]


def units_like(unit: str | None) -> list[Suggestion]:
    """Offer the units that one can become, those of print first; without one, all units."""
    known = registry.table()
    if unit is None:
        every = [name for names in known.printed.values() for name in names]
        return _units([*every, *known.dimension], "")
    found = registry.find_unit(unit)
    dimension = known.dimension[found.above.name]
    scaled = dimension in (found.above.name, *known.printed)
    printed = registry.printed_like(found.above.name) if scaled else [found.above.name]
    if found.below:
        return _units(printed, "/" + unit.replace("／", "/").partition("/")[2])
    return _units([*printed, *(name for name, of in known.dimension.items() if of == dimension)], "")


def measured(store: Store, names: list[str]) -> list[str]:
    """Give the names that are metrics'."""
    known = {fold(name) for metric in store.metrics.values() for name in names_of(metric)}
    return [name for name in names if fold(name) in known]


def unit_of(store: Store, name: str) -> str | None:
    """Give the unit of a metric or of a formula; None where there is none that is plain."""
    try:
        return find_metric(store.metrics, name).unit
    except JjjError:
        from jjj_cli.comparison.formulas import grammar, measurement  # only where it is no metric

        return measurement.plain_unit(grammar.parse(store.metrics, name))


def records(store: Store, table: str) -> list[Suggestion]:
    """Offer the records of a table by their ids, found by their names as well."""
    match table:
        case "facts":
            return [_fact(store, one) for one in store.facts.values()]
        case "initiatives":
            return [_by_id(one.id, named(one), one.name, one.name_en) for one in store.initiatives.values()]
        case "metrics":
            return [_by_id(one.id, _measured(one), *names_of(one)) for one in store.metrics.values()]
        case _:
            return [_by_id(one.id, one.title, one.title) for one in store.sources.values()]


def own(store: Store) -> list[Suggestion]:
    """Offer the user's own records by their ids."""
    tables = ("facts", "initiatives", "metrics", "sources")
    return [one for table in tables for one in records(store, table) if one.word in store.own]


def initials(pinyin: str, name: str) -> str:
    """Give the first letters of a name's syllables: cz for Cangzhou; nothing where they cannot be told apart."""
    parts = pinyin.casefold().split("'")
    found = [syllable for part in parts for syllable in re.findall(_SYLLABLE, part)]
    whole = "".join(found) == "".join(parts) and 1 < len(found) <= len(name)
    return "".join(syllable[0] for syllable in found) if whole else ""


def _region(store: Store, region: Region, names: tuple[str, ...]) -> Suggestion:
    parent = store.regions.get(region.parent or "")
    note = join("join.beside", [named(one) for one in (region, parent) if one])
    own = (region.name, *region.aliases, region.name_en, region.pinyin or region.name_en)
    sure = tuple(name for name in names if name in own or name == region.id)
    longer = tuple(name for name in names if name not in sure)
    return Suggestion(names[0], sure, note, own, longer, initials(region.pinyin or "", region.name))


def _measured(metric: Metric) -> str:
    return join("join.beside", [named(metric), metric.unit])


def _fact(store: Store, fact: Fact) -> Suggestion:
    region, metric = store.regions[fact.region], store.metrics[fact.metric]
    note = join("join.beside", [named(region), named(metric), fact.printed, fact.period])
    return _by_id(fact.id, note, f"{region.name}{metric.name}", *region.aliases, metric.name)


def _by_id(name: str, note: str, *also: str) -> Suggestion:
    return Suggestion(name, (name,), note, also)


def _units(names: list[str], below: str) -> list[Suggestion]:
    letters: dict[str, list[str]] = {}
    for alias, name in registry.table().names.items():
        if re.match("[A-Za-z]", alias):
            letters.setdefault(name, []).append(alias)
    return [
        Suggestion(name + below, tuple(one + below for one in (name, *letters.get(name, ()))), _meaning(name, below))
        for name in dict.fromkeys(names)
        if "_" not in name  # what only English tables print, and nobody types
    ]


def _meaning(name: str, below: str) -> str:
    meant = unit_named(name + below)
    return meant if meant != name else registry.dimension_name(registry.find_unit(name + below))
