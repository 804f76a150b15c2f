"""What `--help` looks like: in the reader's language, lined up with Chinese in it, and as narrow as the terminal."""

import re
import shutil
from collections.abc import Iterator
from typing import Any

from rich.cells import cell_len
from typer.core import TyperCommand, TyperGroup

from jjj_cli.messages import say
from jjj_cli.render.alignment import pad
from jjj_cli.render.wrapping import wrap

# Text is read easily up to this width, whatever the terminal's is.
_WIDEST = 80
_NARROWEST = 20
_INDENT = "  "
# A name longer than this stands on a line of its own, above what it means.
_NAMES = 24
# Where there is less room than this beside the names, what they mean stands below each.
_BESIDE = 30
_Rows = list[tuple[str, str]]


def help_page(command: TyperCommand | TyperGroup, context: Any) -> str:
    """Lay out the help of a command: its use, what it does, what it takes, examples."""
    width = max(_NARROWEST, min(_WIDEST, shutil.get_terminal_size().columns))
    lines = list(_usage(command, context, width))
    lines += ["", *_indented(command.help or "", width)]
    for heading, rows in _sections(command, context):
        lines += ["", say(f"help.heading.{heading}"), *_listed(rows, width)]
    if command.epilog:
        lines += ["", *command.epilog.splitlines()]
    return "\n".join(lines)


def _usage(command: TyperCommand | TyperGroup, context: Any, width: int) -> Iterator[str]:
    before = say("help.usage", command=context.command_path)
    lines = wrap(takes(command, context), max(_NARROWEST, width - cell_len(before)))
    yield before + lines[0]
    yield from (" " * cell_len(before) + line for line in lines[1:])


def takes(command: TyperCommand | TyperGroup, context: Any) -> str:
    """Give what stands after a command's name in its use, without Typer's braces around what must be there."""
    return re.sub(r"[{}]", "", " ".join(command.collect_usage_pieces(context)))


def _sections(command: TyperCommand | TyperGroup, context: Any) -> Iterator[tuple[str, _Rows]]:
    if isinstance(command, TyperGroup):
        commands = [(name, command.get_command(context, name)) for name in command.list_commands(context)]
        yield "commands", [(name, one.help or "") for name, one in commands if one and not one.hidden]
    shown = [one for one in command.get_params(context) if not getattr(one, "hidden", False)]
    for heading, kind in (("arguments", "argument"), ("options", "option")):
        if rows := [_record(command, context, one) for one in shown if one.param_type_name == kind]:
            yield heading, rows


def _record(command: TyperCommand | TyperGroup, context: Any, parameter: Any) -> tuple[str, str]:
    name, _ = parameter.get_help_record(context)
    if parameter is command.get_help_option(context):
        return name, say("help.this")
    return name, parameter.help or ""


def _listed(rows: _Rows, width: int) -> Iterator[str]:
    names = min(_NAMES, max(cell_len(name) for name, _ in rows))
    start = len(_INDENT) + names + len(_INDENT)
    if width - start < _BESIDE:
        for name, text in rows:
            yield from _indented(name, width)
            yield from _indented(text, width, 2)
        return
    for name, text in rows:
        lines = wrap(text, width - start)
        if cell_len(name) > names:
            yield _INDENT + name
            name = ""  # noqa: PLW2901 - it stands above
        yield _INDENT + pad(name, names) + _INDENT + lines[0]
        yield from (" " * start + line for line in lines[1:])


def _indented(text: str, width: int, depth: int = 1) -> Iterator[str]:
    yield from (_INDENT * depth + line for line in wrap(text, width - len(_INDENT) * depth))
