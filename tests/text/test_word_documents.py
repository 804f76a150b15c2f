"""Word documents: what of them is text and in which order, where a figure stands, and what cannot be read."""

import io
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from docx import Document
from packing import NOTES, STRICT, package, part
from running import run

from jjj_cli.errors import StoreError
from jjj_cli.safety import bounds
from jjj_cli.text.documents import pieces

REFERENCE = '<w:r><w:footnoteReference w:id="2"/></w:r>'


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def read(content: bytes) -> str:
    return "".join(raw for raw, _ in pieces(io.BytesIO(content), "x.docx", "docx"))


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (paragraph("一") + "<w:p/>" + paragraph(" ") + paragraph("二"), "一\n二\n"),
        ("<w:p><w:r><w:t>60.</w:t></w:r><w:r><w:b/><w:t>03%</w:t></w:r></w:p>", "60.03%\n"),
        (
            "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>一</w:t><w:tab/><w:t>二</w:t></w:r></w:p>",
            "一\t二\n",
        ),
        ("<w:p><w:r><w:t>一</w:t><w:br/><w:t>二</w:t></w:r></w:p>", "一\u2028二\n"),
        (
            "<w:p><w:ins><w:r><w:t>新</w:t></w:r></w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del></w:p>",
            "新\n",
        ),
        ("<w:p><w:moveFrom><w:r><w:t>去</w:t></w:r></w:moveFrom><w:r><w:t>留</w:t></w:r></w:p>", "留\n"),
        ("<w:p><w:r><w:instrText>PAGE 30家</w:instrText><w:t>一</w:t></w:r></w:p>", "一\n"),
        ("<w:p><w:hyperlink><w:r><w:t>链接</w:t></w:r></w:hyperlink></w:p>", "链接\n"),
        (
            f"<w:p><w:r><w:t>达60.03%</w:t></w:r>{REFERENCE}<w:r><w:t>。</w:t></w:r></w:p>",
            "达60.03%。\n注：2012年为50.8%。\n",
        ),
        (
            f"<w:tbl><w:tr><w:tc>{paragraph('市')}</w:tc><w:tc>{paragraph('森林')}{paragraph('覆盖率')}</w:tc></w:tr>"
            "<w:tr><w:tc><w:p><w:r><w:t>承德</w:t><w:footnoteReference w:id='3'/></w:r></w:p></w:tc>"
            f"<w:tc>{paragraph('60.03%')}</w:tc></w:tr></w:tbl>{paragraph('后')}",
            "市\t森林 覆盖率\n承德\t60.03%\n表注。\n后\n",
        ),
        (
            f"<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>{paragraph('一')}</w:tc>"
            f"<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc>{paragraph('二')}</w:tc></w:tr></w:tbl>",
            "一\t\t\t二\n",  # what a cell lies over is blank
        ),
        (
            "<w:p><w:r><w:t>文</w:t><mc:AlternateContent><mc:Choice><w:txbxContent>"
            f"{paragraph('框')}</w:txbxContent></mc:Choice><mc:Fallback>{paragraph('框')}</mc:Fallback>"
            "</mc:AlternateContent><w:t>本</w:t></w:r></w:p>",
            "文本\n框\n",
        ),
        (f"<w:sdt><w:sdtContent>{paragraph('控件')}</w:sdtContent></w:sdt>", "控件\n"),
        ("<w:p><w:r><w:t>R&amp;D &lt;30家&gt;</w:t></w:r></w:p>", "R&D <30家>\n"),
    ],
)
def test_the_text_is_what_the_page_shows_in_its_order(body: str, text: str) -> None:
    assert read(package(part(body))) == text
    assert read(package(part(body, words=STRICT), part(NOTES, "footnotes", STRICT))) == text


def test_the_main_part_is_found_by_its_relation() -> None:
    assert read(package(part(paragraph("一")), at="other/text2.xml")) == "一\n"


def test_what_python_docx_writes_is_read(tmp_path: Path) -> None:
    made = Document()
    made.add_heading("绿色承德", 1)
    made.add_paragraph("2022年10月，承德市森林覆盖率已达60.1%。")
    table = made.add_table(2, 2)
    for cell, text in zip([cell for row in table.rows for cell in row.cells], "甲乙丙丁", strict=True):
        cell.text = text
    made.add_paragraph("完")
    made.save(str(tmp_path / "稿.docx"))
    content = (tmp_path / "稿.docx").read_bytes()
    assert read(content) == "绿色承德\n2022年10月，承德市森林覆盖率已达60.1%。\n甲\t乙\n丙\t丁\n完\n"


def test_verify_and_extract_say_in_which_paragraph_a_figure_stands(tmp_path: Path) -> None:
    body = paragraph("绿色承德") + "<w:p/>" + paragraph("2022年10月，承德市森林覆盖率已达60.1%。")
    (tmp_path / "稿.docx").write_bytes(package(part(body)))
    asked = {"cwd": tmp_path, "env": {"COLUMNS": "200"}}
    done = run("verify", "稿.docx", "--format", "table", **asked)  # type: ignore[arg-type]
    assert done.stdout.splitlines()[1].startswith("稿.docx:¶2:20: contradicted: 60.1%")
    assert done.returncode == 1
    done = run("verify", "稿.docx", "--format", "concise", **asked)  # type: ignore[arg-type]
    assert done.stdout.startswith("稿.docx:2:20: contradicted: 60.1%")
    done = run("extract", "稿.docx", "--fields", "line,column,start,surface", **asked)  # type: ignore[arg-type]
    assert done.stdout.splitlines()[1:] == ["2\t20\t24\t60.1%"]
    done = run("extract", "稿.docx", "--inline", **asked)  # type: ignore[arg-type]
    assert done.stdout == "绿色承德\n2022年10月，承德市森林覆盖率已达【60.1%】。\n"


def test_a_table_is_read_by_its_heads(tmp_path: Path) -> None:
    rows = [("地区", "森林覆盖率（%）"), ("承德市", "60.03")]
    cells = "".join(f"<w:tr>{''.join(f'<w:tc>{paragraph(cell)}</w:tc>' for cell in row)}</w:tr>" for row in rows)
    (tmp_path / "a.docx").write_bytes(package(part(f"<w:tbl>{cells}</w:tbl>")))
    done = run("extract", "a.docx", "--fields", "base_value,base_unit,region,metric", cwd=tmp_path)
    assert done.stdout.splitlines()[1:] == ["60.03\t%\t承德市\tforest-coverage"]


def test_a_break_in_a_paragraph_is_a_break_and_no_new_paragraph(tmp_path: Path) -> None:
    body = "<w:p><w:r><w:t>30家</w:t><w:br/><w:t>40家</w:t></w:r></w:p>"
    (tmp_path / "x.docx").write_bytes(package(part(body)))
    assert run("extract", "x.docx", "--inline", cwd=tmp_path).stdout == "【30家】\n【40家】\n"


BOMB = part("<w:p><w:r><w:t>" + " " * (1 << 20) + "</w:t></w:r></w:p>")
LAUGHS = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
EXTERNAL = '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


def lied_about(content: bytes, size: int) -> bytes:
    """Have a package say in its list that its parts are small."""
    return content.replace(len(BOMB).to_bytes(4, "little"), size.to_bytes(4, "little"))


UNREADABLE = {
    "no zip": (b"plain text", "this is no .docx: a.docx"),
    "empty": (b"", "this is no .docx: a.docx"),
    "encrypted": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        "this is of Word before 2007, or has a password: a.docx",
    ),
    "PDF": (b"%PDF-1.7\n...", "PDF is not read: a.docx"),
    "entities": (
        package(LAUGHS + part(paragraph("&b;"))[21:]),
        "the .docx has a DTD, which no document has: a.docx",
    ),
    "a file of the reader's": (
        package(part(paragraph("x")), EXTERNAL + part(NOTES, "footnotes")[21:]),
        "the .docx has a DTD, which no document has: a.docx",
    ),
    "no XML": (package("<w:document"), "the .docx cannot be read: a.docx ("),
    "cut": (package(part(paragraph("x" * 4000)))[:-40], "this is no .docx: a.docx"),
}


@pytest.mark.parametrize("command", ["verify", "extract"])
@pytest.mark.parametrize("name", UNREADABLE)
def test_what_cannot_be_read_is_told_in_a_sentence(name: str, command: str, tmp_path: Path) -> None:
    content, message = UNREADABLE[name]
    (tmp_path / "a.docx").write_bytes(content)
    done = run(command, "a.docx", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith(f"error: {message}")
    assert all(line.startswith("hint: ") for line in done.stderr.splitlines()[1:])


def test_another_package_is_no_document(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as made:
        made.writestr("xl/workbook.xml", "<x/>")
    done = run("verify", "a.docx", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (1, "error: this is no .docx: a.docx\n")


@pytest.mark.parametrize("size", [None, 10])
def test_a_bomb_is_stopped_while_it_is_unpacked_whatever_its_header_says(
    size: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounds, "_LARGEST", 1 << 18)
    content = package(BOMB)
    with pytest.raises(StoreError) as raised:
        read(content if size is None else lied_about(content, size))
    assert raised.value.key in ("docx-large", "docx-broken")


def test_a_note_that_is_referred_to_often_is_read_once() -> None:
    assert read(package(part(f"<w:p><w:r><w:t>一</w:t></w:r>{REFERENCE * 3}</w:p>"))) == "一\n注：2012年为50.8%。\n"


@pytest.mark.parametrize("name", ["a.pdf", "a.txt", "-"])
def test_a_pdf_is_not_read_and_says_so(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("%PDF-1.7\n", encoding="utf-8")
    done = run("verify", name, cwd=tmp_path, stdin="%PDF-1.7\n")
    assert (done.returncode, done.stderr.splitlines()[0]) == (1, f"error: PDF is not read: {name}")
    assert "hint: save what it was made from" in done.stderr


def test_a_document_of_another_name_is_told_how_it_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(package(part(paragraph("x"))))
    done = run("extract", "a.txt", cwd=tmp_path)
    assert (done.returncode, "ends in .docx" in done.stderr) == (1, True)


@pytest.mark.slow
@pytest.mark.parametrize(
    "body", [paragraph("承德市森林覆盖率60.03%。") * 100_000, paragraph("面积3556万亩，" * 400_000)]
)
def test_memory_stays_flat_on_a_long_document_and_on_one_endless_paragraph(body: str) -> None:
    content = package(part(body))
    tracemalloc.start()
    count = sum(len(raw) for raw, _ in pieces(io.BytesIO(content), "x.docx", "docx"))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count > 1_000_000
    assert peak < 20_000_000
