"""A report as a Word document: headings, tables whose first rows are repeated, sources as a list at the end."""

import io
from collections.abc import Callable, Iterable
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from jjj_cli import __version__
from jjj_cli.answers.result import Pairs, Text
from jjj_cli.messages import say
from jjj_cli.messages.naming import caveat_coded, caveats_named
from jjj_cli.reports.document import (
    Block,
    Caveats,
    Cell,
    Chart,
    Column,
    Command,
    Entries,
    Entry,
    Meanings,
    Points,
    Report,
    Section,
    Table,
)
from jjj_cli.reports.plain_text import plain

# What Chinese editors set texts and headings in, and what stands beside it.
_TEXT, _TEXT_HAN = "Times New Roman", "SimSun"
_HEADING, _HEADING_HAN = "Arial", "SimHei"
_SIZE, _SMALL = 10.5, 8.5
_QUIET = "595D61"
_RULE = "8A8F94"
_PAGE = (21.0, 29.7)  # A4, in centimetres
_MARGIN = 2.0
# So many letters stand side by side on it in a table, and so few are still read in a column.
_ROOM, _NARROW = 112, 10
_LATIN = 0x2E7F
# Zip files know no time before this; one time for all makes two reports alike.
_TIME = (1980, 1, 1, 0, 0, 0)


def content(report: Report) -> bytes:
    """Write a report."""
    document = docx.Document()
    _prepare(document, report)
    document.add_heading(plain(report.title), 0)
    _add(document, report.summary, quiet=True)
    for section in report.sections:
        _section(document, section, 1)
    if report.footnotes:
        document.add_heading(plain(say("report.sources")), 1)
    for note in report.footnotes:
        line = document.add_paragraph()
        _run(line, say("cite.line", number=note.number, text=note.text))
        _run(line, f" {note.about}", quiet=True)
    _add(document, say("report.made", version=__version__, day=report.made[:10]), quiet=True)
    return _sealed(document)


def _prepare(document: Any, report: Report) -> None:
    """Set the page, the fonts, the language, and properties that tell nothing of who made it where."""
    page = document.sections[0]
    page.page_width, page.page_height = (Cm(side) for side in _PAGE)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(_MARGIN)
    for name in ("Normal", "Title", "Heading 1", "Heading 2", "Heading 3", "Heading 4"):
        style = document.styles[name]
        plainly = name == "Normal"
        _fonts(style, _TEXT if plainly else _HEADING, _TEXT_HAN if plainly else _HEADING_HAN, report.language)
        style.font.color.rgb = RGBColor(0, 0, 0)
        if plainly:
            style.font.size = Pt(_SIZE)
            style.paragraph_format.space_after = Pt(4)
    _no_rule(document.styles["Title"])
    known = document.core_properties
    known.title, known.language = plain(report.title), report.language
    known.author = known.last_modified_by = known.comments = known.keywords = ""
    for name in ("created", "modified", "lastPrinted"):
        for element in known._element.xpath(f"//*[local-name()='{name}']"):
            element.getparent().remove(element)


def _fonts(style: Any, latin: str, han: str, language: str) -> None:
    style.font.name = latin
    properties = style.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:eastAsia"), han)
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), language if language != "zh-CN" else "en-US")
    spoken.set(qn("w:eastAsia"), "zh-CN")
    properties.append(spoken)


def _no_rule(style: Any) -> None:
    """Take away the line that Word draws below a title."""
    properties = style.element.get_or_add_pPr()
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)


def _section(document: Any, section: Section, level: int) -> None:
    document.add_heading(plain(section.heading), level)
    for block in section.blocks:
        _block(document, block)
    for part in section.inside:
        _section(document, part, level + 1)


def _block(document: Any, block: Block) -> None:
    _WRITERS[type(block)](document, block)


def _paragraph(document: Any, block: Text) -> None:
    _add(document, block.text, quiet=block.tone == "quiet", bold=block.tone in ("good", "caution"))


def _pairs(document: Any, block: Pairs) -> None:
    for name, value in block.pairs:
        _named(document, name, value)


def _caveats(document: Any, block: Caveats) -> None:
    for code, message in block.items:
        _named(document, caveats_named([code]), message)


def _meanings(document: Any, block: Meanings) -> None:
    for code, weight, meaning in block.items:
        _named(document, caveat_coded(code), f"{meaning} {weight}")


def _points(document: Any, block: Points) -> None:
    for item in block.items:
        _run(document.add_paragraph(style="List Bullet"), item)


def _entries(document: Any, block: Entries) -> None:
    for entry in block.items:
        _entry(document, entry)


def _entry(document: Any, entry: Entry) -> None:
    line = document.add_paragraph()
    line.paragraph_format.keep_with_next = True
    _run(line, entry.name, bold=True)
    _run(line, f" {_marks(entry.marks)}")
    _add(document, " · ".join(entry.about), quiet=True).paragraph_format.keep_with_next = True
    _add(document, entry.text)


def _named(document: Any, name: str, value: str) -> None:
    line = document.add_paragraph()
    _run(line, f"{name}  ", bold=True)
    _run(line, value)


def _table(document: Any, table: Table) -> None:
    caption = document.add_paragraph()
    caption.paragraph_format.keep_with_next = True
    _run(caption, table.caption, bold=True)
    drawn = document.add_table(rows=1, cols=len(table.columns))
    drawn.alignment = WD_TABLE_ALIGNMENT.CENTER
    drawn.autofit = False
    _ruled(drawn)
    widths = _widths(table)
    for column, width in zip(drawn.columns, widths, strict=True):
        column.width = Cm(width)
    _row(drawn.rows[0], [Cell(column.heading) for column in table.columns], table.columns, widths, bold=True)
    _repeated(drawn.rows[0])
    for cells_ in table.rows:
        _row(drawn.add_row(), cells_, table.columns, widths)
    document.add_paragraph()


def _row(row: Any, given: list[Cell], columns: list[Column], widths: list[float], *, bold: bool = False) -> None:

    _unbroken(row)
    for place, (cell, column, width) in enumerate(zip(given, columns, widths, strict=True)):
        there = row.cells[place]
        there.width = Cm(width)
        line = there.paragraphs[0]
        line.paragraph_format.space_after = Pt(0)
        if column.number:
            line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        _fill(line, cell, bold=bold or column.heads)


def _fill(line: Any, cell: Cell, *, bold: bool) -> None:
    shown = " ".join(filter(None, [cell.text, _marks(cell.marks), caveats_named(cell.codes)]))
    _run(line, say("missing") if cell.empty else shown, bold=bold, size=_SMALL)
    for place, more in enumerate(cell.more):
        if shown or place:
            line.add_run().add_break()
        _run(line, more, quiet=True, size=_SMALL - 1)


def _widths(table: Table) -> list[float]:
    """Share out the page by what the cells hold: what is too wide for it wraps, the widest first."""
    wants = []
    for place, column in enumerate(table.columns):
        shown = [_texts(row[place]) for row in table.rows]
        wants.append(max(_cells(text) for text in (column.heading, *(text for texts in shown for text in texts))) + 3)
    widest = next(
        most for most in range(max(wants), 0, -1) if sum(min(most, want) for want in wants) <= _ROOM or most < _NARROW
    )
    wants = [min(widest, want) for want in wants]
    whole = _PAGE[0] - 2 * _MARGIN
    return [whole * want / sum(wants) for want in wants]


def _texts(cell: Cell) -> tuple[str, ...]:
    return (f"{cell.text} {_marks(cell.marks)}", caveats_named(cell.codes), *cell.more)


def _cells(text: str) -> int:
    """Count how wide a text is: a Chinese character is as wide as two letters."""
    return sum(2 if ord(letter) > _LATIN else 1 for letter in text)


def _marks(numbers: Iterable[int]) -> str:
    return "".join(f"[{number}]" for number in numbers)


def _add(document: Any, text: str, *, quiet: bool = False, bold: bool = False) -> Any:
    line = document.add_paragraph()
    _run(line, text, quiet=quiet, bold=bold)
    return line


def _run(line: Any, text: str, *, quiet: bool = False, bold: bool = False, size: float | None = None) -> None:
    run = line.add_run(plain(text))
    run.bold = bold or None
    if quiet:
        run.font.color.rgb = RGBColor.from_string(_QUIET)
    if size or quiet:
        run.font.size = Pt(size or _SIZE - 1)


def _ruled(table: Any) -> None:
    """Draw lines between rows and none between columns."""
    borders = OxmlElement("w:tblBorders")
    for side, size in (("top", 12), ("bottom", 12), ("insideH", 4)):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", str(size)), ("space", "0"), ("color", _RULE)):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    table._tbl.tblPr.append(borders)


def _repeated(row: Any) -> None:
    _flag(row, "w:tblHeader")


def _unbroken(row: Any) -> None:
    _flag(row, "w:cantSplit")


def _flag(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _sealed(document: Any) -> bytes:
    """Pack the document so that two of one report are alike."""
    made, sealed = io.BytesIO(), io.BytesIO()
    document.save(made)
    with ZipFile(made) as source, ZipFile(sealed, "w") as packed:
        for entry in source.infolist():
            alike = ZipInfo(entry.filename, _TIME)
            packed.writestr(alike, source.read(entry), ZIP_DEFLATED)
    return sealed.getvalue()


_WRITERS: dict[type, Callable[[Any, Any], object]] = {
    Text: _paragraph,
    Pairs: _pairs,
    Table: lambda document, block: _table(document, block.filled()),
    Chart: lambda *_: None,  # it shows what the table below it says
    Caveats: _caveats,
    Meanings: _meanings,
    Command: lambda document, block: _add(document, block.text),
    Points: _points,
    Entries: _entries,
}
