"""A comparison as bars: one figure a region, from zero, targets as diamonds below what they are measured by."""

from collections.abc import Callable

from jjj_cli.figures import shown
from jjj_cli.messages import join, say
from jjj_cli.model import ACTUAL_NATURES, Comparison, Row, Store
from jjj_cli.names import named
from jjj_cli.pages.citing import Marks, spoken_period
from jjj_cli.pages.comparisons import rank_shown, said_once, time_mark, way_left
from jjj_cli.pages.places import place
from jjj_cli.plots import words
from jjj_cli.plots.picture import Bar, Bars, Hope, Picture

Mark = Callable[[Row], str]


def bars(store: Store, comparison: Comparison) -> Picture:
    """Say what a picture of one metric across regions shows."""
    marks = Marks(store)
    rows = comparison.rows
    results = [row.fact for row in rows if row.fact.nature in ACTUAL_NATURES] or [row.fact for row in rows]
    placed, groups = words.groups(store, [(row.fact,) for row in rows])
    dated = len({fact.period for fact in results}) > 1
    mark = words.marker(marks, rows)
    drawn = [_bar(store, comparison, place, group, dated, mark) for place, group in enumerate(placed)]
    title = named(comparison.metric)
    about = [words.unit_and_period(comparison.unit, results), *said_once(store, comparison).splitlines()]
    notes = words.caveats(comparison.notes, comparison.verdict if len(rows) > 1 else None)
    notes += words.not_drawn(store, comparison.choice, {row.fact.region for row in rows})
    items = [f"{named(store.regions[row.fact.region])} {shown(row.fact, row.value)}" for row in rows]
    return words.picture(
        store, Bars(drawn, groups), title, about, notes, marks, words.alt("plot.alt.bars", title, items)
    )


def _bar(store: Store, comparison: Comparison, at: int, group: int, dated: bool, mark: Mark) -> Bar:
    row = comparison.rows[at]
    fact, way = row.fact, row.progress
    measured = way.actual.id if way and way.target.id == fact.id else None
    follows = at > 0 and comparison.rows[at - 1].fact.id == measured
    hope: Hope = fact.nature if fact.nature in ("target", "planned") else ""
    told = join("join.semicolon", filter(None, _told(comparison, row, dated)))
    return Bar(
        name="" if follows else place(store, fact.region),
        rank=rank_shown(row),
        value=float(row.value),
        label=shown(fact, row.value),
        about=" ".join(filter(None, (told, mark(row)))),
        hedge=words.hedge_of(fact),
        group=group,
        hope=hope,
        since=float(way.actual_value) if way and follows else None,
    )


def _told(comparison: Comparison, row: Row, dated: bool) -> tuple[str, ...]:
    """Say of which time a figure is, whether it is an older one, and of a target what is missing."""
    period = spoken_period(row.fact.period)
    if row.fact.nature not in ACTUAL_NATURES:
        return say("plot.hoped", nature=say(f"nature.{row.fact.nature}"), period=period), way_left(row)
    return period if dated else "", time_mark(comparison, row) if comparison.choice.at else ""
