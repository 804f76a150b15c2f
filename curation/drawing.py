"""A screen of a terminal as an SVG whose text stays text, for a light or a dark page."""

import io
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator

from rich.cells import cell_len
from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

# Ground, ink, and the sixteen colours, as GitHub's light and dark terminal themes have them.
_COLOURS = {
    "light": (
        ["ffffff", "1f2328"],
        ["24292f", "cf222e", "116329", "4d2d00", "0969da", "8250df", "1b7c83", "6e7781"],
        ["57606a", "a40e26", "1a7f37", "633c01", "218bff", "a475f9", "3192aa", "8c959f"],
    ),
    "dark": (
        ["0d1117", "e6edf3"],
        ["484f58", "ff7b72", "3fb950", "d29922", "58a6ff", "bc8cff", "39c5cf", "b1bac4"],
        ["6e7681", "ffa198", "56d364", "e3b341", "79c0ff", "d2a8ff", "56d4dd", "ffffff"],
    ),
}
THEMES = tuple(_COLOURS)
_SVG = "http://www.w3.org/2000/svg"
_CELL, _HIGH = 12.0, 20
# The page that Rich fills in, with the fonts that the reader has: the one of Rich fetches its own.
_PAGE = """<svg viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace, \
"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC"; font-size: {char_height}px; }}
.{unique_id}-title {{ font: bold 16px system-ui, sans-serif; }}
{styles}
</style>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""
_DRAWN = "\u2500-\u259f"
_WIDE = "\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6"
_NARROW = rf"[^\s{_DRAWN}{_WIDE}]+"
# What is drawn and not written is stretched to its cells, so that lines and bars have no gaps.
_RUN = re.compile(rf"(?P<drawn>[{_DRAWN}]+)|[{_WIDE}]+|{_NARROW}(?: {_NARROW})*")


def draw(screen: str, title: str, columns: int, theme: str) -> str:
    """Draw what a terminal of so many columns was sent."""
    kept = io.StringIO()  # what is recorded is written as well
    console = Console(record=True, width=columns, file=kept, force_terminal=True, color_system="truecolor")
    console.print(Text.from_ansi(screen), soft_wrap=True)
    svg = console.export_svg(
        title=title, theme=_theme(theme), code_format=_PAGE, unique_id="t", font_aspect_ratio=_CELL / _HIGH
    )
    return _placed(svg)


def read(svg: str) -> str:
    """Give the text of a picture, without its spaces."""
    return re.sub(r"\s", "", "".join("".join(one.itertext()) for one in ET.fromstring(svg).iter(f"{{{_SVG}}}text")))


def _theme(name: str) -> TerminalTheme:
    (ground, ink), normal, bright = [[_rgb(colour) for colour in colours] for colours in _COLOURS[name]]
    return TerminalTheme(ground, ink, normal, bright)


def _rgb(colour: str) -> tuple[int, int, int]:
    red, green, blue = bytes.fromhex(colour)
    return red, green, blue


def _placed(svg: str) -> str:
    """Give every run of wide, of narrow and of drawn characters its own place.

    Rich counts a wide character as one cell when it says how long a text is.
    """
    ET.register_namespace("", _SVG)
    page = ET.fromstring(svg)
    for group in page.iter(f"{{{_SVG}}}g"):
        if group.get("class") == "t-matrix":
            texts = list(group)
            group[:] = [part for one in texts for part in _parts(one)]
    return ET.tostring(page, encoding="unicode") + "\n"


def _parts(whole: ET.Element) -> Iterator[ET.Element]:
    line = (whole.text or "").replace("\xa0", " ")
    left = float(whole.get("x", "0"))
    for run in _RUN.finditer(line):
        part = ET.Element(whole.tag, {"class": whole.get("class", ""), "y": whole.get("y", "")})
        part.set("x", f"{left + cell_len(line[: run.start()]) * _CELL:g}")
        part.set("textLength", f"{cell_len(run[0]) * _CELL:g}")
        if run["drawn"]:
            part.set("lengthAdjust", "spacingAndGlyphs")
        part.text, part.tail = run[0], "\n"
        yield part
