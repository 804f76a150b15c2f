"""Texts that a terminal, a Markdown reader, a browser or a spreadsheet would act on."""

import re

# What a terminal, a Markdown reader, a browser or a spreadsheet would act on.
CONTROLS = {
    "colour": "\x1b[31mred\x1b[0m",
    "title": "\x1b]0;owned\x07",
    "link": "\x1b]8;;https://example.invalid\x1b\\click\x1b]8;;\x1b\\",
    "C1": "\x9b31mred",
    "NEL": "a\x85b",
    "DEL": "a\x7fb",
    "bell": "a\x07b",
    "backspace": "evil\x08\x08\x08\x08good",
    "NUL": "a\x00b",
    "return": "evil\rgood",
    "line": "one\ntwo",
    "tab": "one\ttwo",
    "form feed": "one\x0ctwo",
    "override": "a\u202etxt.exe\u202c",
    "isolate": "a\u2066b\u2069",
    "mark": "a\u200fb\u061cc",
    "zero width": "a\u200bb\ufeffc",
    "separators": "a\u2028b\u2029c",
    "soft hyphen": "a\u00adb",
    "tags": "a\U000e0041b",
}
MARKUP = {
    "rich": "[red]x[/red] [bold]y",
    "rich link": "[link=https://example.invalid]x[/link]",
    "rich end": "[/]",
    "backslash": "\\[red]",
    "emoji": ":smile:",
    "markdown link": "[x](https://example.invalid)",
    "markdown image": "![x](https://example.invalid/x.png)",
    "emphasis": "**bold** _em_ ~~gone~~ `code`",
    "html": "<script>alert(1)</script>",
    "html tag": "<b>x</b><!-- y -->",
    "autolink": "<https://example.invalid>",
    "table": "a | b",
    "heading": "# head",
    "format": "{name} %s $HOME",
}
FORMULAS = {
    "equals": "=1+1",
    "at": "@SUM(A1)",
    "plus": "+cmd|' /C calc'!A0",
    "minus": "-2+3",
    "call": "-cmd()",
    "tab first": "\t=1+1",
    "return first": "\r=1+1",
    "quotes": '=HYPERLINK("https://example.invalid","x")',
}
LONG = {"long word": "x" * 3000, "long Chinese": "长" * 2000}
HOSTILE = {**CONTROLS, **MARKUP, **FORMULAS, **LONG}
# Everything below 0x20 but the line's end, DEL, C1, and what hides or turns text around.
_OBEYED = (
    r"\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    r"\ud800-\udfff\U000e0000-\U000e007f"
)


def obeyed(text: str, *, tabs: bool = False) -> list[str]:
    """Give the characters of an output that a terminal would act on."""
    return re.findall(f"[{_OBEYED}]" if tabs else f"[{_OBEYED}\t]", text)
