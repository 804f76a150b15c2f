"""Questions to somebody at a terminal: what is missing, with completion of names, and whether to go on."""

import sys
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import typer

from jjj_cli.answers.result import Block, Text
from jjj_cli.messages import say
from jjj_cli.render.output import show

if TYPE_CHECKING:
    from prompt_toolkit.completion import Completer


def interactive() -> bool:
    """Say whether somebody is there to answer: what is asked goes to stderr."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()


def ask(field: str, names: Mapping[str, str] | None = None, *, optional: bool = False) -> str:
    """Ask for a field until something is said, or nothing where it is optional.

    `names` are what can be typed, each with what it stands for. Raises Abort at the end of input.
    """
    label = say(f"ask.{field}") + (f" {say('ask.optional')}" if optional else "")
    while True:
        said = _prompt(say("ask.label", label=label), names)
        if said or optional:
            return said


def confirm(blocks: list[Block], question: str) -> None:
    """Show what is to be done and ask whether to go on, until yes or no is said; raises Abort where not."""
    show(blocks)
    while True:
        said = _prompt(say("ask.choice", question=question), None)
        if said.casefold() in ("", *say("ask.yes").split()):
            return
        if said.casefold() in say("ask.no").split():
            raise typer.Abort
        show([Text(say("ask.unclear", said=said), "caution")])


def _prompt(label: str, names: Mapping[str, str] | None) -> str:
    from prompt_toolkit import PromptSession  # only who is asked waits for it
    from prompt_toolkit.output import create_output

    session: PromptSession[str] = PromptSession(output=create_output(sys.stderr))
    try:
        return session.prompt(label, completer=_completer(names) if names else None).strip()
    except EOFError:
        raise typer.Abort from None


def _completer(names: Mapping[str, str]) -> "Completer":
    """Complete any name that begins with what was typed, or holds it."""
    from prompt_toolkit.completion import Completer, Completion
    from prompt_toolkit.document import Document

    class Names(Completer):
        def get_completions(self, document: Document, complete_event: object) -> Iterable[Completion]:  # noqa: ARG002
            typed = document.text_before_cursor.strip().casefold()
            fitting = [(name, label) for name, label in names.items() if typed in f"{name} {label}".casefold()]
            fitting.sort(key=lambda pair: not pair[0].casefold().startswith(typed))
            for name, label in fitting[:50]:
                yield Completion(name, -len(document.text_before_cursor), display_meta=label)

    return Names()
