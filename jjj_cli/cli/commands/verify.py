"""`jjj verify`."""

from collections.abc import Iterator
from typing import Annotated

from jjj_cli.answers import pages
from jjj_cli.answers.result import Result
from jjj_cli.cli.app import command
from jjj_cli.cli.options import Encoding, TextFiles, listed, option
from jjj_cli.errors import StoreError
from jjj_cli.messages import say
from jjj_cli.render.progress_bar import reading
from jjj_cli.store.location import Files
from jjj_cli.store.opening import open_store
from jjj_cli.text.documents import form_of, opened
from jjj_cli.verification import verdicts
from jjj_cli.verification.judgements import VERDICTS
from jjj_cli.verification.verdicts import Checked, Checker

FIELDS, ON_DEMAND = verdicts.FIELDS, verdicts.MORE
MORE = ("file", *ON_DEMAND)
Only = Annotated[str | None, option("only", "--only", metavar="VERDICTS", values=VERDICTS)]
FailOn = Annotated[str | None, option("fail-on", "--fail-on", metavar="VERDICTS", values=VERDICTS)]
All = Annotated[bool, option("all", "--all")]
Explain = Annotated[bool, option("explain-why", "--explain")]
# What ends with 1 where nothing else is asked for.
FAILING = ("contradicted",)


@command
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
    failing = listed("verdict", fail_on, VERDICTS) if fail_on else FAILING
    found = list(_checked(files, texts, encoding))
    shown = [(name, one) for name, one in found if one.verdict in wanted]
    several = len(texts) > 1
    return Result(
        command="verify",
        query={"texts": texts, "only": list(wanted), "encoding": encoding},
        fields=("file", *FIELDS) if several else FIELDS,
        more=ON_DEMAND if several else MORE,
        rows=lambda: ({"file": name, **one._asdict()} for name, one in shown),
        page=lambda: pages.verifications.checked_list(shown, found, unknown=every or only is not None, why=explain),
        exit_code=StoreError.exit_code if any(one.verdict in failing for _, one in found) else 0,
    )


def _checked(files: Files, texts: list[str], encoding: str | None) -> Iterator[tuple[str, Checked]]:
    checker = Checker(open_store(files))
    for name in texts:
        with opened(name) as stream, reading(stream, say("progress.reading", name=name)) as read:
            for one in checker.check(read, name, form_of(name), encoding):
                yield name, one
