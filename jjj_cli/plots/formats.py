"""What kind of picture is asked for: by the file's suffix, and in which size."""

import re
from pathlib import PurePath
from typing import NamedTuple

from jjj_cli.errors import UsageError
from jjj_cli.messages import join, say

SUFFIXES = (".svg", ".png", ".pdf", ".html")
# Width and height in millimetres; without a height the picture is as high as what it shows.
SIZES: dict[str, tuple[int, int | None]] = {"page": (160, None), "column": (90, None), "slide": (254, 143)}
# Below this nothing can be read, above it nobody prints.
LEAST, MOST = 60, 2000


class Size(NamedTuple):
    """How large a picture is, in millimetres; `height` None: as high as it has to be."""

    width: int
    height: int | None = None


def suffix_of(path: str) -> str:
    """Give the suffix that says what is to be written; raises UsageError for any other than the four."""
    suffix = PurePath(path).suffix.lower()
    if suffix not in SUFFIXES:
        raise UsageError("plot-suffix", path=path, hint=say("hint.plot-suffix", values=join("join.list", SUFFIXES)))
    return suffix


def size_of(text: str | None) -> Size:
    """Read `slide`, `90` or `160x100`; raises UsageError for what is none of them, too small or too large."""
    if text is None:
        return Size(*SIZES["page"])
    if text in SIZES:
        return Size(*SIZES[text])
    match = re.fullmatch(r"(\d{1,5})(?:[xX×](\d{1,5}))?", text)
    sides = [int(side) for side in match.groups() if side] if match else []
    if not sides or not all(LEAST <= side <= MOST for side in sides):
        hint = say("hint.plot-size", names=join("join.list", SIZES), least=LEAST, most=MOST)
        raise UsageError("plot-size", text=text, hint=hint)
    return Size(*sides)
