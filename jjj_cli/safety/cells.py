"""Texts as cells of a spreadsheet or a CSV file, and back: nothing that a cell says runs, nothing is lost."""

import re
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from io import StringIO

from jjj_cli.messages import english
from jjj_cli.safety.unseen import UNSEEN, spell

# Patterns are compiled by `re` on first use: start-up counts.

# A spreadsheet runs what starts like this; a sign before a plain figure is only a sign.
_FORMULA = r"[=@\t\r\n＝＠]|[+\-＋－](?!\d[\d.,]*[%‰]?\w*$)"
_BEGINS = frozenset("'=@\t\r\n＝＠+-＋－")
# What no cell shows, and what no XML holds; tabs and line breaks stay.
_HIDDEN = rf"[{UNSEEN}\ud800-\udfff\ufffe\uffff]"
_SPELLED = r"\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U((?:000[0-9a-f]|0010)[0-9a-f]{4}))"
# What joins the items of a list.
JOINER = ";"


def no_formula(text: str) -> str:
    """Put an apostrophe before a cell that a spreadsheet would run; `plain_cell` takes it away.

    A text that has such an apostrophe already gets one more, so that it comes back as it was.
    """
    return f"'{text}" if text[:1] in _BEGINS and re.match(f"'*(?:{_FORMULA})", text) else text


def plain_cell(text: str) -> str:
    """Take away the apostrophe that `no_formula` has put before a cell; any other text stays as it is."""
    return text[1:] if re.match(f"'+(?:{_FORMULA})", text) else text


def escaped(text: str) -> str:
    r"""Spell out characters that are not seen, as \x1b, but for tabs and line breaks; `unescaped` reads them back."""
    # a text that looks so spelled already keeps its backslash as \x5c
    text = re.sub(f"(?={_SPELLED})" + r"\\", r"\\x5c", text)
    return re.sub(_HIDDEN, lambda match: spell(match[0]), text)


def unescaped(text: str) -> str:
    """Read back what `escaped` has spelled out."""
    return re.sub(_SPELLED, lambda match: chr(int(match[1] or match[2] or match[3], 16)), text)


def joined(items: Iterable[str]) -> str:
    r"""Join the items of a list by `;`; one in an item is written `\;`, and `split` reads that."""
    return JOINER.join(item.replace("\\", "\\\\").replace(JOINER, f"\\{JOINER}") for item in items)


def split(text: str) -> list[str]:
    """Give the items that `joined` has joined; an empty text is an empty list."""
    items = re.findall(rf"((?:[^\\{JOINER}]|\\.|\\\Z)*)(?:{JOINER}|\Z)", text, re.DOTALL)[:-1] if text else []
    return [re.sub(r"\\(.)", r"\1", item, flags=re.DOTALL) for item in items]


def text_of(value: object, spell: Callable[[str], str] = str) -> str:
    """Give a value's text, the same for every reader.

    A missing value's is empty, a number's has all its digits, the items of a list are joined.
    """
    if value is None:
        return ""
    if type(value) is str:  # and in no other language than English
        return spell(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, list | tuple):
        return JOINER.join(text_of(item, spell) for item in value)
    return spell(english(value) if isinstance(value, str) else str(value))


def write_cell(value: object, *, one_line: bool = False) -> str:
    """Spell a value for a cell, so that nothing runs, nothing hides, and `read_cell` gives the text back.

    A missing value is empty, a number has all its digits and no exponent, a list is joined. Line
    breaks stay, or are spelled out too where the cell is to be one line.
    """
    if value is None or isinstance(value, bool | Decimal):
        return text_of(value)
    text = escaped(joined(map(str, value)) if isinstance(value, list | tuple) else str(value))
    return no_formula(text.replace("\n", spell("\n")) if one_line else text)


def read_cell(text: str) -> str:
    """Read a cell's text back as it was before `write_cell`; a list is still to be `split`."""
    return unescaped(plain_cell(text))


class LineWriter:
    """Spells cells as lines of CSV (RFC 4180, with a line feed after each)."""

    def __init__(self) -> None:
        import csv

        self._held = StringIO()
        self._writer = csv.writer(self._held, lineterminator="\n")

    def line(self, cells: Sequence[str]) -> str:
        """Give a line."""
        self._held.seek(0)
        self._held.truncate()
        self._writer.writerow(cells)
        return self._held.getvalue()
