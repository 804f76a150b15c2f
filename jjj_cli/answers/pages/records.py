"""One record for people: every field that it has, by name."""

import re

from jjj_cli.answers.pages.citing import describe, links_of, spoken_period
from jjj_cli.answers.pages.lists import fact_title
from jjj_cli.answers.pages.profiles import region_pairs
from jjj_cli.answers.result import Block, Heading, Link, Pairs
from jjj_cli.citation.items import PARAGRAPH
from jjj_cli.comparison import preference
from jjj_cli.messages import join, say
from jjj_cli.messages.naming import basis_said, labelled, named, standing, summary_said, unit_named, with_meaning
from jjj_cli.record import periods
from jjj_cli.record.records import Basis, Fact, Initiative, Metric, Record, Region, Source, Store

PairList = list[tuple[str, str]]


def record_page(store: Store, record: Record) -> list[Block]:
    """Make the page of one record."""
    match record:
        case Fact():
            title, pairs = fact_title(store, record), _fact(store, record)
        case Initiative():
            title, pairs = named(record), _initiative(store, record)
        case Metric():
            title, pairs = named(record), _metric(store, record)
        case Source():
            title, pairs = record.title, _source(store, record)
        case Basis():
            title, pairs = record.id, _basis(store, record)
        case Region():
            title, pairs = named(record), [(say("column.name_en"), record.name_en), *region_pairs(store, record)]
        case _:
            raise TypeError(record)
    shown = [(say("column.id"), record.id), *((_label(name, value), value) for name, value in pairs if value)]
    return [Heading(title), Pairs(shown, _links(store, record))]


def _label(name: str, value: str) -> str:
    """Say of what is the source's or the store's own text that it is in Chinese, to who may read none."""
    own = (say("column.definition"), say("column.locator"), say("column.note"))
    return labelled(name, value) if name in own else name


def _links(store: Store, record: Record) -> dict[str, tuple[Link, ...]]:
    """Link the source of a fact or an initiative to where it was published."""
    source = store.sources.get(getattr(record, "source", None) or "")
    return {say("column.source"): tuple(links_of(source))} if source else {}


def _fact(store: Store, fact: Fact) -> PairList:
    inside = store.facts_where("part_of", fact.id)
    others = preference.alternatives(store, fact)
    belongs = [item for item in store.initiatives.values() if fact.id in item.facts]
    return [
        (say("column.metric"), _both(named(store.metrics[fact.metric]), fact.metric)),
        (say("column.region"), _both(named(store.regions[fact.region]), fact.region)),
        (say("column.printed"), fact.printed),
        (
            say("column.value"),
            with_meaning(say("fact.value", value=format(fact.value, "f"), unit=fact.unit), fact.unit),
        ),
        (say("column.relation"), say(f"relation.{fact.relation}")),
        (say("column.period"), spoken_period(fact.period)),
        (say("column.nature"), say(f"nature.{fact.nature}")),
        (say("column.vintage"), say(f"vintage.{fact.vintage}") if fact.vintage else ""),
        (say("column.accumulation"), say(f"accumulation.{fact.accumulation}")),
        (say("column.basis"), _in_both(basis_said(store, fact.basis), fact.basis)),
        (say("column.counterpart"), _regions(store, fact.counterpart)),
        (say("column.part_of"), _fact_line(store, fact.part_of) if fact.part_of else ""),
        (say("column.supersedes"), _fact_line(store, fact.supersedes) if fact.supersedes else ""),
        (say("column.superseded_by"), _fact_line(store, by) if (by := store.corrections.get(fact.id)) else ""),
        (say("column.better"), _rated_lines(store, others.better)),
        (say("column.worse"), _rated_lines(store, others.worse)),
        (say("column.otherwise"), _rated_lines(store, others.otherwise)),
        (say("column.parts"), "\n".join(_fact_line(store, other.id) for other in inside)),
        (say("column.initiatives"), "\n".join(_both(named(item), item.id) for item in belongs)),
        (say("column.source"), describe(store.sources[fact.source])),
        (say("column.locator"), _where(fact.locator or "")),
        (say("column.note"), fact.note or ""),
    ]


def _where(locator: str) -> str:
    """Say where a figure stands: ¶54 is a paragraph."""
    found = re.fullmatch(PARAGRAPH, locator)
    return say("locator.paragraph", number=found[1], rest=found[2]).strip() if found else locator


def _initiative(store: Store, item: Initiative) -> PairList:
    return [
        (say("column.name_en"), item.name_en),
        (say("column.regions"), _regions(store, item.regions)),
        (say("column.domain"), say(f"domain.{item.domain}")),
        (say("column.status"), "\n".join(_state_lines(item))),
        (say("column.position"), say("yes") if item.position else ""),
        (say("column.summary"), _in_both(summary_said(item), item.summary)),
        (say("column.facts"), "\n".join(_fact_line(store, key) for key in item.facts)),
        (say("column.source"), "\n".join(describe(store.sources[key]) for key in item.sources)),
    ]


def _state_lines(item: Initiative) -> list[str]:
    """Say each state that it was in, the newest first: when, how far, in whose words."""
    states = [item.newest, *(state for state in reversed(item.states) if state is not item.newest)]
    return [
        say(
            "initiative.state",
            period=spoken_period(state.period),
            status=say(f"status.{state.status}"),
            printed=state.printed,
            source=state.source or "",
            locator=state.locator or "",
        )
        for state in states
    ]


def _metric(store: Store, metric: Metric) -> PairList:
    count = store.count_where("metric", metric.id)
    return [
        (say("column.name_en"), metric.name_en),
        (say("column.aliases"), join("join.list", metric.aliases)),
        (say("column.definition"), metric.definition),
        (say("column.unit"), unit_named(metric.unit)),
        (say("column.formula"), metric.formula or ""),
        (say("column.domain"), say(f"domain.{metric.domain}")),
        (say("column.additive"), say("yes") if metric.additive else say("no")),
        (say("column.facts"), say("metric.facts", count=count, metric=metric.id) if count else ""),
    ]


def _source(store: Store, source: Source) -> PairList:
    left_out = [say("source.left-out", printed=o.printed, locator=o.locator, reason=o.reason) for o in source.left_out]
    return [
        (say("column.publishers"), join("join.list", source.publishers)),
        (say("column.published"), source.published or ""),
        (say("column.authority"), say(f"authority.{source.authority}")),
        (say("column.access"), say(f"access.{source.access}")),
        (say("column.url"), source.url or ""),
        (say("column.accessed"), source.accessed or ""),
        (say("column.facts"), str(store.count_where("source", source.id))),
        (say("column.initiatives"), str(sum(source.id in item.sources for item in store.initiatives.values()))),
        (say("column.left_out"), "\n".join(left_out)),
        (say("column.note"), source.note or ""),
    ]


def _basis(store: Store, basis: Basis) -> PairList:
    facts = [fact.id for fact in store.facts.values() if fact.basis == basis.id]
    return [
        (say("column.name_en"), basis.name_en),
        (say("column.facts"), "\n".join(_fact_line(store, key) for key in facts)),
    ]


def _fact_line(store: Store, key: str) -> str:
    fact = store.facts.get(key)
    if fact is None:  # a shipped one, where only the user's own are read
        return key
    return say(
        "fact.line",
        title=fact_title(store, fact),
        basis=say("fact.basis", basis=basis_said(store, fact.basis)) if fact.basis else "",
        id=key,
    )


def _rated_lines(store: Store, facts: list[Fact]) -> str:
    """Name facts a line each, with how firm they are and how far their sources can be relied on."""
    lines = []
    for fact in facts:
        about = [
            periods.said(fact.period),
            say(f"nature.{fact.nature}"),
            standing(store.sources[fact.source]),
        ]
        what = join("join.semicolon", about)
        lines.append(say("fact.rated", line=_fact_line(store, fact.id), what=what))
    return "\n".join(lines)


def _in_both(said: str, there: str | None) -> str:
    """Show what the store says as it says it, below what is said in the reader's language where that is another."""
    return "\n".join(dict.fromkeys(filter(None, (said, there))))


def _both(name: str, more: str) -> str:
    return say("both", name=name, more=more)


def _regions(store: Store, codes: tuple[str, ...]) -> str:
    return join("join.list", [named(store.regions[code]) for code in codes])
