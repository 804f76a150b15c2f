"""`jjj help`."""

from typing import Annotated

import typer

from jjj_cli.answers import pages
from jjj_cli.answers.result import Result, RowData
from jjj_cli.cli.app import NAMES
from jjj_cli.cli.help_command import Called, outermost
from jjj_cli.cli.help_topics import INDEX, TOPICS, Topic
from jjj_cli.cli.registration import Given, Opened, command
from jjj_cli.errors import UnknownNameError, UsageError
from jjj_cli.gazetteer.names import nearest, suggest
from jjj_cli.messages import say
from jjj_cli.store.location import Files

Words = Annotated[
    list[str] | None, typer.Argument(metavar="TOPIC...", help=say("help.argument.topic"), show_default=False)
]


def fields_for(given: Given, _store: Opened) -> tuple[str, ...]:
    """Give what `--fields` can pick."""
    topic = TOPICS.get(given.get("words", [""])[0])
    return topic.fields if topic else INDEX


@command
def help_(files: Files, context: typer.Context, words: Words = None) -> Result:  # noqa: ARG001 - it needs no store
    """Explain a topic, or show the help of a command; without either, list them."""
    if not words:
        return _index()
    name, *rest = words
    if name in TOPICS:
        return _topic(name, TOPICS[name], rest)
    if found := outermost(context).find(words):
        return _of_command(found, words)
    raise _unknown(" ".join(words), [*TOPICS, *NAMES])


def _index() -> Result:
    topics: list[RowData] = [{"kind": "topic", "name": name, "about": say(f"topic.{name}")} for name in TOPICS]
    commands: list[RowData] = [{"kind": "command", "name": name, "about": say(f"help.{name}")} for name in NAMES]
    return Result(
        command="help",
        query={"topic": None},
        fields=INDEX,
        rows=lambda: [*topics, *commands],
        page=lambda: pages.topics.index(topics, commands),
    )


def _topic(name: str, topic: Topic, rest: list[str]) -> Result:
    """Give a topic's table; that of the fields may be asked for one command."""
    rows, page = list(topic.rows()), topic.page
    if rest and name != "fields":
        raise UsageError("extra-argument", text=" ".join(rest))
    if rest:
        rows, page = _of_one(rows, " ".join(rest)), pages.topics.fields
    return Result(
        command="help",
        query={"topic": " ".join([name, *rest])},
        fields=topic.fields,
        rows=lambda: rows,
        page=lambda: page(rows),
    )


def _of_one(rows: list[RowData], asked: str) -> list[RowData]:
    found = [row for row in rows if f"{row['command']} ".startswith(f"{asked} ")]
    if not found:
        raise _unknown(asked, [str(row["command"]) for row in rows])
    return found


def _of_command(found: Called, words: list[str]) -> Result:
    """Give what `--help` of the command prints, in whatever format."""
    return Result(
        command="help",
        query={"topic": " ".join(words)},
        fields=(),
        rows=list,
        page=list,
        document=lambda: [found.help],
    )


def _unknown(asked: str, names: list[str]) -> UnknownNameError:
    close = suggest(nearest(asked, {name: name for name in names}))
    return UnknownNameError("unknown-topic", name=asked, hint=close or say("hint.topics"))
