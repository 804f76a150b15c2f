"""Commands whose `--help` is laid out by `help_page`."""

from typing import Any

from typer.core import TyperCommand, TyperGroup


class Command(TyperCommand):
    """A command whose help is laid out here."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help."""
        formatter.write(_page(self, ctx))


class Group(TyperGroup):
    """A group of commands whose help is laid out here."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help."""
        formatter.write(_page(self, ctx))


def _page(command: TyperCommand | TyperGroup, context: Any) -> str:
    from jjj_cli.cli.help_page import help_page  # measures with Rich: only where help is asked for

    return help_page(command, context)
