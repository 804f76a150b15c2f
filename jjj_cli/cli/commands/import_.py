"""`jjj import`."""

import os
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from jjj_cli.answers import pages
from jjj_cli.answers.result import Result, RowData, Text
from jjj_cli.answers.rows.facts import fact_row
from jjj_cli.cli.entry_options import DryRun
from jjj_cli.cli.options import Encoding, one_value, option
from jjj_cli.cli.registration import Given, Opened, writing_command
from jjj_cli.cli.sheet_reading import Agreement, read_sheet
from jjj_cli.comparison.results import Note
from jjj_cli.errors import StoreError, UsageError
from jjj_cli.exports.destination import save
from jjj_cli.messages import say
from jjj_cli.own.importing.batch import ImportedRow, ImportOptions, import_rows
from jjj_cli.own.importing.columns import TEMPLATE, columns_of
from jjj_cli.own.importing.sheets.grid import Grid
from jjj_cli.own.importing.sheets.names import Names
from jjj_cli.own.importing.tables import FORMS, read_lines
from jjj_cli.record.codelists import ACCUMULATIONS, NATURES
from jjj_cli.record.records import Store
from jjj_cli.render.progress_bar import underway, watched
from jjj_cli.safety.cells import LineWriter, text_of, write_cell
from jjj_cli.store.location import Files, protected
from jjj_cli.store.opening import open_store
from jjj_cli.store.tables import kind_of
from jjj_cli.system import system_path
from jjj_cli.text.documents import STDIN, opened

Some = str | None
FIELDS = ("line", "outcome", "kind", "id", "field", "message")
File = Annotated[Some, typer.Argument(metavar="FILE", help=say("help.argument.import"), show_default=False)]


def fields_for(given: Given, _store: Opened) -> tuple[str, ...]:
    """Give what `--fields` can pick."""
    return TEMPLATE if "template" in given else FIELDS


@writing_command
def import_(
    files: Files,
    name: File = None,
    form: Annotated[Some, one_value("from", FORMS, "--from")] = None,
    encoding: Encoding = None,
    source: Annotated[Some, option("default-source", "--source", metavar="SOURCE")] = None,
    region: Annotated[Some, option("default-region", "--region", "-r", metavar="REGION")] = None,
    metric: Annotated[Some, option("default-metric", "--metric", "-m", metavar="METRIC")] = None,
    period: Annotated[Some, option("default-period", "--period", metavar="PERIOD")] = None,
    nature: Annotated[Some, one_value("nature", NATURES, "--nature")] = None,
    accumulation: Annotated[Some, one_value("accumulation", ACCUMULATIONS, "--accumulation")] = None,
    skip_bad: Annotated[bool, option("skip-bad", "--skip-bad")] = False,
    rejects: Annotated[Some, option("rejects", "--rejects", metavar="FILE")] = None,
    replace: Annotated[bool, option("replace", "--replace")] = False,
    unit: Annotated[Some, option("default-unit", "--unit", "-u", metavar="UNIT")] = None,
    sheet: Annotated[Some, option("sheet", "--sheet", metavar="NAME")] = None,
    map_: Annotated[Some, option("map", "--map", metavar="FILE")] = None,
    write_map: Annotated[Some, option("write-map", "--write-map", metavar="FILE")] = None,
    template: Annotated[bool, option("template", "--template")] = False,
    dry_run: DryRun = False,
) -> Result:
    """Take facts into your own store, from a table or from what `jjj extract` finds."""
    store = open_store(files)  # a damaged one is refused before anything is read
    if template:
        return _template(store)
    if name is None:
        raise UsageError("import-nothing", hint=say("hint.template"))
    defaults = {
        "source": source,
        "region": region,
        "metric": metric,
        "period": period,
        "nature": nature,
        "accumulation": accumulation,
    }
    given = {field: text for field, text in defaults.items() if text}
    how = ImportOptions(given, skip_bad, replace, dry_run)
    aside = Path(rejects) if rejects else _rejects(name)
    watch = partial(watched, label=say("import.read"))
    keep = [*protected(files), Path(name), *([Path(map_)] if map_ else [])]
    names = Names(store)
    with underway(say("progress.importing", name=name)), opened(name) as stream:
        lines = read_lines(stream, name, form, encoding, sheet, names.says)
    said: list[str] = []
    if isinstance(lines, Grid):
        given = {**given, "unit": unit} if unit else given
        lines, said = read_sheet(store, lines, Agreement(name, given, map_, write_map, look=dry_run, keep=keep))
    elif map_ or write_map or unit:
        raise UsageError("map-rows", name=name)
    if write_map:
        return _map_written(name, write_map)
    with underway(say("progress.importing", name=name)):
        taken = import_rows(files, lines, how, watch, partial(_set_aside, aside, keep))
    bad = [one for one in taken if one.faults]
    query: dict[str, object] = {"file": name, "dry_run": dry_run, "skip_bad": skip_bad}
    return _result(taken, bad, how, query, aside, said)


def _map_written(name: str, path: str) -> Result:
    said = say("import.map-written", path=path)
    return Result(
        command="import",
        query={"file": name, "write_map": path},
        fields=FIELDS,
        rows=list,
        page=lambda: [Text(said, "good")],
        notes=[Note(code="import", message=said, weight="hint")],
    )


def _result(
    taken: list[ImportedRow],
    bad: list[ImportedRow],
    how: ImportOptions,
    query: dict[str, object],
    aside: Path,
    said: list[str],
) -> Result:
    refused = bool(bad) and not how.skip_bad
    summary = [*said, *_summary(taken, bad, how, aside)]
    shown = bad if refused else taken
    return Result(
        command="import",
        query=query,
        fields=FIELDS,
        rows=lambda: [row for one in shown for row in _rows(one)],
        page=lambda: pages.own_store.import_page(bad, summary, bad=bool(bad)),
        notes=[Note(code="import", message=line, weight="hint") for line in summary],
        exit_code=StoreError.exit_code if refused else 0,
    )


def _rows(one: ImportedRow) -> Iterator[RowData]:
    about = {"line": one.line.number, "kind": kind_of(one.line.table)}
    if not one.faults:
        assert one.outcome is not None  # noqa: S101 - it has either
        yield {**about, "outcome": one.outcome.status, "id": one.outcome.id, "field": None, "message": None}
    for fault in one.faults:
        key = one.line.given.get("id") or None
        message = " ".join(filter(None, (fault.message, fault.hint))).replace("\n", " ")
        yield {**about, "outcome": "bad", "id": key, "field": fault.field or None, "message": message}


def _summary(taken: list[ImportedRow], bad: list[ImportedRow], how: ImportOptions, aside: Path) -> Iterator[str]:
    count = {"bad": len(bad), "count": len(taken)}
    if bad and not how.skip_bad:
        yield say("import.refused", **count)
        return
    for status in ("added", "replaced", "duplicate"):
        number = sum(not one.faults and one.outcome is not None and one.outcome.status == status for one in taken)
        if number or status == "added":
            yield say(f"import.{status}", count=number)
    if bad:
        yield say("import.bad", count=len(bad)) if how.dry else say("import.set-aside", **count, path=aside)
    if how.dry:
        yield say("import.dry")


def _rejects(name: str) -> Path:
    """Give a name for the bad rows of which there is no file: one that is there has rows that somebody is mending."""
    stem = Path(name).stem if name != STDIN else "import"
    path, number = Path(f"{stem}.rejects.csv"), 1
    while os.path.lexists(system_path(path)):
        number += 1
        path = Path(f"{stem}.rejects-{number}.csv")
    return path


def _set_aside(path: Path, keep: Iterable[Path], bad: list[ImportedRow]) -> None:
    """Write the bad rows as CSV, as they came, with what is wrong with each; raises StoreError where that cannot be."""
    columns = [column for column in columns_of(one.line for one in bad) if column != "problem"]
    writer = LineWriter()

    def write(made: Path) -> None:
        with made.open("w", encoding="utf-8", newline="") as file:
            file.write(writer.line([*columns, "problem"]))
            for one in bad:
                problem = "; ".join(f"{fault.field}: {fault.message}" for fault in one.faults)
                file.write(writer.line([write_cell(value) for value in (*map(one.line.raw.get, columns), problem)]))

    save(path, write, keep)


def _template(store: Store) -> Result:
    """Give the columns to fill in, and a row as it may be: the store's first fact."""
    fact = next(iter(store.facts.values()))
    given = fact_row(store, fact)
    row = {column: text_of(given.get(column, "") or "") for column in TEMPLATE}
    writer = LineWriter()
    lines = [writer.line(cells) for cells in ([*row], [*row.values()])]
    return Result(
        command="import",
        query={"template": True},
        fields=TEMPLATE,
        rows=lambda: [dict(row)],
        page=lambda: [Text("".join(lines))],
        plain=lambda: lines,
    )
