"""What strangers wrote, made safe to show: no escape sequence reaches a terminal."""

import re

# Patterns are compiled by `re` on first use: start-up counts.

# C0 but for line breaks, DEL, C1, and what hides or turns text around (Trojan Source).
_CONTROLS = r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]"
# As above where the text is JSON, whose writer has spelled out C0 already.
_UNESCAPED = r"[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]"
_SURROGATES = r"[\ud800-\udfff]"
# A spreadsheet runs what starts like this; a sign before a plain figure is only a sign.
_FORMULA = r"[=@\t\r]|[+\-](?!\d[\d.,]*[%‰]?\w*$)"

LAST_BYTE = 0xFF


def visible(text: str) -> str:
    r"""Spell out control characters, as \x1b, and keep line breaks."""
    return re.sub(_SURROGATES, "�", re.sub(_CONTROLS, _spell, text))


def one_line(text: str) -> str:
    """Spell out control characters and line breaks, so that a cell is one line."""
    return visible(text).replace("\n", "\\n")


def json_safe(text: str) -> str:
    """Escape in JSON text what a terminal would obey."""
    return re.sub(_UNESCAPED, lambda match: f"\\u{ord(match[0]):04x}", text)


def no_formula(text: str) -> str:
    """Put an apostrophe before a cell that a spreadsheet would run."""
    return f"'{text}" if re.match(_FORMULA, text) else text


def _spell(match: re.Match[str]) -> str:
    code = ord(match[0])
    if match[0] == "\t":
        return "\\t"
    if match[0] == "\r":
        return "\\r"
    return f"\\x{code:02x}" if code <= LAST_BYTE else f"\\u{code:04x}"
