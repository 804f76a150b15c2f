"""What a region is made of: its parts one level down, each ground counted once."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from jjj_cli.gazetteer.regions import ancestors
from jjj_cli.record.records import Region

# What the ground is divided into without a remainder; zones and groups lie across that.
ADMINISTRATIVE = ("province", "city", "county")
Regions = Mapping[str, Region]


class Parts(NamedTuple):
    """The parts of a region.

    `inside` are members that lie in another one and are counted with it; `across` are pairs that share some of
    their ground.
    """

    codes: tuple[str, ...]
    inside: tuple[tuple[str, str], ...] = ()
    across: tuple[tuple[str, str], ...] = ()


def parts_of(regions: Regions, code: str) -> Parts:
    """Give a region's members, or what it is divided into one level down.

    None where it is divided no further, or lies elsewhere: only of what the store is about are all parts there.
    """
    if members := [member for member in regions[code].members if member in regions and member != code]:
        return outermost(regions, members)
    if not any(regions[outer].level == "region" for outer in (code, *ancestors(regions, code))):
        return Parts(())
    return Parts(tuple(one.id for one in regions.values() if one.parent == code and one.level in ADMINISTRATIVE))


def outermost(regions: Regions, codes: Iterable[str]) -> Parts:
    """Keep of some regions those that lie in no other of them; of two that are the same ground the first."""
    kept: list[str] = []
    inside: list[tuple[str, str]] = []
    waiting = list(dict.fromkeys(codes))
    while waiting:
        code = waiting.pop(0)
        outer = next((other for other in (*kept, *waiting) if lies_in(regions, code, other)), None)
        if outer:
            inside.append((code, outer))
        else:
            kept.append(code)
    pairs = [(one, other) for place, one in enumerate(kept) for other in kept[place + 1 :]]
    return Parts(tuple(kept), tuple(inside), tuple(pair for pair in pairs if _overlap(regions, *pair)))


def lies_in(regions: Regions, code: str, outer: str, seen: frozenset[tuple[str, str]] = frozenset()) -> bool:
    """Say whether a region lies in another whole: by what it belongs to, or with all that it is made of."""
    if code == outer:
        return True
    if (code, outer) in seen or not {code, outer} <= regions.keys():
        return False
    seen |= {(code, outer)}
    region = regions[code]
    return (
        any(lies_in(regions, code, member, seen) for member in regions[outer].members)
        or (region.parent is not None and lies_in(regions, region.parent, outer, seen))
        or any(some and all(lies_in(regions, one, outer, seen) for one in some) for some in _made_of(region))
    )


def smallest_regions(regions: Regions, codes: Iterable[str]) -> list[str]:
    """Give the regions that some are made of, as small as their members say."""
    found: dict[str, None] = {}
    waiting, seen = list(codes), set[str]()
    while waiting:
        code = waiting.pop(0)
        members = regions[code].members if code in regions and code not in seen else ()
        seen.add(code)
        waiting = [*members, *waiting]
        if not members:
            found[code] = None
    return list(found)


def merged_into_zones(regions: Regions, codes: Iterable[str]) -> list[str]:
    """Give some grounds with a zone in the place of all that it is made of."""
    left = dict.fromkeys(codes)
    for zone in regions.values():
        if zone.level == "zone" and zone.members and left.keys() >= set(zone.members):
            left = {code: None for code in left if code not in zone.members} | {zone.id: None}
    return list(left)


def _made_of(region: Region) -> tuple[tuple[str, ...], ...]:
    return region.within, region.members


def _overlap(regions: Regions, one: str, other: str) -> bool:
    """Say whether two regions, neither of which lies in the other, may share some of their ground."""
    return any(
        lies_in(regions, piece, beside) or lies_in(regions, beside, piece)
        for piece in _pieces(regions, one)
        for beside in _pieces(regions, other)
    )


def _pieces(regions: Regions, code: str) -> Iterator[str]:
    yield code
    for some in _made_of(regions[code]):
        yield from (one for one in some if one in regions)
