"""One source for all: where a source has a figure for every region that is compared, it is used for all."""

from typing import NamedTuple

from jjj_cli.comparison import preference
from jjj_cli.comparison.conflicts import conflicting
from jjj_cli.comparison.reliability import reliability_key
from jjj_cli.comparison.results import Choice
from jjj_cli.gazetteer.series import fits
from jjj_cli.record import periods
from jjj_cli.record.codelists import ACTUAL_NATURES
from jjj_cli.record.records import Fact, Store


class Used(NamedTuple):
    """What is compared where one source is preferred: the source, if one has all, and those that are not used.

    Where none has all, `lacking` are the regions that the one with the most regions has not.
    """

    taken: preference.Taken
    source: str | None
    others: list[str]
    lacking: list[str]


def take(store: Store, facts: list[Fact], choice: Choice) -> Used:
    """Take each region's figure from one source where one has all of them, the one with the newest; else as ever."""
    usual = preference.take(store, facts, choice)
    wholes = [fact for fact in usual.facts if not preference.whole_of(store, fact, choice)]
    results = [fact for fact in wholes if fact.nature in ACTUAL_NATURES]
    regions = {fact.region for fact in results}

    def within(taken: preference.Taken) -> set[str]:
        return {fact.region for fact in taken.facts if not preference.whole_of(store, fact, choice)}

    by_source: dict[str, list[Fact]] = {}
    for fact in facts:
        if fact.nature in ACTUAL_NATURES:
            by_source.setdefault(fact.source, []).append(fact)
    found = {source: preference.take(store, some, choice) for source, some in by_source.items()}
    whole = [source for source, taken in found.items() if within(taken) >= regions]
    if not whole or not regions:
        most = max(found.values(), key=lambda taken: len(within(taken) & regions), default=usual)
        lacking = regions - within(most)
        return Used(usual, None, [], [code for code in store.regions if code in lacking])
    best = max(whole, key=lambda source: _worth(store, found[source].facts, choice))
    hoped = [fact for fact in facts if fact.nature not in ACTUAL_NATURES]
    taken = preference.take(store, [*by_source[best], *hoped], choice)
    others = list(dict.fromkeys(fact.source for fact in results if fact.source != best))
    return Used(taken._replace(conflicts=_conflicts(store, taken.facts, choice)), best, others, [])


def _worth(store: Store, facts: list[Fact], choice: Choice) -> tuple[object, ...]:
    """Give how good a source is for all: by its oldest figure, or the farthest from the date asked for."""
    trust = min(reliability_key(store, fact) for fact in facts)
    if choice.at:
        return -max(preference.days_from(fact, choice.at) for fact in facts), trust
    return min(periods.span(fact.period)[1] for fact in facts).toordinal(), trust


def _conflicts(store: Store, facts: list[Fact], choice: Choice) -> dict[str, list[Fact]]:
    """Give what other sources say of the same things at the same time, where it is something else."""
    found = {}
    for fact in facts:
        there = preference.alternatives(store, fact)
        asked = [other for other in (*there.better, *there.worse) if fits(store, choice.only, other)]
        found[fact.id] = conflicting(store, fact, asked)
    return found
