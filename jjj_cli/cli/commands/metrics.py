"""`jjj metrics`."""

from typing import Annotated

from jjj_cli.answers.result import Result
from jjj_cli.cli.options import InDomain, texts
from jjj_cli.cli.registration import command
from jjj_cli.library import metrics as library
from jjj_cli.store.location import Files
from jjj_cli.store.opening import open_store

FIELDS, MORE = library.FIELDS, library.MORE


@command
def metrics(
    files: Files, text: Annotated[list[str] | None, texts("metric-text")] = None, domain: InDomain = None
) -> Result:
    """List metrics: what can be compared, and in which unit."""
    return library.answer(open_store(files), domain, " ".join(text or ()))
