"""Facts, initiatives, regions, metrics, sources and hits as lists for people."""

from collections import defaultdict
from collections.abc import Mapping

from jjj_cli.answers.pages.citing import Marks, spoken_period
from jjj_cli.answers.result import Block, Column, Heading, Table, Text
from jjj_cli.messages import join, say
from jjj_cli.messages.naming import basis_said, is_english, listed, named, other_name, standing, units_meant
from jjj_cli.record import periods
from jjj_cli.record.codelists import DOMAINS
from jjj_cli.record.coverage import NOTHING, Coverage, Coverages, is_core
from jjj_cli.record.periods import year_spans
from jjj_cli.record.records import Fact, Initiative, Metric, Region, Source, Store
from jjj_cli.store.search import Hit

# Of how many stretches of years a metric may have figures so that each is told.
_STRETCHES = 2


def fact_list(store: Store, facts: list[Fact], *, cited: bool = False) -> list[Block]:
    """Make the page of a list of facts, by metric, region and time; a region or metric of all stands above."""
    metrics, places = ({key: place for place, key in enumerate(table)} for table in (store.metrics, store.regions))
    facts = sorted(facts, key=lambda one: (metrics[one.metric], places[one.region], periods.span(one.period)[1]))
    marks = Marks(store, cited=cited)
    regions, measures = {fact.region for fact in facts}, {fact.metric for fact in facts}
    shared = [named(store.regions[code]) for code in regions if len(regions) == 1]
    shared += [named(store.metrics[key]) for key in measures if len(measures) == 1]
    heading: list[Block] = [Heading(join("join.beside", shared))] if shared else []
    table = fact_table(store, facts, marks, with_region=len(regions) > 1, with_metric=len(measures) > 1)
    return [*heading, table, Text(say("count.facts", count=len(facts)), "quiet"), *marks.legend()]


def fact_title(store: Store, fact: Fact) -> str:
    """Name a fact in a line: 承德市 森林覆盖率 60.03%."""
    return say(
        "fact.title",
        region=named(store.regions[fact.region]),
        metric=named(store.metrics[fact.metric]),
        printed=fact.printed,
    )


def fact_table(store: Store, facts: list[Fact], marks: Marks, *, with_region: bool, with_metric: bool = True) -> Table:
    """Make a table of facts: the figure as printed, period, basis, source, and below what leads each its id.

    What tells them apart leads: the metric, once for all that follow it, else the region, else the time.
    """
    columns = {
        "metric": Column(say("column.metric")),
        "region": Column(say("column.region")),
        "figure": Column(say("column.figure"), "right"),
        "period": Column(say("column.period"), keep=True),
        "basis": Column(say("column.basis")),
        "source": Column(say("column.source"), keep=True),
    }
    lead = "metric" if with_metric else "region" if with_region else "period"
    left_out = {"metric"} - {lead} | ({"region"} if not with_region else set())
    order = [lead, *(name for name in columns if name not in {lead, *left_out})]
    columns[lead] = columns[lead]._replace(lead=True, runs=True)
    rows = []
    for before, fact in zip([None, *facts], facts, strict=False):
        cells = {
            "metric": "" if before and before.metric == fact.metric else named(store.metrics[fact.metric]),
            "region": named(store.regions[fact.region]),
            "figure": fact.printed,
            "period": spoken_period(fact.period),
            "basis": about(store, fact),
            "source": marks.mark(fact.source),
        }
        cells[lead] += f"\n{fact.id}"
        rows.append([cells[name] for name in order])
    return Table([columns[name] for name in order], rows)


def about(store: Store, fact: Fact) -> str:
    """Say what is counted, and what sets the figure apart from a plain result."""
    return "\n".join(filter(None, (basis_said(store, fact.basis), join("join.semicolon", qualities(store, fact)))))


def qualities(store: Store, fact: Fact, *, census: bool = True) -> list[str]:
    """Say what sets a figure apart from a plain result: nature, vintage, collection, partners, corrections.

    The vintage is the `census` that a figure stands on, which a page of few lines leaves out.
    """
    quiet = [] if fact.nature == "actual" else [say(f"nature.{fact.nature}")]
    if fact.vintage and census:
        quiet.append(say(f"vintage.{fact.vintage}"))
    if fact.accumulation == "cumulative":
        quiet.append(say("accumulation.cumulative"))
    if fact.counterpart:
        names = join("join.list", [named(store.regions[code]) for code in fact.counterpart])
        quiet.append(say("said.counterpart", names=names))
    if fact.supersedes:
        quiet.append(say("said.corrects", id=fact.supersedes))
    if by := store.corrections.get(fact.id):
        quiet.append(say("said.corrected", id=by))
    return quiet


def initiative_list(store: Store, initiatives: list[Initiative], left_out: int = 0) -> list[Block]:
    """Make the page of a list of initiatives, by domain."""
    return [
        *initiative_tables(store, initiatives, None),
        Text(say("count.initiatives", count=len(initiatives)), "quiet"),
        *([Text(say("initiatives.printed"), "quiet")] if initiatives and is_english() else []),
        *positions_line(left_out),
    ]


def positions_line(count: int) -> list[Block]:
    """Say how many positions are not listed."""
    return [Text(say("note.hint", message=say("note.positions", count=count)), "quiet")] if count else []


def initiative_tables(store: Store, initiatives: list[Initiative], own: str | None) -> list[Block]:
    """Make a table of initiatives for each domain; `own` is the region whose partners are named."""
    by_domain: dict[str, list[Initiative]] = defaultdict(list)
    for initiative in initiatives:
        by_domain[initiative.domain].append(initiative)
    others = say("column.partners") if own else say("column.regions")
    columns = [
        Column(say("column.initiative"), lead=True, least=20, runs=True),
        Column(say("column.status")),
        Column(others),
    ]
    blocks: list[Block] = []
    for domain, group in sorted(by_domain.items(), key=lambda item: DOMAINS.index(item[0])):
        rows = [
            [
                f"{named(item)}\n{item.id}",
                f"{say(f'status.{item.status}')} {spoken_period(item.period)}\n{item.status_printed}",
                join("join.list", [named(store.regions[code]) for code in item.regions if code != own]),
            ]
            for item in group
        ]
        blocks.append(Table(columns, rows, title=say("domain.titled", name=say(f"domain.{domain}"), count=len(group))))
    return blocks


def region_list(store: Store, regions: list[Region]) -> list[Block]:
    """Make the page of a list of regions."""
    joined = [code for item in store.initiatives.values() for code in item.regions]
    columns = [
        Column(say("column.name"), lead=True, runs=True),
        Column(say("column.name_en"), least=14),
        Column(say("column.level"), spared=1),
        Column(say("column.place"), least=14, spared=2),
        Column(say("column.facts"), "right", keep=True),
        Column(say("column.initiatives"), "right", keep=True),
    ]
    rows = [
        [
            listed(region, region.id),
            other_name(region),
            say(f"level.{region.level}"),
            named(store.regions[region.parent]) if region.parent else "",
            str(store.count_where("region", region.id) or ""),
            str(joined.count(region.id) or ""),
        ]
        for region in regions
    ]
    return [Table(columns, rows), Text(say("count.regions", count=len(regions)), "quiet")]


def metric_list(store: Store, metrics: list[Metric], covers: Coverages) -> list[Block]:
    """Make the page of a list of metrics: by domain, the core ones first, each with its regions and years."""
    by_domain: dict[str, list[Metric]] = defaultdict(list)
    for metric in metrics:
        by_domain[metric.domain].append(metric)
    blocks: list[Block] = []
    for domain, group in sorted(by_domain.items(), key=lambda item: DOMAINS.index(item[0])):
        core = [metric for metric in group if is_core(store.regions, covers.get(metric.id, NOTHING))]
        ordered = [*core, *(metric for metric in group if metric not in core)]
        title = say("metrics.titled", name=say(f"domain.{domain}"), count=len(group), core=len(core))
        blocks.append(_metric_table(store, ordered, covers)._replace(title=title))
    if units := units_meant(metric.unit for metric in metrics):
        blocks.append(Text(join("join.beside", units), "quiet"))
    return [*blocks, Text(say("count.metrics", count=len(metrics)), "quiet"), Text(say("metrics.core"), "quiet")]


def _metric_table(store: Store, metrics: list[Metric], covers: Coverages) -> Table:
    columns = [
        Column(say("column.metric"), lead=True, runs=True, least=20),
        Column(say("column.name_en")),
        Column(say("column.unit"), keep=True),
        Column(say("column.regions"), "right", keep=True),
        Column(say("column.years")),
        Column(say("column.facts"), "right", keep=True),
    ]
    rows = [
        [
            listed(metric, metric.id),
            other_name(metric),
            metric.unit,
            str(len(there.regions) or ""),
            _years_said(there),
            str(store.count_where("metric", metric.id) or ""),
        ]
        for metric in metrics
        for there in [covers.get(metric.id, NOTHING)]
    ]
    return Table(columns, rows)


def _years_said(there: Coverage) -> str:
    """Say of which years there are figures: all of them where they are few stretches, else the first and the last."""
    stretches = year_spans(there.years)
    if len(stretches) <= _STRETCHES:
        return join("join.list", stretches)
    return say("metrics.gaps", years=f"{there.years[0]}–{there.years[-1]}")


def source_list(store: Store, sources: list[Source]) -> list[Block]:
    """Make the page of a list of sources."""
    stated = [source for item in store.initiatives.values() for source in item.sources]
    columns = [
        Column(say("column.source"), lead=True, runs=True),
        Column(say("column.publishers")),
        Column(say("column.published"), keep=True),
        Column(say("column.authority")),
        Column(say("column.facts"), "right", keep=True),
        Column(say("column.initiatives"), "right", keep=True),
    ]
    rows = [
        [
            f"{source.title}\n{source.id}",
            join("join.list", source.publishers),
            source.published or "",
            standing(source),
            str(store.count_where("source", source.id)),
            str(stated.count(source.id)),
        ]
        for source in sources
    ]
    links = {row[0]: source.url for row, source in zip(rows, sources, strict=True) if source.url}
    return [Table(columns, rows, links=links), Text(say("count.sources", count=len(sources)), "quiet")]


def hit_list(store: Store, hits: list[Hit], shown: int) -> list[Block]:
    """Make the page of what a search found."""
    columns = [
        Column(say("column.kind"), lead=True),
        Column(say("column.name"), lead=True, least=20, runs=True),
        Column(say("column.found")),
    ]
    rows = []
    for hit in hits[:shown]:
        name = _hit_name(store, hit)
        told = hit.text == hit.id or hit.text in name or hit.text in name.replace(" ", "")
        rows.append([say(f"kind.{hit.kind}s"), f"{name}\n{hit.id}", "" if told else hit.text])
    count = say("count.hits", count=len(hits), shown=min(shown, len(hits)))
    return [Table(columns, rows), Text(count, "quiet")]


def _hit_name(store: Store, hit: Hit) -> str:
    """Name what was found, a fact by its region, metric and figure."""
    if hit.kind == "source":
        return hit.name
    if hit.kind == "fact":
        fact = store.facts[hit.id]
        return say("hit.fact", title=fact_title(store, fact), period=spoken_period(fact.period))
    kinds: dict[str, Mapping[str, Region] | Mapping[str, Metric] | Mapping[str, Initiative]] = {
        "region": store.regions,
        "metric": store.metrics,
        "initiative": store.initiatives,
    }
    return named(kinds[hit.kind][hit.id])
