"""A history as lines: every published point at its time, and no line between what does not count the same."""

from collections import Counter, defaultdict
from itertools import pairwise

from jjj_cli.answers.pages.charts import ENDS, hope_of, region_of
from jjj_cli.answers.pages.citing import Marks
from jjj_cli.answers.pages.comparisons import common_lines
from jjj_cli.answers.pages.definition_groups import Kind, kinds
from jjj_cli.answers.pages.definition_groups import kind as described
from jjj_cli.comparison import vintages
from jjj_cli.comparison.changes import summed_over
from jjj_cli.comparison.definitions import definition_of
from jjj_cli.comparison.preference import whole_of
from jjj_cli.comparison.results import Comparison, Row
from jjj_cli.messages import join, say
from jjj_cli.messages.naming import named
from jjj_cli.plots import captions
from jjj_cli.plots.picture import Picture, Point, Run, Series, TimeSeries
from jjj_cli.record import periods
from jjj_cli.record.codelists import ACTUAL_NATURES
from jjj_cli.record.records import Fact, Store
from jjj_cli.text.wording import shown

_DAYS = 365.25


def time_series(store: Store, comparison: Comparison) -> Picture:
    """Say what a picture of one metric over time shows."""
    marks = Marks(store, brief=True)
    regions: dict[str, list[Row]] = defaultdict(list)
    for row in comparison.rows:
        regions[row.fact.region].append(row)
    facts = [row.fact for row in comparison.rows]
    counted = kinds([definition_words(store, fact) for fact in facts])
    # What most figures count is not said at each of them.
    said = {fact.id: counted.words[at] if at else "" for fact, at in zip(facts, counted.places, strict=True)}
    newest = _newest(list(regions.values()))
    drawn = [
        Series(region_of(store, code), _runs(store, comparison, rows, said, newest)) for code, rows in regions.items()
    ]
    title = say("plot.history", name=named(comparison.metric))
    about = [
        captions.unit_line(comparison.unit),
        captions.years_of(facts),
        *common_lines(store, comparison).splitlines(),
    ]
    notes = captions.notes_below(store, comparison)
    items = [f"{one.name} {join('join.list', _figures(one))}" for one in drawn]
    alt = captions.alt_text("plot.alt.history", title, items)
    made = captions.picture(store, TimeSeries(drawn, comparison.unit), title, about, notes, marks, alt)
    return made._replace(sources=captions.publishers_of(store, comparison.rows))


def _newest(regions: list[list[Row]]) -> str:
    """Give the period that most regions' newest figures are of."""
    last = [max(rows, key=lambda row: decimal_year(row.fact)).fact.period for rows in regions]
    return Counter(last).most_common(1)[0][0]


def _figures(one: Series) -> list[str]:
    return [say("both", name=point.label, more=point.period) for run in one.runs for point in run.points]


def _runs(store: Store, comparison: Comparison, rows: list[Row], said: dict[str, str], newest: str) -> list[Run]:
    """Part a region's figures into those that count the same, each in order of time."""
    series: dict[tuple[object, ...], list[Row]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: decimal_year(row.fact)):
        whole = whole_of(store, row.fact, comparison.choice)
        series[(definition_of(row.fact), summed_over(row.fact), whole, hope_of(row))].append(row)
    return [_run(there, said, newest) for there in series.values()]


def _run(rows: list[Row], said: dict[str, str], newest: str) -> Run:
    last = rows[-1].fact
    period = captions.spoken(last.period)
    hoped = say("plot.hoped", nature=say(f"nature.{last.nature}"), period=period)
    dated = "" if last.period == newest else period
    told = (shown(last, rows[-1].value), dated if last.nature in ACTUAL_NATURES else hoped, said[last.id])
    points = [_point(row) for row in rows]
    for place, (one, other) in enumerate(pairwise(row.fact for row in rows), start=1):
        spans = [periods.anchor(fact.period, fact.accumulation) for fact in (one, other)]
        apart = not periods.follows(*spans) or vintages.break_between(one, other)
        points[place] = points[place]._replace(alone=apart)
    return Run(points, join("join.semicolon", filter(None, told)))


def _point(row: Row) -> Point:
    fact = row.fact
    return Point(
        when=decimal_year(fact),
        value=float(row.value),
        label=shown(fact, row.value),
        period=captions.spoken(fact.period),
        end=ENDS[fact.relation],
        hope=hope_of(row),
        first=fact.nature == "preliminary",
    )


def definition_words(store: Store, fact: Fact) -> Kind:
    """Say what a figure counts, and not what it is, which its marker shows."""
    return described(store, fact)[:-1]


def decimal_year(fact: Fact) -> float:
    """Give the time that a figure speaks of as a year and its part: the middle of 2022 is 2022.5."""
    first, last = periods.anchor(fact.period, fact.accumulation)
    start, end = (day.year + (day.timetuple().tm_yday - 1) / _DAYS for day in (first, last))
    return (start + end) / 2
