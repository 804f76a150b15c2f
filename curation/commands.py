"""What the commands are, read from the code in one language: for the reference and the manual page."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from jjj_cli import messages

if TYPE_CHECKING:
    from jjj_cli.cli.field_help import Given
    from jjj_cli.cli.help_command import Called

ROOT = Path(__file__).parents[1]
LANGUAGES = messages.LANGUAGES


class Taken(NamedTuple):
    """An argument or an option: how it is written, what it is, and what it is where nobody says."""

    written: str
    about: str
    default: str | None


class Command(NamedTuple):
    """A command: its words, how it is called, what it does, what it takes, examples, what it gives."""

    path: str
    usage: str
    about: str
    arguments: list[Taken]
    options: list[Taken]
    shared: list[Taken]
    examples: list[str]
    given: "dict[str, Given]"


def read(language: str) -> tuple[Command, list[Command]]:
    """Give `jjj` itself, and every command in the order of the help, in a language.

    The words are chosen when the commands are imported: a process reads one language.
    """
    messages.use(language)
    import typer

    from jjj_cli.cli.app import app
    from jjj_cli.cli.help_command import Called
    from jjj_cli.cli.help_topics import every_given

    group: Any = typer.main.get_command(app)
    jjj = Called(group, group.make_context("jjj", [], resilient_parsing=True))
    found = list(_every(jjj))
    given = every_given()
    paths = [_path(one) for one in found]
    return _command(jjj, {}), [
        _command(one, {key: what for key, what in given.items() if _is_of(key, path, paths)})
        for one, path in zip(found, paths, strict=True)
    ]


def _every(called: "Called") -> Iterator["Called"]:
    """Give every command below one, those of a group and not the group."""
    for one in called.inside():
        inside = list(_every(one))
        yield from inside or [one]


def _path(called: "Called") -> str:
    return str(called.context.command_path).removeprefix("jjj").strip()


def _is_of(key: str, path: str, paths: list[str]) -> bool:
    """Say whether what is given under a key is given by a command: `compare --between` is by `compare`."""
    return key == path or (key.startswith(f"{path} ") and key not in paths)


def _command(called: "Called", given: "dict[str, Given]") -> Command:
    from jjj_cli.cli.help_page import takes
    from jjj_cli.cli.registration import SHARED

    command, context = called
    path = _path(called)
    params = [one for one in command.get_params(context) if not getattr(one, "hidden", False)]
    options = [one for one in params if one.param_type_name == "option"]
    return Command(
        path,
        f"{context.command_path} {takes(command, context)}",
        command.help,
        [_taken(one, context) for one in params if one.param_type_name == "argument"],
        [_taken(one, context) for one in options if one.name not in SHARED and (one.name != "help" or not path)],
        [_taken(one, context) for one in options if one.name in SHARED],
        _examples(command.epilog),
        given,
    )


def _examples(epilog: str) -> list[str]:
    """Give the examples of a command, one of several lines in one piece."""
    found: list[str] = []
    for line in epilog.partition("\n\n")[0].splitlines()[1:]:
        if found and found[-1].endswith("\\"):
            found[-1] += f"\n{line.removeprefix('  ')}"
        else:
            found.append(line.removeprefix("  "))
    return found


def run(page: Callable[[str], str], made: dict[str, Path], program: str) -> None:
    """Print the page of the language that is asked for; without one, write every page."""
    os.environ["COLUMNS"] = "80"
    if len(sys.argv) > 1:
        sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
        sys.stdout.write(page(sys.argv[1]))
    else:
        _write(made, program)


def _write(made: dict[str, Path], program: str) -> None:
    """Write a page for each language, each made by a process of its own that prints it."""
    for language, path in made.items():
        done = subprocess.run([sys.executable, program, language], check=True, capture_output=True, encoding="utf-8")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(done.stdout, encoding="utf-8")


def _taken(parameter: Any, context: Any) -> Taken:
    default = parameter.default
    said = None if default in (None, False, ()) or callable(default) else str(default)
    about = messages.say("help.this") if parameter.name == "help" else parameter.help or ""
    return Taken(parameter.get_help_record(context)[0], about, said)
