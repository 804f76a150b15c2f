"""Writes the manual pages, jjj(1) in English and in Chinese, from the code.

`python curation/manual.py` writes man/jjj.1 and man/zh_CN/jjj.1 anew; with a language it prints that one.
"""

import re
from collections.abc import Iterable, Iterator

from commands import ROOT, Command, Taken, read, run

from jjj_cli.render.wrapping import CLOSING, OPENING
from jjj_cli.version import __version__

PAGES = {"en": ROOT / "man" / "jjj.1", "zh": ROOT / "man" / "zh_CN" / "jjj.1"}
WORDS = {
    "en": {
        "name": "NAME",
        "synopsis": "SYNOPSIS",
        "description": "DESCRIPTION",
        "options": "OPTIONS",
        "commands": "COMMANDS",
        "status": "EXIT STATUS",
        "environment": "ENVIRONMENT",
        "files": "FILES",
        "examples": "EXAMPLES",
        "also": "SEE ALSO",
        "default": " ({default} unless told otherwise)",
        "data": "Your own store, under your data directory, unless --store or JJJ_STORE names another. On macOS and "
        "Windows the data directory is another one; `jjj restore --list` has the path.",
        "versions": "Its last versions, which `jjj restore` brings back.",
        "topics": "`jjj help` explains the topics {names}.",
    },
    "zh": {
        "name": "名称",
        "synopsis": "概要",
        "description": "描述",
        "options": "选项",
        "commands": "命令",
        "status": "退出状态",
        "environment": "环境变量",
        "files": "文件",
        "examples": "示例",
        "also": "另见",
        "default": "（默认为 {default}）",
        "data": "自有库，在数据目录中；--store 或 JJJ_STORE 可另行指定。macOS 和 Windows 的数据目录位置不同，"
        "`jjj restore --list` 给出路径。",
        "versions": "自有库最近的各个版本，用 `jjj restore` 恢复。",
        "topics": "`jjj help` 解释以下主题：{names}。",
    },
}
_DATA = "~/.local/share/jjj/facts.json"
# What roff would read as its own, or print as another character than the one that is typed.
_ESCAPES = {"\\": "\\e", "-": "\\-", "'": "\\(aq", "`": "\\(ga", "^": "\\(ha", "~": "\\(ti", '"': "\\(dq"}
_WIDE = r"[\u2e80-\u9fff\uff00-\uffef“”‘’…]"
# Where a line may be broken beside a Chinese character: roff breaks at spaces alone.
_BREAK = re.compile(
    rf"(?<![\s{re.escape(OPENING)}])(?:(?<={_WIDE})|(?={_WIDE}))(?![\s{re.escape(CLOSING)}])(?<=.)(?=.)"
)
_MARK = "\0"


def page(language: str) -> str:
    """Make the manual page in a language."""
    words = WORDS[language]
    jjj, commands = read(language)
    from jjj_cli.cli.help_topics import TOPICS
    from jjj_cli.messages import join, say

    codes = [(str(row["code"]), str(row["meaning"])) for row in TOPICS["exit-codes"].rows()]
    variables = [(str(row["name"]), str(row["meaning"])) for row in TOPICS["environment"].rows()]
    shared = list({taken: None for command in commands for taken in command.shared})
    about = words["topics"].format(names=join("join.list", TOPICS))
    lines = [
        '.\\" Made by curation/manual.py.',
        f'.TH JJJ 1 "" "jjj {__version__}" "jjj"',
        ".nh",  # options are to be typed as they stand
        ".ad l",  # Chinese has no spaces to stretch
        *_section(words["name"], [f"jjj \\- {roff(jjj.about)}"]),
        *_section(words["synopsis"], _usage(jjj)),
        *_section(words["description"], "\n.br\n".join(map(roff, say("start.about").split("\n"))).split("\n")),
        *_section(words["options"], _taken([*jjj.options, *(one for one in shared if one not in jjj.options)], words)),
        *_section(words["commands"], (line for command in commands for line in _command(command, words))),
        *_section(words["status"], _listed(codes)),
        *_section(words["environment"], _listed(variables)),
        *_section(words["files"], _listed([(_DATA, words["data"]), (f"{_DATA}.versions/", words["versions"])])),
        *_section(
            words["examples"],
            (line for place, command in enumerate(commands) for line in _examples(command, first=not place)),
        ),
        *_section(words["also"], [roff(about)]),
    ]
    return "\n".join(lines) + "\n"


def roff(text: str, *, broken: bool = True) -> str:
    """Spell a text so that roff prints it as it is, in ASCII alone; Chinese is broken between its characters."""
    marked = _BREAK.sub(_MARK, text) if broken else text
    spelled = "".join(_letter(letter) for letter in marked)
    return f"\\&{spelled}" if spelled.startswith(".") else spelled


def _letter(letter: str) -> str:
    if letter == _MARK:
        return "\\:"
    return _ESCAPES.get(letter) or (letter if letter.isascii() else f"\\[u{ord(letter):04X}]")


def _section(heading: str, lines: Iterable[str]) -> list[str]:
    return [f'.SH "{roff(heading, broken=False)}"', *lines]


def _command(command: Command, words: dict[str, str]) -> Iterator[str]:
    yield f'.SS "jjj {roff(command.path)}"'
    yield from _usage(command)
    yield ".PP"
    yield roff(command.about)
    yield from _taken([*command.arguments, *command.options], words)


def _usage(command: Command) -> Iterator[str]:
    name = f"jjj {command.path}".rstrip()
    yield f"\\fB{roff(name)}\\fR{roff(command.usage.removeprefix(name))}"


def _taken(rows: Iterable[Taken], words: dict[str, str]) -> Iterator[str]:
    yield from _listed(
        (one.written, one.about + (words["default"].format(default=one.default) if one.default else "")) for one in rows
    )


def _listed(rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, about in rows:
        yield ".TP"
        yield f"\\fB{roff(name, broken=False)}\\fR"
        yield roff(about)


def _examples(command: Command, *, first: bool) -> Iterator[str]:
    if not first:
        yield ".PP"
    yield roff(command.about)
    yield ".PP"
    yield ".nf"
    for example in command.examples:
        yield from (roff(line, broken=False) for line in example.split("\n"))
    yield ".fi"


if __name__ == "__main__":
    run(page, PAGES, __file__)
