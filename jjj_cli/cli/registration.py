"""A function registered as a command: with the options that all commands share, its stores, its one way out."""

import inspect
import os
import sys
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

import typer

from jjj_cli.answers.result import Result
from jjj_cli.cli import options
from jjj_cli.cli.help_command import Command, Group
from jjj_cli.errors import UsageError
from jjj_cli.messages import say
from jjj_cli.messages.language import Language, choose_for
from jjj_cli.record.records import Store
from jjj_cli.render.output import FINDING_FORMATS, Output, emit

if TYPE_CHECKING:
    from jjj_cli.store.location import Files


SETTINGS: dict[str, Any] = {
    "add_completion": False,
    "rich_markup_mode": None,  # plain help: it reads the same everywhere, and Rich stays unimported
    "pretty_exceptions_enable": False,
    "context_settings": {"help_option_names": ["--help", "-h"]},
}
# A figure below zero is no option: jjj convert -3.5℃ 摄氏度.
_OWN_SETTINGS = {"convert": {**SETTINGS["context_settings"], "ignore_unknown_options": True}}
# The commands that were made, by their names.
REGISTERED: dict[str, Any] = {}
SHARED = {
    "format": options.FormatOption,
    "fields": options.FieldsOption,
    "no_header": options.NoHeader,
    "fail_empty": options.FailEmpty,
    "quiet": options.Quiet,
    "no_pager": options.NoPager,
    "lang": options.Lang,
    "store": options.StorePath,
    "only_shipped": options.OnlyShipped,
    "only_own": options.OnlyOwn,
}
# An answer that has a form of its own: what it is asked with instead is said where these are given, if they can be.
_NO_ROWS: dict[str, Any] = {"format": options.NoFormat, "fields": options.NoFields, "no_header": None}
_OWN_SHARED = {"export": _NO_ROWS, "report": _NO_ROWS}
_FLAGS = ("version", "no_header", "fail_empty", "quiet", "no_pager", "only_shipped", "only_own")
# What is written is written to the user's own store, and nothing chooses what is read.
_KEEPING = {name: SHARED[name] for name in ("format", "fields", "no_header", "quiet", "no_pager", "lang", "store")}
# What serves a program prints nothing, and is no answer.
_SERVED = {name: SHARED[name] for name in ("lang", "store", "only_shipped", "only_own")}
# What a command is given beside its options.
_GIVEN = ("files", "serving")
Function = Callable[..., Result]
# What stands on a line as far as it is typed, by parameter, and what opens the stores: a module of commands may say by
# them what `--fields` can pick (`fields_for`), where that is not always its FIELDS and MORE.
Given = Mapping[str, list[str]]
Opened = Callable[[], Store]


class Serving(NamedTuple):
    """What a program is served with: which stores are read now, and in which language, by the locale that it names.

    `own_named` says whether a store of one's own was named, by an option or in the environment.
    """

    located: "Callable[[], Files]"
    language: Callable[[str | None], "Language"]
    own_named: bool


def command(function: Function) -> Function:
    """Make a command of a function that reads the stores.

    The function takes the files to read and its own options, and returns a result; the shared
    options are added to its own, and the result is printed.
    """
    return _command(function, SHARED)


def command_with(**own: Any) -> Callable[[Function], Function]:
    """Make a command that takes some of the shared options in a way of its own; as `command` else."""
    return partial(_command, common={**SHARED, **own})


def writing_command(function: Function, group: str | None = None) -> Function:
    """Make a command of a function that writes the user's own store; as `command` else."""
    return _command(function, _KEEPING, group)


def serving_command(function: Callable[..., int]) -> Callable[..., int]:
    """Make a command of a function that serves a program until that is done, and gives the exit code.

    It takes what it serves with and its own options; nothing that it gives is printed.
    """

    def run(**given: Any) -> None:
        how = {name: given.pop(name, None) for name in _SERVED}
        located = partial(files_for, how)
        located()  # what is named wrongly is told at once, and not to the program
        named = bool(how["store"] or how["only_own"] or os.environ.get("JJJ_STORE"))
        try:
            code = function(Serving(located, partial(choose_for, asked=how["lang"]), named), **given)
        finally:
            _let_go()
        raise typer.Exit(code)

    _declare(run, function, _SERVED)
    return function


def writing_subcommand(group: str) -> Callable[[Function], Function]:
    """Make a command of a group, such as `jjj source add`."""
    return partial(writing_command, group=group)


def with_shared(**own: Any) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give what `jjj` itself calls the options that all commands share, after some of its own."""

    def declare(function: Callable[..., None]) -> Callable[..., None]:
        context = next(iter(inspect.signature(function, eval_str=True).parameters.values()))
        taken = [_parameter(name, annotation) for name, annotation in {**own, **SHARED, **own}.items()]
        function.__signature__ = inspect.Signature([context, *taken])  # type: ignore[attr-defined]
        function.__annotations__ = {one.name: one.annotation for one in (context, *taken)}
        return function

    return declare


def _command(function: Function, common: dict[str, Any], group: str | None = None) -> Function:
    _declare(_run(function, common), function, common, group)
    return function


def _declare(
    run: Callable[..., None], function: Callable[..., Any], common: dict[str, Any], group: str | None = None
) -> None:
    """Register what Typer calls under a function's name, with that one's options and the common ones."""
    name = function.__name__.rstrip("_")
    parameters = [*_own_parameters(function), *_shared_parameters(function, common)]
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    run.__name__ = name
    _register(run, name, group)


def _own_parameters(function: Callable[..., Any]) -> list[inspect.Parameter]:
    parameters = inspect.signature(function, eval_str=True).parameters.values()
    return [one.replace(kind=inspect.Parameter.KEYWORD_ONLY) for one in parameters if one.name not in _GIVEN]


def _shared_parameters(function: Callable[..., Any], common: dict[str, Any]) -> list[inspect.Parameter]:
    return [
        _parameter(name, annotation)
        for name, annotation in {**common, **_OWN_SHARED.get(function.__name__, {})}.items()
        if annotation is not None
    ]


def _parameter(name: str, annotation: Any) -> inspect.Parameter:
    default = False if name in _FLAGS else None
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


def _run(function: Function, common: dict[str, Any]) -> Callable[..., None]:
    """Make what Typer calls: it opens no store, but says which are read, and prints the result."""

    def run(**given: Any) -> None:
        how = {name: given.pop(name, None) for name in common}
        if function.__name__ in _OWN_SHARED and (how["format"], how["fields"]) != (None, None):
            if how["format"] in FINDING_FORMATS:
                raise UsageError("findings-format", name=how["format"], hint=say("hint.own-form"))
            raise UsageError("own-form", command=function.__name__, hint=say("hint.own-form"))
        files = files_for(how)
        output = Output(
            how["format"],
            how["fields"],
            how.get("fail_empty", False),
            how["quiet"],
            pager=not how["no_pager"],
            header=not how["no_header"],
        )
        try:
            code = emit(function(files, **given), output)
        except BrokenPipeError:  # the reader has what it wanted
            code = 0
        finally:
            _let_go()
        raise typer.Exit(code)

    return run


def _let_go() -> None:
    """Let go of whatever engine a store was read by: how `jjj` ends does not wait for it."""
    if opened := sys.modules.get("jjj_cli.store.engines.opening"):
        opened.close()


def _register(run: Callable[..., None], name: str, group: str | None) -> None:
    key = f"{group}.{name}" if group else name
    alone = typer.Typer(cls=Group, **SETTINGS)
    alone.command(
        name,
        cls=Command,
        options_metavar=say("metavar.options"),
        help=say(f"help.{key}"),
        epilog=_examples(key),
        context_settings=_OWN_SETTINGS.get(name),
    )(run)
    if group:
        alone.callback(
            help=say(f"help.{group}"),
            epilog=_examples(key),
            options_metavar=say("metavar.options"),
            subcommand_metavar=say("metavar.command"),
        )(_nothing)
    REGISTERED[group or name] = typer.main.get_command(alone)


def _nothing() -> None:
    """Do nothing: a group has commands, and does nothing of its own."""


def files_for(how: dict[str, Any]) -> "Files":
    """Decide which stores a command reads, by the options that say so."""
    from jjj_cli.store.location import locate, locate_own  # help and version read no store

    own = how["store"] or None
    if "only_own" not in how:
        return locate_own(own)
    if how["only_shipped"] and how["only_own"]:
        raise UsageError("two-stores")
    return locate(own, only_shipped=how["only_shipped"], only_own=how["only_own"])


def _examples(key: str) -> str:
    return f"{say('help.examples')}\n" + "\n".join(f"  {line}" for line in say(f"example.{key}").splitlines())
