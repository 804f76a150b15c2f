"""What strangers wrote, in a store or on the command line, is shown and never obeyed."""

import csv
import io
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hostile import CONTROLS, HOSTILE, LONG, MARKUP, obeyed
from markdown_it import MarkdownIt
from running import TABLES, Screen, answer, exact, own_fact, run, still, terminal, write_store

FORMATS = ("table", "tsv", "csv", "json", "jsonl", "markdown")


def _store(texts: dict[str, str]) -> dict[str, dict[str, Any]]:
    """Make a store in which each text stands wherever a text can stand."""
    tables: dict[str, dict[str, Any]] = {"sources": {}, "regions": {}, "metrics": {}, "facts": {}, "initiatives": {}}
    for number, text in enumerate(texts.values()):
        # Two facts to a metric, so that a comparison has something to say about them.
        place, other = f"{text}place{number}", f"{text}other{number}"
        for code in (place, other):
            tables["regions"][code] = {
                "name": text,
                "name_en": text,
                "pinyin": text,
                "aliases": [text, text],
                "level": "zone",
                "parent": "130900",
                "note": text,
            }
        tables["sources"][f"{text}source{number}"] = {
            "title": text,
            "publishers": [text, text],
            "url": text,
            "authority": "press",
            "access": "copy",
            "note": text,
            "left_out": [{"printed": text, "locator": text, "reason": text}],
        }
        tables["metrics"][f"{text}metric{number}"] = {
            "name": text,
            "name_en": text,
            "aliases": [text],
            "definition": text,
            "unit": "%",
            "domain": "ecology",
            "additive": False,
        }
        for code in (place, other):
            tables["facts"][f"{code}fact"] = own_fact(
                metric=f"{text}metric{number}",
                region=code,
                source=f"{text}source{number}",
                printed=text,
                basis=f"{text}{code}",
                counterpart=[place, other],
                relation="approx",
                locator=text,
                note=text,
            )
        tables["initiatives"][f"{text}initiative{number}"] = {
            "name": text,
            "name_en": text,
            "regions": [place, other],
            "domain": "ecology",
            "status": "planned",
            "status_printed": text,
            "summary": text,
            "period": "2021",
            "source": f"{text}source{number}",
            "locator": text,
            "facts": [f"{place}fact"],
        }
    return tables


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_store(tmp_path_factory.mktemp("hostile") / "own.json", **_store(HOSTILE))


ASKED = [
    "facts --only-own",
    "initiatives --only-own",
    "regions --level zone",
    "metrics",
    "sources",
    "search place.",
    "search place",
    "region 沧州 --deep",
    "audit --only-own",
    "facts --only-own --fields fact,note,locator,metric_name",
]
EACH = pytest.mark.parametrize("asked", ASKED)


@cache
def _run(store: Path, *asked: str) -> tuple[str, str]:
    done = run(*asked, "--store", store, env={"COLUMNS": "80"})
    assert done.returncode == (1 if asked[0] == "audit" else 0), done.stderr
    return done.stdout, done.stderr


@EACH
@pytest.mark.parametrize("form", FORMATS)
def test_no_control_character_gets_out(asked: str, form: str, hostile: Path) -> None:
    shown, said = _run(hostile, *asked.split(), "--format", form)
    assert obeyed(shown, tabs=form == "tsv") == []
    assert obeyed(said) == []
    assert shown


@EACH
def test_none_reaches_a_terminal_but_colours(asked: str, hostile: Path) -> None:
    screen: Screen = terminal(80, *asked.split(), "--store", hostile)
    # Bold, quiet, good and caution are ours; the red of the hostile texts is not.
    assert obeyed(re.sub(r"\x1b\[(0|1|2|32|33)m", "", still(screen.text))) == []


NAMED = [name for name, text in HOSTILE.items() if "\0" not in text and name not in LONG]


@pytest.mark.parametrize("name", NAMED)
def test_one_record_is_shown_clean(name: str, hostile: Path) -> None:
    text, number = HOSTILE[name], list(HOSTILE).index(name)
    forms = ("tsv", "json") if number % 2 else ("json", "tsv")
    # A text that starts like an option is an argument after `--`.
    for form, *asked in (
        ("table", "compare", "--", f"{text}metric{number}"),
        (forms[0], "compare", "--", f"{text}metric{number}"),
        (forms[1], "region", "--", f"{text}place{number}"),
    ):
        done = run(asked[0], "--store", hostile, "--format", form, *asked[1:])
        assert done.returncode == 0, done.stderr
        assert obeyed(done.stdout, tabs=form == "tsv") == []
        assert obeyed(done.stderr) == []


@pytest.mark.parametrize("kind", ["place", "source", "metric", "placefact", "initiative"])
@pytest.mark.parametrize("name", ["colour", "C1", "return", "override", "rich", "html", "equals"])
def test_one_record_whole_is_shown_clean(name: str, kind: str, hostile: Path) -> None:
    text, number = HOSTILE[name], list(HOSTILE).index(name)
    key = f"{text}place{number}fact" if kind == "placefact" else f"{text}{kind}{number}"
    form = ("table", "tsv", "json")[(number + len(kind)) % 3]  # by turns
    done = run("show", key, "--store", hostile, "--format", form)
    assert done.returncode == 0, done.stderr
    assert obeyed(done.stdout, tabs=form == "tsv") == []


def test_long_words_are_broken_to_the_terminals_width(hostile: Path) -> None:
    from rich.cells import cell_len

    shown, _ = _run(hostile, "facts", "--only-own", "--format", "table")
    assert max(map(cell_len, shown.splitlines())) <= 80
    assert re.sub(r"\s", "", shown).count("x" * 3000) >= 2


# What is shown is what was written ---------------------------------------------------------------


def _texts(rows: list[dict[str, Any]], field: str) -> set[str]:
    return {row[field] for row in rows}


def test_json_gives_back_what_the_store_holds(hostile: Path) -> None:
    whole = exact(_run(hostile, "facts", "--only-own", "--format", "json")[0])
    assert _texts(whole["rows"], "printed") >= set(HOSTILE.values())
    lines = _run(hostile, "facts", "--only-own", "--format", "jsonl")[0].split("\n")
    assert [exact(line) for line in lines if line] == whole["rows"]


@pytest.mark.parametrize("name", MARKUP)
def test_markup_stands_literally_on_a_page(name: str, hostile: Path) -> None:
    shown, _ = _run(hostile, "facts", "--only-own", "--fields", "printed", "--format", "table")
    assert MARKUP[name] in [line.strip() for line in shown.splitlines()]


@pytest.mark.parametrize("name", MARKUP)
def test_markup_stands_literally_in_a_title(name: str, hostile: Path) -> None:
    number = list(HOSTILE).index(name)
    asked = ("show", f"{MARKUP[name]}metric{number}", "--store", hostile, "--format", "table")
    assert run(*asked, env={"JJJ_LANG": "zh"}).stdout.splitlines()[0] == MARKUP[name]


# What jjj itself writes in Markdown: headings, paragraphs, lists, tables, and a table's title.
OURS = {"heading", "paragraph", "bullet_list", "list_item", "table", "thead", "tbody", "tr", "th", "td", "strong"}


def _markdown_kinds(text: str) -> tuple[set[str], str]:
    """Read Markdown as its readers do: which kinds of markup it holds, and what it says.

    A link to where a shipped source was published is ours, and no markup of a stranger's.
    """
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    kinds, said, ours = set(), [], False
    for token in tokens:
        for part in [token, *(token.children or [])]:
            ours = part.attrs.get("href") in _addresses() if part.type == "link_open" else ours
            linked = ours and part.type in ("link_open", "link_close")
            if part.type not in ("inline", "text", "softbreak") and part.content != "<br>" and not linked:
                kinds.add(re.sub(r"_(open|close)$", "", part.type))
            said.append(part.content if part.type == "text" else "")
    return kinds, "".join(said)


@cache
def _addresses() -> set[str]:
    return {row["url"] for row in answer("sources")["rows"] if row["url"]}


@EACH
def test_markdown_holds_no_markup_but_our_own(asked: str, hostile: Path) -> None:
    kinds, _ = _markdown_kinds(_run(hostile, *asked.split(), "--format", "markdown")[0])
    assert kinds - OURS - {"text_special"} == set()
    assert "table" in kinds


@pytest.mark.parametrize("name", MARKUP)
def test_markdown_says_what_was_written(name: str, hostile: Path) -> None:
    shown, _ = _run(hostile, "facts", "--only-own", "--fields", "printed", "--format", "markdown")
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    html = parser.render(shown)
    cells = [re.sub(r"&(lt|gt|quot|amp);", _unescape, cell) for cell in re.findall(r"<td>(.*?)</td>", html)]
    assert MARKUP[name] in cells


def _unescape(entity: re.Match[str]) -> str:
    return {"lt": "<", "gt": ">", "quot": '"', "amp": "&"}[entity[1]]


# Of the figures that are shipped none is of this region and metric: what is listed is one's own.
MINE = ("facts", "--region", "沧州", "--metric", "forest-coverage", "--fields")


def _own_printed(path: Path, text: str, form: str) -> str:
    own = write_store(path / "own.json", facts={"own.one": own_fact(printed=text)})
    done = run(*MINE, "printed", "--format", form, "--store", own)
    assert done.returncode == 0
    return done.stdout


@pytest.mark.parametrize(
    "text",
    [
        "&#27;[31m",
        "&#x202e;abc",
        "&lt;b&gt;",
        "AT&copy;T",
        "a&rlm;b",
        "a&NewLine;b",
    ],
)
def test_an_entity_is_no_way_around(text: str, tmp_path: Path) -> None:
    assert text in _markdown_kinds(_own_printed(tmp_path, text, "markdown"))[1]


@pytest.mark.parametrize("text", ["- x", "+ x", "1. x", "1) x"])
def test_a_metrics_name_starts_no_list(text: str, tmp_path: Path) -> None:
    metric = {"name": text, "name_en": text, "definition": "x", "unit": "%", "domain": "ecology", "additive": False}
    own = write_store(tmp_path / "own.json", metrics={"one": metric}, facts={"own.one": own_fact(metric="one")})
    done = run("compare", "forest-coverage", "one", "--store", own, "--format", "markdown")
    assert done.returncode == 0
    assert _markdown_kinds(done.stdout)[0] <= {"table", "thead", "tbody", "tr", "th", "td", "paragraph"}


# Spreadsheets --------------------------------------------------------------------------------------

# What a cell holds, and what CSV and TSV make of it.
CELLS = {
    "=1+1": "'=1+1",
    "@SUM(A1)": "'@SUM(A1)",
    "+cmd|' /C calc'!A0": "'+cmd|' /C calc'!A0",
    "-2+3": "'-2+3",
    "-2-3": "'-2-3",
    "-2*3": "'-2*3",
    "-cmd()": "'-cmd()",
    "-A1": "'-A1",
    "+A1": "'+A1",
    "--1": "'--1",
    "-": "'-",
    "-2:3": "'-2:3",
    "=": "'=",
    '=HYPERLINK("x")': '\'=HYPERLINK("x")',
    "-5.2%": "-5.2%",
    "-5.2": "-5.2",
    "+5.2%": "+5.2%",
    "-3‰": "-3‰",
    "-1,234.5": "-1,234.5",
    "-3万亩": "-3万亩",
    "-12.5亿元": "-12.5亿元",
    "超50%": "超50%",
    "60.03%": "60.03%",
    "1=1": "1=1",
    "'=1": "''=1",  # or nobody could tell it from =1
}


@pytest.mark.parametrize(("text", "cell"), CELLS.items(), ids=CELLS)
def test_a_formula_does_not_run_and_a_sign_is_a_sign(text: str, cell: str, tmp_path: Path) -> None:
    own = write_store(tmp_path / "own.json", facts={"own.one": own_fact(printed=text)})
    asked = (*MINE, "printed,fact", "--store", own, "--format")
    table = list(csv.reader(io.StringIO(run(*asked, "csv").stdout)))
    assert table == [["printed", "fact"], [cell, "own.one"]]
    assert run(*asked, "tsv").stdout == f"printed\tfact\n{cell}\town.one\n"
    assert json.loads(run(*asked, "jsonl").stdout)["printed"] == text


@pytest.mark.parametrize(("value", "spelled"), [(-5.2, "-5.2"), (-1200, "-1200"), (0.05, "0.05")])
def test_negative_numbers_are_left_alone(value: float, spelled: str, tmp_path: Path) -> None:
    own = write_store(tmp_path / "own.json", facts={"own.one": own_fact(value=value)})
    for form in ("csv", "tsv"):
        done = run(*MINE, "value", "--store", own, "--format", form)
        assert done.stdout == f"value\n{spelled}\n"


@pytest.mark.parametrize("form", ["csv", "tsv"])
@EACH
def test_no_cell_of_any_list_starts_like_a_formula(asked: str, form: str, hostile: Path) -> None:
    shown, _ = _run(hostile, *asked.split(), "--format", form)
    rows = csv.reader(io.StringIO(shown)) if form == "csv" else (line.split("\t") for line in shown.split("\n"))
    table = [row for row in rows if row and row != [""]]
    assert {len(row) for row in table} == {len(table[0])}
    assert [cell for row in table for cell in row if re.match(r"[=@\t\r]|[+-](?!\d+(\.\d+)?%?$)", cell)] == []
    assert len(table) > 1


@pytest.mark.parametrize("text", ["＝1+1", "＋A1", "－A1", "＠SUM(A1)"])
def test_a_full_width_formula_does_not_run(text: str, tmp_path: Path) -> None:
    assert _own_printed(tmp_path, text, "csv") == f"printed\n'{text}\n"


# Errors --------------------------------------------------------------------------------------------

QUOTED = [
    ("region", "--"),
    ("compare", "--"),
    ("show", "--"),
    ("initiatives", "--domain"),
    ("facts", "--source"),
    ("facts", "--period"),
    ("facts", "--fields"),
    ("facts", "--format"),
    ("facts", "--store"),
    ("compare", "forest-coverage", "--unit"),
    ("compare", "forest-coverage", "--top"),
    ("compare", "forest-coverage", "--tolerance"),
    ("--",),
]


@pytest.mark.parametrize("asked", QUOTED, ids=" ".join)
def test_an_error_that_quotes_an_argument_is_clean(asked: tuple[str, ...]) -> None:
    done = run(*asked, "".join(text for text in CONTROLS.values() if "\0" not in text))
    assert done.returncode in (1, 2, 3)
    assert done.stdout == ""
    assert done.stderr.startswith("error: ")
    assert obeyed(done.stderr) == []


@pytest.mark.parametrize("command", ["region", "compare", "show"])
def test_an_error_shows_markup_literally(command: str) -> None:
    text = "".join(MARKUP.values())
    done = run(command, "--", text)
    assert done.returncode == 3
    assert text in done.stderr


@pytest.mark.parametrize("asked", [("region",), ("search",), ("facts", "--store"), ("compare",)])
def test_an_argument_that_is_not_text_is_survived(asked: tuple[str, ...]) -> None:
    done = run(*asked, b"\xff\xfe\x9b31m")
    assert done.returncode in (0, 1, 3)
    assert obeyed(done.stderr) == []
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("asked", [("region",), ("show",), ("compare",), ("facts", "--source"), ("facts", "--store")])
def test_a_quoted_name_writes_no_line_of_its_own(asked: tuple[str, ...]) -> None:
    done = run(*asked, "x\nhint: run something else")
    assert [line for line in done.stderr.splitlines() if line.startswith("hint: run")] == []


@pytest.mark.parametrize("raw", [rb"\ud800", rb"\udfff\ud800", rb"\ud83d", b"\xed\xa0\x80", b"\x1b", b"\xff"])
@pytest.mark.parametrize("asked", [("facts",), ("audit",)])
def test_half_a_character_is_one_sentence(asked: tuple[str, ...], raw: bytes, tmp_path: Path) -> None:
    own = write_store(tmp_path / "own.json", facts={"own.one": own_fact(note="@@")})
    own.write_bytes(own.read_bytes().replace(b"@@", raw))
    done = run(*asked, "--store", own)
    assert (done.returncode, done.stdout) == (1, "")
    assert re.fullmatch(r"error: the store is not [^\n]*\nhint: [^\n]*\n", done.stderr)
    assert obeyed(done.stderr) == []


@pytest.mark.parametrize("name", [name for name in CONTROLS if name != "line"])
@pytest.mark.parametrize("table", ["facts", "unheard-of"])
def test_an_error_that_quotes_the_store_is_clean(table: str, name: str, tmp_path: Path) -> None:
    key = CONTROLS[name]
    table = table if table == "facts" else key
    own = tmp_path / "own.json"
    own.write_text(json.dumps({table: {key: {key: key}}}), encoding="utf-8")
    done = run("facts", "--store", own)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("error: the store ")
    assert obeyed(done.stderr) == []


@pytest.mark.parametrize("form", ["table", "tsv", "csv", "json"])
def test_an_audit_that_quotes_the_store_is_clean(form: str, tmp_path: Path) -> None:
    damaged = {key: {key: key} for key in CONTROLS.values()}
    own = write_store(tmp_path / "own.json", **dict.fromkeys(TABLES, damaged))
    done = run("audit", "--only-own", "--store", own, "--format", form)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.count("S1") >= len(TABLES) * len(CONTROLS)
    assert obeyed(done.stdout, tabs=form == "tsv") == []
