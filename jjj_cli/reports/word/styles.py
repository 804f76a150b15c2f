"""How a Word document looks: its page, its fonts and sizes, its language, and what it tells of its making."""

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from jjj_cli.reports.document import Report
from jjj_cli.reports.plain_text import plain

# What Chinese editors set texts and headings in, and what stands beside it.
_TEXT, _TEXT_HAN = "Times New Roman", "SimSun"
_HEADING, _HEADING_HAN = "Arial", "SimHei"
SIZE, SMALL = 10.5, 8.5
QUIET = "595D61"
PAGE = (21.0, 29.7)  # A4, in centimetres
MARGIN = 2.0
# How many characters a document's properties take, by the standard (ISO/IEC 29500-2).
_LONGEST_PROPERTY = 255


def prepare(document: Any, report: Report) -> None:
    """Set the page, the fonts, the language, and properties that tell nothing of who made it where."""
    page = document.sections[0]
    page.page_width, page.page_height = (Cm(side) for side in PAGE)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(MARGIN)
    for name in ("Normal", "Title", "Heading 1", "Heading 2", "Heading 3", "Heading 4"):
        style = document.styles[name]
        plainly = name == "Normal"
        _fonts(style, _TEXT if plainly else _HEADING, _TEXT_HAN if plainly else _HEADING_HAN, report.language)
        style.font.color.rgb = RGBColor(0, 0, 0)
        if plainly:
            style.font.size = Pt(SIZE)
            style.paragraph_format.space_after = Pt(4)
    _no_rule(document.styles["Title"])
    known = document.core_properties
    known.title, known.language = _within(plain(report.title)), report.language
    known.author = known.last_modified_by = known.comments = known.keywords = ""
    for name in ("created", "modified", "lastPrinted"):
        for element in known._element.xpath(f"//*[local-name()='{name}']"):
            element.getparent().remove(element)


def _within(title: str) -> str:
    """Cut a title where a property of a document does not take it; its first heading has it whole."""
    return title if len(title) <= _LONGEST_PROPERTY else f"{title[: _LONGEST_PROPERTY - 1]}…"


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
