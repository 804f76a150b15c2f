"""The figures of a metric that a comparison does not take, and why each is not taken."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from jjj_cli.comparison import vintages
from jjj_cli.comparison.definitions import definition_of, hope_of, statement_of
from jjj_cli.comparison.preference import covers_a_year
from jjj_cli.comparison.reliability import Trust, preferred, reliability_key
from jjj_cli.comparison.results import Choice
from jjj_cli.messages import join, say
from jjj_cli.messages.naming import named, standing
from jjj_cli.record.codelists import ACTUAL_NATURES
from jjj_cli.record.periods import span
from jjj_cli.record.records import Fact, Metric, Store


class Excluded(NamedTuple):
    """A metric's figures that are not taken: those of other times on the same basis, and the rest with why."""

    earlier: list[Fact]
    unused: list[tuple[Fact, str]]


def excluded_figures(store: Store, metric: Metric, choice: Choice, taken: list[Fact]) -> Excluded:
    """Part all figures that were asked for; every one is taken, of another time, or unused for a reason."""
    ids = {fact.id for fact in taken}
    known = [fact for fact in store.facts_where("metric", metric.id) if _asked(store, fact, choice)]
    by_group: dict[tuple[str, str], Fact] = {(fact.region, hope_of(fact)): fact for fact in taken if not fact.part_of}
    earlier: list[Fact] = []
    unused: list[tuple[Fact, str]] = []
    for fact in known:
        if fact.id in ids:
            continue
        why = _why(store, fact, known, by_group.get((fact.region, hope_of(fact))), choice)
        if why:
            unused.append((fact, why))
        else:
            earlier.append(fact)
    return Excluded(earlier, unused)


def _asked(store: Store, fact: Fact, choice: Choice) -> bool:
    return (not choice.regions or fact.region in choice.regions) and (
        not choice.levels or store.regions[fact.region].level in choice.levels
    )


def _why(store: Store, fact: Fact, known: Iterable[Fact], taken: Fact | None, choice: Choice) -> str:
    """Say why a figure is not taken; nothing where it is only of another time."""
    if by := store.corrections.get(fact.id):
        return say("report.why.corrected", id=by)
    if fact.nature not in (*ACTUAL_NATURES, *choice.include):
        return say("report.why.nature", nature=say(f"nature.{fact.nature}"))
    if fact.part_of:
        whole = store.facts.get(fact.part_of)
        return say("report.why.part", whole=whole.printed if whole else fact.part_of)
    differing = _differing(fact, taken) if taken else []
    if differing := differing or (["length"] if _is_part_of_a_year(fact, known) else []):
        return say("report.why.otherwise", what=join("join.list", [say(f"report.kind.{one}") for one in differing]))
    kept = _kept(store, fact, known)
    overtaken = taken and _same_thing(store, taken, fact) and taken.vintage != fact.vintage
    if fact not in kept or (overtaken and preferred(store, kept).id == fact.id):
        return say("report.why.otherwise", what=say("report.kind.vintage"))
    best = preferred(store, kept)
    return "" if best.id == fact.id else _less(store, fact, best)


def _is_part_of_a_year(fact: Fact, known: Iterable[Fact]) -> bool:
    """Say whether a figure is of a part of a year, which does not stand among the years that its region has."""
    if covers_a_year(fact, Choice()):
        return False
    about = (fact.region, hope_of(fact), fact.part_of)
    return any((one.region, hope_of(one), one.part_of) == about and covers_a_year(one, Choice()) for one in known)


def _kept(store: Store, fact: Fact, known: Iterable[Fact]) -> list[Fact]:
    """Give the figures of a fact's moment that its series keeps to: those of its vintage, as `--history` has them."""
    moments: dict[date, list[Fact]] = defaultdict(list)
    for other in known:
        if _same_series(store, other, fact):
            moments[span(other.period)[1]].append(other)
    vintage = vintages.through_time(list(moments.values()))
    return vintages.kept(moments[span(fact.period)[1]], vintage)


def _differing(fact: Fact, taken: Fact) -> list[str]:
    """Name what two figures do not count alike."""
    names = ("basis", "counterpart", "accumulation", "length")
    pairs = zip(names, definition_of(fact), definition_of(taken), strict=True)
    return [name for name, one, other in pairs if one != other]


def _same_series(store: Store, one: Fact, other: Fact) -> bool:
    """Say whether two figures are of the same thing, at whatever time."""
    return (one.region, hope_of(one), one.part_of, definition_of(one)) == (
        other.region,
        hope_of(other),
        other.part_of,
        definition_of(other),
    ) and one.id not in store.corrections


def _same_thing(store: Store, one: Fact, other: Fact) -> bool:
    """Say whether two figures are of the same thing at the same time, so that one of them is preferred."""
    return span(one.period)[1] == span(other.period)[1] and _same_series(store, one, other)


def _less(store: Store, fact: Fact, best: Fact) -> str:
    """Say by what the preferred figure is preferred."""
    alike = statement_of(store, fact) == statement_of(store, best)
    told = say("report.why.same") if alike else say("report.why.other")
    names = Trust._fields
    pairs = zip(names, reliability_key(store, fact), reliability_key(store, best), strict=True)
    by = next((name for name, one, other in pairs if one != other), "order")
    reason = say(f"report.trust.{by}", **_rated(store, fact, best, by))
    return say(
        "report.why.source", told=told, printed=best.printed, region=named(store.regions[best.region]), reason=reason
    )


def _rated(store: Store, fact: Fact, best: Fact, by: str) -> dict[str, str]:
    say_of = {
        "vintage": lambda some: say(f"vintage.{some.vintage}") if some.vintage else say("vintage.none"),
        "revised": lambda some: say(f"nature.{some.nature}"),
        "standing": lambda some: standing(store.sources[some.source]),
        "nature": lambda some: say(f"nature.{some.nature}"),
    }
    return {"one": say_of[by](fact), "other": say_of[by](best)} if by in say_of else {}
