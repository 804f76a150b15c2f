"""A report as a Word document: what stands in which order, packed so that two of one report are alike."""

import io
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx

from jjj_cli.messages import say
from jjj_cli.reports.document import Report, Section
from jjj_cli.reports.plain_text import plain
from jjj_cli.reports.word.blocks import add_block
from jjj_cli.reports.word.runs import add_paragraph, add_run
from jjj_cli.reports.word.styles import prepare
from jjj_cli.version import __version__

# Zip files know no time before this; one time for all makes two reports alike.
_TIME = (1980, 1, 1, 0, 0, 0)


def content(report: Report) -> bytes:
    """Write a report."""
    document = docx.Document()
    prepare(document, report)
    document.add_heading(plain(report.title), 0)
    add_paragraph(document, report.summary, quiet=True)
    for section in report.sections:
        _section(document, section, 1)
    if report.footnotes:
        document.add_heading(plain(say("report.sources")), 1)
    for note in report.footnotes:
        line = document.add_paragraph()
        add_run(line, say("cite.line", number=note.number, text=note.text))
        add_run(line, f" {note.about}", quiet=True)
    add_paragraph(document, say("report.made", version=__version__, day=report.made[:10]), quiet=True)
    return _sealed(document)


def _section(document: Any, section: Section, level: int) -> None:
    document.add_heading(plain(section.heading), level)
    for block in section.blocks:
        add_block(document, block)
    for part in section.inside:
        _section(document, part, level + 1)


def _sealed(document: Any) -> bytes:
    """Pack the document so that two of one report are alike."""
    made, sealed = io.BytesIO(), io.BytesIO()
    document.save(made)
    with ZipFile(made) as source, ZipFile(sealed, "w") as packed:
        for entry in source.infolist():
            alike = ZipInfo(entry.filename, _TIME)
            packed.writestr(alike, source.read(entry), ZIP_DEFLATED)
    return sealed.getvalue()
