"""What fits where the cursor stands: commands, options, and what their declarations say of a value."""

from collections.abc import Iterable
from importlib import import_module

from jjj_cli.cli.app import MODULES
from jjj_cli.cli.typed_line import Cursor, cursor_at, cut, headed
from jjj_cli.completion.matching import AFTER_COMMA
from jjj_cli.completion.request import Candidate, Completions, Request
from jjj_cli.messages import say

# Values that are files, which the shell knows best, and values of which a,b gives several; by what they are called.
FILES = ("FILE", "PATH")
LISTED = ("FIELDS", "VERDICTS", "CHANGE")


def complete(ask: Request) -> Completions:
    """Give what fits what a shell asks about; raises JjjError where a store cannot be read."""
    if ask.files:
        return Completions(files=True)
    here = cursor_at(ask.words, ask.typed)
    if here.commands:
        return Completions(_commands(here))
    return Completions(_options(here)) if here.parameter is None else _value(here)


def _value(here: Cursor) -> Completions:
    """Give what fits as the value of a parameter."""
    kind = str(here.parameter.metavar).removesuffix("...")
    if kind in FILES:
        return Completions(files=True)
    if kind in LISTED:
        return _several(here)
    if named := _named(here):
        return Completions(headed(here.piece.head, [one for one in named if one.word.startswith(here.piece.typed)]))
    from jjj_cli.cli.completion_values import (  # what there is to choose from: only where a value is asked for
        KINDS,
        Asking,
    )

    return KINDS[kind](Asking(here)) if kind in KINDS else Completions()


def _commands(here: Cursor) -> list[Candidate]:
    key = ".".join(["help", *here.path])
    return [Candidate(name, say(f"{key}.{name}")) for name in here.commands if name.startswith(here.piece.typed)]


def _options(here: Cursor) -> list[Candidate]:
    found = []
    for one in here.options:
        names = sorted((name for name in one.opts if name.startswith(here.piece.typed)), key=len, reverse=True)
        if names:
            found.append(Candidate(names[0], say("help.this") if "--help" in one.opts else one.help))
    return found


def _named(here: Cursor) -> list[Candidate]:
    """Give the values that a parameter's declaration names."""
    return [Candidate(one.value, one.help or "") for one in here.parameter.shell_complete(here.context, "")]


def _several(here: Cursor) -> Completions:
    """Give what fits after the last comma, without what stands before it."""
    before, piece = cut(here.piece, AFTER_COMMA)
    taken = {name.strip() for name in before.split(",")}
    named = _named(here) or [Candidate(field) for field in _fields(here)]
    found = [one for one in named if one.word.startswith(piece.typed) and one.word not in taken]
    return Completions(headed(piece.head, found), tight=True)


def _fields(here: Cursor) -> Iterable[str]:
    """Give what `--fields` can pick, as the module of the command says."""
    if not here.path:  # of no command
        return ()
    name = here.path[0]
    module = import_module(f"jjj_cli.cli.commands.{MODULES.get(name, name)}")
    if hasattr(module, "fields_for"):
        from jjj_cli.cli.completion_values import Asking  # some depend on what a store holds

        return module.fields_for(here.given, lambda: Asking(here).store)  # type: ignore[no-any-return]
    return (*getattr(module, "FIELDS", ()), *getattr(module, "MORE", ()))
