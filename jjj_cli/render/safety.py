"""What strangers wrote, made safe to show: no escape sequence reaches a terminal."""

import re

from jjj_cli.controls import UNSEEN

# Patterns are compiled by `re` on first use: start-up counts.

# All that a terminal may obey, but for line breaks.
_CONTROLS = rf"[\t{UNSEEN}]"
# As above where the text is JSON, whose writer has spelled out C0 already.
_UNESCAPED = rf"(?![\x00-\x1f])[{UNSEEN}]"
_SURROGATES = r"[\ud800-\udfff]"
# A spreadsheet runs what starts like this; a sign before a plain figure is only a sign.
_FORMULA = r"[=@\t\r＝＠]|[+\-＋－](?!\d[\d.,]*[%‰]?\w*$)"

LAST_BYTE = 0xFF
LAST_OF_FOUR = 0xFFFF


def visible(text: str) -> str:
    r"""Spell out control characters, as \x1b, and keep line breaks."""
    return re.sub(_SURROGATES, "�", re.sub(_CONTROLS, _spell, text))


def one_line(text: str) -> str:
    """Spell out control characters and line breaks, so that a cell is one line."""
    return visible(text).replace("\n", "\\n")


def json_safe(text: str) -> str:
    """Escape in JSON text what a terminal would obey."""
    return re.sub(_UNESCAPED, _escape, text)


def no_formula(text: str) -> str:
    """Put an apostrophe before a cell that a spreadsheet would run."""
    return f"'{text}" if re.match(_FORMULA, text) else text


def _spell(match: re.Match[str]) -> str:
    code = ord(match[0])
    if match[0] == "\t":
        return "\\t"
    if match[0] == "\r":
        return "\\r"
    if code > LAST_OF_FOUR:
        return f"\\U{code:08x}"
    return f"\\x{code:02x}" if code <= LAST_BYTE else f"\\u{code:04x}"


def _escape(match: re.Match[str]) -> str:
    """Escape a character as JSON does, one beyond the first plane as two."""
    return "".join(f"\\u{unit:04x}" for unit in _utf16(match[0]))


def _utf16(letter: str) -> list[int]:
    spelled = letter.encode("utf-16-be")
    return [int.from_bytes(spelled[place : place + 2]) for place in range(0, len(spelled), 2)]
