"""`jjj extract`: every figure with its place, what it is said of, and what scripts are given."""

import json
import os
import re
import subprocess
import sys
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from running import JJJ, environment, exact, run, terminal

from jjj_cli.record.records import Store
from jjj_cli.text import documents
from jjj_cli.text.documents import Form
from jjj_cli.text.extraction import Extracted, extract
from jjj_cli.text.mentions import Lexicon

KEYS = (
    "line column start end surface value unit base_value base_unit relation kind region metric period "  # noqa: SIM905
    "negated unit_read head unseen".split()  # as the contract lists them
)
PLAIN = """\
　　截至2021年底，承德市有林地面积3556万亩，森林覆盖率由50.8%提高到60.03%。

第二段：近1600万
亩，１，６８０亿元；
共300家"""
MARKDOWN = """\
# 2022年：承德市**3556**万亩

- 覆盖率[`60.03%`](https://example.org/2022/70%25)，*近*40家
| 城市 | 30家 |
"""
HTML = """\
<!DOCTYPE html><html><head><title>30家</title>
<style>p { width: 50%; }</style><script>var a = "70%";</script></head>
<body><!-- 80% --><p class="90%">面积<b>35</b>56&nbsp;万<i>亩</i>，占比&#54;0.03%
<br/>增长&lt;5%</p></body></html>
"""
# The words around a figure, and what they tell: region, metric, period.
GUESSES: list[tuple[str, list[tuple[str | None, str | None, str | None]]]] = [
    ("承德市森林覆盖率为60.03%。", [("承德市", "forest-coverage", None)]),
    ("承德森林覆盖率为60.03%。", [("承德市", "forest-coverage", None)]),
    ("延庆区森林覆盖率达到62%。", [("延庆区", "forest-coverage", None)]),
    ("2021年底，北京市森林覆盖率44.6%。", [("北京市", "forest-coverage", "2021-12-31")]),
    ("2021年末，北京市森林覆盖率44.6%。", [("北京市", "forest-coverage", "2021-12-31")]),
    ("2022年10月，北京市森林覆盖率44.6%。", [("北京市", "forest-coverage", "2022-10")]),
    ("截至2022年10月31日，北京市森林覆盖率44.6%。", [("北京市", "forest-coverage", "2022-10-31")]),
    ("2022年北京市森林覆盖率44.6%。", [("北京市", "forest-coverage", "2022")]),
    ("2021年建成10个，2022年建成20个。", [(None, None, "2021"), (None, None, "2022")]),
    ("2021年建成10个。又建成20个。", [(None, None, "2021"), (None, None, None)]),
    ("承德市总投资2787亿元，项目数672个。", [("承德市", "investment-total", None), ("承德市", "project-count", None)]),
    ("河北省沧州市总投资30亿元。", [("沧州市", "investment-total", None)]),
    ("河北省沧州市总投资30亿元，全省500亿元。", [("沧州市", "investment-total", None), ("河北省", None, None)]),
    ("承德市召开会议。全市森林覆盖率为60.03%。", [("承德市", "forest-coverage", None)]),
    ("承德市的丰宁满族自治县，全县造林20万亩。", [("丰宁满族自治县", "afforestation-area", None)]),
    ("沧州市与怀来县合作，总投资30亿元。", [("沧州市", "investment-total", None)]),
    ("张家口市从北京引进项目325个。", [("张家口市", None, None)]),
    ("北京市300家；天津市200家。", [("北京市", None, None), ("天津市", None, None)]),
    (
        "森林覆盖率由50.8%提高到60.03%。",
        [(None, "forest-coverage", None), (None, "forest-coverage", None)],
    ),
    ("承德市森林覆盖率提高9.23个百分点。", [("承德市", "forest-coverage", None)]),
    # The words do not tell, and nothing is made up.
    (
        "承德市森林覆盖率由2012年的50.8%提高到60.03%。",  # what was reached is not of the year that it started from
        [("承德市", "forest-coverage", "2012"), ("承德市", "forest-coverage", None)],
    ),
    (
        "2021年，承德市森林覆盖率由2012年的50.8%提高到60.03%。",
        [("承德市", "forest-coverage", "2012"), ("承德市", "forest-coverage", "2021")],
    ),
    ("这里共有300家企业。", [(None, None, None)]),
    ("全市森林覆盖率为60.03%。", [(None, "forest-coverage", None)]),
    ("森林覆盖率很高。另有300家。", [(None, None, None)]),
    ("森林覆盖率为3556万亩。", [(None, None, None)]),
    ("投资30亿元，森林覆盖率很高。", [(None, None, None)]),
    ("森林覆盖率处在9个百分点。", [(None, None, None)]),
    ("和平发展，投资30亿元。", [(None, None, None)]),
    ("承德市很美。\n共300家。", [(None, None, None)]),
    ("建设2022个项目，增长5%。", [(None, None, None), (None, None, None)]),
    ("到场的人说2000亿，承德市没有说。", [(None, None, None)]),
]
# Sentences of several lines and forms, for texts that are read in blocks.
LONG = "".join(
    f"第{number}段：承德市有林地面积{number}.5万亩，森林覆盖率由50.8%提高到60.03%，\n共3,{number:03}家；\n\n"
    for number in range(40)
)


def found(store: Store, text: str | bytes, form: Form = "text") -> list[Extracted]:
    content = text if isinstance(text, bytes) else text.encode()
    return list(extract(store, BytesIO(content), "x", form))


def place(text: str, start: int) -> tuple[int, int]:
    """Count the line and the column of a letter, both from 1."""
    before = text[:start]
    return before.count("\n") + 1, start - (before.rfind("\n") + 1) + 1


@pytest.mark.parametrize(
    ("form", "text", "spans"),
    [
        ("text", PLAIN, ["3556万亩", "50.8%", "60.03%", "近1600万\n亩", "１，６８０亿元", "300家"]),
        ("markdown", MARKDOWN, ["3556**万亩", "60.03%", "近*40家", "30家"]),
        (
            "html",
            HTML,
            ["30家", "35</b>56&nbsp;万<i>亩", "&#54;0.03%", "&lt;5%"],
        ),
    ],
)
def test_start_end_line_and_column_lead_to_the_figure_in_the_text_as_it_stands(
    form: Form, text: str, spans: list[str], shipped: Store
) -> None:
    figures = found(shipped, text, form)
    assert [text[one.start : one.end] for one in figures] == spans
    assert [(one.line, one.column) for one in figures] == [place(text, one.start) for one in figures]


def test_a_surface_is_what_a_reader_sees(shipped: Store) -> None:
    assert [one.surface for one in found(shipped, HTML, "html")] == ["30家", "3556 万亩", "60.03%", "<5%"]
    assert [str(one.base_value) for one in found(shipped, HTML, "html")] == ["30", "35560000", "60.03", "5"]


def test_a_figure_that_ends_with_an_entity_ends_after_it(shipped: Store) -> None:
    text = "占比60&#37;。"
    assert [text[one.start : one.end] for one in found(shipped, text, "html")] == ["60&#37;"]


def test_two_cells_of_a_table_are_not_one_figure(shipped: Store) -> None:
    assert not found(shipped, "<td>20</td><td>家</td>", "html")


def test_a_byte_order_mark_is_no_letter(shipped: Store) -> None:
    (one,) = found(shipped, b"\xef\xbb\xbf" + "300家".encode())
    assert (one.line, one.column, one.start, one.end) == (1, 1, 0, 4)


def test_a_windows_line_end_counts_as_one_letter(shipped: Store) -> None:
    assert found(shipped, b"a\r\n\r\n" + "共300家\r\n".encode()) == found(shipped, "a\n\n共300家\n")


@pytest.mark.parametrize("block", [3, 17, 64, 100, 1000])
@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_a_text_read_in_blocks_has_the_same_figures(
    form: Form, block: int, shipped: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = found(shipped, LONG, form)
    assert len(whole) == 4 * 40
    monkeypatch.setattr(documents, "BLOCK", block)
    assert found(shipped, LONG, form) == whole


PAGE = (
    "<p>共300家。</p><!-- </p>500家<table> --><script>'</p><table>' + '600家'</script>"
    "<p>单位：万亩</p><table><tr><th>地区</th><th>面积</th><th>占比（%）</th></tr>\n"
    + "".join(f"<tr><td>县{n}</td><td>{n}.5</td><td>{n}1</td></tr>\n" for n in range(9))
    + "</table><p>另有7万亩。</p>"
)
ROWS = "单位：万亩\n\n| 地区 | 面积 | 占比（%） |\n|---|---|---|\n" + "".join(
    f"| 县{n} | {n}.5 | {n}1 |\n" for n in range(9)
)


@pytest.mark.parametrize("block", [3, 64, 200, 400])
def test_a_page_is_cut_where_an_element_ends_and_its_tables_keep_their_heads(
    block: int, shipped: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = found(shipped, PAGE, "html")
    cells = (
        [(f"{n}.5", "万亩", f"县{n} | 面积") for n in range(9)],
        [(f"{n}1", "%", f"县{n} | 占比（%）") for n in range(9)],
    )
    assert [(one.surface, one.unit, one.head) for one in whole[1:-1]] == [
        one for row in zip(*cells, strict=True) for one in row
    ]
    assert (whole[0].surface, whole[-1].surface) == ("300家", "7万亩")
    monkeypatch.setattr(documents, "BLOCK", block)
    assert found(shipped, PAGE, "html") == whole


@pytest.mark.parametrize("longest", [40, 70, 100])
def test_a_table_that_is_cut_keeps_its_heads(longest: int, shipped: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = found(shipped, f"{ROWS}\n又有800家。\n", "markdown")
    assert [(one.surface, one.unit, one.head) for one in whole][:2] == [
        ("0.5", "万亩", "县0 | 面积"),
        ("01", "%", "县0 | 占比（%）"),
    ]
    monkeypatch.setattr(documents, "BLOCK", 16)
    monkeypatch.setattr(documents, "LONGEST_LINE", longest)
    assert found(shipped, f"{ROWS}\n又有800家。\n", "markdown") == whole


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_a_figure_across_two_lines_is_found_where_a_block_ends(
    form: Form, shipped: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "有林地面积3556\n万亩，" * 10
    whole = found(shipped, text, form)
    monkeypatch.setattr(documents, "BLOCK", 40)
    assert found(shipped, text, form) == whole


@pytest.mark.parametrize("longest", [20, 50, 100])
def test_a_line_without_an_end_has_the_same_figures_where_it_has_marks(
    longest: int, shipped: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "共300家。" * 100
    whole = [one.start for one in found(shipped, text)]
    monkeypatch.setattr(documents, "BLOCK", 16)
    monkeypatch.setattr(documents, "LONGEST_LINE", longest)
    assert [one.start for one in found(shipped, text)] == whole == [1 + 6 * number for number in range(100)]


@pytest.mark.parametrize(
    "sentence",
    [
        "投资1,680亿元",
        "共3 556万亩",
        "有林地面积3556万亩",
        "由50.8%提高到60.03%",
        "增速5%—8%",
        *(
            pytest.param(sentence, marks=pytest.mark.xfail(strict=True, reason=f"a line is cut within {what}"))
            for sentence, what in [
                ("投资三千五百亿元", "a number spelled out"),
                ("投资１，６８０亿元", "a number of full width"),
                ("全程共11小时55分钟", "a figure of two parts"),
            ]
        ),
    ],
)
def test_a_line_without_an_end_is_not_cut_within_a_number(
    sentence: str, shipped: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = sentence * 100
    whole = [one.surface for one in found(shipped, text)]
    monkeypatch.setattr(documents, "BLOCK", 16)
    monkeypatch.setattr(documents, "LONGEST_LINE", 50)
    assert [one.surface for one in found(shipped, text)] == whole


@pytest.mark.parametrize(("text", "guesses"), GUESSES)
def test_a_guess_is_what_the_words_around_a_figure_tell(
    text: str, guesses: list[tuple[str | None, str | None, str | None]], shipped: Store
) -> None:
    got = [
        (shipped.regions[one.region].name if one.region else None, one.metric, one.period)
        for one in found(shipped, text)
    ]
    assert got == guesses


@pytest.mark.slow
@given(
    st.text(
        alphabet="0123456789.,，。；% \n\r<>b/&;*_[]()一二十百千万亿半近超由到亩家承德市全森林覆盖率2022年底",
        max_size=80,
    )
)
@settings(max_examples=100, deadline=None)
@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_any_text_gives_figures_in_order_that_stand_where_they_say(form: Form, shipped: Store, text: str) -> None:
    read = text.replace("\r\n", "\n")
    figures = found(shipped, text, form)
    for one in figures:
        assert (one.line, one.column) == place(read, one.start)
        assert 0 <= one.start < one.end <= len(read)
        if form == "text":
            assert read[one.start : one.end] == one.surface
    assert all(one.end <= after.start for one, after in pairwise(figures))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text("2022年，承德市森林覆盖率近60%。\n这里有300家，总计2000亿。\n", encoding="utf-8")
    (tmp_path / "b.md").write_text("**20**万亩\n", encoding="utf-8")
    (tmp_path / "none.txt").write_text("什么都没有。\n", encoding="utf-8")
    return tmp_path


def test_the_keys_of_a_row_are_the_contract(folder: Path) -> None:
    rows = exact(run("extract", "a.txt", "--format", "json", cwd=folder).stdout)["rows"]
    assert [list(row) for row in rows] == [KEYS] * 3
    assert run("extract", "a.txt", cwd=folder).stdout.splitlines()[0].split("\t") == KEYS


def test_json_is_one_object_with_numbers_as_numbers_and_null_for_what_is_not_known(folder: Path) -> None:
    whole = exact(run("extract", "a.txt", "--format", "json", cwd=folder).stdout)
    assert list(whole) == ["schema", "command", "query", "rows", "notes"]
    assert (whole["schema"], whole["command"]) == ("jjj/1", "extract")
    first, second, third = (tuple(row.values()) for row in whole["rows"])
    assert first == (
        1,
        15,
        14,
        18,
        "近60%",
        60,
        "%",
        60,
        "%",
        "near",
        "level",
        "承德市",
        "forest-coverage",
        "2022",
        False,
        True,
        None,
        None,
    )
    assert second == (2, 4, 23, 27, "300家", 300, "家", 300, "家", "eq", "level", *[None] * 3, False, True, None, None)
    # 总计 says that it is a total; no unit is printed.
    assert third[4:11] == ("2000亿", 2000, "亿", 200_000_000_000, None, "eq", "cumulative")


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "tsv"])
def test_every_format_for_scripts_carries_the_same_figures(form: str, folder: Path) -> None:
    shown = run("extract", "a.txt", "--format", form, "--fields", "surface", cwd=folder).stdout
    if form == "json":
        surfaces = [row["surface"] for row in json.loads(shown)["rows"]]
    elif form == "jsonl":
        surfaces = [json.loads(line)["surface"] for line in shown.splitlines()]
    else:
        surfaces = shown.splitlines()[1:]
    assert surfaces == ["近60%", "300家", "2000亿"]


def test_several_files_have_their_names_in_front(folder: Path) -> None:
    done = run("extract", "a.txt", "none.txt", "b.md", "--format", "json", cwd=folder)
    rows = exact(done.stdout)["rows"]
    assert [list(row) for row in rows] == [["file", *KEYS]] * 4
    assert [(row["file"], row["line"], row["start"], row["surface"]) for row in rows] == [
        ("a.txt", 1, 14, "近60%"),
        ("a.txt", 2, 23, "300家"),
        ("a.txt", 2, 30, "2000亿"),
        ("b.md", 1, 2, "20万亩"),
    ]


def test_the_name_of_one_file_can_be_asked_for(folder: Path) -> None:
    assert run("extract", "b.md", "--fields", "file,surface", cwd=folder).stdout == "file\tsurface\nb.md\t20万亩\n"


def test_a_file_that_cannot_be_read_ends_it_with_its_name(folder: Path) -> None:
    done = run("extract", "a.txt", "missing.txt", "--format", "jsonl", cwd=folder)
    assert done.returncode == 1
    assert done.stderr == "error: no such text: missing.txt\n"


def test_inline_gives_the_text_with_its_figures_marked(folder: Path) -> None:
    done = run("extract", "a.txt", "b.md", "--inline", cwd=folder)
    assert done.stdout == "2022年，承德市森林覆盖率【近60%】。\n这里有【300家】，总计【2000亿】。\n**【20**万亩】\n"
    assert (done.returncode, done.stderr) == (0, "")


def test_inline_leaves_a_text_without_figures_as_it_is(folder: Path) -> None:
    assert run("extract", "none.txt", "--inline", cwd=folder).stdout == "什么都没有。\n"


def test_inline_marks_stdin(folder: Path) -> None:
    assert run("extract", "-", "--inline", stdin="共300家。\n", cwd=folder).stdout == "共【300家】。\n"


AS_IT_STANDS = {
    "tabs and line ends": "\t共300家\r\n近30%\n\r\n5%\r",
    "a byte order mark": "\ufeff300家。\r\n",
    "a mark alone": "\ufeff",
    "two marks": "\ufeff\ufeff5%",
    "signs that nobody sees": "\x1b[2J共3\u200b00家\x0c\u202e5%\u202c\n",
    "a figure across a line end": "共3\r\n00家\r\n",
    "more than is read at a time": "文" * 300_000 + "5%\r\n" + "文\r\n" * 90_000 + "近30%\r\n",
}


@pytest.mark.parametrize("text", AS_IT_STANDS.values(), ids=AS_IT_STANDS)
def test_inline_changes_nothing_but_the_marks(text: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8", newline="")
    shown = run("extract", "a.txt", "--inline", cwd=tmp_path).stdout
    assert re.sub("[【】]", "", shown) == text
    assert ("【" in shown) == any(letter.isdigit() for letter in text)


def test_inline_leaves_a_page_its_markup(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes("\ufeff<p>共<b>3</b>00&nbsp;家</p>\r\n".encode())
    assert run("extract", "a.html", "--inline", cwd=tmp_path).stdout == "\ufeff<p>共<b>【3</b>00&nbsp;家】</p>\r\n"


def test_inline_lets_no_escape_sequence_reach_a_terminal(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("\ufeff\x1b[2J共300家\t\u202e\r\n", encoding="utf-8", newline="")
    assert terminal(80, "extract", tmp_path / "a.txt", "--inline").text.startswith("\\x1b[2J共【300家】\t\\u202e\n")


def test_on_a_terminal_a_table_shows_where_and_what_of(folder: Path) -> None:
    screen = terminal(120, "extract", folder / "a.txt")
    row = next(line for line in screen.text.splitlines() if "近60%" in line)
    assert row.split() == ["1:15", "近60%", "level", "Chengde", "承德市", "Forest", "coverage", "森林覆盖率", "2022"]
    assert "Figures: 3" in screen.text
    assert screen.returncode == 0


def test_nothing_found_is_said(folder: Path) -> None:
    done = run("extract", "none.txt", "--fail-empty", cwd=folder)
    assert done.returncode == 4
    assert done.stdout == "\t".join(KEYS) + "\n"


def test_a_region_of_ones_own_store_is_known(tmp_path: Path, write_store: Any) -> None:
    region = {"name": "云雾新区", "name_en": "Yunwu", "level": "zone", "aliases": []}
    path = write_store(tmp_path, {"regions": {"x-yunwu": region}})
    done = run("extract", "-", "--store", path, "--fields", "region", stdin="云雾新区有300家企业。")
    assert done.stdout.splitlines() == ["region", "云雾新区"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("form", "line"),
    [
        ("txt", f"承德市有林地面积3556万亩，{'这里的树一年四季都很好看。' * 40}\n"),
        ("html", f"<tr><td>承德{'市' * 99}</td><td>3556万亩</td></tr>\n"),
    ],
)
def test_memory_does_not_grow_with_the_text(form: str, line: str, tmp_path: Path) -> None:
    peaks = []
    for megabytes in (1, 3):
        text = tmp_path / f"{megabytes}.{form}"
        text.write_text(line * (megabytes * 2**20 // len(line.encode())), encoding="utf-8")
        peaks.append(_peak(tmp_path, text))
    assert peaks[1] - peaks[0] <= 6 * 1024, peaks


def _peak(home: Path, text: Path) -> int:
    """Extract a text as JSON in a process of its own, and give the most memory that it had, in KiB."""
    measure = (
        "import resource, subprocess, sys\n"
        "with open(sys.argv[1], 'wb') as out:\n"
        "    subprocess.run(sys.argv[2:], stdout=out, check=True)\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)\n"
    )
    out = home / "out.json"
    done = subprocess.run(
        [sys.executable, "-c", measure, out, JJJ, "extract", text, "--format", "json"],
        env=environment(home),
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    )
    lines = text.read_bytes().count(b"\n")
    with out.open("rb") as stream:
        whole = json.load(stream)
    assert len(whole["rows"]) == lines
    assert whole["rows"][-1]["line"] == lines
    out.unlink()
    return int(done.stdout)


@pytest.mark.slow
def test_a_reader_that_leaves_early_is_no_error(tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("共300家。\n" * 50_000, encoding="utf-8")
    reader, writer = os.pipe()
    program = subprocess.Popen(
        [JJJ, "extract", text, "--format", "jsonl"],
        env=environment(tmp_path),
        stdout=writer,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    os.close(writer)
    os.read(reader, 100)
    os.close(reader)
    _, said = program.communicate()
    assert (program.returncode, said) == (0, "")


@pytest.mark.parametrize(
    ("text", "metrics"),
    [
        ("唐山市GDP达8901亿元", ["gdp"]),
        ("2022年 GDP 为8901亿元", ["gdp"]),
        ("人均GDP达11.6万元", ["gdp-per-capita"]),
        ("单位GDP能耗降至1.2吨标准煤/万元", ["energy-intensity"]),
        ("PM2.5年均浓度为30.5微克/立方米", ["pm25-annual-mean"]),
        ("AGDP、GDPR、GDP2、XGDP和gdp都不是", []),
    ],
)
def test_a_name_in_capitals_is_found_where_it_stands_as_a_word(text: str, metrics: list[str], shipped: Store) -> None:
    assert [one.id for one in Lexicon(shipped).metrics(text)] == metrics


@pytest.mark.parametrize(
    ("draft", "guesses"),
    [
        (
            "2022年常住人口（万人）\n\n| 地区 | 总量 |\n|-|-|\n| 北京 | 2184.3 |",
            [("110000", "population", "2022", "万人")],
        ),
        ("2022年常住人口（万人）\n\n| 地区 | 增加 |\n|-|-|\n| 北京 | 3.1 |", [("110000", None, "2022", "万人")]),
        (
            "2021—2022年北京常住人口（万人）\n\n| 指标 | 合计 |\n|-|-|\n| 总计 | 3.1 |",
            [("110000", "population", None, "万人")],
        ),
        ("2022年河北常住人口（万人）\n\n| 地区 | 总量 |\n|-|-|\n| 某地 | 3.1 |", [(None, None, "2022", "万人")]),
        (
            "2022年地区生产总值（亿元、%）\n\n| 地区 | 总量 | 比重 |\n|-|-|-|\n| 北京 | 1 | 45.2 |",
            [("110000", None, "2022", "%")],
        ),
    ],
)
def test_what_stands_above_a_table_is_said_of_its_cells(
    draft: str, guesses: list[tuple[str | None, ...]], shipped: Store
) -> None:
    assert [(one.region, one.metric, one.period, one.unit) for one in found(shipped, draft, "markdown")] == guesses
