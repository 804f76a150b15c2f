"""A region for people: who and where it is, what goes on there, its figures."""

from collections.abc import Collection

from jjj_cli.answers.pages.citing import Marks
from jjj_cli.answers.pages.glance import count_in_parts
from jjj_cli.answers.pages.lists import fact_table, initiative_tables, positions_line
from jjj_cli.answers.result import Block, Heading, Pairs, Text
from jjj_cli.gazetteer.regions import describe_place
from jjj_cli.messages import join, say
from jjj_cli.messages.naming import named
from jjj_cli.record import periods
from jjj_cli.record.records import Fact, Region, Store
from jjj_cli.store.selection import Profile

# What a region has that can be asked for alone.
PARTS = ("initiatives", "facts")


def region_page(store: Store, profile: Profile, parts: Collection[str] = PARTS, *, cited: bool = False) -> list[Block]:
    """Make the whole page of a region: who and where it is, its initiatives, its figures, or one of these parts."""
    region, marks = profile.region, Marks(store, cited=cited)
    initiatives = profile.initiatives if "initiatives" in parts else []
    facts = _in_time(profile.facts) if "facts" in parts else []
    blocks: list[Block] = [Heading(named(region))]
    blocks.append(Pairs(region_pairs(store, region)))
    own = None if profile.deep else region.id
    if initiatives:
        blocks.append(Heading(say("region.initiatives", count=len(initiatives))))
        blocks += initiative_tables(store, initiatives, own)
    blocks += positions_line(profile.left_out) if "initiatives" in parts else []
    if facts:
        table = fact_table(store, facts, marks, with_region=profile.deep)
        blocks += [Heading(say("region.figures", count=len(facts))), table]
    if not facts and not initiatives:
        blocks.append(Text(say("region.nothing" if len(parts) == len(PARTS) else "empty"), "quiet"))
    for source in dict.fromkeys(item.source for item in initiatives):
        marks.mark(source)
    if not profile.deep and (count := count_in_parts(store, region)):
        blocks.append(Text(say("region.deeper", count=count), "quiet"))
    return [*blocks, *marks.legend()]


def _in_time(facts: list[Fact]) -> list[Fact]:
    """Put the figures of each metric in the order of time, as they come by metric."""
    order = {metric: place for place, metric in enumerate(dict.fromkeys(fact.metric for fact in facts))}
    return sorted(facts, key=lambda fact: (order[fact.metric], periods.span(fact.period)[1]))


def region_pairs(store: Store, region: Region) -> list[tuple[str, str]]:
    """Say who and where a region is."""
    pairs = [(say("column.code"), region.id), (say("column.level"), say(f"level.{region.level}"))]
    place = describe_place(store.regions, region)
    if place:
        pairs.append((say("column.place"), place))
    if region.within:
        across = join("join.list", [named(store.regions[code]) for code in region.within])
        pairs.append((say("column.within"), across))
    if region.members:
        members = join("join.list", [named(store.regions[code]) for code in region.members])
        pairs.append((say("column.members"), members))
    if region.aliases:
        pairs.append((say("column.aliases"), join("join.list", region.aliases)))
    if region.note:
        pairs.append((say("column.note"), region.note))
    return pairs
