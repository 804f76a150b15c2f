"""The formats that facts are exported in: one table, from a name or a file's suffix to the exporter."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from jjj_cli.errors import UsageError
from jjj_cli.exports.excerpt import Excerpt
from jjj_cli.gazetteer.names import nearest, suggest
from jjj_cli.messages import join, say
from jjj_cli.record.records import Store

BYTE_ORDER_MARK = "\ufeff"


class Format(NamedTuple):
    """A format: its name, the module of its exporter, the suffixes that ask for it.

    An exporter of text has `lines(excerpt)`, one of bytes `write(excerpt, path)`. `mark` stands
    before a text. A format of a whole store, of any size, has `write_store(store, path)` too; a `folder` is no file.
    """

    name: str
    module: str
    suffixes: tuple[str, ...] = ()
    binary: bool = False
    mark: str = ""
    store: bool = False
    folder: bool = False

    def lines(self, excerpt: Excerpt) -> Iterator[str]:
        """Give the text, piece by piece."""
        if self.mark:
            yield self.mark
        yield from self._exporter().lines(excerpt)

    def write(self, excerpt: Excerpt, path: Path) -> None:
        """Write to a path where nothing is yet: a file, or a folder by the path's suffix."""
        if self.binary:
            self._exporter().write(excerpt, path)
            return
        with path.open("w", encoding="utf-8", errors="replace", newline="") as file:
            file.writelines(self.lines(excerpt))

    def write_store(self, store: Store, path: Path) -> None:
        """Write all that a store has to a path where nothing is yet, as engines read it."""
        self._exporter().write_store(store, path)

    def marked(self) -> "Format":
        """Give the format with a byte order mark, by which Excel knows UTF-8; raises UsageError for all but CSV."""
        if self.name != "csv":
            raise UsageError("bom", name=self.name)
        return self._replace(mark=BYTE_ORDER_MARK)

    def _exporter(self) -> Any:
        return import_module(f"jjj_cli.exports.{self.module}")


FORMATS = (
    Format("csv", "facts_csv", (".csv",)),
    Format("jsonl", "facts_jsonl", (".jsonl", ".ndjson")),
    Format("sqlite", "sqlite", (".sqlite", ".sqlite3", ".db"), binary=True),
    Format("parquet", "parquet", (".parquet",), binary=True),
    Format("xlsx", "xlsx", (".xlsx",), binary=True),
    Format("datapackage", "datapackage", (".zip",), binary=True),
    Format("sdmx-csv", "sdmx_csv", (".sdmx.csv",)),
    Format("sdmx-csv-plain", "sdmx_csv_plain", (".plain.sdmx.csv",)),
    Format("jsonld", "jsonld", (".jsonld",)),
    Format("parquet-store", "parquet_store", binary=True, store=True, folder=True),
    Format("duckdb", "duckdb_store", (".duckdb",), binary=True, store=True),
)
NAMES = tuple(form.name for form in FORMATS)


def choose(name: str | None, path: str | None) -> Format:
    """Find the format by its name, else by the longest suffix of the file's name; raises UsageError."""
    listed = say("hint.values", values=join("join.list", NAMES))
    if name is not None:
        for form in FORMATS:
            if form.name == name:
                return form
        close = suggest(nearest(name, dict(zip(NAMES, NAMES, strict=True))))
        raise UsageError("unknown-export", name=name, hint=f"{close}\n{listed}" if close else listed)
    by_suffix = {suffix: form for form in FORMATS for suffix in form.suffixes}
    fitting = [suffix for suffix in by_suffix if (path or "").lower().endswith(suffix)]
    if not fitting:
        raise UsageError("no-export", hint=say("hint.export", values=join("join.list", NAMES)))
    return by_suffix[max(fitting, key=len)]
