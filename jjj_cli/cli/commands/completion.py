"""`jjj completion`."""

from typing import Annotated

import typer

from jjj_cli.answers import pages
from jjj_cli.answers.result import Result, RowData
from jjj_cli.cli.registration import command
from jjj_cli.completion.shells.scripts import SHELLS, Shell, script, where
from jjj_cli.messages import join, say
from jjj_cli.store.location import Files

FIELDS, MORE = ("shell", "file", "line"), ("script",)
Name = Annotated[
    Shell | None,
    typer.Argument(
        metavar="SHELL", help=say("help.argument.shell", values=join("join.list", SHELLS)), show_default=False
    ),
]


@command
def completion(files: Files, shell: Name = None) -> Result:  # noqa: ARG001 - it needs no store
    """Print a shell's script, or say which shells there are and what each needs."""
    asked: tuple[Shell, ...] = (shell,) if shell else SHELLS
    return Result(
        command="completion",
        query={"shell": shell},
        fields=FIELDS,
        more=MORE,
        rows=lambda: [_row(one) for one in asked],
        page=lambda: pages.completions.shell_list([_row(one) for one in asked]),
        plain=(lambda: [script(shell)]) if shell else None,
    )


def _row(shell: Shell) -> RowData:
    file, line = where(shell)
    return {"shell": shell, "file": file, "line": line, "script": script(shell)}
