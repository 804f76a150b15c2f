"""Where a figure is of: the regions that a draft names, in full, for short, or by 全市 and 这里."""

import itertools
import re
from bisect import bisect_left
from collections.abc import Mapping

from msgspec import Struct, structs

from jjj_cli.record.records import Region, Store
from jjj_cli.text.mentions import Lexicon
from jjj_cli.text.patterns import any_of
from jjj_cli.verification import words

# How many places back 全市 and 这里 look for what they stand for.
MOST_BACK = 40
# What stands for a region that the store has nothing of.
ELSEWHERE = "elsewhere"
_LEVELS = {"省": ("province",), "市": ("city", "province"), "区": ("county", "zone"), "县": ("county",)}
_SHORT = {"京": "110000", "津": "120000", "冀": "130000"}
# 京津冀 is found by its name; what is left are 在津, 津冀, 京津, 全市 and 这里.
_ELSEWHERE = sorted(words.ELSEWHERE, key=len, reverse=True)
_NICKNAME = re.compile(
    rf"(?=[京津冀首全我本该这当{''.join(sorted({name[0] for name in words.ELSEWHERE}))}])(?:"
    r"(?P<pair>京津冀(?=[^，。]{0,4}三地)|[京津冀]{2}(?!冀)(?!高铁|城际|中关村|协同|塘|唐|滨|雄|张))"
    r"|(?P<one>(?<=[在赴入来驻离返至到流向])[京津冀](?![津冀东西南北塘门]))"
    r"|(?P<capital>首都(?![^，。]{0,3}(?:机场|大学|医院|师范|经济|“|圈|体育|国际)))"
    r"|(?P<whole>(?:全|[我本该])(?P<level>[省市区县])(?![域级场])|(?<=[^城地])全域)"
    r"|(?P<elsewhere>(?:全国|我国|全球)(?=的?(?:平均|森林|GDP|国内|人均|常住|总|生产|城镇|农村|居民|规模|固定|PM|人口|技术|水平))"
    rf"|{'|'.join(_ELSEWHERE)})"
    r"|(?P<here>这里|这座城市|这座城|当地|这片|该地(?!区)))"
)
_COMPANION = re.compile(
    r"(?:不?含|不?包括|不?包含|与|同|和|跟|占|比|对|向|从|来自|對|赴|毗邻|邻近|紧邻|接壤|距|离|承接|对接|服务|疏解|流向|送|为|保障|确保|快于|慢于|高于|低于|优于|好于|起源|源自|位居|居|联合|会同|携手|依托|背靠|地处)"
    r"(?:了|着|过)?(?:整个|全)?$"
)
# What joins a companion to the one before it: 与密云区、怀柔区; 占全省的35.7%、京津冀的32%.
_LIST = re.compile(
    r"^(?:、|和|及|与|以及|,|区域?的?(?:约|近|超)?[\d.]{1,8}%[、和，]|的?(?:约|近|超)?[\d.]{1,8}%[、和，])$"
)
# What makes of a region's name another one: a body that follows, a longer name that ends so, a stretch of land.
_BODY = re.compile(
    f"({any_of(words.BODIES)})"
    f"|[一-鿿·]{{1,7}}?({any_of(words.NAMES)})(?=[等、，“”的和与在。（]|$)"
    f"|[一-鿿·]{{1,7}}?({any_of(words.GROUNDS)})"
)
# 京津冀+雄安 names an office, and not the two.
_JOINT = frozenset("+＋")
# A place right after a counted figure is of what is counted: 1.3万家北京服装商.
_COUNTED = re.compile(r"[\d万亿多余](?:家|个|项|名|位|户|座)$")


class Place(Struct, frozen=True, gc=False):
    """A region, or several, that a draft names, and where.

    `role` is `subject`, `companion` (与怀来县), `container` (北京市 in 北京市大兴区) or `body` (北京 in 北京平原,
    where `body` is 平原).
    """

    regions: tuple[str, ...]
    start: int
    end: int
    role: str = "subject"
    body: str = ""


class Gazetteer:
    """What names regions in a draft: names of the store, nicknames, and the generic names of zones."""

    def __init__(self, store: Store) -> None:
        self.regions = store.regions
        self._lexicon = Lexicon(store)
        self._zones = _zone_tails(store.regions)
        self._zone = re.compile("|".join(map(re.escape, sorted(self._zones, key=len, reverse=True))) or r"(?!)")

    def places(self, text: str, before: Place | None = None) -> list[Place]:
        """Find the regions that a text names, in order; `before` is what the text before it spoke of."""
        named = [Place((m.id,), m.start, m.end) for m in self._lexicon.regions(text)]
        named += self._generic_zones(text, named)
        taken = {place for one in named for place in range(one.start, one.end)}
        nicknames = [m for m in _NICKNAME.finditer(text) if m.start() not in taken]
        found: list[Place] = []
        waiting = sorted(
            [(one.start, one) for one in named] + [(m.start(), m) for m in nicknames], key=lambda pair: pair[0]
        )
        for _, one in waiting:
            place = one if isinstance(one, Place) else self._resolved(one, found, before)
            if place is None or _is_joined(text, place):
                continue
            if found and found[-1].end == place.start and self._lies_in(place.regions[0], found[-1].regions[0]):
                found[-1] = structs.replace(found[-1], role="container")
            found.append(_with_role(text, place, found[-1] if found else None))
        return found

    def _generic_zones(self, text: str, named: list[Place]) -> list[Place]:
        """Find 临空经济区 where the text names what its full name begins with: 大兴国际机场."""
        found = []
        starts = {one.start: one.end for one in named}
        taken = {place for start, end in starts.items() for place in range(start, end)}
        zones = {one.regions[0] for one in named}
        begun: dict[str, bool] = {}
        for match in self._zone.finditer(text):
            zone = self._zones[match[0]]
            if zone not in begun:  # a text is looked through once for each zone
                begun[zone] = zone in zones or self._is_begun(text, zone, match[0])
            if match.start() not in taken and begun[zone]:
                found.append(Place((zone,), match.start(), match.end()))
        return found

    def _is_begun(self, text: str, zone: str, tail: str) -> bool:
        name = self.regions[zone].name
        head = name[: name.rfind(tail)]
        return bool(head) and head in text

    def _resolved(self, match: re.Match[str], found: list[Place], before: Place | None) -> Place | None:
        if match["pair"]:
            return Place(tuple(_SHORT[letter] for letter in match["pair"]), match.start(), match.end())
        if match["one"]:
            return Place((_SHORT[match["one"]],), match.start(), match.end())
        if match["capital"]:
            return Place(("110000",), match.start(), match.end())
        if match["elsewhere"]:
            return Place((ELSEWHERE,), match.start(), match.end())
        near = itertools.islice(reversed(found), MOST_BACK)
        earlier = [one for one in near if len(one.regions) == 1 and one.role in ("subject", "body")]
        earlier += [before] if before else []
        if match["level"]:
            code = next((c for one in earlier if (c := self.at_level(one.regions[0], match["level"]))), None)
        else:
            code = next((one.regions[0] for one in earlier), None)
        return Place((code,), match.start(), match.end()) if code else None

    def at_level(self, code: str, level: str) -> str | None:
        """Give the region of a level that a region is or lies in: 全市 after 延庆区 is 北京市."""
        seen = 0
        while code in self.regions and seen < len(_LEVELS) + 2:
            region = self.regions[code]
            if region.level in _LEVELS[level] and region.name.endswith(
                (level, *(() if level != "省" else ("自治区",)))
            ):
                return code
            if not region.parent or region.level == "province":
                return None
            code, seen = region.parent, seen + 1
        return None

    def _lies_in(self, inner: str, outer: str) -> bool:
        seen = 0
        while inner in self.regions and seen < 6:  # noqa: PLR2004 - no region lies deeper
            region = self.regions[inner]
            if outer == region.parent or outer in region.within:
                return True
            inner, seen = region.parent or "", seen + 1
        return False


def _is_joined(text: str, place: Place) -> bool:
    return not _JOINT.isdisjoint((text[place.end : place.end + 1], text[max(place.start - 1, 0) : place.start]))


def _with_role(text: str, one: Place, before: Place | None) -> Place:
    """Say what part a place plays: what a figure is of, or what it is beside, counted among, or named after."""
    body = _BODY.match(text, one.end)
    if body and body.lastindex:
        return structs.replace(one, role="body", body=body[body.lastindex])
    start = before.start if before is not None and before.role == "container" else one.start
    companion = _COMPANION.search(text, max(0, start - 6), start)
    if not companion and before is not None and before.role == "companion":
        companion = _LIST.match(text[before.end : one.start][:20])
    if companion or _COUNTED.search(text, max(0, one.start - 6), one.start):
        return structs.replace(one, role="companion")
    return one


class Places:
    """The places of a piece of text, found by where they stand."""

    def __init__(self, found: list[Place]) -> None:
        self.all = found
        self._starts = [one.start for one in found]

    def between(self, start: int, end: int) -> list[Place]:
        """Give the places that are named in a stretch of the text."""
        return self.all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


def _zone_tails(regions: Mapping[str, Region]) -> dict[str, str]:
    """Give the generic end of each zone's name that no other zone has: 临空经济区 of 大兴国际机场临空经济区."""
    owners: dict[str, set[str]] = {}
    for region in regions.values():
        if region.level == "zone":
            for tail in {region.name[-n:] for n in (5, 6, 4) if len(region.name) > n + 2}:
                owners.setdefault(tail, set()).add(region.id)
    return {
        tail: next(iter(codes))
        for tail, codes in owners.items()
        # 国际机场 is what any airport is called
        if len(codes) == 1 and tail[0] not in "合际新区" and tail not in words.BODIES
    }
