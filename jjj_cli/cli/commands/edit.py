"""`jjj edit`."""

import os
import shlex
import subprocess
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from jjj_cli.answers.result import Result
from jjj_cli.cli import prompts
from jjj_cli.cli.entry_options import OUTCOME, outcome_result
from jjj_cli.cli.registration import writing_command
from jjj_cli.errors import JjjError, StoreError
from jjj_cli.messages import say
from jjj_cli.own.editing import change, own_text, read_text
from jjj_cli.own.store import Outcome
from jjj_cli.render.output import tell_error
from jjj_cli.store.location import Files
from jjj_cli.store.opening import load

FIELDS = OUTCOME
Id = Annotated[str, typer.Argument(metavar="ID", help=say("help.argument.own-id"), show_default=False)]


@writing_command
def edit(files: Files, name: Id) -> Result:
    """Change a record of your own in an editor; it is checked before it is taken."""
    table, before = own_text(files, name)
    with tempfile.NamedTemporaryFile(suffix=f".{name}.json", delete=False) as file:
        file.write(before.encode())
    path = Path(file.name)
    outcome = _edited(files, table, name, before, path)
    path.unlink(missing_ok=True)
    return outcome_result(files, load(files)[0], [outcome], command="edit", query={"id": name})


def _edited(files: Files, table: str, name: str, before: str, path: Path) -> Outcome:
    """Let somebody edit until it is taken, or they give up; what they wrote stays in the file then."""
    while True:
        _run_editor(path)
        text = path.read_text(encoding="utf-8")
        try:
            if text == before:
                return Outcome("unchanged", table, name, None)
            return change(files, table, read_text(table, name, text), before)
        except JjjError as error:
            told = StoreError("edit", id=name, message=error.message, hint=say("hint.edit", path=path))
            if not prompts.interactive():
                raise told from None
            tell_error(told)
            prompts.confirm([], say("ask.again"))


def _run_editor(path: Path) -> None:
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
    try:
        done = subprocess.run([*shlex.split(editor), str(path)], check=False)  # noqa: S603 - the user's own editor
    except (OSError, ValueError) as error:
        raise StoreError("no-editor", editor=editor, reason=error, hint=say("hint.edit", path=path)) from None
    if done.returncode:
        reason = say("editor.left", code=done.returncode)
        raise StoreError("no-editor", editor=editor, reason=reason, hint=say("hint.edit", path=path))
