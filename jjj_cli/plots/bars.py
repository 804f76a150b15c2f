"""A comparison as bars: one figure a region, from zero, targets as diamonds below what they are measured by."""

from collections.abc import Callable

from jjj_cli.answers.pages.charts import ENDS, hope_of
from jjj_cli.answers.pages.citing import Marks
from jjj_cli.answers.pages.comparisons import common_lines, rank_of, target_note, time_note
from jjj_cli.answers.pages.definition_groups import Kind, kind, kinds
from jjj_cli.answers.pages.formulas import published_line
from jjj_cli.answers.pages.region_cells import region_cell
from jjj_cli.comparison.preference import whole_of
from jjj_cli.comparison.results import Comparison, Row
from jjj_cli.messages import join, say
from jjj_cli.messages.naming import basis_said, named
from jjj_cli.plots import captions
from jjj_cli.plots.picture import Bar, Bars, Picture
from jjj_cli.record.codelists import ACTUAL_NATURES
from jjj_cli.record.records import Store
from jjj_cli.text.wording import shown

Mark = Callable[[Row], str]
# More kinds than this, or one for each bar, are told apart by their words, each at its bar, and not by fills.
_FILLS = 4


def bars(store: Store, comparison: Comparison) -> Picture:
    """Say what a picture of one metric across regions shows."""
    marks = Marks(store, brief=True)
    rows = comparison.rows
    results = [row.fact for row in rows if row.fact.nature in ACTUAL_NATURES] or [row.fact for row in rows]
    groups, words = _told_apart(store, comparison)
    named_each = len(words) > _FILLS or 1 < len(words) == len(results)
    dated = len({fact.period for fact in results}) > 1
    mark = captions.marker(marks, rows)
    drawn = [
        _bar(store, comparison, place, 0 if named_each else group, dated, marks, mark)
        for place, group in enumerate(groups)
    ]
    if named_each:
        drawn = [
            bar if bar.hope else bar._replace(about=join("join.semicolon", filter(None, (words[group], bar.about))))
            for bar, group in zip(drawn, groups, strict=True)
        ]
    name = named(comparison.metric)
    title = say("plot.sums", name=name) if comparison.choice.summed else name
    about = [
        captions.unit_line(comparison.unit),
        captions.period_of(results),
        *common_lines(store, comparison).splitlines(),
    ]
    notes = captions.notes_below(store, comparison)
    items = [f"{named(store.regions[row.fact.region])} {shown(row.fact, row.value)}" for row in rows]
    return captions.picture(
        store,
        Bars(drawn, [] if named_each else words),
        title,
        about,
        notes,
        marks,
        captions.alt_text("plot.alt.bars", title, items),
    )


def _told_apart(store: Store, comparison: Comparison) -> tuple[list[int], list[str]]:
    """Give what kind each figure is of, and the words for each kind where there are several."""
    hoped = [row.fact.nature not in ACTUAL_NATURES for row in comparison.rows]
    results = [row for row, hope in zip(comparison.rows, hoped, strict=True) if not hope]
    counted = kinds([_kind(store, comparison, row) for row in results])
    places = iter(counted.places)
    return [0 if hope else next(places) for hope in hoped], counted.words if len(counted.words) > 1 else []


def _bar(store: Store, comparison: Comparison, at: int, group: int, dated: bool, marks: Marks, mark: Mark) -> Bar:
    row = comparison.rows[at]
    fact, way = row.fact, row.progress
    measured = way.actual.id if way and way.target.id == fact.id else None
    follows = at > 0 and comparison.rows[at - 1].fact.id == measured
    told = " ".join(
        filter(None, (join("join.semicolon", filter(None, _told(store, comparison, row, dated))), mark(row)))
    )
    beside = published_line(row.published, marks) if row.published else ""
    return Bar(
        name="" if follows else region_cell(store, fact.region),
        rank=rank_of(row),
        value=float(row.value),
        label=shown(fact, row.value),
        about=join("join.semicolon", filter(None, (told, beside))),
        end=ENDS[fact.relation],
        group=group,
        hope=hope_of(row),
        since=float(way.actual_value) if way and follows else None,
    )


def _kind(store: Store, comparison: Comparison, row: Row) -> Kind:
    """Say what a figure counts, and whether it is a part of one above."""
    return *kind(store, row.fact), say("plot.part") if whole_of(store, row.fact, comparison.choice) else ""


def _told(store: Store, comparison: Comparison, row: Row, dated: bool) -> tuple[str, ...]:
    """Say of which time a figure is, whether it is an older one, and of a target of what it is and what is missing."""
    period = captions.spoken(row.fact.period)
    if row.fact.nature not in ACTUAL_NATURES:
        # What a target is measured by counts the same; one that stands alone says what it is of.
        of = "" if row.progress else basis_said(store, row.fact.basis)
        return of, say("plot.hoped", nature=say(f"nature.{row.fact.nature}"), period=period), target_note(row)
    summed = say("sum.of", count=len(row.operands)) if comparison.choice.summed else ""
    return period if dated else "", time_note(comparison, row) if comparison.choice.at else "", summed
