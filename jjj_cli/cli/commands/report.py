"""`jjj report`."""

import shlex
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Annotated

import typer

from jjj_cli.answers.result import Result
from jjj_cli.cli.options import OfLevel, one_of, option
from jjj_cli.cli.registration import command
from jjj_cli.comparison.results import Choice, Note
from jjj_cli.errors import UsageError
from jjj_cli.exports.destination import save
from jjj_cli.gazetteer.regions import expand, find_region
from jjj_cli.library.choices import check_unit, read_tolerance
from jjj_cli.messages import join, say
from jjj_cli.messages.digit_grouping import grouped
from jjj_cli.messages.naming import named
from jjj_cli.record.records import Metric
from jjj_cli.reports import formats
from jjj_cli.reports.composition import compose
from jjj_cli.reports.document import Report
from jjj_cli.reports.formats import STDOUT, Form
from jjj_cli.reports.subjects import Subject, find_all
from jjj_cli.store.location import Files, protected
from jjj_cli.store.opening import open_store
from jjj_cli.store.selection import check_period

_TOLERANCE = "1y"
Subjects = Annotated[
    list[str], typer.Argument(metavar="REGION|METRIC...", help=say("help.argument.subject"), show_default=False)
]
To = Annotated[str | None, option("report-to", "--to", "-t", metavar="FORM", values=formats.NAMES)]
Out = Annotated[str | None, option("out", "--output", "-o", metavar="FILE")]
Include = Annotated[list[str] | None, one_of("include", ("target", "planned"), "--include", meaning="nature")]


@command
def report(
    files: Files,
    subjects: Subjects,
    output: Out = None,
    to: To = None,
    title: Annotated[str | None, option("report-title", "--title", metavar="TEXT")] = None,
    region: Annotated[list[str] | None, option("report-region", "--region", "-r", metavar="REGION")] = None,
    level: OfLevel = None,
    unit: Annotated[str | None, option("unit", "--unit", "-u", metavar="UNIT")] = None,
    at: Annotated[str | None, option("at", "--at", metavar="DATE")] = None,
    tolerance: Annotated[str, option("tolerance", "--tolerance", metavar="TIME")] = _TOLERANCE,
    include: Include = None,
) -> Result:
    """Write a report on regions and metrics."""
    form = formats.choose(to, output)
    if output == STDOUT and form.binary and sys.stdout.isatty():
        raise UsageError("export-binary", name=form.name, hint=say("hint.out"))
    if at:
        check_period(at)
    length = read_tolerance(tolerance)
    check_unit(unit)
    store = open_store(files)
    found = find_all(store, subjects)
    _check(found, unit, {"--region": region, "--level": level, "--include": include})
    choice = Choice(
        regions=expand([find_region(store.regions, name) for name in region or ()]),
        unit=unit,
        at=at,
        tolerance=length,
        levels=tuple(level or ()),
        include=tuple(include or ()),
    )
    again = _again(subjects, form, choice, title, region, tolerance)

    @cache
    def made() -> Report:
        with grouped():
            return compose(store, found, choice, again, title)

    return Result(
        command="report",
        query={"subjects": [subject.id for subject in found], "to": form.name},
        fields=(),
        rows=list,
        page=list,
        empty=not made().excerpt.facts and not made().footnotes,
        notes=[] if output == STDOUT else [_written(found, made(), form, str(output))],
        document=lambda: form.give(made()) if output == STDOUT else _saved(form, made(), Path(str(output)), files),
    )


def _check(found: list[Subject], unit: str | None, options: dict[str, list[str] | None]) -> None:
    """Refuse what says nothing of the subjects (UsageError)."""
    count = sum(isinstance(subject, Metric) for subject in found)
    for name, given in options.items():
        if given and not count:
            raise UsageError("needs", one=name, other="METRIC")
    if unit and count != 1:
        raise UsageError("report-one-metric", count=count)


def _again(
    subjects: list[str], form: Form, choice: Choice, title: str | None, region: list[str] | None, tolerance: str
) -> str:
    """Give the command that makes the report again; where it was written is nobody's business."""
    given: list[tuple[str, str | None]] = [("--title", title), ("--unit", choice.unit), ("--at", choice.at)]
    given.append(("--tolerance", tolerance if tolerance != _TOLERANCE else None))
    for name, values in (("--region", region), ("--level", choice.levels), ("--include", choice.include)):
        given += [(name, value) for value in values or ()]
    words = [word for name, value in given if value for word in (name, value)]
    end = ["--lang", say("report.lang"), "-o", f"report{form.suffixes[0]}"]
    return shlex.join(["jjj", "report", *dict.fromkeys(subjects), *words, *end])


def _written(found: list[Subject], made: Report, form: Form, path: str) -> Note:
    names = join("join.list", [named(subject) for subject in found])
    said = say("report.note", names=names, count=len(made.excerpt.facts), form=form.name, path=path)
    return Note(code="written", message=said, weight="hint")


def _saved(form: Form, made: Report, path: Path, files: Files) -> Iterator[str]:
    """Write the file, so that nothing is left for stdout."""
    save(path, lambda place: form.write(made, place), keep=protected(files))
    yield from ()
