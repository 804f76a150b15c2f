"""What a report says of a region: where it is, what goes on there, its figures, their place among its peers'."""

from collections import defaultdict

from jjj_cli.answers.pages import glance
from jjj_cli.answers.pages.citing import spoken_period
from jjj_cli.answers.pages.comparisons import nature_of, rank_of
from jjj_cli.answers.pages.profiles import region_pairs
from jjj_cli.answers.result import Pairs, Text
from jjj_cli.comparison import preference
from jjj_cli.comparison.headline_figures import YEARS, headline_figures
from jjj_cli.comparison.peer_rank import PeerRank, peer_rank
from jjj_cli.comparison.results import Choice, Row
from jjj_cli.comparison.targets import with_progress
from jjj_cli.messages import join, say
from jjj_cli.messages.naming import basis_said, named, summary_said, with_meaning
from jjj_cli.record import periods
from jjj_cli.record.codelists import ACTUAL_NATURES, DOMAINS
from jjj_cli.record.records import Fact, Initiative, Metric, Region
from jjj_cli.reports import cells
from jjj_cli.reports.context import Context
from jjj_cli.reports.document import Block, Cell, Column, Entries, Entry, Section, Strip, Table
from jjj_cli.store.selection import profile
from jjj_cli.text.wording import measured, shown
from jjj_cli.units.normalisation import normalise


def section(context: Context, region: Region) -> Section:
    """Make a region's section."""
    found = profile(context.store, region.id)
    who = region_pairs(context.store, region)
    inside = [
        _headlines(context, region),
        _initiatives(context, region, found.initiatives),
        _figures(context, region, found.facts),
        _context(context, region, found.facts),
        _targets(context, region, found.facts),
    ]
    blocks: list[Block] = [Pairs(who)]
    if not found.initiatives and not found.facts:
        blocks.append(Text(say("region.nothing"), "quiet"))
    context.show(found.facts)
    return Section(f"region-{region.id}", named(region), blocks, [part for part in inside if part])


def _headlines(context: Context, region: Region) -> Section | None:
    """Give the latest figure of each headline metric, as the first screen of the region does."""
    figures = headline_figures(context.store, region)
    if not figures:
        return None
    columns = [
        Column(say("column.metric"), "text", heads=True),
        Column(say("column.figure"), number=True),
        Column(say("column.period"), "order", keep=True),
        Column(say("column.rank-of"), number=True, keep=True),
        Column(say("column.past", years=YEARS), number=True, keep=True),
        Column(say("column.basis"), "text", wide=True),
        Column(say("column.source")),
    ]
    rows = [
        [
            Cell(named(one.metric)),
            Cell(with_meaning(measured(one.fact, normalise(one.fact, one.metric), one.metric.unit), one.metric.unit)),
            cells.period(one.fact),
            Cell(glance.rank_shown(one)),
            Cell(glance.past_shown(one)),
            Cell(join("join.semicolon", glance.remarks(context.store, one.fact))),
            cells.source(context, one.fact),
        ]
        for one in figures
    ]
    caption = say("report.headlines-of", name=named(region))
    told = [Text(join("join.beside", ranked), "quiet")] if (ranked := glance.how_ranked(figures)) else []
    return Section(f"headlines-{region.id}", say("report.headlines"), [Table(caption, columns, rows).filled(), *told])


def _initiatives(context: Context, region: Region, initiatives: list[Initiative]) -> Section | None:
    if not initiatives:
        return None
    by_domain: dict[str, list[Initiative]] = defaultdict(list)
    for item in initiatives:
        by_domain[item.domain].append(item)
    key = f"initiatives-{region.id}"
    domains = [
        Section(
            f"{key}-{domain}",
            say("domain.titled", name=say(f"domain.{domain}"), count=len(by_domain[domain])),
            [Entries([_entry(context, region, item) for item in by_domain[domain]])],
        )
        for domain in DOMAINS
        if domain in by_domain
    ]
    return Section(key, say("region.initiatives", count=len(initiatives)), [], domains)


def _entry(context: Context, region: Region, item: Initiative) -> Entry:
    others = [named(context.store.regions[code]) for code in item.regions if code != region.id]
    about = [say("both", name=say(f"status.{item.status}"), more=item.status_printed), spoken_period(item.period)]
    about += [say("said.counterpart", names=join("join.list", others))] if others else []
    about += [item.locator] if item.locator else []
    return Entry(named(item), tuple(about), summary_said(item), context.cite(item.source))


def _figures(context: Context, region: Region, facts: list[Fact]) -> Section | None:
    if not facts:
        return None
    store = context.store
    columns = [
        Column(say("column.metric"), "text", heads=True),
        Column(say("column.printed"), number=True),
        Column(say("column.period"), "order", keep=True),
        Column(say("column.nature"), "text", keep=True),
        Column(say("column.basis"), "text", wide=True),
        Column(say("column.source")),
    ]
    rows = [
        [
            Cell(named(store.metrics[fact.metric])),
            Cell(fact.printed),
            cells.period(fact),
            Cell(say(f"nature.{fact.nature}")),
            cells.basis(store, fact),
            cells.source(context, fact),
        ]
        for fact in _in_time(facts)
    ]
    caption = say("report.figures", name=named(region))
    key, heading = f"figures-{region.id}", say("region.figures", count=len(facts))
    return Section(key, heading, [Table(caption, columns, rows).filled()])


def _in_time(facts: list[Fact]) -> list[Fact]:
    """Put the figures of each metric in the order of their periods."""
    metrics = list(dict.fromkeys(fact.metric for fact in facts))
    return sorted(facts, key=lambda fact: (metrics.index(fact.metric), periods.span(fact.period)[1]))


def _context(context: Context, region: Region, facts: list[Fact]) -> Section | None:
    metrics = [context.store.metrics[key] for key in dict.fromkeys(fact.metric for fact in facts)]
    found = [one for metric in metrics if (one := peer_rank(context.store, region, metric, context.choice))]
    if not found:
        return None
    level = say(f"level.{region.level}")
    columns = [
        Column(say("column.metric"), "text", heads=True),
        Column(say("report.rank"), "order", number=True),
        Column(say("report.own"), number=True),
        Column(say("column.period"), "order", keep=True),
        Column(say("report.place")),
        Column(say("report.highest")),
        Column(say("report.lowest")),
        Column(say("report.caveats")),
    ]
    rows = [_placed(context, one) for one in found]
    key = f"context-{region.id}"
    return Section(
        key,
        say("report.context"),
        [
            Text(say("report.context.how", level=level)),
            Table(say("report.context.caption", name=named(region), level=level), columns, rows),
        ],
    )


def _placed(context: Context, one: PeerRank) -> list[Cell]:
    """Show a figure, its rank among its peers, the highest and the lowest of them, and what stands in the way."""
    fact, unit = one.row.fact, one.comparison.unit
    codes = context.meet(note.code for note in one.comparison.notes if note.weight != "hint")
    rank = say("report.rank.of", rank=rank_of(one.row), count=len(one.peers)) if one.ranked else say("report.rank.none")
    strip = Strip(one.place(one.row.value), tuple(one.place(peer.value) for peer in one.peers)) if one.ranked else None
    context.show(row.fact for row in (one.peers[0], one.peers[-1]))
    basis = tuple(filter(None, [basis_said(context.store, fact.basis)]))
    return [
        Cell(named(one.comparison.metric), basis),
        Cell(rank, key=one.row.rank if one.ranked else None),
        Cell(_with_unit(one.row, unit), (), context.cite(fact.source)),
        cells.period(fact),
        Cell(strip=strip),
        _end(context, one.peers[0], unit),
        _end(context, one.peers[-1], unit),
        Cell("", codes=codes),
    ]


def _end(context: Context, row: Row, unit: str) -> Cell:
    region = named(context.store.regions[row.fact.region])
    about = join(
        "join.semicolon",
        filter(None, [region, spoken_period(row.fact.period), basis_said(context.store, row.fact.basis)]),
    )
    return Cell(_with_unit(row, unit), (about,), context.cite(row.fact.source))


def _with_unit(row: Row, unit: str) -> str:
    return cells.with_unit(shown(row.fact, row.value), unit)


def _targets(context: Context, region: Region, facts: list[Fact]) -> Section | None:
    hoped = [fact for fact in facts if fact.nature not in ACTUAL_NATURES and fact.id not in context.store.corrections]
    if not hoped:
        return None
    store = context.store
    columns = [
        Column(say("column.metric"), "text", heads=True),
        Column(say("report.target"), number=True),
        Column(say("report.due"), "order", keep=True),
        Column(say("column.nature"), keep=True),
        Column(say("report.measured"), number=True),
        Column(say("column.basis"), "text", wide=True),
        Column(say("column.source")),
    ]
    rows = []
    for fact in hoped:
        metric = store.metrics[fact.metric]
        row = _progress(context, metric, fact, facts)
        rows.append(
            [
                Cell(named(metric)),
                Cell(_with_unit(row, metric.unit), (fact.printed,) if fact.unit != metric.unit else ()),
                cells.period(fact),
                cells.lines(nature_of(row)),
                _measured(context, row, metric.unit),
                cells.basis(store, fact),
                cells.source(context, fact),
            ]
        )
    caption = say("report.targets.caption", name=named(region))
    return Section(f"targets-{region.id}", say("report.targets"), [Table(caption, columns, rows).filled()])


def _progress(context: Context, metric: Metric, target: Fact, facts: list[Fact]) -> Row:
    """Give a target's row, with the way to it from the newest figure that counts the same."""
    results = [
        fact
        for fact in facts
        if fact.metric == metric.id
        and fact.nature in ACTUAL_NATURES
        and not fact.part_of
        and fact.id not in context.store.corrections
    ]
    taken = preference.take(context.store, results, Choice(bases=True)).facts
    rows = [Row(fact, normalise(fact, metric)) for fact in (*taken, target)]
    return with_progress(rows)[-1]


def _measured(context: Context, row: Row, unit: str) -> Cell:
    way = row.progress
    if way is None:
        return Cell(say("report.unmeasured"))
    actual = Row(way.actual, way.actual_value)
    return Cell(_with_unit(actual, unit), (spoken_period(way.actual.period),), context.cite(way.actual.source))
