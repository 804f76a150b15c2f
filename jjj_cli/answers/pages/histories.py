"""A history on a screen: the newest years of one region a row each, of several side by side."""

from collections import defaultdict

from jjj_cli.answers.pages import comparisons, formulas
from jjj_cli.answers.pages.citing import Marks, caveat_lines, spoken_period
from jjj_cli.answers.pages.region_cells import region_cell
from jjj_cli.answers.result import Block, Column, Heading, Table, Text
from jjj_cli.comparison import vintages
from jjj_cli.comparison.narrowing import newest_years, year_of
from jjj_cli.comparison.results import Comparison, Row
from jjj_cli.messages import join, say
from jjj_cli.messages.naming import basis_said, named
from jjj_cli.record.records import Store
from jjj_cli.text.wording import shown

# As many years as a screen of 24 lines has below one another, and one of 80 columns beside one another.
BELOW, BESIDE = 10, 5
# More regions than these stand below one another, with the years beside them.
FEW = 3
# What a first figure is marked with, and one that stands on an older census than others.
PRELIMINARY, OLDER = "*", "^"
# A series: its region, what it counts and whom it was with.
Series = tuple[str, str, tuple[str, ...]]


def history_page(store: Store, comparison: Comparison, *, cited: bool = False) -> list[Block]:
    """Make the page of a history: its newest years, what stands in the way of these, and how the others are had."""
    if len({row.fact.region for row in comparison.rows}) == 1:
        newest = newest_years(store, comparison, BELOW)
        worked_out = any(row.operands for row in newest.rows)
        page = formulas.formula_page if worked_out else comparisons.ranked_page
        return page(store, newest, cited=cited, brief=True)
    series = _series(comparison)
    newest = newest_years(store, comparison, BELOW if len(series) <= FEW else BESIDE)
    marks = Marks(store, cited=cited, brief=True)
    same = comparisons.common_lines(store, newest)
    table = (_years_below if len(series) <= FEW else _years_beside)(store, newest, marks)
    return [
        Heading(formulas.heading(newest)),
        *([Text(same, "quiet")] if same else []),
        table,
        *caveat_lines(newest.notes, newest.verdict, brief=True),
        *marks.legend(),
    ]


def _series(comparison: Comparison) -> list[Series]:
    return list(dict.fromkeys(map(_series_of, comparison.rows)))


def _series_of(row: Row) -> Series:
    return row.fact.region, row.fact.basis or "", row.fact.counterpart


def _cells(comparison: Comparison) -> dict[tuple[Series, int], list[Row]]:
    found: dict[tuple[Series, int], list[Row]] = defaultdict(list)
    for row in comparison.rows:
        found[_series_of(row), year_of(row)].append(row)
    return found


def _cell(rows: list[Row], signs: dict[str, str]) -> str:
    """Show the figures of a year, the time of one that is neither the year's nor its end's beside it."""
    return "\n".join(_figure(row, _sign(row, signs)) for row in reversed(rows)) or say("missing")


def _figure(row: Row, sign: str) -> str:
    period, year = row.fact.period, str(year_of(row))
    told = shown(row.fact, row.value) + sign
    return (
        told if period in (year, f"{year}-12-31") else say("history.dated", figure=told, period=spoken_period(period))
    )


def _vintage_signs(comparison: Comparison) -> dict[str, str]:
    """Give the signs of the censuses that figures stand on, but for the newest, which most stand on."""
    known = {row.fact.vintage for row in comparison.rows if row.fact.vintage}
    older = sorted(known, key=lambda one: vintages.year_of(one) or "", reverse=True)[1:]
    return {vintage: OLDER * place for place, vintage in enumerate(older, start=1)}


def _sign(row: Row, signs: dict[str, str]) -> str:
    return PRELIMINARY * (row.fact.nature == "preliminary") + signs.get(row.fact.vintage or "", "")


def _foot(comparison: Comparison, signs: dict[str, str]) -> str:
    """Say what the signs mean: a first figure, an older census."""
    first = any(row.fact.nature == "preliminary" for row in comparison.rows)
    told = [f"{PRELIMINARY} {say('nature.preliminary')}"] if first else []
    told += [f"{sign} {say(f'vintage.{vintage}')}" for vintage, sign in signs.items()]
    return join("join.beside", told)


def _label(store: Store, comparison: Comparison, series: Series) -> str:
    """Name a series by its region, and by what it counts where that is not the same for all."""
    region, basis, partners = series
    others = _series(comparison)
    said = [region_cell(store, region)]
    said += [basis_said(store, basis)] if basis and any(other[1] != basis for other in others) else []
    if partners and any(other[2] != partners for other in others):
        said.append(say("said.counterpart", names=join("join.list", [named(store.regions[one]) for one in partners])))
    return "\n".join(said)


def _years(comparison: Comparison) -> list[int]:
    return sorted({year_of(row) for row in comparison.rows})


def _years_below(store: Store, comparison: Comparison, marks: Marks) -> Table:
    cells, series, signs = _cells(comparison), _series(comparison), _vintage_signs(comparison)
    heads = [_label(store, comparison, one).replace("\n", " ") for one in series]
    columns = [Column(say("column.year"), keep=True, lead=True), *(Column(head, "number") for head in heads)]
    rows = []
    for year in _years(comparison):
        of_year = [cells.get((one, year), []) for one in series]
        sources = marks.of(source for some in of_year for row in some for source in row.sources)
        rows.append([str(year), *(_cell(some, signs) for some in of_year), sources])
    return Table([*columns, Column(say("column.source"), keep=True)], rows, foot=_foot(comparison, signs))


def _years_beside(store: Store, comparison: Comparison, marks: Marks) -> Table:
    cells, years, signs = _cells(comparison), _years(comparison), _vintage_signs(comparison)
    # The older a year is, the sooner it goes where there is no room.
    heads = [Column(str(year), "number", spared=len(years) - place - 1) for place, year in enumerate(years)]
    rows = []
    for one in _series(comparison):
        of_series = [cells.get((one, year), []) for year in years]
        sources = marks.of(source for some in of_series for row in some for source in row.sources)
        rows.append([_label(store, comparison, one), *(_cell(some, signs) for some in of_series), sources])
    columns = [Column(say("column.region"), lead=True), *heads, Column(say("column.source"), keep=True)]
    return Table(columns, rows, foot=_foot(comparison, signs))
