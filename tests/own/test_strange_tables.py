"""Tables that are damaged, odd or made to do harm: each is refused in a sentence, and none is built in memory."""

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from running import run
from tables import TABLE, Change, changed, data_package, workbook

from jjj_cli.errors import JjjError
from jjj_cli.own.importing import tables as importing
from jjj_cli.own.importing.tables import read_lines

DOCTYPE = '<!DOCTYPE x [<!ENTITY a "lol">]>'
WHOLE = '<dimension ref="A1:XFD1048576"/>'
MERGED = '</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'


def cell_at(place: str, row: int, size: str = "") -> Change:
    added = f'<row r="{row}"><c r="{place}"><v>1</v></c></row></sheetData>'
    return lambda text: re.sub(r"<dimension [^>]*>", size, text).replace("</sheetData>", added)


def locked(content: bytes) -> bytes:
    """Mark the files of a package as encrypted."""
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = content.index(sign) + at
        content = content[:place] + b"\x01" + content[place + 1 :]
    return content


def oddly(text: str) -> str:
    return text.replace("<calcPr", '<calcPr odd="1"')


def without_sheets(text: str) -> str:
    return re.sub("<sheets>.*</sheets>", "<sheets/>", text)


# A name, what it holds, and the key of what is said.
REFUSED: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "a far cell": ("x.xlsx", lambda: changed(cell_at("XFD1048576", 1048576, WHOLE)), "import-large"),
    "a row beyond the last": ("x.xlsx", lambda: changed(cell_at("A999999999", 999999999)), "import-large"),
    "all cells merged": ("x.xlsx", lambda: changed(lambda text: text.replace("</sheetData>", MERGED)), "import-large"),
    "entities": ("x.xlsx", lambda: changed(lambda text: DOCTYPE + text.partition("?>")[2]), "import-entities"),
    "an unknown attribute": ("x.xlsx", lambda: changed(oddly, "xl/workbook.xml"), "import-form"),
    "no XML": ("x.xlsx", lambda: changed(lambda _: "<a><b></a>"), "import-form"),
    "no sheets": ("x.xlsx", lambda: changed(without_sheets, "xl/workbook.xml"), "import-form"),
    "half a workbook": ("x.xlsx", lambda: workbook()[:2000], "import-form"),
    "a byte that flipped": ("x.xlsx", lambda: workbook()[:300] + b"\0\0\0\0" + workbook()[304:], "import-form"),
    "a workbook with a password": ("x.xlsx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "office-old"),
    "a sheet that unfolds": ("x.xlsx", lambda: changed(lambda text: text + " " * (1 << 26)), "import-unpacks"),
    "a table that unfolds": ("x.zip", lambda: data_package(facts=TABLE + "\n" * (1 << 26)), "import-unpacks"),
    "a package with a password": ("x.zip", lambda: locked(data_package(facts=TABLE)), "import-password"),
    "a package without tables": ("x.zip", lambda: data_package(readme=TABLE), "import-package"),
    "a package of nothing": ("x.zip", lambda: data_package(facts=""), "import-empty"),
    "half a package": ("x.zip", lambda: data_package(facts=TABLE)[:-30], "import-form"),
    "two marks": ("x.csv", lambda: b"\xef\xbb\xbf" * 2, "import-empty"),
    "a quotation without an end": ("x.csv", lambda: TABLE.encode() + b'"a', "import-form"),
    "a first cell without an end": ("x.csv", lambda: b"metric," + b"a" * (1 << 18), "import-form"),
    "more rows than are read": ("x.csv", lambda: TABLE.encode() + b"a\n" * 1001, "import-large"),
    "more values than are read": ("x.json", lambda: b"[" + b"{}," * 5001 + b"{}]", "import-large"),
    "a JSON that is no list": ("x.json", lambda: b"5", "import-shape"),
    "deep JSON": ("x.json", lambda: b"[" * 4_000, "import-form"),
}  # fmt: skip
# Rows of JSON with values of other types, and the field that is at fault.
WRONG = {
    '{"facts": {}, "sources": 1}': None,
    '{"facts": {"a": 5}}': None,
    '[{"kind": ["fact"]}]': "metric",
    '[{"kind": "initiative", "regions": [["x"]]}]': "regions",
    '[{"kind": "initiative", "regions": 5}]': "regions",
    '[{"kind": "initiative", "states": 5}]': "states",
    '[{"kind": "initiative", "states": [5]}]': "id",
    '[{"kind": "region", "aliases": {"a": 1}, "level": 5}]': "id",
    '[{"kind": "source", "publishers": 5, "source": {}}]': "id",
    '[{"metric": ["x"], "printed": {"a": 1}}]': "metric",
    "[5]": None,
    '[{"kind": "metric", "additive": "maybe", "definition": []}]': "id",
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_table_is_refused_in_a_sentence(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "MOST_ROWS", 1000)
    monkeypatch.setattr(importing, "MOST_VALUES", 5000)
    before = csv.field_size_limit(1 << 17)  # Python's own, which what else runs in this process may have raised
    file, content, key = REFUSED[name]
    try:
        with pytest.raises(JjjError) as raised:
            read_lines(io.BytesIO(content()), file, None, None)
    finally:
        csv.field_size_limit(before)
    assert raised.value.key == key


def test_a_far_cell_of_an_empty_column_costs_nothing() -> None:
    lines = read_lines(io.BytesIO(changed(cell_at("A1048576", 1048576))), "x.xlsx", None, None)
    assert isinstance(lines, list)
    assert [line.number for line in lines] == [2, 1048576]


def test_what_is_no_table_of_a_package_is_not_unpacked() -> None:
    lines = read_lines(io.BytesIO(data_package(facts=TABLE, other="a" * (1 << 26))), "x.zip", None, None)
    assert len(lines) == 1


@pytest.mark.parametrize("text", WRONG)
def test_a_value_of_another_type_is_a_fault_of_its_row(text: str, tmp_path: Path) -> None:
    done = run("import", "-", "--from", "json", "--store", tmp_path / "own.json", "--format", "tsv", stdin=text)
    assert (done.returncode, "jjj failed" in done.stderr) == (1, False), done.stderr
    fields = [line.split("\t")[4] for line in done.stdout.splitlines()[1:]]
    assert (WRONG[text] or "") in fields
    assert not (tmp_path / "own.json").exists()
