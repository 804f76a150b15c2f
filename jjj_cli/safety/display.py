"""What strangers wrote, made safe to show: no escape sequence reaches a terminal."""

import re

from jjj_cli.safety.unseen import UNSEEN, spell

# Patterns are compiled by `re` on first use: start-up counts.

# All that a terminal may obey, but for line breaks.
_CONTROLS = rf"[\t{UNSEEN}]"
_SURROGATES = r"[\ud800-\udfff]"
_NAMED = {"\t": "\\t", "\r": "\\r"}


def visible(text: str) -> str:
    r"""Spell out control characters, as \x1b, and keep line breaks."""
    if text.isprintable():  # by Python's own tables, in which all of these are not
        return text
    return re.sub(_SURROGATES, "�", re.sub(_CONTROLS, _spell, text))


def legible(text: str) -> str:
    """Spell out control characters as `visible` does, of a text that tabs and all kinds of line ends belong to."""
    return "\t".join(map(visible, text.removeprefix("\ufeff").replace("\r\n", "\n").split("\t")))


def one_line(text: str) -> str:
    """Spell out control characters and line breaks, so that a cell is one line."""
    return visible(text).replace("\n", "\\n")


def _spell(match: re.Match[str]) -> str:
    return _NAMED.get(match[0]) or spell(match[0])
