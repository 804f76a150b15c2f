"""`jjj lsp`."""

from pathlib import Path
from typing import Annotated

from jjj_cli.answers.findings import ALARMS
from jjj_cli.cli.options import listed, option
from jjj_cli.cli.registration import Serving, serving_command
from jjj_cli.errors import missing_extra
from jjj_cli.verification.judgements import VERDICTS

# What the server cannot be without, and the extra that brings it.
_NEEDS, _EXTRA = ("pygls", "lsprotocol"), "lsp"
Only = Annotated[str | None, option("lsp-only", "--only", metavar="VERDICTS", values=VERDICTS)]
BaselineFile = Annotated[str | None, option("lsp-baseline", "--baseline", metavar="FILE")]


@serving_command
def lsp(serving: Serving, only: Only = None, baseline: BaselineFile = None) -> int:
    """Check drafts while they are written, in an editor."""
    verdicts = listed("verdict", only, VERDICTS) if only else ALARMS
    try:
        from jjj_cli.lsp.checks import Shown
        from jjj_cli.lsp.serving import serve
    except ModuleNotFoundError as error:
        if str(error.name).partition(".")[0] not in _NEEDS:
            raise
        raise missing_extra("lsp", _EXTRA) from None
    return serve(serving.located, Shown(verdicts, Path(baseline) if baseline else None), serving.language)
