"""A region at a glance for people: its headline figures, its newest initiatives, and how to see the rest."""

from collections import Counter
from collections.abc import Iterable

from jjj_cli.answers.pages.citing import spoken_period
from jjj_cli.answers.pages.comparisons import rank_of
from jjj_cli.answers.pages.lists import qualities
from jjj_cli.answers.pages.trends import change_shown, percent_shown
from jjj_cli.answers.result import Block, Column, Heading, Table, Text
from jjj_cli.comparison.changes import POINTS
from jjj_cli.comparison.headline_figures import YEARS, HeadlineFigure, headline_figures
from jjj_cli.gazetteer.regions import describe_place, parts
from jjj_cli.messages import ENGLISH, join, say
from jjj_cli.messages.naming import basis_said, briefly, named, units_meant
from jjj_cli.record import periods
from jjj_cli.record.codelists import DOMAINS
from jjj_cli.record.records import Fact, Initiative, Region, Store
from jjj_cli.store.selection import Profile
from jjj_cli.text.wording import measured
from jjj_cli.units.normalisation import normalise

# How many initiatives are named before the rest is counted.
_NEWEST = 2
# In how many domains they are counted apart, where there are more than one besides; fewer where a line has no room.
_DOMAINS = range(5, 1, -1)
_LINE = 80
# What has happened is news before what is only meant to.
_AHEAD = ("planned", "proposed")


def glance_page(store: Store, profile: Profile) -> list[Block]:
    """Make the first screen of a region: one line of who and where it is, then its headline figures and initiatives."""
    region = profile.region
    blocks: list[Block] = [Heading(_who(store, region))]
    if not profile.facts and not profile.initiatives:
        blocks.append(Text(say("region.nothing"), "quiet"))
    if figures := headline_figures(store, region):
        blocks += _figures(store, figures)
    if profile.initiatives:
        blocks += _initiatives(profile.initiatives)
    return [*blocks, *_rest(store, profile)]


def _who(store: Store, region: Region) -> str:
    said = [named(region), say(f"level.{region.level}"), describe_place(store.regions, region, briefly), region.id]
    return join("join.beside", filter(None, said))


def _figures(store: Store, figures: list[HeadlineFigure]) -> list[Block]:
    columns = [
        Column(say("column.metric"), lead=True, keep=True),
        Column(say("column.figure"), "right"),
        Column(say("column.period"), keep=True),
        Column(say("column.rank-of"), "right", keep=True),
        Column(say("column.past", years=YEARS), "right", keep=True, spared=1),
        Column(say("column.remark"), keep=True),
    ]
    letters = _Letters()
    rows = [
        [
            say(f"headline.{one.metric.id}") if f"headline.{one.metric.id}" in ENGLISH else briefly(one.metric),
            measured(one.fact, normalise(one.fact, one.metric), one.metric.unit),
            spoken_period(one.fact.period),
            rank_shown(one),
            past_shown(one),
            letters.of(remarks(store, one.fact)),
        ]
        for one in figures
    ]
    told = [*how_ranked(figures), *letters.legend(), *units_meant(one.metric.unit for one in figures)]
    return [Table(columns, rows, foot=join("join.beside", told))]


def rank_shown(one: HeadlineFigure) -> str:
    """Say which place a figure has among those of its peers."""
    if one.place is None:
        return ""
    caution = say("glance.caution") if one.place.comparison.verdict == "caution" else ""
    return say("glance.rank", rank=rank_of(one.place.row), count=len(one.place.peers), caution=caution)


def past_shown(one: HeadlineFigure) -> str:
    """Say by how much a figure has changed: by so many per cent, a share by so many points."""
    if one.past is None:
        return ""
    (row,) = one.past.rows
    caution = say("glance.caution") if one.past.verdict == "caution" else ""
    if percent := percent_shown(row):
        return say("glance.percent", change=percent, caution=caution)
    unit = say("glance.points") if one.past.change_unit == POINTS["%"] else one.past.change_unit
    return say("glance.change", change=change_shown(row), unit=unit, caution=caution)


def how_ranked(figures: list[HeadlineFigure]) -> list[str]:
    """Say among whom the ranks are, and what to take with caution."""
    ranks = {one.place.comparison.verdict for one in figures if one.place}
    verdicts = ranks | {one.past.verdict for one in figures if one.past}
    cautious = [say("glance.cautious")] if "caution" in verdicts else []
    return [*([say("glance.ranked")] if ranks else []), *cautious]


def remarks(store: Store, fact: Fact) -> list[str]:
    """Say what sets a figure apart; the census that it stands on is told of on the whole page."""
    return [*filter(None, [basis_said(store, fact.basis)]), *qualities(store, fact, census=False)]


class _Letters:
    """Letters for what sets figures apart, as tables in yearbooks have them below."""

    def __init__(self) -> None:
        self._letters: dict[str, str] = {}

    def of(self, remarks: Iterable[str]) -> str:
        return "".join(self._letters.setdefault(one, chr(ord("a") + len(self._letters))) for one in remarks)

    def legend(self) -> list[str]:
        return [say("glance.letter", letter=letter, text=text) for text, letter in self._letters.items()]


def _initiatives(initiatives: list[Initiative]) -> list[Block]:
    """Count initiatives by domain, and name the newest, each with the date of its state."""
    newest = sorted(initiatives, key=_newness, reverse=True)
    return [Text(_counted(initiatives)), *(Text(_line(item), "quiet") for item in newest[:_NEWEST])]


def _newness(item: Initiative) -> tuple[bool, str]:
    """Put what has happened first, and a year of which no day is known after its days."""
    return item.status not in _AHEAD, periods.end_of(item.period)


def _counted(initiatives: list[Initiative]) -> str:
    """Count initiatives in the domains that have most, in the order of domains, and the others together; in a line."""
    told = [_counted_in(initiatives, count) for count in _DOMAINS]
    return next((text for text in told if _width(text) <= _LINE), told[-1])


def _width(text: str) -> int:
    return sum(1 if letter.isascii() else 2 for letter in text)


def _counted_in(initiatives: list[Initiative], apart: int) -> str:
    counts = Counter(item.domain for item in initiatives)
    most = {domain for domain, _ in counts.most_common(apart if len(counts) > apart + 1 else None)}
    told = [say("glance.domain", name=say(f"domain.{name}"), count=counts[name]) for name in DOMAINS if name in most]
    if others := sum(count for domain, count in counts.items() if domain not in most):
        told.append(say("glance.other-domains", count=others))
    return say("glance.initiatives", count=len(initiatives), domains=join("join.list", told))


def _line(item: Initiative) -> str:
    status, period = say(f"status.{item.status}"), spoken_period(item.period)
    return say("glance.initiative", name=briefly(item), status=status, period=period)


def _rest(store: Store, profile: Profile) -> list[Block]:
    """Say how much there is that is not shown, and what shows it."""
    told = []
    if profile.facts:
        told.append(say("glance.facts", count=len(profile.facts)))
    if profile.initiatives:
        told.append(say("glance.all-initiatives", count=len(profile.initiatives)))
    if told:
        told.append(say("glance.all"))
    if count_in_parts(store, profile.region):
        told.append(say("glance.deep"))
    return [Text(join("join.semicolon", told), "quiet")] if told else []


def count_in_parts(store: Store, region: Region) -> int:
    """Count the figures and initiatives of what lies in a region."""
    inside = parts(store.regions, region.id)
    count = sum(store.count_where("region", code) for code in inside)
    return count + sum(bool(inside.intersection(item.regions)) for item in store.initiatives.values())
