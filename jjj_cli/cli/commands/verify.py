"""`jjj verify`."""

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Annotated, Literal, get_args

from jjj_cli.answers.findings import ALARMS
from jjj_cli.answers.result import Result
from jjj_cli.cli.options import Encoding, TextFiles, listed, option
from jjj_cli.cli.registration import command_with
from jjj_cli.errors import UsageError
from jjj_cli.exports.destination import save
from jjj_cli.library import verifications as library
from jjj_cli.library.baselines import Baseline, made_of
from jjj_cli.library.checkers import checking
from jjj_cli.messages import join, say
from jjj_cli.render.findings.formats import FindingFormat
from jjj_cli.render.output import FINDING_FORMATS, Format
from jjj_cli.render.progress_bar import reading
from jjj_cli.store.location import Files, protected
from jjj_cli.store.opening import open_store
from jjj_cli.system import native
from jjj_cli.text.documents import form_of, opened
from jjj_cli.verification.baselines import read_baseline, spelled
from jjj_cli.verification.judgements import VERDICTS

FIELDS, MORE = library.FIELDS, library.MORE
FormatOption = Annotated[
    Literal[Format, FindingFormat] | None,
    option(
        "format", "--format", "-f", metavar="FORMAT", values=join("join.list", (*get_args(Format), *FINDING_FORMATS))
    ),
]
Only = Annotated[str | None, option("only", "--only", metavar="VERDICTS", values=VERDICTS)]
FailOn = Annotated[str | None, option("fail-on", "--fail-on", metavar="VERDICTS", values=VERDICTS)]
All = Annotated[bool, option("all", "--all")]
BaselineFile = Annotated[str | None, option("baseline", "--baseline", metavar="FILE")]
WriteBaseline = Annotated[bool, option("write-baseline", "--write-baseline")]
Explain = Annotated[bool, option("explain-why", "--explain")]


@command_with(format=FormatOption)
def verify(
    files: Files,
    texts: TextFiles,
    only: Only = None,
    every: All = False,
    explain: Explain = False,
    fail_on: FailOn = None,
    baseline: BaselineFile = None,
    write_baseline: WriteBaseline = False,
    encoding: Encoding = None,
) -> Result:
    """Check the figures of a draft against the store."""
    wanted = listed("verdict", only, VERDICTS)
    failing = listed("verdict", fail_on, VERDICTS) if fail_on else library.PLAIN.failing
    held = _baseline(baseline, texts, write=write_baseline)
    checked = _checked(files, texts, encoding)
    first = next(checked, None)  # what cannot be read is said before anything is printed
    found: Iterable[library.Found] = chain([first] if first else [], checked)
    if held and write_baseline:
        found = list(found)
        verdicts = {*ALARMS, *failing}
        held = held._replace(
            entries=made_of(held.path, texts, list(library.fingerprinted(found)), verdicts, held.entries), written=True
        )
    findings = wanted if every or only else ALARMS
    asked = library.Asked(failing, findings, unknown=every or only is not None, why=explain, baseline=held)
    result = library.answer(texts, encoding, found, wanted, asked)
    return result._replace(first=lambda: _write(held, files)) if held and held.written else result


def _baseline(name: str | None, texts: list[str], *, write: bool) -> Baseline | None:
    """Read the baseline that is named; where it is to be written, it may be none yet, but nothing else."""
    if name is None:
        if write:
            raise UsageError("write-baseline", hint=say("hint.baseline"))
        return None
    path = Path(name)
    return Baseline(path, [] if write and not native(path).exists() else read_baseline(path), texts)


def _write(held: Baseline, files: Files) -> None:
    content = spelled(held.entries).encode()

    def put(made: Path) -> None:
        made.write_bytes(content)

    save(held.path, put, keep=protected(files))


def _checked(files: Files, texts: list[str], encoding: str | None) -> Iterator[library.Found]:
    check = checking(open_store(files))
    for name in texts:
        with opened(name) as stream, reading(stream, say("progress.reading", name=name)) as read:
            for one in check(read, name, form_of(name), encoding):
                yield name, one
