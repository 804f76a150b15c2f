"""`jjj verify`."""

from typing import Annotated

from jjj_cli.answers.result import Result
from jjj_cli.cli.options import Encoding, TextFiles, listed, option
from jjj_cli.cli.registration import command
from jjj_cli.library import verifications as library
from jjj_cli.messages import say
from jjj_cli.render.progress_bar import reading
from jjj_cli.store.location import Files
from jjj_cli.store.opening import open_store
from jjj_cli.text.documents import form_of, opened
from jjj_cli.verification.verdicts import VERDICTS
from jjj_cli.verification.verdicts import verify as check

FIELDS, MORE = library.FIELDS, library.MORE
Only = Annotated[str | None, option("only", "--only", metavar="VERDICTS", values=VERDICTS)]


@command
def verify(files: Files, texts: TextFiles, only: Only = None, encoding: Encoding = None) -> Result:
    """Check the figures of a draft against the store."""
    wanted = listed("verdict", only, VERDICTS)
    store = open_store(files)
    every: list[library.Found] = []
    for name in texts:
        with opened(name) as stream, reading(stream, say("progress.reading", name=name)) as read:
            every += [(name, one) for one in check(store, read, name, form_of(name), encoding)]
    return library.answer(texts, encoding, every, wanted)
