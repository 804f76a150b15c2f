"""Which font has the Chinese, and how wide a text is in it."""

import os
import re
from contextlib import suppress
from functools import cache
from pathlib import Path
from unicodedata import east_asian_width

from matplotlib import font_manager
from matplotlib.ft2font import FT2Font, LoadFlags

from jjj_cli.plots.drawing.matplotlib_setup import BLIND
from jjj_cli.render.wrapping import wrap

# Fonts that have simplified Chinese in its own forms, the preferred ones first; an SVG names them all, for whoever
# opens it.
FAMILIES = (
    *("Noto Sans CJK SC", "Source Han Sans SC", "Source Han Sans CN", "Noto Sans SC", "PingFang SC"),
    *("Hiragino Sans GB", "Microsoft YaHei", "Heiti SC", "STHeiti", "SimHei", "WenQuanYi Zen Hei"),
    *("WenQuanYi Micro Hei", "Droid Sans Fallback", "SimSun"),
)
# What the files of these are called, in the same order.
_FILES = (
    *("notosanscjk", "sourcehansanssc", "sourcehansanscn", "notosanssc", "sourcehansans", "pingfang"),
    *("hiraginosansgb", "msyh", "stheiti", "simhei", "wqy", "droidsansfallback", "simsun"),
)
LATIN = "DejaVu Sans"
# The fonts of an SVG's text, as a style sheet names them.
STYLED = ", ".join([*(f"'{name}'" for name in (*FAMILIES, LATIN)), "sans-serif"])
_SAMPLE = "京津冀"
_BOLD = 700
# A reader's own font may be a little wider than the one that was measured.
_SLACK = 1.02
_EM = 100
_NARROWER = (0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6, 0.55)


def chinese(*, seek: bool) -> str | None:
    """Find a font that has Chinese and make it known to matplotlib; None where there is none."""
    if not seek:
        return None
    os.environ.pop(BLIND, None)
    paths = sorted(font_manager.findSystemFonts())
    for name in _FILES:
        for path in paths:
            if re.sub(r"[\W_]", "", Path(path).stem.lower()).startswith(name):
                _add(path)
    known = {font.name for font in font_manager.fontManager.ttflist}
    return next((name for name in FAMILIES if name in known), None) or _any(paths)


def _any(paths: list[str]) -> str | None:
    """Take any font that has the characters, where none is known by its name."""
    for path in paths:
        try:
            font = FT2Font(path)
        except (OSError, RuntimeError):  # no font, whatever its suffix says
            continue
        if all(font.get_char_index(ord(letter)) for letter in _SAMPLE):
            _add(path)
            return font.family_name
    return None


def _add(path: str) -> None:
    """Make a font known to matplotlib, if it is one."""
    with suppress(OSError, RuntimeError):  # a broken file among the machine's fonts is none of ours
        font_manager.fontManager.addfont(path)


class Ruler:
    """Measures text in points, character by character; without a Chinese font a Chinese character is a square."""

    def __init__(self, family: str | None) -> None:
        first = (family,) if family else ()
        self.families = [*first, LATIN]  # matplotlib looks for each again, at every text
        self._faces = {bold: [_face(name, bold=bold) for name in (*first, LATIN)] for bold in (False, True)}
        self._advance = cache(self._measured)

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """Give how wide a line is."""
        return sum(self._advance(letter, bold) for letter in text) * size * _SLACK / _EM

    def wrap(self, text: str, size: float, width: float, most: int, *, bold: bool = False) -> list[str]:
        """Break a text into lines of a width, no more than `most`; the last one says that there is more."""
        # No more letters than could ever be shown: a text may be of any length.
        shown = text[: most * int(2 + width / size * 5)]
        lines = wrap(shown, width, lambda part: self.width(part, size, bold=bold))
        if len(lines) <= most and shown == text:
            return lines
        return [*lines[: most - 1], self._cut(lines[most - 1 :][0] if len(lines) >= most else "", size, width, bold)]

    def balanced(self, text: str, size: float, width: float, most: int, *, bold: bool = False) -> list[str]:
        """Break a text as `wrap` does, into lines that are about as long as one another."""
        lines = self.wrap(text, size, width, most, bold=bold)
        for part in _NARROWER if len(lines) > 1 else ():
            tried = self.wrap(text, size, width * part, most, bold=bold)
            if len(tried) > len(lines) or tried[-1].endswith("…") != lines[-1].endswith("…"):
                return lines
            lines = tried
        return lines

    def _cut(self, line: str, size: float, width: float, bold: bool) -> str:
        while line and self.width(line + "…", size, bold=bold) > width:
            line = line[:-1]
        return line + "…"

    def _measured(self, letter: str, bold: bool) -> float:
        for face in self._faces[bold]:
            if face.get_char_index(ord(letter)):
                return float(face.load_char(ord(letter), flags=LoadFlags.NO_HINTING).linearHoriAdvance) / 65536
        return _EM if east_asian_width(letter) in "WF" else _EM * 0.6


def _face(family: str, *, bold: bool) -> FT2Font:
    there = [font for font in font_manager.fontManager.ttflist if font.name == family]
    wanted = _BOLD if bold else 400
    entry = min(there, key=lambda font: (font.style != "normal", abs(_weight(font.weight) - wanted)))
    face = FT2Font(entry.fname, face_index=entry.index)
    face.set_size(_EM, 72)
    return face


def _weight(weight: str | int) -> int:
    return font_manager.weight_dict.get(str(weight), 400) if isinstance(weight, str) else weight
