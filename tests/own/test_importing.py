"""Tables taken into one's own store: every form, every bad row named, all or nothing, back and forth."""

import csv
import io
import json
import subprocess
from decimal import Decimal
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from running import own_fact, run, write_store

from jjj_cli.store.json_file import read_tables
from jjj_cli.store.tables import dump, no_tables

SOURCE = "jjj-delegates-2022-10"
HEADER = ["metric", "region", "printed", "period", "source"]
GOOD = ["forest-coverage", "沧州", "近30%", "2021", SOURCE]
OTHER = ["forest-area", "保定", "1000万亩", "2021年底", SOURCE]


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "own.json"


def table(*rows: list[str], header: list[str] = HEADER) -> str:
    line = io.StringIO()
    csv.writer(line).writerows([header, *rows])
    return line.getvalue()


def take(own: Path, text: str | bytes, *options: str, name: str = "rows.csv") -> "subprocess.CompletedProcess[str]":
    file = own.parent / name
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return run("import", file, *options, "--store", own, cwd=own.parent)


def facts(own: Path) -> dict[str, dict[str, Any]]:
    return read_tables(own)["facts"] if own.exists() else {}


def printed(own: Path) -> list[str]:
    return [fact["printed"] for fact in facts(own).values()]


def outcomes(done: "subprocess.CompletedProcess[str]") -> list[tuple[str, str, str]]:
    rows = csv.DictReader(io.StringIO(done.stdout), delimiter="\t")
    return [(row["line"], row["outcome"], row["field"]) for row in rows]


def as_json(*rows: list[str]) -> str:
    return json.dumps([dict(zip(HEADER, row, strict=True)) for row in rows], ensure_ascii=False)


FORMS: dict[str, tuple[str, str | bytes]] = {
    "csv": ("rows.csv", table(GOOD, OTHER)),
    "csv-with-a-mark": ("rows.csv", "\ufeff" + table(GOOD, OTHER)),
    "csv-in-gb18030": ("rows.csv", table(GOOD, OTHER).encode("gb18030")),
    "csv-in-utf-16": ("rows.csv", table(GOOD, OTHER).encode("utf-16")),
    "tsv": ("rows.tsv", "\n".join("\t".join(row) for row in (HEADER, GOOD, OTHER))),
    "json": ("rows.json", as_json(GOOD, OTHER)),
    "json-of-jjj": ("rows.json", json.dumps({"schema": "jjj/1", "rows": json.loads(as_json(GOOD, OTHER))})),
    "jsonl": ("rows.jsonl", "\n".join(map(json.dumps, json.loads(as_json(GOOD, OTHER))))),
    "no-suffix-csv": ("rows", table(GOOD, OTHER)),
    "no-suffix-tsv": ("rows", "\n".join("\t".join(row) for row in (HEADER, GOOD, OTHER))),
    "no-suffix-json": ("rows", as_json(GOOD, OTHER)),
    "no-suffix-jsonl": ("rows", "\n".join(map(json.dumps, json.loads(as_json(GOOD, OTHER))))),
    "blank-lines": ("rows.csv", table(GOOD, [""] * 5, OTHER) + "\n\n"),
}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_read(form: str, own: Path) -> None:
    name, text = FORMS[form]
    done = take(own, text, name=name)
    assert done.returncode == 0, done.stderr
    assert printed(own) == ["近30%", "1000万亩"]
    assert [fact["period"] for fact in facts(own).values()] == ["2021", "2021-12-31"]


def workbook(own: Path, sheets: dict[str, list[list[Any]]]) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    path = own.parent / "made.xlsx"
    book.save(path)
    return path.read_bytes()


def test_excel_is_read(own: Path) -> None:
    rows: list[list[Any]] = [HEADER, ["forest-coverage", "沧州", "近30%", 2021, SOURCE], OTHER]
    assert take(own, workbook(own, {"Sheet1": rows}), name="rows.xlsx").returncode == 0
    assert printed(own) == ["近30%", "1000万亩"]


def test_the_sheets_of_an_excel_file_are_tables(own: Path) -> None:
    sources = [["source", "title", "publishers", "authority", "access"]]
    sources.append(["paper", "日报", "某报;另一报", "press", "address"])
    given = {"facts": [HEADER, [*GOOD[:4], "paper"]], "sources": sources, "README": [["notes"]]}
    done = take(own, workbook(own, given), name="rows.xlsx")
    assert done.returncode == 0, done.stdout + done.stderr
    assert read_tables(own)["sources"]["paper"]["publishers"] == ["某报", "另一报"]
    assert [fact["source"] for fact in facts(own).values()] == ["paper"]


def test_what_extract_finds_is_taken_as_it_stands(own: Path, tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("2021年，沧州市森林覆盖率近30%。到2025年，河北省森林覆盖率达到36.5%。", encoding="utf-8")
    found = run("extract", text, "--format", "jsonl").stdout
    done = run("import", "-", "--source", SOURCE, "--store", own, stdin=found)
    assert done.returncode == 0, done.stdout
    kept = [(fact["printed"], fact["nature"], fact["locator"]) for fact in facts(own).values()]
    assert kept == [("近30%", "actual", "行1"), ("36.5%", "target", "行1")]


def test_a_change_is_not_taken_for_a_level(own: Path, tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("2021年，沧州市森林覆盖率为30%，森林覆盖率提高3个百分点。", encoding="utf-8")
    found = run("extract", text, "--format", "jsonl").stdout
    done = run("import", "-", "--source", SOURCE, "--skip-bad", "--store", own, stdin=found, cwd=tmp_path)
    assert done.returncode == 0
    assert printed(own) == ["30%"]
    assert ("2", "bad", "kind") in outcomes(done)


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_what_is_denied_or_has_no_unit_that_was_read_is_not_taken(form: str, own: Path, tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    said = "沧州市森林覆盖率并非31%。\n2021年，沧州市森林覆盖率不超过30%。\n2021年，沧州市地区生产总值2000亿吧啦。"
    text.write_text(f"2021年，{said}", encoding="utf-8")
    found = run("extract", text, "--format", form).stdout
    asked = ("--metric", "gdp", "--source", SOURCE, "--period", "2021", "--skip-bad", "--store", own)
    done = run("import", "-", *asked, stdin=found, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert [(fact["printed"], fact["relation"]) for fact in facts(own).values()] == [("不超过30%", "le")]
    first = 2 if form == "csv" else 1
    bad = [(line, field) for line, outcome, field in outcomes(done) if outcome == "bad"]
    assert bad == [(str(first), "negated"), (str(first + 2), "printed")]


# A bad row, and the fields that are named.
BAD = {
    "region": (["forest-coverage", "仓州", "近30%", "2021", SOURCE], ["region"]),
    "metric": (["nothing", "沧州", "近30%", "2021", SOURCE], ["metric"]),
    "source": (["forest-coverage", "沧州", "近30%", "2021", "nobody"], ["source"]),
    "printed": (["forest-coverage", "沧州", "三十", "2021", SOURCE], ["printed"]),
    "unit": (["forest-coverage", "沧州", "30亩", "2021", SOURCE], ["unit"]),
    "period": (["forest-coverage", "沧州", "30%", "20211", SOURCE], ["period"]),
    "missing": (["forest-coverage", "", "30%", "", SOURCE], ["region", "period"]),
    "cells": ([*GOOD, "more"], [""]),
    "all": (["x", "y", "z", "w", "v"], ["metric", "region", "printed", "period", "source"]),
}


@pytest.mark.parametrize("name", BAD)
def test_every_bad_row_is_named_and_nothing_is_written(name: str, own: Path) -> None:
    row, fields = BAD[name]
    done = take(own, table(GOOD, row, OTHER))
    assert done.returncode == 1
    assert sorted(outcomes(done)) == sorted(("3", "bad", field) for field in fields)
    assert "Nothing was written: 1 of 3 rows are bad." in done.stderr
    assert facts(own) == {}


@pytest.mark.parametrize("name", BAD)
def test_bad_rows_are_set_aside_as_they_came(name: str, own: Path) -> None:
    row, _ = BAD[name]
    done = take(own, table(GOOD, row, OTHER), "--skip-bad")
    assert done.returncode == 0, done.stderr
    assert printed(own) == ["近30%", "1000万亩"]
    aside = list(csv.DictReader(io.StringIO((own.parent / "rows.rejects.csv").read_text(encoding="utf-8"))))
    assert [[line[column] for column in HEADER] for line in aside] == [row[:5]]
    assert aside[0]["problem"]


def test_bad_lines_of_json_lines_are_named(own: Path) -> None:
    good = json.dumps(dict(zip(HEADER, GOOD, strict=True)))
    done = take(own, f'{good}\n{{"metric": \n[1]\n{good}', name="rows.jsonl")
    assert [line for line, outcome, _ in outcomes(done) if outcome == "bad"] == ["2", "3"]


def test_rejects_go_where_they_are_wanted(own: Path) -> None:
    done = take(own, table(GOOD, BAD["unit"][0]), "--skip-bad", "--rejects", "aside/bad.csv")
    assert (done.returncode, "cannot be written" in done.stderr) == (1, True)
    (own.parent / "aside").mkdir()
    assert take(own, table(GOOD, BAD["unit"][0]), "--skip-bad", "--rejects", "aside/bad.csv").returncode == 0
    assert "30亩" in (own.parent / "aside" / "bad.csv").read_text(encoding="utf-8")


def test_what_is_there_already_is_recognised(own: Path) -> None:
    take(own, table(GOOD))
    done = take(own, table(GOOD, OTHER, OTHER))
    assert [outcome for _, outcome, _ in outcomes(done)] == ["duplicate", "added", "duplicate"]
    assert printed(own) == ["近30%", "1000万亩"]


def test_a_row_takes_the_place_of_ones_own_only_where_that_is_said(own: Path) -> None:
    header = ["id", *HEADER]
    take(own, table(["own.one", *GOOD], header=header))
    changed = table(["own.one", *GOOD[:2], "近31%", *GOOD[3:]], header=header)
    assert (take(own, changed).returncode, printed(own)) == (1, ["近30%"])
    done = take(own, changed, "--replace")
    assert (outcomes(done), printed(own)) == ([("2", "replaced", "")], ["近31%"])


def test_with_bad_rows_skipped_what_was_to_be_replaced_stays(own: Path) -> None:
    header = ["id", *HEADER]
    take(own, table(["own.one", *GOOD], header=header))
    spoiled = table(["own.one", *GOOD[:2], "31亩", *GOOD[3:]], ["own.two", *OTHER], header=header)
    take(own, spoiled, "--replace", "--skip-bad")
    assert printed(own) == ["近30%", "1000万亩"]


def test_a_trial_writes_nothing(own: Path) -> None:
    done = take(own, table(GOOD, OTHER), "--dry-run")
    assert (done.returncode, facts(own)) == (0, {})
    assert "--dry-run" in done.stderr


def test_options_fill_in_what_rows_leave_open(own: Path) -> None:
    text = table(["沧州", "近30%"], ["保定", "20%"], header=["region", "printed"])
    asked = ("--metric", "forest-coverage", "--period", "2021", "--source", SOURCE, "--nature", "preliminary")
    assert take(own, text, *asked).returncode == 0
    assert {fact["nature"] for fact in facts(own).values()} == {"preliminary"}


@pytest.mark.parametrize(
    ("name", "text", "code", "said"),
    [
        ("rows.csv", "", 1, "nothing in"),
        ("rows.csv", table(header=[*HEADER, "colour"]) + "a,b,c,d,e,f\n", 2, "unknown column: colour"),
        ("rows.csv", b"\x00\x01\x02" * 99, 1, "no text"),
        ("rows.json", "{", 1, "no JSON"),
        ("rows.json", "3", 1, "no list of rows"),
        ("rows.xlsx", "no zip", 1, "no Excel"),
    ],
)
def test_what_is_no_table_is_one_sentence(name: str, text: str | bytes, code: int, said: str, own: Path) -> None:
    done = take(own, text, name=name)
    assert (done.returncode, said in done.stderr) == (code, True), done.stderr
    assert facts(own) == {}


def test_what_is_not_there_is_told_of(own: Path) -> None:
    assert (run("import", "none.csv", "--store", own).returncode, own.exists()) == (1, False)
    done = run("import", "--store", own)
    assert (done.returncode, "--template" in done.stderr) == (2, True)


def test_the_template_is_a_table_that_can_be_taken(own: Path) -> None:
    template = run("import", "--template").stdout
    assert outcomes(take(own, template)) == [("2", "duplicate", "")]
    filled = template.splitlines()[0] + f"\nforest-coverage,沧州,近30%,2021,{SOURCE},¶1,,,,,,,\n"
    assert take(own, filled).returncode == 0
    assert printed(own) == ["近30%"]


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "jsonl"])
def test_what_jjj_prints_can_be_taken_again(form: str, own: Path, tmp_path: Path) -> None:
    mine = {
        "own.one": own_fact(note='a "quoted", note;=1+1', basis="=1+1", counterpart=["110000", "120000"]),
        "own.two": own_fact(printed="超30%", value=30, relation="gt", locator="-3"),
        "own.three": own_fact(printed="三成", value=30, period="2020", note="'=1"),
    }
    write_store(tmp_path / "other.json", facts=mine)
    more = "metric_name,printed_value,printed_unit,part_of,supersedes,superseded_by,locator,note"
    fields = (
        "fact,region,region_code,metric,value,unit,printed,relation,period,nature,accumulation,basis,counterpart,source"
    )
    asked = ("facts", "--only-own", "--format", form, "--fields", f"{fields},{more}")
    shown = run(*asked, "--store", tmp_path / "other.json").stdout
    done = take(own, shown, name=f"rows.{form}")
    assert done.returncode == 0, done.stdout
    assert run(*asked, "--store", own).stdout == shown
    assert facts(own) == read_tables(tmp_path / "other.json")["facts"]


# Facts of every kind, and few enough: what is true of them does not depend on how many there are.
SOME = ("--region", "承德", "--region", "沧州", "--region", "京津冀", "--source", "jjj-delegates-2022-10")


@pytest.mark.parametrize("asked", [("export", "--to", "csv", *SOME), ("facts", "--format", "csv", *SOME)], ids=" ".join)
def test_everything_shipped_is_a_duplicate(asked: tuple[str, ...], own: Path) -> None:
    done = take(own, run(*asked).stdout)
    assert {outcome for _, outcome, _ in outcomes(done)} == {"duplicate"}


def test_a_whole_store_is_taken(own: Path, tmp_path: Path) -> None:
    source = {"title": "t", "publishers": ["p"], "authority": "press", "access": "address"}
    other = write_store(tmp_path / "other.json", sources={"s": source}, facts={"own.one": own_fact(source="s")})
    assert run("import", other, "--store", own).returncode == 0
    assert read_tables(own)["sources"] == {"s": source}
    assert list(facts(own)) == ["own.one"]


# Hard to carry: formulas, quotes, lines, escapes, lists, every hedge, many digits.
MINE: dict[str, dict[str, Any]] = {
    "own.one": own_fact(note='a "quoted", note;=1+1\nsecond line\\x41', basis="=1+1", counterpart=["110000", "120000"]),
    "own.two": own_fact(printed="超30%", value=30, relation="gt", locator="-3", source="paper"),
    "own.three": own_fact(printed="三成", value=30, period="2020", note="'=1"),
    "own.four": own_fact(printed="12.34567890123455%", value=Decimal("12.34567890123455"), period="2019"),
    "own.five": own_fact(printed="31%", value=31, supersedes="own.one", supersedes_printed="31.5%", basis="=1+1"),
    "own.six": own_fact(metric="visits", printed="12万人次", value=12, unit="万人次", accumulation="flow"),
}
PAPER = {
    "title": "=日报;二版",
    "publishers": ["某报;分社", "另一报"],
    "authority": "press",
    "access": "address",
    "note": "\\;",
}
VISITS: dict[str, Any] = {
    "name": "游客",
    "name_en": "Visits",
    "aliases": ["来客"],
    "definition": "游客数",
    "unit": "万人次",
}
VISITS |= {"domain": "culture-tourism", "additive": True}
TEA: dict[str, Any] = {"name": "茶路", "name_en": "Tea", "regions": ["110000", "130700"], "domain": "culture-tourism"}
TEA |= {"summary": "同建", "facts": ["own.two"]}
TEA["states"] = [{"status": "planned", "printed": "拟", "period": "2022", "source": "paper", "locator": "¶1"}]


def mine(path: Path) -> Path:
    tables = {"sources": {"paper": PAPER}, "metrics": {"visits": VISITS}, "facts": MINE, "initiatives": {"tea": TEA}}
    path.write_bytes(dump({**no_tables(), **tables}))
    return path


@pytest.mark.parametrize("suffix", ["csv", "jsonl", "xlsx", "zip"])
def test_what_is_exported_is_taken_back_and_exported_the_same(suffix: str, own: Path, tmp_path: Path) -> None:
    first, second = tmp_path / f"first.{suffix}", tmp_path / f"second.{suffix}"
    assert run("export", "--only-own", "-o", first, "--store", mine(tmp_path / "mine.json")).returncode == 0
    if suffix in ("csv", "jsonl"):  # these are of facts alone: what they refer to is there already
        own.write_bytes(dump({**no_tables(), "sources": {"paper": PAPER}, "metrics": {"visits": VISITS}}))
    done = run("import", first, "--store", own)
    assert done.returncode == 0, done.stdout
    assert read_tables(own)["facts"] == read_tables(tmp_path / "mine.json")["facts"]
    assert run("export", "--only-own", "-o", second, "--store", own).returncode == 0
    assert contents(second) == contents(first)


def contents(path: Path) -> object:
    """Give what an export holds, without the moment at which it was made."""
    if path.suffix == ".zip":
        with ZipFile(path) as package:
            return {name: package.read(name) for name in package.namelist() if name.endswith(".csv")}
    if path.suffix == ".xlsx":
        return {sheet.title: list(sheet.values) for sheet in load_workbook(path) if sheet.title != "README"}
    return path.read_bytes()


@pytest.mark.parametrize("suffix", ["csv", "jsonl", "xlsx", "zip"])
def test_everything_exported_is_there_already(suffix: str, own: Path, tmp_path: Path) -> None:
    run("export", *SOME, "-o", tmp_path / f"all.{suffix}")
    done = run("import", tmp_path / f"all.{suffix}", "--store", own)
    assert done.returncode == 0, done.stdout
    assert {outcome for _, outcome, _ in outcomes(done)} == {"duplicate"}


def test_one_problem_of_many_rows_is_told_once_to_people(own: Path) -> None:
    rows = [["forest-coverage", "沧州", f"{value}%", f"{2000 + value}", "no-such-source"] for value in range(1, 6)]
    page = take(own, table(*rows), "--format", "table").stdout
    assert page.count("unknown source: no-such-source") == 1
    assert "2, 3, 4 and others, 5 in all" in page
    assert len(outcomes(take(own, table(*rows)))) == len(rows)
