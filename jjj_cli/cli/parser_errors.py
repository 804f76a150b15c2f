"""What the parser of the command line refuses, in the reader's words: Typer's are English alone."""

import re
from collections.abc import Sequence
from typing import Any

from jjj_cli.cli.app import GROUPS, NAMES
from jjj_cli.errors import UsageError
from jjj_cli.gazetteer.names import nearest, suggest
from jjj_cli.messages import join, say
from jjj_cli.render.output import FINDING_FORMATS

_INVALID = r"Invalid value for '(?P<name>[^']*)'(?: / '[^']*')*"  # '--format' / '-f'
# Typer 0.28's sentences, and the message that each becomes; what is not here is told as Typer tells it.
SENTENCES = {
    r"No such option: (?P<name>\S+)": "no-option",
    r"No such command '(?P<name>[^']*)'": "no-command",
    r"Missing (?:argument|parameter) '(?P<name>[^']*)'": "no-argument",
    r"Missing option '(?P<name>[^']*)'": "no-argument",
    r"Missing command": "no-subcommand",
    r"Got unexpected extra arguments?(?:\(s\))? \((?P<text>.*)\)": "extra-argument",
    r"Option '(?P<name>[^']*)' requires an argument": "no-value",
    r"Option '(?P<name>[^']*)' requires (?P<count>\d+) arguments": "no-values",
    r"Option '(?P<name>[^']*)' does not take a value": "needless-value",
    rf"{_INVALID}: '?(?P<text>.*?)'? is not a valid (?:integer|int)": "no-number",
    rf"{_INVALID}: (?P<text>\S+) is not in the range x>=(?P<least>\d+)": "too-small",
    rf"{_INVALID}: '(?P<text>.*)' is not one of (?P<values>.*?)\.?$": "no-such-value",
}


def worded(raised: Any, arguments: Sequence[str]) -> UsageError:
    """Say what the parser refused: what is wrong, what comes nearest, and where the use is shown."""
    context = getattr(raised, "ctx", None)
    use = say("hint.help", command=context.command_path if context else _command(arguments))
    sentence = raised.format_message()
    for pattern, key in SENTENCES.items():
        if found := re.match(pattern, sentence, re.DOTALL):
            values = {name: text or "" for name, text in found.groupdict().items()}
            if key == "no-such-value" and values["text"] in FINDING_FORMATS:
                return UsageError("findings-format", name=values["text"], hint=use)
            known = _known(key, context, values)
            close = _close(values, known)
            if "values" in values:
                values["values"] = join("join.list", known)
            return UsageError(key, hint=f"{close}\n{use}" if close else use, **values)
    return UsageError("usage", message=sentence, hint=use)


def _command(arguments: Sequence[str]) -> str:
    """Name the command that was typed, where the parser does not: the first word that is one, and its own."""
    first = next((place for place, word in enumerate(arguments) if word in NAMES), None)
    if first is None:
        return "jjj"
    name, *more = arguments[first:]
    return " ".join(["jjj", name, *(more[:1] if more and more[0] in GROUPS.get(name, ()) else ())])


def _close(values: dict[str, str], known: Sequence[str]) -> str | None:
    asked = values.get("text") or values.get("name", "")
    return suggest(nearest(asked, {name: name for name in known}))


def _known(key: str, context: Any, values: dict[str, str]) -> list[str]:
    if key == "no-such-value":
        return re.findall(r"'([^']*)'", values["values"])
    if context is None:
        return []
    if key == "no-command":
        return list(context.command.list_commands(context))
    if key == "no-option":
        return [name for one in context.command.get_params(context) for name in one.opts if name.startswith("--")]
    return []
