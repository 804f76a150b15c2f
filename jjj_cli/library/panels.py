"""Figures as tables for analysts: one a region, metric and year, or with years or metrics across."""

from collections.abc import Callable, Iterable
from typing import Literal, NamedTuple, get_args

from jjj_cli.answers.pages.panels import tidy_page, wide_page
from jjj_cli.answers.result import Block, Result, RowData
from jjj_cli.answers.rows.fields import TIDY
from jjj_cli.answers.rows.names import Names, language_of
from jjj_cli.answers.rows.panel import tidy_row, wide
from jjj_cli.comparison.caveats.wording import hint
from jjj_cli.comparison.panel import mixed, panel
from jjj_cli.comparison.results import Note
from jjj_cli.errors import UsageError
from jjj_cli.messages import say
from jjj_cli.record import periods
from jjj_cli.record.records import Store
from jjj_cli.store.selection import FactFilter, select_facts, series_of

Shape = Literal["tidy", "wide"]
SHAPES: tuple[Shape, ...] = get_args(Shape)


class Laid(NamedTuple):
    """A panel laid out: the keys of its rows, the rows, and what is to be known of them."""

    fields: tuple[str, ...]
    rows: Callable[[], Iterable[RowData]]
    notes: list[Note]
    figures: int


def shape_of(*, tidy: bool, across: bool) -> Shape:
    """Give which of the two shapes is asked for; raises UsageError for both."""
    if tidy and across:
        raise UsageError("exclusive", one="--tidy", other="--wide")
    return "tidy" if tidy else "wide"


def laid_out(store: Store, wanted: FactFilter, shape: Shape, names: Names) -> Laid:
    """Lay out the figures that fit; raises UsageError for what no table holds."""
    only = series_of(store, wanted)
    found = panel(store, select_facts(store, wanted), wanted.natures, only)
    if wanted.period:
        first, last = periods.span(wanted.period)
        within = range(first.year if first else 0, last.year + 1)
        found = found._replace(entries=[one for one in found.entries if one.year in within])
    notes = [hint("panel", say("panel.undated", count=len(found.undated)), ())] if found.undated else []
    others = sum(entry.others for entry in found.entries)
    notes += [hint("panel", say("panel.others", count=others), ())] if others else []
    if shape == "tidy":
        return Laid(TIDY, lambda: [tidy_row(store, one, names) for one in found.entries], notes, len(found.entries))
    table = wide(store, found.entries, names)
    notes += [hint("panel", say("panel.hedged", count=table.hedged), ())] if table.hedged else []
    if differ := mixed(found.entries, across=table.by_metric):
        across, down = say("panel.mixed-metrics", count=differ), say("panel.mixed", count=differ)
        notes += [hint("panel", across if table.by_metric else down, ())]
    return Laid(table.fields, lambda: table.rows, notes, len(found.entries))


def answer(store: Store, wanted: FactFilter, shape: Shape, names: Names | None) -> Result:
    """Answer with a panel of the figures that fit every condition.

    Names are Chinese in rows and in the reader's language on a page, where no language is asked for.
    """
    laid = laid_out(store, wanted, shape, names or "zh")

    def page() -> list[Block]:
        shown = laid_out(store, wanted, shape, names or language_of(say("panel.names")))
        return (tidy_page if shape == "tidy" else wide_page)(shown.fields, list(shown.rows()))

    return Result(
        command="facts",
        query={**wanted._asdict(), "shape": shape, "names": names},
        fields=laid.fields,
        rows=laid.rows,
        page=page,
        empty=not laid.figures,
        notes=laid.notes,
    )
