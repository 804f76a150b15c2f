"""A command line as it is being typed: read off the declarations, where the cursor stands and what is given so far."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import typer

from jjj_cli.cli.app import app
from jjj_cli.completion.matching import before_last
from jjj_cli.completion.request import Candidate


class Piece(NamedTuple):
    """What is completed of a word, and what stands before it and stays."""

    head: str
    typed: str


class Cursor(NamedTuple):
    """Where the cursor stands: in the value of a `parameter`, or in the name of a command or of an option.

    `path` names the command, and `given` has what stands on the line, by parameter.
    """

    path: tuple[str, ...]
    given: dict[str, list[str]]
    context: Any
    piece: Piece
    parameter: Any = None
    commands: tuple[str, ...] = ()
    options: tuple[Any, ...] = ()


def cursor_at(words: Sequence[str], typed: str) -> Cursor:
    """Find where a word stands that is typed after others."""
    line = _Line()
    for word in words:
        line.take(word)
    return line.place(typed)


def cut(piece: Piece, after: str) -> tuple[str, Piece]:
    """Cut from a piece what stands before its last name, and give that too."""
    before = before_last(piece.typed, after)
    return before, Piece(piece.head + before, piece.typed[len(before) :])


def headed(head: str, found: Iterable[Candidate]) -> list[Candidate]:
    """Put before words what stands before the piece that is completed."""
    return [one._replace(word=head + one.word, name=head + (one.name or one.word)) for one in found]


class _Line:
    """Reads words from left to right."""

    def __init__(self) -> None:
        self._path: list[str] = []
        self._given: dict[str, list[str]] = {}
        self._waiting: list[Any] = []
        self._options_over = False
        self._enter(typer.main.get_command(app), None)

    def _enter(self, command: Any, parent: Any) -> None:
        name = self._path[-1] if self._path else "jjj"
        self._context = command.make_context(name, [], parent=parent, resilient_parsing=True)
        shown = [one for one in command.get_params(self._context) if not getattr(one, "hidden", False)]
        self._options = [one for one in shown if one.param_type_name == "option"]
        self._arguments = [one for one in shown if one.param_type_name == "argument"]
        self._commands = list(command.list_commands(self._context)) if hasattr(command, "list_commands") else []

    def take(self, word: str) -> None:
        """Read a word that is finished."""
        option, value = self._option(word)
        if self._waiting:
            self._give(self._waiting.pop(), word)
        elif word == "--" and not self._options_over:
            self._options_over = True
        elif option and not self._options_over:
            self._take_option(option, value)
        elif self._commands:
            self._call(word)
        elif self._arguments and not self._is_unknown_option(word):
            self._give(self._arguments[0], word)
            if self._arguments[0].nargs == 1:
                self._arguments.pop(0)

    def place(self, typed: str) -> Cursor:
        """Say where a word stands that is being typed."""
        here = Cursor(tuple(self._path), self._given, self._context, Piece("", typed))
        if self._waiting:
            return here._replace(parameter=self._waiting[-1])
        if typed.startswith("-") and not self._options_over:
            option, value = self._option(typed)
            if value is not None and not option.is_flag:
                return here._replace(parameter=option, piece=Piece(typed[: len(typed) - len(value)], value))
            return here._replace(options=self._left())
        if self._commands:
            return here._replace(commands=tuple(self._commands))
        if self._arguments:
            return here._replace(parameter=self._arguments[0])
        return here if typed or self._options_over else here._replace(options=self._left())

    def _option(self, word: str) -> tuple[Any, str | None]:
        """Find the option of a word, and what of the word is its value: `--unit=万元`, `-r沧州`."""
        name, equals, value = word.partition("=")
        for one in self._options:
            if name in one.opts:
                return one, value if equals else None
            if word[:2] in one.opts and not word.startswith("--"):
                return one, word[2:] or None
        return None, None

    def _is_unknown_option(self, word: str) -> bool:
        return word.startswith("-") and word != "-" and not (self._options_over or self._context.ignore_unknown_options)

    def _take_option(self, option: Any, value: str | None) -> None:
        if option.is_flag:
            self._given.setdefault(option.name, [])
        elif value is not None:
            self._give(option, value)
        else:
            self._waiting = [option] * option.nargs

    def _give(self, parameter: Any, value: str) -> None:
        self._given.setdefault(parameter.name, []).append(value)

    def _call(self, name: str) -> None:
        """Go into a command; nobody knows what one that is none takes."""
        known = name in self._commands
        command = self._context.command.get_command(self._context, name) if known else None
        self._path.append(name)
        self._commands, self._options, self._arguments = [], [], []
        if command:
            self._enter(command, self._context)

    def _left(self) -> tuple[Any, ...]:
        """Give the options that can still be given."""
        return tuple(one for one in self._options if one.name not in self._given or one.multiple)
