"""JSON with exact numbers and Chinese unescaped, in which nothing stands that a terminal would obey."""

import re
from typing import Any

import msgspec

from jjj_cli.messages import Said, english
from jjj_cli.safety.unseen import UNSEEN

# Patterns are compiled by `re` on first use: start-up counts.

# What a terminal may obey; JSON's writer has spelled out C0 already.
_UNESCAPED = rf"(?![\x00-\x1f])[{UNSEEN}]"
_ENCODER = msgspec.json.Encoder(decimal_format="number")


def compact(value: object) -> str:
    """Spell a value as JSON on one line."""
    return _safe(_encoded(value).decode())


def indented(value: object) -> str:
    """Spell a value as JSON, a line an item."""
    line = _encoded(value)
    text = msgspec.json.format(line, indent=2).decode()
    # What is laid out has line breaks, which Python does not call printable: the line is looked at before.
    return text if line.decode().isprintable() else _escaped(text)


def _encoded(value: object) -> bytes:
    """Spell a value as JSON; what was said to the reader, and lone surrogates, the encoder refuses."""
    try:
        return _ENCODER.encode(value)
    except (TypeError, UnicodeEncodeError):
        return _ENCODER.encode(_plain(value))


def _plain(value: Any) -> Any:
    """Say in English what was said to the reader, and replace lone surrogates, which no UTF-8 can hold."""
    if isinstance(value, Said):
        value = english(value)
    if isinstance(value, str):
        return value if value.isprintable() else value.encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value


def _safe(text: str) -> str:
    """Escape what a terminal would obey; what Python calls printable holds none of it, and most lines are that."""
    return text if text.isprintable() else _escaped(text)


def _escaped(text: str) -> str:
    return re.sub(_UNESCAPED, _escape, text)


def _escape(match: re.Match[str]) -> str:
    """Escape a character as JSON does, one beyond the first plane as two."""
    return "".join(f"\\u{unit:04x}" for unit in _utf16(match[0]))


def _utf16(letter: str) -> list[int]:
    spelled = letter.encode("utf-16-be")
    return [int.from_bytes(spelled[place : place + 2]) for place in range(0, len(spelled), 2)]
