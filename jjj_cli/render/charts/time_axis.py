"""The axis of time below a plot of lines: ends of round years or months, or the first and the last day."""

from calendar import monthrange
from datetime import date

from jjj_cli.render.charts.glyphs import Glyphs
from jjj_cli.render.charts.line_view import MARGIN, View

_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
_MONTHS = (1, 2, 3, 6)


def time_axis(view: View, gutter: int, columns: int, glyphs: Glyphs) -> tuple[str, str]:
    """Draw the axis: the rule with its ticks, and below it the names of those that have room."""
    rule = [glyphs.rule] * (view.columns + 2 * MARGIN)
    names = [" "] * (gutter + 1 + columns)
    for day, label in ticks(view)[1]:
        place = view.column(day)
        rule[place] = glyphs.foot
        start = min(gutter + 1 + place - len(label) // 2, len(names) - len(label))
        start = max(0, start)
        if all(sign == " " for sign in names[max(0, start - 1) : start + len(label)]):
            names[start : start + len(label)] = label
    return "".join(rule), "".join(names)


def ticks(view: View) -> tuple[str, list[tuple[date, str]]]:
    """Give the ticks of the axis of time: ends of round years, or of months, or the first and the last day."""
    apart = view.columns / (view.last - view.first).days
    roomy = (every for every in _YEARS if every * 365 * apart >= len("2022") + 2)
    every = next(roomy, _YEARS[-1])
    years = range(view.first.year + -view.first.year % every, view.last.year + 1, every)
    found = [
        (date(year, 12, 31), str(year)) for year in years if year and view.first <= date(year, 12, 31) <= view.last
    ]
    if len(found) > 1:
        return "year", found
    for every in _MONTHS:
        if every * 30 * apart >= len("2022-10") + 2:
            ends = [(day, f"{day:%Y-%m}") for day in _month_ends(view.first, view.last) if day.month % every == 0]
            if len(ends) > 1:
                return "month", ends
    return "day", [(day, day.isoformat()) for day in (view.first, view.last)]


def _month_ends(first: date, last: date) -> list[date]:
    months = [(year, month) for year in range(first.year, last.year + 1) for month in range(1, 13)]
    ends = [date(year, month, monthrange(year, month)[1]) for year, month in months]
    return [day for day in ends if first <= day <= last]
