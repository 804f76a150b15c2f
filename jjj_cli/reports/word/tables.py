"""A table of a report in a Word document: how wide its columns are, its lines, a first row that is repeated."""

from copy import deepcopy
from typing import Any

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from jjj_cli.messages import say
from jjj_cli.messages.naming import caveats_named
from jjj_cli.reports.document import Cell, Column, Table
from jjj_cli.reports.word.runs import add_run, footnote_marks
from jjj_cli.reports.word.styles import MARGIN, PAGE, SMALL

_RULE = "8A8F94"
# So many letters stand side by side on it in a table, and so few are still read in a column.
_ROOM, _NARROW = 112, 10
_LATIN = 0x2E7F


def add_table(document: Any, table: Table) -> None:
    """Add a table under its caption to a document."""
    caption = document.add_paragraph()
    caption.paragraph_format.keep_with_next = True
    add_run(caption, table.caption, bold=True)
    drawn = document.add_table(rows=1, cols=len(table.columns))
    drawn.alignment = WD_TABLE_ALIGNMENT.CENTER
    drawn.autofit = False
    _ruled(drawn)
    widths = column_widths(table)
    for column, width in zip(drawn.columns, widths, strict=True):
        column.width = Cm(width)
    blank = _blank(drawn.rows[0], table.columns, widths)
    _fill_row(drawn.rows[0]._tr, [Cell(column.heading) for column in table.columns], table.columns, bold=True)
    _repeated(drawn.rows[0])
    for cells_ in table.rows:
        row = deepcopy(blank)
        drawn._tbl.append(row)
        _fill_row(row, cells_, table.columns)
    document.add_paragraph()


def _blank(row: Any, columns: list[Column], widths: list[float]) -> Any:
    """Lay out the empty cells of a row; give its element, of which the other rows are copies."""
    _unbroken(row)
    for there, column, width in zip(row.cells, columns, widths, strict=True):
        there.width = Cm(width)
        line = there.paragraphs[0]
        line.paragraph_format.space_after = Pt(0)
        if column.number:
            line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    return deepcopy(row._tr)


def _fill_row(row: Any, given: list[Cell], columns: list[Column], *, bold: bool = False) -> None:
    for there, cell, column in zip(row.tc_lst, given, columns, strict=True):
        _fill(Paragraph(there.p_lst[0], there), cell, bold=bold or column.heads)


def _fill(line: Any, cell: Cell, *, bold: bool) -> None:
    shown = " ".join(filter(None, [cell.text, footnote_marks(cell.marks), caveats_named(cell.codes)]))
    add_run(line, say("missing") if cell.empty else shown, bold=bold, size=SMALL)
    for place, more in enumerate(cell.more):
        if shown or place:
            line.add_run().add_break()
        add_run(line, more, quiet=True, size=SMALL - 1)


def column_widths(table: Table) -> list[float]:
    """Share out the page by what the cells hold: what is too wide for it wraps, the widest first."""
    wants = []
    for place, column in enumerate(table.columns):
        shown = [_texts(row[place]) for row in table.rows]
        wants.append(max(_cells(text) for text in (column.heading, *(text for texts in shown for text in texts))) + 3)
    widest = next(
        most for most in range(max(wants), 0, -1) if sum(min(most, want) for want in wants) <= _ROOM or most < _NARROW
    )
    wants = [min(widest, want) for want in wants]
    whole = PAGE[0] - 2 * MARGIN
    return [whole * want / sum(wants) for want in wants]


def _texts(cell: Cell) -> tuple[str, ...]:
    return (f"{cell.text} {footnote_marks(cell.marks)}", caveats_named(cell.codes), *cell.more)


def _cells(text: str) -> int:
    """Count how wide a text is: a Chinese character is as wide as two letters."""
    return sum(2 if ord(letter) > _LATIN else 1 for letter in text)


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
