"""The app: which commands there are, each imported when it is called, and what is shown where none is named."""

import sys
from importlib import import_module
from typing import Annotated, Any

import typer

from jjj_cli.cli import options
from jjj_cli.cli.help_command import Group
from jjj_cli.cli.registration import REGISTERED, SETTINGS, SHARED, with_shared
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
    "lsp",
    "mcp",
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

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[Any, Any, list[str]]:
        """Find the command, hand it the options before it, and call the one that is meant where none is named."""
        if args[0] not in NAMES and not ctx.resilient_parsing:
            from jjj_cli.cli.bare_words import meant  # who names a command pays nothing for it

            args = meant(args, ctx.params, NAMES) or args
        name, command, rest = super().resolve_command(ctx, args)
        inner = 1 if name in GROUPS and rest[:1] and rest[0] in GROUPS[name] else 0
        return name, command, [*rest[:inner], *_given_before(self, ctx), *rest[inner:]]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 - Click gives it
        """Import a command and give it; None where there is none of that name."""
        if cmd_name not in NAMES:
            return None
        import_module(f"jjj_cli.cli.commands.{MODULES.get(cmd_name, cmd_name)}")
        return REGISTERED[cmd_name]


def _given_before(group: Any, context: Any) -> list[str]:
    """Spell the options that stand before the command, as they would stand after it."""
    shared = [one for one in group.get_params(context) if one.name in SHARED and context.params.get(one.name)]
    return [text for one in shared for text in (one.opts[0], str(context.params[one.name]))[: 1 if one.is_flag else 2]]


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


Version = Annotated[bool, typer.Option("--version", help=say("help.version"), callback=_show_version, is_eager=True)]


@app.callback(invoke_without_command=True)
@with_shared(lang=options.Lang, version=Version)
def start(context: typer.Context, **_given: Any) -> None:
    """Show what there is to do where no command is named: to somebody at a terminal in brief, else the whole help."""
    if context.invoked_subcommand is not None:
        return
    if sys.stdout.isatty():
        from jjj_cli.cli.welcome import start as show_start  # who names a command pays nothing for it

        raise typer.Exit(show_start())
    typer.echo(context.get_help())
