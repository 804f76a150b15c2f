"""`jjj sources`."""

from typing import Annotated

from jjj_cli.answers.result import Result
from jjj_cli.cli.options import texts
from jjj_cli.cli.registration import command
from jjj_cli.library import sources as library
from jjj_cli.store.location import Files
from jjj_cli.store.opening import open_store

FIELDS = library.FIELDS


@command
def sources(files: Files, text: Annotated[list[str] | None, texts("source-text")] = None) -> Result:
    """List the publications that the store was read from."""
    return library.answer(open_store(files), " ".join(text or ()))
