"""A report as a Word document: what stands in which order, packed so that two of one report are alike."""

import io
from typing import Any

import docx
from docx.opc.phys_pkg import PhysPkgWriter
from docx.opc.pkgwriter import PackageWriter

from jjj_cli.exports.packing import Package
from jjj_cli.messages import say
from jjj_cli.reports.document import Report, Section
from jjj_cli.reports.plain_text import plain
from jjj_cli.reports.word.blocks import add_block
from jjj_cli.reports.word.runs import add_paragraph, add_run
from jjj_cli.reports.word.styles import prepare
from jjj_cli.version import __version__


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
    """Pack the document so that two of one report are alike; python-docx itself packs by the clock."""
    writer: Any = PackageWriter  # of which it is said in no types what it takes
    sealed, package = io.BytesIO(), document.part.package
    for part in package.parts:
        part.before_marshal()
    with Package(sealed) as packed:
        into = _Into(packed)
        writer._write_content_types_stream(into, package.parts)
        writer._write_pkg_rels(into, package.rels)
        writer._write_parts(into, package.parts)
    return sealed.getvalue()


class _Into(PhysPkgWriter):
    """What python-docx writes its parts to."""

    def __new__(cls, _: Package) -> "_Into":
        """Make one of these, and not what python-docx makes of a file."""
        return object.__new__(cls)

    def __init__(self, packed: Package) -> None:
        self._packed = packed

    def write(self, pack_uri: Any, blob: Any) -> None:
        """Put a part in."""
        self._packed.writestr(pack_uri.membername, blob)
