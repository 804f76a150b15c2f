"""What is looked up in a store: regions, metrics, sources, figures, initiatives."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import ParamSpec, TypeVar, cast

from jjj_cli.answers.result import Result, RowData
from jjj_cli.answers.rows.records import region_row
from jjj_cli.errors import StoreError, UsageError
from jjj_cli.library import facts, figures, hits, initiatives, metrics, profiles, regions, sources
from jjj_cli.library.arguments import Names, series_asked, several, some_of
from jjj_cli.library.details import detailed
from jjj_cli.library.frame import Frame, ProfileFrame
from jjj_cli.library.rows import FactRow, HitRow, InitiativeRow, MetricRow, RegionRow, SourceRow
from jjj_cli.messages import say
from jjj_cli.record import periods
from jjj_cli.record.codelists import DOMAINS, LEVELS, NATURES, STATUSES
from jjj_cli.record.records import Metric, Store
from jjj_cli.store.selection import FactFilter, InitiativeFilter, profile

P = ParamSpec("P")
T = TypeVar("T")


def worded(asked: Callable[P, T]) -> Callable[P, T]:
    """Tell of a period of the store that is none as an error of the project's own."""

    @wraps(asked)
    def ask(*given: P.args, **named: P.kwargs) -> T:
        try:
            return asked(*given, **named)
        except periods.PeriodError as error:
            raise StoreError("store-period", text=error, hint=say("hint.audit")) from None

    return ask


def rows_of(store: Store, result: Result, made: Mapping[str, Metric] | None = None) -> list[RowData]:
    """Give the rows of an answer with what frames have beside the contract's keys."""
    return [detailed(store, row, made or {}) for row in result.rows()]


def at_least_one(argument: str, count: int | None) -> int | None:
    """Refuse a number of rows that is none (UsageError)."""
    if count is not None and count < 1:
        raise UsageError("too-small", name=argument, least=1, text=count)
    return count


class Lookups:
    """A store that is open for reading, as far as something is looked up in it."""

    def __init__(self, read: Callable[[], Store]) -> None:
        self._read = read

    @worded
    def facts(
        self,
        text: str | None = None,
        *,
        region: Names | None = None,
        metric: Names | None = None,
        source: str | None = None,
        nature: Names | None = None,
        period: str | None = None,
        basis: str | None = None,
        partner: Names | None = None,
        authority: Names | None = None,
        deep: bool = False,
    ) -> Frame[FactRow]:
        """List published figures; the arguments mean what the options of `jjj facts` mean.

        `partner` is `--with`.
        """
        natures = some_of("nature", nature, NATURES)
        only = series_asked(basis, partner, source, authority)
        wanted = FactFilter(
            several(region), several(metric), source, natures, period, deep, text, *only[:2], only.authorities
        )
        store = self._read()
        return _facts(store, wanted)

    @worded
    def get(
        self,
        *words: str,
        region: Names | None = None,
        metric: Names | None = None,
        at: str | None = None,
        unit: str | None = None,
        basis: str | None = None,
        partner: Names | None = None,
        source: str | None = None,
        authority: Names | None = None,
    ) -> Frame[FactRow]:
        """Give the one figure that is preferred for a region and a metric, the latest or that of a date alone.

        Regions, metrics and a date may be given as words, in any order, as to `jjj get`, or by name; what is left
        chooses among series as in `jjj.facts`.
        """
        store, only = self._read(), series_asked(basis, partner, source, authority)
        asked = figures.read_words(store, words, figures.Asked(several(region), several(metric), (), at, only))
        result = figures.answer(store, asked, unit, cite=True)
        return Frame(FactRow, rows_of(store, result), result)

    @worded
    def initiatives(
        self,
        text: str | None = None,
        *,
        region: Names | None = None,
        partner: Names | None = None,
        domain: Names | None = None,
        status: Names | None = None,
        source: str | None = None,
        deep: bool = False,
        positions: bool = False,
    ) -> Frame[InitiativeRow]:
        """List what regions do together; the arguments mean what the options of `jjj initiatives` mean.

        `partner` is `--with`.
        """
        domains, statuses = some_of("domain", domain, DOMAINS), some_of("status", status, STATUSES)
        wanted = InitiativeFilter(text, several(region), several(partner), domains, statuses, source, deep, positions)
        store = self._read()
        return _initiatives(store, wanted)

    @worded
    def region(self, name: str, *, deep: bool = False, positions: bool = False) -> ProfileFrame:
        """Give what is going on in a region, and in its parts where it goes deep."""
        store = self._read()
        found = profile(store, name, deep=deep, positions=positions)
        result = profiles.answer(store, found, cite=True)
        own = (found.region.id,)
        return ProfileFrame(
            rows_of(store, result),
            result,
            region=cast("RegionRow", region_row(store, found.region)),
            facts=_facts(store, FactFilter(own, deep=deep)),
            initiatives=_initiatives(store, InitiativeFilter(regions=own, deep=deep, positions=positions)),
        )

    @worded
    def regions(
        self, text: str | None = None, *, level: Names | None = None, inside: str | None = None
    ) -> Frame[RegionRow]:
        """List regions that a text names, of some levels, inside another (`--in`)."""
        levels = some_of("level", level, LEVELS)
        store = self._read()
        result = regions.answer(store, text, levels, inside)
        return Frame(RegionRow, rows_of(store, result), result)

    @worded
    def metrics(self, text: str | None = None, *, domain: Names | None = None) -> Frame[MetricRow]:
        """List metrics: what can be compared, and in which unit."""
        domains = some_of("domain", domain, DOMAINS)
        store = self._read()
        result = metrics.answer(store, domains, text)
        return Frame(MetricRow, result.rows(), result)

    @worded
    def sources(self, text: str | None = None) -> Frame[SourceRow]:
        """List the publications that the store was read from."""
        result = sources.answer(self._read(), text)
        return Frame(SourceRow, result.rows(), result)

    @worded
    def search(self, text: str, *, limit: int | None = None) -> Frame[HitRow]:
        """Find anything by its words: names, summaries, bases, figures; best first."""
        hits.check(text)
        result = hits.answer(self._read(), text, at_least_one("limit", limit))
        return Frame(HitRow, result.rows(), result)


def _facts(store: Store, wanted: FactFilter) -> Frame[FactRow]:
    result = facts.answer(store, wanted, cite=True)
    return Frame(FactRow, rows_of(store, result), result)


def _initiatives(store: Store, wanted: InitiativeFilter) -> Frame[InitiativeRow]:
    result = initiatives.answer(store, wanted)
    return Frame(InitiativeRow, rows_of(store, result), result)
