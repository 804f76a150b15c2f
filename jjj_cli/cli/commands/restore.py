"""`jjj restore`."""

from typing import Annotated

import typer

from jjj_cli.answers import pages
from jjj_cli.answers.result import Result, RowData, Text
from jjj_cli.cli.options import option
from jjj_cli.cli.registration import writing_command
from jjj_cli.comparison.results import Note
from jjj_cli.errors import UsageError
from jjj_cli.messages import say
from jjj_cli.own.versions import Version, history, is_sound
from jjj_cli.own.versions import restore as bring_back
from jjj_cli.store.location import Files, default_own

FIELDS = ("version", "facts", "sound", "path")
Name = Annotated[str | None, typer.Argument(metavar="VERSION", help=say("help.argument.version"), show_default=False)]


@writing_command
def restore(files: Files, name: Name = None, show: Annotated[bool, option("list", "--list")] = False) -> Result:
    """Bring back a version of your own store: the last good one, or the one that you name."""
    path = files.kept or default_own()
    if show:
        return _listed(files)
    if name is None and files.own and is_sound(files):
        raise UsageError("sound", path=path, hint=say("hint.versions"))
    if not path.exists() and not history(files):
        raise UsageError("nothing-kept", path=path)
    done = bring_back(files, name)
    told = {"path": path, "name": done.name, "facts": done.facts}
    said = say("restore.held", **told) if done.held else say("restore.done", **told)
    return Result(
        command="restore",
        query={"version": name},
        fields=FIELDS,
        rows=lambda: [_row(done)],
        page=lambda: [Text(said, "good")],
        notes=[Note(code="restored", message=said, weight="hint")],
    )


def _listed(files: Files) -> Result:
    kept = history(files)
    return Result(
        command="restore",
        query={"list": True},
        fields=FIELDS,
        rows=lambda: [_row(one) for one in kept],
        page=lambda: pages.own_store.version_list(kept),
        empty=not kept,
    )


def _row(one: Version) -> RowData:
    return {"version": one.name, "facts": one.facts, "sound": one.sound, "path": str(one.path)}
