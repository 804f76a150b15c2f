"""Changes between two dates for people: what was, what is, and by how much they differ."""

from decimal import Decimal

from jjj_cli.figures import shown
from jjj_cli.messages import say
from jjj_cli.model import Fact, Store, Trend, Trends
from jjj_cli.pages.citing import Marks, caveat_lines, spoken_period
from jjj_cli.pages.places import place
from jjj_cli.result import Block, Column, Heading, Table, Text

# A percentage is shown with no more places than this after its point.
_PLACES = -2


def trend_page(store: Store, found: list[Trends], between: tuple[str, str], *, cited: bool = False) -> list[Block]:
    """Make the page of what became of one or several metrics."""
    marks = Marks(store, cited=cited)
    blocks: list[Block] = []
    for trends in found:
        names = {"name": trends.metric.name, "name_en": trends.metric.name_en, "unit": trends.unit}
        blocks.append(Heading(say("trend.heading", **names, start=between[0], end=between[1])))
        blocks.append(_table(store, trends, marks) if trends.rows else Text(say("empty"), "quiet"))
        blocks += caveat_lines(trends.notes, trends.verdict if trends.rows else None)
    return [*blocks, *marks.legend()]


def _table(store: Store, trends: Trends, marks: Marks) -> Table:
    columns = [
        Column(say("column.region"), lead=True),
        Column(say("column.from"), "number"),
        Column(say("column.to"), "number"),
        Column(say("column.change-in", unit=trends.change_unit), "number"),
        Column(say("column.percent"), "number"),
        Column(say("column.periods")),
        Column(say("column.source"), keep=True),
    ]
    rows = [
        [
            place(store, row.end.region),
            shown(row.start, row.start_value),
            shown(row.end, row.value),
            _change(row),
            _percent(row),
            say("trend.periods", start=spoken_period(row.start.period), end=spoken_period(row.end.period)),
            "".join(dict.fromkeys(marks.mark(fact.source) for fact in (row.start, row.end))),
        ]
        for row in trends.rows
    ]
    return Table(columns, rows)


def _change(row: Trend) -> str:
    """Show a change with no more digits than both figures carry."""
    if row.change is None or row.relation is None:
        return say("trend.open")
    carried = max(_carried(row.start, row.start_value), _carried(row.end, row.value))
    return say(f"trend.{row.relation}", change=_signed(row.change, carried))


def _percent(row: Trend) -> str:
    if row.percent is None or row.relation is None or row.change is None:
        return ""
    carried = max(_carried(row.start, row.start_value), _carried(row.end, row.value))
    digits = max(1, row.change.adjusted() - carried + 1)
    return say(f"trend.{row.relation}", change=_signed(row.percent, max(_PLACES, row.percent.adjusted() - digits + 1)))


def _carried(fact: Fact, value: Decimal) -> int:
    """Give the place of the last digit that the source carries: -1 of 50.8, 3 of 1.3万."""
    return value.adjusted() - len(fact.value.as_tuple().digits) + 1


def _signed(value: Decimal, place: int) -> str:
    rounded = value.quantize(Decimal(1).scaleb(place))
    return ("+" if rounded > 0 else "") + format(rounded if rounded else abs(rounded), "f")
