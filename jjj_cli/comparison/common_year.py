"""One year for all: the newest that most of the regions have a figure of, on one census of a kind."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction

from jjj_cli.comparison import preference, vintages
from jjj_cli.comparison.caveats.wording import hint, some
from jjj_cli.comparison.results import Choice, Comparison, Note, Row
from jjj_cli.messages import join, say
from jjj_cli.messages.naming import named
from jjj_cli.record import periods
from jjj_cli.record.codelists import ACTUAL_NATURES
from jjj_cli.record.records import Store

# What is given in the place of a date.
COMMON = "common"
# How many of the regions most of them are.
MOST = Fraction(4, 5)
Comparing = Callable[[Choice], Comparison]


def compared(store: Store, comparing: Comparing, choice: Choice) -> Comparison:
    """Compare as it is asked for: at the year that regions have in common, where that is asked for."""
    return _at_common_year(store, comparing, choice) if choice.at == COMMON else comparing(choice)


def common_year(years: dict[int, set[str]]) -> int:
    """Give the newest year that four in five of the regions have a figure of, else the newest that most have."""
    regions = set().union(*years.values())
    shared = [year for year, there in years.items() if len(there) >= MOST * len(regions)]
    return max(shared) if shared else max(years, key=lambda year: (len(years[year]), year))


def _at_common_year(store: Store, comparing: Comparing, choice: Choice) -> Comparison:
    newest = choice._replace(at=None)
    every = comparing(newest._replace(history=True, top=None, include=(), prefer="latest", parts=False))
    years = _years(store, every.rows, choice)
    if not years:
        return comparing(newest)
    year = common_year(years)
    whole = newest._replace(only=choice.only._replace(year=year), top=None)
    found = comparing(whole)
    kept = _one_of_a_kind(found.rows)
    last = whole._replace(only=whole.only._replace(vintages=kept))
    shown = found if all(_on(row, kept) for row in found.rows) else comparing(last)
    left = {row.fact.region for row in found.rows} - {row.fact.region for row in shown.rows}
    regions = dict.fromkeys(region for there in years.values() for region in there)
    asked = [code for code in choice.regions or store.regions if code in regions or code in choice.regions]
    lacking = [code for code in asked if code not in years[year]]
    told = _told(store, year, asked, lacking, [code for code in asked if code in left])
    notes = [told, *(note for note in shown.notes if note.code != "missing")]
    return shown._replace(choice=last._replace(top=choice.top), rows=shown.rows[: choice.top], notes=notes)


def _years(store: Store, rows: Iterable[Row], choice: Choice) -> dict[int, set[str]]:
    """Give the regions that have a result of each year."""
    found: dict[int, set[str]] = defaultdict(set)
    for row in rows:
        year = periods.year_of(row.fact.period, row.fact.accumulation)
        result = row.fact.nature in ACTUAL_NATURES and not preference.whole_of(store, row.fact, choice)
        if result and year is not None:
            found[year].add(row.fact.region)
    return found


def _one_of_a_kind(rows: Iterable[Row]) -> tuple[str, ...]:
    """Give of each kind of census the one that most figures stand on, the newest of several."""
    kinds: dict[str, list[set[str | None]]] = defaultdict(list)
    for row in rows:
        for fact in row.stored:
            if fact.vintage and fact.nature in ACTUAL_NATURES:
                kinds[vintages.kind_of(fact.vintage)].append({fact.vintage})
    return tuple(filter(None, map(vintages.most_shared, kinds.values())))


def _on(row: Row, kept: tuple[str, ...]) -> bool:
    return all(not fact.vintage or fact.vintage in kept or fact.nature not in ACTUAL_NATURES for fact in row.stored)


def _told(store: Store, year: int, asked: Sequence[str], lacking: Sequence[str], on_others: Sequence[str]) -> Note:
    """Say which year was taken, and which regions have no figure of it, or one on another census."""
    words = [say("note.common-year", year=year, count=len(asked) - len(lacking), whole=len(asked))]
    if not lacking:
        words = [say("note.common-all", year=year, count=len(asked))]
    words += [say("note.common-lacking", names=_names(store, lacking))] if lacking else []
    words += [say("note.common-census", names=_names(store, on_others))] if on_others else []
    return hint("common-year", join("join.semicolon", words), ())


def _names(store: Store, codes: Sequence[str]) -> str:
    return some(named(store.regions[code]) for code in codes)
