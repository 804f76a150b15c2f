"""`jjj verify`."""

from collections.abc import Iterator
from typing import Annotated, Literal, get_args

from jjj_cli.answers.findings import ALARMS
from jjj_cli.answers.result import Result
from jjj_cli.cli.options import Encoding, TextFiles, listed, option
from jjj_cli.cli.registration import command_with
from jjj_cli.library import verifications as library
from jjj_cli.messages import join, say
from jjj_cli.render.findings.formats import FindingFormat
from jjj_cli.render.output import FINDING_FORMATS, Format
from jjj_cli.render.progress_bar import reading
from jjj_cli.store.location import Files
from jjj_cli.store.opening import open_store
from jjj_cli.text.documents import form_of, opened
from jjj_cli.verification.judgements import VERDICTS
from jjj_cli.verification.verdicts import Checker

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
Explain = Annotated[bool, option("explain-why", "--explain")]


@command_with(format=FormatOption)
def verify(
    files: Files,
    texts: TextFiles,
    only: Only = None,
    every: All = False,
    explain: Explain = False,
    fail_on: FailOn = None,
    encoding: Encoding = None,
) -> Result:
    """Check the figures of a draft against the store."""
    wanted = listed("verdict", only, VERDICTS)
    failing = listed("verdict", fail_on, VERDICTS) if fail_on else library.PLAIN.failing
    found = list(_checked(files, texts, encoding))
    findings = wanted if every or only else ALARMS
    asked = library.Asked(failing, findings, unknown=every or only is not None, why=explain)
    return library.answer(texts, encoding, found, wanted, asked)


def _checked(files: Files, texts: list[str], encoding: str | None) -> Iterator[library.Found]:
    checker = Checker(open_store(files))
    for name in texts:
        with opened(name) as stream, reading(stream, say("progress.reading", name=name)) as read:
            for one in checker.check(read, name, form_of(name), encoding):
                yield name, one
