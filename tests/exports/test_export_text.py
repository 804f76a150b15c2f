"""Facts as CSV and JSON Lines come back as they were, and nothing in them runs."""

import csv
import io
import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from exporting import RECORD, TEXTS, all_facts, exported
from running import exact

from jjj_cli.exports.excerpt import FIELDS
from jjj_cli.safety.cells import read_cell, split

LISTS = ("counterpart", "counterpart_codes")
NUMBERS = ("value", "printed_value")


def _from_csv(text: str) -> Iterator[dict[str, Any]]:
    """Read CSV as its documentation says: the cells plain, an empty one missing, lists split."""
    for row in csv.DictReader(io.StringIO(text, newline="")):
        read: dict[str, Any] = {name: read_cell(cell) or None for name, cell in row.items()}
        read |= {name: split(read[name] or "") for name in LISTS}
        yield read | {name: Decimal(row[name]) for name in NUMBERS}


def _from_jsonl(text: str) -> Iterator[dict[str, Any]]:
    for line in text.split("\n")[:-1]:
        row = json.loads(line, parse_float=Decimal, parse_int=Decimal)
        yield row | {name: row[name] or [] for name in LISTS}


READERS = {"csv": _from_csv, "jsonl": _from_jsonl}
EVERY = pytest.mark.parametrize("form", READERS)


def _text(form: str) -> str:
    return exported(f"hard.{form}").read_bytes().decode()


@EVERY
def test_every_record_comes_back(form: str) -> None:
    read = {row["fact"]: row for row in READERS[form](_text(form))}
    known = all_facts()
    assert read.keys() == known.keys()
    for key, record in known.items():
        assert {name: read[key][name] for name in RECORD.values()} == record


@EVERY
def test_every_row_has_every_field_in_order(form: str) -> None:
    assert {tuple(row) for row in READERS[form](_text(form))} == {FIELDS}


@EVERY
def test_what_was_made_of_the_record_is_there(form: str) -> None:
    read = {row["fact"]: row for row in READERS[form](_text(form))}
    assert read["own.figure.1"]["value"] == 500_000
    assert (read["own.figure.1"]["unit"], read["own.figure.1"]["superseded_by"]) == ("元", "own.correction")
    assert read["own.figure.4"]["value"] == Decimal("1.2E-21")
    assert read["own.text.formula"]["counterpart"] == ["-另一区\x1b[31m", "北京市"]
    assert read["own.text.formula"]["region"].startswith("某区;=HYPERLINK")


def test_a_number_keeps_its_digits() -> None:
    row = next(row for row in csv.DictReader(io.StringIO(_text("csv"))) if row["fact"] == "own.figure.1")
    assert row["printed_value"] == "50.0"
    line = next(line for line in _text("jsonl").splitlines() if '"own.figure.1"' in line)
    assert '"printed_value":50.0,' in line
    assert "123456789012345678901234567.89" in _text("csv")
    assert "123456789012345678901234567.89" in _text("jsonl")


def test_no_cell_starts_a_formula() -> None:
    cells = [cell for row in csv.reader(io.StringIO(_text("csv"), newline="")) for cell in row]
    assert [cell for cell in cells if cell.startswith(("=", "@", "\t", "\r", "\n", "＝", "＠"))] == []
    assert [cell for cell in cells if cell.startswith("+")] == []
    assert {cell for cell in cells if cell.startswith("-")} == {"-5.20", "-520000000", "-5.20亿元"}


@pytest.mark.parametrize(
    ("name", "cell"),
    [
        ("formula", "'=1+1"),
        ("apostrophe and formula", "''=1+1"),
        ("apostrophe", "'tis"),
        ("lines", "one\ntwo\n\nfour\\x0a"),
        ("escape", "\\x1b[31mred\\x1b[0m\\x07"),
        ("spelled out", "\\x5cx1b \\x5cu202e \\n"),
    ],
)
def test_a_cell_is_spelled_so(name: str, cell: str) -> None:
    rows = csv.DictReader(io.StringIO(_text("csv"), newline=""))
    key = f"own.text.{name.replace(' ', '-')}"
    assert next(row["note"] for row in rows if row["fact"] == key) == cell
    assert read_cell(cell) == TEXTS[name]


def test_what_is_missing_is_null_or_empty() -> None:
    (row,) = [exact(line) for line in _text("jsonl").splitlines() if '"fact":"own.figure.0"' in line]
    assert {name for name, value in row.items() if value is None} == {
        *("basis", "counterpart", "part_of", "supersedes", "superseded_by", "note", "supersedes_printed"),
        *("counterpart_codes", "vintage", "basis_en"),
    }


def test_a_byte_order_mark_changes_nothing_else() -> None:
    marked, plain = exported("marked.csv", "--bom").read_bytes(), exported("hard.csv").read_bytes()
    assert marked == b"\xef\xbb\xbf" + plain
