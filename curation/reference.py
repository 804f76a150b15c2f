"""Writes the reference: every command with its use, options, fields and examples, and the topics, from the code.

`python curation/reference.py` writes docs/reference.md and docs/reference.zh-CN.md anew; with a
language it prints that one.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from commands import ROOT, Command, Taken, read, run

from jjj_cli.messages import join

if TYPE_CHECKING:
    from jjj_cli.cli.field_help import Given

PAGES = {"en": ROOT / "docs" / "reference.md", "zh": ROOT / "docs" / "reference.zh-CN.md"}
WORDS = {
    "en": {
        "title": "Reference",
        "made": "Made from the code by `python curation/reference.py`, in the words of `jjj --help` and `jjj help`.",
        "shared": "Options of every command",
        "before": "They stand before the command as well: `jjj --format json compare gdp`.",
        "lacking": " (not by {names})",
        "argument": "Argument",
        "option": "Option",
        "about": "What it is",
        "default": "Default",
        "fields": "Fields: {names}",
        "with": "Fields of `jjj {key}`: {names}",
        "more": "; on demand: {names}",
        "also": "It takes the [options of every command](#options-of-every-command).",
        "topics": "Topics",
    },
    "zh": {
        "title": "命令参考",
        "made": "由 `python curation/reference.py` 依代码生成，用语与 `jjj --help` 和 `jjj help` 相同。",
        "shared": "各命令共有的选项",
        "before": "这些选项也可以写在命令之前：`jjj --format json compare gdp`。",
        "lacking": "（{names} 除外）",
        "argument": "参数",
        "option": "选项",
        "about": "说明",
        "default": "默认值",
        "fields": "字段：{names}",
        "with": "`jjj {key}` 的字段：{names}",
        "more": "；按需给出：{names}",
        "also": "另有[各命令共有的选项](#各命令共有的选项)。",
        "topics": "主题",
    },
}


def page(language: str) -> str:
    """Make the reference in a language."""
    words = WORDS[language]
    jjj, commands = read(language)
    parts = [
        f"# {words['title']}",
        words["made"],
        _fenced(jjj.usage),
        _table([*jjj.options], words["option"], words),
        f"## {words['shared']}",
        words["before"],
        _shared(commands, words),
        *(part for command in commands for part in _command(command, words)),
        f"# {words['topics']}",
        *_topics(),
    ]
    return "\n\n".join(filter(None, parts)) + "\n"


def _shared(commands: list[Command], words: dict[str, str]) -> str:
    """Give the options that commands share, each with the commands that do not take it."""
    every = {taken: None for command in commands for taken in command.shared}
    rows = []
    for taken in every:
        lacking = [f"`{command.path}`" for command in commands if taken not in command.shared]
        beside = words["lacking"].format(names=join("join.list", lacking)) if lacking else ""
        rows.append(Taken(taken.written, taken.about + beside, taken.default))
    return _table(rows, words["option"], words)


def _command(command: Command, words: dict[str, str]) -> list[str]:
    return [
        f"## jjj {command.path}",
        command.about,
        _fenced(command.usage),
        _table(command.arguments, words["argument"], words),
        _table(command.options, words["option"], words),
        words["also"],
        *(_fields(command.path, key, given, words) for key, given in command.given.items()),
        _fenced("\n".join(command.examples)),
    ]


def _fields(path: str, key: str, given: "Given", words: dict[str, str]) -> str:
    more = [field for field in given.every if field not in given.fields]
    said = words["fields" if key == path else "with"].format(key=key, names=_names(given.fields))
    return said + (words["more"].format(names=_names(more)) if more else "")


def _names(fields: Iterable[str]) -> str:
    return " ".join(f"`{field}`" for field in fields)


def _table(rows: list[Taken], head: str, words: dict[str, str]) -> str:
    """Make a table, with a column of defaults where there are any."""
    if not rows:
        return ""
    defaults = any(row.default for row in rows)
    cells = [[f"`{row.written}`", row.about, f"`{row.default}`" if row.default else ""] for row in rows]
    heads = [head, words["about"], words["default"]]
    lines = [heads, ["---"] * 3, *cells]
    return "\n".join(f"| {' | '.join(_cell(text) for text in line[: 2 + defaults])} |" for line in lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "\\<")


def _fenced(text: str) -> str:
    return f"```sh\n{text}\n```"


def _topics() -> list[str]:
    """Give the pages of `jjj help`, as it prints them."""
    from jjj_cli.cli.help_topics import TOPICS
    from jjj_cli.messages import say
    from jjj_cli.render.markdown import markdown

    parts: list[str] = []
    for name, topic in TOPICS.items():
        written = markdown(topic.page(list(topic.rows()))).strip()
        parts += [f"## jjj help {name}", say(f"topic.{name}"), written.replace("\n## ", "\n### ")]
    return parts


if __name__ == "__main__":
    run(page, PAGES, __file__)
