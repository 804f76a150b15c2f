"""Sheets as people make them: how each is read, which facts it makes, and what is refused and why."""

import json
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from dialogue import typed
from openpyxl import Workbook
from running import run

from jjj_cli.own.importing.sheets.figures import figure
from jjj_cli.own.importing.sheets.grid import letters, place_of, shown
from jjj_cli.own.importing.sheets.words import period_of, told
from jjj_cli.store.json_file import read_tables

SOURCE = "jjj-delegates-2022-10"
# A made-up sheet, what is said beside it, and the facts that it makes: metric, region, period, printed, nature, cell.
SHEETS: dict[str, tuple[str, tuple[str, ...], list[tuple[str, ...]]]] = {
    "years-across": (
        "附表1 各市森林覆盖率（%）,,,\n地区,2019,2020.0,2021年末（初步）\n"
        "承德,58.0,…,60.1\n沧州,,—,30.5\n资料来源：年鉴,,,\n",
        ("--source", SOURCE),
        [
            ("forest-coverage", "130800", "2019", "58.0 (%)", "actual", "附表1 各市森林覆盖率（%）, B3"),
            ("forest-coverage", "130800", "2021-12-31", "60.1 (%)", "preliminary", "附表1 各市森林覆盖率（%）, D3"),
            ("forest-coverage", "130900", "2021-12-31", "30.5 (%)", "preliminary", "附表1 各市森林覆盖率（%）, D4"),
        ],
    ),
    "metrics-down-regions-across": (
        '指标,单位,北京,河北\n地区生产总值,亿元,"40,269.6",40391.3\n常住人口（万人）,,2188.6,约7448\n',
        ("--source", SOURCE, "--period", "2021"),
        [
            ("gdp", "110000", "2021", "40,269.6 (亿元)", "actual", "C2"),
            ("gdp", "130000", "2021", "40391.3 (亿元)", "actual", "D2"),
            ("population", "110000", "2021", "2188.6 (万人)", "actual", "C3"),
            ("population", "130000", "2021", "约7448 (万人)", "actual", "D3"),
        ],
    ),
    "filled-down": (
        "城市,年份,GDP（亿元）,排名\n石家庄,2020,5935.1,2\n,2021,6490.3亿元,2\n\n保定,2021年,3453.9（修订）,4\n",
        ("--source", SOURCE),
        [
            ("gdp", "130100", "2020", "5935.1 (亿元)", "actual", "C2"),
            ("gdp", "130100", "2021", "6490.3亿元", "actual", "C3"),
            ("gdp", "130600", "2021", "3453.9 (亿元)", "revised", "C5"),
        ],
    ),
    "two-rows-of-heads": (
        "地区,2020年,,2021年,\n,GDP,常住人口,GDP,常住人口\n,亿元,万人,亿元,万人\n石家庄,5935.1,1123.5,6490.3,1120.5\n",
        ("--source", SOURCE),
        [
            ("gdp", "130100", "2020", "5935.1 (亿元)", "actual", "B4"),
            ("population", "130100", "2020", "1123.5 (万人)", "actual", "C4"),
            ("gdp", "130100", "2021", "6490.3 (亿元)", "actual", "D4"),
            ("population", "130100", "2021", "1120.5 (万人)", "actual", "E4"),
        ],
    ),
}
LONG = f"地区,指标,年份,数值,单位,口径,来源\n沧州,森林覆盖率,2021.0,30.5,%,不含海域,{SOURCE}\n"


def take(folder: Path, text: str | bytes, *options: str, name: str = "sheet.csv") -> "subprocess.CompletedProcess[str]":
    (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return run("import", name, *options, "--store", folder / "own.json", cwd=folder)


def by_map(
    folder: Path, text: str | bytes, *options: str, name: str = "sheet.csv"
) -> "subprocess.CompletedProcess[str]":
    """Take a sheet in as a script does: by the map that was written of it."""
    written = take(folder, text, *options, "--write-map", "map.json", name=name)
    assert written.returncode == 0, written.stderr
    return take(folder, text, *options, "--map", "map.json", name=name)


def kept(folder: Path) -> list[dict[str, Any]]:
    path = folder / "own.json"
    return list(read_tables(path)["facts"].values()) if path.exists() else []


def told_of(facts: list[dict[str, Any]]) -> list[tuple[str, ...]]:
    return [
        tuple(fact[name] for name in ("metric", "region", "period", "printed", "nature", "locator")) for fact in facts
    ]


@pytest.mark.parametrize("case", SHEETS)
def test_a_sheet_is_read_as_its_map_says(case: str, tmp_path: Path) -> None:
    text, options, expected = SHEETS[case]
    done = by_map(tmp_path, text, *options)
    assert done.returncode == 0, done.stdout + done.stderr
    assert told_of(kept(tmp_path)) == expected


def test_a_map_says_in_the_readers_language_why_a_column_is_left(tmp_path: Path) -> None:
    (tmp_path / "sheet.csv").write_text("地区,2020,排名\n承德,58,1\n", encoding="utf-8")
    done = run("import", "sheet.csv", "--write-map", "map.json", cwd=tmp_path, env={"JJJ_LANG": "zh"})
    assert done.returncode == 0, done.stderr
    columns = json.loads((tmp_path / "map.json").read_text(encoding="utf-8"))["columns"]
    assert [(one["reads"], "why" in one) for one in columns] == [("region", False), ("figures", False), ("left", True)]
    assert "已知" in columns[2]["why"]


def test_nothing_is_guessed_silently(tmp_path: Path) -> None:
    text, options, expected = SHEETS["years-across"]
    refused = take(tmp_path, text, *options)
    assert refused.returncode == 2
    assert "--write-map" in refused.stderr
    assert "资料来源：年鉴" in refused.stderr
    looked = take(tmp_path, text, *options, "--dry-run")
    assert (looked.returncode, len(looked.stdout.splitlines())) == (0, len(expected) + 1)
    assert not kept(tmp_path)


@pytest.mark.slow
def test_at_a_terminal_somebody_is_asked(tmp_path: Path) -> None:
    text, options, expected = SHEETS["filled-down"]
    (tmp_path / "sheet.csv").write_text(text, encoding="utf-8")
    asked: tuple[str | Path, ...] = ("import", tmp_path / "sheet.csv", *options)
    shown, code = typed(tmp_path / "own.json", [("Read it like this?", "n")], *asked)
    assert (code, "--write-map" in shown, kept(tmp_path)) == (130, True, [])
    shown, code = typed(tmp_path / "own.json", [("Read it like this?", "y")], *asked)
    assert code == 0, shown
    assert told_of(kept(tmp_path)) == expected


def test_columns_with_names_of_their_own_need_no_map(tmp_path: Path) -> None:
    done = take(tmp_path, LONG)
    assert done.returncode == 0, done.stderr
    (fact,) = kept(tmp_path)
    assert (fact["printed"], fact["unit"], fact["basis"], fact["locator"]) == ("30.5 (%)", "%", "不含海域", "D2")


def test_value_and_unit_make_what_is_printed(tmp_path: Path) -> None:
    rows = f"metric,region,value,unit,period,source\nforest-coverage,沧州,30.50,%,2021,{SOURCE}\n"
    assert take(tmp_path, rows).returncode == 0
    assert [(fact["printed"], str(fact["value"])) for fact in kept(tmp_path)] == [("30.50 (%)", "30.50")]
    hedged = f"metric,region,value,unit,relation,period,source\nforest-coverage,廊坊,30,%,gt,2021,{SOURCE}\n"
    assert take(tmp_path, hedged).returncode == 1  # more than what a number says is not made up


def workbook(folder: Path) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "分市"
    for row in [
        ["附表2 2021年各市主要指标"],
        ["地区", "城镇化率", "GDP（亿元）", "人均GDP（元）"],
        ["石家庄市", 0.7015, 6490.3, "=C3*2"],
        ["沧州市", None, 3700, 55000],
        ["合计", None, None, 60000],
    ]:
        sheet.append(row)
    sheet["B3"].number_format = "0.00%"
    sheet["C4"].number_format = "0.0"
    sheet.merge_cells("D4:D5")
    sheet.merge_cells("A1:D1")
    book.create_sheet("说明").append(["没有数据"])
    book.save(folder / "made.xlsx")
    return (folder / "made.xlsx").read_bytes()


def test_a_workbook_keeps_what_is_shown_and_refuses_what_is_not_known(tmp_path: Path) -> None:
    content = workbook(tmp_path)
    options = ("--source", SOURCE, "--period", "2021", "--skip-bad")
    done = by_map(tmp_path, content, *options, name="book.xlsx")
    assert done.returncode == 0, done.stderr
    assert [(fact["printed"], fact["locator"].rpartition(" ")[2]) for fact in kept(tmp_path)] == [
        ("70.15%", "分市!B3"),
        ("6490.3 (亿元)", "分市!C3"),
        ("3700.0 (亿元)", "分市!C4"),
    ]
    rejects = (tmp_path / "book.rejects.csv").read_text(encoding="utf-8")
    assert "never worked out" in rejects
    assert "merged with other cells" in rejects
    assert run("import", "book.xlsx", "--sheet", "没有", cwd=tmp_path).returncode == 2


def test_rejects_can_be_mended_and_taken_in(tmp_path: Path) -> None:
    text = "地区,2020,2021\n甲市,30.1,30.5\n承德,58,60\n"
    options = ("--source", SOURCE, "--metric", "森林覆盖率", "--unit", "%")
    assert by_map(tmp_path, text, *options, "--skip-bad").returncode == 0
    assert len(kept(tmp_path)) == 2
    rejects = (tmp_path / "sheet.rejects.csv").read_text(encoding="utf-8")
    mended = "\n".join(line.rpartition(",")[0] for line in rejects.replace("甲市", "沧州").splitlines())
    assert take(tmp_path, mended, "--source", SOURCE, "--metric", "森林覆盖率", name="mended.csv").returncode == 0
    assert [fact["printed"] for fact in kept(tmp_path)] == ["58 (%)", "60 (%)", "30.1 (%)", "30.5 (%)"]


def test_a_map_names_what_the_store_does_not(tmp_path: Path) -> None:
    text = "地区,2020\n甲市,30.1\n承德,58\n"
    options = ("--source", SOURCE, "--metric", "森林覆盖率", "--unit", "%")
    take(tmp_path, text, *options, "--write-map", "map.json")
    made = json.loads((tmp_path / "map.json").read_text(encoding="utf-8"))
    assert made["names"] == {"甲市": None}
    made["names"]["甲市"] = "130900"
    (tmp_path / "map.json").write_text(json.dumps(made), encoding="utf-8")
    assert take(tmp_path, text, *options, "--map", "map.json").returncode == 0
    assert [fact["region"] for fact in kept(tmp_path)] == ["130900", "130800"]
    changed = take(tmp_path, text.replace("2020", "2021"), *options, "--map", "map.json")
    assert (changed.returncode, "2021" in changed.stderr) == (2, True)  # a map of another sheet


def test_a_matrix_of_regions_is_nobodys_figures(tmp_path: Path) -> None:
    text = "地区,天津,河北\n北京,71.2,283.8\n"
    done = take(
        tmp_path, text, "--source", SOURCE, "--metric", "gdp", "--period", "2021", "--unit", "亿元", "--dry-run"
    )
    assert done.returncode == 2
    assert "what the rows say too" in " ".join(done.stderr.split())


# What is handed in, and what is said of it.
REFUSED = {
    "no-heads": ("一,二\n三,四\n", "sheet"),
    "no-source": ("地区,2020\n承德,58\n", "--source"),
    "no-metric": ("地区,2020\n承德,58\n", "--metric"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_sheet_that_does_not_say_enough_is_refused(case: str, tmp_path: Path) -> None:
    text, said = REFUSED[case]
    done = take(tmp_path, text, "--dry-run")
    assert done.returncode in (1, 2)
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_map_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "map.json").write_text("{}", encoding="utf-8")
    assert take(tmp_path, "地区,2020\n承德,58\n", "--map", "map.json").returncode == 1
    assert take(tmp_path, "地区,2020\n承德,58\n", "--map", "none.json").returncode == 1


FIGURES = {
    ("8347.8", "亿元"): {"printed": "8347.8 (亿元)", "value": "8347.8", "unit": "亿元", "relation": "eq"},
    ("超28", "%"): {"printed": "超28 (%)", "value": "28", "unit": "%", "relation": "gt"},
    ("120万", "人"): {"printed": "120万 (人)", "value": "120", "unit": "万人", "relation": "eq"},
    ("120万", "万人"): {"printed": "120万 (万人)"},
    ("28.5*", "亿元"): {"printed": "28.5* (亿元)"},
    ("1.2万亿元", "亿元"): {"printed": "1.2万亿元"},
}


@pytest.mark.parametrize(("cell", "expected"), FIGURES.items())
def test_a_cell_and_its_unit(cell: tuple[str, str], expected: dict[str, str]) -> None:
    assert figure(*cell) == expected


PERIODS = {"2021.0": "2021", "2021年度": "2021", "2021年末": "2021-12-31", "2022年1—9月": "2022-01/2022-09"}
PERIODS |= {"2022年上半年": "2022-01/2022-06", "12345": "", "2021.5": "", "2022年13月": "", "２０２１年": "2021"}


@pytest.mark.parametrize(("text", "period"), PERIODS.items())
def test_a_head_is_a_time(text: str, period: str) -> None:
    assert period_of(text) == period


def test_brackets_say_units_and_remarks_and_nothing_else() -> None:
    assert told("GDP（亿元）（初步核算）") == ("GDP", "亿元", "preliminary")
    assert told("2023(p)") == ("2023", "", "preliminary")
    assert told("人口（年末）") == ("人口（年末）", "", "")


def test_numbers_are_spelled_as_shown_and_never_rounded() -> None:
    assert shown(50.0, "0.0") == "50.0"
    assert shown(8347.799999999999, "0.0") == "8347.8"
    assert shown(1.25, "0.0") == "1.25"
    assert shown(0.7015, "0.0%") == "70.15%"
    assert shown(2021.0) == "2021"
    assert shown(1234567, "#,##0") == "1234567"
    assert shown(5.5, '#,##0.00"亿元"') == "5.50亿元"
    assert shown(-3.5, "_ * #,##0.0_ ;[Red]_ * -#,##0.0_ ") == "-3.5"
    assert figure(shown(55000, '0!.0,"万"'), "元") == {"printed": '55000 [0!.0,"万"] (元)'}  # shown as 5.5万
    assert shown(date(2021, 1, 1), "yyyy") == "2021"
    assert shown(date(2021, 1, 1), 'yyyy"年"m"月"') == "2021-01"
    assert shown(date(2021, 1, 1), "yyyy-mm-dd") == "2021-01-01"


def test_columns_are_named_as_in_spreadsheets() -> None:
    assert [letters(place) for place in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
    assert [place_of(letters(place)) for place in range(800)] == list(range(800))
