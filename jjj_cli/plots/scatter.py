"""Two metrics as points: a region where both its figures are known, and no line through them."""

from collections import Counter

from jjj_cli.answers.pages.charts import ENDS, region_of
from jjj_cli.answers.pages.citing import Marks
from jjj_cli.answers.pages.definition_groups import Kind, kind, kinds
from jjj_cli.comparison.results import Comparison, Row
from jjj_cli.messages import join, say
from jjj_cli.messages.naming import named, unit_named
from jjj_cli.plots import captions
from jjj_cli.plots.picture import Line, Picture, Scatter, ScatterPoint
from jjj_cli.record import periods
from jjj_cli.record.records import Store
from jjj_cli.text.wording import shown


def scatter(store: Store, one: Comparison, other: Comparison) -> Picture | None:
    """Say what a picture of two metrics shows: the first to the right, the second upwards.

    None where no region has both.
    """
    marks = Marks(store, brief=True)
    sides = [{row.fact.region: row for row in reversed(comparison.rows)} for comparison in (one, other)]
    pairs = [(sides[0][code], sides[1][code]) for code in store.regions if code in sides[0] and code in sides[1]]
    if not pairs:
        return None
    counted = kinds([_kind(store, pair) for pair in pairs])
    usual = Counter((x.fact.period, y.fact.period) for x, y in pairs).most_common(1)[0][0]
    points = [
        _point(store, pair, group, one.choice.tolerance.days, usual)
        for pair, group in zip(pairs, counted.places, strict=True)
    ]
    names = [named(comparison.metric) for comparison in (one, other)]
    title = say("plot.scatter", one=names[0], other=_within(names[1]))
    axes = [
        say(
            "plot.axis",
            name=named(comparison.metric),
            unit=unit_named(comparison.unit),
            period=captions.spoken(usual[side]),
        )
        for side, comparison in enumerate((one, other))
    ]
    notes = [*_lacking(store, names, sides)]
    for name, comparison in zip(names, (one, other), strict=True):
        notes += captions.notes_below(store, comparison, name)
    items = [
        f"{region_of(store, x.fact.region)} {join('join.list', [shown(x.fact, x.value), shown(y.fact, y.value)])}"
        for x, y in pairs
    ]
    groups = counted.words if len(counted.words) > 1 else []
    chart = Scatter(points, (axes[0], axes[1]), groups, (one.unit, other.unit))
    about = [say("plot.about-scatter")]
    alt = captions.alt_text("plot.alt.scatter", title, items)
    made = captions.picture(store, chart, title, about, notes, marks, alt)
    return made._replace(sources=captions.publishers_of(store, [row for pair in pairs for row in pair]))


def _within(name: str) -> str:
    """Write a name as it stands within a sentence: Resident population is, GDP is not written small."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name


def _kind(store: Store, pair: tuple[Row, Row]) -> Kind:
    """Say what two figures count: once where they count the same."""
    both = zip(*(kind(store, row.fact) for row in pair), strict=True)
    return tuple(join("join.semicolon", dict.fromkeys(sides)) for sides in both)


def _point(store: Store, pair: tuple[Row, Row], group: int, tolerance: int, usual: tuple[str, str]) -> ScatterPoint:
    x, y = pair
    anchors = [periods.anchor(row.fact.period, row.fact.accumulation) for row in pair]
    # Of which time most are stands at the axes.
    unlike = [row.fact.period for row, period in zip(pair, usual, strict=True) if row.fact.period != period]
    times = join("join.semicolon", dict.fromkeys(map(captions.spoken, unlike)))
    hedged = [shown(row.fact, row.value) for row in pair if row.fact.relation != "eq"]
    return ScatterPoint(
        name=region_of(store, x.fact.region),
        about=join("join.semicolon", filter(None, [*hedged, times])),
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
