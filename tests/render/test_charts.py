"""Charts on the real terminal: every length is measured in the cells that were drawn, and every sign is looked for."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from charting import ABOUT, GROWTH, LESS, MORE
from hostile import HOSTILE, obeyed
from importing import imported
from markdown_it import MarkdownIt
from rich.cells import cell_len
from running import answer, own_fact, run, terminal, write_store

from jjj_cli.messages import LANGUAGES
from jjj_cli.record import periods

# What lies at its number or close to it.
CLOSE = ("eq", "near", "approx")

# Without the slow ones a chart is looked at as most people see it.
WIDTHS = (80, *(pytest.param(width, marks=pytest.mark.slow) for width in (40, 200)))
EVERY_WIDTH = pytest.mark.parametrize("width", WIDTHS)
Call = tuple[str, ...]
FULL, EIGHTHS, HALF = "█▒░▓", "▏▎▍▌▋▊▉", "▐"
DOTS = ".·˙"

WHOLE = ("--chart", "--notes")
TWO = ("--region", "北京", "--region", "河北")
PROVINCES = ("--level", "province")
# Few rows of a long metric: what is drawn is looked at, and not how much the store holds.
BARS: list[Call] = [
    ("compare", "forest-coverage"),
    ("compare", "forest-coverage", *TWO),
    ("compare", "gdp", "--level", "city"),
    ("compare", "investment-total"),
    ("compare", "population-census", "--unit", "万人", "--level", "city"),
    ("compare", "energy-intensity"),
    ("compare", "gdp / population", "--unit", "万元/人", *PROVINCES),
    ("compare", "enterprise-count", "--bases"),
    ("compare", "forest-coverage", "--at", "2021", "--tolerance", "1y"),
]
OTHERS: list[Call] = [
    ("compare", "forest-coverage", "--include", "target", "--include", "planned"),
    ("compare", "output-value", "--include", "target", "--bases"),
    ("compare", "investment-total", "--parts", "--bases"),
    ("compare", "forest-coverage", "investment-total", "gdp", *PROVINCES),
    ("compare", "forest-coverage", "--between", "2012", "2022"),
    ("compare", "gdp", "population", "--between", "2020", "2024", *PROVINCES),
]
HISTORIES: list[Call] = [
    ("compare", "forest-coverage", "--history"),
    ("compare", "forest-coverage", "--history", *TWO),
    ("compare", "forest-coverage", "--history", "--include", "target"),
    ("compare", "gdp", "--history", *TWO),
    ("compare", "gdp", "population", "--history", *TWO),
    ("compare", "investment-total", "--history"),
    ("compare", "energy-intensity", "--history"),
    ("compare", "gdp / population", "--history", *TWO),
]
ALL = [*BARS, *OTHERS, *HISTORIES]


def _named(call: Any) -> str:
    return " ".join(call) if isinstance(call, tuple) else str(call)


@cache
def drawn(width: int, *call: str, language: str = "en", store: Path | None = None) -> list[str]:
    """Give the lines of a chart on a terminal of a width, without colour."""
    own = ("--store", str(store)) if store else ()
    screen = terminal(width, *call, *own, *WHOLE, env={"JJJ_LANG": language, "NO_COLOR": "1"})
    assert screen.returncode == 0, screen.text
    return screen.text.removesuffix("\n").split("\n")


# What a chart looks like ------------------------------------------------------------------------------


class Drawn(NamedTuple):
    """A bar as it is drawn: its length in cells from the axis, left of it below zero; its fill; its open end.

    One that is shorter than a cell is too short to show its fill.
    """

    length: Decimal
    fill: str | None
    end: str
    line: str


def bars(lines: list[str]) -> Iterator[Drawn]:
    """Measure the bars of a page, line by line; a name's further lines have no bar and no figure."""
    for line in lines:
        before, axis, after = line.partition("│")
        if not axis:
            continue
        right = re.match(rf"([{FULL}]*)([{EIGHTHS}]?)([{MORE}{LESS}{ABOUT}]?)", after)
        left = re.search(rf"([{MORE}{LESS}{ABOUT}]?)({HALF}?)([{FULL}]*)$", before)
        assert right
        assert left
        if right[0]:
            part = Decimal(EIGHTHS.index(right[2]) + 1) / 8 if right[2] else Decimal(0)
            yield Drawn(len(right[1]) + part, right[1][:1] or None, right[3], line)
        elif left[0]:
            part = Decimal("0.5") if left[2] else Decimal(0)
            yield Drawn(-len(left[3]) - part, left[3][:1] or None, left[1], line)


def scale(lines: list[str]) -> tuple[Decimal, Decimal]:
    """Read the scale over a chart: the cells between its first and its last tick, and what they stand for.

    The labels end over their ticks, those below zero begin there.
    """
    place = next(number for number, line in enumerate(lines) if "┬" in line)
    rule, labels = lines[place], _cells(lines[place - 1])
    ticks = [number for number, sign in enumerate(rule) if sign == "┬"]
    values = {}
    for tick in ticks:
        text = "".join(cell or "\0" for cell in labels)
        ending = re.search(r"(?<![^\s\0])-?[\d.,]+(万\0)?$", text[: tick + 1])
        if found := re.match(r"-[\d.,]+(万\0)?", text[tick:]) or ending:
            number = Decimal(found[0].replace(",", "").removesuffix("万\0"))
            values[tick] = number * 10_000 if found[1] else number
    first, last = min(values), max(values)
    assert len(values) > 1
    zero = next(tick for tick, value in values.items() if value == 0)
    axes = {_cells(line).index("│") for line in lines[place + 1 :] if "│" in line[: line.find("  [")]}
    assert axes == {zero}, "the bars begin at the zero of the scale"
    return Decimal(last - first), values[last] - values[first]


def _cells(line: str) -> list[str]:
    return [cell for letter in line for cell in (letter, "")[: cell_len(letter)]]


def _rows(call: Call, store: Path | None = None) -> list[dict[str, Any]]:
    own = ("--store", str(store)) if store else ()
    rows = answer(*call, *own)["rows"]
    assert isinstance(rows, list)
    return rows


# Widths, words, streams -------------------------------------------------------------------------------


# Each width in one language: the words differ in length, and so do the widths.
SIZES = [
    (80, "en"),
    *(
        pytest.param(*size, marks=pytest.mark.slow)
        for size in ((20, "zh"), (40, "en"), (60, "zh"), (120, "en"), (200, "en"))
    ),
]


@pytest.mark.parametrize(("width", "language"), SIZES)
@pytest.mark.parametrize("call", ALL, ids=_named)
def test_no_line_is_wider_than_the_terminal(call: Call, width: int, language: str) -> None:
    lines = drawn(width, *call, language=language)
    assert [line for line in lines if cell_len(line) > width or line != line.rstrip()] == []


@pytest.mark.parametrize("call", ALL, ids=_named)
def test_scripts_get_the_same_rows_with_a_chart(call: Call) -> None:
    with_chart, without = run(*call, "--format", "csv", "--chart"), run(*call, "--format", "csv")
    assert (with_chart.stdout, with_chart.stderr) == (without.stdout, without.stderr)


@EVERY_WIDTH
@pytest.mark.parametrize("call", ALL, ids=_named)
def test_a_chart_hides_no_caveat(call: Call, width: int) -> None:
    shown = _bare("".join(drawn(width, *call)))
    notes = [note for note in answer(*call)["notes"] if note["code"] != "missing"]
    assert [note["message"] for note in notes if _bare(note["message"]) not in shown] == []


@EVERY_WIDTH
@pytest.mark.parametrize("call", BARS + HISTORIES, ids=_named)
def test_every_figure_stands_in_its_chart_with_its_period(call: Call, width: int) -> None:
    shown = _bare("".join(drawn(width, *call, language="zh")))
    for row in _rows(call):
        assert row["region"] in shown
        assert _bare(re.sub(r"^\.\./", "截至", row["period"]).replace("/", "至")) in shown
    assert (
        len(set(re.findall(r"\[\d+\]《", shown))) == len({row["source"] for row in _rows(call)} - {None})
        or "/" in call[1]
    )


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("call", ALL, ids=_named)
def test_colour_says_nothing_more(call: Call) -> None:
    coloured = terminal(80, *call, *WHOLE).text
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured).removesuffix("\n").split("\n") == drawn(80, *call)


@pytest.mark.parametrize("call", ALL, ids=_named)
def test_a_dumb_terminal_is_given_plain_signs(call: Call) -> None:
    screen = terminal(80, *call, *WHOLE, env={"TERM": "dumb"})
    chart = screen.text.partition("Comparable:")[0]
    assert not set(chart) & set("█▒░▓▐│┬┤└┴≈►◄◇◆↑↓˙●─" + EIGHTHS)
    assert ("|" in chart) == any("│" in line for line in drawn(80, *call))


def test_an_encoding_without_the_signs_is_given_plain_ones() -> None:
    env = {"LC_ALL": "zh_CN.GBK", "PYTHONIOENCODING": "gbk", "JJJ_LANG": "zh", "NO_COLOR": "1"}
    screen = terminal(80, "compare", "forest-coverage", "--chart", env=env, encoding="gbk")
    assert (screen.returncode, "#####" in screen.text, "?" in screen.text) == (0, True, False)


@pytest.mark.parametrize("call", [BARS[0], HISTORIES[1]], ids=_named)
def test_markdown_has_the_chart_in_a_fence(call: Call) -> None:
    page = run(*call, "--chart", "--format", "markdown").stdout
    fences = [token for token in MarkdownIt().parse(page) if token.type == "fence"]
    assert len(fences) == 1
    assert fences[0].content.splitlines() == _chart_lines(drawn(80, *call))


def _chart_lines(lines: list[str]) -> list[str]:
    """Give the lines between the heading and the empty line before the verdict."""
    return lines[1 : lines.index("")]


def test_what_strangers_wrote_is_shown_and_never_obeyed(tmp_path: Path) -> None:
    own = tmp_path / "own.json"
    codes = [f"place{number}" for number in range(len(HOSTILE))]
    regions = {
        code: {"name": text, "name_en": text, "level": "zone", "parent": "130900"}
        for code, text in zip(codes, HOSTILE.values(), strict=True)
    }
    facts = {
        f"{code}.{year}": own_fact(region=code, period=str(year), basis=text, printed=text)
        for code, text in zip(codes, HOSTILE.values(), strict=True)
        for year in (2021, 2022)
    }
    write_store(own, regions=regions, facts=facts)
    for call in (("compare", "forest-coverage"), ("compare", "forest-coverage", "--history")):
        screen = terminal(80, *call, "--chart", "--only-own", "--store", own, env={"NO_COLOR": "1"})
        assert (screen.returncode, obeyed(screen.text)) == (0, [])
        assert [line for line in screen.text.splitlines() if cell_len(line) > 80] == []
        page = run(*call, "--chart", "--only-own", "--store", own, "--format", "markdown")
        assert (page.returncode, obeyed(page.stdout)) == (0, [])
        assert len([token for token in MarkdownIt().parse(page.stdout) if token.type == "fence"]) == 1


def test_a_chart_is_imported_where_one_is_asked_for() -> None:
    drawing = {
        "jjj_cli.answers.drawing",
        "jjj_cli.render.charts.chart",
        "jjj_cli.answers.pages.charts",
        "jjj_cli.answers.tile_map",
    }
    assert imported("compare", "forest-coverage", "--format", "table") & drawing == set()
    assert imported("compare", "forest-coverage", "--chart", "--format", "json") & drawing == set()
    asked = imported("compare", "forest-coverage", "--chart", "--format", "table")
    assert asked & drawing == drawing - {"jjj_cli.answers.tile_map"}
    assert "jjj_cli.render.charts.lines" not in asked


# Bars -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@EVERY_WIDTH
@pytest.mark.parametrize("call", BARS, ids=_named)
def test_bars_are_as_long_as_their_figures(call: Call, width: int, language: str) -> None:
    lines = drawn(width, *call, language=language)
    cells, span = scale(lines)
    found = list(bars(lines))
    values = [row["value"] for row in _rows(call)]
    assert len(found) == len(values)
    for bar, value in zip(found, values, strict=True):
        # What is not nothing is seen, if only as an eighth of a cell.
        assert abs(bar.length - max(Decimal(1) / 8, value / span * cells)) <= Decimal(1) / 16, bar.line


@pytest.mark.parametrize("call", BARS, ids=_named)
def test_the_scale_is_said_in_words(call: Call) -> None:
    lines = drawn(80, *call)
    _, span = scale(lines)
    unit = _rows(call)[0]["unit"]
    said = f"Every bar begins at zero; the scale goes from 0 to {span.normalize():f} {unit}."
    assert _bare(said) in _bare("".join(lines)).replace(",", "")


def test_the_longer_bar_has_more_cells_on_a_wider_terminal() -> None:
    longest = [max(bar.length for bar in bars(drawn(width, *BARS[0]))) for width in (80, 120, 200)]
    assert longest == sorted(set(longest))


def test_rows_stand_in_the_order_of_the_comparison_with_rank_and_figure() -> None:
    for bar, row in zip(bars(drawn(120, *BARS[3], language="zh")), _rows(BARS[3]), strict=True):
        assert row["region"] in bar.line
        # A hedged figure takes their ranks from the others in what scripts get, and not in a picture.
        told = re.match(r"\s*(\d+)(–\d+)?\s", bar.line)
        assert told
        assert int(told[1]) == row["rank"] or (row["relation"] in CLOSE and int(told[1]) > row["rank"])
        assert row["unit"] != "亿元" or f"{Decimal(row['value']).normalize():f}" in bar.line.replace(",", "")


RELATIONS = {
    "eq": ("110000", 6.2, ""),
    "gt": ("120000", 5, MORE),
    "ge": ("130100", 4.4, MORE),
    "lt": ("130200", 4, LESS),
    "le": ("130300", 3.5, LESS),
    "near": ("130400", 3, LESS),
    "approx": ("130500", 2.5, ABOUT),
}


def growth(**facts: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Make the tables of a store that has one metric more, with facts of it."""
    told = {
        key: own_fact(**{"metric": "growth", "printed": f"{fact['value']}%", "period": "2022", **fact})
        for key, fact in facts.items()
    }
    return {"metrics": {"growth": GROWTH}, "facts": told}


@pytest.fixture
def hedged(tmp_path: Path) -> Path:
    facts = {
        relation: {"region": region, "value": value, "relation": relation}
        for relation, (region, value, _) in RELATIONS.items()
    }
    return write_store(tmp_path / "own.json", **growth(**facts))


@EVERY_WIDTH
def test_a_hedged_bar_is_open(hedged: Path, width: int) -> None:
    lines = drawn(width, "compare", "growth", store=hedged)
    ends = {round(row["value"], 3): RELATIONS[row["relation"]][2] for row in _rows(("compare", "growth"), hedged)}
    cells, span = scale(lines)
    found = list(bars(lines))
    assert len(found) == len(RELATIONS)
    for bar, (value, end) in zip(found, ends.items(), strict=True):
        assert bar.end == end
        assert abs(bar.length - value / span * cells) <= Decimal(1) / 16
    legend = [line[0] for line in lines if re.match(rf"[{MORE}{LESS}{ABOUT}] The", line)]
    assert legend == [MORE, LESS, ABOUT]


@pytest.mark.parametrize("relation", ["eq", "gt", "near", "approx"])
def test_only_the_ends_that_occur_are_explained(relation: str, tmp_path: Path) -> None:
    region, value, end = RELATIONS[relation]
    own = write_store(tmp_path / "own.json", **growth(one={"region": region, "value": value, "relation": relation}))
    lines = drawn(80, "compare", "growth", store=own)
    assert [line[0] for line in lines if re.match(rf"[{MORE}{LESS}{ABOUT}] The", line)] == ([end] if end else [])


@pytest.fixture
def signed(tmp_path: Path) -> Path:
    return write_store(
        tmp_path / "own.json",
        **growth(
            up={"region": "110000", "value": 6.2},
            none={"region": "120000", "value": 0},
            down={"region": "130100", "value": -3.5},
            least={"region": "130200", "value": -1.2, "relation": "gt"},
            most={"region": "130300", "value": -2, "relation": "lt"},
            before={"region": "110000", "value": 1.2, "period": "2012"},
            above={"region": "130100", "value": 9.9, "period": "2012"},
        ),
    )


@EVERY_WIDTH
def test_what_is_below_zero_goes_to_the_left(signed: Path, width: int) -> None:
    lines = drawn(width, "compare", "growth", store=signed)
    cells, span = scale(lines)
    found = list(bars(lines))
    values = [row["value"] for row in _rows(("compare", "growth"), signed) if row["value"]]
    assert [bar.end for bar in found] == ["", MORE, LESS, ""]
    for bar, value in zip(found, values, strict=True):
        # To the left there are halves of a cell alone.
        assert abs(bar.length - value / span * cells) <= Decimal(1) / (4 if value < 0 else 16), bar.line


@EVERY_WIDTH
def test_changes_go_both_ways_from_zero(signed: Path, width: int) -> None:
    lines = drawn(width, "compare", "growth", "--between", "2012", "2022", store=signed)
    cells, span = scale(lines)
    for bar, change in zip(bars(lines), (Decimal(5), Decimal("-13.4")), strict=True):
        assert abs(bar.length - change / span * cells) <= Decimal(1) / 4
    assert "2012 → 2022" in "".join(lines)


def test_a_change_that_is_open_has_no_bar(tmp_path: Path) -> None:
    facts = growth(
        before={"region": "110000", "value": 3, "period": "2012", "relation": "approx"},
        after={"region": "110000", "value": 4, "relation": "approx"},
    )
    own = write_store(tmp_path / "own.json", **facts)
    lines = drawn(80, "compare", "growth", "--between", "2012", "2022", store=own)
    assert list(bars(lines)) == []
    assert [line for line in lines if "Beijing" in line and "open" in line]


@EVERY_WIDTH
@pytest.mark.parametrize("values", [(0, 0), (7, 7), (10**29, 1), (1e-12, 2e-12), (-5, -7), (99.99, 0.001)], ids=str)
def test_any_size_can_be_drawn(values: tuple[float, float], width: int, tmp_path: Path) -> None:
    facts = {
        f"{code}.{year}": {"region": code, "value": value, "period": year}
        for code, value in zip(("110000", "120000"), values, strict=True)
        for year in ("0001", "9999")
    }
    own = write_store(tmp_path / "own.json", **growth(**facts))
    for call in (("compare", "growth"), ("compare", "growth", "--history"), ("compare", "growth", "--at", "9999")):
        assert [line for line in drawn(width, *call, store=own) if cell_len(line) > width] == []


# What does not compare --------------------------------------------------------------------------------


def _kind(row: dict[str, Any]) -> tuple[Any, ...]:
    """Give what a figure counts: figures that differ in it are not of one kind."""
    months = periods.months(row["period"]) if row["accumulation"] == "flow" else None
    start = row["period"].partition("/")[0] if row["accumulation"] == "cumulative" and "/" in row["period"] else ""
    return row["basis"], row["nature"], row["accumulation"], tuple(sorted(row["counterpart"] or ())), months, start


@EVERY_WIDTH
@pytest.mark.parametrize("call", BARS, ids=_named)
def test_figures_that_count_alike_have_one_fill_and_others_another(call: Call, width: int) -> None:
    rows = _rows(call)
    fills: dict[tuple[Any, ...], set[str]] = {}
    for bar, row in zip(bars(drawn(width, *call)), rows, strict=True):
        if bar.fill:
            fills.setdefault(_kind(row), set()).add(bar.fill)
    assert all(len(fill) == 1 for fill in fills.values())
    # Where there are more kinds than fills, those that are left share the last.
    shared = [fill for fill, count in Counter(next(iter(fill)) for fill in fills.values()).items() if count > 1]
    assert len(shared) <= (len({_kind(row) for row in rows}) > len(FULL))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_sets_the_fills_apart_is_said(language: str) -> None:
    page = "\n".join(drawn(200, "compare", "investment-total", language=language))
    legend = dict(re.findall(rf"^([a-z]) [{FULL}]{{2}} (.*)$", page, re.MULTILINE))
    field = {"en": "basis_en", "zh": "basis"}[language]
    bases = [row[field] for row in _rows(("compare", "investment-total", "--fields", field))]
    assert set(bases) == {re.split("; |；", said)[0] for said in legend.values()}
    letters = [re.search(r" ([a-z]+) │", bar.line) for bar in bars(page.splitlines())]
    for found, basis in zip(letters, bases, strict=True):
        assert found
        assert basis in legend[found[1]]


def test_no_legend_where_all_count_the_same() -> None:
    lines = drawn(80, *BARS[1])
    assert {bar.fill for bar in bars(lines)} == {"█"}
    assert not [line for line in lines if "What the figures count" in line]


def test_several_bases_of_a_region_are_named() -> None:
    call = ("compare", "investment-total", "--bases", "--region", "天津")
    lines = drawn(120, *call, language="zh")
    rows = _rows(call)
    assert len(list(bars(lines))) == len(rows) > 1
    chart = "\n".join(lines[: lines.index("")])
    assert [row["basis"] for row in rows if chart.count(row["basis"]) < 2] == []


def test_regions_without_a_figure_are_listed_and_not_drawn() -> None:
    asked = ("--region", "北京", "--region", "南开", "--region", "邯郸", "--region", "邢台", "--region", "衡水")
    lines = drawn(80, "compare", "forest-coverage", *asked, language="zh")
    assert "没有数据，未画出：南开区、邯郸市、邢台市、衡水市" in lines
    assert len(list(bars(lines))) == 1
    assert "".join(lines).count("南开") == 1


def test_regions_that_top_cuts_are_not_called_without_a_figure() -> None:
    lines = drawn(80, "compare", "forest-coverage", *TWO, "--top", "1")
    assert not [line for line in lines if "Not drawn" in line]


# Targets ----------------------------------------------------------------------------------------------


TARGETS = ("compare", "forest-coverage", "--include", "target", "--include", "planned")
SIGNS = {"target": "◆", "planned": "◇"}


@EVERY_WIDTH
def test_targets_are_marks_on_their_regions_line(width: int) -> None:
    lines = drawn(width, *TARGETS, language="zh")
    cells, span = scale(lines)
    rows = _rows((*TARGETS, "--fields", "region,value,nature,basis,target,target_value,period"))
    results = [row for row in rows if row["nature"] in ("actual", "preliminary", "revised")]
    alone = [row for row in rows if row not in results and not row["target"]]
    assert alone
    assert [bar.fill for bar in bars(lines)].count("█") == sum(row["basis"] is None for row in results)
    marked = [line for line in lines if "│" in line and re.search("[◇◆]", line.partition("│")[2])]
    wanted = [row for row in rows if (row["target"] and row in results) or row in alone]
    assert len(marked) == len(wanted) >= 4
    for line, row in zip(marked, wanted, strict=True):
        track = line.partition("│")[2]
        place = next(number for number, sign in enumerate(_cells(track)) if sign in SIGNS.values())
        # In the cell that its value lies in, or the one after it where the bar would hide it.
        assert 0 <= place - int((row["target_value"] or row["value"]) / span * cells) <= 1
        assert row in alone or len(re.match(rf"[{FULL}{EIGHTHS}]*", track)[0]) <= place  # type: ignore[index]
    text = "".join(lines)
    assert all(row["period"] in text for row in rows)
    assert {"◇", "◆"} == {line[0] for line in lines if re.match("[◇◆] .+：", line)}


@EVERY_WIDTH
def test_a_target_that_is_hedged_is_open(width: int) -> None:
    lines = drawn(width, "compare", "forest-coverage", "--include", "target", "--region", "蓟州")
    (line,) = [line for line in lines if "◆" in line.partition("│")[2]]
    assert f"◆{MORE}" in line


def test_a_target_that_is_met_stands_in_the_bar(tmp_path: Path) -> None:
    facts = growth(
        result={"region": "110000", "value": 8},
        goal={"region": "110000", "value": 4, "period": "2025", "nature": "target"},
        alone={"region": "120000", "value": 6, "period": "2025", "nature": "target"},
    )
    own = write_store(tmp_path / "own.json", **facts)
    lines = drawn(80, "compare", "growth", "--include", "target", store=own)
    cells, span = scale(lines)
    tracks = [line.partition("│")[2] for line in lines if "◆" in line.partition("│")[2]]
    assert [track.index("◆") for track in tracks] == [int(Decimal(value) / span * cells) for value in (4, 6)]
    assert re.match(r"█+◆█+", tracks[0])
    assert re.match(r" +◆ ", tracks[1])


# Lines over time --------------------------------------------------------------------------------------


class Seen(NamedTuple):
    """A figure in a plot: the sign that it is drawn with, its column, and its row from below."""

    sign: str
    column: int
    row: int


def plots(lines: list[str]) -> Iterator[list[list[str]]]:
    """Give the rows of each plot of a page as cells right of the axis, the lowest first."""
    rows: list[list[str]] = []
    for line in lines:
        found = re.match(r" *[-\d.,]*[│┤](.*)$", line)
        if found:
            rows.append(_cells(found[1]))
        elif re.match(r" *[└≈]", line) and rows:
            yield rows[::-1]
            rows = []


def seen(plot: list[list[str]], signs: str) -> list[Seen]:
    """Find the figures of a plot, from left to right."""
    found = [
        Seen(sign, column, row)
        for row, cells in enumerate(plot)
        for column, sign in enumerate(_before_label(cells))
        if sign in signs and sign
    ]
    return sorted(found, key=lambda one: (one.column, one.row))


def _before_label(cells: list[str]) -> list[str]:
    """Cut off the name at the end of a line: it stands after two empty cells."""
    text = "".join(cell or "\0" for cell in cells)
    named = re.search(r"(?<=[A-Z*↑↓~])  (?=\S*[A-Za-z\u4e00-\u9fff]{2})", text)
    return list(text[: named.start()] if named else text)


def _days(call: Call, store: Path | None = None) -> list[tuple[date, Decimal]]:
    rows = _rows(call, store)
    return sorted((periods.anchor(row["period"], row["accumulation"])[1], row["value"]) for row in rows)


ONE_LINE = [
    ("compare", "forest-coverage", "--history", "--region", "北京"),
    ("compare", "forest-coverage", "--history", "--region", "雄安"),
    ("compare", "forest-coverage", "--history", "--region", "秦皇岛"),
    ("compare", "gdp", "--history", "--region", "唐山"),
]


@EVERY_WIDTH
@pytest.mark.parametrize("call", ONE_LINE, ids=_named)
def test_days_as_far_apart_are_as_many_cells_apart(call: Call, width: int) -> None:
    (plot,) = plots(drawn(width, *call))
    points = seen(plot, "A●")
    days = _days(call)
    assert len(points) == len({(point.column) for point in points})
    assert len(points) >= len(days) - (width == 40)  # two in one cell at the narrowest
    first, last = points[0].column, points[-1].column
    per_day = (last - first) / (days[-1][0] - days[0][0]).days
    expected = [first + (day - days[0][0]).days * per_day for day, _ in days]
    assert all(any(abs(place - point.column) <= 0.5 for point in points) for place in expected)
    assert all(any(abs(place - point.column) <= 0.5 for place in expected) for point in points)


@EVERY_WIDTH
@pytest.mark.parametrize("call", ONE_LINE, ids=_named)
def test_figures_stand_at_their_height(call: Call, width: int) -> None:
    lines = drawn(width, *call)
    (plot,) = plots(lines)
    labels = [re.match(r" *(-?[\d.,]+)┤", line) for line in lines]
    ticks = [Decimal(label[1].replace(",", "")) for label in labels if label]
    top, bottom = max(ticks), min(ticks)
    per_row = (top - bottom) / (len(plot) - 1)
    points = seen(plot, "A●")
    values = [value for _, value in _days(call)]
    rows = [round((value - bottom) / per_row) for value in values]
    assert {point.row for point in points} == set(rows)


@pytest.mark.parametrize(("call", "cut"), [(ONE_LINE[2], True), (ONE_LINE[0], False), (ONE_LINE[1], False)], ids=_named)
@EVERY_WIDTH
def test_a_base_that_is_not_zero_is_said_and_shown(call: Call, cut: bool, width: int) -> None:
    lines = drawn(width, *call)
    (plot,) = plots(lines)
    lowest = [label[1] for line in lines if (label := re.match(r" *(-?[\d.,]+)┤", line))][-1]
    text = " ".join(lines)
    assert ("does not begin at zero" in text) == ("≈" in text) == (lowest != "0") == cut
    assert f"goes from {lowest} to" in text
    assert plot


@EVERY_WIDTH
def test_ticks_stand_at_the_ends_of_their_years(width: int) -> None:
    lines = drawn(width, *ONE_LINE[0])
    (plot,) = plots(lines)
    points = seen(plot, "A●")
    place = next(number for number, line in enumerate(lines) if re.match(r" *[└≈]", line))
    rule, labels = lines[place], lines[place + 1]
    axis = re.match(" *", rule).end() + 1  # type: ignore[union-attr]
    ticks = [number - axis for number, sign in enumerate(rule) if sign == "┴"]
    days = [day for day, _ in _days(ONE_LINE[0])]
    per_day = (points[-1].column - points[0].column) / (days[-1] - days[0]).days
    years = [int(year) for year in re.findall(r"\d{4}", labels)]
    assert len(ticks) == len(years) > 1
    for tick, year in zip(ticks, years, strict=True):
        assert abs(points[0].column + (date(year, 12, 31) - days[0]).days * per_day - tick) <= 1


@EVERY_WIDTH
def test_a_break_of_basis_breaks_the_line(width: int, tmp_path: Path) -> None:
    def store(name: str, basis: str | None) -> Path:
        facts = {
            str(year): {"region": "110000", "value": year - 2000, "period": str(year), "basis": b}
            for year, b in ((2004, None), (2005, None), (2006, basis), (2007, basis))
        }
        return write_store(tmp_path / name, **growth(**facts))

    def dotted(path: Path) -> list[bool]:
        lines = drawn(width, "compare", "growth", "--history", store=path)
        (plot,) = plots(lines)
        points = seen(plot, "A●")
        assert len(points) == 4
        columns = [point.column for point in points]
        dots = {column for row in plot for column, sign in enumerate(row) if sign in DOTS and sign}
        return [any(first < column < last for column in dots) for first, last in pairwise(columns)]

    assert dotted(store("one.json", None)) == [True, True, True]
    assert dotted(store("two.json", "新口径")) == [True, False, True]
    assert "新口径: 6" in "".join(drawn(width, "compare", "growth", "--history", store=tmp_path / "two.json"))


@EVERY_WIDTH
def test_nothing_joins_figures_between_which_a_year_is_skipped(width: int, tmp_path: Path) -> None:
    facts = {str(year): {"region": "110000", "value": year - 2000, "period": str(year)} for year in (2004, 2005, 2007)}
    path = write_store(tmp_path / "own.json", **growth(**facts))
    (plot,) = plots(drawn(width, "compare", "growth", "--history", store=path))
    first, second, third = (point.column for point in seen(plot, "A●"))
    dots = {column for row in plot for column, sign in enumerate(row) if sign in DOTS and sign}
    assert [bool(dots & set(range(*ends))) for ends in ((first + 1, second), (second + 1, third))] == [True, False]


def test_unlike_things_of_two_regions_are_told_apart(tmp_path: Path) -> None:
    facts = {
        f"{code}.{year}": {"region": code, "value": year - 2000, "period": str(year), "basis": basis}
        for code, basis in (("110000", "绿色化工"), ("120000", "经济林"))
        for year in (2004, 2005)
    }
    text = "\n".join(
        drawn(80, "compare", "growth", "--history", store=write_store(tmp_path / "own.json", **growth(**facts)))
    )
    assert "A Beijing 北京市: green chemicals: 4" in text
    assert "B Tianjin 天津市: economic forests: 4" in text


def test_of_a_history_of_too_many_regions_one_level_is_drawn() -> None:
    lines = drawn(80, "compare", "gdp", "--history")
    assert "Drawn: province level (3 of" in " ".join(lines)
    assert len(list(plots(lines))) == 1
    rows = {row["region"] for row in _rows(("compare", "gdp", "--history"))}
    assert len(rows) > 12


@EVERY_WIDTH
def test_hedged_and_hoped_for_points_are_marked(width: int, tmp_path: Path) -> None:
    facts = growth(
        over={"region": "110000", "value": 3, "period": "2010", "relation": "gt"},
        nearly={"region": "110000", "value": 5, "period": "2014", "relation": "near"},
        about={"region": "110000", "value": 7, "period": "2018", "relation": "approx"},
        goal={"region": "110000", "value": 9, "period": "2022", "nature": "target"},
    )
    own = write_store(tmp_path / "own.json", **facts)
    lines = drawn(width, "compare", "growth", "--history", "--include", "target", store=own)
    (plot,) = plots(lines)
    text = "\n".join("".join(row) for row in plot)
    assert [bool(re.search(sign, text)) for sign in ("[A●]↑", "[A●]↓", "[A●]~", "◆[A●]")] == [True] * 4
    assert [line[0] for line in lines if re.match("[↑↓~◆] [A-Z]", line)] == ["↑", "↓", "~", "◆"]


def test_each_region_has_a_letter_and_its_name_where_its_line_ends() -> None:
    lines = drawn(120, "compare", "gdp", "--history", *TWO, "--region", "天津")
    (plot,) = plots(lines)
    text = ["".join(row) for row in plot]
    for letter, name in zip("ABC", ("Beijing 北京市", "Tianjin 天津市", "Hebei 河北省"), strict=True):
        assert [row for row in text if re.search(rf"{letter}  {name}", row)]
        assert [line for line in lines if line.startswith(f"{letter} {name}: ")]


def test_dots_are_lighter_than_figures() -> None:
    screen = terminal(120, *HISTORIES[1], "--chart").text
    styles = re.findall(r"\x1b\[([\d;]*)m([.·˙]+|[AB])\x1b\[0m", screen)
    assert {style.split(";")[0] for style, sign in styles if sign[0] in DOTS} == {"2"}
    assert {style.split(";")[0] for style, sign in styles if sign in "AB"} == {"1"}


def test_more_regions_than_letters_are_good_for_have_a_plot_each(tmp_path: Path) -> None:
    codes = ["110000", "120000", *(f"130{number}00" for number in range(1, 10)), "131000", "131100"]
    facts = {
        f"{code}.{year}": {"region": code, "value": place + year - 2010, "period": str(year)}
        for place, code in enumerate(codes)
        for year in (2012, 2022)
    }
    own = write_store(tmp_path / "own.json", **growth(**facts))
    every = [part for code in codes for part in ("--region", code)]
    lines = drawn(120, "compare", "growth", "--history", *every, store=own)
    assert [len(seen(plot, "●")) for plot in plots(lines)] == [2] * len(codes)
    columns = {tuple(point.column for point in seen(plot, "●")) for plot in plots(lines)}
    assert len(columns) == 1, "all have the same axes"


def test_a_region_with_one_figure_is_told_and_not_drawn_among_many() -> None:
    lines = drawn(80, "compare", "forest-coverage", "--history", language="zh")
    after = lines[lines.index("只有一条数据，不成线：") + 1 :]
    assert [
        line for line in after[: after.index("")] if re.fullmatch(r"怀柔区：未注明口径：58.79（2020）\[\d+\]", line)
    ]


def test_no_plot_where_no_region_has_a_line() -> None:
    lines = drawn(80, "compare", "energy-intensity", "--history", "--level", "city")
    assert list(plots(lines)) == []
    assert "One figure each, and no line:" in lines


# Several metrics --------------------------------------------------------------------------------------


@EVERY_WIDTH
def test_several_metrics_have_a_chart_each(width: int) -> None:
    names = ("forest-coverage", "investment-total", "gdp")
    lines = drawn(width, "compare", *names, *TWO, "--region", "唐山")
    counts = [len(_rows(("compare", name, *TWO, "--region", "唐山"))) for name in names]
    assert len(list(bars(lines))) == sum(counts)
    text = _bare("".join(lines))
    assert text.count("Comparable:") == sum(count > 1 for count in counts)
    assert len([line for line in lines if "┬" in line]) == 3
