"""What reports are made of: bars, places among peers, figures that are not used, texts that any form can hold."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from jjj_cli.comparison.peer_rank import peer_rank
from jjj_cli.comparison.ranking import compare
from jjj_cli.comparison.results import Choice
from jjj_cli.record.records import Fact, Store
from jjj_cli.reports.charts import bars
from jjj_cli.reports.document import Cell, Chart, Column, Footnote, Table
from jjj_cli.reports.excluded import excluded_figures
from jjj_cli.reports.html import halves, orders
from jjj_cli.reports.plain_text import plain
from jjj_cli.reports.word.tables import column_widths

MakeStore = Callable[..., Store]
CITIES = ("130100", "130200", "130300", "130400", "130500")
CHOICES = [Choice(), Choice(at="2021"), Choice(include=("target",)), Choice(levels=("city",)), Choice(regions=CITIES)]


def chart(store: Store, metric: str = "forest-coverage", choice: Choice | None = None) -> Chart | None:
    return bars(store, compare(store, store.metrics[metric], choice or Choice()))


def figures(*given: dict[str, object] | str) -> list[dict[str, object]]:
    """Give a figure for each of some cities: a number, or what differs."""
    return [
        {"region": city, **({"value": one} if isinstance(one, str) else one)}
        for city, one in zip(CITIES, given, strict=False)
    ]


# Bars ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "zero", "drawn"),
    [
        (("60", "30", "15"), "0.00", [("0.00", "100.00"), ("0.00", "50.00"), ("0.00", "25.00")]),
        (("60.03", "60"), "0.00", [("0.00", "100.00"), ("0.00", "99.95")]),
        (("30", "-10"), "25.00", [("25.00", "75.00"), ("0.00", "25.00")]),
        (("-10", "-40"), "100.00", [("75.00", "25.00"), ("0.00", "100.00")]),
        (("0", "0"), "0.00", [("0.00", "0.00"), ("0.00", "0.00")]),
        (("1E+40", "5E+39"), "0.00", [("0.00", "100.00"), ("0.00", "50.00")]),
        (("2E-30", "1E-30"), "0.00", [("0.00", "100.00"), ("0.00", "50.00")]),
        (("10000", "1"), "0.00", [("0.00", "100.00"), ("0.00", "0.01")]),
    ],
)
def test_bars_begin_at_zero_and_are_as_long_as_their_numbers(
    values: tuple[str, ...], zero: str, drawn: list[tuple[str, str]], make_store: MakeStore
) -> None:
    made = chart(make_store(figures(*values)))
    assert made
    assert made.zero == zero
    assert [(bar.start, bar.width) for bar in made.bars] == drawn


def test_one_figure_makes_no_chart(make_store: MakeStore) -> None:
    assert chart(make_store(figures("60"))) is None
    target = {"value": "70", "nature": "target", "period": "2030"}
    assert chart(make_store([*figures("60"), {"region": CITIES[0], **target}]), choice=CHOICES[2]) is None


@pytest.mark.parametrize(
    ("relation", "side"),
    [("eq", ""), ("gt", "more"), ("ge", "more"), ("lt", "less"), ("le", "less"), ("near", "less"), ("approx", "both")],
)
def test_a_hedge_leaves_a_bar_open_and_the_legend_says_so(relation: str, side: str, make_store: MakeStore) -> None:
    made = chart(make_store(figures({"value": "60", "relation": relation}, "30")))
    assert made
    assert [bar.open for bar in made.bars] == [side, ""]
    assert [name for name, _ in made.legend] == ([side] if side else [])


def test_what_counts_otherwise_or_is_less_firm_is_drawn_otherwise(make_store: MakeStore) -> None:
    other, early = {"basis": "旧口径"}, {"nature": "preliminary"}
    made = chart(
        make_store(
            figures("50", "40", {"value": "30", **other}, {"value": "20", **early}, {"value": "10", **other, **early})
        )
    )
    assert made
    assert [bar.fill for bar in made.bars] == ["plain", "plain", "basis", "nature", "both"]
    assert [bar.letter for bar in made.bars] == ["", "", "a", "", "a"]
    assert made.legend == [
        ("plain", "no basis stated"),
        ("basis", "a 旧口径"),
        ("nature", "dotted: preliminary; the others: actual"),
    ]


def test_targets_are_marks_beside_the_bar_of_their_region(make_store: MakeStore) -> None:
    hoped = {"nature": "target", "period": "2030"}
    store = make_store(
        [
            *figures("50", "40"),
            {"region": CITIES[0], "value": "100", "relation": "ge", "printed": "100%以上", **hoped},
            {"region": CITIES[2], "value": "20", **hoped},
        ]
    )
    made = chart(store, choice=Choice(include=("target",)))
    assert made
    first, second, alone = made.bars
    assert (first.width, second.width, alone.fill, alone.width) == ("50.00", "40.00", "none", "0.00")
    assert [(goal.at, goal.open, goal.text) for goal in first.goals] == [
        ("100.00", "more", "target at least 100 (2030)")
    ]
    assert [goal.at for goal in alone.goals] == ["20.00"]
    assert ("goal", "a diamond: a target or a plan") in made.legend


def test_a_chart_has_a_bar_for_every_result_that_is_compared(shipped: Store) -> None:
    for metric in shipped.metrics.values():
        found = compare(shipped, metric, Choice())
        made = bars(shipped, found)
        assert (len(made.bars) if made else 0) == (len(found.rows) if len(found.rows) > 1 else 0)


# A place among peers ---------------------------------------------------------------------------------


def test_a_place_is_among_the_regions_of_ones_level(make_store: MakeStore) -> None:
    store = make_store([*figures("10", "30", "20"), {"region": "110000", "value": "90"}])
    found = peer_rank(store, store.regions[CITIES[2]], store.metrics["forest-coverage"], Choice())
    assert found
    assert found.row.rank == 2
    assert [str(row.value) for row in found.peers] == ["30", "20", "10"]
    assert [found.place(row.value) for row in found.peers] == [1000, 500, 0]


def test_a_hedge_makes_a_place_a_range(make_store: MakeStore) -> None:
    store = make_store(figures({"value": "10", "relation": "gt", "printed": "超10%"}, "30", "20"))
    found = peer_rank(store, store.regions[CITIES[0]], store.metrics["forest-coverage"], Choice())
    assert found
    assert (found.row.rank, found.row.last_rank) == (1, 3)


def test_no_place_is_given_across_figures_that_do_not_compare(make_store: MakeStore) -> None:
    store = make_store(figures("10", "30"))
    found = peer_rank(store, store.regions[CITIES[0]], store.metrics["forest-coverage"], Choice())
    assert found
    assert found.ranked
    assert not found._replace(comparison=found.comparison._replace(verdict="no")).ranked


@pytest.mark.parametrize("given", [("10",), ("10", {"value": "5", "nature": "target"})])
def test_alone_a_figure_has_no_place(given: tuple[str | dict[str, object], ...], make_store: MakeStore) -> None:
    store = make_store(figures(*given))
    assert peer_rank(store, store.regions[CITIES[0]], store.metrics["forest-coverage"], Choice()) is None


# What is not used ------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("choice", CHOICES, ids=str)
def test_every_figure_is_taken_or_of_another_time_or_unused_for_a_reason(choice: Choice, shipped: Store) -> None:
    for metric in shipped.metrics.values():
        taken = [row.fact for row in compare(shipped, metric, choice).rows]
        parted = excluded_figures(shipped, metric, choice, taken)
        ids = [fact.id for fact in (*taken, *parted.earlier, *(fact for fact, _ in parted.unused))]
        assert len(ids) == len(set(ids))
        assert set(ids) == {
            fact.id
            for fact in shipped.facts.values()
            if fact.metric == metric.id
            and (not choice.regions or fact.region in choice.regions)
            and (not choice.levels or shipped.regions[fact.region].level in choice.levels)
        }
        assert all(why for _, why in parted.unused)
        everything = {row.fact.id for row in compare(shipped, metric, choice._replace(history=True, at=None)).rows}
        assert {fact.id for fact in parted.earlier} <= everything


SOURCES = {
    "office": {"authority": "bureau", "access": "address", "published": "2030-01-01"},
    "later": {"authority": "bureau", "access": "address", "published": "2030-06-01"},
    "paper": {"authority": "press", "access": "address", "published": "2030-12-31"},
}
WHYS: list[tuple[dict[str, object], dict[str, object], str]] = [
    ({"source": "office"}, {"source": "paper", "value": "61"}, "statistics bureau before press"),
    ({"source": "later"}, {"source": "office", "value": "61"}, "published later"),
    ({"source": "office", "nature": "revised"}, {"source": "later", "value": "61"}, "revised before actual"),
    ({"source": "office"}, {"source": "later", "nature": "preliminary"}, "actual before preliminary"),
    ({"source": "office"}, {"source": "office", "value": "61"}, "of two that are alike, the first"),
    ({"source": "office"}, {"source": "paper"}, "says the same as"),
    ({"source": "office"}, {"source": "paper", "value": "61"}, "says something else as"),
    ({}, {"nature": "target", "period": "2030"}, "not asked for: target"),
    ({"id": "whole"}, {"part_of": "whole", "value": "9"}, "part of 60%"),
    ({}, {"basis": "旧口径", "period": "2021"}, "counts otherwise: basis"),
    ({}, {"counterpart": ["110000"], "period": "2021"}, "counts otherwise: partners"),
    ({}, {"accumulation": "cumulative", "period": "2010/2021"}, "counts otherwise: how it was collected"),
    (
        {"accumulation": "flow"},
        {"accumulation": "flow", "period": "2021-01/2021-06"},
        "counts otherwise: over how long",
    ),
]


@pytest.mark.parametrize(("taken", "other", "why"), WHYS, ids=[why for *_, why in WHYS])
def test_a_figure_is_unused_for_the_reason_that_is_given(
    taken: dict[str, object], other: dict[str, object], why: str, make_store: MakeStore
) -> None:
    both = [{"id": "taken", "source": "office", **taken}, {"id": "other", "source": "office", **other}]
    store = make_store(both, sources=SOURCES)
    metric = store.metrics["forest-coverage"]
    rows = [row.fact for row in compare(store, metric, Choice()).rows]
    assert [fact.id for fact in rows] == [both[0]["id"]]
    parted = excluded_figures(store, metric, Choice(), rows)
    assert parted.earlier == []
    ((fact, told),) = parted.unused
    assert fact.id == "other"
    assert why in told


def test_a_figure_of_another_time_is_history(make_store: MakeStore) -> None:
    store = make_store([{"id": "old", "period": "2012"}, {"id": "new", "period": "2022"}])
    metric = store.metrics["forest-coverage"]
    assert _ids(excluded_figures(store, metric, Choice(), [store.facts["new"]]).earlier) == ["old"]
    assert _ids(excluded_figures(store, metric, Choice(at="2012"), [store.facts["old"]]).earlier) == ["new"]


def _ids(facts: list[Fact]) -> list[str]:
    return [fact.id for fact in facts]


# Small things ----------------------------------------------------------------------------------------


def test_cells_are_ordered_by_their_exact_keys() -> None:
    keys = ["60.030000000000000000000001", "60.03", "60.03", "-1", "1E+40"]
    rows = [[Cell("x", key=Decimal(key))] for key in keys] + [[Cell()]]
    table = Table("", [Column("", "order")], rows)
    assert [row[0] for row in orders(table)] == [2, 1, 1, 0, 3, None]
    assert orders(table._replace(columns=[Column("", "text")])) == [[None]] * 6


@pytest.mark.parametrize(
    ("shown", "parts"),
    [
        ("61.63", ("61", ".63")),
        ("54", ("54", "")),
        ("超过4400", ("超过4400", "")),
        ("900余", ("900", "余")),
        ("–", ("–", "")),
        ("", ("", "")),
    ],
)
def test_figures_are_split_at_their_points(shown: str, parts: tuple[str, str]) -> None:
    assert halves(shown) == parts


@pytest.mark.parametrize(
    ("address", "parts"),
    [
        ("https://a.example/x", ("see ", "https://a.example/x", ".")),
        ("HTTP://a.example/x", ("see ", "HTTP://a.example/x", ".")),
        ("javascript:alert(1)", ("see javascript:alert(1).", "", "")),
        ("//a.example/x", ("see //a.example/x.", "", "")),
        ("https:///x", ("see https:///x.", "", "")),
        (None, ("see None.", "", "")),
    ],
)
def test_only_an_address_of_the_web_is_one(address: str | None, parts: tuple[str, str, str]) -> None:
    assert Footnote(1, f"see {address}.", address, "").parts == parts


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("承德 60.03%", "承德 60.03%"),
        ("a\nb", "a\nb"),
        ("a\tb\r\x00\x1b[0m", "a\\tb\\r\\x00\\x1b[0m"),
        ("a\u202eb\u200b\u2028", "a\\u202eb\\u200b\\u2028"),
        ("a\ufffeb\U0010ffff\ufdd0", "a\ufffdb\ufffd\ufffd"),
        ("\ud800", "\ufffd"),
    ],
)
def test_a_text_is_made_fit_for_any_form(text: str, shown: str) -> None:
    assert plain(text) == shown


def test_columns_share_the_page_and_none_is_too_narrow() -> None:
    table = Table("", [Column("位次"), Column("口径"), Column("来源")], [[Cell("1"), Cell("长" * 200), Cell("[1]")]])
    widths = column_widths(table)
    assert sum(widths) == pytest.approx(17)
    assert widths[1] > 10
    assert min(widths) > 0.9
