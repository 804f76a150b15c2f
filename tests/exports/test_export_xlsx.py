"""The workbook as openpyxl reads it, and as its XML stands: nothing in it runs, nothing is guessed at."""

import re
import zipfile
from decimal import Decimal
from functools import cache
from typing import Any

import openpyxl
import pytest
from exporting import RECORD, all_facts, exported, hard_store, records
from running import own_fact, run, write_store

from jjj_cli.exports.tables import TABLES
from jjj_cli.exports.xlsx import EDITED
from jjj_cli.record.codelists import VINTAGES
from jjj_cli.safety.cells import split, unescaped


@cache
def _book(name: str = "hard.xlsx", *asked: str) -> Any:
    return openpyxl.load_workbook(exported(name, *asked))


def _rows(sheet: str) -> dict[str, dict[str, Any]]:
    header, *lines = _book()[sheet].iter_rows()
    names = [cell.value for cell in header]
    return {line[0].value: dict(zip(names, line, strict=True)) for line in lines}


def test_the_sheets_are_the_tables_and_a_readme() -> None:
    assert _book().sheetnames == [*(table.name for table in TABLES), "README"]
    for table in TABLES:
        assert [cell.value for cell in _book()[table.name][1]] == [column.name for column in table.columns]
        assert {
            row[1].value for row in _book()["README"].iter_rows() if row[0].value == table.name and row[1].value
        } == {column.name for column in table.columns}


def test_every_record_comes_back() -> None:
    read = _rows("facts")
    known = all_facts()
    assert read.keys() == known.keys()
    for key, record in known.items():
        row: dict[str, Any] = {}
        for name in RECORD.values():
            value = read[key][name].value
            row[name] = unescaped(value) if isinstance(value, str) else value
        row["printed_value"] = Decimal(str(row["printed_value"]))
        row["counterpart_codes"] = split(row["counterpart_codes"] or "")
        assert row == record


@pytest.mark.parametrize("table", ["sources", "metrics", "regions", "initiatives"])
def test_every_other_record_is_there(table: str) -> None:
    assert _rows(table).keys() == getattr(records(), table).keys()


def test_no_cell_is_a_formula_an_error_or_a_date() -> None:
    kinds = {cell.data_type for sheet in _book() for row in sheet.iter_rows() for cell in row}
    assert kinds == {"s", "n", "b"}
    with zipfile.ZipFile(exported("hard.xlsx")) as packed:
        sheets = [packed.read(name).decode() for name in packed.namelist() if name.startswith("xl/worksheets/sheet")]
    assert len(sheets) == len(TABLES) + 1
    assert [sheet for sheet in sheets if re.search(r"<f[ >]", sheet)] == []
    # not even after an editor has been in the cell
    cell = _rows("facts")["own.text.formula"]["note"]
    assert (cell.value, cell.number_format, cell.quotePrefix) == ("=1+1", "@", True)


@pytest.mark.parametrize(
    ("fact", "value", "form"),
    [
        ("own.figure.0", 60.03, "0.00"),
        ("own.figure.1", 50, "0.0"),
        ("own.figure.2", 1e29, "0"),
        ("own.figure.3", "123456789012345678901234567.89", "@"),
        ("own.figure.5", -5.2, "0.00"),
        ("own.figure.7", "9007199254740993", "@"),
    ],
)
def test_a_number_shows_the_digits_that_were_printed(fact: str, value: object, form: str) -> None:
    cell = _rows("facts")[fact]["printed_value"]
    assert (cell.value, cell.number_format) == (value, form)


@pytest.mark.parametrize("name", ["fact", "region_code", "period", "printed"])
def test_a_text_stays_text_for_whoever_edits_it(name: str) -> None:
    sheet = _book()["facts"]
    (column,) = [cell.column_letter for cell in sheet[1] if cell.value == name]
    assert sheet.column_dimensions[column].number_format == "@"
    assert {row[name].number_format for row in _rows("facts").values()} == {"@"}


@pytest.mark.parametrize("table", [table.name for table in TABLES])
def test_an_editor_finds_the_way(table: str) -> None:
    sheet = _book()[table]
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == sheet.dimensions
    widths = [dimension.width for dimension in sheet.column_dimensions.values()]
    assert min(widths) >= 9
    assert max(widths) <= 49


def test_a_column_of_chinese_is_wide_enough() -> None:
    sheet = _book("one.xlsx", "--region", "承德")["facts"]
    (column,) = [cell.column_letter for cell in sheet[1] if cell.value == "locator"]
    texts = [cell.value for cell in sheet[column]]
    # 柴宝良 takes six columns and not three
    assert "¶54 柴宝良" in texts
    assert sheet.column_dimensions[column].width >= len("¶54 ") + 6


def test_a_value_is_chosen_from_those_there_are() -> None:
    rules = _book()["facts"].data_validations.dataValidation
    # A census is the one that need not be named.
    assert {rule.formula1: rule.allowBlank for rule in rules} == {
        '"eq,gt,ge,lt,le,approx,near"': False,
        '"actual,preliminary,revised,target,planned"': False,
        '"point,flow,cumulative"': False,
        f'"{",".join(VINTAGES)}"': True,
    }
    assert all(len(rule.formula1) <= 255 for rule in rules)  # what Excel takes
    assert all(rule.showErrorMessage for rule in rules)


def test_a_text_beyond_any_cell_is_refused_and_not_cut(tmp_path: Any) -> None:
    own = write_store(tmp_path / "own.json", facts={"own.long": own_fact(note="长" * 32_768)})
    done = run("export", "-o", tmp_path / "made.xlsx", "--store", own, "--only-own")
    assert done.returncode == 1
    assert done.stderr == "error: a cell of a spreadsheet holds at most 32767 characters: note of own.long\n"
    assert not (tmp_path / "made.xlsx").exists()
    assert hard_store().exists()


def test_the_readme_tells_an_editor_which_columns_are_the_record() -> None:
    (said,) = [row[1].value for row in _book()["README"].iter_rows() if row[0].value == "edit"]
    assert set(EDITED) == {*RECORD.values(), "basis_en"}  # which is kept once for all figures of a basis
    assert all(name in said for name in EDITED)
