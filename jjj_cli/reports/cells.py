"""What the tables of a report have in common: cells for regions, periods, bases, sources."""

from jjj_cli.answers.pages.citing import spoken_period
from jjj_cli.answers.pages.region_cells import region_cell
from jjj_cli.messages import join, say
from jjj_cli.messages.naming import basis_said, named
from jjj_cli.record import periods
from jjj_cli.record.records import Fact, Store
from jjj_cli.reports.context import Context
from jjj_cli.reports.document import Cell

# What stands close to its number, and what is no unit.
_SIGNS = ("%", "‰")
_NO_UNIT = "无量纲"


def lines(text: str) -> Cell:
    """Make a cell of a text whose lines after the first say more."""
    first, *more = text.split("\n")
    return Cell(first, tuple(more))


def with_unit(number: str, unit: str) -> str:
    """Show a number with its unit, closed up where that is a sign, and alone where there is none."""
    if unit == _NO_UNIT:
        return number
    return f"{number}{unit}" if unit in _SIGNS else say("report.with-unit", number=number, unit=unit)


def region(store: Store, code: str) -> Cell:
    """Name a region, and what a county or a zone lies in."""
    return lines(region_cell(store, code))


def period(fact: Fact) -> Cell:
    """Say of which time a figure is, and whether it is a sum since a start."""
    more = (say("accumulation.cumulative"),) if fact.accumulation == "cumulative" else ()
    return Cell(spoken_period(fact.period), more, key=periods.span(fact.period)[1])


def basis(store: Store, fact: Fact) -> Cell:
    """Say what a figure counts, with whom it is shared, what corrects it, and what else must be known."""
    more = [say("said.counterpart", names=partners(store, fact))] if fact.counterpart else []
    more += [say("said.corrects", id=fact.supersedes)] if fact.supersedes else []
    more += [say("said.corrected", id=by)] if (by := store.corrections.get(fact.id)) else []
    return Cell(basis_said(store, fact.basis), (*more, *([fact.note] if fact.note else [])))


def partners(store: Store, fact: Fact) -> str:
    """Name the regions that a figure is shared with."""
    return listed(store, fact.counterpart)


def source(context: Context, fact: Fact) -> Cell:
    """Cite the source of a figure, and say where in it the figure stands."""
    return Cell("", (fact.locator,) if fact.locator else (), context.cite(fact.source))


def listed(store: Store, codes: tuple[str, ...]) -> str:
    """List regions by name."""
    return join("join.list", [named(store.regions[code]) for code in codes])
