"""`jjj export`."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, NamedTuple

from jjj_cli.answers.result import Result
from jjj_cli.answers.rows.names import Names, language_of
from jjj_cli.cli.options import Across, Deep, InNames, InPeriod, InRegion, OfMetric, OfNature, OfSource, Tidy, option
from jjj_cli.cli.registration import command
from jjj_cli.comparison.caveats.source import corrections
from jjj_cli.comparison.results import Note
from jjj_cli.errors import UsageError
from jjj_cli.exports import formats
from jjj_cli.exports.destination import save
from jjj_cli.exports.excerpt import whole_store, with_references
from jjj_cli.exports.formats import Format
from jjj_cli.messages import say
from jjj_cli.record.records import Store
from jjj_cli.render.progress_bar import underway
from jjj_cli.store.location import Files, protected
from jjj_cli.store.opening import open_store
from jjj_cli.store.selection import FactFilter, fact_filter, select_facts

STDOUT = "-"
To = Annotated[str | None, option("to", "--to", "-t", metavar="FORMAT", values=formats.NAMES)]
Out = Annotated[str | None, option("out", "--output", "-o", metavar="FILE")]
Bom = Annotated[bool, option("bom", "--bom")]


@command
def export(
    files: Files,
    to: To = None,
    output: Out = None,
    bom: Bom = False,
    region: InRegion = None,
    metric: OfMetric = None,
    source: OfSource = None,
    nature: OfNature = None,
    period: InPeriod = None,
    deep: Deep = False,
    tidy: Tidy = False,
    wide: Across = False,
    names: InNames = None,
) -> Result:
    """Write figures, and what they refer to, in a format of other tools."""
    form = formats.choose(to, output)
    if bom:
        form = form.marked()
    to_stdout = output in (None, STDOUT)
    if to_stdout and form.folder:
        raise UsageError("export-folder", name=form.name, hint=say("hint.out-folder"))
    if to_stdout and form.binary and (output is None or sys.stdout.isatty()):
        raise UsageError("export-binary", name=form.name, hint=say("hint.out"))
    store = open_store(files)
    wanted = fact_filter(region, metric, source, nature, period, deep=deep)
    laid = _panel if tidy or wide else _whole if form.store and _is_whole(wanted) else _excerpt
    written, count, notes = laid(store, wanted, form, (tidy, wide), language_of(names))
    if not to_stdout:
        said = say("note.written", count=count, format=form.name, path=output)
        notes = [*notes, Note(code="written", message=said, weight="hint")]
    return Result(
        command="export",
        query={"to": form.name, **wanted._asdict()},
        fields=(),
        rows=list,
        page=list,
        empty=not count,
        notes=notes,
        document=lambda: _given(form, written) if to_stdout else _saved(written, Path(str(output)), files),
    )


class Written(NamedTuple):
    """How an export is written: as text, line by line, or to a path."""

    lines: Callable[[], Iterator[str]]
    write: Callable[[Path], None]


def _is_whole(wanted: FactFilter) -> bool:
    return wanted._replace(deep=False) == FactFilter()


def _excerpt(
    store: Store, wanted: FactFilter, form: Format, _: tuple[bool, bool], names: Names
) -> tuple[Written, int, list[Note]]:
    """Take the figures that are asked for, and what they refer to; all that there is where nothing is asked for."""
    found = select_facts(store, wanted)
    excerpt = (whole_store if _is_whole(wanted) else with_references)(store, found)._replace(names=names)
    written = Written(lambda: form.lines(excerpt), lambda path: form.write(excerpt, path))
    return written, len(found), corrections(store, found)


def _whole(
    store: Store, _wanted: FactFilter, form: Format, _asked: tuple[bool, bool], _names: Names
) -> tuple[Written, int, list[Note]]:
    """Take a whole store, which may be of any size and is not held for that."""
    return Written(lambda: iter(()), lambda path: form.write_store(store, path)), len(store.facts), []


def _panel(
    store: Store, wanted: FactFilter, form: Format, asked: tuple[bool, bool], names: Names
) -> tuple[Written, int, list[Note]]:
    """Lay out figures, tidy or wide, for a format that has one flat table; raises UsageError for another."""
    from jjj_cli.exports import flat  # only where one is asked for
    from jjj_cli.library import panels

    shape = panels.shape_of(tidy=asked[0], across=asked[1])
    flat.check(form)
    laid = panels.laid_out(store, wanted, shape, names)
    written = Written(
        lambda: flat.lines(form, laid.fields, laid.rows()),
        lambda path: flat.write(form, laid.fields, laid.rows(), path),
    )
    return written, laid.figures, laid.notes


def _given(form: Format, written: Written) -> Iterator[str | bytes]:
    """Give what goes to stdout; what goes to a terminal is seen to go."""
    if not form.binary and sys.stdout.isatty():
        yield from written.lines()
        return
    with underway(say("progress.writing", path=form.name)), TemporaryDirectory() as folder:
        if not form.binary:
            yield from written.lines()
            return
        path = Path(folder) / f"jjj{form.suffixes[0]}"
        written.write(path)
        yield path.read_bytes()


def _saved(written: Written, path: Path, files: Files) -> Iterator[str]:
    """Write the file, so that nothing is left for stdout."""
    with underway(say("progress.writing", path=path)):
        save(path, written.write, keep=protected(files))
    yield from ()
