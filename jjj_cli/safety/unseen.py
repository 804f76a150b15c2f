"""Characters that are not seen: control characters, and those that hide text or turn it around."""

import re

# But for line breaks and tabs: C0, DEL, C1, the soft hyphen, zero-width and bidirectional marks (of
# which Trojan Source is made), line separators, the byte order mark, and tags.
UNSEEN = (
    "\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u00ad\\u061c\\u180e\\u200b-\\u200f\\u2028-\\u202e"
    "\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb\\U000e0000-\\U000e007f"
)

_LAST_BYTE = 0xFF
_LAST_OF_FOUR = 0xFFFF


def is_seen(text: str) -> bool:
    """Say whether every character of a text is seen, on one line."""
    return not re.search(rf"[\t\n{UNSEEN}]", text)


def spell(letter: str) -> str:
    r"""Spell out a character by its number: \x1b, \u202e, \U000e0041."""
    code = ord(letter)
    if code > _LAST_OF_FOUR:
        return f"\\U{code:08x}"
    return f"\\x{code:02x}" if code <= _LAST_BYTE else f"\\u{code:04x}"
