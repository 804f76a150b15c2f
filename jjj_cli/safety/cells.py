"""Texts as cells of a spreadsheet or a CSV file, and back: nothing that a cell says runs, nothing is lost."""

import re
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from io import StringIO
from itertools import dropwhile

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
_NOTHING = r"\0"


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
    if text.isprintable() and "\\" not in text:  # as nearly all are: none of the unseen is
        return text
    # a text that looks so spelled already keeps its backslash as \x5c
    text = re.sub(f"(?={_SPELLED})" + r"\\", r"\\x5c", text)
    return re.sub(_HIDDEN, lambda match: spell(match[0]), text)


def with_ends(text: str) -> str:
    r"""Spell out, as \x20, spaces at the ends of a text that is `escaped`: cells are trimmed."""
    if text == text.strip():
        return text
    before, middle, after = _ends(text)
    return "".join([*map(spell, before), middle, *map(spell, after)])


def unescaped(text: str) -> str:
    """Read back what `escaped` has spelled out."""
    return re.sub(_SPELLED, lambda match: chr(int(match[1] or match[2] or match[3], 16)), text)


def joined(items: Iterable[str]) -> str:
    r"""Join the items of a list by `;`, so that `split` gives them back.

    One in an item is written `\;`, a space at its ends as `\ `, and an item of nothing as `\0`.
    """
    return JOINER.join(_item(item) for item in items)


def _item(text: str) -> str:
    before, middle, after = _ends(text.replace("\\", "\\\\").replace(JOINER, f"\\{JOINER}"))
    return "".join([*(f"\\{space}" for space in before), middle, *(f"\\{space}" for space in after)]) or _NOTHING


def _ends(text: str) -> tuple[str, str, str]:
    """Part a text from the spaces at its ends, in time that grows in line with it."""
    rest = text.lstrip()
    middle = rest.rstrip()
    return text[: len(text) - len(rest)], middle, rest[len(middle) :]


def split(text: str, *, tidy: bool = False) -> list[str]:
    """Give the items that `joined` has joined; an empty text is an empty list.

    `tidy` is for what people write: without the spaces around items, and without items that nothing is written of.
    """
    items = []
    for match in re.finditer(rf"((?:[^\\{JOINER}]|\\.|\\\Z)*)({JOINER}|\Z)", text, re.DOTALL) if text else ():
        signs = re.findall(r"\\.|.", match[1], re.DOTALL)
        if tidy:
            signs = list(dropwhile(str.isspace, reversed(list(dropwhile(str.isspace, reversed(signs))))))
        if signs or not tidy:
            items.append("" if match[1] == _NOTHING else "".join(sign[-1] for sign in signs))
        if not match[2]:
            break
    return items


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
    breaks stay, but at its ends, or are spelled out too where the cell is to be one line.
    """
    if value is None or isinstance(value, bool | Decimal):
        return text_of(value)
    text = with_ends(escaped(joined(map(str, value)) if isinstance(value, list | tuple) else str(value)))
    return no_formula(text.replace("\n", spell("\n")) if one_line and "\n" in text else text)


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
