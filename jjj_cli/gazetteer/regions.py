"""Names to regions: codes, Chinese names, short names, English names and pinyin."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from jjj_cli.errors import UnknownNameError
from jjj_cli.gazetteer.names import fold, nearest, suggest
from jjj_cli.messages import join, say
from jjj_cli.messages.naming import named
from jjj_cli.record.records import Region

# What people write after a romanised name; taken off when the name as typed is not known.
_SUFFIX = r"(city|municipality|shi|province|sheng|district|qu|county|xian)$"
_KINDS = {"city": "市", "municipality": "市", "shi": "市", "province": "省", "sheng": "省"}
_KINDS |= {"district": "区", "qu": "区", "county": "县", "xian": "县"}
# Where one name fits several regions, the larger kind is meant: Chengde is the city, not the county.
RANK = ("region", "province", "city", "group", "zone", "county")


def find_region(regions: Mapping[str, Region], name: str) -> Region:
    """Find the one region that goes by a name: 沧州, 沧州市, Cangzhou, 130900, 石家庄新华区.

    Raises UnknownNameError, with candidates, where there is none or more than one.
    """
    found = regions_called(regions, name)
    if len(found) == 1:
        return found[0]
    if found:
        labels = [label(regions, region) for region in found]
        raise UnknownNameError("ambiguous-region", name=name, hint=suggest(labels, "hint.which"))
    hint = suggest(nearest_regions(regions, name)) or say("hint.regions")
    raise UnknownNameError("unknown-region", name=name, hint=hint)


def label(regions: Mapping[str, Region], region: Region) -> str:
    """Name a region so that it cannot be taken for another: 新华区（石家庄市，130105）."""
    parent = regions.get(region.parent or "")
    if parent and region.level == "county":
        return say("region.label-in", name=named(region), parent=named(parent), code=region.id)
    return say("region.label", name=named(region), code=region.id)


def ancestors(regions: Mapping[str, Region], code: str) -> Iterator[str]:
    """Give the codes of the regions that one lies in, nearest first."""
    seen = {code}
    while (parent := regions[code].parent) and parent in regions and parent not in seen:
        seen.add(parent)
        yield parent
        code = parent


# The codes that lie next to each code: those right around it, or those right inside.
Beside = Mapping[str, set[str]]


def around(regions: Mapping[str, Region]) -> Beside:
    """Give what each region lies right in or across, or is a member of."""
    found: dict[str, set[str]] = {}
    known = set(regions)
    for region in regions.values():
        found.setdefault(region.id, set()).update(known.intersection((region.parent or "", *region.within)))
        for member in region.members:
            found.setdefault(member, set()).add(region.id)
    return found


def containers(regions: Mapping[str, Region], code: str, beside: Beside | None = None) -> set[str]:
    """Give the codes of all that a region lies in or across, or is a member of.

    `beside` is what `around` gives, for who asks often.
    """
    return _reached(around(regions) if beside is None else beside, code)


def parts(regions: Mapping[str, Region], code: str) -> set[str]:
    """Give the codes of all regions that lie in one, across it and elsewhere, or are its members."""
    inside: dict[str, set[str]] = {}
    for inner, outer in around(regions).items():
        for one in outer:
            inside.setdefault(one, set()).add(inner)
    return _reached(inside, code) & regions.keys()


def _reached(beside: Beside, code: str) -> set[str]:
    found: set[str] = set()
    waiting = [code]
    while waiting:
        for one in beside.get(waiting.pop(), ()):
            if one not in found:
                found.add(one)
                waiting.append(one)
    return found - {code}


def expand(asked: Iterable[Region]) -> tuple[str, ...]:
    """Give the codes of regions, a group standing for itself and its members."""
    return tuple(dict.fromkeys(code for region in asked for code in (region.id, *_members(region))))


def _members(region: Region) -> tuple[str, ...]:
    return region.members if region.level == "group" else ()


def unambiguous(regions: Mapping[str, Region]) -> dict[str, tuple[str, ...]]:
    """Give by region the names that find it and no other, Chinese ones first and its code last.

    Where none of a script does, the name stands after that of what the region lies in: 石家庄市新华区, Handan-Weixian.
    """
    index = _Index(_named(regions, _official), _named(regions, _other), _named(regions, _forms))

    def sure(region: Region, names: list[str], within: Iterable[str]) -> list[str]:
        found = [name for name in names if index.find(name) == [region]]
        return found or [name for name in within if _qualified(regions, index.forms, fold(name)) == [region]]

    made: dict[str, tuple[str, ...]] = {}
    for region in regions.values():
        chinese = [name for name in (region.name, *region.aliases) if not name.isascii()]
        latin = [region.pinyin or region.name_en, region.name_en, *filter(str.isascii, region.aliases)]
        parent = regions.get(region.parent or "")
        inside = [f"{parent.name}{region.name}"] if parent else []
        beside = [f"{parent.pinyin or parent.name_en}-{latin[0]}"] if parent else []
        found = [*sure(region, chinese, inside), *sure(region, latin, beside), region.id]
        made[region.id] = tuple(dict.fromkeys(found))
    return made


class _Index(NamedTuple):
    """Regions by the forms of their names: official ones, others, and all that can stand after an owner's."""

    official: dict[str, list[Region]]
    other: dict[str, list[Region]]
    forms: dict[str, list[Region]]

    def find(self, name: str) -> list[Region]:
        """Find what `find_region` finds by a name alone."""
        asked = fold(name)
        return self.official.get(asked) or _largest(self.other.get(asked, []))


def _named(regions: Mapping[str, Region], forms: Callable[[Region], Iterable[str]]) -> dict[str, list[Region]]:
    found: dict[str, list[Region]] = {}
    for region in regions.values():
        for form in dict.fromkeys(forms(region)):
            found.setdefault(form, []).append(region)
    return found


def regions_called(regions: Mapping[str, Region], name: str) -> list[Region]:
    """Give the regions that a name can mean: one, several where it is ambiguous, none where it is no region's."""
    asked = fold(name)
    if not asked:
        return []
    for forms in (_official, _other):
        found = [region for region in regions.values() if asked in forms(region)]
        if found:
            return _largest(found) if forms is _other else found
    return _suffixed(regions, asked) or _qualified(regions, _named(regions, _forms), asked)


def _suffixed(regions: Mapping[str, Region], asked: str) -> list[Region]:
    """Find Cangzhou City and Yanqing qu: the romanised name of a region that is of that kind."""
    suffix = re.search(_SUFFIX, asked)
    if not suffix:
        return []
    stem, kind = asked[: suffix.start()], _KINDS[suffix[1]]
    return _largest([one for one in regions.values() if stem in _other(one) and one.name.endswith(kind)])


def _official(region: Region) -> Iterable[str]:
    return (fold(region.id), fold(region.name))


def _other(region: Region) -> Iterable[str]:
    return [fold(form) for form in (*region.aliases, region.name_en, region.pinyin or region.name_en)]


def _largest(found: list[Region]) -> list[Region]:
    best = min((RANK.index(region.level) for region in found), default=0)
    return [region for region in found if RANK.index(region.level) == best]


def _forms(region: Region) -> Iterable[str]:
    return (fold(region.name), *_other(region))


def _qualified(regions: Mapping[str, Region], named: dict[str, list[Region]], asked: str) -> list[Region]:
    """Find 石家庄新华区 and Handan-Weixian: a region's name after the name of one that it lies in."""
    found: dict[str, Region] = {}
    for form, bearers in named.items():
        before = asked.removesuffix(form)
        if not before or before == asked:
            continue
        for region in bearers:
            owners = (regions[code] for code in ancestors(regions, region.id))
            if any(before in (*_official(owner), *_other(owner)) for owner in owners):
                found[region.id] = region
    return list(found.values())


def nearest_regions(regions: Mapping[str, Region], name: str) -> list[str]:
    """Give the regions whose names look most like what was typed, best first."""
    names = {
        form: label(regions, region)
        for region in sorted(regions.values(), key=lambda region: -RANK.index(region.level))
        for form in (region.id, *region.aliases, region.name, region.name_en, region.pinyin or region.name_en)
    }
    return nearest(name, names, 5, short=True)


def describe_place(regions: Mapping[str, Region], region: Region, called: Callable[[Region], str] = named) -> str:
    """Say where a region lies: the names of what it lies in, outermost first, each as it is to be called."""
    names = [called(regions[code]) for code in ancestors(regions, region.id)]
    return join("join.inside", reversed(names))
