"""Which facts and initiatives a question is about."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from jjj_cli.errors import UsageError
from jjj_cli.gazetteer.metrics import find_metric, names_of
from jjj_cli.gazetteer.names import fold
from jjj_cli.gazetteer.regions import find_region, parts
from jjj_cli.gazetteer.series import SeriesFilter, fits, resolved
from jjj_cli.gazetteer.sources import find_source
from jjj_cli.messages import in_every_language, say
from jjj_cli.record import periods
from jjj_cli.record.records import Fact, Initiative, Region, Store
from jjj_cli.record.scope import Scope


class Profile(NamedTuple):
    """What is going on in a region: its initiatives by domain, its figures by metric.

    `left_out` counts the positions that are not among its initiatives.
    """

    region: Region
    deep: bool
    initiatives: list[Initiative]
    facts: list[Fact]
    left_out: int = 0


class FactFilter(NamedTuple):
    """What facts are asked for; an empty field asks for nothing."""

    regions: tuple[str, ...] = ()
    metrics: tuple[str, ...] = ()
    source: str | None = None
    natures: tuple[str, ...] = ()
    period: str | None = None
    deep: bool = False
    text: str | None = None
    basis: str | None = None
    partners: tuple[str, ...] | None = None
    authorities: tuple[str, ...] = ()


def fact_filter(
    region: Iterable[str] | None,
    metric: Iterable[str] | None,
    source: str | None,
    nature: Iterable[str] | None,
    period: str | None,
    *,
    deep: bool,
) -> FactFilter:
    """Make a filter of what somebody gives on the command line."""
    return FactFilter(tuple(region or ()), tuple(metric or ()), source, tuple(nature or ()), period, deep)


class InitiativeFilter(NamedTuple):
    """What initiatives are asked for; an empty field asks for nothing.

    `positions` takes in what a place is meant to be.
    """

    text: str | None = None
    regions: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    source: str | None = None
    deep: bool = False
    positions: bool = False


def profile(store: Store, name: str, *, deep: bool = False, positions: bool = False) -> Profile:
    """Gather a region's initiatives and figures, with those of its parts where it goes deep."""
    region = find_region(store.regions, name)
    initiatives, left_out = chosen_initiatives(
        store, InitiativeFilter(regions=(region.id,), deep=deep, positions=positions)
    )
    facts = select_facts(store, FactFilter(regions=(region.id,), deep=deep))
    return Profile(region, deep, initiatives, facts, left_out)


def select_facts(store: Store, wanted: FactFilter) -> list[Fact]:
    """Give the facts that fit every condition, by metric and then as the store has them."""
    codes = _codes(store, wanted.regions, deep=wanted.deep)
    metrics = {find_metric(store.metrics, name).id for name in wanted.metrics}
    only = series_of(store, wanted)
    if wanted.period:
        check_period(wanted.period)
    scope = Scope(
        metrics=tuple(sorted(metrics)),
        regions=tuple(sorted(codes)),
        sources=(only.source,) if only.source else (),
        natures=wanted.natures,
        during=_days(wanted.period) if wanted.period else None,
    )
    found = [
        fact
        for fact in store.facts_within(scope)
        if (not codes or fact.region in codes)
        and (not metrics or fact.metric in metrics)
        and fits(store, only, fact)
        and (not wanted.natures or fact.nature in wanted.natures)
        and (not wanted.period or periods.overlaps(fact.period, wanted.period))
        and (not wanted.text or contains_words(wanted.text, _fact_texts(store, fact)))
    ]
    order = {metric: place for place, metric in enumerate(store.metrics)}
    return sorted(found, key=lambda fact: order[fact.metric])


def series_of(store: Store, wanted: FactFilter) -> SeriesFilter:
    """Give which series facts are asked of; raises UnknownNameError."""
    return resolved(store, SeriesFilter(wanted.basis, wanted.partners, wanted.source or None, wanted.authorities))


def whatever_series(wanted: FactFilter) -> FactFilter:
    """Ask for the same facts of any series."""
    return wanted._replace(source=None, basis=None, partners=None, authorities=())


def _days(period: str) -> tuple[date, date]:
    """Give the first and the last day of a time, however long ago it begins."""
    first, last = periods.span(period)
    return first or date.min, last


def chosen_initiatives(store: Store, wanted: InitiativeFilter) -> tuple[list[Initiative], int]:
    """Give the initiatives that fit, and how many positions fit as well and were not asked for."""
    found = select_initiatives(store, wanted)
    kept = [item for item in found if wanted.positions or not item.position]
    return kept, len(found) - len(kept)


def select_initiatives(store: Store, wanted: InitiativeFilter) -> list[Initiative]:
    """Give the initiatives and positions that fit every other condition, as the store has them."""
    codes = _codes(store, wanted.regions, deep=wanted.deep)
    partners = [_codes(store, (name,), deep=wanted.deep) for name in wanted.partners]
    source = find_source(store.sources, wanted.source) if wanted.source else None
    return [
        initiative
        for initiative in store.initiatives.values()
        if (not codes or codes.intersection(initiative.regions))
        and all(_joint(initiative, partner) for partner in partners)
        and (not wanted.domains or initiative.domain in wanted.domains)
        and (not wanted.statuses or initiative.status in wanted.statuses)
        and (source is None or source in initiative.sources)
        and (not wanted.text or contains_words(wanted.text, _texts(store, initiative)))
    ]


def check_period(text: str) -> None:
    """Refuse what is no period (UsageError)."""
    try:
        periods.span(text)
    except ValueError:
        raise UsageError("period", text=text, hint=say("hint.period")) from None


def contains_words(text: str, texts: Iterable[str]) -> bool:
    """Say whether every word of a text stands in one of the texts, whatever the width and case."""
    folded = [fold(other) for other in texts]
    return all(any(fold(word) in other for other in folded) for word in text.split())


def _fact_texts(store: Store, fact: Fact) -> tuple[str, ...]:
    region = store.regions[fact.region]
    names = (*names_of(store.metrics[fact.metric]), region.name, region.name_en, *region.aliases)
    return (fact.id, fact.printed, fact.basis or "", store.basis_en(fact.basis) or "", *names)


def _texts(store: Store, initiative: Initiative) -> tuple[str, ...]:
    """Give what words can find an initiative by: its own names, those of its regions and of its domain."""
    places = [store.regions[code] for code in initiative.regions]
    names = (name for place in places for name in (place.name, place.name_en, *place.aliases))
    domain = in_every_language(f"domain.{initiative.domain}")
    told = (initiative.name, initiative.name_en, initiative.summary, initiative.summary_en or "")
    return (initiative.id, *told, *names, *domain)


def _codes(store: Store, names: tuple[str, ...], *, deep: bool) -> set[str]:
    codes = {find_region(store.regions, name).id for name in names}
    return codes.union(*(parts(store.regions, code) for code in codes)) if deep else codes


def _joint(initiative: Initiative, partner: set[str]) -> bool:
    """Say whether an initiative takes in a partner and somebody besides."""
    return bool(partner.intersection(initiative.regions)) and len(initiative.regions) > 1
