"""The app: which commands there are, each imported when it is called, and what is shown where none is named."""

import sys
from importlib import import_module
from typing import Any

import typer

from jjj_cli.cli import options
from jjj_cli.cli.help_command import Group
from jjj_cli.cli.registration import REGISTERED, SETTINGS
from jjj_cli.messages import say
from jjj_cli.version import __version__

# In the order in which the help lists them; each is a module of `commands`.
NAMES = (
    "get",
    "region",
    "compare",
    "map",
    "explain",
    "initiatives",
    "facts",
    "cite",
    "export",
    "report",
    "convert",
    "extract",
    "verify",
    "search",
    "show",
    "regions",
    "metrics",
    "sources",
    "add",
    "source",
    "metric",
    "initiative",
    "import",
    "edit",
    "remove",
    "diff",
    "restore",
    "audit",
    "help",
    "completion",
)
# The commands that are groups of commands.
GROUPS = {"source": ("add",), "metric": ("add",), "initiative": ("add",)}
# What Python does not take for the name of a module.
MODULES = {"import": "import_", "map": "map_"}


class Commands(Group):
    """The commands, each imported when it is called: start-up pays for one and not for all."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands: dict[str, Any] = dict.fromkeys(NAMES)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 - Click gives it
        """Import a command and give it; None where there is none of that name."""
        if cmd_name not in NAMES:
            return None
        import_module(f"jjj_cli.cli.commands.{MODULES.get(cmd_name, cmd_name)}")
        return REGISTERED[cmd_name]


app = typer.Typer(
    cls=Commands,
    name="jjj",
    help=say("help.app"),
    epilog=say("help.epilog"),
    options_metavar=say("metavar.options"),
    subcommand_metavar=say("metavar.command"),
    **SETTINGS,
)


def _show_version(wanted: bool) -> None:
    if wanted:
        from jjj_cli.store.edition import shipped_edition  # nothing else asks for it

        typer.echo(f"jjj {__version__}\n{shipped_edition()}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    _lang: options.Lang = None,
    _version: bool = typer.Option(False, "--version", help=say("help.version"), callback=_show_version, is_eager=True),
) -> None:
    """Show what there is to do where no command is named: to somebody at a terminal in brief, else the whole help."""
    if context.invoked_subcommand is not None:
        return
    if sys.stdout.isatty():
        from jjj_cli.cli.welcome import start as show_start  # who names a command pays nothing for it

        raise typer.Exit(show_start())
    typer.echo(context.get_help())
