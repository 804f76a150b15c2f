"""How large, in which colour and behind which pattern: told apart by the colour-blind, and in grey as well."""

from typing import NamedTuple

from jjj_cli.plots.drawing.canvas import Dash
from jjj_cli.plots.drawing.fonts import Ruler

# Okabe and Ito's colours, each with a pattern of its own.
COLOURS = ("#0072B2", "#E69F00", "#56B4E9", "#D55E00", "#009E73", "#CC79A7", "#F0E442", "#999999")
HATCHES = ("", "////", "||||", "\\\\\\\\", "xxxx", "----", "++++", "..")
MARKERS = ("o", "s", "^", "D", "v", "p", "<", ">")
DASHES: tuple[Dash, ...] = ("-", "--", ":", "-.")
# Lines are seen where fills would be too pale.
LINES = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#5B4FA2", "#E69F00", "#56B4E9", "#7F7F7F")
# Names in the colours of their lines, dark enough to be read (4.5 : 1 on paper).
NAMES = ("#0072B2", "#B54C00", "#00795A", "#A1457C", "#5B4FA2", "#8F6300", "#20729C", "#666666")
# From the palest class to the darkest, and how what is written on each is seen.
SHADES = (("#DCE9F5", "#111111"), ("#A6C8E4", "#111111"), ("#2F78B5", "#fefefe"), ("#0B4A85", "#fefefe"))


class Style(NamedTuple):
    """The sizes of a picture, all made from the size of its plain text."""

    base: float
    ruler: Ruler

    @property
    def small(self) -> float:
        """The size of what stands beside and below."""
        return self.base * 0.84

    @property
    def large(self) -> float:
        """The size of the title."""
        return self.base * 1.5

    @property
    def gap(self) -> float:
        """What keeps two things apart."""
        return self.base * 0.6


def line_height(size: float) -> float:
    """Give how far apart the baselines of two lines are."""
    return size * 1.38


def fill(group: int) -> tuple[str, str]:
    """Give the colour and the pattern of a group."""
    count = len(COLOURS)
    return COLOURS[group % count], HATCHES[(group + group // count) % count]


def stroke(place: int) -> tuple[str, str, Dash]:
    """Give the colour, the marker and the dash of a line."""
    count = len(LINES)
    return LINES[place % count], MARKERS[(place + place // count) % count], DASHES[place // count % len(DASHES)]
