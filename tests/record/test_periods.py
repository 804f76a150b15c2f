"""Periods: what they cover, how far they lie apart, and what is none."""

from datetime import date, timedelta

import pytest

from jjj_cli.record import periods


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("2022-09", date(2022, 9, 1), date(2022, 9, 30)),
        ("2022-12", date(2022, 12, 1), date(2022, 12, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2021-02", date(2021, 2, 1), date(2021, 2, 28)),
        ("2021-12-31", date(2021, 12, 31), date(2021, 12, 31)),
        ("2020-02-29", date(2020, 2, 29), date(2020, 2, 29)),
        ("2012/2022-10", date(2012, 1, 1), date(2022, 10, 31)),
        ("2022-01/2022-10", date(2022, 1, 1), date(2022, 10, 31)),
        ("2022-10/2022", date(2022, 10, 1), date(2022, 12, 31)),
        ("2021-12-31/2021-12-31", date(2021, 12, 31), date(2021, 12, 31)),
        ("2022/2022", date(2022, 1, 1), date(2022, 12, 31)),
        ("../2022-10", None, date(2022, 10, 31)),
        ("../2022-10-21", None, date(2022, 10, 21)),
        ("0001", date(1, 1, 1), date(1, 12, 31)),
        ("9999-12", date(9999, 12, 1), date(9999, 12, 31)),
    ],
)
def test_span(period: str, first: date | None, last: date) -> None:
    assert periods.span(period) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "..",
        "../..",
        "2022/..",
        "2022/",
        "/2022",
        "/",
        "2022/2021",
        "2022-10/2022-09",
        "2022-10-31/2022-10-30",
        "2022/2023/2024",
        "2022-13",
        "2022-00",
        "2022-1",
        "2022-2-1",
        "2022-02-30",
        "2021-02-29",
        "2022-10-00",
        "0000",
        "22",
        "20221",
        "202210",
        "2022-10-31T00:00",
        "2022-Q1",
        "2022-W01",
        "2022年",
        "2022 ",
        "2022\n",
        "-2022",
        "今年",
        "十四五",
    ],
)
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        periods.span(text)


@pytest.mark.parametrize("text", ["２０２２", "٢٠٢٢", "2022-１0"])
def test_other_digits_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        periods.span(text)


@pytest.mark.parametrize(
    ("period", "end"), [("2025", "2025"), ("2012/2022-10", "2022-10"), ("../2022-10", "2022-10"), ("2021-12-31",) * 2]
)
def test_end_of(period: str, end: str) -> None:
    assert periods.end_of(period) == end


YEAR, OCTOBER = (date(2022, 1, 1), date(2022, 12, 31)), (date(2022, 10, 1), date(2022, 10, 31))


@pytest.mark.parametrize(
    ("period", "accumulation", "days"),
    [
        ("2022", "point", YEAR),
        ("2022", "flow", YEAR),
        ("2022", "cumulative", YEAR),
        ("2012/2022-10", "flow", (date(2012, 1, 1), date(2022, 10, 31))),
        ("2012/2022-10", "point", (date(2012, 1, 1), date(2022, 10, 31))),
        ("2012/2022-10", "cumulative", OCTOBER),
        ("../2022-10", "cumulative", OCTOBER),
        ("../2022-10", "flow", OCTOBER),
    ],
)
def test_anchor_of_a_cumulation_is_its_end(period: str, accumulation: str, days: tuple[date, date]) -> None:
    assert periods.anchor(period, accumulation) == days


@pytest.mark.parametrize(
    ("one", "other", "days"),
    [
        ("2022", "2022", 0),
        ("2022", "2022-10", 0),
        ("2021/2022", "2022/2023", 0),
        ("2021", "2022", 1),
        ("2021-12-31", "2022-10-31", 304),
        ("2021-12-31", "2022-10", 274),
        ("2012", "2022", 3288),
        ("2020-02-28", "2020-03-01", 2),
    ],
)
def test_days_apart_either_way_round(one: str, other: str, days: int) -> None:
    first, second = periods.anchor(one, "point"), periods.anchor(other, "point")
    assert periods.days_apart(first, second) == days
    assert periods.days_apart(second, first) == days


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ("2022", "2022-10", True),
        ("2022-10", "2022-11", False),
        ("2012/2022-10", "2015", True),
        ("2012/2022-10", "2022-11", False),
        ("2012/2022-10", "2011-12-31", False),
        ("2012/2022-10", "2012-01-01", True),
        ("../2022-10", "1949", True),
        ("../2022-10", "2022-11", False),
        ("../2022-10", "../1978", True),
        ("2021-12-31", "2021", True),
        ("2021-12-31", "2022", False),
    ],
)
def test_overlaps_either_way_round(one: str, other: str, shared: bool) -> None:
    assert periods.overlaps(one, other) is shared
    assert periods.overlaps(other, one) is shared


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("1y", 365),
        ("P1Y", 365),
        ("p1y", 365),
        ("2Y", 730),
        ("18m", 540),
        ("P18M", 540),
        ("2w", 14),
        ("90d", 90),
        ("0d", 0),
        (" 1y ", 365),
        ("9999y", 3649635),
    ],
)
def test_duration(text: str, days: int) -> None:
    assert periods.duration(text) == timedelta(days=days)


@pytest.mark.parametrize("text", ["", "y", "1", "1.5y", "-1y", "1 y", "1q", "P1Y6M", "PT1H", "10000y", "一年", "1yy"])
def test_what_is_no_duration_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        periods.duration(text)
