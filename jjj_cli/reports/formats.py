"""The forms of a report: one table, from a name or a file's suffix to the writer."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from jjj_cli.errors import UsageError, missing_extra
from jjj_cli.gazetteer.names import nearest, suggest
from jjj_cli.messages import join, say
from jjj_cli.reports.document import Report

STDOUT = "-"


class Form(NamedTuple):
    """A form: its name, the module that writes it, the suffixes that ask for it.

    A writer of text has `text(report)`, one of bytes `content(report)`; `needs` is the package without
    which it cannot be imported.
    """

    name: str
    module: str
    suffixes: tuple[str, ...]
    needs: str | None = None
    binary: bool = False

    def give(self, report: Report) -> Iterator[str | bytes]:
        """Give the report whole; raises UsageError where what it needs is not installed."""
        writer = self._writer()
        yield writer.content(report) if self.binary else writer.text(report)

    def write(self, report: Report, path: Path) -> None:
        """Write the report to a path where nothing is yet."""
        for piece in self.give(report):
            path.write_bytes(piece if isinstance(piece, bytes) else piece.encode("utf-8", "replace"))

    def _writer(self) -> Any:
        try:
            return import_module(f"jjj_cli.reports.{self.module}")
        except ModuleNotFoundError as error:
            if error.name != self.needs:
                raise
            raise missing_extra(self.name, "report") from None


FORMS = (
    Form("html", "html", (".html", ".htm"), needs="jinja2"),
    Form("markdown", "markdown", (".md", ".markdown")),
    Form("docx", "word.writer", (".docx",), needs="docx", binary=True),
)
NAMES = tuple(form.name for form in FORMS)


def choose(name: str | None, path: str | None) -> Form:
    """Find the form by its name, else by the suffix of the file's name; raises UsageError."""
    listed = say("hint.report", values=join("join.list", [form.suffixes[0] for form in FORMS]))
    if path is None:
        raise UsageError("report-nowhere", hint=listed)
    if name is not None:
        for form in FORMS:
            if form.name == name:
                return form
        close = suggest(nearest(name, dict(zip(NAMES, NAMES, strict=True))))
        valid = say("hint.values", values=join("join.list", NAMES))
        raise UsageError("unknown-export", name=name, hint=f"{close}\n{valid}" if close else valid)
    if path == STDOUT:
        raise UsageError("report-pipe", hint=say("hint.report-pipe", values=join("join.list", NAMES)))
    for form in FORMS:
        if path.lower().endswith(form.suffixes):
            return form
    raise UsageError("report-suffix", path=path, hint=listed)
