"""`jjj verify`."""

from typing import Annotated

from jjj_cli.answers import pages
from jjj_cli.answers.result import Result
from jjj_cli.cli.options import Encoding, TextFiles, listed, option
from jjj_cli.cli.registration import command
from jjj_cli.errors import StoreError
from jjj_cli.messages import say
from jjj_cli.render.progress_bar import reading
from jjj_cli.store.location import Files
from jjj_cli.store.opening import open_store
from jjj_cli.text.documents import form_of, opened
from jjj_cli.verification.verdicts import VERDICTS, Checked
from jjj_cli.verification.verdicts import verify as check

FIELDS, MORE = Checked._fields, ("file",)
Only = Annotated[str | None, option("only", "--only", metavar="VERDICTS", values=VERDICTS)]


@command
def verify(files: Files, texts: TextFiles, only: Only = None, encoding: Encoding = None) -> Result:
    """Check the figures of a draft against the store."""
    wanted = listed("verdict", only, VERDICTS)
    store = open_store(files)
    every: list[tuple[str, Checked]] = []
    for name in texts:
        with opened(name) as stream, reading(stream, say("progress.reading", name=name)) as read:
            every += [(name, one) for one in check(store, read, name, form_of(name), encoding)]
    shown = [(name, one) for name, one in every if one.verdict in wanted]
    several = len(texts) > 1
    return Result(
        command="verify",
        query={"texts": texts, "only": list(wanted), "encoding": encoding},
        fields=(*MORE, *FIELDS) if several else FIELDS,
        more=() if several else MORE,
        rows=lambda: ({"file": name, **one._asdict()} for name, one in shown),
        page=lambda: pages.verifications.checked_list(shown, every),
        exit_code=StoreError.exit_code if any(one.verdict == "contradicted" for _, one in every) else 0,
    )
