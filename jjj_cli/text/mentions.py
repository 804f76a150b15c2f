"""What a figure is said of: the regions, metrics and dates that a text names, each with its place."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from jjj_cli.record import periods
from jjj_cli.record.records import Region, Store
from jjj_cli.text.patterns import any_of

# Short names that in running text are mostly a word, a company or a school.
WORDS = frozenset(
    {
        "和平",
        "新华",
        "长安",
        "复兴",
        "南开",
        "河东",
        "河西",
        "红桥",
        "滨海",
        "裕华",
        "海港",
        "桥西",
        "桥东",
        "朝阳",
        "路北",
        "路南",
        "大城",
        "广阳",
        "安次",
        "永年",
        "平山",
        "高阳",
        "海兴",
        "东光",
        "大名",
        "开平",
        "山海关",
        "北戴河",
        "双桥",
        "双滦",
        "桃城",
        "运河",
        "莲池",
        "竞秀",
        "丛台",
        "邯山",
        "襄都",
        "信都",
        "城市副中心",
    }
)
_DATE = (
    r"(?P<year>(?:19|20)[0-9]{2})年"
    r"(?:(?P<end>底|末)|(?P<month>[0-9]{1,2})月(?:(?P<day>[0-9]{1,2})日|(?P<month_end>底|末))?)?"
)


# An ASCII name that is plain in Chinese text: capitals and digits, such as GDP and PM2.5.
_SIGN = re.compile(r"[A-Z]{2,}[A-Z0-9.]*")


class Mention(NamedTuple):
    """Something that a text names: what it is, and where its name begins and ends."""

    id: str
    start: int
    end: int


class Lexicon:
    """Finds the regions and metrics of a store in a text, each by one pattern, made when it is first asked for."""

    def __init__(self, store: Store) -> None:
        self._regions = dict(_region_names(store))
        self._metrics = {
            name: metric.id
            for metric in store.metrics.values()
            for name in (metric.name, *metric.aliases)
            if not name.isascii() or _SIGN.fullmatch(name)
        }

    @cached_property
    def _region(self) -> re.Pattern[str]:
        return _any_of(self._regions)

    @cached_property
    def _metric(self) -> re.Pattern[str]:
        return _any_of(self._metrics)

    def regions(self, text: str) -> list[Mention]:
        """Find the regions that a text names, the longest name first at each place."""
        return [Mention(self._regions[m[0]], m.start(), m.end()) for m in self._region.finditer(text)]

    def metrics(self, text: str) -> list[Mention]:
        """Find the metrics that a text names."""
        return [Mention(self._metrics[m[0]], m.start(), m.end()) for m in self._metric.finditer(text)]


def without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Leave what spans cover out of a text."""
    left, done = "", 0
    for start, end in sorted(spans):
        left, done = left + text[done : max(start, done)], max(done, end)
    return left + text[done:]


def dates(text: str) -> list[Mention]:
    """Find the dates that a text names, as ISO 8601 periods: 2021年底 is 2021-12-31, and 2021年13月 is none."""
    found = (Mention(_iso(match), match.start(), match.end()) for match in re.finditer(_DATE, text))
    return [one for one in found if _is_period(one.id)]


def _is_period(text: str) -> bool:
    try:
        periods.span(text)
    except periods.PeriodError:
        return False
    return True


def _iso(match: re.Match[str]) -> str:
    if match["end"]:
        return f"{match['year']}-12-31"
    parts = [match["year"], *(f"{int(part):02}" for part in (match["month"], match["day"]) if part)]
    return "-".join(parts)


def _region_names(store: Store) -> Iterator[tuple[str, str]]:
    """Give each name that means one region alone, with the region's code."""
    owners: dict[str, set[str]] = {}
    for region in store.regions.values():
        for name in _names(region):
            owners.setdefault(name, set()).add(region.id)
    yield from ((name, next(iter(codes))) for name, codes in owners.items() if len(codes) == 1)


def _names(region: Region) -> Iterator[str]:
    yield region.name
    yield from (name for name in region.aliases if not name.isascii() and name not in WORDS)


def _any_of(names: dict[str, str]) -> re.Pattern[str]:
    """Make a pattern of names, the longest first; a look at the first letter keeps most of a text out of it.

    A name in ASCII stands as a word: no letter or digit is next to it.
    """
    plain, ascii_names = ([name for name in names if name.isascii() is kind] for kind in (False, True))
    parts = [any_of(plain)] if plain else []
    if ascii_names:
        parts.append(rf"(?<![A-Za-z0-9.])(?:{any_of(ascii_names)})(?![A-Za-z0-9]|\.[0-9])")
    first = "".join(sorted({re.escape(name[0]) for name in names}))
    return re.compile(f"(?=[{first}])(?:{'|'.join(parts)})" if parts else r"(?!)")
