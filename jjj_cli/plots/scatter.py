"""Two metrics as points: a region where both its figures are known, and no line through them."""

from collections.abc import Callable

from jjj_cli.answers.pages.charts import ENDS, region_of
from jjj_cli.answers.pages.citing import Marks, spoken_period
from jjj_cli.answers.pages.definition_groups import kind, kinds
from jjj_cli.comparison.results import Comparison, Row
from jjj_cli.messages import join, say
from jjj_cli.messages.naming import named
from jjj_cli.plots import captions
from jjj_cli.plots.picture import Line, Picture, Scatter, ScatterPoint
from jjj_cli.record import periods
from jjj_cli.record.records import Store
from jjj_cli.text.wording import shown

Mark = Callable[[Row], str]


def scatter(store: Store, one: Comparison, other: Comparison) -> Picture | None:
    """Say what a picture of two metrics shows: the first to the right, the second upwards.

    None where no region has both.
    """
    marks = Marks(store)
    sides = [{row.fact.region: row for row in reversed(comparison.rows)} for comparison in (one, other)]
    pairs = [(sides[0][code], sides[1][code]) for code in store.regions if code in sides[0] and code in sides[1]]
    if not pairs:
        return None
    counted = kinds([(*kind(store, x.fact), *kind(store, y.fact)) for x, y in pairs])
    dated = any(len({pair[side].fact.period for pair in pairs}) > 1 for side in (0, 1))
    # In the order of the table, so that a number stands for the same source in both.
    every = [side[code] for code in store.regions for side in sides if code in side]
    mark = captions.marker(marks, every)
    points = [
        _point(store, pair, group, one.choice.tolerance.days, dated, mark)
        for pair, group in zip(pairs, counted.places, strict=True)
    ]
    names = [named(comparison.metric) for comparison in (one, other)]
    title = say("plot.scatter", one=names[0], other=names[1])
    axes = [
        say(
            "plot.axis",
            name=named(comparison.metric),
            unit=comparison.unit,
            period=captions.period_of([pair[side].fact for pair in pairs]),
        )
        for side, comparison in enumerate((one, other))
    ]
    notes = [*_lacking(store, names, sides)]
    for name, comparison in zip(names, (one, other), strict=True):
        notes += [Line(say("compare.about", name=name)), *captions.notes_below(store, comparison)]
    items = [
        f"{region_of(store, x.fact.region)} {join('join.list', [shown(x.fact, x.value), shown(y.fact, y.value)])}"
        for x, y in pairs
    ]
    chart = Scatter(points, (axes[0], axes[1]), counted.words if len(counted.words) > 1 else [])
    about = [say("plot.about-scatter")]
    return captions.picture(
        store, chart, title, about, notes, marks, captions.alt_text("plot.alt.scatter", title, items)
    )


def _point(store: Store, pair: tuple[Row, Row], group: int, tolerance: int, dated: bool, mark: Mark) -> ScatterPoint:
    x, y = pair
    anchors = [periods.anchor(row.fact.period, row.fact.accumulation) for row in pair]
    times = join("join.semicolon", dict.fromkeys(spoken_period(row.fact.period) for row in pair)) if dated else ""
    sources = "".join(dict.fromkeys(mark(row) for row in pair))
    hedged = [shown(row.fact, row.value) for row in pair if row.fact.relation != "eq"]
    told = join("join.semicolon", filter(None, [*hedged, times]))
    return ScatterPoint(
        name=region_of(store, x.fact.region),
        about=" ".join(filter(None, (told, sources))),
        x=float(x.value),
        y=float(y.value),
        ends=(ENDS[x.fact.relation], ENDS[y.fact.relation]),
        group=group,
        apart=periods.days_apart(*anchors) > tolerance,
    )


def _lacking(store: Store, names: list[str], sides: list[dict[str, Row]]) -> list[Line]:
    """Name the regions that lack one of the two figures."""
    lines = []
    for name, here, there in ((names[1], sides[0], sides[1]), (names[0], sides[1], sides[0])):
        codes = [code for code in store.regions if code in here and code not in there]
        if codes:
            lacking = join("join.list", [region_of(store, code) for code in codes])
            lines.append(Line(say("plot.lacking", metric=name, names=lacking)))
    return lines
