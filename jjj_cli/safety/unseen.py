"""Characters that are not seen: control characters, and those that hide text or turn it around."""

import re

# Of the control characters, those that part what they stand between: a vertical tab, a page's end, a line's end.
_PARTING = "\\x0b-\\x0d"
# But for those, line breaks and tabs: C0, DEL, C1, the soft hyphen, zero-width and bidirectional marks (of
# which Trojan Source is made), line separators, the byte order mark, and tags.
_HIDING = (
    "\\x00-\\x08\\x0e-\\x1f\\x7f-\\x9f\\u00ad\\u061c\\u180e\\u200b-\\u200f\\u2028-\\u202e"
    "\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb\\U000e0000-\\U000e007f"
)
UNSEEN = _PARTING + _HIDING
# What belongs to the letter before it and changes how that looks: accents, strokes through it, selectors of a variant.
JOINING = (
    "\\u0300-\\u036f\\u0483-\\u0489\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\u302a-\\u302f\\u3099\\u309a"
    "\\ufe00-\\ufe0f\\ufe20-\\ufe2f\\U000e0100-\\U000e01ef"
)
# What is not to stand in a figure: what hides, what changes its letters, and fillers that have no shape.
IN_NO_FIGURE = _HIDING + JOINING + "\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180d\\u180f\\u3164\\uffa0"

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


def named(letters: str) -> str:
    """Name characters that are not seen, each once: U+200B (zero width space)."""
    return ", ".join(_name(letter) for letter in dict.fromkeys(letters))


def _name(letter: str) -> str:
    from unicodedata import name  # only where something is wrong

    code, called = f"U+{ord(letter):04X}", name(letter, "").lower()
    return f"{code} ({called})" if called else code
