"""`jjj remove`."""

from typing import Annotated

import typer

from jjj_cli.answers import pages
from jjj_cli.answers.result import Result, Text
from jjj_cli.cli import prompts
from jjj_cli.cli.entry_options import OUTCOME, DryRun, Yes, outcome_result
from jjj_cli.cli.registration import writing_command
from jjj_cli.errors import UsageError
from jjj_cli.messages import say
from jjj_cli.own.store import opened
from jjj_cli.store.location import Files

FIELDS = OUTCOME
Ids = Annotated[list[str], typer.Argument(metavar="ID...", help=say("help.argument.own-ids"), show_default=False)]


@writing_command
def remove(files: Files, names: Ids, yes: Yes = False, dry_run: DryRun = False) -> Result:
    """Take records out of your own store."""
    if not yes and not dry_run and not prompts.interactive():
        raise UsageError("confirm")
    with opened(files) as own:
        outcomes = own.remove(dict.fromkeys(names))
        if dry_run:
            own.check()
            own.abandon()
        elif not yes:
            shown = [
                pages.records.record_page(own.store, one.record) if one.record else [Text(one.id)] for one in outcomes
            ]
            prompts.confirm([block for page in shown for block in page], say("ask.remove"))
    return outcome_result(files, own.store, outcomes, command="remove", query={"ids": names}, dry=dry_run)
