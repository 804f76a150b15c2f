"""The cities as tiles on the real terminal: each where it belongs, whole, shaded as its figure asks for."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from charting import GROWTH, LESS, MORE
from rich.cells import cell_len
from running import answer, own_fact, run, terminal, write_store

from jjj_cli.answers.tile_map import PLACES
from jjj_cli.messages import LANGUAGES

# Without the slow ones a map is looked at as most people see it.
WIDTHS = (80, *(pytest.param(width, marks=pytest.mark.slow) for width in (40, 200)))
EVERY_WIDTH = pytest.mark.parametrize("width", WIDTHS)
# In Chinese names are shorter: what fits in English fits, and is looked at once.
IN_BOTH = [
    (80, "en"),
    (80, "zh"),
    *(pytest.param(width, "en", marks=pytest.mark.slow) for width in (40, 200)),
]
SHADES = "░▒▓█"
TOPS = f"┌{SHADES}"
Call = tuple[str, ...]
CALLS: list[Call] = [
    ("map", "gdp"),
    ("map", "gdp", "--classes", "equal"),
    ("map", "forest-coverage"),
    ("map", "investment-total"),
    ("map", "population-census", "--unit", "万人"),
    ("map", "energy-intensity"),
    ("map", "gdp / population", "--unit", "万元/人"),
    ("map", "gdp", "--at", "2022"),
]
EVERY_CALL = pytest.mark.parametrize("call", CALLS, ids=" ".join)


@cache
def drawn(width: int, *call: str, language: str = "en", store: Path | None = None) -> list[str]:
    """Give the lines of a map on a terminal of a width, without colour."""
    own = ("--store", str(store)) if store else ()
    screen = terminal(width, *call, *own, env={"JJJ_LANG": language, "NO_COLOR": "1"})
    assert screen.returncode == 0, screen.text
    return screen.text.removesuffix("\n").split("\n")


class Tile(NamedTuple):
    """A tile as it is drawn: where it starts, its shade (┌ where it has none), the texts of its lines."""

    line: int
    column: int
    width: int
    shade: str
    texts: list[str]

    @property
    def inside(self) -> list[str]:
        """Give what stands in its shade: of a plate two lines, of a narrower tile its head and two lines."""
        return [text.strip(f"{SHADES}┌┐└┘│─ ") or "–" * (place > 0) for place, text in enumerate(self.texts)]

    @property
    def name(self) -> str:
        """Give the name, without the rank beside it."""
        return re.sub(r" \d+(–\d+)?$", "", self.inside[-2])

    @property
    def head(self) -> str:
        """Give its rank and its marks, wherever they stand."""
        if len(self.inside) > 2:
            return self.inside[0]
        rank = re.search(r" (\d+(?:–\d+)?)$| \((.*)\)$", self.inside[0]) or re.search(r" \((.*)\)$", self.inside[1])
        marks = re.search(r"[*^]*(?= \(|$)", self.inside[1])
        return f"{next(filter(None, rank.groups())) if rank else ''}{marks[0] if marks else ''}"

    @property
    def figure(self) -> str:
        """Give the figure with its hedge, without marks and rank."""
        return re.sub(r"[*^]*( \(.*\))?$", "", self.inside[-1])


def tiles(lines: list[str]) -> Iterator[Tile]:
    """Find the tiles of a page: rows of them stand between empty lines, and each has a frame above."""
    first = lines.index("") + 1
    block: list[list[str]] = []
    for number, line in enumerate([*lines[first : _end(lines)], ""], start=first):
        if line:
            block.append(_cells(line))
            continue
        for start, end in _frames(block):
            texts = ["".join(cells[start:end]).strip() for cells in block]
            yield Tile(number - len(block), start, end - start, block[0][start], texts)
        block = []


def _frames(block: list[list[str]]) -> list[tuple[int, int]]:
    """Find where the tiles of a row of them start and end.

    A plate starts on both of its lines after two spaces and before one; a narrower tile has a head to know it by.
    """
    top = "".join(cell or "\0" for cell in block[0])
    if len(block) == 2:
        pairs = [
            "".join(cells)
            for cells in zip(*(f"  {''.join(c or '_' for c in line):200} " for line in block), strict=True)
        ]
        starts = [
            place - 2
            for place in range(2, len(pairs) - 1)
            if set(pairs[place]) <= {*SHADES, *"┌└"}
            and pairs[place - 2] == pairs[place - 1] == pairs[place + 1] == "  "
        ]
    else:
        starts = [found.start() for found in re.finditer(rf"(?:(?<=^)|(?<=[{TOPS}┐─] )|(?<=  ))[{TOPS}]", top)]
    ends = [top.rindex(" ", 0, start) for start in starts[1:]]
    return [(start, len(top[:end].rstrip())) for start, end in zip(starts, [*ends, len(top)], strict=True)]


def _end(lines: list[str]) -> int:
    """Find the line below the last tile."""
    return next(number for number, line in enumerate(lines) if re.match("[►◄~…] |Shades: |深浅：", line))


def _cells(line: str) -> list[str]:
    return [cell for letter in line for cell in (letter, "")[: cell_len(letter)]]


def named(lines: list[str]) -> dict[str, Tile]:
    """Give each tile by the code of its region."""
    found = {}
    for tile in tiles(lines):
        codes = [code for code, place in PLACES.items() if tile.name in _forms(place.name, place.name_en)]
        assert len(codes) == 1, tile
        found[codes[0]] = tile
    return found


def _forms(name: str, name_en: str) -> set[str]:
    return {name, name_en, f"{name_en} {name}"}


def _rows(call: Call) -> dict[str, dict[str, Any]]:
    return {row["region_code"]: row for row in answer(*call)["rows"]}


# Where tiles stand ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("width", "language"), [*IN_BOTH, *(pytest.param(width, "zh", marks=pytest.mark.slow) for width in (20, 30, 60))]
)
@EVERY_CALL
def test_no_line_is_wider_than_the_terminal(call: Call, width: int, language: str) -> None:
    lines = drawn(width, *call, language=language)
    assert [line for line in lines if cell_len(line) > width or line != line.rstrip()] == []


@pytest.mark.parametrize(("width", "language"), IN_BOTH)
@EVERY_CALL
def test_every_city_has_a_tile_in_its_row_and_column(call: Call, width: int, language: str) -> None:
    found = named(drawn(width, *call, language=language))
    assert found.keys() == PLACES.keys()
    rows = sorted({tile.line for tile in found.values()})
    columns = sorted({tile.column for tile in found.values()})
    assert {code: (rows.index(tile.line) + 1, columns.index(tile.column) + 1) for code, tile in found.items()} == {
        code: (place.row, place.column) for code, place in PLACES.items()
    }


@EVERY_WIDTH
def test_tiles_neither_overlap_nor_overflow(width: int) -> None:
    found = list(named(drawn(width, "map", "gdp")).values())
    taken: set[tuple[int, int]] = set()
    for tile in found:
        cells = {
            (tile.line + line, tile.column + column)
            for line in range(len(tile.texts))
            for column in range(-1, tile.width + 1)
            if column in range(tile.width) or tile.column + column < width
        }
        own = {(line, column) for line, column in cells if tile.column <= column < tile.column + tile.width}
        assert not own & taken
        assert max(column for _, column in own) < width
        assert all(cell_len(text) <= tile.width for text in tile.texts)
        taken |= own


@EVERY_WIDTH
def test_xiongan_is_a_smaller_tile(width: int) -> None:
    found = named(drawn(width, "map", "gdp"))
    small = found["xiongan-new-area"].width
    others = {tile.width for code, tile in found.items() if code != "xiongan-new-area"}
    assert (others, small < min(others)) == ({min(others)}, True) if width > 40 else (others, small <= min(others))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_tile_and_what_shades_mean_is_on_a_screen_of_24_lines(language: str) -> None:
    lines = drawn(80, "map", "gdp", language=language)
    assert named(lines).keys() == PLACES.keys()
    assert next(number for number, line in enumerate(lines) if line.startswith("░░")) < 23


# Which of two neighbours lies to the west, and which to the north: the tiles must not turn them round.
WEST = [
    ("张家口", "承德"),
    ("张家口", "北京"),
    ("北京", "唐山"),
    ("唐山", "秦皇岛"),
    ("廊坊", "天津"),
    ("天津", "秦皇岛"),
    ("保定", "廊坊"),
    ("保定", "雄安"),
    ("石家庄", "沧州"),
    ("石家庄", "衡水"),
    ("衡水", "沧州"),
    ("邢台", "衡水"),
]
NORTH = [
    ("承德", "北京"),
    ("承德", "唐山"),
    ("张家口", "保定"),
    ("北京", "廊坊"),
    ("廊坊", "沧州"),
    ("天津", "沧州"),
    ("保定", "石家庄"),
    ("雄安", "衡水"),
    ("沧州", "衡水"),
    ("石家庄", "邢台"),
    ("邢台", "邯郸"),
]


def test_neighbours_are_not_turned_round() -> None:
    places = {place.name: place for place in PLACES.values()}
    assert [pair for pair in WEST if places[pair[0]].column >= places[pair[1]].column] == []
    assert [pair for pair in NORTH if places[pair[0]].row >= places[pair[1]].row] == []
    assert len({(place.row, place.column) for place in PLACES.values()}) == len(PLACES) == 14


def test_the_tiles_are_the_cities_of_the_store() -> None:
    rows = {row["code"]: row for row in answer("regions")["rows"]}
    cities = {code for code, row in rows.items() if row["level"] == "city" and row["parent"] == "130000"}
    assert PLACES.keys() == cities | {"110000", "120000", "xiongan-new-area"}
    for code, place in PLACES.items():
        assert place.name in (*rows[code]["aliases"], rows[code]["name"])
        assert rows[code]["name_en"].startswith(place.name_en)


# What tiles say ---------------------------------------------------------------------------------------


@EVERY_WIDTH
@EVERY_CALL
def test_a_tile_has_its_rank_and_its_figure(call: Call, width: int) -> None:
    rows, found = _rows(call), named(drawn(width, *call, language="zh"))
    for code, tile in found.items():
        figure = tile.figure
        if code not in rows:
            assert (tile.shade, tile.head, figure) == ("┌", "", "–")
            continue
        assert re.match(rf"{rows[code]['rank']}(–\d+)?[*^]*$", tile.head)
        assert tile.shade in SHADES
        if "/" not in call[1] and "--unit" not in call:
            shown = re.search(r"\d+(\.\d+)?", figure.replace(",", ""))
            assert shown
            assert Decimal(shown[0]) == rows[code]["value"]


@pytest.mark.parametrize("language", LANGUAGES)
@EVERY_WIDTH
def test_it_says_that_it_is_no_map(width: int, language: str) -> None:
    page = "".join(drawn(width, "map", "gdp", language=language))
    assert ("示意图，非地图" if language == "zh" else "Schematic, not a map") in page


@EVERY_WIDTH
@EVERY_CALL
def test_a_map_hides_no_caveat(call: Call, width: int) -> None:
    notes = [note for note in answer(*call)["notes"] if note["code"] != "missing"]
    brief = "\n".join(drawn(width, *call))
    flags = {flag for row in answer(*call)["rows"] for flag in row["flags"]}
    assert flags <= {*re.findall(r"^! ([a-z-]+):", brief, re.M)}
    shown = re.sub(r"\s", "", "".join(drawn(width, *call, "--notes")))
    assert [note["message"] for note in notes if re.sub(r"\s", "", note["message"]) not in shown] == []


@EVERY_WIDTH
def test_cities_without_a_figure_are_listed(width: int) -> None:
    lines = drawn(width, "map", "forest-coverage", language="zh")
    page = "".join(line for line in lines)
    missing = [
        row["name"] for row in answer("regions")["rows"] if row["code"] in PLACES.keys() - _rows(CALLS[2]).keys()
    ]
    assert missing
    listed = re.search(r"没有数据：([^a-z\d]*?)(?: #|位次|1)", page)
    assert listed
    assert set(listed[1].split("、")) == set(missing)


@EVERY_WIDTH
def test_every_figure_is_in_the_table_with_its_period_and_source(width: int) -> None:
    lines = drawn(width, "map", "gdp", language="zh")
    below = "".join(lines[_end(lines) :])
    for row in _rows(("map", "gdp")).values():
        assert row["region"] in below
        assert row["period"] in below
    assert {f"[{number}]" for number in range(1, 5)} <= set(re.findall(r"\[\d\]", below))


# Shades -----------------------------------------------------------------------------------------------


@EVERY_WIDTH
@EVERY_CALL
def test_the_darker_shade_has_the_higher_figures(call: Call, width: int) -> None:
    rows, found = _rows(call), named(drawn(width, *call))
    values: dict[str, list[Decimal]] = {}
    for code, row in rows.items():
        values.setdefault(found[code].shade, []).append(row["value"])
    shades = [shade for shade in SHADES if shade in values]
    assert len(shades) > 1
    for pale, dark in pairwise(shades):
        assert max(values[pale]) < min(values[dark])


def _classes(lines: list[str]) -> dict[str, list[Decimal]]:
    """Read the legend: the numbers beside each shade."""
    found = {}
    for line in lines[_end(lines) :]:
        for match in re.finditer(rf"([{SHADES}])\1 (.*?)(?=  [{SHADES}]|$)", line):
            found[match[1]] = [Decimal(number) for number in re.findall(r"\d+(?:\.\d+)?", match[2].replace(",", ""))]
    return found


@EVERY_WIDTH
@pytest.mark.parametrize("call", [CALLS[0], CALLS[2], CALLS[3], CALLS[5]], ids=" ".join)
def test_the_legend_has_the_lowest_and_the_highest_figure_of_each_shade(call: Call, width: int) -> None:
    lines = drawn(width, *call)
    found, classes = named(lines), _classes(lines)
    values: dict[str, list[Decimal]] = {}
    for code, row in _rows(call).items():
        values.setdefault(found[code].shade, []).append(row["value"])
    assert classes == {
        shade: [min(there), max(there)] if min(there) < max(there) else there[:1] for shade, there in values.items()
    }
    sizes = [len(there) for there in values.values()]
    assert (len(sizes), max(sizes) - min(sizes) <= 1) == (len(SHADES), True), "a quarter of the cities each"


@EVERY_WIDTH
def test_equal_classes_are_of_one_round_size(width: int) -> None:
    lines = drawn(width, *CALLS[1])
    found, classes = named(lines), _classes(lines)
    assert {high - low for low, high in classes.values()} == {Decimal(20000)}
    for code, row in _rows(CALLS[1]).items():
        low, high = classes[found[code].shade]
        assert low <= row["value"] < high


def own_map(path: Path, **facts: dict[str, Any]) -> Path:
    told = {
        key: own_fact(**{"metric": "growth", "printed": f"{fact['value']}%", "period": "2022", **fact})
        for key, fact in facts.items()
    }
    return write_store(path, metrics={"growth": GROWTH}, facts=told)


@pytest.mark.parametrize("how", ["quantile", "equal"])
@pytest.mark.parametrize(
    ("values", "shades"),
    [
        ([5], [0]),
        ([5, 5, 5], [0, 0, 0]),
        ([0, 0], [0, 0]),
        ([-3, -3], [0, 0]),
        ([1, 2], None),
        ([-4, 0, 4, 9], None),
        ([1e-9, 1, 1e9], None),
    ],
    ids=str,
)
def test_figures_alike_have_one_shade(values: list[float], shades: list[int] | None, how: str, tmp_path: Path) -> None:
    codes = list(PLACES)[: len(values)]
    facts = {code: {"region": code, "value": value} for code, value in zip(codes, values, strict=True)}
    own = own_map(tmp_path / "own.json", **facts)
    found = named(drawn(80, "map", "growth", "--classes", how, store=own))
    got = [SHADES.index(found[code].shade) for code in codes]
    assert got == (shades or sorted(got))
    assert shades or len(set(got)) > 1


# Marks ------------------------------------------------------------------------------------------------


@EVERY_WIDTH
def test_what_counts_otherwise_and_what_is_older_is_marked(width: int) -> None:
    lines = drawn(width, "map", "gdp")
    found, rows = named(lines), _rows(("map", "gdp"))
    for code, row in rows.items():
        otherwise = row["nature"] != "actual" or row["basis"] is not None
        assert ("*" in found[code].head) == otherwise
        assert ("^" in found[code].head) == (row["period"] < "2024")
    assert {line[0] for line in lines if re.match(r"[*^] The", line)} == {"*", "^"}


def test_figures_of_another_time_than_asked_for_are_marked() -> None:
    lines = drawn(80, "map", "forest-coverage", "--at", "2020", "--tolerance", "2y", language="zh")
    found, rows = named(lines), _rows(("map", "forest-coverage", "--at", "2020", "--tolerance", "2y"))
    assert {code: "^" in found[code].head for code in rows} == {
        code: row["period"][:4] != "2020" for code, row in rows.items()
    }
    assert "^ 不是 2020 的数据，而是离它最近的。" in lines


def test_no_marks_where_all_compare(tmp_path: Path) -> None:
    facts = {code: {"region": code, "value": place} for place, code in enumerate(PLACES)}
    lines = drawn(80, "map", "growth", store=own_map(tmp_path / "own.json", **facts))
    assert len([tile for tile in tiles(lines) if tile.head.strip("░▒▓█ ")]) >= len(PLACES)
    assert not [tile for tile in tiles(lines) if re.search(r"[*^]", tile.head)]
    assert not [line for line in lines if re.match(r"[*^] The", line)]


@EVERY_WIDTH
def test_a_hedge_stays_with_its_figure(width: int, tmp_path: Path) -> None:
    own = own_map(
        tmp_path / "own.json",
        over={"region": "110000", "value": 1234.5, "relation": "gt"},
        nearly={"region": "120000", "value": 50, "relation": "near"},
        long={"region": "130100", "value": 12345678.25, "relation": "gt"},
        exact={"region": "130200", "value": 7},
    )
    lines = drawn(width, "map", "growth", store=own)
    found = named(lines)
    figures = {code: tile.figure for code, tile in found.items()}
    assert figures["130200"] == "7"
    assert figures["110000"] in ("over 1234.5", f"1234.5{MORE}")
    assert figures["120000"] in ("nearly 50", f"50{LESS}")
    # Separators stand where there is room for the words of a hedge.
    assert figures["130100"] in ("over 12,345,678.25", f"12345678.25{MORE}", "…")
    text = " ".join(lines)
    assert ("… The figure is too long" in text) == (figures["130100"] == "…") == (width == 40)
    signs = set("".join(figures.values())) & {MORE, LESS}
    assert {line[0] for line in lines if re.match(rf"[{MORE}{LESS}] The", line)} == signs


# Scripts, errors, streams -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "compared"),
    [
        (("gdp",), ()),
        (("forest-coverage", "--at", "2021"), ()),
        (("population-census", "--unit", "万人"), ()),
        (("gdp / population",), ()),
    ],
    ids=str,
)
def test_scripts_get_the_rows_of_compare_with_the_places(asked: Call, compared: Call) -> None:
    regions = [part for code in PLACES for part in ("--region", code)]
    rows = answer("map", *asked)["rows"]
    for row in rows:
        place = PLACES[row["region_code"]]
        assert (row.pop("tile_row"), row.pop("tile_column")) == (place.row, place.column)
    whole = answer("compare", *asked, *regions, *compared)
    assert rows == whole["rows"]
    assert answer("map", *asked)["verdict"] == whole["verdict"]
    answer.cache_clear()


@pytest.mark.parametrize(
    ("asked", "code", "said"),
    [
        (("gdpp",), 3, "unknown metric: gdpp"),
        (("gdp", "--unit", "公顷"), 5, "cannot become"),
        (("gdp", "--unit", "公倾"), 3, "unknown unit"),
        (("gdp", "--classes", "thirds"), 2, "thirds"),
        (("gdp", "--tolerance", "soon"), 2, "soon"),
        (("gdp", "--at", "soon"), 2, "soon"),
        (("gdp", "--strict"), 5, "date-gap"),
        (("gdp", "--history"), 2, "--history"),
        ((), 2, "METRIC"),
        (("gdp", "--only-own", "--fail-empty", "--store", "OWN"), 4, "nothing found"),
    ],
    ids=str,
)
def test_what_goes_wrong_is_said(asked: Call, code: int, said: str, tmp_path: Path) -> None:
    own = write_store(tmp_path / "own.json")
    done = run("map", *(str(own) if part == "OWN" else part for part in asked))
    assert (done.returncode, said in done.stderr, "Traceback" in done.stderr) == (code, True, False)


def test_a_dumb_terminal_is_given_plain_signs() -> None:
    screen = terminal(80, "map", "gdp", env={"TERM": "dumb"})
    grid = screen.text.partition("Shades:")[0]
    assert not set(grid) & set("░▒▓█┌┐└┘─│►◄")
    assert {"##", "%%", "::", ".."} <= set(re.findall(r"(?m)(?:^|  )([#%:.]{2}) ", screen.text))


def test_markdown_has_the_tiles_in_a_fence() -> None:
    page = run("map", "forest-coverage", "--format", "markdown").stdout
    fence = page.split("```")[1].removeprefix("text\n").splitlines()
    lines = drawn(80, "map", "forest-coverage")
    first = lines.index(fence[0])
    assert len(fence) > 20
    assert fence == lines[first : first + len(fence)]
    assert "Region | % |" in page
