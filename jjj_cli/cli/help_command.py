"""Commands whose `--help` is laid out by `help_page`, and the way to each of them."""

import sys
from collections.abc import Iterator
from typing import Any, NamedTuple

from typer.core import TyperCommand, TyperGroup


class Command(TyperCommand):
    """A command whose help is laid out here."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help."""
        formatter.write(_page(self, ctx))

    def get_help_option(self, ctx: Any) -> Any:
        """Give the option, which shows the help as any page is shown."""
        return _paged(super().get_help_option(ctx))


class Group(TyperGroup):
    """A group of commands whose help is laid out here."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help."""
        formatter.write(_page(self, ctx))

    def get_help_option(self, ctx: Any) -> Any:
        """Give the option, which shows the help as any page is shown."""
        return _paged(super().get_help_option(ctx))


class Called(NamedTuple):
    """A command, or a group of some, and the context that it is called in."""

    command: Any
    context: Any

    @property
    def help(self) -> str:
        """What `--help` prints."""
        return f"{self.command.get_help(self.context)}\n"

    def inside(self) -> Iterator["Called"]:
        """Give the commands of a group."""
        if isinstance(self.command, TyperGroup):
            for name in self.command.list_commands(self.context):
                yield self._at(name)

    def find(self, words: list[str]) -> "Called | None":
        """Find a command inside by its words, such as `source add`; None where there is none."""
        if not words:
            return self
        if not isinstance(self.command, TyperGroup) or words[0] not in self.command.list_commands(self.context):
            return None
        return self._at(words[0]).find(words[1:])

    def _at(self, name: str) -> "Called":
        command = self.command.get_command(self.context, name)
        return Called(command, command.make_context(name, [], parent=self.context, resilient_parsing=True))


def outermost(context: Any) -> Called:
    """Give `jjj` itself, in whose context all commands are called."""
    root = context.find_root()
    return Called(root.command, root)


def _paged(option: Any) -> Any:
    if option is not None:
        option.callback = _show
    return option


def _show(context: Any, _option: Any, asked: bool) -> None:
    """Show the help of a command, in the reader's pager where it is longer than the screen, and leave."""
    if not asked or context.resilient_parsing:
        return
    from jjj_cli.render.paging import page  # only where help is asked for

    text = f"{context.get_help()}\n"
    if not page(text):
        sys.stdout.write(text)
        sys.stdout.flush()
    context.exit()


def _page(command: TyperCommand | TyperGroup, context: Any) -> str:
    from jjj_cli.cli.help_page import help_page  # measures with Rich: only where help is asked for

    return help_page(command, context)
