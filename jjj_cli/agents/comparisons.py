"""Metrics and formulas across regions, and over time."""

from typing import cast

from jjj_cli.agents.figures import figure
from jjj_cli.agents.lookups import date_of
from jjj_cli.agents.opened import Opened
from jjj_cli.agents.paging import Pager
from jjj_cli.agents.questions import Compare, History
from jjj_cli.agents.replies import Compared, Figure
from jjj_cli.answers.result import RowData
from jjj_cli.comparison.common_year import COMMON
from jjj_cli.comparison.ranking import verdict
from jjj_cli.comparison.results import Choice, Comparison, Note, Trends
from jjj_cli.library import comparisons
from jjj_cli.library.arguments import series_asked, several
from jjj_cli.library.choices import settled
from jjj_cli.messages import say
from jjj_cli.record.records import Fact


def compare(opened: Opened, asked: Compare, pager: Pager) -> Compared:
    """Answer with metrics and formulas across regions, ranked."""
    choice = Choice(
        regions=several(asked.region),
        unit=asked.unit,
        at=date_of(asked.at) if asked.at and asked.at != COMMON else asked.at,
        bases=asked.bases,
        levels=tuple(asked.level),
        prefer=asked.prefer,
        include=tuple(asked.include),
        parts=asked.parts,
        summed=asked.sum,
        sort=asked.sort,
        reverse=asked.reverse,
        only=series_asked(asked.basis, asked.with_, asked.source, asked.authority),
    )
    return _answered(opened, several(asked.metric), choice, asked.tolerance, pager)


def history(opened: Opened, asked: History, pager: Pager) -> Compared:
    """Answer with metrics over time, or with what became of them between two dates."""
    first, last = map(date_of, asked.between) if asked.between else ("", "")
    choice = Choice(
        regions=several(asked.region),
        unit=asked.unit,
        history=not asked.between,
        bases=asked.bases,
        between=(first, last) if asked.between else None,
        across=asked.across,
        include=tuple(asked.include),
        sort="value" if asked.between else "period",
        only=series_asked(asked.basis, asked.with_, asked.source, asked.authority),
    )
    return _answered(opened, several(asked.metric), choice, "1y", pager)


def _answered(opened: Opened, names: tuple[str, ...], choice: Choice, tolerance: str, pager: Pager) -> Compared:
    answer = comparisons.answer(opened.store, list(names), settled(opened.store, choice, tolerance))
    notes = answer.result.notes
    rows = list(zip(answer.result.rows(), map(_printed, _every(answer.found)), strict=True))
    if len(names) > 1:  # each is ranked by itself
        notes = [*notes, Note(code="several", message=say("mcp.several"), weight="hint")]

    def made(pair: tuple[RowData, Fact]) -> Figure:
        return figure(opened, *pair)

    return cast("Compared", pager.page("figures", rows, made, verdict=verdict(notes), notes=notes))


def _every(found: list[Comparison] | list[Trends]) -> list[object]:
    return [row for one in found for row in one.rows]


def _printed(row: object) -> Fact:
    """Give the figure of a row, which for a change is the later one."""
    return cast("Fact", getattr(row, "fact", None) or getattr(row, "end"))  # noqa: B009 - either of two records
