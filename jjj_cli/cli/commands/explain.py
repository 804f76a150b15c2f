"""`jjj explain`."""

from typing import Annotated

import typer

from jjj_cli.answers import pages
from jjj_cli.answers.result import Result
from jjj_cli.cli.registration import command
from jjj_cli.comparison.caveats import explanation
from jjj_cli.messages import say
from jjj_cli.store.location import Files

FIELDS = explanation.FIELDS
Codes = Annotated[
    list[str] | None, typer.Argument(metavar="CODE...", help=say("help.argument.code"), show_default=False)
]


@command
def explain(files: Files, codes: Codes = None) -> Result:  # noqa: ARG001 - it needs no store
    """Say what a caveat of a comparison means, why it matters, and show one."""
    found = list(dict.fromkeys(explanation.find(code) for code in codes or explanation.CODES))
    return Result(
        command="explain",
        query={"codes": codes},
        fields=FIELDS,
        rows=lambda: [one._asdict() for one in found],
        page=lambda: pages.explanations.explanation_page(found),
    )
