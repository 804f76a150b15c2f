"""A sheet to draw on, in points from its upper left corner."""

import re
from collections.abc import Sequence
from io import BytesIO
from typing import Literal
from xml.sax.saxutils import quoteattr

from matplotlib.artist import Artist
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon
from matplotlib.text import Text
from matplotlib.transforms import Affine2D

from jjj_cli.plots.drawing.fonts import LATIN, STYLED, Ruler
from jjj_cli.plots.text_safety import clean
from jjj_cli.version import __version__

INK, QUIET, RULE, PAPER = "#1a1a1a", "#555555", "#d5d5d5", "#ffffff"
_DOTS = 200
# The font of a text in an SVG as matplotlib writes it: within its tag, where no words stand.
_FAMILY = re.compile(rf"(?<=<text )(style=\"[^\"<>]*font-family: )'{LATIN}'")
_INCH = 72
Anchor = Literal["left", "center", "right"]
Place = tuple[float, float]
Dash = Literal["-", "--", ":", "-."]


class Canvas:
    """Shapes and words; what comes later lies above what came before."""

    def __init__(self, width: float, height: float, ruler: Ruler) -> None:
        self.width, self.height, self.ruler = width, height, ruler
        self._figure = Figure(figsize=(width / _INCH, height / _INCH), facecolor=PAPER)
        flipped = Affine2D().scale(1 / _INCH, -1 / _INCH).translate(0, height / _INCH)
        self._points = flipped + self._figure.dpi_scale_trans
        self._count = 0

    def text(
        self,
        at: Place,
        words: str,
        size: float,
        colour: str = INK,
        *,
        bold: bool = False,
        anchor: Anchor = "left",
        turned: bool = False,
    ) -> None:
        """Write a line, its baseline at a place."""
        if not words.strip():
            return
        written = Text(
            *at,
            clean(words),
            color=colour,
            fontsize=size,
            fontfamily=self.ruler.families,
            fontweight="bold" if bold else "normal",
            horizontalalignment=anchor,
            verticalalignment="baseline",
            rotation=90 if turned else 0,
            rotation_mode="anchor",
            parse_math=False,
        )
        self._add(written)

    def shape(
        self,
        corners: Sequence[Place],
        face: str,
        edge: str = "none",
        hatch: str = "",
        width: float = 0.7,
        name: str = "",
    ) -> None:
        """Fill a shape; a `name` is its id in an SVG."""
        drawn = Polygon(list(corners), closed=True, facecolor=face, edgecolor=edge, linewidth=width)
        if hatch:
            drawn.set(hatch=hatch, hatchcolor=PAPER if edge == "none" else INK)
        self._add(drawn, name)

    def box(self, at: Place, width: float, height: float, face: str, edge: str = "none", hatch: str = "") -> None:
        """Fill a rectangle from its upper left corner."""
        x, y = at
        self.shape([(x, y), (x + width, y), (x + width, y + height), (x, y + height)], face, edge, hatch)

    def line(
        self, places: Sequence[Place], colour: str = INK, width: float = 0.8, dash: Dash = "-", name: str = ""
    ) -> None:
        """Draw a line through places."""
        x, y = zip(*places, strict=True)
        self._add(Line2D(x, y, color=colour, linewidth=width, linestyle=dash, solid_joinstyle="round"), name)

    def marker(self, at: Place, kind: str, size: float, face: str, edge: str, name: str = "") -> None:
        """Draw a marker around a place."""
        x, y = at
        drawn = Line2D([x], [y], linestyle="none", marker=kind, markersize=size, color=face)
        drawn.set(markerfacecolor=face, markeredgecolor=edge, markeredgewidth=0.9)
        self._add(drawn, name)

    def svg(self, title: str, alt: str, drawn_from: str) -> str:
        """Give an SVG whose text is text, with what it shows in words, and which store it was drawn from."""
        made = BytesIO()
        nothing = dict.fromkeys(("Date", "Creator", "Format", "Type"))
        self._figure.savefig(
            made, format="svg", metadata={**nothing, "Title": clean(title), "Source": clean(drawn_from)}
        )
        # Nothing else has to be read to read this: not even what SVG is.
        text = re.sub(r"<!DOCTYPE[^>]*>\s*", "", made.getvalue().decode("utf-8"), count=1)
        text = _FAMILY.sub(rf"\1{STYLED}", text)
        spoken = f'<svg role="img" aria-label={quoteattr(clean(alt), {chr(10): " "})} '
        return text.replace("<svg ", spoken, 1)

    def png(self, title: str, drawn_from: str) -> bytes:
        """Give a PNG of 200 dots an inch."""
        made = BytesIO()
        self._figure.savefig(
            made, format="png", dpi=_DOTS, metadata={"Software": _maker(), "Title": clean(title), "Source": drawn_from}
        )
        return made.getvalue()

    def pdf(self, title: str, drawn_from: str) -> bytes:
        """Give a PDF of one page with its fonts in it."""
        made = BytesIO()
        about = {
            "Title": clean(title),
            "Subject": drawn_from,
            "Creator": _maker(),
            "Producer": None,
            "CreationDate": None,
        }
        self._figure.savefig(made, format="pdf", metadata=about)
        return made.getvalue()

    def _add(self, artist: Artist, name: str = "") -> None:
        self._count += 1
        artist.set(transform=self._points, zorder=self._count, clip_on=False, gid=name or None)
        self._figure.add_artist(artist)


def _maker() -> str:
    return f"jjj {__version__}"
