"""A region for people: who and where it is, what goes on there, its figures."""

from jjj_cli.answers.pages.citing import Marks
from jjj_cli.answers.pages.lists import fact_table, initiative_tables, positions_line
from jjj_cli.answers.result import Block, Heading, Pairs, Text
from jjj_cli.gazetteer.regions import describe_place, parts
from jjj_cli.messages import join, say
from jjj_cli.messages.naming import named
from jjj_cli.record.records import Region, Store
from jjj_cli.store.selection import Profile


def region_page(store: Store, profile: Profile, *, cited: bool = False) -> list[Block]:
    """Make the page of a region: who and where it is, its initiatives, its figures."""
    region, marks = profile.region, Marks(store, cited=cited)
    blocks: list[Block] = [Heading(named(region))]
    blocks.append(Pairs(region_pairs(store, region)))
    own = None if profile.deep else region.id
    if profile.initiatives:
        blocks.append(Heading(say("region.initiatives", count=len(profile.initiatives))))
        blocks += initiative_tables(store, profile.initiatives, own)
    blocks += positions_line(profile.left_out)
    if profile.facts:
        table = fact_table(store, profile.facts, marks, with_region=profile.deep)
        blocks += [Heading(say("region.figures", count=len(profile.facts))), table]
    if not profile.facts and not profile.initiatives:
        blocks.append(Text(say("region.nothing"), "quiet"))
    for source in dict.fromkeys(item.source for item in profile.initiatives):
        marks.mark(source)
    if not profile.deep:
        blocks += _deeper(store, region)
    return [*blocks, *marks.legend()]


def _deeper(store: Store, region: Region) -> list[Block]:
    inside = parts(store.regions, region.id)
    count = sum(store.count_where("region", code) for code in inside)
    count += sum(bool(inside.intersection(item.regions)) for item in store.initiatives.values())
    return [Text(say("region.deeper", count=count), "quiet")] if count else []


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
