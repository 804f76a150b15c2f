"""Changes between two dates as ranges from what was to what is; a change that is refused is not drawn."""

from jjj_cli.answers.pages.charts import ENDS
from jjj_cli.answers.pages.citing import Marks
from jjj_cli.answers.pages.region_cells import region_cell
from jjj_cli.answers.pages.trends import change_shown, percent_shown
from jjj_cli.comparison.changes import breaks_between
from jjj_cli.comparison.results import Trend, Trends
from jjj_cli.messages import say
from jjj_cli.messages.naming import named, unit_named
from jjj_cli.plots import captions
from jjj_cli.plots.picture import Change, Changes, Picture
from jjj_cli.record.records import Store
from jjj_cli.text.wording import shown


def changes(store: Store, trends: Trends, between: tuple[str, str]) -> Picture:
    """Say what a picture of the changes of one metric shows."""
    marks = Marks(store, brief=True)
    used = dict.fromkeys(fact.source for row in trends.rows for fact in (row.start, row.end))
    spans = {(row.start.period, row.end.period) for row in trends.rows}
    rows = [_change(store, row, marks, marked=len(used) > 1, dated=len(spans) > 1) for row in trends.rows]
    for key in used:
        marks.mark(key)
    title = say("plot.between", name=named(trends.metric), start=between[0], end=between[1])
    about = [captions.unit_line(trends.unit), *([_span(trends.rows[0])] if len(spans) == 1 else [])]
    notes = captions.caveats(trends.notes, trends.verdict)
    headings = (
        say("column.change-in", unit=unit_named(trends.change_unit)),
        say("column.percent") if any(row.percent for row in rows) else "",
    )
    items = [
        say("plot.alt.change", name=named(store.regions[row.end.region]), start=one.labels[0], end=one.labels[1])
        for row, one in zip(trends.rows, rows, strict=True)
    ]
    shown_alt = captions.alt_text("plot.alt.between", title, items)
    return captions.picture(store, Changes(rows, headings, trends.unit), title, about, notes, marks, shown_alt)


def _span(row: Trend) -> str:
    return say("trend.periods", start=captions.spoken(row.start.period), end=captions.spoken(row.end.period))


def _change(store: Store, row: Trend, marks: Marks, *, marked: bool, dated: bool) -> Change:
    sources = marks.of((row.start.source, row.end.source)) if marked else ""
    return Change(
        name=region_cell(store, row.end.region),
        about=" ".join(filter(None, (_span(row) if dated else "", sources))),
        start=float(row.start_value),
        end=float(row.value),
        labels=(shown(row.start, row.start_value), shown(row.end, row.value)),
        ends=(ENDS[row.start.relation], ENDS[row.end.relation]),
        change=change_shown(row),
        percent=percent_shown(row),
        broken=bool(breaks_between(row.start, row.end)),
    )
