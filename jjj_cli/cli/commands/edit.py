"""`jjj edit`."""

import os
import re
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
from jjj_cli.render.output import tell_error, tell_note
from jjj_cli.store.location import Files
from jjj_cli.store.opening import load

FIELDS = OUTCOME
# How much of an id stands in the name of the file: a file's name has at most 255 bytes.
_LONGEST_NAME = 40
# What a name of a file does not have here.
_NO_NAME = r"[^\w.-]"
_ENCODING = "UTF-8"
Id = Annotated[str, typer.Argument(metavar="ID", help=say("help.argument.own-id"), show_default=False)]


@writing_command
def edit(files: Files, name: Id) -> Result:
    """Change a record of your own in an editor; it is checked before it is taken."""
    table, before = own_text(files, name)
    # An id may be any text of a store that was written by hand, and a file's name may not.
    shown = re.sub(_NO_NAME, "-", name)[:_LONGEST_NAME]
    try:
        with tempfile.NamedTemporaryFile(suffix=f".{shown}.json", delete=False) as file:
            path = Path(file.name)
            file.write(before.encode())
    except OSError as error:
        raise StoreError("edit", id=name, message=error.strerror or error) from None
    try:
        outcome = _edited(files, table, name, before, path)
    except (KeyboardInterrupt, typer.Abort):  # whoever gives up may have written much already
        if _left_changed(path, before):
            tell_note(say("hint.edit", path=path))
        raise
    path.unlink(missing_ok=True)
    return outcome_result(files, load(files)[0], [outcome], command="edit", query={"id": name})


def _edited(files: Files, table: str, name: str, before: str, path: Path) -> Outcome:
    """Let somebody edit until it is taken, or they give up; what they wrote stays in the file then."""
    while True:
        _run_editor(path)
        try:
            text = _text(path)
            if text == before:
                return Outcome("unchanged", table, name, None)
            return change(files, table, read_text(table, name, text), before)
        except JjjError as error:
            hint = say("hint.edit", path=path) if path.exists() else None
            told = StoreError("edit", id=name, message=error.message, hint=hint)
            if not prompts.interactive():
                raise told from None
            tell_error(told)
            prompts.confirm([], say("ask.again"))


def _text(path: Path) -> str:
    """Read what the editor has left; raises StoreError for what is no text in UTF-8."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise StoreError("text-encoding", name=path, encoding=_ENCODING) from None
    except OSError as error:
        raise StoreError("text-unreadable", name=path, reason=error.strerror or error) from None


def _left_changed(path: Path, before: str) -> bool:
    """Say whether there is anything in what an editor has left; where there is not, it is removed."""
    try:
        if path.read_bytes() != before.encode():
            return True
        path.unlink()
    except OSError:
        return path.exists()
    return False


def _run_editor(path: Path) -> None:
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
    try:
        done = subprocess.run([*shlex.split(editor), str(path)], check=False)  # noqa: S603 - the user's own editor
    except (OSError, ValueError) as error:
        raise StoreError("no-editor", editor=editor, reason=error, hint=say("hint.edit", path=path)) from None
    if done.returncode:
        reason = say("editor.left", code=done.returncode)
        raise StoreError("no-editor", editor=editor, reason=reason, hint=say("hint.edit", path=path))
