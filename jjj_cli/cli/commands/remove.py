"""`jjj remove`."""

from typing import Annotated

import typer

from jjj_cli.answers import pages
from jjj_cli.answers.result import Result, Text
from jjj_cli.cli import prompts
from jjj_cli.cli.entry_options import OUTCOME, DryRun, Yes, outcome_result
from jjj_cli.cli.options import option
from jjj_cli.cli.registration import writing_command
from jjj_cli.errors import UsageError
from jjj_cli.messages import join, say
from jjj_cli.own.store import opened
from jjj_cli.store.location import Files

FIELDS = OUTCOME
# More records than these are asked about by their ids alone.
_MOST_SHOWN = 5
Ids = Annotated[
    list[str] | None, typer.Argument(metavar="ID...", help=say("help.argument.own-ids"), show_default=False)
]


@writing_command
def remove(
    files: Files,
    names: Ids = None,
    source: Annotated[str | None, option("remove-source", "--source", metavar="SOURCE")] = None,
    yes: Yes = False,
    dry_run: DryRun = False,
) -> Result:
    """Take records out of your own store."""
    if not names and source is None:
        raise UsageError("remove-nothing")
    if not yes and not dry_run and not prompts.interactive():
        raise UsageError("confirm")
    with opened(files) as own:
        keys = dict.fromkeys([*(names or ()), *(own.of_source(source) if source else ())])
        outcomes = own.remove(keys)
        if dry_run:
            own.check()
            own.abandon()
        elif not yes:
            shown = [
                pages.records.record_page(own.store, one.record) if one.record else [Text(one.id)] for one in outcomes
            ]
            if len(shown) > _MOST_SHOWN:
                names_of = join("join.list", [one.id for one in outcomes])
                shown = [[Text(say("remove.these", count=len(outcomes), ids=names_of))]]
            prompts.confirm([block for page in shown for block in page], say("ask.remove"))
    query: dict[str, object] = {"ids": list(keys), "source": source}
    return outcome_result(files, own.store, outcomes, command="remove", query=query, dry=dry_run)
