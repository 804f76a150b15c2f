"""Pictures of comparisons, as files: what they are, what they show, and that they say all that the table says."""

import json
import re
import shutil
import struct
import tempfile
from collections.abc import Callable
from functools import cache
from html.parser import HTMLParser
from importlib.util import find_spec
from itertools import combinations
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from exporting import TEXTS
from running import answer, own_fact, run, run_process, terminal, write_store

from jjj_cli.messages import ENGLISH

if not find_spec("matplotlib"):  # it is imported by what draws, and not here
    pytest.skip("pictures are drawn with matplotlib, which is not installed", allow_module_level=True)

SVG = "{http://www.w3.org/2000/svg}"
LINK = "{http://www.w3.org/1999/xlink}href"
# Whoever sets this has no fonts but those that matplotlib brings.
BLIND = {"MPL_IGNORE_SYSTEM_FONTS": "1"}
KINDS: dict[str, tuple[str, ...]] = {
    "bars": ("forest-coverage",),
    "bars in a unit": ("investment-total", "--unit", "万亿元"),
    "bars at a date": ("gdp", "--at", "2022", "--level", "city"),
    "bases": ("enterprise-count", "--bases"),
    "targets": ("forest-coverage", "--include", "target", "--include", "planned"),
    "a formula": ("gdp / population", "--unit", "万元/人"),
    "history": ("forest-coverage", "--history", "--level", "city"),
    "changes": ("gdp", "--between", "2020", "2023"),
    "scatter": ("gdp", "population", "--level", "city"),
}
SUFFIXES = (".svg", ".png", ".pdf", ".html")
# One of each way of drawing, for what does not differ between the kinds.
DRAWN = pytest.mark.parametrize("asked", [KINDS[kind] for kind in ("targets", "history", "scatter")], ids=" ".join)
# Without the slow ones a picture of each way of drawing is looked at.
QUICK = ("targets", "history", "changes", "scatter")
EVERY = pytest.mark.parametrize(
    "asked",
    [pytest.param(asked, marks=() if kind in QUICK else pytest.mark.slow) for kind, asked in KINDS.items()],
    ids=KINDS,
)
_FOLDER = tempfile.TemporaryDirectory()


IN_EACH = pytest.mark.parametrize("suffix", SUFFIXES)


@cache
def drawn(suffix: str, *asked: str, lang: str = "en") -> bytes:
    """Draw a picture once and give its bytes; skip what takes a font with Chinese where none is installed."""
    folder = Path(tempfile.mkdtemp(dir=_FOLDER.name))
    path = folder / f"picture{suffix}"
    done = run("compare", *asked, "--plot", path, "--quiet", env={"JJJ_LANG": lang})
    if suffix in (".png", ".pdf") and done.returncode == 2 and "fonts-noto-cjk" in done.stderr:
        pytest.skip("no font with Chinese is installed: fonts-noto-cjk has one")
    assert (done.returncode, done.stderr) == (0, "")
    assert [file.name for file in folder.iterdir()] == [path.name]
    return path.read_bytes()


def svg(*asked: str, lang: str = "en") -> ET.Element:
    """Draw an SVG and read it."""
    return ET.fromstring(drawn(".svg", *asked, lang=lang))  # noqa: S314 - of our own making


def texts(root: ET.Element) -> list[str]:
    """Give all lines of text of an SVG."""
    return ["".join(element.itertext()) for element in root.iter(f"{SVG}text")]


def words(root: ET.Element) -> str:
    """Give all text of an SVG, without the spaces at which lines are broken."""
    return squeezed("".join(texts(root)))


def squeezed(text: str) -> str:
    """Take out the spaces, and the separators that stand in long numbers of pictures alone."""
    return re.sub(r"\s+|(?<=\d),(?=\d{3})", "", text)


def corners(root: ET.Element, name: str) -> list[tuple[float, float]]:
    """Give the corners of the shape or the line of a name."""
    (group,) = [element for element in root.iter(f"{SVG}g") if element.get("id") == name]
    path = next(group.iter(f"{SVG}path")).get("d") or ""
    return [(float(x), float(y)) for x, y in re.findall(r"[ML] (-?[\d.]+) (-?[\d.]+)", path)]


def place(root: ET.Element, name: str) -> tuple[float, float]:
    """Give where the marker of a name stands."""
    (group,) = [element for element in root.iter(f"{SVG}g") if element.get("id") == name]
    use = next(group.iter(f"{SVG}use"))
    return float(use.get("x") or ""), float(use.get("y") or "")


def names(root: ET.Element, beginning: str) -> list[str]:
    """Give the ids that begin so, in their order."""
    return [name for element in root.iter() if (name := element.get("id") or "").startswith(beginning)]


def own(folder: Path, facts: dict[str, dict[str, Any]], **metrics: dict[str, Any]) -> Path:
    """Write a store of one's own with a metric that the shipped one has not."""
    made = {"own-share": {}, "own-other": {}, **metrics}
    filled = {
        key: {
            "name": f"{key}占比",
            "name_en": key,
            "definition": "…",
            "unit": "%",
            "domain": "ecology",
            "additive": False,
            **value,
        }
        for key, value in made.items()
    }
    given = {f"own.{key}": own_fact(**{"metric": "own-share", **fact}) for key, fact in facts.items()}
    return write_store(folder / "own.json", metrics=filled, facts=given)


def own_svg(store: Path, *asked: str, lang: str = "en") -> ET.Element:
    """Draw an SVG of a store of one's own."""
    return svg(*asked, "--store", str(store), lang=lang)


# Files ---------------------------------------------------------------------------------------------------------------


@EVERY
def test_an_svg_is_xml_whose_text_is_text(asked: tuple[str, ...]) -> None:
    root = svg(*asked)
    assert root.tag == f"{SVG}svg"
    assert root.get("role") == "img"
    assert len(root.get("aria-label") or "") > 20
    assert "DOCTYPE" not in drawn(".svg", *asked).decode()
    families = {element.get("style", "").partition("font-family: ")[2] for element in root.iter(f"{SVG}text")}
    assert all("'Noto Sans CJK SC', " in family and "sans-serif" in family for family in families)


@pytest.mark.slow
@DRAWN
def test_a_png_is_an_image_of_200_dots_an_inch(asked: tuple[str, ...]) -> None:
    data = drawn(".png", *asked)
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", data[16:24])
    assert width == pytest.approx(160 / 25.4 * 200, abs=1)
    assert 300 < height < 4000
    dots = struct.unpack(">II", data.partition(b"pHYs")[2][:8])
    assert dots == (7874, 7874)  # a metre


@DRAWN
def test_a_pdf_is_one_page_with_its_fonts(asked: tuple[str, ...]) -> None:
    data = drawn(".pdf", *asked)
    assert data.startswith(b"%PDF-1.")
    assert data.rstrip().endswith(b"%%EOF")
    assert data.count(b"/Type /Page ") + data.count(b"/Type /Page\n") == 1
    # Type 42 would give the wrong characters of a font with PostScript outlines.
    assert b"/Subtype /Type3" in data
    assert b"/Subtype /Type0" not in data


@IN_EACH
@DRAWN
def test_no_file_says_when_or_where_it_was_made(asked: tuple[str, ...], suffix: str) -> None:
    data = drawn(suffix, *asked)
    assert b"CreationDate" not in data
    assert b"ModDate" not in data
    assert b"<dc:date>" not in data
    assert b"tIME" not in data
    for here in (_FOLDER.name, tempfile.gettempdir(), str(Path(__file__).parents[2]), "/root/"):
        assert here.encode() not in data


@pytest.mark.slow
@IN_EACH
def test_a_file_that_is_there_is_replaced(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"picture{suffix}"
    path.write_text("old", encoding="utf-8")
    picture = drawn(suffix, "forest-coverage")
    assert run("compare", "forest-coverage", "--plot", path).returncode == 0
    assert path.read_bytes() == picture
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


# What is refused: arguments, the code, what is said, and what is advised.
REFUSED: list[tuple[tuple[str, ...], int, str, str]] = [
    (
        ("gdp", "--plot", "a.jpg"),
        2,
        "no kind of picture has this suffix: a.jpg",
        "it is one of .svg, .png, .pdf, .html",
    ),
    (("gdp", "--plot", "svg"), 2, "no kind of picture has this suffix: svg", ".svg, .png, .pdf, .html"),
    (("gdp", "--plot", "-"), 2, "no kind of picture has this suffix: -", ".svg, .png, .pdf, .html"),
    (("gdp", "--plot-size", "90"), 2, "--plot-size is for --plot", ""),
    (("gdp", "--title", "GDP"), 2, "--title is for --plot", ""),
    (("gdp", "--plot", "a.svg", "--plot-size", "wide"), 2, "not a size: wide", "page, column, slide, a width"),
    (("gdp", "--plot", "a.svg", "--plot-size", "59"), 2, "not a size: 59", "from 60 to 2000"),
    (("gdp", "--plot", "a.svg", "--plot-size", "160x9999"), 2, "not a size: 160x9999", "from 60 to 2000"),
    (("gdp", "--plot", "a.svg", "--plot-size", "90x60"), 2, "the picture does not fit into 60 mm", "--top N"),
    (("gdp", "--plot", "no-such-folder/a.svg"), 1, "the file cannot be written: no-such-folder/a.svg", ""),
    (("gdp", "area", "population", "--plot", "a.svg"), 2, "one metric, or two for a scatter, and not 3", ""),
    (
        ("gdp", "area", "--between", "2020", "2023", "--plot", "a.svg"),
        2,
        "a picture of changes takes one metric, and not 2",
        "",
    ),
    (("gdp", "area", "--history", "--plot", "a.svg"), 2, "one figure a region: leave out --history", ""),
    (("gdp", "area", "--bases", "--plot", "a.svg"), 2, "one figure a region: leave out --bases", ""),
    (("gdp", "area", "--top", "3", "--plot", "a.svg"), 2, "leave out --top", ""),
    (("gdp", "--plot", "a.svg", "--fields", "nonsense"), 2, "unknown field: nonsense", "the fields are"),
    (("investment-total", "--unit", "公顷", "--plot", "a.svg"), 5, "cannot become area", ""),
    (("investment-total", "--strict", "--plot", "a.svg"), 5, "do not compare without caveats", "--strict"),
    (("gpd", "--plot", "a.svg"), 3, "unknown metric: gpd", "gdp"),
]


@pytest.mark.parametrize(("asked", "code", "said", "advised"), REFUSED, ids=[" ".join(row[0]) for row in REFUSED])
def test_what_is_refused_leaves_no_file(
    asked: tuple[str, ...], code: int, said: str, advised: str, tmp_path: Path
) -> None:
    done = run("compare", *asked, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (code, "")
    assert done.stderr.startswith("error: ")
    assert said in done.stderr.splitlines()[0]
    assert advised in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_a_folder_and_a_store_are_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "full.svg").mkdir()
    (tmp_path / "full.svg" / "file").touch()
    store = write_store(tmp_path / "own.svg")
    before = store.read_bytes()
    for path in ("full.svg", "own.svg"):
        done = run("compare", "gdp", "--store", store, "--plot", path, cwd=tmp_path)
        assert (done.returncode, done.stdout) == (2, "")
        assert path in done.stderr
    assert store.read_bytes() == before


def test_a_package_that_is_not_installed_is_named(tmp_path: Path) -> None:
    (tmp_path / "matplotlib.py").write_text("raise ImportError", encoding="utf-8")
    done = run("compare", "gdp", "--plot", tmp_path / "a.svg", env={"PYTHONPATH": str(tmp_path)})
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == ("error: --plot needs a package that is not installed\nhint: pip install 'jjj-cli[plot]'\n")
    assert not (tmp_path / "a.svg").exists()


def test_where_nothing_is_found_nothing_is_drawn(tmp_path: Path) -> None:
    done = run("compare", "forest-coverage", "--region", "南开", "--plot", tmp_path / "a.svg")
    assert done.returncode == 0
    assert "note: no picture: there is nothing to draw" in done.stderr
    empty = run("compare", "forest-coverage", "-r", "南开", "--plot", tmp_path / "a.svg", "--fail-empty")
    assert empty.returncode == 4
    nobody = ("compare", "gdp", "forest-coverage", "--region", "邯郸市", "--region", "延庆", "--at", "2022")
    assert "nothing to draw" in run(*nobody, "--plot", tmp_path / "a.svg").stderr
    assert list(tmp_path.iterdir()) == []


@DRAWN
def test_the_answer_is_the_same_as_without_a_picture(asked: tuple[str, ...], tmp_path: Path) -> None:
    with_picture, plain = run("compare", *asked, "--plot", tmp_path / "a.svg"), run("compare", *asked)
    assert with_picture.stdout == plain.stdout
    said = with_picture.stderr.splitlines()
    assert said == [*plain.stderr.splitlines(), f"note: the picture is in {tmp_path / 'a.svg'}"]


@pytest.mark.slow
def test_the_answer_says_where_the_picture_is(tmp_path: Path) -> None:
    path = tmp_path / "图.svg"
    done = run("compare", "gdp", "--plot", path, "--format", "json", env={"JJJ_LANG": "zh"})
    last = json.loads(done.stdout)["notes"][-1]
    assert last == {"code": "plotted", "message": f"the picture is in {path}", "facts": []}
    screen = terminal(200, "compare", "gdp", "--plot", path, env={"NO_COLOR": "1"})
    assert f"the picture is in {path}" in screen.text
    assert run("compare", "gdp", "--plot", path, "--quiet").stderr == ""


def test_strict_draws_what_compares(tmp_path: Path) -> None:
    asked = ("compare", "forest-coverage", "--region", "延庆", "--region", "承德", "--strict")
    assert run(*asked, "--plot", tmp_path / "a.svg").returncode == 0
    assert (tmp_path / "a.svg").exists()


# The machine ---------------------------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize(
    ("suffix", "lang", "start"),
    [(".png", "en", run_process), (".png", "zh", run), (".pdf", "en", run), (".pdf", "zh", run)],
)
def test_without_a_chinese_font_one_sentence_says_which_to_install(
    suffix: str, lang: str, start: Callable[..., CompletedProcess[str]], tmp_path: Path
) -> None:
    done = start("compare", "gdp", "--plot", tmp_path / f"a{suffix}", env={**BLIND, "JJJ_LANG": lang})
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 2
    assert "Noto Sans CJK" in done.stderr
    assert "apt install fonts-noto-cjk" in done.stderr
    assert list(tmp_path.iterdir()) == []


# A process of its own for each: what is set is read when Python or matplotlib starts.
@pytest.mark.slow
@pytest.mark.parametrize(
    ("env", "suffix"),
    [
        ({"HOME": "/proc", "MPLBACKEND": "nonsense"}, ".png"),
        ({"HOME": None, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, ".pdf"),
        ({"HOME": "/nonexistent", "MPLCONFIGDIR": "/nonexistent/there"}, ".svg"),
        (BLIND, ".html"),
    ],
    ids=str,
)
def test_the_same_command_gives_the_same_bytes_whatever_the_environment(
    env: dict[str, str | None], suffix: str, tmp_path: Path
) -> None:
    path = tmp_path / f"again{suffix}"
    picture = drawn(suffix, *KINDS["targets"])
    done = run_process("compare", *KINDS["targets"], "--plot", path, "--quiet", env=env)
    assert (done.returncode, done.stderr) == (0, "")
    assert path.read_bytes() == picture


def test_what_takes_the_readers_font_needs_none(tmp_path: Path) -> None:
    path = tmp_path / "picture.svg"
    done = run("compare", "forest-coverage", "--plot", path, "--quiet", env=BLIND)
    assert (done.returncode, done.stderr) == (0, "")
    assert path.read_bytes() == drawn(".svg", "forest-coverage")


@pytest.mark.slow
@pytest.mark.parametrize("suffix", [".svg", ".png"])
def test_settings_and_fonts_of_ones_own_change_nothing(suffix: str, tmp_path: Path) -> None:
    home, here = tmp_path / "home", tmp_path / "here"
    fonts = home / ".local" / "share" / "fonts"
    for folder in (home / ".config" / "matplotlib", here, fonts):
        folder.mkdir(parents=True)
    settings = "font.size: 40\nsvg.fonttype: path\ntext.usetex: True\nnonsense\n"
    (home / ".config" / "matplotlib" / "matplotlibrc").write_text(settings, encoding="utf-8")
    (here / "matplotlibrc").write_bytes(settings.encode() if suffix == ".svg" else b"\xff\xfe\x00")
    broken = ("NotoSansCJK-Regular.ttc", "msyh.ttf", "other.otf")
    for name in broken:
        (fonts / name).write_bytes(b"ttcf\x00\x01 no font")
    picture = drawn(suffix, "forest-coverage")
    done = run_process(
        "compare", "forest-coverage", "--plot", f"picture{suffix}", "-q", cwd=here, env={"HOME": str(home)}
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert (here / f"picture{suffix}").read_bytes() == picture
    assert sorted(path.name for path in home.rglob("*") if path.is_file()) == sorted(("matplotlibrc", *broken))


# What is said --------------------------------------------------------------------------------------------------------


@EVERY
def test_the_caveats_of_the_screen_stand_shortly_in_the_picture(asked: tuple[str, ...]) -> None:
    said = words(svg(*asked, lang="zh"))
    screen = run("compare", *asked, "--all", "--format", "table", env={"JJJ_LANG": "zh", "COLUMNS": "2000"}).stdout
    told = re.findall(r"^! [^：]+：(.*)$", screen, re.MULTILINE)
    shorts = [re.sub(r"（--[^）]*）|（\d+(?: 处)?）", "", line) for line in told]
    assert shorts
    assert [short for short in shorts if "--" not in short and squeezed(short) not in said] == []
    verdict = answer("compare", *asked)["verdict"]
    assert {"caution": "比较需谨慎", "no": "不宜直接比较"}[verdict] in said


@EVERY
def test_no_option_and_no_id_is_drawn_and_every_publisher_is(asked: tuple[str, ...]) -> None:
    root = svg(*asked)
    said = words(root)
    assert re.findall(r"--[a-z]+", said) == []
    sources = {row["source"]: row for row in answer("sources")["rows"]}
    assert [source for source in sources if source in said] == []
    page = run("compare", *asked, "--format", "markdown").stdout
    used = [source for source in sources if re.search(rf"[;(] {source}\)", page)]
    # A scatter names those of what it draws, and not of regions that lack the other figure.
    drawn_ones = used if "population" not in asked else used[:0]
    assert [one for one in drawn_ones if squeezed(str(sources[one]["publishers"][0])) not in said] == []


def test_a_file_says_from_which_store_it_was_drawn(tmp_path: Path) -> None:
    run("export", "--to", "datapackage", "-o", tmp_path / "all")
    version = json.loads((tmp_path / "all" / "datapackage.json").read_text(encoding="utf-8"))["version"]
    for suffix in (".svg", ".html"):
        assert f"jjj and its store: {version}" in drawn(suffix, *KINDS["scatter"]).decode()


@pytest.mark.parametrize("lang", ["en", "zh"])
@EVERY
def test_every_figure_stands_in_the_picture_as_the_table_has_it(asked: tuple[str, ...], lang: str) -> None:
    said = words(svg(*asked, lang=lang))
    table = run("compare", *asked, "--format", "markdown", env={"JJJ_LANG": lang}).stdout
    lines = [line.split(" | ") for line in table.splitlines() if line.startswith("| ") and "---" not in line]
    unit = next(iter(answer("compare", *asked)["rows"]))["unit"]
    place = next((at for at, cell in enumerate(lines[0]) if cell.strip("| ") == unit), None)
    if place is None or "--history" in asked:  # a matrix and changes have tests of their own
        return
    figures = [line[place].strip("| ") for line in lines[1:]]
    assert len(figures) > 1
    assert [figure for figure in figures if squeezed(figure) not in said] == []


@pytest.mark.slow
def test_the_language_decides_the_words() -> None:
    english, chinese = (words(svg("forest-coverage", lang=lang)) for lang in ("en", "zh"))
    assert "Forestcoverage" in english
    assert "森林覆盖率" not in english
    assert "Unit:%" in english
    assert "Forest" not in chinese
    assert "单位：%" in chinese
    assert "注：" in chinese
    assert "来源：[1]" in chinese


def test_a_title_and_a_subtitle_of_ones_own_stand_above() -> None:
    said = texts(svg("gdp", "--region", "北京", "--title", "北京的家底", "--subtitle", "五万亿元以上", lang="zh"))
    assert said[:3] == ["北京的家底", "五万亿元以上", "单位：亿元 · 2025年"]


@pytest.mark.slow
def test_large_numbers_are_written_as_print_writes_them() -> None:
    asked = ("gdp", "--history", "--level", "province")
    for lang, ticks in (("zh", ["2万", "5万"]), ("en", ["20,000", "50,000"])):
        assert [tick for tick in ticks if tick not in texts(svg(*asked, lang=lang))] == []
    assert "52,073.4" in texts(svg("gdp", "--region", "北京"))


def _bases(*asked: str) -> list[tuple[str, str]]:
    """Give what each figure counts, in English and in Chinese."""
    rows = answer("compare", *asked, "--fields", "basis,basis_en")["rows"]
    return [(row["basis_en"], row["basis"]) for row in rows]


def test_unit_period_and_basis_stand_above() -> None:
    said = words(svg("gdp", "--at", "2022", "--level", "city"))
    assert "Unit:100millionyuan·2022" in said
    bases = {basis for basis, _ in _bases("gdp", "--at", "2022", "--level", "city")}
    assert len(bases) > 1
    assert [basis for basis in bases if squeezed(basis or "no basis stated") not in said] == []
    # One basis and one partner for all are said once.
    alone, chinese = (words(svg("investment-total", "--region", "沧州", lang=lang)) for lang in ("en", "zh"))
    ((basis_en, basis),) = _bases("investment-total", "--region", "沧州")
    assert squeezed(f"basis: {basis_en}") in alone
    assert basis not in alone
    assert f"口径：{basis}" in chinese


def test_regions_without_a_figure_are_all_named() -> None:
    asked = [part for name in ("承德", "邢台", "衡水", "石家庄", "沧州", "南开") for part in ("--region", name)]
    rows = answer("compare", "forest-coverage", *asked)["rows"]
    there = {row["region"] for row in rows}
    root = svg("forest-coverage", *asked, lang="zh")
    line = words(root).partition("没有数据，未画出：")[2]
    for name in ("承德市", "邢台市", "衡水市", "石家庄市", "沧州市", "南开区"):
        assert (name in line.partition("来源")[0]) == (name not in there)
    assert len(names(root, "bar-")) == len(rows)


# Bars ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "size"),
    [
        *((KINDS[kind], ()) for kind in ("bars", "bars in a unit", "bars at a date", "bases", "a formula")),
        (KINDS["bars"], ("--plot-size", "column")),
        (KINDS["bars at a date"], ("--plot-size", "slide")),
    ],
    ids=str,
)
def test_bars_start_at_zero_and_are_as_long_as_their_figures(asked: tuple[str, ...], size: tuple[str, ...]) -> None:
    root = svg(*asked, *size)
    values = [float(row["value"]) for row in answer("compare", *asked)["rows"]]
    spans = [[x for x, _ in corners(root, f"bar-{number + 1}")] for number in range(len(values))]
    assert len(names(root, "bar-")) == len(values)
    assert len({min(xs) for xs in spans}) == 1
    longest = max(values)
    widest = max(max(xs) - min(xs) for xs in spans)
    for value, xs in zip(values, spans, strict=True):
        assert max(xs) - min(xs) == pytest.approx(value / longest * widest, abs=0.02)
    assert widest > 40
    # Below the line that they start from stands its number.
    zero = [element for element in root.iter(f"{SVG}text") if "".join(element.itertext()) == "0"]
    assert any(float(element.get("x") or 0) == pytest.approx(spans[0][0], abs=0.01) for element in zero)


def test_negative_figures_go_to_the_left(tmp_path: Path) -> None:
    store = own(
        tmp_path,
        {
            "a": {"region": "130100", "value": 4, "printed": "4%"},
            "b": {"region": "130200", "value": -2, "printed": "-2%"},
            "c": {"region": "130300", "value": 0, "printed": "0%"},
        },
    )
    root = own_svg(store, "own-share")
    up, none, down = ([x for x, _ in corners(root, f"bar-{number}")] for number in (1, 2, 3))
    assert min(up) == max(down) == min(none) == max(none)
    assert max(up) - min(up) == pytest.approx(2 * (max(down) - min(down)), abs=0.02)


@pytest.mark.parametrize(
    ("relation", "printed", "shown", "meant"),
    [
        ("gt", "超50%", "over 50", "more"),
        ("ge", "50%以上", "at least 50", "more"),
        ("lt", "不足50%", "under 50", "less"),
        ("le", "50%以内", "at most 50", "less"),
        ("near", "近50%", "nearly 50", "less"),
        ("approx", "约50%", "about 50", "about"),
    ],
)
def test_a_hedge_is_drawn_and_explained(relation: str, printed: str, shown: str, meant: str, tmp_path: Path) -> None:
    hedged = {"region": "130100", "value": 50, "printed": printed, "relation": relation}
    plain = {"region": "130200", "value": 50, "printed": "50%"}
    root = own_svg(own(tmp_path, {"a": hedged, "b": plain}), "own-share")
    said = words(root)
    assert squeezed(shown) in said
    for kind in ("more", "less", "about"):
        assert (squeezed(ENGLISH[f"plot.end.{kind}"]) in said) == (kind == meant)
    # The sign is beyond the bar and not a part of it.
    spans = [[x for x, _ in corners(root, name)] for name in ("bar-1", "bar-2")]
    assert max(spans[0]) == pytest.approx(max(spans[1]), abs=0.01)


def test_ranks_are_ranges_where_a_hedge_leaves_them_open() -> None:
    said = texts(svg("enterprise-count", "--bases"))
    assert [one for one in said if re.fullmatch(r"1–\d+", one)]


def _since(period: str) -> str:
    return period.partition("/")[0] if "/" in period else ""


def test_unlike_figures_differ_in_pattern_and_words() -> None:
    asked = KINDS["bars at a date"]
    root = svg(*asked)
    fills = {
        name: next(group.iter(f"{SVG}path")).get("style", "").partition("fill: ")[2].split(";")[0]
        for group in root.iter(f"{SVG}g")
        if (name := group.get("id") or "").startswith("bar-")
    }
    rows = answer("compare", *asked)["rows"]
    kinds = [
        (row["basis"], str(row["counterpart"]), row["accumulation"], row["nature"], _since(row["period"]))
        for row in rows
    ]
    for one, other in combinations(range(len(rows)), 2):
        alike = fills[f"bar-{one + 1}"] == fills[f"bar-{other + 1}"]
        assert alike == (kinds[one] == kinds[other])
    # Of more kinds than fills are good for, each stands at its bar.
    said = words(svg("investment-total"))
    # Quotation marks are straight in an English picture.
    bases = [re.sub("[“”]", '"', basis) for basis, _ in _bases("investment-total")]
    assert [basis for basis in bases if squeezed(basis) not in said] == []
    said = words(svg("output-value", "--include", "target"))
    named = ("green chemicals", "economic forests", "BeiDou space-time industry cluster")
    assert [basis for basis in named if squeezed(basis) not in said] == []


def test_a_period_stands_at_every_figure_where_they_differ() -> None:
    said = words(svg("forest-coverage"))
    for row in answer("compare", "forest-coverage")["rows"]:
        assert re.sub(r"(\d{4})-12-31", r"endof\1", row["period"]) in said
    near = words(svg("forest-coverage", "--at", "2021", "--region", "蓟州", "--region", "延庆"))
    assert "not2021" in words(svg("forest-coverage", "--at", "2021", "--region", "怀柔", "--region", "延庆"))
    assert "not2021" not in near


def test_targets_are_diamonds_with_their_year_and_what_is_missing() -> None:
    root = svg("forest-coverage", "--include", "target")
    rows = answer("compare", "forest-coverage", "--include", "target")["rows"]
    hoped = [number for number, row in enumerate(rows, start=1) if row["nature"] == "target"]
    assert names(root, "hope-") == [f"hope-{number}" for number in hoped]
    assert len(names(root, "bar-")) == len(rows) - len(hoped)
    zero = min(x for x, _ in corners(root, "bar-1"))
    unit = (max(x for x, _ in corners(root, "bar-1")) - zero) / float(rows[0]["value"])
    for number in hoped:
        assert place(root, f"hope-{number}")[0] == pytest.approx(
            zero + unit * float(rows[number - 1]["value"]), abs=0.02
        )
    said = words(root)
    assert "target(2025);+0.9,3yleft" in said
    assert "target(endof2020)" in said
    # A target below its own figure does not name the region again.
    assert texts(root).count("Hebei") == sum(text == "Hebei" for text in texts(svg("forest-coverage")))


@pytest.mark.slow
def test_many_bars_make_a_high_picture_and_too_many_none(tmp_path: Path) -> None:
    codes = [code for code in (row["code"] for row in answer("regions")["rows"]) if code.isdigit()]
    assert len(codes) > 201
    facts = {
        f"f{place}": {"region": code, "value": place, "printed": f"{place}%"} for place, code in enumerate(codes[:201])
    }
    store = own(tmp_path, facts)
    many = own_svg(store, "own-share", "--top", "200")
    few = own_svg(store, "own-share", "--top", "20")
    assert len(names(many, "bar-")) == 200
    heights = [float((root.get("height") or "").removesuffix("pt")) for root in (few, many)]
    assert heights[1] > 5 * heights[0]
    done = run("compare", "own-share", "--store", store, "--plot", tmp_path / "a.svg")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "error: 201 figures are too many for a picture, which takes 200\n"
        "hint: --region, --level or --top choose fewer\n"
    )


# History -------------------------------------------------------------------------------------------------------------

REGION, OTHER = "130100", "130200"


def _at(period: str, value: float, **more: Any) -> dict[str, Any]:
    return {"region": REGION, "period": period, "value": value, "printed": f"{value}%", **more}


def test_time_is_true_and_every_point_is_published(tmp_path: Path) -> None:
    store = own(tmp_path, {"a": _at("2010", 10), "b": _at("2011", 20), "c": _at("2012", 15)})
    line = corners(own_svg(store, "own-share", "--history"), "line-1-1")
    assert len(line) == 3
    (first, low), (second, high), (third, middle) = line
    assert (second - first) / (third - first) == pytest.approx(0.5, abs=0.001)
    assert (low - middle) / (low - high) == pytest.approx(0.5, abs=0.001)


def test_no_line_goes_across_years_without_a_figure(tmp_path: Path) -> None:
    facts = {str(year): _at(str(year), year - 2000) for year in (2010, 2011, 2013, 2014, 2016)}
    root = own_svg(own(tmp_path, facts), "own-share", "--history")
    assert [len(corners(root, name)) for name in names(root, "line-")] == [2, 2]
    assert "nolineacrossmissingyearsoranothercensus" in words(root)


@pytest.mark.slow
@pytest.mark.parametrize(
    "broken",
    [{"basis": "新口径"}, {"counterpart": ["110000"]}, {"accumulation": "flow"}],
    ids=lambda broken: next(iter(broken)),
)
def test_a_line_is_broken_where_the_figures_do_not_count_the_same(broken: dict[str, Any], tmp_path: Path) -> None:
    facts = {"a": _at("2010", 10), "b": _at("2011", 20), "c": _at("2012", 30, **broken), "d": _at("2013", 31, **broken)}
    root = own_svg(own(tmp_path, facts), "own-share", "--history")
    assert [len(corners(root, name)) for name in names(root, "line-")] == [2, 2]
    assert "nolinewherethefiguresdonotcountthesame" in words(root)
    alike = {key: {**fact, **broken} for key, fact in facts.items()}
    whole = own_svg(own(tmp_path / "whole", alike), "own-share", "--history")
    assert [len(corners(whole, name)) for name in names(whole, "line-")] == [4]


def test_every_region_has_its_name_and_no_name_looks_like_a_figure() -> None:
    rows = answer("compare", *KINDS["history"])["rows"]
    root = svg(*KINDS["history"], lang="zh")
    said = words(root)
    assert [row["region"] for row in rows if row["region"] not in said] == []
    # A marker a figure, and those of the keys above the plot.
    top = min(float(use.get("y") or 0) for use in root.iter(f"{SVG}use"))
    keys = sum(float(use.get("y") or 0) - top < 30 for use in root.iter(f"{SVG}use"))
    assert len(rows) <= len(list(root.iter(f"{SVG}use"))) <= len(rows) + keys


@pytest.mark.slow
@pytest.mark.parametrize(
    ("values", "zero"), [((10, 90), True), ((50, 90), True), ((88, 90), False), ((-3, 5), True), ((-90, -88), False)]
)
def test_a_scale_that_does_not_start_at_zero_says_so(values: tuple[float, float], zero: bool, tmp_path: Path) -> None:
    store = own(tmp_path, {"a": _at("2010", values[0]), "b": _at("2020", values[1])})
    for asked in (("--history",), ("--between", "2010", "2020")):
        root = own_svg(store, "own-share", *asked)
        assert ("Thescaledoesnotstartatzero." in words(root)) == (not zero)
        assert ("0" in texts(root)) == zero


# Changes -------------------------------------------------------------------------------------------------------------


def test_changes_are_as_the_table_has_them() -> None:
    asked = ("gdp", "--between", "2010", "2023", "--level", "province")
    root = svg(*asked, lang="zh")
    said = words(root).replace("年", "")
    rows = answer("compare", *asked)["rows"]
    assert len(names(root, "change-")) == len(rows)
    table = run("compare", *asked, "--format", "markdown", env={"JJJ_LANG": "zh"}).stdout
    cells = [line.strip("| ").split(" | ") for line in table.splitlines() if line.startswith("| ") and "→" in line]
    assert len(cells) == len(rows)
    for cell in cells:
        assert [part for part in cell[1:6] if squeezed(part.replace("\\", "")) not in said] == []
    (start, _), (end, _) = corners(root, "change-1")
    (other_start, _), (other_end, _) = corners(root, "change-2")
    sizes = [float(row["change"]) for row in rows]
    assert (end - start) / (other_end - other_start) == pytest.approx(sizes[0] / sizes[1], abs=0.01)


def test_shares_change_by_points() -> None:
    said = words(svg("forest-coverage", "--between", "2012", "2022"))
    assert "Change(percentagepoints)" in said
    assert "+9.2" in said
    assert "Change%" not in said


def test_nothing_is_drawn_across_a_refused_break(tmp_path: Path) -> None:
    facts = {
        "a": _at("2010", 10),
        "b": _at("2020", 20, basis="新口径"),
        "c": {**_at("2010", 30), "region": OTHER},
        "d": {**_at("2020", 50), "region": OTHER},
    }
    asked = ("own-share", "--between", "2010", "2020")
    store = own(tmp_path, facts)
    root = own_svg(store, *asked)
    assert len(names(root, "change-")) == 1
    assert "nochangeforShijiazhuang,whose" in words(root)
    assert "acrossabreak" not in words(root)
    across = own_svg(store, *asked, "--across")
    assert len(names(across, "change-")) == 2
    assert "acrossabreak:thetwofiguresdonotcountthesame" in words(across)


# Two metrics ---------------------------------------------------------------------------------------------------------


def test_points_are_regions_of_which_both_are_known() -> None:
    asked = ("gdp", "population", "--level", "city")
    rows = answer("compare", *asked)["rows"]
    sides = [{row["region"]: float(row["value"]) for row in rows if row["metric"] == metric} for metric in asked[:2]]
    both = [region for region in sides[0] if region in sides[1]]
    root = svg(*asked, lang="zh")
    assert len(names(root, "spot-")) == len(both) > 2
    said = words(root)
    for region in sides[0].keys() ^ sides[1].keys():
        lacking = "常住人口" if region in sides[0] else "地区生产总值"
        assert region in said.partition(f"缺{lacking}数据、未画出的：")[2]
    order = [row["name"] for row in answer("regions")["rows"] if row["name"] in both]
    places = [place(root, f"spot-{number + 1}") for number in range(len(order))]
    for side, at in ((0, 0), (1, 1)):
        ranked = sorted(range(len(order)), key=lambda one: sides[side][order[one]])
        drawn_order = sorted(range(len(order)), key=lambda one: places[one][at] * (1 if at == 0 else -1))
        assert ranked == drawn_order
    # Units and periods are at the axes, and no line goes through the points.
    assert re.search(r"地区生产总值（亿元），20\d\d年", said)
    assert names(root, "line-") == []


def _boxes(root: ET.Element) -> list[tuple[str, float, float, float, float]]:
    """Give where the texts stand, as wide as their characters are at the least."""
    found = []
    for element in root.iter(f"{SVG}text"):
        text, style = "".join(element.itertext()), element.get("style") or ""
        size = float(style.partition("font-size: ")[2].partition("px")[0])
        wide = sum(size if ord(letter) > 0x2E7F else size * 0.45 for letter in text)
        part = {"start": 0.0, "middle": 0.5, "end": 1.0}[style.partition("text-anchor: ")[2].partition(";")[0]]
        x, y = float(element.get("x") or 0) - part * wide, float(element.get("y") or 0)
        found.append((text, x, y - size * 0.75, x + wide, y))
    return found


def test_no_name_lies_on_another(tmp_path: Path) -> None:
    every = answer("regions")["rows"]
    own_names = [row["name"] for row in every]
    counties = [row for row in every if row["level"] == "county" and own_names.count(row["name"]) == 1]
    chosen = counties[:40]
    facts = {}
    for number, row in enumerate(chosen):
        for metric, value in (("own-share", number * 7 % 40), ("own-other", number * 11 % 40)):
            fact = {"metric": metric, "region": row["code"], "value": value, "printed": f"{value}%"}
            facts[f"{metric}.{number}"] = fact
    root = own_svg(own(tmp_path, facts), "own-share", "own-other", lang="zh")
    assert len(names(root, "spot-")) == len(chosen)
    boxes = [box for box in _boxes(root) if box[0] in {row["name"] for row in chosen}]
    assert {box[0] for box in boxes} == {row["name"] for row in chosen}
    over = [
        (one[0], other[0])
        for one, other in combinations(boxes, 2)
        if one[1] < other[3] and other[1] < one[3] and one[2] < other[4] and other[2] < one[4]
    ]
    assert over == []


# The map of tiles -----------------------------------------------------------------------------------------------------


def test_a_map_has_a_tile_for_each_city_and_its_figure_in_it(tmp_path: Path) -> None:
    path = tmp_path / "map.svg"
    asked = ("map", "gdp", "--at", "2022")
    done = run(*asked, "--plot", path, "--title", "各市经济总量", env={"JJJ_LANG": "zh"})
    assert done.returncode == 0
    root = ET.parse(path).getroot()  # noqa: S314 - of our own making
    rows = answer(*asked)["rows"]
    assert {f"tile-{row['tile_row']}-{row['tile_column']}" for row in rows} < set(names(root, "tile-"))
    said = words(root)
    assert [row["region"] for row in rows if row["region"].removesuffix("市") not in said] == []
    assert [row["value"] for row in rows if f"{row['value']:g}" not in said and str(row["value"]) not in said] == []
    assert texts(root)[:2] == ["各市经济总量", "单位：亿元 · 2022年"]
    assert "暂无数据" in said


# Sizes ---------------------------------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize(
    ("asked", "width", "height"),
    [("page", 160, None), ("column", 90, None), ("slide", 254, 143), ("120", 120, None), ("250X150", 250, 150)],
)
def test_a_picture_is_as_large_as_is_asked_for(asked: str, width: int, height: int | None) -> None:
    root = svg("forest-coverage", "--plot-size", asked)
    wide, tall = (float((root.get(side) or "").removesuffix("pt")) / 72 * 25.4 for side in ("width", "height"))
    assert wide == pytest.approx(width, abs=0.1)
    if height:
        assert tall == pytest.approx(height, abs=0.1)


# In English, which is longer.
COLUMN = [(*KINDS[kind], "--plot-size", "column") for kind in ("bars", "history", "changes", "scatter")]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("asked", "lang"),
    [*((asked, lang) for asked in KINDS.values() for lang in ("en", "zh")), *((asked, "en") for asked in COLUMN)],
    ids=str,
)
def test_no_text_is_cut_off(asked: tuple[str, ...], lang: str) -> None:
    root = svg(*asked, lang=lang)
    width, height = (float((root.get(side) or "").removesuffix("pt")) for side in ("width", "height"))
    beyond = [box for box in _boxes(root) if box[1] < 0 or box[2] < 0 or box[3] > width or box[4] > height]
    assert beyond == []


# Strangers -----------------------------------------------------------------------------------------------------------

HOSTILE = {
    **TEXTS,
    "script": "<script>alert(1)</script>",
    "attribute": '" onload="alert(1)" x=\'',
    "cdata": "]]><script>alert(1)</script>",
    "entity": "&lt;b&gt;&#60;script&#62;",
    "mathematics": "$\\frac{a}{b}$ $x^2$ 5$",
    "broken mathematics": "$\\nonsense{",
    "long": "很长的名字" * 4000,
    "long latin": "word" * 4000,
    "format": "{name} %s %(a)s",
    "url": "url(#x) javascript:alert(1)",
}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    facts, regions = {}, {}
    for number, text in enumerate(HOSTILE.values()):
        code = f"own-{number}"
        regions[code] = {"name": text, "name_en": text, "level": "zone", "parent": "130900"}
        for metric in ("own-share", "own-other"):
            texts = dict.fromkeys(("printed", "basis", "locator", "note"), text)
            fact = {"metric": metric, "region": code, "value": number + 1, "source": "own-source", **texts}
            facts[f"own.{metric}.{number}"] = own_fact(**fact)
            facts[f"own.{metric}.{number}.later"] = own_fact(**{**fact, "period": "2025", "value": number})
    about = {"name": "<b>&\"'\u202e$x$", "name_en": "</svg><script>$x$", "definition": "…", "domain": "ecology"}
    measured: dict[str, Any] = {**about, "unit": "%", "additive": False}
    source = {"title": "</text><script>x</script>", "publishers": ["a]]>b"], "authority": "press", "access": "copy"}
    return write_store(
        folder / "own.json",
        regions=regions,
        metrics={"own-share": measured, "own-other": measured},
        sources={"own-source": source},
        facts=facts,
    )


HOSTILE_KINDS = [
    ("own-share",),
    ("own-share", "--history"),
    ("own-share", "--between", "2021", "2025"),
    ("own-share", "own-other"),
]


@pytest.mark.slow
@pytest.mark.parametrize("asked", HOSTILE_KINDS, ids=" ".join)
def test_nothing_hostile_runs_in_an_svg(asked: tuple[str, ...], hostile: Path) -> None:
    root = own_svg(hostile, *asked)
    tags = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert tags <= {
        *(
            "svg",
            "title",
            "metadata",
            "RDF",
            "Work",
            "source",
            "defs",
            "style",
            "g",
            "path",
            "pattern",
            "rect",
            "text",
            "use",
        ),
    }
    attributes = {name for element in root.iter() for name in element.attrib}
    assert not [name for name in attributes if name.lower().startswith("on")]
    assert {link for element in root.iter() if (link := element.get(LINK)) and not link.startswith("#")} == set()
    said = "".join(root.itertext()) + str(root.get("aria-label"))
    assert not re.findall(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]", said)
    assert "\\u202e" in said
    assert "$x$" in said  # what looks like mathematics is text


@pytest.mark.slow
@pytest.mark.parametrize("asked", HOSTILE_KINDS, ids=" ".join)
def test_nothing_hostile_runs_on_a_page(asked: tuple[str, ...], hostile: Path) -> None:
    page = Page(drawn(".html", *asked, "--store", str(hostile)).decode())
    assert "script" not in page.tags
    assert not [name for name, _ in page.attributes if name.startswith("on")]
    assert [value for name, value in page.attributes if name in ("href", "src", "action")] == []
    assert "<script>" in page.text
    assert not re.findall(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]", page.text)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("asked", "suffix"), [(HOSTILE_KINDS[0], ".png"), (HOSTILE_KINDS[0], ".pdf"), (HOSTILE_KINDS[1], ".pdf")], ids=str
)
def test_whatever_is_in_the_store_can_be_drawn(asked: tuple[str, ...], suffix: str, hostile: Path) -> None:
    assert len(drawn(suffix, *asked, "--store", str(hostile))) > 10_000


@pytest.mark.slow
@pytest.mark.parametrize(
    "values",
    [("0", "0"), ("1E+29", "0.000000000000000000000000000012"), ("-5", "-5")],
    ids=" ".join,
)
def test_whatever_the_figures_are_there_is_a_scale(values: tuple[str, str], tmp_path: Path) -> None:
    facts = {}
    for place, value in enumerate(values):
        for metric in ("own-share", "own-other"):
            facts[f"{metric}.{place}"] = {
                "metric": metric,
                "region": (REGION, OTHER)[place],
                "value": float(value),
                "printed": f"{value}%",
            }
            facts[f"{metric}.{place}.old"] = {**facts[f"{metric}.{place}"], "period": "2011"}
    store = own(tmp_path, facts)
    for asked in (("own-share",), ("own-share", "--history"), ("own-share", "--between", "2011", "2021")):
        assert "nan" not in ET.tostring(own_svg(store, *asked), encoding="unicode").lower().replace("'nan", "")
    assert len(names(own_svg(store, "own-share", "own-other"), "spot-")) == 2


# The page ------------------------------------------------------------------------------------------------------------


class Page(HTMLParser):
    """A page read: its tags in order, their attributes, the texts of cells, and all of its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.cells: list[str] = []
        self.text = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag == "td":
            self.cells.append("")

    def handle_data(self, data: str) -> None:
        self.text += data
        if self.cells and self.tags[-1] in ("td", "small"):
            self.cells[-1] += data


@pytest.mark.slow
@pytest.mark.parametrize(
    ("asked", "lang"), [*((KINDS[kind], "zh") for kind in ("targets", "history", "scatter")), (KINDS["targets"], "en")]
)
def test_a_page_stands_alone(asked: tuple[str, ...], lang: str) -> None:
    text = drawn(".html", *asked, lang=lang).decode()
    page = Page(text)
    assert text.startswith('<!DOCTYPE html>\n<html lang="' + {"en": "en", "zh": "zh-CN"}[lang] + '">')
    assert page.tags.count("svg") == page.tags.count("figure") == page.tags.count("figcaption") == 1
    assert page.tags.count("h1") == page.tags.count("title") - 1 == 1  # the picture has a title, too
    assert ("role", "img") in page.attributes
    assert any(name == "aria-label" and value and len(value) > 20 for name, value in page.attributes)
    # Nothing is fetched: the only addresses are names of XML.
    assert set(re.findall(r"https?://[^\s\"<]+", text)) <= set(re.findall(r"xmlns(?::\w+)?=\"([^\"]+)\"", text))
    assert not {"link", "script", "img", "iframe", "object"} & set(page.tags)
    assert "default-src 'none'" in text
    assert "prefers-color-scheme" in text or "color-scheme: light dark" in text
    assert "@media print" in text


@EVERY
def test_a_page_has_the_same_figures_in_its_table(asked: tuple[str, ...]) -> None:
    page = Page(drawn(".html", *asked, lang="zh").decode())
    markdown = run("compare", *asked, "--format", "markdown", env={"JJJ_LANG": "zh"}).stdout
    lines = [line for line in markdown.splitlines() if line.startswith("| ") and "---" not in line][1:]
    cells = [cell.strip() for line in lines for cell in line.strip("|").split(" | ")]
    plain = [squeezed(cell.replace("<br>", "").replace("\\", "")) for cell in cells]
    assert [squeezed(cell) for cell in page.cells] == plain


@pytest.mark.slow
def test_marks_in_the_picture_and_in_the_table_are_the_same() -> None:
    for asked in KINDS.values():
        text = drawn(".html", *asked, lang="zh").decode()
        svg_part, rest = text.partition("<figure>")[2].split("</figure>")
        shown = set(re.findall(r"\[\d+\]", "".join(ET.fromstring(svg_part[: svg_part.index("</svg>") + 6]).itertext())))  # noqa: S314
        assert shown <= set(re.findall(r"\[\d+\]", rest))
        region = next(line for line in texts(svg(*asked, lang="zh")) if re.search(r"\[\d+\]$", line)) if shown else ""
        assert not shown or region


@pytest.fixture(scope="session", autouse=True)
def _gone() -> Any:
    yield
    shutil.rmtree(_FOLDER.name, ignore_errors=True)
