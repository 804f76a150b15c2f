"""Pages on terminals of three widths: nothing too wide, nothing cut, everything in its column."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache, reduce
from itertools import pairwise
from operator import or_
from typing import Any

import pytest
from contracts import FOUNDING
from rich.cells import cell_len
from running import OWN, TEXT, answer, run, still, terminal

from jjj_cli.messages import LANGUAGES
from jjj_cli.render.wrapping import wrap
from jjj_cli.store.location import Files, shipped_path
from jjj_cli.store.opening import open_store

# Without the slow ones a page is looked at as most people see it.
WIDTHS = (pytest.param(40, marks=pytest.mark.slow), 80, pytest.param(200, marks=pytest.mark.slow))
_ANSI = re.compile(r"\x1b\[[0-9;]*m")
_RULE = re.compile(r"─{3,}")
# What runs on across columns below a row: an id, the Chinese name before it where the English one leads.
_ID = re.compile(r"^ *(?:[^a-z ]+ · )?[a-z0-9]+(?:[-.][a-z0-9]+)*(?= |$)")
Call = tuple[str, ...]

# A comparison prints its unit once, at the head of the column: `figure` is what is left of `printed`.
COMPARED = ("region", "figure", "period", "basis")
CONVERTED = ("region", "printed", "period", "basis")
FACT = ("metric_name", "fact", "printed", "period", "basis")
# How the line below a table begins that says which columns had no room.
NO_ROOM = ("No room for: ", "宽度不够")
# What is asked, and the fields of its JSON rows whose text the page shows.
PAGES: dict[Call, tuple[str, ...]] = {
    ("compare", "forest-coverage"): COMPARED,
    ("compare", "investment-total", "--unit", "万亿元"): (*CONVERTED, "counterpart"),
    ("compare", "investment-total", "--parts"): (*COMPARED, "counterpart"),
    ("compare", "enterprise-count", "--bases"): CONVERTED,
    ("compare", "output-value", "--include", "target"): (*COMPARED, "nature"),
    ("compare", "forest-coverage", "--history"): ("region", "figure", "period"),
    ("compare", "forest-coverage", "--history", "--all"): COMPARED,
    ("compare", "forest-coverage", "investment-total", "enterprise-count"): ("region", "period", "basis"),
    ("region", "沧州", "--all"): ("name", "initiative", "status_printed", "fact", "printed", "period", "basis"),
    ("region", "延庆", "--all"): ("name", "initiative", "status_printed", "fact", "printed", "period", "basis"),
    ("region", "雄安", "--deep"): ("name", "initiative", "region", "regions", "fact", "printed", "period", "basis"),
    ("region", "南开", "--all"): (),
    ("region", "北京"): (),
    ("region", "雄安"): (),
    ("initiatives", "--region", "承德", "--domain", "ecology"): ("name", "initiative", "status_printed", "regions"),
    ("initiatives", "--with", "北京"): ("name", "initiative", "status_printed", "regions"),
    FOUNDING: ("region", *FACT[1:]),
    ("facts", "--region", "南开"): (),
    (*FOUNDING, "--fields", "fact,region,value,basis,locator"): ("fact", "region", "value", "basis", "locator"),
    ("regions", "--level", "zone"): ("name", "code", "name_en", "parent_name"),
    ("metrics", "--domain", "ecology"): ("name", "metric", "name_en", "unit"),
    ("sources", "日报"): ("title", "source", "publishers", "published"),
    ("show", "chengde.forest-coverage.2022-10"): (*FACT, "region", "locator"),
    ("show", "tianjin.investment-total.2022-10"): (*FACT, "region", "locator", "counterpart"),
    ("show", "chengde-afforestation"): ("name", "name_en", "initiative", "regions", "summary", "status_printed"),
    ("show", "forest-coverage"): ("name", "name_en", "metric", "aliases", "definition", "unit"),
    ("show", "jjj-delegates-2022-10"): ("title", "publishers", "published", "url", "note", "source"),
    ("show", "雄安"): ("name", "name_en", "code", "aliases", "note"),
    ("convert", "3556万亩", "平方公里"): ("quantity", "unit"),
    ("convert", "近60万亩"): ("quantity", "unit"),
    ("extract", TEXT): ("surface",),
    ("verify", TEXT): ("surface", "message"),
    ("search", "生物医药"): ("id", "text"),
    ("search", "造林", "--limit", "3"): ("id", "text"),
    ("audit", "--only-own", "--store", str(OWN)): (),  # the shipped one would be read whole for each width
    ("audit", "--rules"): ("rule", "name", "why"),
}


def _named(call: Call) -> str:
    return " ".join(call).replace(TEXT, "text.md").replace(str(OWN), "own.json")


EVERY_PAGE = pytest.mark.parametrize("call", PAGES, ids=_named)
EVERY_WIDTH = pytest.mark.parametrize("width", WIDTHS)


@cache
def lines_of(width: int, *call: str, language: str = "en") -> list[str]:
    """Give the lines that a terminal of this width shows for a command."""
    screen = terminal(width, *call, env={"JJJ_LANG": language})
    assert screen.returncode == 0
    return _ANSI.sub("", still(screen.text)).removesuffix("\n").split("\n")


# Width, ends, words --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("width", "language"),
    [
        (80, "en"),
        *(pytest.param(*one, marks=pytest.mark.slow) for one in ((40, "en"), (200, "en"), (40, "zh"))),
    ],
)
@EVERY_PAGE
def test_a_page_fits_the_terminal_and_is_clean(call: Call, width: int, language: str) -> None:
    lines = lines_of(width, *call, language=language)
    assert [line for line in lines if cell_len(line) > width] == []
    assert [line for line in lines if line != line.rstrip()] == []
    page = "\n".join(lines)
    assert re.findall(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", page) == []
    assert "Traceback" not in page


@EVERY_PAGE
def test_colour_takes_no_room(call: Call) -> None:
    assert lines_of(80, *call) == _ANSI.sub("", still(terminal(80, *call, env={"NO_COLOR": "1"}).text)).splitlines()


ERRORS: list[Call] = [
    ("region", "沧洲"),
    ("initiatives", "--domain", "eco"),
    ("facts", "--fields", "nonsense"),
    ("compare", "investment-total", "--strict"),
    ("nonsense",),
]


@EVERY_WIDTH
@pytest.mark.parametrize("call", ERRORS, ids=_named)
def test_errors_are_whole_and_fit_the_terminal(call: Call, width: int) -> None:
    screen = terminal(width, *call)
    text = _ANSI.sub("", screen.text)
    assert screen.returncode in (2, 3, 5)
    assert _bare(text) == _bare(run(*call).stderr)
    assert "Traceback" not in text
    assert [line for line in text.splitlines() if cell_len(line) > width] == []


# Nothing is cut ------------------------------------------------------------------------------------


@EVERY_WIDTH
@EVERY_PAGE
def test_nothing_is_cut(call: Call, width: int) -> None:
    lines = lines_of(width, *call)
    left_out = "".join(line for line in lines if line.startswith(NO_ROOM))
    lines = [line for line in lines if not line.startswith(NO_ROOM)]
    shown = _read_down(lines) + _read_down(_in_columns(lines, call))
    spared = {"printed": "As printed", "figure": "As printed", "nature": "Nature"}
    fields = [field for field in PAGES[call] if spared.get(field, "-") not in left_out]
    assert [text for text in _texts(call, fields, left_out) if _bare(text) not in shown] == []


@EVERY_WIDTH
@pytest.mark.parametrize("call", [call for call in PAGES if call[0] == "compare"], ids=_named)
def test_every_note_of_a_comparison_is_shown_whole(call: Call, width: int) -> None:
    shown = _bare("".join(lines_of(width, *call, "--notes")))
    notes = answer(*call)["notes"]
    assert [note["message"] for note in notes if _bare(note["message"]) not in shown] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_caveat_takes_a_line_and_sources_run_on(language: str) -> None:
    lines = lines_of(80, "compare", "forest-coverage", language=language)
    start = next(place for place, line in enumerate(lines) if line.startswith(("Comparable", "可比")))
    cited = next(place for place, line in enumerate(lines) if line.startswith("[1] "))
    # A line for each caveat; the way to one year stands in the first of them. What is not shown has two at most.
    rows = answer("compare", "forest-coverage")["rows"]
    codes = dict.fromkeys(flag for row in rows for flag in row["flags"])
    assert sum(line.startswith("!") for line in lines[start:cited]) == len(codes)
    assert cited - start <= 1 + len(codes) + 2
    # However many sources there are, three lines or so have ten of them.
    assert len(lines[cited:]) <= len({row["source"] for row in rows}) / 3


@EVERY_WIDTH
def test_a_hedge_is_shown_as_print_has_it(width: int) -> None:
    assert "超50%" in _read_down(lines_of(width, "region", "延庆", "--all"))
    assert "近60%" in _read_down(lines_of(width, *FOUNDING))
    assert "900多" in _read_down(lines_of(width, "compare", "enterprise-count", "--bases", language="zh"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("call", "kind"),
    [
        (("region", "沧州", "--facts"), "fact"),
        (("region", "沧州", "--initiatives"), "initiative"),
        (FOUNDING, "fact"),
        (("metrics",), "metric"),
        (("sources", "日报"), "source"),
        (("regions", "--level", "zone"), "code"),
    ],
)
def test_an_id_stands_in_one_piece(call: Call, kind: str, language: str) -> None:
    words = set(" ".join(lines_of(80, *call, language=language)).split())
    assert {row[kind] for row in answer(*call)["rows"] if row.get(kind)} - words == set()


@pytest.mark.parametrize("name", ["承德市", "森林覆盖率", "河北雄安新区"])
def test_a_chinese_name_beside_an_english_one_is_not_broken(name: str) -> None:
    lines = lines_of(80, "compare", "forest-coverage")
    assert "".join(lines).count(name) == sum(line.count(name) for line in lines)


def test_what_follows_a_mark_hangs_below_it() -> None:
    lines = lines_of(80, "compare", "forest-coverage", "--notes")
    start = next(place for place, line in enumerate(lines) if line.startswith("[10] "))
    assert lines[start + 1].startswith("     ")
    assert lines[start + 1][5] != " "
    note = next(place for place, line in enumerate(lines) if line.startswith("! basis: "))
    assert re.match(r"  \S", lines[note + 1])


def _texts(call: Call, fields: Iterable[str], left_out: str) -> Iterator[str]:
    """Give what the page of a command must show, from the JSON of that command, but for years without room."""
    extra = ("--fields", "metric_name," + ",".join(PAGES[call])) if call[0] == "facts" and PAGES[call] else ()
    rows = answer(*(call if "--fields" in call else (*call, *extra)))["rows"]
    for row in _newest(rows, left_out) if call[-1] == "--history" else rows:
        for field in fields:
            if field == "basis" and "--fields" not in call:
                # Who reads English is told in English what is counted; of one record its own words are shown too.
                yield from _items(_basis_en(row["basis"]))
            if field != "basis" or "--fields" in call or call[0] == "show":
                said = _said(row, field, call[-1] == "--history")
                yield from (re.sub(r"^¶(?=\d)", "paragraph ", text) if call[0] == "show" else text for text in said)


@cache
def _basis_en(basis: str | None) -> str | None:
    return open_store(Files(shipped_path(), None)).basis_en(basis)


def _year(row: dict[str, Any]) -> str:
    return str(row["period"][-10:].split("/")[-1][:4])


def _newest(rows: list[dict[str, Any]], left_out: str) -> list[dict[str, Any]]:
    """Give what the page of a history of many regions has: its newest five years, or as many as there is room for."""
    years = [year for year in sorted({_year(row) for row in rows})[-5:] if year not in left_out]
    return [row for row in rows if _year(row) in years]


def _said(row: dict[str, Any], field: str, by_year: bool = False) -> list[str]:
    """Say what a page says for a field."""
    if field == "period" and by_year and row["period"] == f"{_year(row)}-12-31":
        return [_year(row)]
    if field == "figure":
        return re.findall(r"\d[\d.]*", row["printed"])[:1]  # the hedge is said in the reader's language
    if field == "period" and row.get("kind") == "initiative":
        return []  # a list of initiatives says how far each one is, and not since when
    if field == "period":
        return [re.sub(r"^\.\./", "to ", row["period"]).replace("/", " – ")]
    return _items(row.get(field))


def _items(value: Any) -> list[str]:
    return [] if value is None else [str(item) for item in (value if isinstance(value, list) else [value])]


def _bare(text: str) -> str:
    """Give a text without what a terminal adds to it: how lines break, and separators in long numbers."""
    return re.sub(r"(?<=\d),(?=\d{3})", "", re.sub(r"\s", "", text))


def _read_down(lines: list[str]) -> str:
    """Read a page column by column, so that a cell of several lines stands in one piece.

    Where a block has columns is found as a reader finds it: two cells are blank in every line.
    A heading stands on what it heads without an empty line, so a block is read from each of its first lines on;
    where that leaves the columns as they are, what is read stands in what was read from above.
    """
    pieces: list[str] = []
    for block in _blocks(lines):
        seen: list[tuple[int, int]] = []
        for first in range(min(len(block), 24)):
            grid = [_cells(line) for line in block[first:] if not _RULE.fullmatch(line)]
            columns = _columns(grid)
            if columns != seen:
                pieces += ["".join("".join(row[start:end]) for row in grid) for start, end in columns]
            seen = columns
    return "\n".join(_bare(piece) for piece in [*pieces, "".join(lines)])


def _blocks(lines: list[str]) -> list[list[str]]:
    """Split a page at empty lines; a card's head and what hangs below it are two blocks."""
    blocks: list[list[str]] = [[]]
    for line in lines:
        if not line:
            blocks.append([])
        elif blocks[-1] and line.startswith("  ") and not blocks[-1][-1].startswith("  ") and len(blocks[-1]) < 3:
            blocks.append([line])
        else:
            blocks[-1].append(line)
    return [block for block in blocks if block]


@cache
def _cells(line: str) -> tuple[str, ...]:
    """Spread a line over a terminal's cells: a wide character fills one and leaves one empty."""
    return tuple(cell for letter in line for cell in (letter, "")[: cell_len(letter)])


@cache
def _inked(row: tuple[str, ...]) -> int:
    """Say which cells of a line are not blank: a bit for each, the first the lowest."""
    return sum(1 << place for place, cell in enumerate(row) if cell != " ")


def _columns(grid: list[tuple[str, ...]]) -> list[tuple[int, int]]:
    """Find where the columns of a block start and end: between them two cells or more are blank."""
    width = max(map(len, grid), default=0)
    inked = reduce(or_, map(_inked, grid), 0)
    blank = [not inked >> place & 1 for place in range(width)]
    gaps = [place for place in range(width - 1) if blank[place] and blank[place + 1]]
    starts = [place for place in range(width) if not blank[place] and (place == 0 or place - 2 in gaps)]
    return [(start, end) for start, end in pairwise([*starts, width])]


def _in_columns(lines: list[str], call: Call) -> list[str]:
    """Give the lines of a page without the ids that run on across its columns."""
    ids = {
        row[key]
        for row in answer(*call)["rows"]
        for key in ("fact", "initiative", "metric", "source", "id", "code")
        if row.get(key)
    }
    blanked = [
        _ID.sub(lambda id_: " " * len(id_[0]) if id_[0].split(" · ")[-1].strip() in ids else id_[0], line, 1)
        for line in lines
    ]
    return [shown for shown, line in zip(blanked, lines, strict=True) if shown.strip() or not line]


# Columns -------------------------------------------------------------------------------------------


def _tables(lines: list[str]) -> Iterator[tuple[str, list[tuple[str, ...]]]]:
    """Give each table of a page: its line of headings, and the cells of its lines."""
    for place, line in enumerate(lines):
        if _RULE.fullmatch(line):
            rest = lines[place + 1 :]
            body = rest[: rest.index("")] if "" in rest else rest
            yield lines[place - 1], [_cells(row) for row in body if not row.startswith(NO_ROOM)]


TABLED = [call for call in PAGES if call[0] not in ("show", "audit", "convert", "verify") and PAGES[call]]


@pytest.mark.parametrize("width", [80, 200])
@pytest.mark.parametrize("call", TABLED, ids=_named)
def test_columns_line_up(call: Call, width: int) -> None:
    tables = list(_tables(_in_columns(lines_of(width, *call, language="zh"), call)))
    if width == 200:
        assert tables
    for headings, body in tables:
        names = re.split(r" {2,}", headings.strip())
        head = _cells(headings)
        columns = _columns([head, *body])
        assert len(columns) == len(names)
        units = {row.get("unit") for row in answer(*call)["rows"]}
        for name, (start, end) in zip(names, columns, strict=True):
            texts = ["".join(cell or "\0" for cell in row[start:end]).rstrip() for row in [head, *body]]
            left = {len(text) - len(text.lstrip()) for text in texts if text}
            right = {len(text) for text in texts if text}
            # Numbers stand by their points, which the test below looks at; all else by one of its sides.
            assert left == {0} or len(right) == 1 or ((name in units or name.isdigit()) and call[0] == "compare")


@pytest.mark.parametrize("width", [80, 200])
@pytest.mark.parametrize("call", [call for call in TABLED if call[0] == "compare"], ids=_named)
def test_the_rows_of_a_comparison_start_in_one_column(call: Call, width: int) -> None:
    regions = {row["region"] for row in answer(*call)["rows"]}
    starts = set()
    for _, body in _tables(lines_of(width, *call, language="zh")):
        for row in body:
            line = "".join(row)
            starts |= {
                cell_len(line.partition(name)[0]) for name in regions if re.match(rf"[\d–· ]{{0,12}}{name}", line)
            }
    assert len(starts) == 1 or (width == 80 and not starts)  # what is too wide for 80 cells is shown as cards


@EVERY_WIDTH
@pytest.mark.parametrize(
    "call",
    [
        ("compare", "forest-coverage", "--region", "延庆", "--region", "承德"),
        ("compare", "forest-coverage", "--region", "延庆", "--region", "承德", "--history"),
        ("compare", "investment-total", "--region", "沧州", "--region", "保定", "--unit", "万亿元"),
        ("compare", "enterprise-count", "--bases", "--region", "沧州"),
        ("compare", "output-value", "--bases", "--include", "target"),
    ],
    ids=_named,
)
def test_decimal_points_stand_in_one_column(call: Call, width: int) -> None:
    found: set[Decimal] = set()
    for headings, body in _tables(lines_of(width, *call, language="zh")):
        # A history has the years below one another, and a column for each region.
        for start, end in _columns([_cells(headings), *body])[slice(1, 3) if "--history" in call else slice(2, 3)]:
            points: set[int] = set()
            for row in body:
                if match := re.search(r"[\d,]+(\.\d+)?", "".join(cell or "\0" for cell in row[start:end])):
                    found.add(Decimal(match[0].replace(",", "")))
                    points.add(len(match.string[: match.start()]) + len(match[0].partition(".")[0]))
            assert len(points) <= 1
    if found or width > 40:  # at 40 cells the rows of a wide table are cards, each with one number
        assert found == {Decimal(str(row["value"])) for row in answer(*call)["rows"]}


# What would be seen of a pager: a mark before each line.
PAGED = {"PAGER": "sed s/^/|/"}


@pytest.mark.parametrize(
    ("asked", "env", "paged"),
    [
        (FOUNDING, PAGED, True),
        ((*FOUNDING, "--format", "table"), PAGED, True),
        ((*FOUNDING, "--no-pager"), PAGED, False),
        ((*FOUNDING, "--format", "tsv"), PAGED, False),
        ((*FOUNDING, "--format", "json"), PAGED, False),
        (("compare", "project-count", "--region", "沧州"), PAGED, False),
        (FOUNDING, {"PAGER": ""}, False),
        (FOUNDING, {"PAGER": "/no/pager"}, False),
        (FOUNDING, {"PAGER": "'"}, False),
        (FOUNDING, {"PAGER": "false"}, False),
        (FOUNDING, {**PAGED, "TERM": "dumb"}, False),
    ],
    ids=str,
)
def test_a_page_longer_than_the_screen_goes_through_the_pager(
    asked: tuple[str, ...], env: dict[str, str], paged: bool
) -> None:
    screen = terminal(80, *asked, env=env)
    lines = screen.text.splitlines()
    assert (screen.returncode, len(lines) > 5) == (0, True)
    assert {line.startswith("|") for line in lines} == {paged}


def test_a_pager_that_is_left_early_is_no_error() -> None:
    assert terminal(80, *FOUNDING, env={"PAGER": "head -1"}).returncode == 0


# Breaking lines ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        # An English text keeps a Chinese name whole, and a Chinese one is broken anywhere.
        ("Forest coverage 森林覆盖率 is 60%", 20, ["Forest coverage", "森林覆盖率 is 60%"]),
        ("用 --region 指定地区或者所辖的县", 20, ["用 --region 指定地区", "或者所辖的县"]),
        ("Tech Park 北京·沧州渤海新区", 16, ["Tech Park 北京·", "沧州渤海新区"]),
        # Ids and dates are copied whole, where a line has room for them.
        ("see jjj-delegates-2022-10", 22, ["see", "jjj-delegates-2022-10"]),
        ("(press; 2022-10-21)", 14, ["(press;", "2022-10-21)"]),
        ("from 2022-10", 10, ["from", "2022-10"]),
        ("cangzhou.forest-coverage.2022-10", 16, ["cangzhou.forest-", "coverage.2022-10"]),
        ("文件后缀为 .jsonl、.ndjson", 16, ["文件后缀为", ".jsonl、.ndjson"]),
        ("后缀 .jsonl、.ndjson", 14, ["后缀 .jsonl、", ".ndjson"]),
        ("all of Gu'an County", 11, ["all of", "Gu'an", "County"]),
        # The number of a source is not parted from whose it is.
        ("[1] 新华社 2022 · [2] 新华网", 20, ["[1] 新华社 2022 ·", "[2] 新华网"]),
        ("Beijing–Cangzhou park", 10, ["Beijing–", "Cangzhou", "park"]),
    ],
)
def test_a_line_is_broken_where_a_reader_would(text: str, width: int, lines: list[str]) -> None:
    assert wrap(text, width) == lines
